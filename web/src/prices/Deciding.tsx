// Who decides on a price, says no, and tells who was informed: the same for special prices and agreements.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { PaymentPlan, PriceAgreement, SpecialPrice } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, LongField } from "../shared/fields";
import { between, moment } from "../shared/format";
import { usePeople } from "../shared/people";

type Decided = SpecialPrice | PriceAgreement | PaymentPlan;

/** One verb on one of them; what was told by others makes the page stale by itself. */
export function useStep(path: string, record: string) {
  return useMutation({
    mutationFn: ({ verb, body }: { verb: string; body: object }) =>
      send<"decide_special_price">("POST", `${path}/${verb}`, body as never),
    onSuccess: () => callStale([record, "approval", "worklist"]),
  });
}
export type Steps = ReturnType<typeof useStep>;

/** The one approval that counts, when it waits. */
export const waiting = (row: Decided) =>
  (row.approvals ?? []).find((approval) => approval.status === "pending");

export function Why({
  title,
  verb,
  step,
  onDo,
  onClose,
}: {
  title: string;
  verb: string;
  step: Steps;
  onDo: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={title}
      verb={verb}
      isGrave
      isBusy={step.isPending}
      isReady={!!reason.trim()}
      onDo={() => onDo(reason.trim())}
      onClose={onClose}
    >
      <ErrorSummary error={step.error} />
      <LongField
        label={t("special.reason")}
        pointer="/reason"
        value={reason}
        onChange={setReason}
        error={errorAt(step.error, "/reason")}
        autoFocus
      />
    </Dialog>
  );
}

/** Everybody who has not been told yet is chosen: most often they are told at once. */
export function Tell({
  row,
  all,
  step,
  onDo,
  onClose,
}: {
  row: Decided;
  all: string[];
  step: Steps;
  onDo: (recipients: string[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const open = all.filter((name) => !row.informed.some((each) => each.recipient === name));
  const [chosen, setChosen] = useState(open);
  return (
    <Dialog
      title={t("special.tell", { number: row.number })}
      words={t("special.tellWords")}
      verb={t("special.told")}
      isBusy={step.isPending}
      isReady={chosen.length > 0}
      onDo={() => onDo(chosen)}
      onClose={onClose}
    >
      <ErrorSummary error={step.error} />
      <div className="fields">
        {open.map((name, i) => (
          <label className="check-line" key={name}>
            <input
              type="checkbox"
              data-autofocus={i === 0 || undefined}
              checked={chosen.includes(name)}
              onChange={() =>
                setChosen(
                  chosen.includes(name)
                    ? chosen.filter((each) => each !== name)
                    : [...chosen, name],
                )
              }
            />{" "}
            {t(`special.recipient.${name}`)}
          </label>
        ))}
      </div>
    </Dialog>
  );
}

export function Informed({ row }: { row: Decided }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  if (!row.informed.length) return null;
  return (
    <>
      {row.informed.map((each) => (
        <div key={each.recipient}>
          {t(`special.recipient.${each.recipient}`)}{" "}
          <small className="soft">
            {nameOf(each.by)}, {moment(each.at)}
          </small>
        </div>
      ))}
    </>
  );
}

export function Deciders({ row }: { row: Decided }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const approval = (row.approvals ?? []).at(-1);
  if (!approval) return null;
  const signed = approval.signed_as.map(
    (role, i) => `${t(`role.${role}`)}: ${nameOf(approval.signed_by[i])}`,
  );
  return (
    <>
      {approval.roles
        .map((role) => t(`role.${role}`))
        .join(approval.each_role ? " + " : t("special.or"))}
      {signed.length > 0 && <small className="soft"> ({signed.join(between())})</small>}
      {approval.reason && <div className="soft">{approval.reason}</div>}
    </>
  );
}
