// A customer by code, name, phone or e-mail; what is found stands under the field, the first is taken by Enter.
import { useQuery, keepPreviousData } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Customer } from "../api/types.gen";
import { Code, Key } from "../shared/parts";

interface CustomerFieldProps {
  customer: Customer | undefined;
  onChoose: (customer: Customer) => void;
  isFirst: boolean;
}

export function CustomerField({ customer, onChoose, isFirst }: CustomerFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const [words, setWords] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setWords((typed ?? "").trim()), 120);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (isFirst && !customer) box.current?.focus();
  }, [isFirst]);
  const isOpen = typed !== undefined && typed.trim() !== "";
  const byWords = useQuery({
    ...one<"list_customers">("customer", "/customers", { q: words, limit: 6 }),
    enabled: words !== "",
    placeholderData: keepPreviousData,
  });
  const byCode = useQuery({
    ...one<"list_customers">("customer", "/customers", { code: words, limit: 1 }),
    enabled: /^\S{2,32}$/.test(words),
    retry: false,
  });
  const exact = byCode.data?.items ?? [];
  const found = [
    ...exact,
    ...(byWords.data?.items ?? []).filter((each) => !exact.some((other) => other.id === each.id)),
  ].slice(0, 6);
  const take = (chosen: Customer | undefined) => {
    if (!chosen) return;
    onChoose(chosen);
    setTyped(undefined);
    document.getElementById("entry-po")?.focus();
  };
  return (
    <div className="field customer-field">
      <label htmlFor="entry-customer">{t("order.customer")}</label>
      <div className="cell-box">
        <input
          id="entry-customer"
          ref={box}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls="entry-customers"
          aria-activedescendant={isOpen && found[at] ? `customer-${found[at].id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed ?? customer?.name ?? ""}
          placeholder={t("entry.customerHint")}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onFocus={(event) => {
            clearTimeout(leaving.current);
            event.target.select();
          }}
          onBlur={() => {
            leaving.current = setTimeout(() => setTyped(undefined), 150);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "ArrowDown") {
              setAt(Math.min(at + 1, found.length - 1));
              event.preventDefault();
            }
            if (event.key === "ArrowUp") {
              setAt(Math.max(at - 1, 0));
              event.preventDefault();
            }
            if (event.key === "Escape") setTyped(undefined);
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              if (isOpen) take(found[at]);
              else document.getElementById("entry-po")?.focus();
            }
          }}
        />
        {customer && typed === undefined && <Code>{customer.code}</Code>}
      </div>
      {isOpen && (
        <ul
          className="suggestions"
          id="entry-customers"
          role="listbox"
          aria-label={t("entry.customers")}
        >
          {found.map((each, i) => (
            <li
              key={each.id}
              id={`customer-${each.id}`}
              role="option"
              aria-selected={i === at}
              onMouseDown={(event) => {
                event.preventDefault();
                take(each);
              }}
            >
              <Code>{each.code}</Code>{" "}
              <span className="grow">
                <b>{each.name}</b>{" "}
                {each.addresses[0] && <small className="soft">{each.addresses[0].city}</small>}
              </span>{" "}
              <span className="soft">{each.phone ?? each.email}</span>
              {i === at && <Key of="enter" />}
            </li>
          ))}
          {found.length === 0 && words !== "" && !byWords.isFetching && (
            <li className="soft" role="presentation">
              {t("entry.noCustomer", { words })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
