// The prices of a draft: one at a time, or a whole table in place of what is there.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { PriceList } from "../api/types.gen";
import { cut, readTable, tableOf } from "../imports/table";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";
import { Mark } from "../shared/StatusMark";
import { type Brought, inOrder, type PriceRow, pricesIn } from "./table";

export const bare = ({ sku, unit, quantity_from, unit_price }: PriceRow): PriceRow => ({
  sku,
  unit,
  quantity_from,
  unit_price,
});

export function useKeepPrices(list: PriceList, onDone: () => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (rows: PriceRow[]) =>
      send<"change_price_list">(
        "PATCH",
        `/price-lists/${list.id}`,
        { prices: inOrder(rows).map(bare) } as never,
        { revision: list.revision },
      ),
    onSuccess: () => {
      callStale(["price_list"]);
      tell(t("done.prices", { code: list.code }));
      onDone();
    },
  });
}

/** `at` is the place in the list's own order; none: another one. */
export function PriceDialog({
  list,
  at,
  onClose,
}: {
  list: PriceList;
  at?: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<PriceRow>(
    at === undefined
      ? { sku: "", unit: null, quantity_from: "0", unit_price: "" }
      : bare(list.prices[at]!),
  );
  const save = useKeepPrices(list, onClose);
  const text = (name: keyof PriceRow, more: object = {}) => (
    <Field
      label={t(`prices.row.${name}`)}
      value={given[name] ?? ""}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={list.prices
        .concat(list.prices.slice(0, 1))
        .map((_, i) => errorAt(save.error, `/prices/${i}/${name}`))
        .find(Boolean)}
      {...more}
    />
  );
  return (
    <Dialog
      title={t(at === undefined ? "prices.addPrice" : "prices.changePrice")}
      verb={t("act.save")}
      isBusy={save.isPending}
      isReady={!!given.sku.trim() && !!given.unit_price.trim()}
      onDo={() => {
        const row = { ...given, unit: given.unit?.trim().toUpperCase() || null };
        save.mutate(
          at === undefined
            ? [...list.prices.map(bare), row]
            : list.prices.map((each, i) => (i === at ? row : bare(each))),
        );
      }}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        {text("sku", { mono: true, autoFocus: true })}
        {text("unit", { hint: t("prices.unitHint"), optional: true })}
        {text("quantity_from", { hint: t("prices.fromHint"), inputMode: "decimal" })}
        {text("unit_price", { inputMode: "decimal" })}
      </div>
    </Dialog>
  );
}

export function BringPrices({ list, onClose }: { list: PriceList; onClose: () => void }) {
  const { t } = useTranslation();
  const [pasted, setPasted] = useState("");
  const [found, setFound] = useState<Brought | "unreadable">();
  const save = useKeepPrices(list, onClose);
  const take = (table: ReturnType<typeof tableOf>) => {
    save.reset();
    setFound(pricesIn(table) ?? "unreadable");
  };
  const brought = found && found !== "unreadable" ? found : undefined;
  return (
    <Dialog
      wide
      title={t("prices.bring")}
      words={t("prices.bringWords", { count: list.prices.length })}
      verb={t("prices.bringDo", { count: brought?.rows.length ?? 0 })}
      isBusy={save.isPending}
      isReady={!!brought?.rows.length}
      onDo={() => save.mutate(brought!.rows)}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields">
        <div className="field">
          <label htmlFor="price-file">{t("imports.file")}</label>
          <input
            id="price-file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) readTable(file).then(take, () => setFound("unreadable"));
            }}
          />
        </div>
        <LongField
          label={t("prices.paste")}
          hint={t("prices.pasteHint")}
          value={pasted}
          rows={6}
          onChange={(text) => {
            setPasted(text);
            if (text.trim()) take(tableOf(cut(text)));
            else setFound(undefined);
          }}
        />
        {found === "unreadable" && (
          <p className="wrong-words" role="alert">
            <Mark of="fail" /> {t("prices.unreadable")}
          </p>
        )}
        {brought && (
          <div role="status">
            <p className="status">
              <Mark of={brought.wrong.length ? "warn" : "pass"} />{" "}
              {t("prices.found", { count: brought.rows.length, wrong: brought.wrong.length })}
            </p>
            <ul className="soft">
              {brought.wrong.slice(0, 8).map((each) => (
                <li key={each.row}>{t("prices.wrongRow", { row: each.row, words: each.words })}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}
