// Goods that are announced: when they come, how much of them is still open; put off or called off here.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ExpectedReceipt } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary } from "../shared/fields";
import { day, dayOf, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";

type Deed = "move" | "callOff";

function Change({ what, row, onClose }: { what: Deed; row: ExpectedReceipt; onClose: () => void }) {
  const { t } = useTranslation();
  const [date, setDate] = useState(row.date);
  const path = `/expected-receipts/${row.id}`;
  const save = useMutation({
    mutationFn: () =>
      what === "move"
        ? send<"change_expected_receipt">("PATCH", path, { date } as never, {
            revision: row.revision,
          })
        : send<"cancel_expected_receipt">("POST", `${path}/cancellation`, {}),
    onSuccess: () => {
      callStale(["stock", "expected_receipt", "sales_order", "worklist"]);
      tell(t(`stock.${what}.done`, { number: row.number, day: day(date) }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t(`stock.${what}`, { number: row.number })}
      words={t(`stock.${what}.words`)}
      verb={t(`stock.${what}.verb`, { number: row.number })}
      isGrave={what === "callOff"}
      isBusy={save.isPending}
      isReady={what === "callOff" || (date !== "" && date !== row.date)}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {what === "move" && (
        <DayField
          label={t("stock.day")}
          pointer="/date"
          value={date}
          onChange={setDate}
          error={errorAt(save.error, "/date")}
          autoFocus
        />
      )}
    </Dialog>
  );
}

export default function Announced() {
  const { t } = useTranslation();
  const list = useQuery(
    one<"list_expected_receipts">("expected_receipt", "/expected-receipts", {
      status: "expected",
      sort: "date",
      limit: 100,
    }),
  );
  const [opened, setOpened] = useState<{ what: Deed; row: ExpectedReceipt }>();
  const rows = list.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const isMine = may("warehouse", "procurement");
  const edit = isMine && here ? () => setOpened({ what: "move", row: here }) : undefined;
  useKeys(
    {
      ...walking,
      enter: edit,
      e: edit,
    },
    { j: t("keys.move"), ...(edit && { e: t("stock.otherDay") }) },
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={8} />;
  if (!rows.length) return <Empty title={t("stock.noneAnnounced")} />;
  const today = dayOf(new Date());
  return (
    <>
      <Card flush>
        <SimpleTable<ExpectedReceipt>
          label={t("stock.announced")}
          rows={rows}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("stock.day"),
              className: "main",
              cell: (row) =>
                row.date < today ? (
                  <span className="status late">
                    <Mark of="fail" /> {day(row.date)}
                  </span>
                ) : (
                  day(row.date)
                ),
            },
            {
              title: t("stock.number"),
              cell: (row) => (
                <>
                  <Code>{row.number}</Code>
                  {row.reference && <small className="under">{row.reference}</small>}
                </>
              ),
            },
            { title: t("order.warehouse"), cell: (row) => row.warehouse },
            {
              title: t("stock.incoming"),
              className: "grow",
              cell: (row) =>
                row.lines.map((line) => (
                  <div key={line.line}>
                    <b>{quantity(line.quantity)}</b> <Code>{line.sku}</Code>
                    {/[1-9]/.test(line.received) && (
                      <span className="soft">
                        {" "}
                        {t("stock.alreadyIn", { quantity: quantity(line.received) })}
                      </span>
                    )}
                  </div>
                )),
            },
            {
              title: t("order.state"),
              cell: (row) => (
                <span className="status">
                  <Mark of={row.confirmed ? "pass" : "waiting"} />{" "}
                  {t(row.confirmed ? "stock.isConfirmed" : "stock.isNotConfirmed")}
                </span>
              ),
            },
            {
              title: "",
              cell: (row) =>
                isMine && (
                  <span className="row-acts">
                    <Act
                      onAct={() => setOpened({ what: "move", row })}
                      aria-label={`${t("stock.otherDay")}: ${row.number}`}
                    >
                      {t("stock.otherDay")}
                    </Act>
                    <Act
                      kind="quiet"
                      onAct={() => setOpened({ what: "callOff", row })}
                      aria-label={`${t("stock.comesNot")}: ${row.number}`}
                    >
                      {t("stock.comesNot")}
                    </Act>
                  </span>
                ),
            },
          ]}
        />
      </Card>
      {opened && <Change key={opened.row.id} {...opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
