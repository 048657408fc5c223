// Papers of the warehouse: what came in, what is announced, what the books have wrong.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act } from "../shared/parts";

interface Row {
  sku: string;
  quantity: string;
  lot: string;
}
const sendings: Record<string, string> = {
  receive: "/stock-receipts",
  adjust: "/stock-adjustments",
  announce: "/expected-receipts",
};

export function StockDialogs({
  what,
  sku,
  warehouse,
  onClose,
}: {
  what: string;
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 50 }));
  const [where, setWhere] = useState(warehouse ?? "");
  const [reference, setReference] = useState("");
  const [day, setDay] = useState("");
  const [rows, setRows] = useState<Row[]>([{ sku: sku ?? "", quantity: "", lot: "" }]);
  const choices = (warehouses.data?.items ?? []).map((each) => ({
    value: each.code,
    label: each.name,
  }));
  const at = where || choices[0]?.value || "";
  const save = useMutation({
    mutationFn: () => {
      const lines = rows
        .filter((row) => row.sku.trim())
        .map((row) => ({
          sku: row.sku.trim(),
          quantity: row.quantity.trim().replace("\u2212", "-"),
          ...(row.lot && what !== "announce" ? { lot: row.lot } : {}),
        }));
      const body =
        what === "adjust"
          ? { warehouse: at, reason: reference, lines }
          : what === "announce"
            ? { warehouse: at, reference: reference || null, date: day, confirmed: true, lines }
            : { warehouse: at, reference: reference || null, lines };
      return send<never>("POST", sendings[what]!, body as never);
    },
    onSuccess: () => {
      callStale(["stock", "adjustment", "expected_receipt", "sales_order", "worklist"]);
      tell(t(`done.${what}`));
      onClose();
    },
  });
  const told = (pointer: string) => ({ pointer, error: errorAt(save.error, pointer) });
  const set = (i: number, to: Partial<Row>) =>
    setRows(rows.map((row, n) => (n === i ? { ...row, ...to } : row)));
  return (
    <Dialog
      title={t(`stock.${what}`)}
      words={t(`stock.${what}.words`)}
      verb={t(`stock.${what}.verb`)}
      isBusy={save.isPending}
      isReady={rows.some((row) => row.sku && row.quantity)}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        <ChoiceField
          label={t("order.warehouse")}
          {...told("/warehouse")}
          value={at}
          onChange={setWhere}
          choices={choices}
        />
        <Field
          label={t(what === "adjust" ? "form.reason" : "stock.reference")}
          {...told(what === "adjust" ? "/reason" : "/reference")}
          value={reference}
          onChange={setReference}
          optional={what !== "adjust"}
          autoFocus
        />
        {what === "announce" && (
          <DayField label={t("stock.day")} {...told("/date")} value={day} onChange={setDay} />
        )}
      </div>
      {rows.map((row, i) => (
        <div className="fields three" key={i}>
          <Field
            label={t("line.code")}
            {...told(`/lines/${i}/sku`)}
            value={row.sku}
            onChange={(value) => set(i, { sku: value })}
            mono
          />
          <Field
            label={t("line.quantityShort")}
            {...told(`/lines/${i}/quantity`)}
            value={row.quantity}
            onChange={(value) => set(i, { quantity: value })}
            inputMode="decimal"
            hint={what === "adjust" ? t("stock.signed") : undefined}
          />
          {what !== "announce" && (
            <Field
              label={t("stock.lot")}
              {...told(`/lines/${i}/lot`)}
              value={row.lot}
              onChange={(value) => set(i, { lot: value })}
              mono
              optional
            />
          )}
        </div>
      ))}
      <Act kind="quiet" onAct={() => setRows([...rows, { sku: "", quantity: "", lot: "" }])}>
        + {t("edit.addLine")}
      </Act>
    </Dialog>
  );
}
