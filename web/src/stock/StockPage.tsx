// One product's stock: what can be promised and when, whose the reservations are, every move.
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { may } from "../session/session";
import { day, isPositive, quantity, sum } from "../shared/format";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { everyDay } from "./days";
import { StockPapers } from "./StockPapers";
import { StockDialogs } from "./StockDialogs";

const AtpChart = lazy(() => import("./AtpChart"));
const route = getRouteApi("/stock/$sku");

export default function StockPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { sku } = route.useParams();
  const search = route.useSearch() as { warehouse?: string; do?: string };
  const [asked, setAsked] = useState("");
  const [isTable, setTable] = useState(false);
  const [at, setAt] = useState(0);
  const product = useQuery(one<"get_product">("product", `/products/${encodeURIComponent(sku)}`));
  const stock = useQuery(one<"list_stock">("stock", "/stock", { sku, limit: 50 }));
  const place = search.warehouse ?? stock.data?.items[0]?.warehouse ?? undefined;
  const level = stock.data?.items.find((each) => each.warehouse === place);
  const availability = useQuery({
    ...one<"get_availability">("stock", "/availability", { sku, warehouse: place }),
    enabled: !!place,
  });
  const question = useQuery({
    ...one<"get_availability">("stock", "/availability", {
      sku,
      warehouse: place,
      quantity: asked,
    }),
    enabled: !!place && /^\d+(\.\d+)?$/.test(asked),
    retry: false,
  });
  const set = (to: Partial<typeof search>) =>
    void navigate({
      to: "/stock/$sku",
      params: { sku },
      search: { ...search, ...to },
      replace: true,
    });
  const days = useMemo(() => everyDay(availability.data?.days ?? []), [availability.data]);
  const buffers = useQuery({
    ...one<"list_stock_buffers">("buffer", "/stock-buffers", { sku, warehouse: place }),
    enabled: !!place,
    retry: false,
  });
  const buffer = buffers.data?.items[0];
  const safety = isPositive(buffer?.safety_stock) ? buffer?.safety_stock : undefined;
  const canWork = may("warehouse");
  const canBuffer = may("warehouse", "procurement");
  const canQuarantine = may("warehouse", "quality_manager");
  useKeys(
    {
      r: canWork ? () => set({ do: "receive" }) : undefined,
      a: canWork ? () => set({ do: "adjust" }) : undefined,
      t: canWork ? () => set({ do: "transfer" }) : undefined,
      m: canBuffer ? () => set({ do: "buffer" }) : undefined,
      q: canQuarantine ? () => set({ do: "quarantine" }) : undefined,
      v: () => setTable(!isTable),
      arrowright: () => setAt(Math.min(days.length - 1, at + 1)),
      arrowleft: () => setAt(Math.max(0, at - 1)),
      escape: () => void navigate({ to: "/stock" }),
    },
    {
      v: t("stock.asTable"),
      "arrowleft / arrowright": t("stock.dayKeys"),
      ...(canWork ? { r: t("stock.receive"), t: t("stock.transfer"), a: t("stock.adjust") } : {}),
      ...(canBuffer ? { m: t("stock.buffer") } : {}),
      ...(canQuarantine ? { q: t("stock.quarantine") } : {}),
    },
  );
  if (product.error)
    return (
      <>
        <PageBar title={sku} back="/stock" />
        <Failed error={product.error} />
      </>
    );
  const unit = product.data?.unit ?? "";
  const isBelow = !!safety && isPositive(sum([safety, `-${level?.available ?? "0"}`]));
  const safetyWords =
    safety && t(isBelow ? "stock.belowSafety" : "stock.safetyLine", { quantity: quantity(safety) });
  const reorderWords =
    buffer?.reorder_point && t("stock.reorderAt", { quantity: quantity(buffer.reorder_point) });
  const figures: [string, string | undefined, string, string?][] = [
    ["stock.onHand", level?.on_hand, "", reorderWords || undefined],
    ["stock.reserved", level?.reserved, ""],
    ["stock.quarantined", level?.quarantined, "tone-warn"],
    ["stock.availableNow", level?.available, isBelow ? "tone-warn" : "tone-primary", safetyWords],
    ["stock.incoming", level?.incoming, ""],
  ];
  const chosen = days[at];
  return (
    <>
      <PageBar
        title={product.data?.name ?? sku}
        back="/stock"
        sub={
          <>
            <Code>{sku}</Code>
            {product.data?.gtin && (
              <span>
                GTIN <Code>{product.data.gtin}</Code>
              </span>
            )}
            <span>{unit}</span>
          </>
        }
      >
        {canBuffer && (
          <Act hint="m" className="not-phone" onAct={() => set({ do: "buffer" })}>
            {t("stock.buffer")}
          </Act>
        )}
        {canQuarantine && (
          <Act hint="q" className="not-phone" onAct={() => set({ do: "quarantine" })}>
            {t("stock.quarantine")}
          </Act>
        )}
        {canWork && (
          <Act hint="a" onAct={() => set({ do: "adjust" })}>
            {t("stock.adjust")}
          </Act>
        )}
        {canWork && (
          <Act hint="t" className="on-phone" onAct={() => set({ do: "transfer" })}>
            {t("stock.transfer")}
          </Act>
        )}
        {canWork && (
          <Act kind="main" hint="r" onAct={() => set({ do: "receive" })}>
            {t("stock.receive")}
          </Act>
        )}
      </PageBar>
      <nav className="views" aria-label={t("order.warehouse")}>
        {stock.data?.items.map((each) => (
          <button
            type="button"
            key={each.warehouse}
            className={each.warehouse === place ? "on" : undefined}
            onClick={() => {
              setAt(0);
              set({ warehouse: each.warehouse! });
            }}
          >
            {each.warehouse} <small>{quantity(each.available)}</small>
          </button>
        ))}
      </nav>
      <div className="page stack">
        <section className="card figures" aria-label={t("nav.stock")}>
          {figures.map(([word, value, tone, more]) => (
            <div key={word}>
              <p className="soft">{t(word)}</p>
              <p className={`figure ${/[1-9]/.test(value ?? "") ? tone : ""}`}>
                {quantity(value) || "0"} <small>{unit}</small>
              </p>
              {more && <p className={isBelow && tone === "tone-warn" ? tone : "soft"}>{more}</p>}
            </div>
          ))}
        </section>
        <div className="atp-row">
          <Card
            title={
              <>
                {t("stock.promised")}
                <small>
                  {unit}, {place}
                </small>
              </>
            }
            aside={
              <Act kind="quiet" hint="v" onAct={() => setTable(!isTable)}>
                {t(isTable ? "stock.asChart" : "stock.asTable")}
              </Act>
            }
            flush={isTable}
          >
            {!availability.data ? (
              <Bones rows={4} />
            ) : isTable ? (
              <SimpleTable
                label={t("stock.promised")}
                rows={days}
                keyOf={(each) => each.day!}
                columns={[
                  { title: t("stock.day"), cell: (each) => day(each.day) },
                  {
                    title: t("stock.incoming"),
                    align: "right",
                    cell: (each) => quantity(each.incoming),
                  },
                  {
                    title: t("stock.outgoing"),
                    align: "right",
                    cell: (each) => quantity(each.outgoing),
                  },
                  {
                    title: t("stock.projected"),
                    align: "right",
                    cell: (each) => quantity(each.projected),
                  },
                  {
                    title: t("stock.canPromise"),
                    align: "right",
                    cell: (each) => <b>{quantity(each.available_to_promise)}</b>,
                  },
                ]}
              />
            ) : (
              <Suspense fallback={<Bones rows={4} />}>
                <AtpChart
                  days={days}
                  at={at}
                  safety={safety}
                  onAt={(on) => setAt(Math.min(on, days.length - 1))}
                />
              </Suspense>
            )}
          </Card>
          <Card title={chosen ? day(chosen.day) : t("stock.day")}>
            {chosen && (
              <dl className="facts">
                <div>
                  <dt>{t("stock.incoming")}</dt>
                  <dd className="tone-ok">+{quantity(chosen.incoming)}</dd>
                </div>
                <div>
                  <dt>{t("stock.outgoing")}</dt>
                  <dd>
                    {"\u2212"}
                    {quantity(chosen.outgoing)}
                  </dd>
                </div>
                <div>
                  <dt>{t("stock.projected")}</dt>
                  <dd>
                    <b>{quantity(chosen.projected)}</b>
                  </dd>
                </div>
                <div>
                  <dt>{t("stock.canPromise")}</dt>
                  <dd className="tone-primary">
                    <b>{quantity(chosen.available_to_promise)}</b>
                  </dd>
                </div>
              </dl>
            )}
            <label className="when-can">
              <span>{t("stock.whenCan")}</span>
              <input
                value={asked}
                onChange={(event) => setAsked(event.target.value)}
                inputMode="decimal"
                aria-label={t("stock.howMany")}
              />
              <span>
                {unit} {t("stock.leave")}
              </span>
              <b>
                {asked && question.data
                  ? question.data.earliest_date
                    ? day(question.data.earliest_date)
                    : t("entry.noDate")
                  : ""}
              </b>
            </label>
          </Card>
        </div>
        <StockPapers sku={sku} product={product.data?.id} place={place} unit={unit} />
      </div>
      {search.do && (
        <StockDialogs
          what={search.do}
          sku={sku}
          warehouse={place}
          onClose={() => set({ do: undefined })}
        />
      )}
    </>
  );
}
