// What a wrong code could have meant: nothing is replaced until one chooses.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { Reason } from "../api/types.gen";
import { day, figure, quantity } from "../shared/format";
import { Code, Key } from "../shared/parts";

type Suggestion = NonNullable<Reason["suggestions"]>[number];
const most = 5;

/** What the server thinks was meant, then what is called so: a name finds its code. */
export function useMatches(typed: string, meant: Suggestion[]): Suggestion[] {
  const { t } = useTranslation();
  const named = useQuery({
    ...one<"list_products">("product", "/products", { q: typed, status: "active", limit: most }),
    enabled: typed.length >= 2,
    retry: false,
  });
  if (!typed) return [];
  const found = (named.data?.items ?? []).filter(
    (product) => !meant.some((each) => each.value === product.sku),
  );
  return [
    ...meant,
    ...found.map((product) => ({
      value: product.sku,
      label: product.name,
      reason: t("entry.named"),
    })),
  ].slice(0, most);
}

export function Suggestions({
  at,
  all,
  onTake,
}: {
  at: number;
  all: Suggestion[];
  onTake: (value: string) => void;
}) {
  const { t } = useTranslation();
  const shown = all.slice(0, most);
  const products = useQueries({
    queries: shown.map(({ value }) =>
      one<"get_product">("product", `/products/${encodeURIComponent(value)}`),
    ),
  });
  const stock = useQueries({
    queries: shown.map(({ value }) => ({
      ...one<"get_availability">("stock", "/availability", { sku: value }),
      retry: false,
    })),
  });
  return (
    <div
      className="code-suggestions"
      style={{ top: at }}
      role="listbox"
      aria-label={t("entry.didYouMean")}
    >
      {shown.map((each, i) => (
        <div
          key={each.value}
          role="option"
          aria-selected={i === 0}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(each.value);
          }}
        >
          <Key of={`alt+${i + 1}`} /> <Code>{each.value}</Code>{" "}
          <span className="grow">{each.label}</span> <span className="soft">{each.reason}</span>
          <b className="right">
            {quantity(stock[i]?.data?.available_to_promise)} {products[i]?.data?.unit}
          </b>{" "}
          <span>{day(stock[i]?.data?.earliest_date)}</span>{" "}
          <span className="right">{figure(products[i]?.data?.unit_price)}</span>
        </div>
      ))}
      <footer>
        <Key of="enter" /> {t("entry.takeFirst")}{" "}
        <span className="end">{t("entry.nothingReplaced")}</span>
      </footer>
    </div>
  );
}
