// A charge begun or its draft changed: of which kind, how much, for whom; or its end.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { ChargeRule } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { percentOf, rateOf } from "../taxes/words";
import { chargeKinds, gramsOf, kilosOf } from "./charges";

const among = ["countries", "postcodes", "customers", "customer_kinds", "channels"] as const;
const money = ["amount", "net_from", "net_below"] as const;
const names = ["name_zh_hant", "name_zh_hans", "tax_code"] as const;
const words = (text: string) => text.split(/[,;\n]+/).flatMap((each) => each.trim() || []);

function begun(rule?: ChargeRule): Record<string, string> {
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

function bodyOf(given: Record<string, string>, isNew: boolean): Record<string, unknown> {
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
  const isInForce = rule?.status === "active";
  const [given, setGiven] = useState(() => begun(rule));
  const save = useMutation({
    mutationFn: () => {
      const body = isInForce ? { valid_until: given.valid_until || null } : bodyOf(given, !rule);
      return rule
        ? send<"change_charge">("PATCH", `/charges/${rule.id}`, body as never, {
            revision: rule.revision,
          })
        : send<"create_charge">("POST", "/charges", body as never);
    },
    onSuccess: (made) => {
      callStale(["charge_rule"]);
      tell(t("done.charge", { code: made.code }));
      onDone?.(made.code);
      onClose();
    },
  });
  const text = (
    name: string,
    more: { hint?: string; optional?: boolean; autoFocus?: boolean; inputMode?: "decimal" } = {},
  ) => (
    <Field
      label={t(`charges.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`) ?? errorAt(save.error, `/${name}/0`)}
      disabled={name === "code" && !!rule}
      {...more}
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
      wide={!isInForce}
      title={
        rule
          ? t(isInForce ? "charges.end" : "charges.change", { code: rule.code })
          : t("charges.new")
      }
      words={t(isInForce ? "charges.endWords" : "charges.newWords")}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {isInForce ? (
        <div className="fields">{date("valid_until")}</div>
      ) : (
        <div className="fields two">
          <ChoiceField
            label={t("charges.kind")}
            hint={t(`charges.kindWords.${given.kind}`)}
            pointer="/kind"
            value={given.kind!}
            onChange={(kind) => setGiven({ ...given, kind })}
            error={errorAt(save.error, "/kind")}
            choices={chargeKinds.map((value) => ({ value, label: t(`charges.kind.${value}`) }))}
          />
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
          {date("valid_from")}
          {date("valid_until")}
          {text("priority", { hint: t("prices.priorityHint") })}
        </div>
      )}
    </Dialog>
  );
}
