// Views as tabs: those everybody has, then the person's own; what is filtered now can be kept under a name.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { Field } from "../shared/fields";
import { figure } from "../shared/format";
import { tell } from "../shared/notices";
import { useSession } from "../session/session";
import { queryOf, type Search, type View, views } from "./filters";

function same(a: Search, b: Search): boolean {
  const kept = (search: Search) =>
    JSON.stringify(
      Object.entries(search)
        .filter(([name, value]) => value && name !== "sort" && name !== "as")
        .sort(),
    );
  return kept(a) === kept(b);
}

const counted = (count: number) => (count >= 10_000 ? "9,999+" : figure(String(count)));

export function SavedViews({
  search,
  isCounting,
  onOpen,
}: {
  search: Search;
  /** Rows come first; how many there are in each view, after them. */
  isCounting: boolean;
  onOpen: (search: Search) => void;
}) {
  const { t } = useTranslation();
  const { who } = useSession();
  const [name, setName] = useState<string>();
  const saved = useQuery(one<"list_views">("view", "/views/orders"));
  const own: View[] = (saved.data?.items ?? []).map((item) => ({
    name: item.name ?? "",
    label: (item.content as { label?: string }).label ?? item.name ?? "",
    search: (item.content as { search: Search }).search,
  }));
  const all = [...views, ...own];
  const counts = useQueries({
    queries: all.map((view) => ({
      ...one<"list_sales_orders">("sales_order", "/sales-orders", {
        ...queryOf(view.search, who?.person ?? undefined),
        sort: undefined,
        limit: 1,
        count: true,
      }),
      staleTime: 60_000,
      enabled: isCounting && view.name !== "all",
    })),
  });
  const isNew = !all.some((view) => same(view.search, search));
  const shown = own.find((view) => same(view.search, search));
  const remove = async (view: View) => {
    const path = `/views/orders/${view.name}`;
    await send<"drop_view">("DELETE", path);
    callStale(["view"]);
    onOpen(views[0]!.search);
    const back = async () => {
      await send<"put_view">("PUT", path, { content: { label: view.label, search: view.search } });
      callStale(["view"]);
    };
    tell(t("views.removed", { name: view.label }), { undo: () => void back() });
  };
  const keep = async () => {
    const slug =
      name!
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-+|-+$/g, "") || `view-${Date.now()}`;
    await send<"put_view">("PUT", `/views/orders/${slug}`, {
      content: { label: name!.trim(), search },
    });
    callStale(["view"]);
    setName(undefined);
  };
  return (
    <nav className="views" aria-label={t("views.label")}>
      {all.map((view, i) => (
        <button
          type="button"
          key={view.label ? `own-${view.name}` : view.name}
          className={same(view.search, search) ? "on" : undefined}
          aria-current={same(view.search, search) || undefined}
          onClick={() => onOpen(view.search)}
        >
          {view.label ?? t(`views.${view.name}`)}{" "}
          {(counts[i]?.data?.count ?? 0) > 0 && <small>{counted(counts[i]!.data!.count!)}</small>}
        </button>
      ))}
      {shown && (
        <button type="button" onClick={() => void remove(shown)}>
          {t("views.remove", { name: shown.label })}
        </button>
      )}
      {isNew && (
        <button type="button" onClick={() => setName("")}>
          + {t("views.save")}
        </button>
      )}
      {name !== undefined && (
        <Dialog
          title={t("views.save")}
          verb={t("views.save")}
          isReady={name.trim() !== ""}
          onDo={() => void keep()}
          onClose={() => setName(undefined)}
        >
          <Field label={t("views.name")} value={name} onChange={setName} autoFocus />
        </Dialog>
      )}
    </nav>
  );
}
