// One document that came: whose it is, what was made of it, what was said to each line and why.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { ExchangeLine, ExchangeRemark } from "../api/types.gen";
import { wordsOf } from "../shared/fields";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Bones, Card, Code, Facts, Failed, OrderLink } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { Download } from "./Downloads";

const markOf: Record<string, string> = {
  accepted: "pass",
  partly_accepted: "warn",
  changed: "warn",
  rejected: "fail",
  refused: "fail",
};

export function Outcome({ status }: { status: string }) {
  const { t } = useTranslation();
  return (
    <span>
      <Mark of={markOf[status] ?? "waiting"} /> {t(`exchange.status.${status}`)}
    </span>
  );
}

function Remarks({ of }: { of: ExchangeRemark[] }) {
  return (
    <>
      {of.map((remark, i) => (
        <p key={i}>
          {wordsOf({ pointer: "", code: remark.code ?? "", detail: remark.words ?? "" })}{" "}
          {remark.place && <small className="soft code">{remark.place}</small>}
        </p>
      ))}
    </>
  );
}

export function DocumentPage({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(
    one<"get_exchange_document">("exchange_document", `/exchange-documents/${id}`),
  );
  const files = useQuery(one<"list_attachments">("attachment", "/attachments", { owner: id }));
  useKeys({ escape: onBack }, { escape: t("exchange.back") });
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={8} />;
  const record = found.data;
  const original = files.data?.items[0];
  return (
    <div className="stack">
      <div>
        <Act hint="escape" onAct={onBack}>
          {t("exchange.back")}
        </Act>
      </div>
      <Card
        title={
          <>
            {t(`exchange.kind.${record.kind}`)} <Code>{record.number}</Code>
          </>
        }
        aside={<Outcome status={record.status} />}
      >
        <Facts
          rows={[
            [t("stock.when"), moment(record.received_at)],
            [t("exchange.format"), record.format === "ubl" ? "UBL 2.1" : "EDIFACT"],
            [t("exchange.sender"), record.sender],
            [t("exchange.customer"), record.customer && <Code>{record.customer}</Code>],
            [
              t("exchange.made"),
              record.sales_order_number && <OrderLink number={record.sales_order_number} />,
            ],
          ]}
        />
        <Remarks of={record.remarks} />
      </Card>
      {record.lines.length > 0 && (
        <Card
          flush
          title={
            <>
              {t("order.lines")}
              <small>{record.lines.length}</small>
            </>
          }
        >
          <SimpleTable<ExchangeLine>
            label={t("order.lines")}
            rows={record.lines}
            keyOf={(_, at) => at}
            columns={[
              { title: t("exchange.theirLine"), cell: (line) => <Code>{line.id}</Code> },
              { title: t("exchange.ourLine"), cell: (line) => line.line || "" },
              { title: t("line.code"), cell: (line) => <Code>{line.item}</Code> },
              { title: t("line.name"), className: "grow", cell: (line) => line.name },
              { title: t("order.state"), cell: (line) => <Outcome status={line.verdict} /> },
              { title: t("exchange.why"), cell: (line) => <Remarks of={line.remarks} /> },
            ]}
          />
        </Card>
      )}
      <Card title={t("exchange.files")} flush>
        <ul className="beside">
          {original && (
            <li>
              <span className="grow">{t("files.original")}</span>
              <a className="link" href={`/api/v1/attachments/${original.id}`} download>
                {original.name ?? t("files.original")}
              </a>
            </li>
          )}
          <Download
            path={`/exchange-documents/${record.id}/order-response`}
            what={t("exchange.response")}
          />
        </ul>
      </Card>
    </div>
  );
}
