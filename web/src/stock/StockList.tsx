// What is where: by product and warehouse, what may still be promised, what comes.
import { IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "../api/queries";
import type { StockLine } from "../api/types.gen";
import { may } from "../session/session";
import { type Column, DataTable } from "../shared/DataTable";
import { quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Empty, Failed, Key } from "../shared/parts";
import { StockDialogs } from "./StockDialogs";

const Adjustments = lazy(() => import("./Adjustments"));
const Announced = lazy(() => import("./Announced"));
const Transfers = lazy(() => import("./Transfers"));
const route = getRouteApi("/stock");
// Papers beside the stock, and who may read them.
const papers = [
  {
    name: "announced",
    page: Announced,
    roles: ["warehouse", "procurement", "order_desk", "auditor"],
  },
  {
    name: "adjustments",
    page: Adjustments,
    roles: ["warehouse", "procurement", "quality_manager", "finance", "auditor"],
  },
  {
    name: "transfers",
    page: Transfers,
    roles: ["warehouse", "procurement", "order_desk", "auditor"],
  },
];

export default function StockList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as {
    sku?: string;
    warehouse?: string;
    do?: string;
    papers?: string;
  };
  const [typed, setTyped] = useState(search.sku ?? "");
  const box = useRef<HTMLInputElement>(null);
  const list = useList<StockLine>("stock", "/stock", {
    sku: search.sku,
    warehouse: search.warehouse,
  });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const set = (to: typeof search) =>
    void navigate({ to: "/stock", search: { ...search, ...to }, replace: true });
  const find = () => set({ sku: typed.trim() || undefined });
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const number = (value: string, isLoud = false) => (
    <span className={isLoud && !/[1-9]/.test(value) ? "late" : isLoud ? "name" : undefined}>
      {quantity(value)}
    </span>
  );
  const columns: Column<StockLine>[] = [
    {
      id: "sku",
      title: t("line.code"),
      width: "minmax(140px, 1fr)",
      phone: "name",
      cell: (row) => (
        <Link to="/stock/$sku" params={{ sku: row.sku! }} className="code">
          {row.sku}
        </Link>
      ),
    },
    {
      id: "warehouse",
      title: t("order.warehouse"),
      width: "90px",
      phone: "why",
      cell: (row) => row.warehouse,
    },
    {
      id: "on_hand",
      title: t("stock.onHand"),
      width: "100px",
      align: "right",
      cell: (row) => number(row.on_hand),
    },
    {
      id: "reserved",
      title: t("stock.reserved"),
      width: "100px",
      align: "right",
      cell: (row) => number(row.reserved),
    },
    {
      id: "quarantined",
      title: t("stock.quarantined"),
      width: "100px",
      align: "right",
      cell: (row) =>
        /[1-9]/.test(row.quarantined) ? (
          <span className="tone-warn">{quantity(row.quarantined)}</span>
        ) : (
          ""
        ),
    },
    {
      id: "available",
      title: t("stock.available"),
      width: "110px",
      align: "right",
      phone: "state",
      cell: (row) => number(row.available, true),
    },
    {
      id: "incoming",
      title: t("stock.incoming"),
      width: "100px",
      align: "right",
      phone: "amount",
      cell: (row) => (/[1-9]/.test(row.incoming) ? `+${quantity(row.incoming)}` : ""),
    },
    { id: "rest", title: "", width: "minmax(20px, 2fr)", cell: () => null },
  ];
  const open = (what: string) => set({ do: what });
  const readable = papers.filter((each) => may(...each.roles));
  const Papers = readable.find((each) => each.name === search.papers)?.page;
  const views = [undefined, ...readable.map(({ name }) => name)];
  const canReceive = may("warehouse");
  useKeys(
    {
      "/": () => box.current?.focus(),
      r: canReceive ? () => open("receive") : undefined,
      a: canReceive ? () => open("adjust") : undefined,
      t: canReceive ? () => open("transfer") : undefined,
      ...Object.fromEntries(views.map((name, i) => [String(i + 1), () => set({ papers: name })])),
    },
    {
      ...(views.length > 1 && { "1": t("keys.view") }),
      "/": t("keys.search"),
      ...(canReceive
        ? { r: t("stock.receive"), t: t("stock.transfer"), a: t("stock.adjust") }
        : {}),
    },
  );
  return (
    <>
      <PageBar title={t("nav.stock")}>
        {canReceive && (
          <Act hint="a" onAct={() => open("adjust")}>
            {t("stock.adjust")}
          </Act>
        )}
        {canReceive && (
          <Act hint="t" onAct={() => open("transfer")}>
            {t("stock.transfer")}
          </Act>
        )}
        {may("procurement", "warehouse") && (
          <Act onAct={() => open("announce")}>{t("stock.announce")}</Act>
        )}
        {canReceive && (
          <Act kind="main" hint="r" onAct={() => open("receive")}>
            {t("stock.receive")}
          </Act>
        )}
      </PageBar>
      {views.length > 1 && (
        <nav className="views" aria-label={t("nav.stock")}>
          {views.map((name) => (
            <button
              type="button"
              key={name ?? "all"}
              className={search.papers === name ? "on" : undefined}
              aria-current={search.papers === name || undefined}
              onClick={() => set({ papers: name })}
            >
              {t(`stock.${name ?? "byProduct"}`)}
            </button>
          ))}
        </nav>
      )}
      {Papers ? (
        <div className="page">
          <Suspense fallback={<Bones rows={8} />}>
            <Papers />
          </Suspense>
        </div>
      ) : (
        <>
          <div className="filters">
            <form
              className="search"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                find();
                box.current?.blur();
              }}
            >
              <IconSearch size={16} stroke={1.75} aria-hidden="true" />
              <input
                ref={box}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={find}
                placeholder={t("stock.searchHint")}
                aria-label={t("stock.searchHint")}
              />
              <Key of="/" />
            </form>
            {search.warehouse && (
              <button
                type="button"
                className="filter"
                onClick={() => set({ warehouse: undefined })}
              >
                {t("order.warehouse")} <b>{search.warehouse}</b> ×
              </button>
            )}
          </div>
          <div className="list-page">
            {list.error ? (
              <Failed error={list.error} onRetry={() => void list.refetch()} />
            ) : !list.data ? (
              <Bones rows={16} />
            ) : rows.length === 0 ? (
              <Empty title={t("stock.none")}>
                <Act
                  onAct={() => {
                    setTyped("");
                    set({ sku: undefined, warehouse: undefined });
                  }}
                >
                  {t("orders.clear")}
                </Act>
              </Empty>
            ) : (
              <DataTable
                label={t("nav.stock")}
                rows={rows}
                columns={columns}
                idOf={(row) => `${row.sku} ${row.warehouse}`}
                linkOf={(row) =>
                  `/stock/${encodeURIComponent(row.sku!)}?warehouse=${row.warehouse}`
                }
                onEnd={end}
              />
            )}
          </div>
        </>
      )}
      {search.do && (
        <StockDialogs
          what={search.do}
          onClose={() => set({ do: undefined })}
          sku={undefined}
          warehouse={search.warehouse}
        />
      )}
    </>
  );
}
