// Find and move many: views as tabs, search as one types, filters as words, one table.
import { Menu } from "@mantine/core";
import { IconColumns3, IconDownload, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { one, queries, useList } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { usePeople } from "../shared/people";
import { DataTable } from "../shared/DataTable";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Empty, Failed, Key } from "../shared/parts";
import { usePreference } from "../shared/preferences";
import { listed, useNextSteps, useStandings } from "./beside_rows";
import { Filters } from "./Filters";
import { columnsOf } from "./columns";
import { queryOf, type Search, views } from "./filters";
import { exportOrders, type Format } from "./export";
import { SavedViews } from "./SavedViews";

const Board = lazy(() => import("./Board"));
const BulkBar = lazy(() => import("./BulkBar"));
const hiddenAtFirst = "channel,received,warehouse,tax,owner";
const route = getRouteApi("/orders");
const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export default function OrderList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { who } = useSession();
  const search = route.useSearch() as Search;
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.q ?? "");
  const [selected, setSelected] = useState(new Set<string>());
  const [chosenAway, setAway] = usePreference("order-columns", hiddenAtFirst);
  const hidden = useMemo(() => new Set(chosenAway.split(",")), [chosenAway]);
  const set = useCallback(
    (to: Search) => void navigate({ to: "/orders", search: to, replace: true }),
    [navigate],
  );
  useEffect(() => {
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(() => set({ ...search, q: typed || undefined }), 120);
    return () => clearTimeout(timer);
  }, [typed, search, set]);

  const query = queryOf(search, who?.person ?? undefined);
  const list = useList<SalesOrder>("sales_order", "/sales-orders", query);
  const isThere = !!list.data;
  const count = useQuery({
    ...one<"list_sales_orders">("sales_order", "/sales-orders", {
      ...query,
      limit: 1,
      count: true,
    }),
    placeholderData: (before) => before,
    enabled: isThere,
  });
  const steps = useNextSteps(isThere);
  const nameOf = usePeople();
  const standings = useStandings(list.data?.pages);
  const rows = useMemo(
    () =>
      (list.data?.pages ?? []).flatMap((page) =>
        page.items.map((order) => listed(order, steps.get(order.id), standings.get(order.id))),
      ),
    [list.data, steps, standings],
  );
  const chosen = useMemo(() => rows.filter((row) => selected.has(row.id)), [rows, selected]);
  const columns = useMemo(
    () => columnsOf(t, nameOf).filter((column) => !hidden.has(column.id)),
    [t, hidden, nameOf],
  );
  const hide = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setAway([...next].filter(Boolean).join(","));
  };
  const isBoard = search.as === "board";
  const flip = () => set({ ...search, as: isBoard ? undefined : "board" });
  const exporter = useRef<HTMLButtonElement>(null);
  const save = (format: Format) => void exportOrders(query, columns, t, format);
  const clear = () => {
    if (selected.size) setSelected(new Set());
    else if (typed) setTyped("");
  };
  const numbered = Object.fromEntries(
    views.map((view, i) => [String(i + 1), () => set(view.search)]),
  );
  useKeys(
    {
      "/": () => box.current?.focus(),
      b: flip,
      e: () => exporter.current?.click(),
      escape: clear,
      ...numbered,
    },
    {
      "/": t("keys.search"),
      b: t("keys.board"),
      e: t("keys.export"),
      "1": t("keys.view"),
      escape: t("keys.clear"),
    },
  );
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const prefetch = useCallback(
    (row: SalesOrder) =>
      void queries.prefetchQuery(
        one<"get_sales_order">("sales_order", `/sales-orders/${row.number}`),
      ),
    [],
  );
  const total = count.data?.count;
  return (
    <>
      <PageBar title={t("nav.orders")}>
        <Act kind="quiet" hint="b" onAct={flip}>
          {t(isBoard ? "orders.list" : "orders.board")}
        </Act>
        <Menu position="bottom-end" width={180}>
          <Menu.Target>
            <Act
              ref={exporter}
              hint="e"
              className="not-phone"
              leftSection={<IconDownload {...icon} />}
            >
              {t("orders.export")}
            </Act>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => save("xlsx")}>{t("orders.xlsx")}</Menu.Item>
            <Menu.Item onClick={() => save("csv")}>{t("orders.csv")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {may("order_desk", "agent") && (
          <Act
            kind="main"
            hint="n"
            className="not-phone"
            onAct={() => void navigate({ to: "/orders/new" })}
          >
            + {t("orders.new")}
          </Act>
        )}
      </PageBar>
      <SavedViews isCounting={isThere} search={search} onOpen={set} />
      <div className="filters">
        <div className="search" role="search">
          <IconSearch {...icon} />
          <input
            ref={box}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t("orders.searchHint")}
            aria-label={t("orders.searchHint")}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                setTyped("");
                event.currentTarget.blur();
              }
              if (
                event.key === "ArrowDown" ||
                (event.key === "Enter" && !event.nativeEvent.isComposing)
              )
                event.currentTarget.blur();
            }}
          />
          <Key of="/" />
        </div>
        <Filters search={search} set={set} />
        <span className="end">
          <span role="status">
            {total !== undefined &&
              t("orders.count", { count: total, more: total >= 10_000 ? "yes" : "no" })}
          </span>
          <Menu position="bottom-end" closeOnItemClick={false}>
            <Menu.Target>
              <button type="button" className="bare link">
                <IconColumns3 {...icon} /> {t("table.columns")}
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {columnsOf(t).map((column) => (
                <Menu.Item
                  key={column.id}
                  onClick={() => hide(column.id)}
                  aria-current={!hidden.has(column.id)}
                >
                  {hidden.has(column.id) ? "" : "✓ "}
                  {column.title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty
            title={t("orders.none")}
            words={search.q ? t("orders.noneWith", { words: search.q }) : t("orders.noneHere")}
          >
            <Act
              onAct={() => {
                setTyped("");
                set({ view: "all" });
              }}
            >
              {t("orders.clear")}
            </Act>
            <Act kind="quiet" onAct={() => void navigate({ to: "/orders/new" })}>
              {t("orders.new")}
            </Act>
          </Empty>
        ) : isBoard ? (
          <Suspense fallback={<Bones />}>
            <Board rows={rows} />
          </Suspense>
        ) : (
          <DataTable
            label={t("nav.orders")}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            linkOf={(row) => `/orders/${row.number}`}
            sort={String(query.sort ?? "")}
            onSort={(sort) => set({ ...search, sort })}
            onEnd={end}
            selected={selected}
            onSelect={setSelected}
            onCursor={prefetch}
          />
        )}
        <Suspense>
          {chosen.length > 0 && <BulkBar chosen={chosen} onChoose={setSelected} />}
        </Suspense>
      </div>
    </>
  );
}
