// Whose law protects a consumer: that of the country of delivery, unless somebody names another.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Customer } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, ErrorSummary } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";

const choices = ["by_country", "uk", "eu", "hong_kong", "other"];

export function ConsumerLaw({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const isConsumer = customer.kind === "consumer";
  const mayRead = may(
    "order_desk",
    "sales_manager",
    "procurement",
    "finance",
    "service_manager",
    "auditor",
  );
  const path = `/customers/${customer.id}/consumer-law`;
  const law = useQuery({
    ...one<"get_consumer_law">("consumer_law", path),
    enabled: isConsumer && mayRead,
  });
  const [chosen, setChosen] = useState<string>();
  const saving = useMutation({
    mutationFn: () =>
      send<"put_consumer_law">(
        "PUT",
        path as never,
        {
          jurisdiction: chosen === "by_country" ? null : chosen,
        } as never,
      ),
    onSuccess: () => {
      setChosen(undefined);
      callStale(["consumer_law", "sales_order"]);
      tell(t("done.customer", { name: customer.name }));
    },
  });
  if (!law.data) return null;
  const now = law.data.jurisdiction ?? "by_country";
  return (
    <Card
      title={t("customers.jurisdiction")}
      aside={
        may("order_desk", "sales_manager") && (
          <Act kind="quiet" onAct={() => setChosen(now)}>
            {t("customers.changeLaw")}
          </Act>
        )
      }
    >
      <p>{t(`jurisdiction.${now}`)}</p>
      {chosen !== undefined && (
        <Dialog
          title={t("customers.jurisdiction")}
          verb={t("customers.save")}
          isBusy={saving.isPending}
          onDo={() => saving.mutate()}
          onClose={() => setChosen(undefined)}
        >
          <ErrorSummary error={saving.error} />
          <ChoiceField
            label={t("customers.jurisdiction")}
            pointer="/jurisdiction"
            value={chosen}
            onChange={setChosen}
            choices={choices.map((value) => ({ value, label: t(`jurisdiction.${value}`) }))}
            autoFocus
          />
        </Dialog>
      )}
    </Card>
  );
}
