// Goods that may not be used where they lie: put into quarantine, given back to use, or written off from there.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";

type Deed = "into" | "release" | "writeOff";
interface Given {
  quantity: string;
  lot: string;
  reason: string;
}

/** Who may do what with them (domain 11): the warehouse and quality put them there, quality gives them back. */
export function quarantineDeeds(isAnyThere: boolean): Deed[] {
  const deeds: Deed[] = [];
  if (may("warehouse", "quality_manager")) deeds.push("into");
  if (isAnyThere && may("quality_manager")) deeds.push("release");
  if (isAnyThere && may("warehouse")) deeds.push("writeOff");
  return deeds;
}

function sent(
  deed: Deed,
  where: { sku: string; warehouse: string },
  given: Given,
): Promise<unknown> {
  const { reason } = given;
  const lot = given.lot.trim() || null;
  const much = given.quantity.trim();
  if (deed === "writeOff")
    return send<"adjust_stock">("POST", "/stock-adjustments", {
      warehouse: where.warehouse,
      reason,
      lines: [{ sku: where.sku, quantity: `-${much}`, lot, quarantined: true }],
    } as never);
  const body = { ...where, quantity: much, lot, reason };
  return deed === "into"
    ? send<"quarantine_stock">("POST", "/stock-quarantines", body)
    : send<"release_quarantined_stock">("POST", "/stock-quarantines/release", body);
}

export default function QuarantineDialog({
  sku = "",
  warehouse = "",
  onClose,
}: {
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const stock = useQuery(one<"list_stock">("stock", "/stock", { sku, warehouse, limit: 50 }));
  const level = stock.data?.items.find((each) => each.warehouse === warehouse);
  const deeds = quarantineDeeds(/[1-9]/.test(level?.quarantined ?? ""));
  const [chosen, setChosen] = useState<Deed>();
  const deed = chosen ?? deeds[0] ?? "into";
  const [given, setGiven] = useState<Given>({ quantity: "", lot: "", reason: "" });
  const act = useMutation({
    mutationFn: () => sent(deed, { sku, warehouse }, given),
    onSuccess: (made) => {
      callStale(["stock", "adjustment", "sales_order", "worklist"]);
      tell(
        t(
          (made as { status?: string }).status === "pending"
            ? "done.writeOffWaits"
            : `done.quarantine.${deed}`,
        ),
      );
      onClose();
    },
  });
  const told = (name: "quantity" | "lot") => ({
    pointer: `/${name}`,
    error: errorAt(act.error, `/${name}`) ?? errorAt(act.error, `/lines/0/${name}`),
  });
  const set = (to: Partial<Given>) => setGiven({ ...given, ...to });
  const there = deed === "into" ? level?.available : level?.quarantined;
  return (
    <Dialog
      title={t("quarantine.title", { sku, warehouse })}
      words={t(`quarantine.${deed}.words`)}
      verb={t(`quarantine.${deed}.verb`)}
      isGrave={deed === "writeOff"}
      isBusy={act.isPending}
      isReady={given.quantity.trim() !== "" && given.reason.trim() !== ""}
      onDo={() => act.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={act.error} />
      <div className="fields two">
        <ChoiceField
          label={t("quarantine.what")}
          value={deed}
          onChange={(to) => setChosen(to as Deed)}
          choices={deeds.map((value) => ({ value, label: t(`quarantine.${value}`) }))}
        />
        <Field
          label={t("line.quantityShort")}
          {...told("quantity")}
          hint={t(deed === "into" ? "stock.freeHere" : "quarantine.there", {
            quantity: quantity(there) || "0",
          })}
          inputMode="decimal"
          value={given.quantity}
          onChange={(to) => set({ quantity: to })}
          autoFocus
        />
        <Field
          label={t("stock.lot")}
          {...told("lot")}
          value={given.lot}
          onChange={(lot) => set({ lot })}
          mono
          optional
        />
        <Field
          label={t("form.reason")}
          pointer="/reason"
          error={errorAt(act.error, "/reason")}
          value={given.reason}
          onChange={(reason) => set({ reason })}
        />
      </div>
    </Dialog>
  );
}
