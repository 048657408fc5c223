// What can be done with those that are chosen: how many each takes, and which it will not take and why. Those that
// refuse stay chosen, each with its reasons and a way to it.
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { callStale } from "../api/queries";
import { may } from "../session/session";
import { sum } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Key, Money, OrderLink } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { type BulkVerb, isHeld, perform, performAll, takes } from "./bulk";
import { columnsOf, type ListedOrder } from "./columns";
import { cell, download } from "./export";

const OwnerDialog = lazy(() => import("./OwnerDialog"));
const confirmers = ["agent", "order_desk", "sales_manager"];
const over = ["closed", "cancelled"];
const keyOf: Record<BulkVerb, string> = { confirm: "c", release: "r" };

export default function BulkBar({
  chosen,
  onChoose,
}: {
  chosen: ListedOrder[];
  onChoose: (ids: Set<string>) => void;
}) {
  const { t } = useTranslation();
  const [isGiving, setGiving] = useState(false);
  const [busy, setBusy] = useState<BulkVerb>();
  const [refused, setRefused] = useState(new Map<string, string>());
  const verbs = [
    ...(may("agent", "order_desk") ? (["confirm"] as const) : []),
    ...(may("warehouse") ? (["release"] as const) : []),
  ].map((verb) => ({ verb, ready: chosen.filter((order) => takes(verb, order)) }));
  const offered = verbs.filter(({ ready }) => ready.length);
  const left = chosen.filter((order) => !offered.some(({ ready }) => ready.includes(order)));
  const isOneCurrency = new Set(chosen.map((order) => order.currency)).size === 1;
  const movable = may(...confirmers) ? chosen.filter(({ status }) => !over.includes(status)) : [];
  const performEach = async (verb: BulkVerb, ready: ListedOrder[]) => {
    if (busy) return;
    setBusy(verb);
    const failed = await performAll(ready, (order) => perform(verb, order));
    setBusy(undefined);
    setRefused(failed);
    callStale(["sales_order", "worklist", "shipment"]);
    const count = { done: ready.length - failed.size, refused: failed.size };
    tell(t(`bulk.${verb}.done`, count), { mark: failed.size ? "warn" : "pass" });
    onChoose(new Set(failed.keys()));
  };
  const copy = () => {
    void navigator.clipboard.writeText(chosen.map((order) => cell(order.number ?? "")).join("\n"));
    tell(t("bulk.copied", { count: chosen.length }));
  };
  const startGiving = movable.length ? () => setGiving(true) : undefined;
  useKeys(
    {
      ...Object.fromEntries(
        offered.map(({ verb, ready }) => [keyOf[verb], () => void performEach(verb, ready)]),
      ),
      o: startGiving,
    },
    {
      ...Object.fromEntries(offered.map(({ verb }) => [keyOf[verb], t(`bulk.${verb}`)])),
      ...(startGiving && { o: t("bulk.owner") }),
    },
  );
  const told = chosen.filter((order) => refused.has(order.id));
  return (
    <div className="bulk" role="region" aria-label={t("bulk.label")}>
      {told.length > 0 && (
        <ul className="bulk-refused" aria-label={t("bulk.refused")}>
          {told.map((order) => (
            <li key={order.id}>
              <Mark of="fail" /> <OrderLink number={order.number!} /> {refused.get(order.id)}
            </li>
          ))}
        </ul>
      )}
      <b>{t("bulk.selected", { count: chosen.length })}</b>
      {isOneCurrency && (
        <span className="soft">
          <Money
            value={sum(chosen.map((order) => order.totals.net))}
            currency={chosen[0]?.currency}
          />
        </span>
      )}
      {offered.map(({ verb, ready }) => (
        <Act
          key={verb}
          hint={keyOf[verb]}
          onAct={() => void performEach(verb, ready)}
          loading={busy === verb}
        >
          {t(`bulk.${verb}`)}{" "}
          <span className="chip warn">
            {t("bulk.of", { some: ready.length, all: chosen.length })}
          </span>
        </Act>
      ))}
      {startGiving && (
        <Act hint="o" onAct={startGiving}>
          {t("bulk.owner")}{" "}
          {movable.length < chosen.length && (
            <span className="chip warn">
              {t("bulk.of", { some: movable.length, all: chosen.length })}
            </span>
          )}
        </Act>
      )}
      <Act onAct={copy}>{t("bulk.copy")}</Act>
      <Act onAct={() => download(t("nav.orders"), chosen, columnsOf(t), "xlsx")}>
        {t("orders.export")}
      </Act>
      {offered.length > 0 && left[0] && (
        <span className="status soft">
          <Mark of="hold" />{" "}
          {t(isHeld(left[0]) ? "bulk.leftHeld" : "bulk.left", {
            number: left[0].number,
            status: t(`order.status.${left[0].status}`),
            more: left.length - 1,
          })}
        </span>
      )}
      <button type="button" className="bare" onClick={() => onChoose(new Set())}>
        {t("bulk.clear")} <Key of="escape" />
      </button>
      {isGiving && (
        <Suspense>
          <OwnerDialog
            orders={movable}
            onDone={(failed) => {
              setRefused(failed);
              onChoose(new Set(failed.keys()));
            }}
            onClose={() => setGiving(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
