// Under the lines: what is still to fix, and what it all comes to.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { money, said } from "../shared/format";
import { Key } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import type { Charge, Totals } from "../api/types.gen";
import { chargeName } from "../prices/charges";

interface FootProps {
  toFix: number;
  toLook: number;
  lines: number;
  totals: Totals | undefined;
  charges: Charge[];
  currency: string | null;
}

export const Foot = memo(function Foot(props: FootProps) {
  const { toFix, toLook, lines, totals, charges, currency } = props;
  const { t, i18n } = useTranslation();
  return (
    <footer className="entry-foot">
      <span className="status late">
        {toFix > 0 && (
          <>
            <Mark of="fail" /> {t("entry.toFix", { count: toFix })}
          </>
        )}
      </span>
      <span className="status tone-warn">
        {toLook > 0 && (
          <>
            <Mark of="warn" /> {t("entry.toLook", { count: toLook })}
          </>
        )}
      </span>
      {toFix + toLook > 0 && (
        <span className="soft">
          <Key of="f8" /> {t("entry.next")}
        </span>
      )}
      <span className="end soft">{t("entry.lines", { count: lines })}</span>
      {charges.map((each) => (
        <span className="soft" key={each.code} title={said(each.why)}>
          {chargeName(each, i18n.language)} <b>{money(each.net, currency)}</b>
        </span>
      ))}
      <span className="soft">
        {t("order.net")} <b>{money(totals?.net, currency)}</b>
      </span>
      <span className="soft">
        {t("order.tax")} <b>{money(totals?.tax, currency)}</b>
      </span>
      <b className="total">{money(totals?.gross, currency)}</b>
    </footer>
  );
});
