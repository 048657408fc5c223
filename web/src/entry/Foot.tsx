// Under the lines: what is still to fix, and what it all comes to.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { money } from "../shared/format";
import { Key } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import type { Totals } from "../api/types.gen";

interface FootProps {
  toFix: number;
  toLook: number;
  lines: number;
  totals: Totals | undefined;
  currency: string | null;
}

export const Foot = memo(function Foot({ toFix, toLook, lines, totals, currency }: FootProps) {
  const { t } = useTranslation();
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
