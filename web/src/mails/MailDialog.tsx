// One mail as it was sent, and the way to send it once more, to another address when that one was wrong.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { Mail } from "../api/types.gen";
import { mailMark } from "../inbox/words";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary, errorAt, Field } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Facts } from "../shared/parts";
import { Mark } from "../shared/StatusMark";

const over = ["sent", "failed", "bounced"];

/** What another server said when it sent the mail back is a code; the rest are our own words. */
function useFailure(mail: Mail): string {
  const { t } = useTranslation();
  const failure = mail.failure ?? "";
  if (failure === "") return "";
  const [, code] = /^returned ?(.*)$/.exec(failure) ?? [];
  return code === undefined ? t(`mail.failure.${failure}`) : t("mail.returned", { code });
}

export function MailDialog({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(mail.to ?? "");
  const failure = useFailure(mail);
  const canSend = over.includes(mail.status) && may("agent", "order_desk", "sales_manager");
  const sending = useMutation({
    mutationFn: () =>
      send<"resend_mail">("POST", `/mails/${mail.id}/resending`, {
        revision: mail.revision,
        to: to === mail.to ? null : to,
      } as never),
    onSuccess: () => {
      callStale(["mail"]);
      tell(t("done.mailAgain"));
      onClose();
    },
  });
  return (
    <Dialog
      title={mail.subject}
      verb={canSend ? t("mail.again") : t("act.close")}
      isBusy={sending.isPending}
      onDo={() => (canSend ? sending.mutate() : onClose())}
      onClose={onClose}
      wide
    >
      <ErrorSummary error={sending.error} />
      <Facts
        rows={[
          [
            t("order.state"),
            <span key="state">
              <Mark of={mailMark[mail.status] ?? "waiting"} /> {t(`mail.status.${mail.status}`)}
            </span>,
          ],
          [t("mail.failure"), failure],
          [t("mail.kind"), t(`mail.kind.${mail.kind}`)],
          [t("mail.to"), mail.to],
          [t("mail.at"), moment(mail.sent_at ?? mail.created_at)],
          [t("mail.attempts"), mail.attempts > 1 && mail.attempts],
          [
            t("mail.document"),
            mail.attachment && (
              <a
                key="document"
                className="link"
                href={`/api/v1/attachments/${mail.attachment}`}
                download
              >
                {mail.document}
              </a>
            ),
          ],
        ]}
      />
      <pre className="mail-words">{mail.body}</pre>
      {canSend && (
        <Field
          label={t("mail.againTo")}
          value={to}
          onChange={setTo}
          pointer="/to"
          error={errorAt(sending.error, "/to")}
          inputMode="email"
        />
      )}
    </Dialog>
  );
}
