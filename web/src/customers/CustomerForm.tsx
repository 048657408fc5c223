// What is known of a customer, as one form; the same fields make one and change one.
import { useTranslation } from "react-i18next";
import type { Customer } from "../api/types.gen";
import { ChoiceField, errorAt, Field, LongField } from "../shared/fields";
import { Card } from "../shared/parts";

export interface CustomerFields {
  code: string;
  name: string;
  kind: string;
  email: string;
  phone: string;
  vat_id: string;
  currency: string;
  read_back: string;
  notes: string;
  line1: string;
  city: string;
  postcode: string;
  country: string;
  contact: string;
  contactRole: string;
}
export const blank: CustomerFields = {
  code: "",
  name: "",
  kind: "business",
  email: "",
  phone: "",
  vat_id: "",
  currency: "",
  read_back: "by_channel",
  notes: "",
  line1: "",
  city: "",
  postcode: "",
  country: "",
  contact: "",
  contactRole: "",
};

export function fieldsOf(customer: Customer): CustomerFields {
  const address =
    customer.addresses.find((each) => each.kind === "delivery") ?? customer.addresses[0];
  const contact = customer.contacts[0];
  return {
    code: customer.code,
    name: customer.name,
    kind: customer.kind,
    email: customer.email ?? "",
    phone: customer.phone ?? "",
    vat_id: customer.vat_id ?? "",
    currency: customer.currency ?? "",
    read_back: customer.read_back,
    notes: customer.notes ?? "",
    line1: address?.line1 ?? "",
    city: address?.city ?? "",
    postcode: address?.postcode ?? "",
    country: address?.country ?? "",
    contact: contact?.name ?? "",
    contactRole: contact?.role ?? "",
  };
}

const text = (value: string) => (value.trim() === "" ? null : value);

/** The body that makes the customer, or, of one that is there, what differs. */
export function bodyOf(fields: CustomerFields, before?: Customer): Record<string, unknown> {
  const was = before && fieldsOf(before);
  const body: Record<string, unknown> = {};
  for (const name of ["name", "kind", "email", "phone", "vat_id", "read_back", "notes"] as const)
    if (!was || was[name] !== fields[name]) body[name] = text(fields[name]);
  if (!before) {
    body.code = fields.code;
    if (fields.currency) body.currency = fields.currency.toUpperCase();
  }
  const isMoved =
    !was ||
    (["line1", "city", "postcode", "country"] as const).some((name) => was[name] !== fields[name]);
  if (isMoved && fields.line1) {
    const kept = (before?.addresses ?? []).filter(
      (each) =>
        each !== (before?.addresses.find((one) => one.kind === "delivery") ?? before?.addresses[0]),
    );
    body.addresses = [
      {
        kind: "delivery",
        line1: fields.line1,
        city: fields.city,
        postcode: text(fields.postcode),
        country: fields.country.toUpperCase(),
      },
      ...kept,
    ];
  }
  if (
    (!was || was.contact !== fields.contact || was.contactRole !== fields.contactRole) &&
    fields.contact
  )
    body.contacts = [
      { name: fields.contact, role: text(fields.contactRole) },
      ...(before?.contacts.slice(1) ?? []),
    ];
  return body;
}

export function CustomerForm({
  fields,
  onChange,
  error,
  isNew,
}: {
  fields: CustomerFields;
  onChange: (to: Partial<CustomerFields>) => void;
  error: unknown;
  isNew: boolean;
}) {
  const { t } = useTranslation();
  const field = (
    name: keyof CustomerFields,
    word: string,
    pointer: string,
    more: Record<string, unknown> = {},
  ) => (
    <Field
      label={t(word)}
      pointer={pointer}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorAt(error, pointer)}
      {...more}
    />
  );
  return (
    <>
      <Card title={t("customers.who")}>
        <div className="fields two">
          {field("name", "customers.name", "/name", { autoFocus: true })}
          {field("code", "line.code", "/code", { mono: true, disabled: !isNew })}
          <ChoiceField
            label={t("customers.kind")}
            pointer="/kind"
            value={fields.kind}
            onChange={(kind) => onChange({ kind })}
            choices={["business", "consumer", "public_body"].map((value) => ({
              value,
              label: t(`customers.kind.${value}`),
            }))}
          />
          {field("vat_id", "customers.vat", "/vat_id", { optional: true })}
          {field("email", "signIn.email", "/email", { optional: true, inputMode: "email" })}
          {field("phone", "customers.phone", "/phone", { optional: true, inputMode: "tel" })}
          {isNew &&
            field("currency", "customers.currency", "/currency", {
              optional: true,
              hint: t("customers.currencyHint"),
            })}
          <ChoiceField
            label={t("customers.readBack")}
            pointer="/read_back"
            value={fields.read_back}
            onChange={(read_back) => onChange({ read_back })}
            choices={["by_channel", "required", "none"].map((value) => ({
              value,
              label: t(`customers.readBack.${value}`),
            }))}
          />
        </div>
      </Card>
      <Card title={t("customers.where")}>
        <div className="fields two">
          <div className="wide">{field("line1", "address.street", "/addresses/0/line1")}</div>
          {field("city", "address.city", "/addresses/0/city")}
          {field("postcode", "address.postcode", "/addresses/0/postcode", { optional: true })}
          {field("country", "address.country", "/addresses/0/country", {
            hint: t("address.countryHint"),
          })}
        </div>
      </Card>
      <Card title={t("customers.contact")}>
        <div className="fields two">
          {field("contact", "customers.name", "/contacts/0/name", { optional: true })}
          {field("contactRole", "customers.contactRole", "/contacts/0/role", { optional: true })}
          <div className="wide">
            <LongField
              label={t("order.notes")}
              pointer="/notes"
              value={fields.notes}
              onChange={(notes) => onChange({ notes })}
              optional
            />
          </div>
        </div>
      </Card>
    </>
  );
}
