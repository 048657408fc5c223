// Approval policies: which orders need whose yes, in which steps, and by which clause; every version.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ApprovalPolicy, ApprovalStep } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";
import { PolicyDialog } from "./PolicyDialog";

const most = 200;

function useWords() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const list = (names: string[], prefix: string) =>
    names.map((name) => t(`${prefix}.${name}`)).join(between());
  return {
    conditions: (row: ApprovalPolicy) =>
      [
        row.tightens !== "none" && t("policies.tightening", { rule: t(`rule.${row.tightens}`) }),
        list(row.order_types, "order.type"),
        list(row.channels, "order.channel"),
        row.customers.join(between()),
        list(row.customer_kinds, "customers.kind"),
        row.entered_by.length > 0 &&
          t("policies.enteredBy", { names: row.entered_by.map(nameOf).join(between()) }),
        row.gross_from && t("policies.from", { amount: `${row.gross_from} ${row.currency}` }),
        row.credit_excess_from &&
          t("policies.excess", { amount: `${row.credit_excess_from} ${row.currency}` }),
        row.margin_below && t("policies.thin", { rate: percentOf(row.margin_below) }),
        row.discount_above && t("policies.deep", { rate: percentOf(row.discount_above) }),
      ]
        .filter(Boolean)
        .join(" · ") || t("policies.everyOrder"),
    step: (step: ApprovalStep) =>
      step.each_role
        ? t("policies.eachOf", { roles: list(step.roles, "role") })
        : t("policies.anyOf", { count: step.quorum, roles: list(step.roles, "role") }),
  };
}

export function PoliciesPage() {
  const { t } = useTranslation();
  const words = useWords();
  const policies = useQuery(
    one<"list_approval_policies">("approval_policy", "/approval-policies", { limit: most }),
  );
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<ApprovalPolicy | "new">();
  const force = useMutation({
    mutationFn: (row: ApprovalPolicy) =>
      send<"put_approval_policy_in_force">("POST", `/approval-policies/${row.id}/approval`, {
        revision: row.revision,
      }),
    onSuccess: (made) => {
      callStale(["approval_policy"]);
      tell(t("done.policyInForce", { code: made.code }));
    },
  });
  const isMine = may("administrator");
  const rows = byValidity(policies.data?.items ?? []);
  const here = rows[at];
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  const edit = isMine && here ? () => setOpen(here) : undefined;
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      enter: edit,
      e: edit,
      n: isMine ? () => setOpen("new") : undefined,
    },
    { j: t("keys.move"), e: t("act.edit"), ...(isMine ? { n: t("policies.new") } : {}) },
  );
  if (policies.error)
    return <Failed error={policies.error} onRetry={() => void policies.refetch()} />;
  if (!policies.data) return <Bones rows={6} />;
  const isLatest = (row: ApprovalPolicy) =>
    rows.every((each) => each.code !== row.code || each.version <= row.version);
  const acts = (row: ApprovalPolicy) => (
    <span className="row-acts">
      {isMine && isLatest(row) && (
        <Act
          onAct={() => setOpen(row)}
          aria-label={`${t(row.status === "draft" ? "act.edit" : "policies.next")}: ${row.code}`}
        >
          {t(row.status === "draft" ? "act.edit" : "policies.next")}
        </Act>
      )}
      {isMine && row.status === "draft" && (
        <Act
          loading={force.isPending}
          onAct={() => force.mutate(row)}
          aria-label={`${t("policies.force")}: ${row.code}`}
        >
          {t("policies.force")}
        </Act>
      )}
    </span>
  );
  return (
    <>
      <ErrorSummary error={force.error} />
      <Card
        flush
        title={
          <>
            {t("settings.policies")}
            <small>{rows.length}</small>
          </>
        }
        aside={
          isMine && (
            <Act kind="main" hint="n" onAct={() => setOpen("new")}>
              {t("policies.new")}
            </Act>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title={t("policies.none")} words={t("policies.none.words")} />
        ) : (
          <SimpleTable<ApprovalPolicy>
            label={t("settings.policies")}
            rows={rows}
            keyOf={(row) => row.id}
            onRow={(row) => setAt(rows.indexOf(row))}
            rowClass={(row) =>
              [row === here && "cursor", validityOf(row) === "over" && "soft"]
                .filter(Boolean)
                .join(" ") || undefined
            }
            columns={[
              {
                title: t("policies.code"),
                className: "main",
                cell: (row) => (
                  <>
                    <Code>{row.code}</Code>{" "}
                    <small>{t("policies.version", { version: row.version })}</small>
                    <small className="under">{row.name}</small>
                  </>
                ),
              },
              { title: t("policies.when"), className: "grow", cell: words.conditions },
              {
                title: t("policies.steps"),
                cell: (row) => (
                  <>
                    {row.steps.map((step, i) => (
                      <small className="under" key={i}>
                        {i + 1}. {words.step(step)}
                      </small>
                    ))}
                  </>
                ),
              },
              { title: t("policies.clause"), cell: (row) => row.clause },
              { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
              {
                title: t("order.state"),
                cell: (row) => (
                  <span className="status">
                    <Mark of={row.status === "draft" ? "draft" : "pass"} />{" "}
                    {t(`policies.status.${row.status}`)}
                  </span>
                ),
              },
              { title: "", cell: acts },
            ]}
          />
        )}
      </Card>
      {open && (
        <PolicyDialog
          policy={open === "new" ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
