// One payment plan: its instalments, what came in, who decides on it, and what is to become of it.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Instalment, PaymentPlan } from "../api/types.gen";
import { Deciders, Informed, type Steps, Tell, useStep, Why } from "../prices/Deciding";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { day, isPositive, said } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Card, Code, Facts, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { percentOf } from "../taxes/words";

const route = getRouteApi("/payment-plans/$number");
const everybody = ["order_desk", "finance", "account_owner", "customer"];
type Deed = "refuse" | "tell" | "pay" | "waive" | "anew" | "end";

/** What a verb asks, field by field. */
function Asked({
  title,
  verb,
  names,
  begun = {},
  step,
  onDo,
  onClose,
}: {
  title: string;
  verb: string;
  names: string[];
  begun?: Record<string, string>;
  step: Steps;
  onDo: (given: Record<string, string | number>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, begun[name] ?? ""])),
  );
  const numbers = ["parts", "interval_days", "instalment"];
  const act = () =>
    onDo(
      Object.fromEntries(
        names
          .filter((name) => given[name]!.trim())
          .map((name) => [
            name,
            numbers.includes(name) ? Number(given[name]) : given[name]!.trim(),
          ]),
      ),
    );
  return (
    <Dialog title={title} verb={verb} isBusy={step.isPending} onDo={act} onClose={onClose}>
      <ErrorSummary error={step.error} />
      {names.map((name, i) => {
        const field = {
          label: t(`plan.${name}`),
          pointer: `/${name}`,
          value: given[name]!,
          onChange: (value: string) => setGiven({ ...given, [name]: value }),
          error: errorAt(step.error, `/${name}`),
          autoFocus: i === 0,
        };
        if (name === "reason") return <LongField key={name} {...field} />;
        if (name === "first_due" || name === "on") return <DayField key={name} {...field} />;
        return <Field key={name} {...field} inputMode="decimal" />;
      })}
    </Dialog>
  );
}

function Instalments({ plan }: { plan: PaymentPlan }) {
  const { t } = useTranslation();
  const state = (row: Instalment) =>
    row.waived
      ? t("plan.waived")
      : row.paid === row.amount
        ? t("plan.paidOn", { on: day(row.paid_on) })
        : isPositive(row.paid)
          ? t("plan.partly")
          : t("plan.toCome");
  return (
    <Card flush title={t("plan.instalments")}>
      <SimpleTable<Instalment>
        label={t("plan.instalments")}
        rows={plan.instalments ?? []}
        keyOf={(_, at) => at}
        rowClass={(row) => (row.waived || row.paid === row.amount ? "soft" : undefined)}
        columns={[
          { title: "#", cell: (_, at) => at + 1 },
          { title: t("plan.due"), cell: (row) => day(row.due) },
          { title: t("order.state"), className: "grow", cell: state },
          {
            title: t("plan.amount"),
            align: "right",
            cell: (row) => <Amount value={row.amount} currency={plan.currency} />,
          },
          {
            title: t("plan.paid"),
            align: "right",
            cell: (row) => isPositive(row.paid) && <Amount value={row.paid} />,
          },
        ]}
      />
    </Card>
  );
}

export default function PlanPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = usePeople();
  const { who } = useSession();
  const { number } = route.useParams();
  const path = `/payment-plans/${encodeURIComponent(number)}`;
  const found = useQuery(one<"get_payment_plan">("payment_plan", path));
  const step = useStep(path, "payment_plan");
  const [open, setOpen] = useState<Deed>();
  const plan = found.data;
  const approval = plan?.approvals?.find((each) => each.status === "pending");
  const asker = plan?.change ? plan.change.asked_by : plan?.proposed_by;
  const isMine =
    !!approval && may(...approval.roles) && (asker !== who?.person || !!who?.sole_person);
  const isMaker = may("agent", "finance", "service_manager");
  const isKept = plan?.status === "active" || plan?.status === "breached";
  const canTell = plan?.status === "approved" && isMaker;
  const canPay = isKept && may("finance");
  const close = { onSuccess: () => setOpen(undefined) };
  const take = (verb: string, body: object) =>
    step.mutate({ verb, body: { revision: plan!.revision, ...body } }, close);
  const approve = () => take("decision", { decision: "approve" });
  const main = isMine
    ? approve
    : canTell
      ? () => setOpen("tell")
      : canPay
        ? () => setOpen("pay")
        : undefined;
  const mainWords = t(isMine ? "special.allow" : canTell ? "special.toTell" : "plan.pay");
  const others: [Deed, string, string, boolean][] = [
    ["refuse", "r", t("special.refuse"), isMine],
    ["waive", "w", t("plan.waive"), isKept && isMaker && !plan?.change],
    ["anew", "d", t("plan.anew"), plan?.status === "active" && isMaker && !plan?.change],
    ["end", "x", t("plan.end"), plan?.status === "breached" && may("finance")],
  ];
  const can = others.filter(([, , , is]) => is);
  useKeys(
    {
      escape: () => void navigate({ to: "/invoices", search: { view: "plans" } }),
      "ctrl+enter": main,
      ...Object.fromEntries(can.map(([deed, key]) => [key, () => setOpen(deed)])),
    },
    {
      escape: t("plan.all"),
      ...(main ? { "ctrl+enter": mainWords } : {}),
      ...Object.fromEntries(can.map(([, key, words]) => [key, words])),
    },
  );
  if (found.error || !plan)
    return (
      <>
        <PageBar title={number} back="/invoices" />
        {found.error ? (
          <Failed error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Bones rows={10} />
        )}
      </>
    );
  const dialog = { step, onClose: () => setOpen(undefined) };
  return (
    <>
      <PageBar
        title={plan.number ?? ""}
        back="/invoices"
        state={<StatusMark status={plan.status ?? ""} kind="plan" />}
        sub={
          <>
            <Code>{plan.customer}</Code>
            <span>{plan.customer_name}</span>
          </>
        }
      >
        {can.map(([deed, key, words]) => (
          <Act key={deed} hint={key} onAct={() => setOpen(deed)}>
            {words}
          </Act>
        ))}
        {main && (
          <Act kind="main" hint="ctrl+enter" loading={step.isPending} onAct={main}>
            {mainWords}
          </Act>
        )}
      </PageBar>
      <div className="page">
        {!open && <ErrorSummary error={step.error} />}
        <div className="columns">
          <div className="stack">
            <Instalments plan={plan} />
          </div>
          <div className="stack">
            <Card title={t("plan.one")}>
              <Facts
                rows={[
                  [
                    t("plan.debt"),
                    <Amount key="debt" value={plan.debt} currency={plan.currency} />,
                  ],
                  [
                    t("plan.deposit"),
                    plan.deposit_rate && t("tax.percent", { rate: percentOf(plan.deposit_rate) }),
                  ],
                  [t("plan.version"), plan.version],
                  [t("plan.proposed"), nameOf(plan.proposed_by)],
                  [t("plan.reason"), plan.reason],
                  [t("special.deciders"), plan.approvals?.length ? <Deciders row={plan} /> : null],
                  [t("special.informed"), plan.informed?.length ? <Informed row={plan} /> : null],
                ]}
              />
            </Card>
            {plan.change && (
              <Card title={t(`plan.change.${plan.change.kind}`)}>
                <Facts
                  rows={[
                    [t("plan.instalment"), plan.change.instalment || null],
                    [t("plan.parts"), plan.change.parts || null],
                    [t("plan.first_due"), day(plan.change.first_due)],
                    [t("plan.reason"), plan.change.reason],
                    [t("plan.proposed"), nameOf(plan.change.asked_by)],
                  ]}
                />
                <p className="soft">{said(t("plan.changeWaits"))}</p>
              </Card>
            )}
          </div>
        </div>
      </div>
      {open === "refuse" && (
        <Why
          title={t("special.refuseTitle", { number: plan.number })}
          verb={t("special.refuse")}
          onDo={(reason) => take("decision", { decision: "reject", reason })}
          {...dialog}
        />
      )}
      {open === "tell" && (
        <Tell
          row={plan}
          all={everybody}
          onDo={(recipients) => take("communication", { recipients })}
          {...dialog}
        />
      )}
      {open === "pay" && (
        <Asked
          title={t("plan.pay")}
          verb={t("invoice.book")}
          names={["amount", "on"]}
          onDo={(given) => take("payment", given)}
          {...dialog}
        />
      )}
      {open === "waive" && (
        <Asked
          title={t("plan.waive")}
          verb={t("plan.askThis")}
          names={["instalment", "reason"]}
          onDo={(given) => take("waivers", given)}
          {...dialog}
        />
      )}
      {open === "anew" && (
        <Asked
          title={t("plan.anew")}
          verb={t("plan.askThis")}
          names={["parts", "first_due", "interval_days", "reason"]}
          begun={{ interval_days: "30" }}
          onDo={(given) => take("renegotiation", given)}
          {...dialog}
        />
      )}
      {open === "end" && (
        <Why
          title={t("plan.endTitle", { number: plan.number })}
          verb={t("plan.end")}
          onDo={(reason) => take("termination", { reason })}
          {...dialog}
        />
      )}
    </>
  );
}
