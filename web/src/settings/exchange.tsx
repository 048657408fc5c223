// Documents of customers' systems: what came, what became of it, and the way to bring one in by hand.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { bring } from "../api/client";
import { callStale, one } from "../api/queries";
import { Refused } from "../api/problem";
import type { ExchangeDocument } from "../api/types.gen";
import { DocumentPage, Outcome } from "../exchange/DocumentPage";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Failed, OrderLink } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { useWalk } from "../shared/walk";

const most = 100;

function AllDocuments({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const list = useQuery(
    one<"list_exchange_documents">("exchange_document", "/exchange-documents", { limit: most }),
  );
  const chosen = useRef<HTMLInputElement>(null);
  const rows = list.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const isMine = may("order_desk");
  const bringing = useMutation({
    mutationFn: (file: File) => bring("/exchange-documents", file),
    onSuccess: () => {
      callStale(["exchange_document", "sales_order"]);
      tell(t("done.exchange"));
    },
    // What is refused is kept too, and stands in the list.
    onError: (error) => error instanceof Refused && callStale(["exchange_document"]),
  });
  const choose = () => chosen.current?.click();
  useKeys(
    {
      ...walking,
      enter: here && (() => onOpen(here.id)),
      n: isMine ? choose : undefined,
    },
    { j: t("keys.move"), enter: t("keys.open"), ...(isMine ? { n: t("exchange.bring") } : {}) },
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={8} />;
  return (
    <Card
      flush
      title={
        <>
          {t("settings.exchange")}
          <small>{rows.length}</small>
        </>
      }
      aside={
        isMine && (
          <>
            <Act kind="main" hint="n" onAct={choose} loading={bringing.isPending}>
              {t("exchange.bring")}
            </Act>
            <input
              ref={chosen}
              id="exchange-file"
              type="file"
              accept=".xml,.edi,.txt"
              aria-label={t("exchange.bring")}
              tabIndex={-1}
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) bringing.mutate(file);
                event.target.value = "";
              }}
            />
          </>
        )
      }
    >
      <div className="card-note">
        <ErrorSummary error={bringing.error} />
      </div>
      {rows.length === 0 ? (
        <Empty title={t("exchange.none")} words={t("exchange.none.words")} />
      ) : (
        <SimpleTable<ExchangeDocument>
          label={t("settings.exchange")}
          rows={rows}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("exchange.document"),
              className: "main",
              cell: (row) => (
                <button type="button" className="link" onClick={() => onOpen(row.id)}>
                  {t(`exchange.kind.${row.kind}`)} <Code>{row.number}</Code>
                </button>
              ),
            },
            { title: t("stock.when"), cell: (row) => moment(row.received_at) },
            {
              title: t("exchange.format"),
              cell: (row) => (row.format === "ubl" ? "UBL" : "EDIFACT"),
            },
            { title: t("exchange.customer"), className: "grow", cell: (row) => row.customer },
            { title: t("order.state"), cell: (row) => <Outcome status={row.status} /> },
            {
              title: t("exchange.made"),
              cell: (row) =>
                row.sales_order_number && <OrderLink number={row.sales_order_number} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

export function ExchangePage() {
  const navigate = useNavigate();
  const { document } = useSearch({ strict: false }) as { document?: string };
  const open = (id?: string) =>
    void navigate({
      to: "/settings/$page",
      params: { page: "exchange" },
      search: { document: id },
    });
  return document ? (
    <DocumentPage id={document} onBack={() => open()} />
  ) : (
    <AllDocuments onOpen={open} />
  );
}
