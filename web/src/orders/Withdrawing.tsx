// The dialogs of a consumer's withdrawal: taking it in, goods that came back, money that was paid back.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { OrderRights, SalesOrder, Withdrawal } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { DayField, ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import type { WithdrawalDeed } from "./ConsumerRights";

const nothing = {
  name: "",
  channel: "letter",
  words: "",
  lines: "",
  goods_back_on: "",
  proof_of_sending_on: "",
  amount: "",
  refunded_on: "",
  reference: "",
};
type Given = typeof nothing;
const fieldsOf: Record<WithdrawalDeed, (keyof Given)[]> = {
  withdraw: ["name", "channel", "lines", "words"],
  "goods-back": ["goods_back_on", "proof_of_sending_on"],
  refund: ["amount", "refunded_on", "reference"],
};
const days: (keyof Given)[] = ["goods_back_on", "proof_of_sending_on", "refunded_on"];

export default function Withdrawing({
  what,
  about,
  order,
  rights,
  onClose,
}: {
  what: WithdrawalDeed;
  about?: Withdrawal;
  order: SalesOrder;
  rights: OrderRights;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given>({
    ...nothing,
    name: order.customer_name ?? "",
    lines: rights.lines
      .filter((line) => !line.withdrawn && line.verdict !== "exempt")
      .map((line) => line.line)
      .join(", "),
    goods_back_on: what === "goods-back" ? dayOf(new Date()) : "",
  });
  const bodyOf = () => {
    const body = Object.fromEntries(
      fieldsOf[what].map((name) => [name, given[name].trim() || null]),
    ) as Record<string, unknown>;
    if (what !== "withdraw") return { ...body, revision: about!.revision };
    const lines = given.lines.split(/[\s,;]+/).filter(Boolean);
    return {
      ...body,
      sales_order: order.id,
      lines: lines.map((line) => ({ line: Number(line) || 0 })),
    };
  };
  const path = what === "withdraw" ? "/withdrawals" : `/withdrawals/${about!.id}/${what}`;
  const doing = useMutation({
    mutationFn: () => send<"declare_withdrawal">("POST", path as never, bodyOf() as never),
    onSuccess: () => {
      callStale(["sales_order", "withdrawal", "follow_up", "worklist", "mail", "invoice"]);
      tell(t(`done.withdrawal.${what}`, { number: order.number }));
      onClose();
    },
  });
  const field = (name: keyof Given) => ({
    label: t(`rights.field.${name}`),
    value: given[name],
    onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
    pointer: `/${name}`,
    error: errorAt(doing.error, `/${name}`),
    optional: !["name", "channel", "lines", "goods_back_on"].includes(name),
    autoFocus: name === fieldsOf[what][0],
  });
  return (
    <Dialog
      title={t(`rights.title.${what}`, { number: about?.number ?? order.number })}
      words={t(`rights.words.${what}`)}
      verb={t(`rights.do.${what}`)}
      isBusy={doing.isPending}
      onDo={() => doing.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={doing.error} />
      {fieldsOf[what].map((name) => {
        if (name === "words") return <LongField key={name} rows={2} {...field(name)} />;
        return days.includes(name) ? (
          <DayField key={name} {...field(name)} />
        ) : (
          <Field key={name} {...field(name)} />
        );
      })}
    </Dialog>
  );
}
