// What one administrator proposed and another one has to allow: seen wherever it belongs.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary, errorAt, LongField } from "../shared/fields";
import { between, moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act } from "../shared/parts";
import { usePeople } from "../shared/people";

export const settingsQuery = () => one<"get_settings">("settings", "/settings");

export function Proposal() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const settings = useQuery({ ...settingsQuery(), enabled: may("administrator", "auditor") });
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const answer = useMutation({
    mutationFn: (verb: "confirmation" | "refusal" | "withdrawal") =>
      send<"confirm_settings_change">("POST", `/settings/${verb}`, {
        revision: settings.data?.revision,
        ...(verb === "refusal" ? { reason } : {}),
      }),
    onSuccess: () => {
      setRefusing(false);
      callStale(["settings"]);
      tell(t("done.settings"));
    },
  });
  const record = settings.data;
  if (!record?.proposed.length) return null;
  const isMine = record.proposed_by === who?.person;
  return (
    <div className="bar-notice warn proposal">
      <p>
        {t("settings.proposed", {
          fields: record.proposed
            .map((each) => t(`settings.field.${each.field}`, { defaultValue: each.field ?? "" }))
            .join(between()),
        })}{" "}
        <span className="soft">
          {nameOf(record.proposed_by)} · {moment(record.proposed_at)}
        </span>
      </p>
      {answer.error && !isRefusing && <ErrorSummary error={answer.error} />}
      {may("administrator") && (
        <p className="need-acts">
          {isMine ? (
            <Act loading={answer.isPending} onAct={() => answer.mutate("withdrawal")}>
              {t("settings.withdraw")}
            </Act>
          ) : (
            <>
              <Act loading={answer.isPending} onAct={() => answer.mutate("confirmation")}>
                {t("settings.agree")}
              </Act>
              <Act onAct={() => setRefusing(true)}>{t("settings.refuse")}</Act>
            </>
          )}
        </p>
      )}
      {isRefusing && (
        <Dialog
          title={t("settings.refuse")}
          verb={t("settings.refuse")}
          isBusy={answer.isPending}
          onDo={() => answer.mutate("refusal")}
          onClose={() => setRefusing(false)}
        >
          <ErrorSummary error={answer.error} />
          <LongField
            label={t("form.reason")}
            pointer="/reason"
            value={reason}
            onChange={setReason}
            error={errorAt(answer.error, "/reason")}
            autoFocus
          />
        </Dialog>
      )}
    </div>
  );
}
