// What orders cost beyond their lines: which charges hold, how much and for whom; one of them opened.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ChargeRule } from "../api/types.gen";
import { ChargeDialog } from "../prices/ChargeDialog";
import { chargeName, kilosOf } from "../prices/charges";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between, moment, money } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Empty, Facts, Failed, Locked } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";

const most = 200;

function useWords() {
  const { t, i18n } = useTranslation();
  const range = (from: string | null | undefined, below: string | null | undefined) =>
    from && below
      ? t("charges.between", { from, below })
      : below
        ? t("charges.under", { below })
        : from && t("charges.over", { from });
  return {
    name: (rule: ChargeRule) => chargeName(rule, i18n.language),
    much: (rule: ChargeRule) =>
      rule.rate
        ? t(rule.amount ? "charges.rateLeast" : "charges.rateOnly", {
            rate: percentOf(rule.rate),
            least: money(rule.amount, rule.currency),
          })
        : money(rule.amount, rule.currency),
    net: (rule: ChargeRule) =>
      range(
        rule.net_from && money(rule.net_from, rule.currency),
        rule.net_below && money(rule.net_below, rule.currency),
      ),
    weight: (rule: ChargeRule) =>
      range(
        rule.weight_from === null ? null : `${kilosOf(rule.weight_from)} kg`,
        rule.weight_below === null ? null : `${kilosOf(rule.weight_below)} kg`,
      ),
    whom: (rule: ChargeRule) =>
      [
        ...rule.countries,
        ...rule.postcodes,
        ...rule.customers,
        ...rule.customer_kinds.map((each) => t(`customers.kind.${each}`)),
        ...rule.channels.map((each) => t(`order.channel.${each}`)),
      ].join(between()),
  };
}

function AllCharges({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const found = useQuery(one<"list_charges">("charge_rule", "/charges", { limit: most }));
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
    { j: t("keys.move"), enter: t("keys.open"), ...(isMaker ? { n: t("charges.new") } : {}) },
  );
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={8} />;
  return (
    <>
      <Card
        flush
        title={
          <>
            {t("settings.charges")}
            <small>{rows.length}</small>
          </>
        }
        aside={
          isMaker && (
            <Act kind="main" hint="n" onAct={() => setNew(true)}>
              {t("charges.new")}
            </Act>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title={t("charges.none")} words={t("charges.none.words")} />
        ) : (
          <SimpleTable<ChargeRule>
            label={t("settings.charges")}
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
                title: t("charges.code"),
                className: "main",
                cell: (row) => (
                  <button type="button" className="link" onClick={() => onOpen(row.code)}>
                    <Code>{row.code}</Code>
                  </button>
                ),
              },
              { title: t("charges.name"), className: "grow", cell: words.name },
              { title: t("charges.kind"), cell: (row) => t(`charges.kind.${row.kind}`) },
              { title: t("charges.much"), align: "right", cell: words.much },
              { title: t("charges.net"), className: "soft", cell: words.net },
              {
                title: t("prices.whom"),
                className: "soft clip",
                cell: (row) => (
                  <span title={words.whom(row)}>{words.whom(row) || t("prices.everybody")}</span>
                ),
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
      {isNew && <ChargeDialog onDone={onOpen} onClose={() => setNew(false)} />}
    </>
  );
}

function ChargePage({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const nameOf = usePeople();
  const { who } = useSession();
  const found = useQuery(one<"get_charge">("charge_rule", `/charges/${encodeURIComponent(code)}`));
  const [isOpen, setOpen] = useState(false);
  const rule = found.data;
  const approve = useMutation({
    mutationFn: () =>
      send<"approve_charge">("POST", `/charges/${rule!.id}/approval`, { revision: rule!.revision }),
    onSuccess: () => {
      callStale(["charge_rule"]);
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
      escape: t("charges.all"),
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
          ← {t("charges.all")}
        </button>
      </p>
      <ErrorSummary error={approve.error} />
      <Card
        title={
          <>
            {words.name(rule)} <Code>{rule.code}</Code>
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
            [t("charges.kind"), t(`charges.kind.${rule.kind}`)],
            [t("charges.much"), words.much(rule)],
            [t("charges.net"), words.net(rule)],
            [t("charges.weight"), words.weight(rule)],
            [t("prices.whom"), words.whom(rule) || t("prices.everybody")],
            [t("charges.tax_code"), rule.tax_code],
            [t("valid.title"), <Validity key="valid" row={rule} />],
            [t("prices.priority"), rule.priority],
            [t("charges.name_zh_hant"), rule.name_zh_hant],
            [t("charges.name_zh_hans"), rule.name_zh_hans],
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
      {isOpen && <ChargeDialog rule={rule} onClose={() => setOpen(false)} />}
    </div>
  );
}

export function ChargesPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "charges" }, search: { list: code } });
  return list ? <ChargePage code={list} onBack={() => open()} /> : <AllCharges onOpen={open} />;
}
