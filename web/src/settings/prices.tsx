// Price lists: which hold, for whom, until when; one of them opened.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { PriceList } from "../api/types.gen";
import { ListDialog } from "../prices/ListDialog";
import { PriceListPage } from "../prices/PriceListPage";
import { may } from "../session/session";
import { between } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, validityOf } from "../taxes/words";

const most = 200;

function AllLists({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const lists = useQuery(one<"list_price_lists">("price_list", "/price-lists", { limit: most }));
  const [at, setAt] = useState(0);
  const [isNew, setNew] = useState(false);
  const isMaker = may("sales_manager", "procurement");
  const rows = byValidity(lists.data?.items ?? []);
  const here = rows[at];
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      arrowdown: () => move(1),
      arrowup: () => move(-1),
      enter: here && (() => onOpen(here.code)),
      n: isMaker ? () => setNew(true) : undefined,
    },
    { j: t("keys.move"), enter: t("keys.open"), ...(isMaker ? { n: t("prices.new") } : {}) },
  );
  if (lists.error) return <Failed error={lists.error} onRetry={() => void lists.refetch()} />;
  if (!lists.data) return <Bones rows={8} />;
  const whom = (row: PriceList) =>
    [
      ...row.customers,
      ...row.customer_kinds.map((each) => t(`customers.kind.${each}`)),
      ...row.countries,
      ...row.channels.map((each) => t(`order.channel.${each}`)),
    ].join(between()) || t("prices.everybody");
  return (
    <>
      <Card
        flush
        title={
          <>
            {t("settings.prices")}
            <small>{rows.length}</small>
          </>
        }
        aside={
          isMaker && (
            <Act kind="main" hint="n" onAct={() => setNew(true)}>
              {t("prices.new")}
            </Act>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title={t("prices.noLists")} words={t("prices.noLists.words")} />
        ) : (
          <SimpleTable<PriceList>
            label={t("settings.prices")}
            rows={rows}
            keyOf={(row) => row.id}
            onRow={(row) => setAt(rows.indexOf(row))}
            rowClass={(row) =>
              [row === here && "cursor", validityOf(row) === "over" && "soft"]
                .filter(Boolean)
                .join(" ") || undefined
            }
            columns={[
              {
                title: t("prices.code"),
                className: "main",
                cell: (row) => (
                  <button type="button" className="link" onClick={() => onOpen(row.code)}>
                    <Code>{row.code}</Code>
                  </button>
                ),
              },
              { title: t("prices.name"), className: "grow", cell: (row) => row.name },
              { title: t("prices.kind"), cell: (row) => t(`prices.kind.${row.kind}`) },
              {
                title: t("prices.whom"),
                className: "soft clip",
                cell: (row) => <span title={whom(row)}>{whom(row)}</span>,
              },
              { title: t("prices.currency"), cell: (row) => row.currency },
              { title: t("prices.priority"), align: "right", cell: (row) => row.priority },
              { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
              {
                title: t("order.state"),
                cell: (row) => <StatusMark status={row.status} kind="prices" />,
              },
            ]}
          />
        )}
      </Card>
      {isNew && <ListDialog onDone={onOpen} onClose={() => setNew(false)} />}
    </>
  );
}

export function PricesPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "prices" }, search: { list: code } });
  return list ? <PriceListPage code={list} onBack={() => open()} /> : <AllLists onOpen={open} />;
}
