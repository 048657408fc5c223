// What becomes of the order that was typed: a draft, or verified and read back.
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { callStale } from "../api/queries";
import type { Quotation, SalesOrder } from "../api/types.gen";
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

/** What came by mail is entered through the mail, and the chosen file stays with the order as what was asked for. */
interface Origin {
  id: string;
  file: string | undefined;
}

async function place(body: object, from: Origin | undefined): Promise<SalesOrder> {
  if (!from) return send<"place_sales_order">("POST", "/sales-orders", body as never);
  try {
    return await send<"enter_inbox_mail">("POST", `/inbox-mails/${from.id}/order`, {
      attachment: from.file ?? null,
      order: body,
    } as never);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The form knows its fields by their place in the order.
    const errors = error.reasons.map((reason) => ({
      ...reason,
      pointer: reason.pointer?.replace(/^\/order(?=\/)/, "") ?? "",
    }));
    throw new Refused({ ...error.problem, errors });
  }
}

export function usePlacing(bodyOf: () => object, drop: () => Promise<void>, from?: Origin) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (advance_to: "draft" | "verified") => place({ ...bodyOf(), advance_to }, from),
    onSuccess: async (order) => {
      await drop();
      callStale(["sales_order", "worklist", "inbox_mail"]);
      tell(t(order.status === "draft" ? "entry.saved" : "entry.placed", { number: order.number }));
      void navigate({
        to: "/orders/$number",
        params: { number: order.number! },
        search: { do: nextStepOf(order) },
      });
    },
  });
}

/** The same lines as an offer: nothing is ordered until the customer accepts it. */
export function useQuoting(bodyOf: () => object, drop: () => Promise<void>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => send<"make_quotation">("POST", "/quotations", bodyOf() as never),
    onSuccess: async (quotation: Quotation) => {
      await drop();
      callStale(["quotation"]);
      tell(t("done.quotation.draft", { number: quotation.number }));
      void navigate({ to: "/quotations/$number", params: { number: quotation.number! } });
    },
  });
}
