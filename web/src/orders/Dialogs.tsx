// The decisions on one order, each in words of its own.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { callStale, known, one } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary } from "../shared/fields";
import { tell } from "../shared/notices";
import { DialogFields, ReadBackSheet } from "./DialogFields";
import { type FormValues, sendingOf, titleOf } from "./deeds";
import type { Opened } from "./OrderPage";

interface DialogsProps {
  what: Opened;
  order: SalesOrder;
  about?: string;
  onClose: () => void;
}

export default function Dialogs({ what, order, about, onClose }: DialogsProps) {
  const { t } = useTranslation();
  const customer = useQuery(one<"get_customer">("customer", `/customers/${order.customer}`));
  const [values, setValues] = useState<FormValues>({
    reason: "",
    kind: "customer_request",
    contact: "",
    channel: "phone",
    outcome: order.status === "awaiting_customer" || order.read_back ? "agreed" : "sent",
    isInformed: false,
    rule: "",
    decision: "approve",
    invoicing: "nothing_to_invoice",
    reference: "",
    team: "warehouse",
    day: "",
  });
  const set = (to: Partial<FormValues>) => setValues((before) => ({ ...before, ...to }));
  const filled = {
    ...values,
    contact:
      values.contact || (what === "read-back" ? (customer.data?.contacts[0]?.name ?? "") : ""),
  };
  const attempt = useMutation({
    mutationFn: () => {
      const { path, body } = sendingOf(what, order, filled, about);
      return send<never>("POST", path, body as never);
    },
    onSuccess: (now: unknown) => {
      known("sales_order", now);
      callStale([
        "sales_order",
        "worklist",
        "hold",
        "question",
        "follow_up",
        "shipment",
        "approval",
      ]);
      tell(t(`done.${what}`, { number: order.number }));
      onClose();
    },
  });
  const isAtOnce = what === "verification" || what === "confirmation";
  const conflict = attempt.error instanceof Refused && attempt.error.problem.status === 412;
  return (
    <Dialog
      title={t(titleOf(what), { number: order.number })}
      words={
        isAtOnce ? t(`do.${what}.words`, { customer: order.customer_name }) : order.customer_name
      }
      wide={what === "read-back"}
      verb={t(`do.${what}.verb`, { number: order.number, outcome: values.outcome })}
      isGrave={what === "cancellation"}
      isBusy={attempt.isPending}
      onDo={() => attempt.mutate()}
      onClose={onClose}
    >
      {conflict ? (
        <p className="bar-notice warn" role="alert">
          {t("state.changedMeanwhile")}
        </p>
      ) : (
        <ErrorSummary error={attempt.error} />
      )}
      <DialogFields what={what} order={order} values={filled} set={set} />
      {isAtOnce && <ReadBackSheet order={order} />}
    </Dialog>
  );
}
