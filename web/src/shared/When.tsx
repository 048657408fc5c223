// Deadlines: the time itself, and how far off it is only beside it.
import { useTranslation } from "react-i18next";
import { moment, until } from "./format";

export function Deadline({
  at,
  short = false,
}: {
  at: string | null | undefined;
  short?: boolean;
}) {
  const { t } = useTranslation();
  if (!at) return null;
  const span = until(at);
  const words = t("time.span", { days: span.days, hours: span.hours, minutes: span.minutes });
  if (span.isLate) return <span className="late">{t("time.late", { span: words })}</span>;
  if (short || span.days > 0) return <span>{moment(at)}</span>;
  return <span>{t("time.in", { at: moment(at), span: words })}</span>;
}

/** Parts of days beyond a day say nothing: days alone, then hours, then minutes. */
export function LateMark({ at }: { at: string | null | undefined }) {
  const { t } = useTranslation();
  if (!at) return null;
  const span = until(at);
  const words = t("time.span", {
    days: span.days,
    hours: span.days ? 0 : span.hours,
    minutes: span.days || span.hours > 3 ? 0 : span.minutes,
  });
  return span.isLate ? (
    <span className="late">{t("time.late", { span: words })}</span>
  ) : (
    <span>{moment(at)}</span>
  );
}
