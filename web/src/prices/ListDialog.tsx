// A price list begun: for whom, in which currency, from when; or its end.
import { useTranslation } from "react-i18next";
import type { PriceList } from "../api/types.gen";
import { dayOf } from "../shared/format";
import { DraftDialog, isInForce, type Given } from "./DraftDialog";

const kinds = ["base", "segment", "customer", "campaign"] as const;
const among = ["customers", "customer_kinds", "countries", "channels"] as const;
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

function begun(list?: PriceList): Given {
  return {
    code: list?.code ?? "",
    name: list?.name ?? "",
    kind: list?.kind ?? "base",
    currency: list?.currency ?? "",
    priority: String(list?.priority ?? 0),
    valid_from: list?.valid_from ?? dayOf(new Date()),
    valid_until: list?.valid_until ?? "",
    ...Object.fromEntries(among.map((name) => [name, (list?.[name] ?? []).join(" ")])),
  };
}

function bodyOf(given: Given, isNew: boolean) {
  return {
    ...(isNew ? { code: given.code } : {}),
    name: given.name,
    kind: given.kind,
    currency: given.currency!.trim().toUpperCase(),
    priority: Number(given.priority),
    valid_from: given.valid_from || null,
    valid_until: given.valid_until || null,
    ...Object.fromEntries(among.map((name) => [name, words(given[name]!)])),
  };
}

export function ListDialog({
  list,
  onDone,
  onClose,
}: {
  list?: PriceList;
  onDone?: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const isEnd = isInForce(list);
  return (
    <DraftDialog
      row={list}
      path="/price-lists"
      record="price_list"
      begun={begun(list)}
      bodyOf={bodyOf}
      title={
        list ? t(isEnd ? "prices.end" : "prices.change", { code: list.code }) : t("prices.new")
      }
      words={t(isEnd ? "prices.endWords" : "prices.newWords")}
      label={(name) => t(`prices.${name}`)}
      hint={(name, value) => t(`prices.${name}Words.${value}`)}
      done={(code) => t("done.prices", { code })}
      onDone={onDone}
      onClose={onClose}
    >
      {({ given, text, date, choice }) => (
        <>
          {text("code", { autoFocus: !list })}
          {text("name")}
          {choice("kind", kinds, (value) => t(`prices.kind.${value}`))}
          {text("currency", { hint: t("prices.currencyHint") })}
          {date("valid_from", false)}
          {date("valid_until", true)}
          {(given.kind === "customer" || given.customers) &&
            text("customers", { hint: t("prices.customersHint") })}
          {given.kind !== "base" && (
            <>
              {text("customer_kinds", { hint: t("prices.kindsHint"), optional: true })}
              {text("countries", { hint: t("prices.countriesHint"), optional: true })}
              {text("channels", { hint: t("prices.channelsHint"), optional: true })}
            </>
          )}
          {text("priority", { hint: t("prices.priorityHint") })}
        </>
      )}
    </DraftDialog>
  );
}
