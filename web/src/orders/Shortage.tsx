// What is short, every way out with its dates and its price, and that the customer agreed to it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known, one } from "../api/queries";
import type { SalesOrder, ShortageOption, ShortLine } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, ErrorSummary, Field, LongField } from "../shared/fields";
import { day, money, quantity, share } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Bones, Code, Empty, Key } from "../shared/parts";

const leastWords = 20;

/** Steps of what can be promised against what was asked, drawn from the options' own parts. */
function Gap({ line }: { line: ShortLine }) {
  const { t } = useTranslation();
  const have = share(line.available, line.wanted);
  const later = line.options
    .flatMap((option) => option.parts)
    .find((part) => part.day && line.wanted_date && part.day > line.wanted_date);
  const asked = 14,
    foot = 56,
    top = foot - have * (foot - asked),
    after = later ? asked - 4 : top;
  return (
    <svg
      className="gap"
      role="img"
      aria-label={t("shortage.gap", {
        have: quantity(line.available),
        wanted: quantity(line.wanted),
        unit: line.unit ?? "",
      })}
    >
      {/* The drawing is as wide as there is room; the words are not stretched with it. */}
      <svg viewBox="0 0 750 76" preserveAspectRatio="none">
        <path className="gap-fill" d={`M0 ${top}H560V${after}H750V${foot}H0Z`} />
        <path className="gap-line" d={`M0 ${top}H560V${after}H750`} />
        <path className="gap-asked" d={`M0 ${asked}H750`} />
        <path className="gap-foot" d={`M0 ${foot}H750`} />
      </svg>
      <text x="2" y="11" className="gap-word buoy">
        {t("shortage.asked", { quantity: quantity(line.wanted) })}
      </text>
      <text x="88" y={Math.max(top + 14, 30)} className="gap-word">
        {t("shortage.available", { quantity: quantity(line.available) })}
      </text>
      <text x="2" y="71" className="gap-day">
        {day(line.wanted_date)}
      </text>
      {later && (
        <text x="75.2%" y="71" className="gap-day">
          {day(later.day)}
        </text>
      )}
    </svg>
  );
}

function optionWords(option: ShortageOption, line: ShortLine): string {
  const parts = option.parts
    .map((part) => `${quantity(part.quantity)} ${line.unit} · ${part.warehouse} · ${day(part.day)}`)
    .join(" + ");
  return option.sku ? `${option.sku}: ${parts}` : parts;
}

interface OptionsProps {
  line: ShortLine;
  currency: string | null;
  chosen: number;
  onChoose: (i: number) => void;
}

function Options({ line, currency, chosen, onChoose }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="options">
      <legend className="hidden">{t("shortage.options")}</legend>
      {line.options.map((option, i) => (
        <label key={i} className={i === chosen ? "option on" : "option"}>
          <input
            type="radio"
            name={`line-${line.line}`}
            checked={i === chosen}
            onChange={() => onChoose(i)}
          />
          <Key of={String(i + 1)} />
          <b>{t(`shortage.choice.${option.choice}`, { quantity: quantity(option.cancelled) })}</b>
          <span>{optionWords(option, line) || t("shortage.nothing")}</span>
          <span className="soft">
            {option.net_difference && Number(option.net_difference) !== 0
              ? t("shortage.net", { money: money(option.net_difference, currency) })
              : ""}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export default function Shortage({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const shortage = useQuery(
    one<"get_shortage">("sales_order", `/sales-orders/${order.id}/shortage`),
  );
  const customer = useQuery(one<"get_customer">("customer", `/customers/${order.customer}`));
  const [chosen, setChosen] = useState<Record<number, number>>({});
  const [given, setGiven] = useState({ contact: "", channel: "phone", words: "" });
  const lines = shortage.data?.lines ?? [];
  const line = lines.find((each) => chosen[each.line] === undefined) ?? lines[0];
  const optionOf = (each: ShortLine) => each.options[chosen[each.line] ?? 0];
  const contacts = customer.data?.contacts ?? [];
  const attempt = useMutation({
    mutationFn: () =>
      send<"settle_shortage">("POST", `/sales-orders/${order.id}/shortage`, {
        revision: order.revision,
        consent: given,
        lines: lines
          .filter((each) => each.options.length)
          .map((each) => ({
            line: each.line,
            choice: optionOf(each)!.choice,
            shown: optionOf(each)!.shown,
            substitute: optionOf(each)!.sku,
          })),
      }),
    onSuccess: (now) => {
      known("sales_order", now);
      callStale(["sales_order", "worklist", "stock"]);
      tell(t("done.shortage", { number: order.number }));
      onClose();
    },
  });
  useEffect(() => {
    if (shortage.data) document.querySelector<HTMLInputElement>(".options input")?.focus();
  }, [shortage.data]);
  useKeys(
    Object.fromEntries(
      [1, 2, 3, 4, 5, 6].map((n) => [
        String(n),
        line?.options[n - 1] ? () => setChosen({ ...chosen, [line.line]: n - 1 }) : undefined,
      ]),
    ),
  );
  const first = line && optionOf(line);
  const title =
    lines.length === 1 && line
      ? t("shortage.title", {
          quantity: quantity(String(Number(line.wanted) - Number(line.available))),
          unit: line.unit ?? "",
          line: line.line,
        })
      : t("shortage.lines", { count: lines.length });
  return (
    <Dialog
      wide
      title={title}
      words={
        lines.length === 1 && line ? (
          <>
            <Code>{line.sku}</Code> {line.name} ·{" "}
            {t("shortage.wanted", {
              quantity: quantity(line.wanted),
              unit: line.unit ?? "",
              day: day(line.wanted_date),
            })}
          </>
        ) : (
          order.customer_name
        )
      }
      verb={
        first
          ? t(`shortage.verb.${lines.length > 1 ? "several" : first.choice}`, {
              quantity: quantity(first.cancelled),
            })
          : t("act.close")
      }
      isBusy={attempt.isPending}
      isReady={!!first}
      onDo={() => attempt.mutate()}
      onClose={onClose}
      footer={
        first && lines.length === 1
          ? t("shortage.becomes", { words: optionWords(first, line) || t("shortage.nothing") })
          : undefined
      }
    >
      <ErrorSummary error={attempt.error ?? shortage.error} />
      {shortage.isLoading && <Bones rows={5} />}
      {shortage.data && lines.length === 0 && <Empty title={t("shortage.none")} />}
      {lines.map((each) => (
        <div key={each.line} className="short-line">
          {lines.length > 1 && (
            <p>
              <b>{t("version.line", { line: each.line })}</b> <Code>{each.sku}</Code> {each.name}
            </p>
          )}
          <Gap line={each} />
          <Options
            line={each}
            currency={shortage.data?.currency ?? null}
            chosen={chosen[each.line] ?? 0}
            onChoose={(i) => setChosen({ ...chosen, [each.line]: i })}
          />
        </div>
      ))}
      {lines.length > 0 && (
        <div className="consent">
          <h3>{t("shortage.consent")}</h3>
          <div className="fields two">
            {contacts.length > 0 && given.contact === "" ? (
              <ChoiceField
                label={t("contact.who")}
                pointer="/consent/contact"
                value={given.contact}
                onChange={(contact) => setGiven({ ...given, contact })}
                choices={contacts.map((contact) => ({
                  value: contact.name,
                  label: [contact.name, contact.role].filter(Boolean).join(", "),
                }))}
              />
            ) : (
              <Field
                label={t("contact.who")}
                pointer="/consent/contact"
                value={given.contact}
                onChange={(contact) => setGiven({ ...given, contact })}
              />
            )}
            <ChoiceField
              label={t("contact.how")}
              pointer="/consent/channel"
              value={given.channel}
              onChange={(channel) => setGiven({ ...given, channel })}
              choices={["phone", "email", "chat", "meeting", "letter"].map((value) => ({
                value,
                label: t(`channel.${value}`),
              }))}
            />
          </div>
          <LongField
            label={t("contact.said")}
            pointer="/consent/words"
            value={given.words}
            onChange={(words) => setGiven({ ...given, words })}
            rows={2}
            least={leastWords}
          />
        </div>
      )}
    </Dialog>
  );
}
