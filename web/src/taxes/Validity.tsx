// From when to when something holds, and whether that is now.
import { useTranslation } from "react-i18next";
import { day } from "../shared/format";
import { Mark } from "../shared/StatusMark";
import { validityOf } from "./words";

const marks = { now: "pass", later: "waiting", over: "not_applicable" };

export function Validity({ row }: { row: { valid_from: string; valid_until: string | null } }) {
  const { t } = useTranslation();
  const is = validityOf(row);
  return (
    <span className={is === "over" ? "status soft" : "status"}>
      <Mark of={marks[is]} />{" "}
      {row.valid_until
        ? t("valid.between", { from: day(row.valid_from), until: day(row.valid_until) })
        : t("valid.from", { from: day(row.valid_from) })}
      {is !== "now" && <small className="soft"> {t(`valid.${is}`)}</small>}
    </span>
  );
}
