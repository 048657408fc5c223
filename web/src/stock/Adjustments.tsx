// Corrections of the books, each with its reason; those above the limit wait for somebody else's yes.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { StockAdjustment } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, LongField } from "../shared/fields";
import { moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";

const marks = { posted: "pass", pending: "pending_approval", refused: "fail" };

function Decide({ row, onClose }: { row: StockAdjustment; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<{ decision: "approve" | "refuse"; reason: string }>({
    decision: "approve",
    reason: "",
  });
  const save = useMutation({
    mutationFn: () =>
      send<"decide_stock_adjustment">("POST", `/stock-adjustments/${row.id}/approval`, {
        decision: given.decision,
        reason: given.reason.trim() || null,
        revision: row.revision,
      }),
    onSuccess: () => {
      callStale(["stock", "adjustment", "worklist"]);
      tell(t("done.approvals", { number: row.number }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("do.approvals.title", { number: row.number })}
      words={row.reason}
      verb={t("do.approvals.verb")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields">
        <ChoiceField
          label={t("approval.decision")}
          pointer="/decision"
          value={given.decision}
          onChange={(decision) => setGiven({ ...given, decision: decision as "approve" })}
          error={errorAt(save.error, "/decision")}
          choices={[
            { value: "approve", label: t("approval.approve") },
            { value: "refuse", label: t("approval.reject") },
          ]}
          autoFocus
        />
        <LongField
          label={t("form.reason")}
          pointer="/reason"
          value={given.reason}
          onChange={(reason) => setGiven({ ...given, reason })}
          error={errorAt(save.error, "/reason")}
          optional={given.decision === "approve"}
        />
      </div>
    </Dialog>
  );
}

export default function Adjustments() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const list = useQuery(
    one<"list_stock_adjustments">("adjustment", "/stock-adjustments", { limit: 100 }),
  );
  const [opened, setOpened] = useState<StockAdjustment>();
  const rows = list.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const canDecide = (row: StockAdjustment | undefined) =>
    row?.status === "pending" &&
    may("quality_manager", "finance") &&
    (row.requested_by !== who?.person || who?.sole_person);
  useKeys(
    {
      ...walking,
      enter: canDecide(here) ? () => setOpened(here) : undefined,
    },
    { j: t("keys.move"), ...(canDecide(here) && { enter: t("approval.decision") }) },
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={8} />;
  if (!rows.length) return <Empty title={t("stock.noAdjustments")} />;
  return (
    <>
      <Card flush>
        <SimpleTable<StockAdjustment>
          label={t("stock.adjustments")}
          rows={rows}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            { title: t("stock.number"), cell: (row) => <Code>{row.number}</Code> },
            { title: t("stock.when"), cell: (row) => moment(row.created_at) },
            { title: t("order.warehouse"), cell: (row) => row.warehouse },
            {
              title: t("stock.change"),
              cell: (row) =>
                row.lines.map((line, i) => (
                  <div key={i}>
                    <b>
                      {line.quantity.startsWith("-") ? "" : "+"}
                      {quantity(line.quantity)}
                    </b>{" "}
                    <Code>{line.sku}</Code> {line.lot && <Code>{line.lot}</Code>}
                  </div>
                )),
            },
            { title: t("form.reason"), className: "grow", cell: (row) => row.reason },
            { title: t("stock.who"), className: "soft", cell: (row) => nameOf(row.requested_by) },
            {
              title: t("order.state"),
              cell: (row) => (
                <>
                  <span className="status">
                    <Mark of={marks[row.status]} /> {t(`stock.adjustment.${row.status}`)}
                  </span>
                  {row.decided_by && (
                    <small className="under">
                      {[nameOf(row.decided_by), row.decision_reason].filter(Boolean).join(": ")}
                    </small>
                  )}
                </>
              ),
            },
            {
              title: "",
              cell: (row) =>
                canDecide(row) && (
                  <Act
                    onAct={() => setOpened(row)}
                    aria-label={`${t("next.decide")}: ${row.number}`}
                  >
                    {t("next.decide")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
      {opened && <Decide row={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
