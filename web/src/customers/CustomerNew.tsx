// A new customer; likely duplicates stand above the form before one saves.
import { send } from "../api/client";
import { NewRecord } from "../shared/NewRecord";
import { blank, bodyOf, CustomerForm } from "./CustomerForm";

export default function CustomerNew() {
  return (
    <NewRecord
      record="customer"
      place="/customers"
      blank={blank}
      code="code"
      words={2}
      save={(fields) => send<"create_customer">("POST", "/customers", bodyOf(fields) as never)}
    >
      {(fields, onChange, error) => (
        <CustomerForm fields={fields} onChange={onChange} error={error} isNew />
      )}
    </NewRecord>
  );
}
