// How a customer is reached and where goods go: each contact and address added, changed and removed by itself.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { Customer } from "../api/types.gen";
import { addressWords } from "../orders/words";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Card, Facts } from "../shared/parts";

type Part = "addresses" | "contacts";
type Given = Record<string, string>;

const fields: Record<Part, { name: string; word: string; isNeeded?: boolean; hint?: string }[]> = {
  addresses: [
    { name: "name", word: "address.name", hint: "address.nameHint" },
    { name: "line1", word: "address.street", isNeeded: true },
    { name: "line2", word: "address.more" },
    { name: "city", word: "address.city", isNeeded: true },
    { name: "postcode", word: "address.postcode" },
    { name: "region", word: "address.region" },
    { name: "country", word: "address.country", isNeeded: true, hint: "address.countryHint" },
  ],
  contacts: [
    { name: "name", word: "customers.name", isNeeded: true },
    { name: "role", word: "customers.contactRole" },
    { name: "phone", word: "customers.phone" },
    { name: "email", word: "signIn.email" },
  ],
};

function rowOf(part: Part, given: Given): Record<string, string | null> {
  const row: Record<string, string | null> = {};
  for (const { name } of fields[part]) row[name] = (given[name] ?? "").trim() || null;
  if (part === "addresses") {
    row.kind = given.kind || "delivery";
    row.country = row.country?.toUpperCase() ?? null;
  }
  return row;
}

function PartDialog({
  customer,
  part,
  at,
  onClose,
}: {
  customer: Customer;
  part: Part;
  at: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const all = customer[part] as unknown as Record<string, string | null>[];
  const isNew = at === all.length;
  const [given, setGiven] = useState<Given>(() =>
    Object.fromEntries(Object.entries(all[at] ?? {}).map(([name, value]) => [name, value ?? ""])),
  );
  const keep = (rows: unknown[], revision: number) =>
    send<"change_customer">("PATCH", `/customers/${customer.id}`, { [part]: rows } as never, {
      revision,
    });
  const save = useMutation({
    mutationFn: (isRemoved: boolean) =>
      keep(
        isRemoved
          ? all.filter((_, i) => i !== at)
          : [...all.slice(0, at), rowOf(part, given), ...all.slice(at + 1)],
        customer.revision,
      ),
    onSuccess: (now, isRemoved) => {
      callStale(["customer"]);
      const back = () => void keep(all, now.revision).then(() => callStale(["customer"]));
      tell(t("done.customer", { name: customer.name }), isRemoved ? { undo: back } : {});
      onClose();
    },
  });
  return (
    <Dialog
      title={t(isNew ? `customers.${part}.new` : `customers.${part}.one`)}
      verb={t("customers.save")}
      isBusy={save.isPending}
      isReady={fields[part].every(({ name, isNeeded }) => !isNeeded || given[name]?.trim())}
      onDo={() => save.mutate(false)}
      onClose={onClose}
      footer={
        !isNew && (
          <Act kind="quiet" onAct={() => save.mutate(true)}>
            {t(`customers.${part}.remove`)}
          </Act>
        )
      }
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        {part === "addresses" && (
          <ChoiceField
            label={t("address.for")}
            value={given.kind || "delivery"}
            onChange={(kind) => setGiven({ ...given, kind })}
            choices={["delivery", "billing"].map((value) => ({
              value,
              label: t(`address.kind.${value}`),
            }))}
          />
        )}
        {fields[part].map(({ name, word, isNeeded, hint }, i) => (
          <Field
            key={name}
            label={t(word)}
            pointer={`/${part}/${at}/${name}`}
            hint={hint && t(hint)}
            optional={!isNeeded}
            value={given[name] ?? ""}
            onChange={(value) => setGiven({ ...given, [name]: value })}
            error={errorAt(save.error, `/${part}/${at}/${name}`)}
            autoFocus={i === 0}
          />
        ))}
      </div>
    </Dialog>
  );
}

export function Reach({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ part: Part; at: number }>();
  const isMine = may("order_desk", "agent", "finance");
  const add = (part: Part) =>
    isMine ? () => setOpen({ part, at: customer[part].length }) : undefined;
  useKeys(
    { a: add("addresses"), c: add("contacts") },
    isMine ? { a: t("customers.addresses.new"), c: t("customers.contacts.new") } : {},
  );
  const edit = (part: Part, at: number, name: string) =>
    isMine && (
      <Act
        kind="quiet"
        onAct={() => setOpen({ part, at })}
        aria-label={`${t("act.edit")}: ${name}`}
      >
        {t("act.edit")}
      </Act>
    );
  const more = (part: Part, hint: string) => {
    const act = add(part);
    return (
      act && (
        <Act hint={hint} onAct={act}>
          {t(`customers.${part}.new`)}
        </Act>
      )
    );
  };
  return (
    <>
      <Card title={t("customers.reach")} aside={more("contacts", "c")}>
        <Facts
          rows={[
            [
              t("customers.phone"),
              customer.phone && <a href={`tel:${customer.phone}`}>{customer.phone}</a>,
            ],
            [
              t("signIn.email"),
              customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>,
            ],
          ]}
        />
        <ul className="addresses reach">
          {customer.contacts.map((contact, i) => (
            <li key={i}>
              <span>
                <small className="soft">{contact.role ?? t("customers.contact")}</small>
                <p>{[contact.name, contact.phone, contact.email].filter(Boolean).join(", ")}</p>
              </span>
              {edit("contacts", i, contact.name)}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t("customers.where")} aside={more("addresses", "a")}>
        <ul className="addresses reach">
          {customer.addresses.map((address, i) => (
            <li key={i}>
              <span>
                <small className="soft">{t(`address.kind.${address.kind}`)}</small>
                <p>{addressWords(address)}</p>
              </span>
              {edit("addresses", i, addressWords(address))}
            </li>
          ))}
        </ul>
      </Card>
      {open && <PartDialog {...open} customer={customer} onClose={() => setOpen(undefined)} />}
    </>
  );
}
