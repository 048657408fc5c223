// Where a mail belongs, or why nothing is to be done about it.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known } from "../api/queries";
import type { InboxMail } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";

interface DialogProps {
  mail: InboxMail;
  onClose: () => void;
}

function useStep(mail: InboxMail, words: string, onClose: () => void) {
  return useMutation({
    mutationFn: ({ verb, body }: { verb: string; body: object }) =>
      send<"attach_inbox_mail">("POST", `/inbox-mails/${mail.id}/${verb}`, {
        revision: mail.revision,
        ...body,
      } as never),
    onSuccess: (now) => {
      known("inbox_mail", now);
      callStale(["inbox_mail", "sales_order"]);
      tell(words);
      onClose();
    },
  });
}

export function AttachDialog({ mail, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(mail.sales_order_number ?? "");
  const [customer, setCustomer] = useState(mail.sales_order_number ? "" : (mail.customer ?? ""));
  const step = useStep(mail, t("done.inboxAttached"), onClose);
  return (
    <Dialog
      title={t("inbox.attach")}
      words={t("inbox.attach.words")}
      verb={t("inbox.attach")}
      isBusy={step.isPending}
      onDo={() =>
        step.mutate({
          verb: "linking",
          body: order ? { sales_order: order } : { customer: customer || null },
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={step.error} />
      <Field
        label={t("inbox.order")}
        value={order}
        onChange={setOrder}
        pointer="/sales_order"
        error={errorAt(step.error, "/sales_order")}
        placeholder="SO-2026-000123"
        mono
        autoFocus
      />
      <Field
        label={t("order.customer")}
        value={customer}
        onChange={setCustomer}
        pointer="/customer"
        error={errorAt(step.error, "/customer")}
        disabled={order !== ""}
        mono
        optional
      />
    </Dialog>
  );
}

export function AsideDialog({ mail, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const step = useStep(mail, t("done.inboxAside"), onClose);
  return (
    <Dialog
      title={t("inbox.aside")}
      words={t("inbox.aside.words")}
      verb={t("inbox.aside")}
      isBusy={step.isPending}
      onDo={() => step.mutate({ verb: "setting-aside", body: { reason } })}
      onClose={onClose}
    >
      <ErrorSummary error={step.error} />
      <LongField
        label={t("inbox.reason")}
        value={reason}
        onChange={setReason}
        pointer="/reason"
        error={errorAt(step.error, "/reason")}
        autoFocus
      />
    </Dialog>
  );
}
