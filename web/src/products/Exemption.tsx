// Why a consumer may not withdraw from the product, with what shows it: told to him before he orders.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Product } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";

const choices = [
  "none",
  "bespoke",
  "perishable",
  "sealed_hygiene",
  "mixed",
  "sealed_recording",
  "newspaper",
  "digital_content",
  "dated_service",
  "performed_service",
  "market_price",
  "urgent_repair",
  "future_alcohol",
];

export function Exemption({ product }: { product: Product }) {
  const { t } = useTranslation();
  const mayRead = may(
    "order_desk",
    "sales_manager",
    "procurement",
    "finance",
    "service_manager",
    "auditor",
  );
  const path = `/products/${product.id}/withdrawal-exemption`;
  const kept = useQuery({
    ...one<"get_product_exemption">("product_exemption", path),
    enabled: mayRead,
  });
  const [given, setGiven] = useState<{ exemption: string; reason: string }>();
  const saving = useMutation({
    mutationFn: () =>
      send<"put_product_exemption">(
        "PUT",
        path as never,
        {
          exemption: given!.exemption === "none" ? null : given!.exemption,
          reason: given!.reason.trim() || null,
        } as never,
      ),
    onSuccess: () => {
      setGiven(undefined);
      callStale(["product_exemption", "sales_order"]);
      tell(t("done.product", { name: product.name }));
    },
  });
  if (!kept.data) return null;
  const now = kept.data.exemption ?? "none";
  return (
    <Card
      title={t("products.exemption")}
      aside={
        may("order_desk", "sales_manager", "procurement") && (
          <Act
            kind="quiet"
            onAct={() => setGiven({ exemption: now, reason: kept.data.reason ?? "" })}
          >
            {t("products.changeExemption")}
          </Act>
        )
      }
    >
      <p>{t(`exemption.${now}`)}</p>
      {kept.data.reason && <p className="sub">{kept.data.reason}</p>}
      {given && (
        <Dialog
          title={t("products.exemption")}
          words={t("products.exemptionHint")}
          verb={t("products.save")}
          isBusy={saving.isPending}
          onDo={() => saving.mutate()}
          onClose={() => setGiven(undefined)}
        >
          <ErrorSummary error={saving.error} />
          <ChoiceField
            label={t("products.exemption")}
            pointer="/exemption"
            value={given.exemption}
            onChange={(exemption) => setGiven({ ...given, exemption })}
            choices={choices.map((value) => ({ value, label: t(`exemption.${value}`) }))}
          />
          {given.exemption !== "none" && (
            <Field
              label={t("products.exemptionReason")}
              pointer="/reason"
              value={given.reason}
              onChange={(reason) => setGiven({ ...given, reason })}
              error={errorAt(saving.error, "/reason")}
            />
          )}
        </Dialog>
      )}
    </Card>
  );
}
