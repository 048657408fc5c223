// The heading of an order that is being typed: whose, by when, where to and from.
import { useQuery } from "@tanstack/react-query";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Customer } from "../api/types.gen";
import { day, dayOf } from "../shared/format";
import { typedDate } from "../shared/typed_date";
import { CustomerField } from "./CustomerField";
import { type Heading } from "./preview";

function DayCell({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const settle = () => {
    if (typed === undefined) return;
    const found = typed.trim() === "" ? "" : typedDate(typed, dayOf(new Date()));
    if (found !== undefined) {
      onChange(found);
      setTyped(undefined);
    }
  };
  return (
    <div className="field">
      <label htmlFor="entry-day">{t("order.requested")}</label>
      <div className="cell-box">
        <input
          id="entry-day"
          value={typed ?? day(value)}
          placeholder={t("form.dayHint")}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
          aria-invalid={
            typed !== undefined && typed !== "" && typedDate(typed, dayOf(new Date())) === undefined
              ? true
              : undefined
          }
          autoComplete="off"
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              settle();
              document.getElementById("cell-0-code")?.focus();
            }
          }}
        />
      </div>
    </div>
  );
}

export const HeadFields = memo(function HeadFields({
  heading,
  customer,
  set,
  onCustomer,
}: {
  heading: Heading;
  customer: Customer | undefined;
  set: (to: Partial<Heading>) => void;
  onCustomer: (customer: Customer) => void;
}) {
  const { t } = useTranslation();
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 50 }));
  const addresses = (customer?.addresses ?? []).filter((address) => address.kind === "delivery");
  return (
    <div className="entry-head">
      <CustomerField customer={customer} onChoose={onCustomer} isFirst />
      <div className="field">
        <label htmlFor="entry-po">{t("order.po")}</label>
        <div className="cell-box">
          <input
            id="entry-po"
            className="code"
            value={heading.customer_po_number}
            onChange={(event) => set({ customer_po_number: event.target.value })}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                document.getElementById("entry-day")?.focus();
              }
            }}
          />
        </div>
      </div>
      <DayCell
        value={heading.requested_date}
        onChange={(requested_date) => set({ requested_date })}
      />
      <div className="field wide-field">
        <label htmlFor="entry-address">{t("order.deliverTo")}</label>
        <div className="cell-box">
          <select
            id="entry-address"
            value={heading.address}
            onChange={(event) => set({ address: Number(event.target.value) })}
          >
            {addresses.length === 0 && <option value={0}>—</option>}
            {addresses.map((address, i) => (
              <option key={i} value={i}>
                {[address.line1, address.city].join(", ")}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="field">
        <label htmlFor="entry-from">{t("order.from")}</label>
        <div className="cell-box">
          <select
            id="entry-from"
            value={heading.warehouse}
            onChange={(event) => set({ warehouse: event.target.value })}
          >
            <option value="">{t("entry.firstWarehouse")}</option>
            {warehouses.data?.items.map((warehouse) => (
              <option key={warehouse.id} value={warehouse.code}>
                {warehouse.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="field">
        <label htmlFor="entry-type">{t("order.kind")}</label>
        <div className="cell-box">
          <select
            id="entry-type"
            value={heading.order_type}
            onChange={(event) => set({ order_type: event.target.value as Heading["order_type"] })}
          >
            {(["standard", "urgent", "bespoke"] as const).map((value) => (
              <option key={value} value={value}>
                {t(`order.type.${value}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </div>
  );
});
