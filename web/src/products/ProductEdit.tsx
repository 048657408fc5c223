// What may change of a product, as one form; only what differs is sent.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { Product } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary } from "../shared/fields";
import { tell } from "../shared/notices";
import { ProductForm } from "./ProductForm";
import { bodyOf, fieldsOf } from "./product_fields";

export default function ProductEdit({
  product,
  onClose,
}: {
  product: Product;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [was] = useState(() => fieldsOf(product));
  const [given, setGiven] = useState(was);
  const save = useMutation({
    mutationFn: () =>
      send<"change_product">("PATCH", `/products/${product.id}`, bodyOf(given, was) as never, {
        revision: product.revision,
      }),
    onSuccess: () => {
      callStale(["product"]);
      tell(t("done.product", { name: given.name }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("products.change", { name: product.name })}
      verb={t("products.save")}
      isBusy={save.isPending}
      isReady={Object.keys(bodyOf(given, was)).length > 0}
      onDo={() => save.mutate()}
      onClose={onClose}
      wide
    >
      <ErrorSummary error={save.error} />
      <ProductForm
        fields={given}
        onChange={(to) => setGiven((before) => ({ ...before, ...to }))}
        error={save.error}
        isNew={false}
      />
    </Dialog>
  );
}
