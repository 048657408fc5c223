// A price list, charge or discount begun, its draft changed, or its end: what the three forms share.
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";

export type Given = Record<string, string>;

interface More {
  hint?: string;
  optional?: boolean;
  autoFocus?: boolean;
  inputMode?: "decimal";
}
/** The fields of a form by the names that the API has for them. */
export interface Form {
  given: Given;
  text: (name: string, more?: More) => ReactNode;
  date: (name: "valid_from" | "valid_until", isOptional: boolean) => ReactNode;
  choice: (name: string, values: readonly string[], words: (value: string) => string) => ReactNode;
}
interface Draft {
  id: string;
  code: string;
  status: string;
  revision: number;
}
interface Props {
  row?: Draft;
  /** Where the API has them, and what they are called among the queries. */
  path: string;
  record: string;
  begun: Given;
  bodyOf: (given: Given, isNew: boolean) => object;
  title: string;
  words: string;
  label: (name: string) => string;
  /** Of a choice, as it stands. */
  hint: (name: string, value: string) => string;
  done: (code: string) => string;
  onDone?: (code: string) => void;
  onClose: () => void;
  children: (form: Form) => ReactNode;
}

export const isInForce = (row?: { status: string }) => row?.status === "active";

export function DraftDialog(props: Props) {
  const { row, path, record, onDone, onClose } = props;
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given>(props.begun);
  const isOver = isInForce(row);
  const save = useMutation({
    mutationFn: () => {
      const body = (
        isOver ? { valid_until: given.valid_until || null } : props.bodyOf(given, !row)
      ) as never;
      return row
        ? send<"change_charge">("PATCH", `${path}/${row.id}`, body, { revision: row.revision })
        : send<"create_charge">("POST", path, body);
    },
    onSuccess: (made) => {
      callStale([record]);
      tell(props.done(made.code));
      onDone?.(made.code);
      onClose();
    },
  });
  const field = (name: string) => ({
    pointer: `/${name}`,
    value: given[name]!,
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(save.error, `/${name}`) ?? errorAt(save.error, `/${name}/0`),
  });
  const form: Form = {
    given,
    text: (name, more = {}) => (
      <Field
        {...field(name)}
        label={props.label(name)}
        disabled={name === "code" && !!row}
        {...more}
      />
    ),
    date: (name, isOptional) => (
      <DayField {...field(name)} label={t(`tax.${name}`)} optional={isOptional} />
    ),
    choice: (name, values, words) => (
      <ChoiceField
        {...field(name)}
        label={props.label(name)}
        hint={props.hint(name, given[name]!)}
        choices={values.map((value) => ({ value, label: words(value) }))}
      />
    ),
  };
  return (
    <Dialog
      wide={!isOver}
      title={props.title}
      words={props.words}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {isOver ? (
        <div className="fields">{form.date("valid_until", true)}</div>
      ) : (
        <div className="fields two">{props.children(form)}</div>
      )}
    </Dialog>
  );
}
