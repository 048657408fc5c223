// A charge begun or its draft changed: of which kind, how much, for whom; or its end.
import { useTranslation } from "react-i18next";
import type { ChargeRule } from "../api/types.gen";
import { dayOf } from "../shared/format";
import { percentOf, rateOf } from "../taxes/words";
import { chargeKinds, gramsOf, kilosOf } from "./charges";
import { DraftDialog, isInForce, type Given } from "./DraftDialog";

const among = ["countries", "postcodes", "customers", "customer_kinds", "channels"] as const;
const money = ["amount", "net_from", "net_below"] as const;
const names = ["name_zh_hant", "name_zh_hans", "tax_code"] as const;
const words = (text: string) => text.split(/[,;\n]+/).flatMap((each) => each.trim() || []);

function begun(rule?: ChargeRule): Given {
  return {
    code: rule?.code ?? "",
    kind: rule?.kind ?? "freight",
    name: rule?.name ?? "",
    currency: rule?.currency ?? "",
    rate: rule?.rate ? percentOf(rule.rate) : "",
    weight_from: kilosOf(rule?.weight_from),
    weight_below: kilosOf(rule?.weight_below),
    priority: String(rule?.priority ?? 0),
    valid_from: rule?.valid_from ?? dayOf(new Date()),
    valid_until: rule?.valid_until ?? "",
    ...Object.fromEntries([...names, ...money].map((name) => [name, rule?.[name] ?? ""])),
    ...Object.fromEntries(among.map((name) => [name, (rule?.[name] ?? []).join(", ")])),
  };
}

function bodyOf(given: Given, isNew: boolean): Record<string, unknown> {
  const orNone = (name: string) => given[name]!.trim() || null;
  return {
    ...(isNew ? { code: given.code!.trim() } : {}),
    kind: given.kind,
    name: given.name,
    currency: given.currency!.trim().toUpperCase(),
    rate: given.rate!.trim() ? rateOf(given.rate!) : null,
    weight_from: gramsOf(given.weight_from!),
    weight_below: gramsOf(given.weight_below!),
    priority: Number(given.priority),
    valid_from: given.valid_from || null,
    valid_until: given.valid_until || null,
    ...Object.fromEntries([...names, ...money].map((name) => [name, orNone(name)])),
    ...Object.fromEntries(among.map((name) => [name, words(given[name]!)])),
  };
}

export function ChargeDialog({
  rule,
  onDone,
  onClose,
}: {
  rule?: ChargeRule;
  onDone?: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const isEnd = isInForce(rule);
  return (
    <DraftDialog
      row={rule}
      path="/charges"
      record="charge_rule"
      begun={begun(rule)}
      bodyOf={bodyOf}
      title={
        rule ? t(isEnd ? "charges.end" : "charges.change", { code: rule.code }) : t("charges.new")
      }
      words={t(isEnd ? "charges.endWords" : "charges.newWords")}
      label={(name) => t(`charges.${name}`)}
      hint={(name, value) => t(`charges.${name}Words.${value}`)}
      done={(code) => t("done.charge", { code })}
      onDone={onDone}
      onClose={onClose}
    >
      {({ given, text, date, choice }) => (
        <>
          {choice("kind", chargeKinds, (value) => t(`charges.kind.${value}`))}
          {text("code", { autoFocus: !rule })}
          {text("name", { hint: t("charges.nameHint") })}
          {text("name_zh_hant", { optional: true })}
          {text("name_zh_hans", { optional: true })}
          {text("currency", { hint: t("prices.currencyHint") })}
          {text("amount", {
            hint: t("charges.amountHint"),
            optional: true,
            inputMode: "decimal",
          })}
          {text("rate", { hint: t("charges.rateHint"), optional: true, inputMode: "decimal" })}
          {text("tax_code", { hint: t("charges.taxHint"), optional: true })}
          {text("net_below", {
            hint: t(`charges.belowHint.${given.kind}`),
            optional: given.kind !== "minimum_order",
            inputMode: "decimal",
          })}
          {text("net_from", { optional: true, inputMode: "decimal" })}
          {given.kind === "freight" && (
            <>
              {text("weight_from", {
                hint: t("charges.weightHint"),
                optional: true,
                inputMode: "decimal",
              })}
              {text("weight_below", { optional: true, inputMode: "decimal" })}
            </>
          )}
          {text("countries", { hint: t("charges.countriesHint"), optional: true })}
          {text("postcodes", { hint: t("charges.postcodesHint"), optional: true })}
          {text("customers", { hint: t("charges.customersHint"), optional: true })}
          {text("customer_kinds", { hint: t("prices.kindsHint"), optional: true })}
          {text("channels", { hint: t("prices.channelsHint"), optional: true })}
          {date("valid_from", false)}
          {date("valid_until", true)}
          {text("priority", { hint: t("prices.priorityHint") })}
        </>
      )}
    </DraftDialog>
  );
}
