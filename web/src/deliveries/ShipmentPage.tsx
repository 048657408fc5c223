// One shipment: its lines, packages, proof and what can be done next; prints as the pick list.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { ShipmentLine } from "../api/types.gen";
import { Download } from "../exchange/Downloads";
import { addressWords } from "../orders/words";
import { Barcode } from "../shared/Barcode";
import { isPositive, moment, quantity, said } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Facts, Failed, Locked, OrderLink } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Timeline } from "../shared/Timeline";
import { Files } from "../orders/Beside";
import { VerbDialog } from "./VerbDialog";
import { verbsOf } from "./verbs";

const route = getRouteApi("/deliveries/$number");

export default function ShipmentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const search = route.useSearch() as { do?: string };
  const shipment = useQuery(one<"get_shipment">("shipment", `/shipments/${number}`));
  const record = shipment.data;
  const verbs = record ? verbsOf(record) : [];
  const open = (verb: string | undefined) => {
    if (verb === "picking") void navigate({ to: "/deliveries/$number/pick", params: { number } });
    else if (verb === "delivery")
      void navigate({ to: "/deliveries/$number/proof", params: { number } });
    else
      void navigate({
        to: "/deliveries/$number",
        params: { number },
        search: { do: verb },
        replace: true,
      });
  };
  useKeys(
    {
      ...Object.fromEntries(
        verbs
          .filter((verb) => verb.allowed && verb.key)
          .map((verb) => [verb.key!, () => open(verb.name)]),
      ),
      escape: () => void navigate({ to: "/deliveries" }),
    },
    Object.fromEntries(
      verbs
        .filter((verb) => verb.allowed && verb.key)
        .map((verb) => [verb.key!, t(`verb.${verb.name}`)]),
    ),
  );
  if (shipment.error && !record)
    return (
      <>
        <PageBar title={number} back="/deliveries" />
        <Failed error={shipment.error} />
      </>
    );
  if (!record)
    return (
      <>
        <PageBar title={number} back="/deliveries" />
        <Bones />
      </>
    );
  const proof = record.proof;
  return (
    <>
      <PageBar
        title={record.number ?? number}
        back="/deliveries"
        titleNode={<span className="code big">{record.number}</span>}
        state={<StatusMark status={record.status} kind="shipment" />}
        sub={
          <>
            <Link to="/customers/$code" params={{ code: record.customer! }} className="link">
              {record.customer_name}
            </Link>
            <span>{addressWords(record.delivery_address)}</span>
          </>
        }
      >
        <Act onAct={() => window.print()}>{t("shipment.printPick")}</Act>
      </PageBar>
      <div className="page">
        <div className="columns">
          <div className="stack">
            <Card
              title={
                <>
                  {t("order.lines")}
                  <small>{record.lines.length}</small>
                </>
              }
              flush
            >
              <SimpleTable<ShipmentLine>
                label={t("order.lines")}
                rows={record.lines}
                keyOf={(line) => `${line.sales_order} ${line.line}`}
                columns={[
                  {
                    title: t("order.number"),
                    cell: (line) => <OrderLink number={line.order_number!} />,
                  },
                  { title: t("line.code"), cell: (line) => <Code>{line.sku}</Code> },
                  { title: t("line.name"), className: "grow", cell: (line) => line.name },
                  {
                    title: t("shipment.planned"),
                    align: "right",
                    cell: (line) => (
                      <>
                        {quantity(line.quantity)} <span className="unit">{line.unit}</span>
                      </>
                    ),
                  },
                  {
                    title: t("bucket.picked"),
                    align: "right",
                    cell: (line) => quantity(line.picked),
                  },
                  {
                    title: t("bucket.delivered"),
                    align: "right",
                    cell: (line) => quantity(line.delivered),
                  },
                  {
                    title: t("shipment.trouble"),
                    cell: (line) =>
                      (["short_picked", "damaged", "refused", "missing", "returned"] as const)
                        .filter((name) => isPositive(line[name]))
                        .map((name) => (
                          <span key={name} className="chip warn">
                            {t(`trouble.${name}`, { quantity: quantity(line[name]) })}
                          </span>
                        )),
                  },
                  {
                    title: t("shipment.barcode"),
                    className: "print-only",
                    cell: (line) => <Barcode of={line.sku ?? ""} />,
                  },
                  {
                    title: "□",
                    className: "print-only",
                    cell: () => <span className="tick-box" />,
                  },
                ]}
              />
            </Card>
            {record.packages.length > 0 && (
              <Card
                title={
                  <>
                    {t("shipment.packages")}
                    <small>{record.packages.length}</small>
                  </>
                }
                flush
              >
                <ul className="beside">
                  {record.packages.map((each) => (
                    <li key={each.id}>
                      <Code>{each.sscc}</Code>
                      <span>
                        {each.contents
                          .map((content) => `${quantity(content.quantity)} ${content.sku}`)
                          .join(", ")}
                      </span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {proof && (
              <Card title={t("proof.title")}>
                <Facts
                  rows={[
                    [t("proof.receiver"), <b>{proof.receiver}</b>],
                    [t("proof.at"), moment(proof.at)],
                    [t("proof.condition"), proof.condition],
                    [t("proof.remark"), proof.remark],
                    [t("proof.finding"), proof.finding && t(`finding.${proof.finding}`)],
                  ]}
                />
              </Card>
            )}
            <Files owner={record.id} />
            {record.despatched_at && (
              <Card title={t("exchange.out")} flush>
                <ul className="beside">
                  <Download
                    path={`/shipments/${record.id}/despatch-advice`}
                    what={t("exchange.advice")}
                  />
                </ul>
              </Card>
            )}
          </div>
          <div className="stack side">
            <Card>
              <h2>{t("order.canDo")}</h2>
              <div className="acts">
                {verbs
                  .filter((verb) => verb.allowed)
                  .map((verb) => (
                    <Act
                      key={verb.name}
                      fullWidth
                      justify="space-between"
                      kind={
                        verb.isNext
                          ? "main"
                          : ["loss", "cancellation"].includes(verb.name)
                            ? "grave"
                            : "plain"
                      }
                      hint={verb.key}
                      onAct={() => open(verb.name)}
                    >
                      {t(`verb.${verb.name}`)}
                    </Act>
                  ))}
                {verbs.every((verb) => !verb.allowed) && (
                  <p className="soft">{t("order.nothingToDo")}</p>
                )}
                {verbs
                  .filter(
                    (verb) =>
                      !verb.allowed &&
                      ["delivery", "despatch", "pod-verification"].includes(verb.name) &&
                      !["delivered", "pod_verified", "lost", "cancelled"].includes(record.status),
                  )
                  .map((verb) => (
                    <Locked key={verb.name} reason={said(verb.reason)}>
                      {t(`verb.${verb.name}`)}
                    </Locked>
                  ))}
              </div>
            </Card>
            <Card>
              <Facts
                rows={[
                  [t("shipment.carrier"), record.carrier],
                  [t("shipment.tracking"), record.tracking && <Code>{record.tracking}</Code>],
                  [
                    t("shipment.eta"),
                    record.eta && (
                      <span className={record.delayed ? "late" : undefined}>
                        {moment(record.eta)}
                      </span>
                    ),
                  ],
                  [t("shipment.first"), record.delayed && moment(record.original_eta)],
                  [t("order.from"), record.warehouse],
                  [t("shipment.attempts"), record.attempts || null],
                  [t("shipment.note"), record.failure ?? record.delay_cause ?? record.end_reason],
                ]}
              />
            </Card>
            <Card title={t("order.timeline")} flush>
              <Timeline path={`/shipments/${record.id}`} record="shipment" latest={10} />
            </Card>
          </div>
        </div>
      </div>
      {search.do && (
        <VerbDialog verb={search.do} shipment={record} onClose={() => open(undefined)} />
      )}
    </>
  );
}
