// One order: where it stands, what stands in its way, what can be done now, and everything beside it. Live.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { callStale, one } from "../api/queries";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { StatusMark } from "../shared/StatusMark";
import { usePeople } from "../shared/people";
import { Presence } from "../shared/Presence";
import { Timeline } from "../shared/Timeline";
import { type ActName, actsOf } from "./actions";
import { OrderDownloads } from "../exchange/Downloads";
import { mayMakePack, PackDialog, Statements } from "./Evidence";
import { ConsumerRights } from "./ConsumerRights";
import { Gates } from "./Gates";
import { Hindrances } from "./Hindrances";
import { Lines } from "./Lines";
import { Acts, OrderFacts } from "./OrderSide";
import { Offered } from "./Offered";
import { OwnAnswer } from "./OwnAnswer";
import { StatusPath } from "./StatusPath";
import { MarginCard } from "./MarginCard";
import { TotalsCard } from "./TotalsCard";
import { Files, FollowUps, Questions, Shipments, Versions } from "./Beside";

const Issues = lazy(() => import("./Issues").then((each) => ({ default: each.Issues })));
const Dialogs = lazy(() => import("./Dialogs"));
const Shortage = lazy(() => import("./Shortage"));
const OwnerDialog = lazy(() => import("./OwnerDialog"));
const EditLines = lazy(() => import("./EditLines"));
const route = getRouteApi("/orders/$number");
const tabs = [
  "overview",
  "lines",
  "shipments",
  "follow-ups",
  "questions",
  "versions",
  "files",
  "timeline",
] as const;
type Tab = (typeof tabs)[number];
/** Those with a dialog of their own. */
const own = ["shortage", "change", "amendments", "evidence", "owner"];
export type Opened = ActName | "evidence" | "question" | "follow-up" | "release" | "acknowledge";

export default function OrderPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const search = route.useSearch() as { tab?: Tab; do?: Opened };
  const tab: Tab = tabs.includes(search.tab as Tab) ? (search.tab as Tab) : "overview";
  const nameOf = usePeople();
  const order = useQuery(one<"get_sales_order">("sales_order", `/sales-orders/${number}`));
  const [about, setAbout] = useState<string>();
  const go = (to: Tab) =>
    void navigate({
      to: "/orders/$number",
      params: { number },
      search: { tab: to === "overview" ? undefined : to },
      replace: true,
    });
  const open = (what: Opened | undefined) =>
    void navigate({
      to: "/orders/$number",
      params: { number },
      search: { tab: tab === "overview" ? undefined : tab, do: what },
      replace: true,
    });
  const record = order.data;
  const acts = record ? actsOf(record) : [];
  const keyed = Object.fromEntries(
    acts
      .filter((act) => act.allowed && act.key && (act.key !== "ctrl+enter" || act.isNext))
      .map((act) => [act.key!, () => open(act.name)]),
  );
  const labels = Object.fromEntries(
    acts
      .filter((act) => act.allowed && act.key)
      .map((act) => [act.key!, t(`order.act.${act.name}`)]),
  );
  useKeys(
    {
      ...keyed,
      q: () => open("question"),
      c: () => open("follow-up"),
      l: () => go(tab === "lines" ? "overview" : "lines"),
      p: () => window.print(),
      escape: () => void navigate({ to: "/orders" }),
      "shift+r": () => callStale(["sales_order"]),
      ...Object.fromEntries(tabs.map((name, i) => [String(i + 1), () => go(name)])),
    },
    {
      ...labels,
      q: t("order.ask"),
      c: t("order.followUp"),
      l: t("order.lines"),
      p: t("act.print"),
      "1": t("keys.tab"),
    },
  );
  if (order.error && !record)
    return (
      <>
        <PageBar title={number} back="/orders" />
        <Failed error={order.error} onRetry={() => void order.refetch()} />
      </>
    );
  if (!record)
    return (
      <>
        <PageBar title={number} back="/orders" />
        <Bones rows={10} />
      </>
    );
  const close = () => open(undefined);
  const counts: Partial<Record<Tab, number>> = {
    lines: record.lines.length,
    versions: record.version,
  };
  const isBefore = [
    "draft",
    "verified",
    "pending_approval",
    "awaiting_customer",
    "confirmable",
  ].includes(record.status);
  const side = (
    <div className="stack side">
      <Offered order={record} />
      <Acts acts={acts} onAct={open} />
      <Hindrances
        order={record}
        onRelease={(id) => {
          setAbout(id);
          open("release");
        }}
      />
      <TotalsCard order={record} />
      <MarginCard order={record} />
      <OrderFacts order={record} />
      {tab !== "timeline" && (
        <Card
          title={t("order.timeline")}
          flush
          aside={
            <button type="button" className="link" onClick={() => go("timeline")}>
              {t("act.all")}
            </button>
          }
        >
          <Timeline path={`/sales-orders/${record.id}`} record="sales_order" latest={6} />
        </Card>
      )}
    </div>
  );
  return (
    <>
      <PageBar
        title={record.number ?? number}
        back="/orders"
        titleNode={<span className="code big">{record.number}</span>}
        state={
          <>
            <StatusMark status={record.status} />
            <Presence
              record={record.id}
              isEditing={search.do === "change" || search.do === "amendments"}
            />
          </>
        }
        sub={
          <>
            <Link to="/customers/$code" params={{ code: record.customer! }} className="link">
              {record.customer_name}
            </Link>
            <Code>{record.customer}</Code>
            {record.customer_po_number && (
              <span>
                {t("order.poShort")} <Code>{record.customer_po_number}</Code>
              </span>
            )}
            <span>{nameOf(record.owner)}</span>
            <span>{moment(record.received_at)}</span>
          </>
        }
      >
        <Act kind="quiet" hint="p" onAct={() => window.print()}>
          {t("act.print")}
        </Act>
        {mayMakePack() && (
          <Act kind="quiet" onAct={() => open("evidence")}>
            {t("evidence.act")}
          </Act>
        )}
        <Act hint="c" onAct={() => open("follow-up")}>
          {t("order.followUp")}
        </Act>
        <Act hint="q" onAct={() => open("question")}>
          {t("order.ask")}
        </Act>
      </PageBar>
      <StatusPath order={record} />
      <nav className="views" aria-label={t("order.parts")}>
        {tabs.map((name) => (
          <button
            type="button"
            key={name}
            className={name === tab ? "on" : undefined}
            aria-current={name === tab || undefined}
            onClick={() => go(name)}
          >
            {t(`order.tab.${name}`)}
            {counts[name] ? <small>{counts[name]}</small> : null}
          </button>
        ))}
      </nav>
      <div className="page">
        <div className="columns">
          <div className="stack">
            {tab === "overview" && (
              <>
                {isBefore && <Gates order={record} onAct={open} />}
                {isBefore && <OwnAnswer order={record} />}
                <Lines order={record} onOpen={() => go("lines")} few />
                {!isBefore && (
                  <>
                    <ConsumerRights order={record} />
                    <div className="halves">
                      <Shipments order={record} />
                      <Versions order={record} latest />
                    </div>
                    <Gates order={record} onAct={open} folded />
                  </>
                )}
              </>
            )}
            {tab === "lines" && <Lines order={record} />}
            {tab === "shipments" && <Shipments order={record} />}
            {tab === "follow-ups" && <FollowUps order={record} onNew={() => open("follow-up")} />}
            {tab === "questions" && (
              <>
                <Questions order={record} onNew={() => open("question")} />
                <Suspense>
                  <Issues order={record} />
                </Suspense>
              </>
            )}
            {tab === "versions" && <Versions order={record} />}
            {tab === "files" && (
              <>
                <Files owner={record.id} />
                <OrderDownloads order={record} />
                <Statements order={record} />
              </>
            )}
            {tab === "timeline" && (
              <Card title={t("order.timeline")} flush>
                <Timeline path={`/sales-orders/${record.id}`} record="sales_order" />
              </Card>
            )}
          </div>
          {side}
        </div>
      </div>
      <div className="phone-acts">
        {acts
          .filter((act) => act.isNext)
          .map((act) => (
            <Act key={act.name} kind="main" fullWidth onAct={() => open(act.name)}>
              {t(`order.act.${act.name}`)}
            </Act>
          ))}
      </div>
      <Suspense>
        {search.do === "shortage" && <Shortage order={record} onClose={close} />}
        {(search.do === "change" || search.do === "amendments") && (
          <EditLines order={record} onClose={close} />
        )}
        {search.do === "evidence" && <PackDialog order={record} onClose={close} />}
        {search.do === "owner" && <OwnerDialog orders={[record]} onClose={close} />}
        {search.do && !own.includes(search.do) && (
          <Dialogs what={search.do} order={record} about={about} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
