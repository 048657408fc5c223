// What customers were written, and what became of it: on its way, delivered, given up, sent back.
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "../api/queries";
import type { Mail } from "../api/types.gen";
import { MailViews } from "../inbox/InboxList";
import { mailMark } from "../inbox/words";
import { type Column, DataTable } from "../shared/DataTable";
import { moment } from "../shared/format";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Empty, Failed, OrderLink } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { MailDialog } from "./MailDialog";

const route = getRouteApi("/mails");
const filters = { waiting: "queued,sending", sent: "sent", undelivered: "failed,bounced" } as const;

export default function MailList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch() as { only?: keyof typeof filters };
  const [opened, setOpened] = useState<string>();
  const list = useList<Mail>("mail", "/mails", { status: search.only && filters[search.only] });
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap((page) => page.items), [list.data]);
  const end = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  }, [list]);
  const narrow = (only: keyof typeof filters) =>
    void navigate({
      to: "/mails",
      search: { only: search.only === only ? undefined : only },
      replace: true,
    });
  const columns: Column<Mail>[] = [
    {
      id: "to",
      title: t("mail.to"),
      width: "minmax(170px, 1fr)",
      phone: "name",
      cell: (row) => (
        <button type="button" className="link name" onClick={() => setOpened(row.id)}>
          {row.to}
        </button>
      ),
    },
    {
      id: "subject",
      title: t("inbox.subject"),
      width: "minmax(200px, 2fr)",
      phone: "why",
      cell: (row) => row.subject,
    },
    {
      id: "kind",
      title: t("mail.kind"),
      width: "170px",
      cell: (row) => t(`mail.kind.${row.kind}`),
    },
    {
      id: "order",
      title: t("inbox.order"),
      width: "130px",
      cell: (row) =>
        row.sales_order_number ? <OrderLink number={row.sales_order_number} /> : row.record_number,
    },
    {
      id: "status",
      title: t("order.state"),
      width: "150px",
      phone: "state",
      cell: (row) => (
        <span>
          <Mark of={mailMark[row.status] ?? "waiting"} /> {t(`mail.status.${row.status}`)}
        </span>
      ),
    },
    {
      id: "at",
      title: t("mail.at"),
      width: "150px",
      phone: "amount",
      cell: (row) => moment(row.sent_at ?? row.created_at),
    },
  ];
  const mail = rows.find((row) => row.id === opened);
  return (
    <>
      <PageBar title={t("mail.sent")} />
      <MailViews
        at="sent"
        onView={(name) => void navigate({ to: "/inbox", search: { view: name } })}
      />
      <div className="filters">
        {(Object.keys(filters) as (keyof typeof filters)[]).map((only) => (
          <button
            type="button"
            key={only}
            className="filter"
            aria-pressed={search.only === only}
            onClick={() => narrow(only)}
          >
            {search.only === only ? "✓ " : ""}
            <b>{t(`mail.only.${only}`)}</b>
          </button>
        ))}
      </div>
      <div className="list-page">
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Bones rows={16} />
        ) : rows.length === 0 ? (
          <Empty title={t("mail.none")}>
            {search.only && <Act onAct={() => narrow(search.only!)}>{t("orders.clear")}</Act>}
          </Empty>
        ) : (
          <DataTable
            label={t("mail.sent")}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            onEnd={end}
          />
        )}
      </div>
      {mail && <MailDialog mail={mail} onClose={() => setOpened(undefined)} />}
    </>
  );
}
