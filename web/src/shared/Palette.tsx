// Ctrl K: go somewhere or do something in two seconds. `>` actions, `#` orders, `@` customers, `!` products.
import { Modal } from "@mantine/core";
import {
  IconFileText,
  IconPackage,
  IconPlus,
  IconSearch,
  IconUsers,
  IconArrowRight,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { may } from "../session/session";
import { day } from "./format";
import { places } from "./Rail";
import { useKeys } from "./keys";
import { Code, Key } from "./parts";
import { Mark } from "./StatusMark";

interface Hit {
  id: string;
  group: string;
  icon: ReactNode;
  words: ReactNode;
  link: string;
  hint?: string;
}

const icon = (Icon: typeof IconPlus) => <Icon size={16} stroke={1.75} aria-hidden="true" />;

function useSettled(text: string, ms = 120): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const mode = /^[>#@!]/.test(typed) ? typed[0]! : "";
  const text = useSettled((mode ? typed.slice(1) : typed).trim());
  const wants = (sign: string) => text !== "" && (mode === "" || mode === sign);
  const orders = useQuery({
    ...one<"list_sales_orders">("sales_order", "/sales-orders", { q: text, limit: 5 }),
    enabled: wants("#"),
    placeholderData: keepPreviousData,
  });
  const customers = useQuery({
    ...one<"list_customers">("customer", "/customers", { q: text, limit: 4 }),
    enabled: wants("@") && may("order_desk", "agent", "sales_manager"),
    placeholderData: keepPreviousData,
  });
  const products = useQuery({
    ...one<"list_products">("product", "/products", { q: text, limit: 4 }),
    enabled: wants("!"),
    placeholderData: keepPreviousData,
  });

  const hits = useMemo(() => {
    const found: Hit[] = [];
    const low = text.toLowerCase();
    if (wants("@"))
      for (const each of customers.data?.items ?? [])
        found.push({
          id: each.id,
          group: t("nav.customers"),
          icon: icon(IconUsers),
          words: (
            <>
              <b>{each.name}</b> <Code>{each.code}</Code> {each.phone}
            </>
          ),
          link: `/customers/${each.code}`,
        });
    if (wants("#"))
      for (const each of orders.data?.items ?? [])
        found.push({
          id: each.id,
          group: t("nav.orders"),
          icon: <Mark of={each.status} />,
          words: (
            <>
              <Code>{each.number}</Code> {each.customer_name} · {day(each.promise_date)}
            </>
          ),
          link: `/orders/${each.number}`,
        });
    if (wants("!"))
      for (const each of products.data?.items ?? [])
        found.push({
          id: each.id,
          group: t("nav.products"),
          icon: icon(IconPackage),
          words: (
            <>
              <Code>{each.sku}</Code> {each.name}
            </>
          ),
          link: `/products/${encodeURIComponent(each.sku)}`,
        });
    if (mode === "" || mode === ">") {
      const acts: Hit[] = [
        {
          id: "new",
          group: t("palette.do"),
          icon: icon(IconPlus),
          words: t("orders.new"),
          link: "/orders/new",
          hint: "n",
        },
        {
          id: "newCustomer",
          group: t("palette.do"),
          icon: icon(IconPlus),
          words: t("customers.new"),
          link: "/customers/new",
        },
        ...(may("order_desk", "sales_manager", "procurement")
          ? [
              {
                id: "newProduct",
                group: t("palette.do"),
                icon: icon(IconPlus),
                words: t("products.new"),
                link: "/products/new",
              },
            ]
          : []),
        ...places
          .filter((place) => place.roles.length === 0 || may(...place.roles))
          .map((place) => ({
            id: place.to,
            group: t("palette.go"),
            icon: icon(IconArrowRight),
            words: t(place.word) as ReactNode,
            link: place.to as string,
            hint: `g ${place.key}`,
          })),
      ];
      found.push(
        ...acts.filter((act) => low === "" || String(act.words).toLowerCase().includes(low)),
      );
      for (const each of mode === "" ? (customers.data?.items ?? []).slice(0, 1) : [])
        if (wants("@"))
          found.push({
            id: `new-${each.id}`,
            group: t("palette.do"),
            icon: icon(IconFileText),
            words: t("palette.orderFor", { name: each.name }),
            link: `/orders/new?customer=${encodeURIComponent(each.code)}`,
          });
    }
    return found.sort(
      (a, b) =>
        found.findIndex((each) => each.group === a.group) -
        found.findIndex((each) => each.group === b.group),
    );
  }, [text, mode, orders.data, customers.data, products.data, t]);

  const chosen = hits[Math.min(at, hits.length - 1)];
  const take = (inNewTab = false) => {
    if (!chosen) return;
    if (inNewTab) window.open(chosen.link, "_blank", "noopener");
    else void navigate({ to: chosen.link });
    onClose();
  };
  const move = (by: number) => {
    const next = Math.max(0, Math.min(hits.length - 1, at + by));
    setAt(next);
    list.current?.querySelectorAll("[role=option]")[next]?.scrollIntoView({ block: "nearest" });
  };
  useKeys(
    {
      escape: onClose,
      arrowdown: () => move(1),
      arrowup: () => move(-1),
      enter: () => take(),
      "ctrl+enter": () => take(true),
      "ctrl+k": onClose,
    },
    {},
    true,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={640}
      closeOnEscape={false}
      classNames={{ content: "dialog palette", body: "dialog-body" }}
      aria-label={t("palette.open")}
    >
      <div className="palette-head">
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <input
          data-autofocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          placeholder={t("palette.hint")}
          aria-label={t("palette.open")}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={chosen && `hit-${chosen.id}`}
          autoComplete="off"
          spellCheck={false}
        />
        <Key of="escape" />
      </div>
      <ul
        className="palette-list"
        id="palette-list"
        role="listbox"
        ref={list}
        aria-label={t("palette.open")}
      >
        {hits.map((hit, i) => (
          <li key={hit.id} role="presentation">
            {hits[i - 1]?.group !== hit.group && (
              <p className="palette-group" aria-hidden="true">
                {hit.group}
              </p>
            )}
            <div
              id={`hit-${hit.id}`}
              role="option"
              aria-selected={hit === chosen}
              className="hit"
              onMouseMove={() => setAt(i)}
              onClick={() => take()}
            >
              {hit.icon} <span>{hit.words}</span>{" "}
              {hit === chosen ? <Key of="enter" /> : hit.hint && <Key of={hit.hint} />}
            </div>
          </li>
        ))}
        {hits.length === 0 && (
          <li className="hit-none" role="presentation">
            {t("palette.none")}
          </li>
        )}
      </ul>
      <footer className="palette-foot">
        <span>
          <Key of="arrowup" />
          <Key of="arrowdown" /> {t("palette.choose")}
        </span>
        <span>
          <Key of=">" /> {t("palette.do")}
        </span>
        <span>
          <Key of="#" /> {t("nav.orders")}
        </span>
        <span>
          <Key of="@" /> {t("nav.customers")}
        </span>
        <span>
          <Key of="!" /> {t("nav.products")}
        </span>
      </footer>
    </Modal>
  );
}
