// Discounts on what the price lists say: which hold, in which order they are multiplied; one opened.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { DiscountRule } from "../api/types.gen";
import { DiscountDialog } from "../prices/DiscountDialog";
import { DraftPage, isMaker, useWhom } from "../prices/DraftPage";
import { between, isPositive, quantity } from "../shared/format";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";
import { RecordList } from "./RecordList";

const most = 200;

function AllDiscounts({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const whom = useWhom();
  const found = useQuery(one<"list_discounts">("discount_rule", "/discounts", { limit: most }));
  return (
    <RecordList<DiscountRule>
      found={found}
      rows={byValidity(found.data?.items ?? [])}
      words={{
        title: t("settings.discounts"),
        name: t("discounts.code"),
        begin: t("discounts.new"),
        none: t("discounts.none"),
        noneWords: t("discounts.none.words"),
      }}
      nameOf={(row) => row.code}
      isOver={(row) => validityOf(row) === "over"}
      canBegin={isMaker()}
      onOpen={onOpen}
      dialog={(onClose) => <DiscountDialog onDone={onOpen} onClose={onClose} />}
      columns={[
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
          cell: (row) => <span title={whom(row)}>{whom(row) || t("prices.everybody")}</span>,
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

function DiscountPage({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation();
  const whom = useWhom();
  const found = useQuery(
    one<"get_discount">("discount_rule", `/discounts/${encodeURIComponent(code)}`),
  );
  return (
    <DraftPage<DiscountRule>
      found={found}
      path="/discounts"
      record="discount_rule"
      all={t("discounts.all")}
      name={(rule) => rule.name}
      facts={(rule) => [
        [t("discounts.stage"), t(`discounts.stage.${rule.stage}`)],
        [t("discounts.rate"), t("tax.percent", { rate: percentOf(rule.rate) })],
        [t("discounts.stacking"), t(`discounts.stackingWords.${rule.stacking}`)],
        [
          t("discounts.quantity_from"),
          isPositive(rule.quantity_from) &&
            t("prices.from", { quantity: quantity(rule.quantity_from) }),
        ],
        [t("discounts.products"), rule.products.join(between()) || t("discounts.everything")],
        [t("prices.whom"), whom(rule) || t("prices.everybody")],
        [t("discounts.currency"), rule.currency],
        [t("valid.title"), <Validity key="valid" row={rule} />],
      ]}
      dialog={(rule, onClose) => <DiscountDialog rule={rule} onClose={onClose} />}
      onBack={onBack}
    />
  );
}

export function DiscountsPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "discounts" }, search: { list: code } });
  return list ? <DiscountPage code={list} onBack={() => open()} /> : <AllDiscounts onOpen={open} />;
}
