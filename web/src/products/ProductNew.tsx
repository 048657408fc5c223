// A new product; one that may be the same stands above the form before one saves.
import { send } from "../api/client";
import { NewRecord } from "../shared/NewRecord";
import { ProductForm } from "./ProductForm";
import { blank, bodyOf } from "./product_fields";

export default function ProductNew() {
  return (
    <NewRecord
      record="product"
      place="/products"
      blank={blank}
      code="sku"
      words={3}
      save={(fields) => send<"create_product">("POST", "/products", bodyOf(fields) as never)}
    >
      {(fields, onChange, error) => (
        <ProductForm fields={fields} onChange={onChange} error={error} isNew />
      )}
    </NewRecord>
  );
}
