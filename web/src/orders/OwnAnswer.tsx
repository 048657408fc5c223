// The customer's own confirmation: sent to him with a link, opened, answered. Beside an order that is not confirmed yet.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ReadBackRequest, SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, ErrorSummary, errorAt, Field } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";

const languages = ["en", "zh-Hant", "zh-Hans"];
const sendable = ["verified", "confirmable", "awaiting_customer"];

function SendDialog({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const customer = useQuery(one<"get_customer">("customer", `/customers/${order.customer}`));
  const usual =
    customer.data?.email || customer.data?.contacts.find((each) => each.email)?.email || "";
  const [to, setTo] = useState<string>();
  const [language, setLanguage] = useState("");
  const address = to ?? usual;
  const sending = useMutation({
    mutationFn: () =>
      send<"send_read_back">("POST", "/read-back-requests", {
        sales_order: order.id,
        revision: order.revision,
        to: address || null,
        language: language || null,
      } as never),
    onSuccess: () => {
      callStale(["sales_order", "read_back_request", "mail", "worklist"]);
      tell(t("done.ownAnswer", { number: order.number }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("ownAnswer.title", { number: order.number })}
      words={t("ownAnswer.words")}
      verb={t("ownAnswer.send")}
      isBusy={sending.isPending}
      onDo={() => sending.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <Field
        label={t("ownAnswer.to")}
        value={address}
        onChange={setTo}
        pointer="/to"
        error={errorAt(sending.error, "/to")}
        autoFocus
      />
      <ChoiceField
        label={t("ownAnswer.language")}
        value={language}
        onChange={setLanguage}
        pointer="/language"
        choices={["", ...languages].map((value) => ({
          value,
          label: t(`ownAnswer.language.${value || "own"}`),
        }))}
      />
    </Dialog>
  );
}

function Sent({ request }: { request: ReadBackRequest }) {
  const { t } = useTranslation();
  const facts = [
    t("ownAnswer.sentTo", { to: request.to, at: moment(request.created_at) }),
    request.viewed_at && t("ownAnswer.viewed", { at: moment(request.viewed_at) }),
    request.answered_at &&
      t("ownAnswer.answered", { name: request.signed_name, at: moment(request.answered_at) }),
  ];
  return (
    <li>
      <div>
        <p>
          <b>{t(`ownAnswer.status.${request.status}`)}</b>
        </p>
        {request.words && <p>{request.words}</p>}
        <p className="sub">{facts.filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  );
}

export function OwnAnswer({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const [isSending, setSending] = useState(false);
  const mayRead = may(
    "agent",
    "order_desk",
    "warehouse",
    "sales_manager",
    "finance",
    "quality_manager",
    "service_manager",
    "auditor",
  );
  const { data } = useQuery({
    ...one<"list_read_back_requests">("read_back_request", "/read-back-requests", {
      sales_order: order.id,
      limit: 20,
    }),
    enabled: mayRead,
  });
  const maySend = may("agent", "order_desk") && sendable.includes(order.status);
  if (!maySend && !data?.items.length) return null;
  return (
    <Card
      title={t("ownAnswer.heading")}
      flush
      aside={maySend && <Act onAct={() => setSending(true)}>{t("ownAnswer.act")}</Act>}
    >
      {!data?.items.length && <p className="card-body soft">{t("ownAnswer.none")}</p>}
      <ul className="beside tall">
        {data?.items.map((each) => (
          <Sent key={each.id} request={each} />
        ))}
      </ul>
      {isSending && <SendDialog order={order} onClose={() => setSending(false)} />}
    </Card>
  );
}
