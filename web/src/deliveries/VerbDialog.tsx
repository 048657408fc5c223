// What a verb on a shipment needs to be told.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known } from "../api/queries";
import type { Shipment } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";
import { bodyOf, type VerbForm } from "./verbs";

export function VerbDialog({
  verb,
  shipment,
  onClose,
}: {
  verb: string;
  shipment: Shipment;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState<VerbForm>({
    reason: "",
    day: "",
    carrier: shipment.carrier ?? "",
    tracking: shipment.tracking ?? "",
    finding: "right",
  });
  const set = (to: Partial<VerbForm>) => setForm({ ...form, ...to });
  const attempt = useMutation({
    mutationFn: () =>
      send<"pick_shipment">(
        "POST",
        `/shipments/${shipment.id}/${verb}`,
        bodyOf(verb, shipment, form) as never,
      ),
    onSuccess: (now) => {
      known("shipment", now);
      callStale(["shipment", "sales_order", "stock", "worklist"]);
      tell(t("done.shipmentVerb", { number: shipment.number, verb: t(`verb.${verb}`) }));
      onClose();
    },
  });
  const hasReason = [
    "delay",
    "failed-attempt",
    "loss",
    "cancellation",
    "pod-verification",
  ].includes(verb);
  return (
    <Dialog
      title={`${t(`verb.${verb}`)}: ${shipment.number}`}
      words={t(`verb.${verb}.words`)}
      verb={t(`verb.${verb}`)}
      isGrave={["loss", "cancellation"].includes(verb)}
      isBusy={attempt.isPending}
      onDo={() => attempt.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={attempt.error} />
      {verb === "despatch" && (
        <div className="fields two">
          <Field
            label={t("shipment.carrier")}
            pointer="/carrier"
            value={form.carrier}
            onChange={(carrier) => set({ carrier })}
            autoFocus
          />
          <Field
            label={t("shipment.tracking")}
            pointer="/tracking"
            value={form.tracking}
            onChange={(tracking) => set({ tracking })}
            mono
            optional
          />
        </div>
      )}
      {["despatch", "delay", "reschedule"].includes(verb) && (
        <DayField
          label={t("shipment.eta")}
          pointer="/eta"
          value={form.day}
          onChange={(day) => set({ day })}
          optional={verb === "despatch"}
          autoFocus={verb !== "despatch"}
        />
      )}
      {verb === "pod-verification" && (
        <ChoiceField
          label={t("proof.finding")}
          pointer="/finding"
          value={form.finding}
          onChange={(finding) => set({ finding })}
          choices={["right", "illegible", "quantities_differ"].map((value) => ({
            value,
            label: t(`finding.${value}`),
          }))}
        />
      )}
      {hasReason && (
        <LongField
          label={t(
            verb === "delay"
              ? "shipment.cause"
              : verb === "pod-verification"
                ? "proof.remark"
                : "form.reason",
          )}
          pointer={verb === "delay" ? "/cause" : "/reason"}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          rows={2}
        />
      )}
    </Dialog>
  );
}
