// A price list begun: for whom, in which currency, from when; or its end.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { PriceList } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";

const kinds = ["base", "segment", "customer", "campaign"] as const;
const among = ["customers", "customer_kinds", "countries", "channels"] as const;
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

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
  const isInForce = list?.status === "active";
  const [given, setGiven] = useState<Record<string, string>>({
    code: list?.code ?? "",
    name: list?.name ?? "",
    kind: list?.kind ?? "base",
    currency: list?.currency ?? "",
    priority: String(list?.priority ?? 0),
    valid_from: list?.valid_from ?? dayOf(new Date()),
    valid_until: list?.valid_until ?? "",
    ...Object.fromEntries(among.map((name) => [name, (list?.[name] ?? []).join(" ")])),
  });
  const save = useMutation({
    mutationFn: () => {
      const until = { valid_until: given.valid_until || null };
      const body = isInForce
        ? until
        : {
            ...(list ? {} : { code: given.code }),
            name: given.name,
            kind: given.kind,
            currency: given.currency!.trim().toUpperCase(),
            priority: Number(given.priority),
            valid_from: given.valid_from || null,
            ...until,
            ...Object.fromEntries(among.map((name) => [name, words(given[name]!)])),
          };
      return list
        ? send<"change_price_list">("PATCH", `/price-lists/${list.id}`, body as never, {
            revision: list.revision,
          })
        : send<"create_price_list">("POST", "/price-lists", body as never);
    },
    onSuccess: (made) => {
      callStale(["price_list"]);
      tell(t("done.prices", { code: made.code }));
      onDone?.(made.code);
      onClose();
    },
  });
  const text = (
    name: string,
    more: { hint?: string; optional?: boolean; autoFocus?: boolean } = {},
  ) => (
    <Field
      label={t(`prices.${name}`)}
      pointer={`/${name}`}
      value={given[name]!}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(save.error, `/${name}`) ?? errorAt(save.error, `/${name}/0`)}
      disabled={name === "code" && !!list}
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
        list ? t(isInForce ? "prices.end" : "prices.change", { code: list.code }) : t("prices.new")
      }
      words={t(isInForce ? "prices.endWords" : "prices.newWords")}
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
          {text("code", { autoFocus: !list })}
          {text("name")}
          <ChoiceField
            label={t("prices.kind")}
            hint={t(`prices.kindWords.${given.kind}`)}
            pointer="/kind"
            value={given.kind!}
            onChange={(kind) => setGiven({ ...given, kind })}
            error={errorAt(save.error, "/kind")}
            choices={kinds.map((value) => ({ value, label: t(`prices.kind.${value}`) }))}
          />
          {text("currency", { hint: t("prices.currencyHint") })}
          {date("valid_from")}
          {date("valid_until")}
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
        </div>
      )}
    </Dialog>
  );
}
