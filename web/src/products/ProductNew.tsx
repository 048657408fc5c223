// A new product; one that may be the same stands above the form before one saves.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { useDraft } from "../entry/draft";
import { ErrorSummary } from "../shared/fields";
import { time } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Code } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { ProductForm } from "./ProductForm";
import { blank, bodyOf } from "./product_fields";

export default function ProductNew() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft("product", "new", blank, (value) => value.name !== "" || value.sku !== "");
  const fields = draft.value;
  const [isAnother, setAnother] = useState(false);
  const like = useQuery({
    ...one<"list_products">("product", "/products", {
      q: fields.name.trim().split(/\s+/).slice(0, 3).join(" "),
      limit: 3,
    }),
    enabled: fields.name.trim().length >= 4,
  });
  const save = useMutation({
    mutationFn: () => send<"create_product">("POST", "/products", bodyOf(fields) as never),
    onSuccess: async (product) => {
      await draft.drop();
      callStale(["product"]);
      tell(t("done.product", { name: product.name }));
      void navigate({ to: "/products/$sku", params: { sku: product.sku } });
    },
  });
  useKeys(
    { "ctrl+enter": () => save.mutate(), escape: () => void navigate({ to: "/products" }) },
    { "ctrl+enter": t("products.save") },
  );
  const twin = isAnother ? undefined : like.data?.items[0];
  return (
    <>
      <PageBar
        title={t("products.new")}
        back="/products"
        state={
          draft.keptAt && (
            <span className="chip" role="status">
              <Mark of="draft" /> {t("entry.kept", { at: time(draft.keptAt) })}
            </span>
          )
        }
      >
        <Act
          onAct={() => {
            void draft.drop();
            void navigate({ to: "/products" });
          }}
        >
          {t("act.cancel")}
        </Act>
        <Act kind="main" hint="ctrl+enter" loading={save.isPending} onAct={() => save.mutate()}>
          {t("products.save")}
        </Act>
      </PageBar>
      <div className="page">
        <div className="form-page stack">
          <ErrorSummary error={save.error} />
          {twin && (
            <div className="bar-notice warn box">
              <Mark of="warn" />{" "}
              <div>
                <p>
                  <b>{t("products.maybe")}</b> {twin.name}, <Code>{twin.sku}</Code>
                </p>
                <p className="need-acts">
                  <Act
                    onAct={() => void navigate({ to: "/products/$sku", params: { sku: twin.sku } })}
                  >
                    {t("customers.openIt", { code: twin.sku })}
                  </Act>
                  <Act onAct={() => setAnother(true)}>{t("products.another")}</Act>
                </p>
              </div>
            </div>
          )}
          <ProductForm
            fields={fields}
            onChange={(to) => draft.set((before) => ({ ...before, ...to }))}
            error={save.error}
            isNew
          />
        </div>
      </div>
    </>
  );
}
