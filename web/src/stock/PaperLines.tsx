// The lines of a paper of the warehouse: what, how much, of which lot.
import { useTranslation } from "react-i18next";
import { errorAt, Field } from "../shared/fields";
import { Act } from "../shared/parts";

export interface PaperLine {
  sku: string;
  quantity: string;
  lot: string;
}
export const emptyLine = (sku = ""): PaperLine => ({ sku, quantity: "", lot: "" });

/** As the server takes them; lines without a code were never begun. */
export const sentLines = (rows: PaperLine[], hasLots: boolean) =>
  rows
    .filter((row) => row.sku.trim())
    .map((row) => ({
      sku: row.sku.trim(),
      quantity: row.quantity.trim().replace("\u2212", "-"),
      ...(row.lot && hasLots ? { lot: row.lot } : {}),
    }));

export const isBegun = (rows: PaperLine[]) => rows.some((row) => row.sku && row.quantity);

export function PaperLines({
  rows,
  onRows,
  error,
  hasLots,
  hint,
}: {
  rows: PaperLine[];
  onRows: (rows: PaperLine[]) => void;
  error: unknown;
  hasLots: boolean;
  hint?: (row: PaperLine) => string | undefined;
}) {
  const { t } = useTranslation();
  const set = (i: number, to: Partial<PaperLine>) =>
    onRows(rows.map((row, n) => (n === i ? { ...row, ...to } : row)));
  const told = (pointer: string) => ({ pointer, error: errorAt(error, pointer) });
  return (
    <>
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
            hint={hint?.(row)}
          />
          {hasLots && (
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
      <Act kind="quiet" onAct={() => onRows([...rows, emptyLine()])}>
        + {t("edit.addLine")}
      </Act>
    </>
  );
}
