// Of which countries' tax a customer is exempt, why, and by what paper.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Customer, TaxExemption } from "../api/types.gen";
import { may } from "../session/session";
import { Act, Card, Code } from "../shared/parts";
import { TaxDialog } from "../taxes/TaxDialogs";
import { Validity } from "../taxes/Validity";
import { byValidity, validityOf } from "../taxes/words";

export function Exemptions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const list = useQuery({
    ...one<"list_tax_exemptions">("tax_exemption", "/tax-exemptions", {
      customer_id: customer.id,
      limit: 100,
    }),
    retry: false,
  });
  const [open, setOpen] = useState<TaxExemption | "new">();
  const isMine = may("finance");
  const rows = byValidity(list.data?.items ?? []);
  // Who may not read them is not told of them; most customers have none.
  if (!list.data || (rows.length === 0 && !isMine)) return null;
  return (
    <Card
      title={t("tax.exemptions")}
      aside={isMine && <Act onAct={() => setOpen("new")}>{t("tax.new.exemption")}</Act>}
    >
      {rows.length === 0 && <p className="soft">{t("tax.noExemption")}</p>}
      <ul className="addresses">
        {rows.map((row) => (
          <li key={row.id} className={validityOf(row) === "over" ? "soft" : undefined}>
            <p>
              <b>{row.country}</b> {t(`tax.category.${row.category}`)}{" "}
              <Code>{row.reason_code}</Code>
            </p>
            <p>
              {row.reason} · {row.evidence}
            </p>
            <p className="need-acts">
              <Validity row={row} />
              {isMine && (
                <Act
                  onAct={() => setOpen(row)}
                  aria-label={`${t("act.edit")}: ${row.country} ${row.evidence}`}
                >
                  {t("act.edit")}
                </Act>
              )}
            </p>
          </li>
        ))}
      </ul>
      {open && (
        <TaxDialog
          kind="exemption"
          record={open === "new" ? undefined : open}
          customer={customer.code}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}
