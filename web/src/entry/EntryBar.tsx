// The bar of fast entry; drawn again when what it shows changes, not with every key.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { time } from "../shared/format";
import { PageBar } from "../shared/PageBar";
import { Act } from "../shared/parts";
import { Mark } from "../shared/StatusMark";

interface EntryBarProps {
  keptAt: string | undefined;
  canRepeat: boolean;
  canSend: boolean;
  isSending: boolean;
  isQuotation: boolean;
  onQuote: () => void;
  onAnew: () => void;
  onRepeat: () => void;
  onDraft: () => void;
  onVerify: () => void;
}

export const EntryBar = memo(function EntryBar(props: EntryBarProps) {
  const { t } = useTranslation();
  return (
    <PageBar
      title={t(props.isQuotation ? "quotation.new" : "orders.new")}
      state={
        <span className="chip" role="status">
          <Mark of="draft" />{" "}
          {props.keptAt ? t("entry.kept", { at: time(props.keptAt) }) : t("entry.draft")}
        </span>
      }
    >
      <Act kind="quiet" onAct={props.onAnew}>
        {t("entry.anew")}
      </Act>
      <Act kind="quiet" hint="alt+r" onAct={props.onRepeat} disabled={!props.canRepeat}>
        {t("entry.repeat")}
      </Act>
      {!props.isQuotation && (
        <>
          <Act kind="quiet" onAct={props.onQuote} disabled={!props.canSend}>
            {t("entry.quote")}
          </Act>
          <Act onAct={props.onDraft} disabled={!props.canSend}>
            {t("entry.saveDraft")}
          </Act>
        </>
      )}
      <Act
        kind="main"
        hint="ctrl+enter"
        onAct={props.onVerify}
        disabled={!props.canSend}
        loading={props.isSending}
      >
        {t(props.isQuotation ? "entry.quote" : "entry.verify")}
      </Act>
    </PageBar>
  );
});
