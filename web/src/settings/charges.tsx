// What orders cost beyond their lines: which charges hold, how much and for whom; one of them opened.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { ChargeRule } from "../api/types.gen";
import { ChargeDialog } from "../prices/ChargeDialog";
import { chargeName, kilosOf } from "../prices/charges";
import { DraftPage, isMaker, useWhom } from "../prices/DraftPage";
import { money } from "../shared/format";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";
import { RecordList } from "./RecordList";

const most = 200;

function useWords() {
  const { t, i18n } = useTranslation();
  const whom = useWhom();
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
    whom: (rule: ChargeRule) => whom(rule, rule.postcodes) || t("prices.everybody"),
  };
}

function AllCharges({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const found = useQuery(one<"list_charges">("charge_rule", "/charges", { limit: most }));
  return (
    <RecordList<ChargeRule>
      found={found}
      rows={byValidity(found.data?.items ?? [])}
      words={{
        title: t("settings.charges"),
        name: t("charges.code"),
        begin: t("charges.new"),
        none: t("charges.none"),
        noneWords: t("charges.none.words"),
      }}
      nameOf={(row) => row.code}
      isOver={(row) => validityOf(row) === "over"}
      canBegin={isMaker()}
      onOpen={onOpen}
      dialog={(onClose) => <ChargeDialog onDone={onOpen} onClose={onClose} />}
      columns={[
        { title: t("charges.name"), className: "grow", cell: words.name },
        { title: t("charges.kind"), cell: (row) => t(`charges.kind.${row.kind}`) },
        { title: t("charges.much"), align: "right", cell: words.much },
        { title: t("charges.net"), className: "soft", cell: words.net },
        {
          title: t("prices.whom"),
          className: "soft clip",
          cell: (row) => <span title={words.whom(row)}>{words.whom(row)}</span>,
        },
        { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
        {
          title: t("order.state"),
          cell: (row) => <StatusMark status={row.status} kind="prices" />,
        },
      ]}
    />
  );
}

function ChargePage({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const found = useQuery(one<"get_charge">("charge_rule", `/charges/${encodeURIComponent(code)}`));
  return (
    <DraftPage<ChargeRule>
      found={found}
      path="/charges"
      record="charge_rule"
      all={t("charges.all")}
      name={words.name}
      facts={(rule) => [
        [t("charges.kind"), t(`charges.kind.${rule.kind}`)],
        [t("charges.much"), words.much(rule)],
        [t("charges.net"), words.net(rule)],
        [t("charges.weight"), words.weight(rule)],
        [t("prices.whom"), words.whom(rule)],
        [t("charges.tax_code"), rule.tax_code],
        [t("valid.title"), <Validity key="valid" row={rule} />],
        [t("prices.priority"), rule.priority],
        [t("charges.name_zh_hant"), rule.name_zh_hant],
        [t("charges.name_zh_hans"), rule.name_zh_hans],
      ]}
      dialog={(rule, onClose) => <ChargeDialog rule={rule} onClose={onClose} />}
      onBack={onBack}
    />
  );
}

export function ChargesPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "charges" }, search: { list: code } });
  return list ? <ChargePage code={list} onBack={() => open()} /> : <AllCharges onOpen={open} />;
}
