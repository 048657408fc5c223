// What went wrong with an order: what was considered, what was decided on which clause of which policy, and how it ended.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchFile, send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { OrderIssue, SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { day, moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card, Code, Empty } from "../shared/parts";
import { usePeople } from "../shared/people";
import { Mark } from "../shared/StatusMark";
import { mayMakePack } from "./Evidence";
import { saveAs } from "./export";

const kinds = [
  "shortage",
  "delay",
  "damage",
  "wrong_goods",
  "wrong_details",
  "price",
  "quality",
  "capacity",
  "paperwork",
  "customer_change",
  "other",
];
const mayRaise = () =>
  may(
    ...["agent", "order_desk", "warehouse", "sales_manager", "finance", "quality_manager"],
    ...["service_manager", "procurement"],
  );
const mayDecide = () =>
  may("agent", "order_desk", "sales_manager", "quality_manager", "service_manager");
const maySeePolicies = () =>
  may("agent", "order_desk", "sales_manager", "finance", "quality_manager", "service_manager");

/** A dialog that sends texts, and closes when they are taken. */
function useSending(path: string, done: string, onClose: () => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (body: object) => send("POST", path, body as never),
    onSuccess: () => {
      callStale(["order_issue", "sales_order", "worklist"]);
      tell(t(done));
      onClose();
    },
  });
}

function useTexts<T extends Record<string, string>>(first: T, error: unknown) {
  const [values, setValues] = useState(first);
  const bound = (name: keyof T & string, pointer = `/${name}`) => ({
    value: values[name]!,
    pointer,
    error: errorAt(error, pointer),
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  });
  return { values, bound };
}

function RaiseDialog({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const sending = useSending(`/sales-orders/${order.id}/issues`, "done.issueRaised", onClose);
  const { values, bound } = useTexts(
    { kind: "other", description: "", impact: "", first: "", then: "", second: "", or: "" },
    sending.error,
  );
  const option = (option: string, consequence: string) =>
    option.trim() ? [{ option, consequence }] : [];
  return (
    <Dialog
      title={t("issue.raise.title", { number: order.number })}
      words={t("issue.raise.words")}
      verb={t("issue.raise")}
      isBusy={sending.isPending}
      onDo={() =>
        sending.mutate({
          kind: values.kind,
          description: values.description,
          ...(values.impact.trim() && { impact: values.impact }),
          options: [...option(values.first, values.then), ...option(values.second, values.or)],
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <ChoiceField
        {...bound("kind")}
        label={t("issue.kind")}
        choices={kinds.map((value) => ({ value, label: t(`issue.kind.${value}`) }))}
      />
      <LongField {...bound("description")} label={t("issue.description")} autoFocus />
      <LongField {...bound("impact")} label={t("issue.impact")} optional />
      <Field {...bound("first", "/options/0/option")} label={t("issue.way", { n: 1 })} optional />
      <Field {...bound("then", "/options/0/consequence")} label={t("issue.leads")} optional />
      <Field {...bound("second", "/options/1/option")} label={t("issue.way", { n: 2 })} optional />
      <Field {...bound("or", "/options/1/consequence")} label={t("issue.leads")} optional />
    </Dialog>
  );
}

function DecideDialog({ issue, onClose }: { issue: OrderIssue; onClose: () => void }) {
  const { t } = useTranslation();
  const sending = useSending(`/issues/${issue.id}/decision`, "done.issueDecided", onClose);
  const { values, bound } = useTexts(
    { decision: "", reason: "", policy: "", policy_clause: "", policy_version: "" },
    sending.error,
  );
  const policies = useQuery({
    ...one<"list_approval_policies">("approval_policy", "/approval-policies", {
      status: "in_force",
      limit: 200,
    }),
    enabled: maySeePolicies(),
  });
  const newest = new Map((policies.data?.items ?? []).map((each) => [each.code, each]));
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
  return (
    <Dialog
      title={t("issue.decide.title", { number: issue.number })}
      words={t("issue.decide.words")}
      verb={t("issue.decide")}
      isBusy={sending.isPending}
      onDo={() =>
        sending.mutate({
          decision: "",
          reason: "",
          ...given,
          revision: issue.revision,
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <ChoiceField
        {...bound("decision")}
        label={t("issue.decision")}
        choices={issue.options.map(({ option, consequence }) => ({
          value: option!,
          label: `${option} → ${consequence}`,
        }))}
      />
      <LongField {...bound("reason")} label={t("issue.reason")} autoFocus />
      {newest.size > 0 && (
        <ChoiceField
          {...bound("policy")}
          label={t("issue.policy")}
          choices={[
            { value: "", label: t("issue.policy.elsewhere") },
            ...[...newest.values()].map((each) => ({
              value: each.code!,
              label: `${each.clause} (${each.code}, ${each.name})`,
            })),
          ]}
        />
      )}
      {!values.policy && (
        <>
          <Field {...bound("policy_clause")} label={t("issue.clause")} optional />
          <Field
            {...bound("policy_version")}
            label={t("issue.version")}
            hint={t("issue.version.hint")}
            optional
          />
        </>
      )}
    </Dialog>
  );
}

function CloseDialog({ issue, onClose }: { issue: OrderIssue; onClose: () => void }) {
  const { t } = useTranslation();
  const sending = useSending(`/issues/${issue.id}/closure`, "done.issueClosed", onClose);
  const { values, bound } = useTexts({ outcome: "", how: "", why: "" }, sending.error);
  return (
    <Dialog
      title={t("issue.close.title", { number: issue.number })}
      words={t("issue.close.words")}
      verb={t("issue.close")}
      isBusy={sending.isPending}
      onDo={() =>
        sending.mutate({
          revision: issue.revision,
          ...(values.outcome.trim() && { outcome: values.outcome }),
          ...(values.how.trim() && {
            customer_informed_how: values.how,
            customer_informed_at: new Date(Date.now() - 1000).toISOString(),
          }),
          ...(values.why.trim() && { not_informed_reason: values.why }),
        })
      }
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <LongField {...bound("outcome")} label={t("issue.outcome")} autoFocus />
      <Field
        {...bound("how", "/customer_informed_at")}
        label={t("issue.told")}
        hint={t("issue.told.hint")}
        optional
      />
      <Field {...bound("why", "/not_informed_reason")} label={t("issue.notTold")} optional />
    </Dialog>
  );
}

function WayDialog({ issue, onClose }: { issue: OrderIssue; onClose: () => void }) {
  const { t } = useTranslation();
  const at = issue.options.length;
  const sending = useMutation({
    mutationFn: ({ option, consequence }: Record<string, string>) =>
      send(
        "PATCH",
        `/issues/${issue.id}`,
        { options: [...issue.options, { option, consequence }] } as never,
        { revision: issue.revision },
      ),
    onSuccess: () => {
      callStale(["order_issue", "sales_order"]);
      onClose();
    },
  });
  const { values, bound } = useTexts({ option: "", consequence: "" }, sending.error);
  return (
    <Dialog
      title={t("issue.another.title", { number: issue.number })}
      verb={t("issue.another")}
      isBusy={sending.isPending}
      onDo={() => sending.mutate(values)}
      onClose={onClose}
    >
      <ErrorSummary error={sending.error} />
      <Field
        {...bound("option", `/options/${at}/option`)}
        label={t("issue.way", { n: at + 1 })}
        autoFocus
      />
      <Field {...bound("consequence", `/options/${at}/consequence`)} label={t("issue.leads")} />
    </Dialog>
  );
}

type Doing = { what: "decide" | "close" | "way"; issue: OrderIssue } | { what: "raise" };

function clauseOf(issue: OrderIssue, version: string) {
  const [kept] = issue.basis ?? [];
  if (kept)
    return `${kept.clause} (${kept.policy}, ${version} ${kept.version}, ${day(kept.since)})`;
  return `${issue.policy_clause} (${version} ${issue.policy_version})`;
}

function IssueRow({ issue, onDo }: { issue: OrderIssue; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const packing = useMutation({
    mutationFn: () => fetchFile(`/issues/${issue.id}/evidence-pack`, { purpose: "complaint" }),
    onSuccess: (file) => saveAs(`evidence ${issue.number}.zip`, file),
  });
  return (
    <li>
      <Mark of={issue.status === "closed" ? "pass" : "waiting"} />
      <div className="grow">
        <p>
          <b>{t(`issue.kind.${issue.kind}`)}</b> <Code>{issue.number}</Code>{" "}
          <small className="soft">
            {t(`issue.status.${issue.status}`)} · {nameOf(issue.owner)} ·{" "}
            {moment(issue.detected_at)}
          </small>
        </p>
        <p>{issue.description}</p>
        {issue.options.map(({ option, consequence }) => (
          <p key={option} className="sub">
            {option} → {consequence}
          </p>
        ))}
        {issue.decision && (
          <p className="answer">
            <b>{issue.decision}</b> {issue.decision_reason}{" "}
            <small className="soft">
              {nameOf(issue.decided_by)} · {moment(issue.decided_at)}
              {issue.policy_clause && ` · ${clauseOf(issue, t("issue.versionShort"))}`}
            </small>
          </p>
        )}
        {issue.outcome && <p>{issue.outcome}</p>}
        <ErrorSummary error={packing.error} />
        <div className="row-acts">
          {issue.status !== "closed" && mayRaise() && (
            <Act onAct={() => onDo({ what: "way", issue })}>{t("issue.another")}</Act>
          )}
          {issue.status !== "closed" && issue.options.length > 1 && mayDecide() && (
            <Act onAct={() => onDo({ what: "decide", issue })}>{t("issue.decide")}</Act>
          )}
          {issue.status === "decided" && mayDecide() && (
            <Act onAct={() => onDo({ what: "close", issue })}>{t("issue.close")}</Act>
          )}
          {mayMakePack() && (
            <Act kind="quiet" loading={packing.isPending} onAct={() => packing.mutate()}>
              {t("evidence.act")}
            </Act>
          )}
        </div>
      </div>
    </li>
  );
}

export function Issues({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const { data } = useQuery(
    one<"list_order_issues">("order_issue", "/issues", { sales_order: order.id, limit: 50 }),
  );
  const isOver = ["closed", "cancelled"].includes(order.status);
  return (
    <Card
      title={t("issue.heading")}
      flush
      aside={
        mayRaise() &&
        !isOver && <Act onAct={() => setDoing({ what: "raise" })}>{t("issue.raise")}</Act>
      }
    >
      {data?.items.length === 0 && <Empty title={t("issue.none")} />}
      <ul className="beside tall">
        {data?.items.map((issue) => (
          <IssueRow key={issue.id} issue={issue} onDo={setDoing} />
        ))}
      </ul>
      {doing?.what === "raise" && <RaiseDialog order={order} onClose={close} />}
      {doing?.what === "way" && <WayDialog issue={doing.issue} onClose={close} />}
      {doing?.what === "decide" && <DecideDialog issue={doing.issue} onClose={close} />}
      {doing?.what === "close" && <CloseDialog issue={doing.issue} onClose={close} />}
    </Card>
  );
}
