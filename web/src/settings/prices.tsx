// Price lists: which hold, for whom, until when; one of them opened.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { PriceList } from "../api/types.gen";
import { isMaker, useWhom } from "../prices/DraftPage";
import { ListDialog } from "../prices/ListDialog";
import { PriceListPage } from "../prices/PriceListPage";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, validityOf } from "../taxes/words";
import { RecordList } from "./RecordList";

const most = 200;

function AllLists({ onOpen }: { onOpen: (code: string) => void }) {
  const { t } = useTranslation();
  const whom = useWhom();
  const found = useQuery(one<"list_price_lists">("price_list", "/price-lists", { limit: most }));
  return (
    <RecordList<PriceList>
      found={found}
      rows={byValidity(found.data?.items ?? [])}
      words={{
        title: t("settings.prices"),
        name: t("prices.code"),
        begin: t("prices.new"),
        none: t("prices.noLists"),
        noneWords: t("prices.noLists.words"),
      }}
      nameOf={(row) => row.code}
      isOver={(row) => validityOf(row) === "over"}
      canBegin={isMaker()}
      onOpen={onOpen}
      dialog={(onClose) => <ListDialog onDone={onOpen} onClose={onClose} />}
      columns={[
        { title: t("prices.name"), className: "grow", cell: (row) => row.name },
        { title: t("prices.kind"), cell: (row) => t(`prices.kind.${row.kind}`) },
        {
          title: t("prices.whom"),
          className: "soft clip",
          cell: (row) => <span title={whom(row)}>{whom(row) || t("prices.everybody")}</span>,
        },
        { title: t("prices.currency"), cell: (row) => row.currency },
        { title: t("prices.priority"), align: "right", cell: (row) => row.priority },
        { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
        {
          title: t("order.state"),
          cell: (row) => <StatusMark status={row.status} kind="prices" />,
        },
      ]}
    />
  );
}

export function PricesPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (code?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "prices" }, search: { list: code } });
  return list ? <PriceListPage code={list} onBack={() => open()} /> : <AllLists onOpen={open} />;
}
