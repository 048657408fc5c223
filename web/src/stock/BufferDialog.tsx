// How much of a product should always be there, and at which level more is got.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field } from "../shared/fields";
import { quantity } from "../shared/format";
import { tell } from "../shared/notices";

export default function BufferDialog({
  sku,
  warehouse,
  onClose,
}: {
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const kept = useQuery(one<"list_stock_buffers">("buffer", "/stock-buffers", { sku, warehouse }));
  const before = kept.data?.items[0];
  const [given, setGiven] = useState<{ safety?: string; reorder?: string }>({});
  const plain = (value: string | null | undefined) => quantity(value).replaceAll(",", "");
  const safety = given.safety ?? plain(before?.safety_stock);
  const reorder = given.reorder ?? plain(before?.reorder_point);
  const save = useMutation({
    mutationFn: () =>
      send<"put_stock_buffer">("PUT", "/stock-buffers", {
        sku: sku ?? "",
        warehouse: warehouse ?? "",
        safety_stock: safety.trim() || "0",
        reorder_point: reorder.trim() || null,
      }),
    onSuccess: () => {
      callStale(["buffer"]);
      tell(t("done.buffer"));
      onClose();
    },
  });
  const told = (pointer: string) => ({ pointer, error: errorAt(save.error, pointer) });
  return (
    <Dialog
      title={t("stock.bufferOf", { sku: sku ?? "", warehouse: warehouse ?? "" })}
      words={t("stock.buffer.words")}
      verb={t("act.save")}
      isBusy={save.isPending}
      isReady={!!kept.data && !!warehouse}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        <Field
          label={t("stock.safety")}
          {...told("/safety_stock")}
          inputMode="decimal"
          value={safety}
          onChange={(to) => setGiven({ ...given, safety: to })}
          autoFocus
          optional
        />
        <Field
          label={t("stock.reorder")}
          {...told("/reorder_point")}
          inputMode="decimal"
          value={reorder}
          onChange={(to) => setGiven({ ...given, reorder: to })}
          optional
        />
      </div>
    </Dialog>
  );
}
