// What is kept of a tax rate, a registration or an exemption: made, changed, ended. Country, code and customer stand
// once something is kept of them.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { TaxExemption, TaxRate, TaxRegistration } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { categories, percentOf, rateOf } from "./words";

type Given = Record<string, string>;
interface Shape {
  path: string;
  record: string;
  /** Those that are given once and stand. */
  fixed: string[];
  fields: string[];
}
const shapes = {
  rate: {
    path: "/tax-rates",
    record: "tax_rate",
    fixed: ["country", "code"],
    fields: [
      "name",
      "category",
      "rate",
      "reason_code",
      "reason",
      "source",
      "valid_from",
      "valid_until",
    ],
  },
  registration: {
    path: "/tax-registrations",
    record: "tax_registration",
    fixed: ["country"],
    fields: ["number", "mode", "consumer_prices_include_tax", "valid_from", "valid_until"],
  },
  exemption: {
    path: "/tax-exemptions",
    record: "tax_exemption",
    fixed: ["customer", "country"],
    fields: ["category", "reason_code", "reason", "evidence", "valid_from", "valid_until"],
  },
} satisfies Record<string, Shape>;
export type TaxKind = keyof typeof shapes;
export type TaxRecord = TaxRate | TaxRegistration | TaxExemption;

const defaults: Given = {
  category: "standard",
  mode: "per_document",
  consumer_prices_include_tax: "false",
};

function begun(kind: TaxKind, record: TaxRecord | undefined, customer: string | undefined): Given {
  const { fixed, fields } = shapes[kind];
  const given: Given = {};
  for (const name of [...fixed, ...fields]) {
    const kept = (record as unknown as Record<string, unknown> | undefined)?.[name];
    given[name] = kept === undefined || kept === null ? "" : String(kept);
    if (!record && name in defaults) given[name] = defaults[name]!;
  }
  if (record && kind === "rate") given.rate = percentOf(given.rate!);
  if (!record) given.valid_from = dayOf(new Date());
  if (kind === "exemption" && !record) given.category = "exempt";
  if (customer) given.customer = customer;
  return given;
}

export function TaxDialog({
  kind,
  record,
  customer,
  onClose,
}: {
  kind: TaxKind;
  record?: TaxRecord;
  customer?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const shape: Shape = shapes[kind];
  const [given, setGiven] = useState<Given>(() => begun(kind, record, customer));
  const isTaxed = given.category === "standard";
  const save = useMutation({
    mutationFn: () => {
      const names = record ? shape.fields : [...shape.fixed, ...shape.fields];
      const body = Object.fromEntries(
        names
          .filter((name) => !(isTaxed && kind === "rate" && name.startsWith("reason")) || record)
          .map((name) => {
            const value = given[name]!.trim();
            if (name === "rate") return [name, rateOf(value || "0")];
            if (name === "consumer_prices_include_tax") return [name, value === "true"];
            if (name === "country") return [name, value.toUpperCase()];
            return [name, value === "" ? null : value];
          }),
      );
      return record
        ? send<"change_tax_rate">("PATCH", `${shape.path}/${record.id}`, body as never, {
            revision: record.revision,
          })
        : send<"create_tax_rate">("POST", shape.path, body as never);
    },
    onSuccess: () => {
      callStale([shape.record]);
      tell(t("done.tax"));
      onClose();
    },
  });
  const first = record
    ? shape.fields[0]
    : shape.fixed.find((name) => name !== "customer" || !customer);
  const text = (
    name: string,
    more: { hint?: string; optional?: boolean; isDecimal?: boolean } = {},
  ) => (
    <Field
      label={t(`tax.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`)}
      hint={more.hint}
      optional={more.optional}
      inputMode={more.isDecimal ? "decimal" : undefined}
      disabled={!!record && shape.fixed.includes(name)}
      autoFocus={name === first}
    />
  );
  const choice = (name: string, values: readonly string[], prefix: string) => (
    <ChoiceField
      label={t(`tax.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`)}
      choices={values.map((value) => ({ value, label: t(`${prefix}.${value}`) }))}
    />
  );
  const date = (name: string) => (
    <DayField
      label={t(`tax.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`)}
      optional={name === "valid_until"}
    />
  );
  return (
    <Dialog
      title={t(record ? `tax.change.${kind}` : `tax.new.${kind}`)}
      words={t(`tax.words.${kind}`)}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        {kind === "exemption" && !customer && text("customer")}
        {text("country", { hint: t("tax.countryHint") })}
        {kind === "rate" && text("code", { hint: t("tax.codeHint"), optional: true })}
        {kind === "rate" && text("name")}
        {kind === "registration" && text("number")}
        {kind === "registration" && choice("mode", ["per_document", "per_line"], "tax.mode")}
        {kind === "registration" &&
          choice("consumer_prices_include_tax", ["false", "true"], "tax.including")}
        {kind !== "registration" && choice("category", categories, "tax.category")}
        {kind === "rate" && text("rate", { hint: t("tax.rateHint"), isDecimal: true })}
        {(kind === "exemption" || (kind === "rate" && !isTaxed)) && (
          <>
            {text("reason_code", { hint: t("tax.reasonCodeHint") })}
            {text("reason")}
          </>
        )}
        {kind === "exemption" && text("evidence", { hint: t("tax.evidenceHint") })}
        {kind === "rate" && text("source", { hint: t("tax.sourceHint") })}
        {date("valid_from")}
        {date("valid_until")}
      </div>
    </Dialog>
  );
}
