// Discounts on what the price lists say: which hold, in which order they are multiplied; one opened.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { DiscountRule } from "../api/types.gen";
import { DiscountDialog } from "../prices/DiscountDialog";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between, isPositive, moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Facts, Failed, Locked } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";

const most = 200;

function useWhom() {
  const { t } = useTranslation();
  return (rule: DiscountRule) =>
    [
      ...rule.customers,
      ...rule.customer_kinds.map((each) => t(`customers.kind.${each}`)),
      ...rule.countries,
      ...rule.channels.map((each) => t(`order.channel.${each}`)),
    ].join(between()) || t("prices.everybody");
}

function AllDiscounts({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const whom = useWhom();
  const found = useQuery(one<"list_discounts">("discount_rule", "/discounts", { limit: most }));
  const [at, setAt] = useState(0);
  const [isNew, setNew] = useState(false);
  const isMaker = may("sales_manager", "procurement");
  const rows = byValidity(found.data?.items ?? []);
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
    { j: t("keys.move"), enter: t("keys.open"), ...(isMaker ? { n: t("discounts.new") } : {}) },
  );
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={8} />;
  return (
    <>
      <Card
        flush
        title={
          <>
            {t("settings.discounts")}
            <small>{rows.length}</small>
          </>
        }
        aside={
          isMaker && (
            <Act kind="main" hint="n" onAct={() => setNew(true)}>
              {t("discounts.new")}
            </Act>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title={t("discounts.none")} words={t("discounts.none.words")} />
        ) : (
          <SimpleTable<DiscountRule>
            label={t("settings.discounts")}
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
                title: t("discounts.code"),
                className: "main",
                cell: (row) => (
                  <button type="button" className="link" onClick={() => onOpen(row.code)}>
                    <Code>{row.code}</Code>
                  </button>
                ),
              },
              { title: t("discounts.name"), className: "grow", cell: (row) => row.name },
              { title: t("discounts.stage"), cell: (row) => t(`discounts.stage.${row.stage}`) },
              {
                title: t("discounts.rate"),
                align: "right",
                cell: (row) => t("tax.percent", { rate: percentOf(row.rate) }),
              },
              {
                title: t("discounts.stacking"),
                className: "soft",
                cell: (row) => t(`discounts.stacking.${row.stacking}`),
              },
              {
                title: t("prices.whom"),
                className: "soft clip",
                cell: (row) => <span title={whom(row)}>{whom(row)}</span>,
              },
              { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
              {
                title: t("order.state"),
                cell: (row) => <StatusMark status={row.status} kind="prices" />,
              },
            ]}
          />
        )}
      </Card>
      {isNew && <DiscountDialog onDone={onOpen} onClose={() => setNew(false)} />}
    </>
  );
}

function DiscountPage({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation();
  const whom = useWhom();
  const nameOf = usePeople();
  const { who } = useSession();
  const found = useQuery(
    one<"get_discount">("discount_rule", `/discounts/${encodeURIComponent(code)}`),
  );
  const [isOpen, setOpen] = useState(false);
  const rule = found.data;
  const approve = useMutation({
    mutationFn: () =>
      send<"approve_discount">("POST", `/discounts/${rule!.id}/approval`, {
        revision: rule!.revision,
      }),
    onSuccess: () => {
      callStale(["discount_rule"]);
      tell(t("prices.approved", { code }));
    },
  });
  const isMaker = may("sales_manager", "procurement");
  const isDraft = rule?.status === "draft";
  const canApprove = !!rule && isDraft && may("finance");
  const isOwn = !!rule && rule.made_by === who?.person && !who?.sole_person;
  const put = canApprove && !isOwn ? () => approve.mutate() : undefined;
  useKeys(
    { escape: onBack, e: isMaker && rule ? () => setOpen(true) : undefined, "ctrl+enter": put },
    {
      escape: t("discounts.all"),
      ...(isMaker ? { e: t("act.edit") } : {}),
      ...(put ? { "ctrl+enter": t("prices.approve") } : {}),
    },
  );
  if (found.error && !rule)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!rule) return <Bones rows={10} />;
  return (
    <div className="stack">
      <p>
        <button type="button" className="link" onClick={onBack}>
          ← {t("discounts.all")}
        </button>
      </p>
      <ErrorSummary error={approve.error} />
      <Card
        title={
          <>
            {rule.name} <Code>{rule.code}</Code>
          </>
        }
        aside={
          <>
            <StatusMark status={rule.status} kind="prices" />
            {isMaker && (
              <Act hint="e" onAct={() => setOpen(true)}>
                {t(isDraft ? "act.edit" : "prices.endShort")}
              </Act>
            )}
            {put && (
              <Act kind="main" hint="ctrl+enter" loading={approve.isPending} onAct={put}>
                {t("prices.approve")}
              </Act>
            )}
          </>
        }
      >
        <Facts
          rows={[
            [t("discounts.stage"), t(`discounts.stage.${rule.stage}`)],
            [t("discounts.rate"), t("tax.percent", { rate: percentOf(rule.rate) })],
            [t("discounts.stacking"), t(`discounts.stackingWords.${rule.stacking}`)],
            [
              t("discounts.quantity_from"),
              isPositive(rule.quantity_from) &&
                t("prices.from", { quantity: quantity(rule.quantity_from) }),
            ],
            [t("discounts.products"), rule.products.join(between()) || t("discounts.everything")],
            [t("prices.whom"), whom(rule)],
            [t("discounts.currency"), rule.currency],
            [t("valid.title"), <Validity key="valid" row={rule} />],
            [t("prices.madeBy"), nameOf(rule.made_by)],
            [
              t("prices.approvedBy"),
              rule.approved_at && `${nameOf(rule.approved_by)}, ${moment(rule.approved_at)}`,
            ],
          ]}
        />
        {canApprove && isOwn && <Locked reason={t("prices.notOwn")}>{t("prices.approve")}</Locked>}
        {isDraft && !canApprove && <p className="soft">{t("prices.waits")}</p>}
      </Card>
      {isOpen && <DiscountDialog rule={rule} onClose={() => setOpen(false)} />}
    </div>
  );
}

export function DiscountsPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "discounts" }, search: { list: code } });
  return list ? <DiscountPage code={list} onBack={() => open()} /> : <AllDiscounts onOpen={open} />;
}
