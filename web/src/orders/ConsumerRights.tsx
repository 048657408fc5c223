// What a consumer may do about his order and until when, that he withdrew, what goes back and is paid back.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { OrderRights, SalesOrder, Withdrawal } from "../api/types.gen";
import { may } from "../session/session";
import { day, moment } from "../shared/format";
import { Act, Card, Facts, Money } from "../shared/parts";

const Withdrawing = lazy(() => import("./Withdrawing"));
export type WithdrawalDeed = "withdraw" | "goods-back" | "refund";

function standingWords(
  rights: OrderRights,
  t: (key: string, values?: Record<string, unknown>) => string,
) {
  return t(`rights.standing.${rights.standing}`, {
    begins: day(rights.begins),
    ends: day(rights.ends),
    days: rights.period_days,
  });
}

function Lines({ rights }: { rights: OrderRights }) {
  const { t } = useTranslation();
  const told = rights.lines.filter((line) => line.verdict !== "may_withdraw");
  if (told.length === 0) return null;
  return (
    <ul className="beside tall">
      {told.map((line) => (
        <li key={line.line}>
          <div>
            <p>
              <b>
                {line.line}. {line.name}
              </b>{" "}
              {t(`rights.verdict.${line.verdict}`)}
            </p>
            <p className="sub">
              {[line.exemption && t(`exemption.${line.exemption}`), line.reason]
                .filter(Boolean)
                .join(": ")}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Withdrawn({
  withdrawal,
  onDeed,
}: {
  withdrawal: Withdrawal;
  onDeed: (deed: WithdrawalDeed) => void;
}) {
  const { t } = useTranslation();
  const isOpen = withdrawal.status === "declared";
  const facts = [
    t("rights.declared", { name: withdrawal.declared_by, at: moment(withdrawal.declared_at) }),
    withdrawal.send_back_by &&
      (withdrawal.goods_back_on
        ? t("rights.back", { day: day(withdrawal.goods_back_on) })
        : t("rights.sendBackBy", { day: day(withdrawal.send_back_by) })),
    withdrawal.proof_of_sending_on &&
      t("rights.proved", { day: day(withdrawal.proof_of_sending_on) }),
    isOpen &&
      (withdrawal.refund_due_on
        ? t("rights.refundBy", { day: day(withdrawal.refund_due_on) })
        : t("rights.refundWaits")),
  ];
  return (
    <li>
      <div>
        <p>
          <b>{withdrawal.number}</b> {t(`rights.status.${withdrawal.status}`)}{" "}
          {withdrawal.refunded && (
            <Money value={withdrawal.refunded} currency={withdrawal.currency} />
          )}
        </p>
        <p>{withdrawal.lines.map((line) => `${line.line}. ${line.name}`).join("; ")}</p>
        {withdrawal.words && <p>{withdrawal.words}</p>}
        <p className="sub">{facts.filter(Boolean).join(" · ")}</p>
        {isOpen && (
          <p className="acts">
            {withdrawal.send_back_by &&
              !withdrawal.goods_back_on &&
              may("order_desk", "warehouse", "sales_manager", "quality_manager") && (
                <Act onAct={() => onDeed("goods-back")}>{t("rights.act.goods-back")}</Act>
              )}
            {may("finance") && <Act onAct={() => onDeed("refund")}>{t("rights.act.refund")}</Act>}
          </p>
        )}
      </div>
    </li>
  );
}

export function ConsumerRights({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const [deed, setDeed] = useState<{ what: WithdrawalDeed; about?: Withdrawal }>();
  const mayRead = may(
    "agent",
    "order_desk",
    "warehouse",
    "sales_manager",
    "finance",
    "quality_manager",
    "service_manager",
    "auditor",
  );
  const rights = useQuery({
    ...one<"get_consumer_rights">("sales_order", `/sales-orders/${order.id}/consumer-rights`),
    enabled: mayRead,
  });
  const isConsumer = !!rights.data?.applies;
  const withdrawals = useQuery({
    ...one<"list_withdrawals">("withdrawal", "/withdrawals", { sales_order: order.id, limit: 50 }),
    enabled: mayRead && isConsumer,
  });
  if (!rights.data || !isConsumer) return null;
  const found = rights.data;
  const isOpen = found.standing === "running" || found.standing === "not_begun";
  const isLeft = found.lines.some((line) => !line.withdrawn && line.verdict !== "exempt");
  const mayTake = may("agent", "order_desk", "sales_manager") && isOpen && isLeft;
  return (
    <Card
      title={t("rights.heading")}
      flush
      aside={
        mayTake && <Act onAct={() => setDeed({ what: "withdraw" })}>{t("rights.act.withdraw")}</Act>
      }
    >
      <div className="card-body">
        <p>{standingWords(found, t)}</p>
        {found.extended && <p className="sub">{t("rights.extended")}</p>}
        <Facts
          rows={[
            [t("rights.law"), t(`jurisdiction.${found.jurisdiction}`)],
            [t("rights.told"), found.told_at ? moment(found.told_at) : t("rights.notTold")],
            [
              t("rights.cost"),
              found.period_days > 0
                ? t(found.sends_back_at_own_cost ? "rights.cost.theirs" : "rights.cost.ours")
                : null,
            ],
          ]}
        />
        <details>
          <summary>{t("rights.sources")}</summary>
          <ul>
            {found.sources.map((source) => (
              <li key={source.where} lang="en">
                <b>{source.where}</b>: {source.says}
              </li>
            ))}
          </ul>
        </details>
      </div>
      <Lines rights={found} />
      <ul className="beside tall">
        {withdrawals.data?.items.map((each) => (
          <Withdrawn
            key={each.id}
            withdrawal={each}
            onDeed={(what) => setDeed({ what, about: each })}
          />
        ))}
      </ul>
      {deed && (
        <Suspense>
          <Withdrawing
            what={deed.what}
            about={deed.about}
            order={order}
            rights={found}
            onClose={() => setDeed(undefined)}
          />
        </Suspense>
      )}
    </Card>
  );
}
