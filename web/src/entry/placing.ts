// What becomes of the order that was typed: a draft, or verified and read back.
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { tell } from "../shared/notices";

/** Whoever is on the telephone is asked at once whether he agrees, where nothing else is in the way. */
function nextStepOf(order: SalesOrder): "read-back" | undefined {
  const checks = order.checks ?? [];
  const isReady =
    order.status === "verified" &&
    !checks.some((check) => check.result === "fail") &&
    checks.some((check) => check.code === "G7" && check.result === "waiting");
  return isReady ? "read-back" : undefined;
}

export function usePlacing(bodyOf: () => object, drop: () => Promise<void>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (advance_to: "draft" | "verified") =>
      send<"place_sales_order">("POST", "/sales-orders", { ...bodyOf(), advance_to } as never),
    onSuccess: async (order) => {
      await drop();
      callStale(["sales_order", "worklist"]);
      tell(t(order.status === "draft" ? "entry.saved" : "entry.placed", { number: order.number }));
      void navigate({
        to: "/orders/$number",
        params: { number: order.number! },
        search: { do: nextStepOf(order) },
      });
    },
  });
}
