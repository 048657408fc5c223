// What is known of a product, as one form; the same fields make one and change one.
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { may } from "../session/session";
import { ChoiceField, errorAt, Field, LongField } from "../shared/fields";
import { Act, Card } from "../shared/parts";
import { type PackFields, type ProductFields } from "./product_fields";

interface Part {
  fields: ProductFields;
  onChange: (to: Partial<ProductFields>) => void;
  error: unknown;
}

function Packs({ fields, onChange, error }: Part) {
  const { t } = useTranslation();
  const set = (i: number, to: Partial<PackFields>) =>
    onChange({ packs: fields.packs.map((pack, n) => (n === i ? { ...pack, ...to } : pack)) });
  return (
    <>
      {fields.packs.map((pack, i) => (
        <div className="fields three" key={i}>
          <Field
            label={t("products.packUnit")}
            pointer={`/packs/${i}/unit`}
            error={errorAt(error, `/packs/${i}/unit`)}
            value={pack.unit}
            onChange={(unit) => set(i, { unit })}
            mono
          />
          <Field
            label={t("products.packHolds", { unit: fields.unit.toUpperCase() })}
            pointer={`/packs/${i}/numerator`}
            error={
              errorAt(error, `/packs/${i}/numerator`) ?? errorAt(error, `/packs/${i}/denominator`)
            }
            value={pack.holds}
            onChange={(holds) => set(i, { holds })}
            inputMode="numeric"
          />
          <div className="field-act">
            <Act
              kind="quiet"
              onAct={() => onChange({ packs: fields.packs.filter((_, n) => n !== i) })}
            >
              {t("products.dropPack")}
            </Act>
          </div>
        </div>
      ))}
      <Act
        kind="quiet"
        onAct={() => onChange({ packs: [...fields.packs, { unit: "", holds: "" }] })}
      >
        + {t("products.addPack")}
      </Act>
    </>
  );
}

export function ProductForm({
  fields,
  onChange,
  error,
  isNew,
}: Part & {
  isNew: boolean;
}) {
  const { t } = useTranslation();
  const field = (
    name: Exclude<keyof ProductFields, "packs" | "made_to_order">,
    word: string,
    more: Record<string, unknown> = {},
  ) => (
    <Field
      label={t(word)}
      pointer={`/${name}`}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorAt(error, `/${name}`)}
      {...more}
    />
  );
  const choice = (name: "kind" | "status", word: string, names: string[], disabled = false) => (
    <ChoiceField
      label={t(word)}
      pointer={`/${name}`}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorAt(error, `/${name}`)}
      choices={names.map((value) => ({ value, label: t(`products.${name}.${value}`) }))}
      disabled={disabled}
    />
  );
  const figure = { inputMode: "decimal", optional: true };
  const isGoods = fields.kind === "goods";
  return (
    <>
      <Card title={t("products.about")}>
        <div className="fields two">
          {field("name", "line.name", { autoFocus: true })}
          {field("sku", "line.code", { mono: true, disabled: !isNew })}
          {choice("kind", "stock.kind", ["goods", "service"], !isNew)}
          {field("unit", "line.unit", {
            mono: true,
            disabled: !isNew,
            hint: isNew ? t("products.unitHint") : undefined,
          })}
          {field("gtin", "products.gtin", { mono: true, optional: true })}
          {choice("status", "order.state", ["active", "blocked", "obsolete"])}
          <div className="wide">
            <LongField
              label={t("products.description")}
              pointer="/description"
              error={errorAt(error, "/description")}
              value={fields.description}
              onChange={(description) => onChange({ description })}
              rows={2}
              optional
            />
          </div>
        </div>
      </Card>
      <Card title={t("products.money")}>
        <div className="fields two">
          {field("unit_price", "line.price", { ...figure, hint: t("products.priceHint") })}
          {field("currency", "customers.currency", {
            mono: true,
            optional: true,
            hint: t("customers.currencyHint"),
          })}
          {may("procurement", "finance", "sales_manager") &&
            field("standard_cost", "products.cost", figure)}
          {field("tax_code", "products.taxCode", { mono: true, optional: true })}
        </div>
      </Card>
      <Card title={t("products.ordering")}>
        <div className="fields two">
          {field("quantity_min", "products.least", figure)}
          {field("quantity_max", "products.most", figure)}
          {field("quantity_multiple", "products.multiple", figure)}
          {isGoods &&
            field("weight_grams", "products.weight", { ...figure, hint: t("products.weightHint") })}
          {field("lead_time_days", "products.leadDays", { inputMode: "numeric", optional: true })}
          <div className="wide">
            {field("substitutes", "products.substitutes", {
              mono: true,
              optional: true,
              hint: t("products.substitutesHint"),
              error: errorAt(error, "/substitutes") ?? errorAt(error, "/substitutes/0"),
            })}
          </div>
          <Checkbox
            label={t("products.toOrder")}
            checked={fields.made_to_order}
            onChange={(event) => onChange({ made_to_order: event.currentTarget.checked })}
          />
        </div>
      </Card>
      {isGoods && (
        <Card title={t("products.packs")}>
          <Packs fields={fields} onChange={onChange} error={error} />
        </Card>
      )}
    </>
  );
}
