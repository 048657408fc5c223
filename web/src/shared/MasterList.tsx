// A list of master records: one search, one table.
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "../api/queries";
import { type Column, DataTable } from "./DataTable";
import { useKeys } from "./keys";
import { PageBar } from "./PageBar";
import { Act, Bones, Empty, Failed, Key } from "./parts";

interface MasterListProps<T> {
  route: "/customers" | "/products";
  record: string;
  path: string;
  title: string;
  searchHint: string;
  none: string;
  newTo?: string;
  newWord: string;
  columns: Column<T>[];
  linkOf: (row: T) => string;
}

export function MasterList<T extends { id: string }>(props: MasterListProps<T>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { q?: string };
  const [typed, setTyped] = useState(search.q ?? "");
  const box = useRef<HTMLInputElement>(null);
  const list = useList<T>(props.record, props.path, { q: search.q });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  useEffect(() => {
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(
      () => void navigate({ to: props.route, search: { q: typed || undefined }, replace: true }),
      120,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  useKeys(
    {
      "/": () => box.current?.focus(),
      n: props.newTo ? () => void navigate({ to: props.newTo! }) : undefined,
    },
    { "/": t("keys.search"), ...(props.newTo ? { n: props.newWord } : {}) },
  );
  return (
    <>
      <PageBar title={props.title}>
        {props.newTo && (
          <Act
            kind="main"
            hint="n"
            className="not-phone"
            onAct={() => void navigate({ to: props.newTo! })}
          >
            + {props.newWord}
          </Act>
        )}
      </PageBar>
      <div className="filters">
        <div className="search" role="search">
          <IconSearch size={16} stroke={1.75} aria-hidden="true" />
          <input
            ref={box}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={props.searchHint}
            aria-label={props.searchHint}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
            }}
          />
          <Key of="/" />
        </div>
      </div>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty title={props.none}>
            <Act onAct={() => setTyped("")}>{t("orders.clear")}</Act>
          </Empty>
        ) : (
          <DataTable
            label={props.title}
            rows={rows}
            columns={props.columns}
            idOf={(row) => row.id}
            linkOf={props.linkOf}
            onEnd={end}
          />
        )}
      </div>
    </>
  );
}
