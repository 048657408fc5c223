// One price list: for whom and until when, and its prices with their quantity breaks.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { ListPrice, PriceList } from "../api/types.gen";
import { ErrorSummary } from "../shared/fields";
import { between, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Amount, Card, Code, Empty } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { Validity } from "../taxes/Validity";
import { DraftPage, isMaker } from "./DraftPage";
import { ListDialog } from "./ListDialog";
import { bare, BringPrices, PriceDialog, useKeepPrices } from "./PriceDialogs";

const step = 200;

function Prices({ list, canChange }: { list: PriceList; canChange: boolean }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [most, setMost] = useState(step);
  const [open, setOpen] = useState<number | "new" | "bring">();
  const remove = useKeepPrices(list, () => undefined);
  const rows = useMemo(
    () =>
      list.prices
        .map((price, at) => ({ ...price, at }))
        .filter((price) => price.sku.toLowerCase().includes(typed.trim().toLowerCase())),
    [list.prices, typed],
  );
  useKeys(
    canChange ? { n: () => setOpen("new"), i: () => setOpen("bring") } : {},
    canChange ? { n: t("prices.addPrice"), i: t("prices.bring") } : {},
  );
  return (
    <Card
      flush
      title={
        <>
          {t("prices.prices")}
          <small>{quantity(String(list.prices.length))}</small>
        </>
      }
      aside={
        <>
          {list.prices.length > 20 && (
            <input
              className="keep"
              aria-label={t("prices.find")}
              placeholder={t("prices.find")}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          {canChange && (
            <>
              <Act hint="i" onAct={() => setOpen("bring")}>
                {t("prices.bring")}
              </Act>
              <Act hint="n" onAct={() => setOpen("new")}>
                {t("prices.addPrice")}
              </Act>
            </>
          )}
        </>
      }
    >
      <ErrorSummary error={remove.error} />
      {list.prices.length === 0 ? (
        <Empty
          title={t("prices.none")}
          words={t(canChange ? "prices.none.words" : "prices.none.later")}
        />
      ) : rows.length === 0 ? (
        <Empty title={t("prices.noneLike", { text: typed })}>
          <Act onAct={() => setTyped("")}>{t("orders.clear")}</Act>
        </Empty>
      ) : (
        <SimpleTable<ListPrice & { at: number }>
          label={t("prices.prices")}
          rows={rows.slice(0, most)}
          keyOf={(row) => row.at}
          columns={[
            {
              title: t("prices.row.sku"),
              className: "main grow",
              cell: (row, i) => <Code>{i > 0 && rows[i - 1]!.sku === row.sku ? "" : row.sku}</Code>,
            },
            { title: t("prices.row.unit"), cell: (row) => row.unit },
            {
              title: t("prices.row.quantity_from"),
              align: "right",
              cell: (row) =>
                Number(row.quantity_from) > 0
                  ? t("prices.from", { quantity: quantity(row.quantity_from) })
                  : t("prices.any"),
            },
            {
              title: `${t("prices.row.unit_price")} ${list.currency}`,
              align: "right",
              cell: (row) => <Amount value={row.unit_price} />,
            },
            ...(canChange
              ? [
                  {
                    title: "",
                    cell: (row: ListPrice & { at: number }) => (
                      <span className="row-acts">
                        <Act
                          onAct={() => setOpen(row.at)}
                          aria-label={`${t("act.edit")}: ${row.sku} ${row.quantity_from}`}
                        >
                          {t("act.edit")}
                        </Act>
                        <Act
                          loading={remove.isPending}
                          onAct={() =>
                            remove.mutate(list.prices.filter((_, i) => i !== row.at).map(bare))
                          }
                          aria-label={`${t("prices.remove")}: ${row.sku} ${row.quantity_from}`}
                        >
                          {t("prices.remove")}
                        </Act>
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {rows.length > most && (
        <p className="card-note">
          <button type="button" className="link" onClick={() => setMost(most + step)}>
            {t("prices.more", { shown: most, all: rows.length })}
          </button>
        </p>
      )}
      {open === "bring" && <BringPrices list={list} onClose={() => setOpen(undefined)} />}
      {(open === "new" || typeof open === "number") && (
        <PriceDialog
          list={list}
          at={open === "new" ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}

export function PriceListPage({ code, onBack }: { code: string; onBack: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(
    one<"get_price_list">("price_list", `/price-lists/${encodeURIComponent(code)}`),
  );
  const some = (values: string[]) => (values.length ? values.join(between()) : null);
  return (
    <DraftPage<PriceList>
      found={found}
      path="/price-lists"
      record="price_list"
      all={t("prices.all")}
      name={(list) => list.name}
      facts={(list) => [
        [t("prices.kind"), t(`prices.kind.${list.kind}`)],
        [t("valid.title"), <Validity key="valid" row={list} />],
        [t("prices.currency"), list.currency],
        [t("prices.customers"), some(list.customers)],
        [
          t("prices.customer_kinds"),
          some(list.customer_kinds.map((each) => t(`customers.kind.${each}`))),
        ],
        [t("prices.countries"), some(list.countries)],
        [t("prices.channels"), some(list.channels.map((each) => t(`order.channel.${each}`)))],
        [t("prices.priority"), list.priority],
      ]}
      canPut={(list) => list.prices.length > 0}
      more={(list) => <Prices list={list} canChange={isMaker() && list.status === "draft"} />}
      dialog={(list, onClose) => <ListDialog list={list} onClose={onClose} />}
      onBack={onBack}
    />
  );
}
