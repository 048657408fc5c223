// Who is to be contacted, the most overdue first: call, write down what was said, next.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { FollowUp, WorklistItem } from "../api/types.gen";
import { useSession } from "../session/session";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Bones, Code, Empty, Failed } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { LateMark } from "../shared/When";
import { tell } from "../shared/notices";
import { CallSheet, type Sheet, sheetOf } from "./CallSheet";

const route = getRouteApi("/follow-ups");

function History({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const orders = useQuery(
    one<"list_sales_orders">("sales_order", "/sales-orders", {
      customer_id: customer,
      limit: 12,
      sort: "-created_at",
    }),
  );
  return (
    <aside className="call-history" aria-label={t("followUp.history")}>
      <h2>{t("followUp.history")}</h2>
      <ul>
        {orders.data?.items.map((order) => (
          <li key={order.id}>
            <Mark of={order.status} />
            <div>
              <small className="soft">{moment(order.received_at)}</small>
              <p>
                <Link to="/orders/$number" params={{ number: order.number! }} className="code link">
                  {order.number}
                </Link>{" "}
                {t(`order.status.${order.status}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}

export default function Worklist() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { who } = useSession();
  const search = route.useSearch() as { at?: string; whose?: string };
  const isMine = search.whose !== "all";
  const due = useQuery(
    one<"list_follow_ups_due">("worklist", "/worklists/follow-ups", {
      owner: isMine ? who?.person : undefined,
      limit: 200,
    }),
  );
  const open = useQuery(
    one<"list_follow_ups">("follow_up", "/follow-ups", {
      status: "open",
      owner: isMine ? who?.person : undefined,
      limit: 200,
      sort: "due_at",
    }),
  );
  const known = useMemo(
    () => new Map((due.data?.items ?? []).map((item) => [item.record, item])),
    [due.data],
  );
  const rows = useMemo(
    () =>
      [...(open.data?.items ?? [])].sort((a, b) => (a.due_at ?? "").localeCompare(b.due_at ?? "")),
    [open.data],
  );
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === search.at),
  );
  const chosen = rows[at] as FollowUp | undefined;
  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) void navigate({ to: "/follow-ups", search: { ...search, at: row.id }, replace: true });
  };
  const ids = [
    ...new Set(rows.filter((row) => row.subject_kind === "sales_order").map((row) => row.subject)),
  ]
    .slice(0, 100)
    .join(",");
  const subjects = useQuery({
    ...one<"list_sales_orders">("sales_order", "/sales-orders", { id: ids, limit: 100 }),
    enabled: ids !== "",
  });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(".cursor")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const subject = useQuery({
    ...one<"get_sales_order">("sales_order", `/sales-orders/${chosen?.subject}`),
    enabled: chosen?.subject_kind === "sales_order",
  });
  const customer = useQuery({
    ...one<"get_customer">("customer", `/customers/${subject.data?.customer}`),
    enabled: !!subject.data?.customer,
  });
  const [sheets, setSheets] = useState<Record<string, Sheet>>({});
  const sheet = chosen
    ? (sheets[chosen.id] ?? sheetOf(customer.data?.contacts[0]?.name))
    : sheetOf();
  const setSheet = (to: Partial<Sheet>) => {
    if (chosen) setSheets({ ...sheets, [chosen.id]: { ...sheet, ...to } });
  };
  const save = useMutation({
    mutationFn: (given: Sheet) =>
      send<"complete_follow_up">("POST", `/follow-ups/${chosen!.id}/completion`, {
        revision: chosen!.revision,
        contact: given.contact,
        channel: given.channel as "phone",
        direction: given.direction as "outbound",
        started_at: given.startedAt,
        summary: given.summary,
        outcome: given.outcome,
        next_action: given.isOver ? null : given.nextAction || null,
        next_due: given.isOver || !given.nextDay ? null : `${given.nextDay}T16:00:00Z`,
      }),
    onSuccess: () => {
      tell(t("done.completion"));
      callStale(["follow_up", "worklist", "sales_order"]);
      go(at + 1 < rows.length ? at + 1 : at - 1);
    },
  });
  useKeys(
    {
      j: () => go(at + 1),
      k: () => go(at - 1),
      arrowdown: () => go(at + 1),
      arrowup: () => go(at - 1),
      "ctrl+enter": () => chosen && save.mutate(sheet),
      c: () => document.getElementById("f-summary")?.focus(),
      l: () =>
        setSheet({
          outcome: "not_reached",
          summary: sheet.summary || t("followUp.notReachedWords"),
        }),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((n) => [
          String(n),
          () =>
            setSheet({
              outcome: ["new_date_agreed", "wants_a_change", "not_reached", "complaint", "refused"][
                n - 1
              ]!,
            }),
        ]),
      ),
    },
    {
      "j / k": t("keys.move"),
      c: t("followUp.write"),
      "1": t("followUp.outcome"),
      l: t("followUp.notReached"),
      "ctrl+enter": t("followUp.save"),
    },
  );
  const orderOf = (row: FollowUp) => subjects.data?.items.find((order) => order.id === row.subject);
  const name = (row: FollowUp, item: WorklistItem | undefined) =>
    item?.customer_name ?? orderOf(row)?.customer_name ?? t(`cause.${row.cause}`);
  return (
    <>
      <PageBar title={t("nav.followUps")}>
        <div className="two-way" role="group" aria-label={t("home.whose")}>
          <button
            type="button"
            aria-pressed={isMine}
            onClick={() => void navigate({ to: "/follow-ups", search: {} })}
          >
            {t("home.mine")}
          </button>
          <button
            type="button"
            aria-pressed={!isMine}
            onClick={() => void navigate({ to: "/follow-ups", search: { whose: "all" } })}
          >
            {t("home.all")}
          </button>
        </div>
      </PageBar>
      {open.error ? (
        <Failed error={open.error} onRetry={() => void open.refetch()} />
      ) : !open.data ? (
        <Bones />
      ) : rows.length === 0 ? (
        <Empty title={t("followUp.none")} words={t("home.nothingMine")} />
      ) : (
        <div className={search.at ? "call chosen" : "call"}>
          <ul className="call-list" ref={list} aria-label={t("nav.followUps")}>
            {rows.map((row, i) => {
              const item = known.get(row.id);
              return (
                <li key={row.id}>
                  <button
                    type="button"
                    className={i === at ? "cursor" : undefined}
                    aria-current={i === at || undefined}
                    onClick={() => go(i)}
                  >
                    <Mark
                      of={row.due_at && row.due_at < new Date().toISOString() ? "fail" : "waiting"}
                    />
                    <span className="call-row">
                      <span>
                        <b>{name(row, item)}</b>
                        <LateMark at={row.due_at} />
                      </span>
                      <small>
                        {t(`cause.${row.cause}`)}
                        {(item?.sales_order_number ?? orderOf(row)?.number) && (
                          <>
                            {" "}
                            · <Code>{item?.sales_order_number ?? orderOf(row)?.number}</Code>
                          </>
                        )}
                      </small>
                    </span>
                  </button>
                </li>
              );
            })}
            <li className="soft call-count">{t("followUp.count", { count: rows.length })}</li>
          </ul>
          {chosen && (
            <CallSheet
              followUp={chosen}
              order={subject.data}
              customer={customer.data}
              sheet={sheet}
              onChange={setSheet}
              onSave={() => save.mutate(sheet)}
              isBusy={save.isPending}
              error={save.error}
              onBack={() => void navigate({ to: "/follow-ups", search: {} })}
            />
          )}
          {customer.data && <History customer={customer.data.id} />}
        </div>
      )}
    </>
  );
}
