// A decision in front of the page: names the thing and the effect; the button says the verb.
import { Modal } from "@mantine/core";
import { type FormEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "./keys";
import { Act, Key } from "./parts";

interface DialogProps {
  title: ReactNode;
  words?: ReactNode;
  verb: string;
  isBusy?: boolean;
  isGrave?: boolean;
  isReady?: boolean;
  wide?: boolean;
  footer?: ReactNode;
  onDo: () => void;
  onClose: () => void;
  children?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  const isOpen = useRef(true);
  const act = () => {
    if (!props.isBusy && props.isReady !== false) props.onDo();
  };
  useKeys(
    { "ctrl+enter": act, escape: props.onClose },
    { "ctrl+enter": props.verb, escape: t("act.close") },
    true,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act();
  };
  return (
    <Modal
      opened={isOpen.current}
      onClose={props.onClose}
      withCloseButton={false}
      padding={0}
      closeOnEscape={false}
      size={props.wide ? 820 : 520}
      classNames={{ content: "dialog", body: "dialog-body" }}
      aria-label={typeof props.title === "string" ? props.title : props.verb}
    >
      <form onSubmit={submit} noValidate>
        <header className="dialog-head">
          <div>
            <h2>{props.title}</h2>
            {props.words && <p>{props.words}</p>}
          </div>
          <button
            type="button"
            className="bare"
            onClick={props.onClose}
            aria-label={`${t("act.close")}, Esc`}
          >
            <Key of="escape" />
          </button>
        </header>
        <div className="dialog-main">{props.children}</div>
        <footer className="dialog-foot">
          <div className="dialog-words">{props.footer}</div>
          <Act onAct={props.onClose} hint="escape" data-autofocus={props.isGrave || undefined}>
            {t("act.back")}
          </Act>
          <Act
            kind={props.isGrave ? "grave" : "main"}
            type="submit"
            hint="ctrl+enter"
            loading={props.isBusy}
            disabled={props.isReady === false}
          >
            {props.verb}
          </Act>
        </footer>
      </form>
    </Modal>
  );
}
