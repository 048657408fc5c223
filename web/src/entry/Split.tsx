// In the row of a line that is only partly there: how much at once, and when the rest comes.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { day, dayOf, quantity } from "../shared/format";
import type { LineAnswer } from "./preview";
import { partsOf } from "./split";

export function Split({ told }: { told: LineAnswer }) {
  const { t } = useTranslation();
  const { available = "0", wanted = "0", asked = "", earliest, warehouse } = told;
  const stock = useQuery({
    ...one<"get_availability">("stock", "/availability", {
      sku: told.line?.sku,
      quantity: wanted,
      date: asked,
      warehouse,
    }),
    retry: false,
  });
  if (!stock.data)
    return (
      <>{t("entry.short", { quantity: quantity(String(Number(wanted) - Number(available))) })}</>
    );
  const today = dayOf(new Date());
  return (
    <span className="split">
      {partsOf({ wanted, available, asked, earliest }, stock.data.days).map((part) => (
        <span key={part.day ?? ""}>
          {part.day === null
            ? t("entry.partNever", { quantity: quantity(part.quantity) })
            : part.day <= today
              ? t("entry.partNow", { quantity: quantity(part.quantity) })
              : t("entry.partOn", { quantity: quantity(part.quantity), day: day(part.day) })}
        </span>
      ))}
    </span>
  );
}
