// My work today: what needs me, in the order of harm; each row one key away.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { WorklistItem } from "../api/types.gen";
import { now, useSession } from "../session/session";
import { day, dayOf, quantity, said } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Empty, Failed, Key } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { LateMark } from "../shared/When";
import { byDue, actOf, linkOf, type ListName, lists, markOf, subjectOf } from "./work";

function useWork(name: ListName, owner: string | undefined) {
  return useQuery({
    ...one<"list_stuck_orders">("worklist", `/worklists/${name}`, { owner, limit: 50 }),
    enabled: isThere(name),
  });
}
function isThere(name: ListName): boolean {
  return name !== "approvals" || !!now().who;
}

// Keys that nothing else on this page wants, in the order of rows.
const letters = "asdfhlqwertyuiopxcvbm".split("");

interface RowProps {
  item: WorklistItem;
  list: ListName;
  letter: string | undefined;
  isAt: boolean;
  onAt: () => void;
}

function Row({ item, list, letter, isAt, onAt }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isAt) row.current?.scrollIntoView({ block: "nearest" });
  }, [isAt]);
  return (
    <li className={isAt ? "work-row cursor" : "work-row"} ref={row} onMouseDown={onAt}>
      <Mark of={markOf(list, item)} />
      <Link to={linkOf(list, item)} className="work-main">
        <span className="work-name">
          <b>{item.customer_name ?? item.sales_order_number ?? t(subjectOf(list, item))}</b>{" "}
          {item.sales_order_number ? (
            <Code>{item.sales_order_number}</Code>
          ) : (
            item.customer_name && <span className="soft">{t(subjectOf(list, item))}</span>
          )}
        </span>
        <span className="work-why">
          {list === "promises-at-risk" && item.sku && (
            <>
              {quantity(item.quantity)} <Code>{item.sku}</Code>{" "}
            </>
          )}
          {said(item.why)}
          {item.steps > 1 && <> {t("approval.step", { step: item.step, steps: item.steps })}</>}
          {item.clause && <> {t("approval.clause", { clause: item.clause })}</>}
        </span>
      </Link>
      <span className="work-due">
        <LateMark at={item.due_at} />
      </span>
      <Link
        to={linkOf(list, item)}
        className={isAt ? "work-act on" : "work-act"}
        tabIndex={-1}
        title={item.next ?? undefined}
      >
        {t(actOf(item.operation))} <Key of={isAt ? "enter" : (letter ?? "›")} />
      </Link>
    </li>
  );
}

const shownAtFirst = 6;
// An order stands in a list once a line.
const idOf = (list: ListName, item: WorklistItem) =>
  `${list} ${item.record} ${item.line} ${item.sku} ${item.quantity} ${item.expected_date}`;

export default function Home() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { who } = useSession();
  const [isMine, setMine] = useState(true);
  const owner = isMine ? (who?.person ?? undefined) : undefined;
  const work = {
    handovers: useWork("handovers", owner),
    "stuck-orders": useWork("stuck-orders", owner),
    "promises-at-risk": useWork("promises-at-risk", owner),
    "follow-ups": useWork("follow-ups", owner),
    "late-orders": useWork("late-orders", owner),
    approvals: useWork("approvals", undefined),
    questions: useWork("questions", owner),
  } satisfies Record<ListName, unknown>;
  const drafts = useQuery(
    one<"list_sales_orders">("sales_order", "/sales-orders", {
      status: "draft",
      owner: who?.person,
      limit: 8,
    }),
  );
  const [open, setOpen] = useState<Set<ListName>>(new Set());
  const shown = lists.map((name) => {
    const all = byDue(work[name].data?.items ?? []);
    return {
      name,
      all,
      items: open.has(name) ? all : all.slice(0, shownAtFirst),
      error: work[name].error,
      isLoading: work[name].isLoading,
    };
  });
  const flat = shown.flatMap(({ name, items }) =>
    items.map((item) => ({ name, item, id: idOf(name, item) })),
  );
  const [atId, setAtId] = useState("");
  const at = Math.max(
    0,
    flat.findIndex(({ id }) => id === atId),
  );
  const go = (to: number) => setAtId(flat[Math.max(0, Math.min(flat.length - 1, to))]?.id ?? "");
  const section = (n: number) => () => {
    const name = shown.filter(({ all }) => all.length)[n]?.name;
    if (name) go(flat.findIndex((each) => each.name === name));
  };
  const openRow = (row = flat[at]) => {
    if (row) void navigate({ to: linkOf(row.name, row.item) });
  };
  useKeys(
    {
      j: () => go(at + 1),
      k: () => go(at - 1),
      arrowdown: () => go(at + 1),
      arrowup: () => go(at - 1),
      enter: () => openRow(),
      ...Object.fromEntries(
        letters.slice(0, flat.length).map((letter, i) => [letter, () => openRow(flat[i])]),
      ),
      ...Object.fromEntries(lists.map((_, i) => i + 1).map((n) => [String(n), section(n - 1)])),
    },
    {
      "j / k": t("keys.move"),
      enter: t("keys.open"),
      "1": t("keys.section"),
      ...(flat.length ? { a: t("keys.letter") } : {}),
    },
  );
  const isLoading = shown.some(({ isLoading: waiting }) => waiting);
  const failed = shown.find(({ error }) => error && work["stuck-orders"].error);
  const filled = shown.filter(({ all }) => all.length > 0);
  return (
    <>
      <PageBar
        title={t("home.title")}
        state={<span className="soft">{day(dayOf(new Date()))}</span>}
      >
        <div className="two-way" role="group" aria-label={t("home.whose")}>
          <button type="button" aria-pressed={isMine} onClick={() => setMine(true)}>
            {t("home.mine")}
          </button>
          <button type="button" aria-pressed={!isMine} onClick={() => setMine(false)}>
            {t("home.all")}
          </button>
        </div>
        <Act
          kind="main"
          hint="n"
          className="not-phone"
          onAct={() => void navigate({ to: "/orders/new" })}
        >
          + {t("orders.new")}
        </Act>
      </PageBar>
      <div className="page">
        {failed ? (
          <Failed error={failed.error} onRetry={() => location.reload()} />
        ) : (
          <div className="columns">
            <div className="stack">
              {isLoading && filled.length === 0 && (
                <Card>
                  <Bones rows={8} />
                </Card>
              )}
              {!isLoading && filled.length === 0 && (
                <Card>
                  <Empty
                    title={t("home.nothing")}
                    words={t(isMine ? "home.nothingMine" : "home.nothingAll")}
                  >
                    {isMine && <Act onAct={() => setMine(false)}>{t("home.all")}</Act>}
                  </Empty>
                </Card>
              )}
              {filled.map(({ name, all, items }, n) => (
                <Card
                  key={name}
                  flush
                  title={
                    <>
                      <Key of={String(n + 1)} /> {t(`worklist.${name}`)}
                      <small>
                        {all.length >= 50 ? "50+" : all.length} · {t(`worklist.${name}.words`)}
                      </small>
                    </>
                  }
                  aside={
                    name === "follow-ups" ? (
                      <Link to="/follow-ups" className="link">
                        {t("home.worklist")}
                      </Link>
                    ) : undefined
                  }
                >
                  <ul>
                    {items.map((item) => {
                      const id = idOf(name, item);
                      return (
                        <Row
                          key={id}
                          item={item}
                          list={name}
                          letter={letters[flat.findIndex((each) => each.id === id)]}
                          isAt={flat[at]?.id === id}
                          onAt={() => setAtId(id)}
                        />
                      );
                    })}
                  </ul>
                  {items.length < all.length && (
                    <button
                      type="button"
                      className="more"
                      onClick={() => setOpen(new Set(open).add(name))}
                    >
                      {t("home.more", { count: all.length - items.length })}
                    </button>
                  )}
                </Card>
              ))}
            </div>
            <div className="stack">
              <Card title={t("home.drafts")} flush>
                {drafts.data?.items.length ? (
                  <ul className="draft-list">
                    {drafts.data.items.map((order) => (
                      <li key={order.id}>
                        <Mark of="draft" />
                        <Link
                          to="/orders/$number"
                          params={{ number: order.number! }}
                          className="draft-name"
                        >
                          {order.customer_name}
                        </Link>
                        <Code>{order.number}</Code>
                      </li>
                    ))}
                  </ul>
                ) : (
                  <p className="card-body soft">{t("home.noDrafts")}</p>
                )}
              </Card>
              <p className="soft keys-line">
                <Key of="j" />
                <Key of="k" /> {t("keys.move")} · <Key of="1" />–<Key of={String(lists.length)} />{" "}
                {t("keys.section")} · <Key of="?" /> {t("keys.keys")}
              </p>
            </div>
          </div>
        )}
      </div>
    </>
  );
}
