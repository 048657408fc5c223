// What came by mail: who is at it, what became of it. Nothing is ever deleted here.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { one, useList } from "../api/queries";
import type { InboxMail } from "../api/types.gen";
import { useSession } from "../session/session";
import { type Column, DataTable } from "../shared/DataTable";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Code, Empty, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { Mark } from "../shared/StatusMark";
import { inboxMark } from "./words";

const route = getRouteApi("/inbox");
const views: Record<string, string | undefined> = {
  open: "open,taken",
  threaded: "threaded",
  done: "entered,attached",
  aside: "set_aside",
  all: undefined,
};

export function MailViews({ at, onView }: { at: string; onView: (name: string) => void }) {
  const { t } = useTranslation();
  return (
    <nav className="views" aria-label={t("views.label")}>
      {Object.keys(views).map((name) => (
        <button
          type="button"
          key={name}
          className={name === at ? "on" : undefined}
          aria-current={name === at || undefined}
          onClick={() => onView(name)}
        >
          {t(`inbox.view.${name}`)}
        </button>
      ))}
      <Link to="/mails" className={at === "sent" ? "on" : undefined}>
        {t("inbox.view.sent")}
      </Link>
    </nav>
  );
}

/** Says when mails do not come in, and since when. */
function Hindered() {
  const { t } = useTranslation();
  const { data } = useQuery(one<"list_mailboxes">("mailbox", "/mailboxes", { limit: 20 }));
  return (
    <>
      {data?.items
        .filter((each) => each.failure)
        .map((each) => (
          <p key={each.id} className="inbox-note" role="status">
            <Mark of="fail" />{" "}
            {t("inbox.hindered", {
              name: each.name,
              why: t(`mail.failure.${each.failure}`),
              at: moment(each.looked_at),
            })}
          </p>
        ))}
    </>
  );
}

export default function InboxList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = usePeople();
  const { who } = useSession();
  const search = route.useSearch() as { view?: string; mine?: string };
  const view = search.view && search.view in views ? search.view : "open";
  const list = useList<InboxMail>("inbox_mail", "/inbox-mails", {
    status: views[view],
    owner: search.mine ? who?.person : undefined,
  });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const set = (to: typeof search) =>
    void navigate({ to: "/inbox", search: { ...search, ...to }, replace: true });
  useKeys(
    Object.fromEntries(
      Object.keys(views).map((name, i) => [String(i + 1), () => set({ view: name })]),
    ),
    { "1": t("keys.view") },
  );
  const columns: Column<InboxMail>[] = [
    {
      id: "from",
      title: t("inbox.from"),
      width: "minmax(150px, 1fr)",
      phone: "name",
      cell: (row) => (
        <Link to="/inbox/$id" params={{ id: row.id }} className="name">
          {row.from_name || row.from || t("inbox.nobody")}
        </Link>
      ),
    },
    {
      id: "subject",
      title: t("inbox.subject"),
      width: "minmax(200px, 2fr)",
      phone: "why",
      cell: (row) => row.subject || t("inbox.noSubject"),
    },
    {
      id: "files",
      title: t("inbox.files"),
      width: "60px",
      align: "right",
      cell: (row) => (row.enclosed?.length ? row.enclosed.length : ""),
    },
    {
      id: "customer",
      title: t("order.customer"),
      width: "100px",
      cell: (row) => row.customer && <Code>{row.customer}</Code>,
    },
    {
      id: "order",
      title: t("inbox.order"),
      width: "130px",
      cell: (row) => row.sales_order_number && <Code>{row.sales_order_number}</Code>,
    },
    {
      id: "status",
      title: t("order.state"),
      width: "150px",
      phone: "state",
      cell: (row) => (
        <span>
          <Mark of={inboxMark[row.status] ?? "waiting"} /> {t(`inbox.status.${row.status}`)}
        </span>
      ),
    },
    {
      id: "owner",
      title: t("inbox.owner"),
      width: "minmax(100px, .6fr)",
      cell: (row) => nameOf(row.owner),
    },
    {
      id: "received",
      title: t("inbox.received"),
      width: "150px",
      phone: "amount",
      cell: (row) => moment(row.received_at),
    },
  ];
  return (
    <>
      <PageBar title={t("nav.inbox")} />
      <MailViews at={view} onView={(name) => set({ view: name })} />
      <Hindered />
      <div className="filters">
        <button
          type="button"
          className="filter"
          aria-pressed={!!search.mine}
          onClick={() => set({ mine: search.mine ? undefined : "yes" })}
        >
          {search.mine ? "✓ " : ""}
          <b>{t("inbox.mine")}</b>
        </button>
      </div>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty title={t("inbox.none")} words={t("inbox.none.words")}>
            {(view !== "all" || search.mine) && (
              <Act onAct={() => set({ view: "all", mine: undefined })}>{t("orders.clear")}</Act>
            )}
          </Empty>
        ) : (
          <DataTable
            label={t("nav.inbox")}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            linkOf={(row) => `/inbox/${row.id}`}
            onEnd={end}
          />
        )}
      </div>
    </>
  );
}
