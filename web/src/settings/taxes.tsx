// Where the company is registered for tax, and the rates of those countries by date, each with its source.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { TaxRate, TaxRegistration } from "../api/types.gen";
import { may } from "../session/session";
import { useKeys } from "../shared/keys";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { TaxDialog, type TaxKind, type TaxRecord } from "../taxes/TaxDialogs";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";

const most = 500;

export function TaxesPage() {
  const { t } = useTranslation();
  const registrations = useQuery(
    one<"list_tax_registrations">("tax_registration", "/tax-registrations", { limit: most }),
  );
  const rates = useQuery(one<"list_tax_rates">("tax_rate", "/tax-rates", { limit: most }));
  const [open, setOpen] = useState<{ kind: TaxKind; record?: TaxRecord }>();
  const [country, setCountry] = useState("");
  const isMine = may("finance");
  const make = (kind: TaxKind) => (isMine ? () => setOpen({ kind }) : undefined);
  useKeys(
    { n: make("rate"), r: make("registration") },
    isMine ? { n: t("tax.new.rate"), r: t("tax.new.registration") } : {},
  );
  const error = registrations.error ?? rates.error;
  if (error) return <Failed error={error} onRetry={() => void rates.refetch()} />;
  if (!registrations.data || !rates.data) return <Bones rows={10} />;
  const countries = [...new Set(rates.data.items.map((row) => row.country))].sort();
  const shown = byValidity(rates.data.items.filter((row) => !country || row.country === country));
  const change = (kind: TaxKind, record: TaxRecord, name: string) =>
    isMine && (
      <Act onAct={() => setOpen({ kind, record })} aria-label={`${t("act.edit")}: ${name}`}>
        {t("act.edit")}
      </Act>
    );
  return (
    <div className="stack">
      <Card
        flush
        title={t("tax.registrations")}
        aside={
          isMine && (
            <Act hint="r" onAct={make("registration")}>
              {t("tax.new.registration")}
            </Act>
          )
        }
      >
        {registrations.data.items.length === 0 ? (
          <Empty title={t("tax.noRegistration")} words={t("tax.noRegistration.words")} />
        ) : (
          <SimpleTable<TaxRegistration>
            label={t("tax.registrations")}
            rows={byValidity(registrations.data.items)}
            keyOf={(row) => row.id}
            rowClass={(row) => (validityOf(row) === "over" ? "soft" : undefined)}
            columns={[
              { title: t("tax.country"), className: "main", cell: (row) => row.country },
              {
                title: t("tax.number"),
                className: "grow",
                cell: (row) => <Code>{row.number}</Code>,
              },
              { title: t("tax.mode"), cell: (row) => t(`tax.mode.${row.mode}`) },
              {
                title: t("tax.consumers"),
                cell: (row) => t(`tax.including.${row.consumer_prices_include_tax}`),
              },
              { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
              { title: "", cell: (row) => change("registration", row, row.country) },
            ]}
          />
        )}
      </Card>
      <Card
        flush
        title={
          <>
            {t("tax.rates")}
            <small>{shown.length}</small>
          </>
        }
        aside={
          <>
            {countries.length > 1 && (
              <select
                className="keep"
                aria-label={t("tax.country")}
                value={country}
                onChange={(event) => setCountry(event.target.value)}
              >
                <option value="">{t("tax.allCountries")}</option>
                {countries.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            )}
            {isMine && (
              <Act kind="main" hint="n" onAct={make("rate")}>
                {t("tax.new.rate")}
              </Act>
            )}
          </>
        }
      >
        {shown.length === 0 ? (
          <Empty title={t("tax.noRate")} words={t("tax.noRate.words")} />
        ) : (
          <SimpleTable<TaxRate>
            label={t("tax.rates")}
            rows={shown}
            keyOf={(row) => row.id}
            rowClass={(row) => (validityOf(row) === "over" ? "soft" : undefined)}
            columns={[
              { title: t("tax.country"), className: "main", cell: (row) => row.country },
              {
                title: t("tax.code"),
                cell: (row) =>
                  row.code ? (
                    <Code>{row.code}</Code>
                  ) : (
                    <span className="soft">{t("tax.usual")}</span>
                  ),
              },
              { title: t("tax.name"), className: "grow", cell: (row) => row.name },
              {
                title: t("tax.category"),
                cell: (row) => (
                  <>
                    {t(`tax.category.${row.category}`)}
                    {row.reason && <small className="under">{row.reason}</small>}
                  </>
                ),
              },
              {
                title: t("tax.rate"),
                align: "right",
                cell: (row) => t("tax.percent", { rate: percentOf(row.rate) }),
              },
              { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
              {
                title: t("tax.source"),
                className: "soft clip",
                cell: (row) => <span title={row.source}>{row.source}</span>,
              },
              { title: "", cell: (row) => change("rate", row, `${row.country} ${row.name}`) },
            ]}
          />
        )}
      </Card>
      {rates.data.items.length === most && (
        <p className="soft">{t("tax.first", { count: most })}</p>
      )}
      {open && (
        <TaxDialog kind={open.kind} record={open.record} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
