// Goods to another warehouse: there at once, or on the road until a day and announced there for it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";
import { emptyLine, isBegun, PaperLines, type PaperLine, sentLines } from "./PaperLines";

export default function TransferDialog({
  sku,
  warehouse,
  onClose,
}: {
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 200 }));
  const [given, setGiven] = useState({ from: "", to: "", reason: "", arrives: "" });
  const [rows, setRows] = useState<PaperLine[]>([emptyLine(sku)]);
  const places = warehouses.data?.items ?? [];
  const from = given.from || warehouse || places[0]?.code || "";
  const open = places.filter((each) => each.status === "active" && each.code !== from);
  const to = open.some((each) => each.code === given.to) ? given.to : (open[0]?.code ?? "");
  const codes = [...new Set(rows.map((row) => row.sku.trim()).filter((code) => code.length > 2))];
  const free = useQuery({
    ...one<"list_stock">("stock", "/stock", { sku: codes.join(","), warehouse: from, limit: 100 }),
    enabled: codes.length > 0 && from !== "",
    placeholderData: (before) => before,
    retry: false,
  });
  const choices = (of: typeof places) =>
    of.map((each) => ({ value: each.code, label: `${each.code} ${each.name}` }));
  const set = (to: Partial<typeof given>) => setGiven((before) => ({ ...before, ...to }));
  const save = useMutation({
    mutationFn: () =>
      send<"transfer_stock">("POST", "/stock-transfers", {
        from_warehouse: from,
        to_warehouse: to,
        reason: given.reason.trim(),
        arrives: given.arrives || null,
        lines: sentLines(rows, true),
      } as never),
    onSuccess: (made) => {
      callStale(["stock", "transfer", "expected_receipt", "sales_order", "worklist"]);
      tell(t("done.transfer", { number: (made as { number?: string }).number ?? "" }));
      onClose();
    },
  });
  const told = (pointer: string) => ({ pointer, error: errorAt(save.error, pointer) });
  const freeOf = (row: PaperLine) => {
    const code = row.sku.trim().toUpperCase();
    const level = free.data?.items.find((each) => each.sku?.toUpperCase() === code);
    return level && t("stock.freeHere", { quantity: quantity(level.available) || "0" });
  };
  return (
    <Dialog
      title={t("stock.transfer")}
      words={t("stock.transfer.words")}
      verb={t("stock.transfer.verb")}
      isBusy={save.isPending}
      isReady={isBegun(rows) && given.reason.trim() !== "" && to !== ""}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        <ChoiceField
          label={t("stock.from")}
          {...told("/from_warehouse")}
          value={from}
          onChange={(value) => set({ from: value })}
          choices={choices(places)}
        />
        <ChoiceField
          label={t("stock.to")}
          {...told("/to_warehouse")}
          value={to}
          onChange={(value) => set({ to: value })}
          choices={choices(open)}
        />
        <Field
          label={t("form.reason")}
          {...told("/reason")}
          value={given.reason}
          onChange={(reason) => set({ reason })}
          autoFocus
        />
        <DayField
          label={t("stock.arrives")}
          {...told("/arrives")}
          hint={t("stock.arrivesHint")}
          value={given.arrives}
          onChange={(arrives) => set({ arrives })}
          optional
        />
      </div>
      <PaperLines rows={rows} onRows={setRows} error={save.error} hasLots hint={freeOf} />
    </Dialog>
  );
}
