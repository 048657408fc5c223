// Price agreements: what a customer pays for a time, from the draft to the end.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { AgreedPrice, PriceAgreement } from "../api/types.gen";
import { AgreementDialog } from "../prices/AgreementDialog";
import { Deciders, Informed, Tell, useStep, waiting, Why } from "../prices/Deciding";
import { isMaker } from "../prices/DraftPage";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between, moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Amount, Bones, Card, Code, Facts, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Validity } from "../taxes/Validity";
import { byValidity, percentOf, validityOf } from "../taxes/words";
import { RecordList } from "./RecordList";

const most = 200;
const everybody = ["order_desk", "finance", "account_owner", "customer"];
const base = "/price-agreements";

function Prices({ row }: { row: PriceAgreement }) {
  const { t } = useTranslation();
  return (
    <SimpleTable<AgreedPrice>
      label={t("prices.prices")}
      rows={row.prices}
      keyOf={(_, at) => at}
      columns={[
        {
          title: t("agreed.what"),
          className: "main grow",
          cell: (price) =>
            price.sku ? (
              <Code>{price.sku}</Code>
            ) : (
              <>
                {t("agreed.product_group")} <Code>{price.product_group}</Code>{" "}
                <small className="soft">{price.products.join(between())}</small>
              </>
            ),
        },
        {
          title: t("prices.row.quantity_from"),
          align: "right",
          cell: (price) =>
            Number(price.quantity_from) > 0
              ? t("prices.from", { quantity: quantity(price.quantity_from) })
              : t("prices.any"),
        },
        { title: t("prices.row.unit"), cell: (price) => price.unit },
        {
          title: t("prices.row.unit_price"),
          align: "right",
          cell: (price) =>
            price.unit_price ? (
              <Amount value={price.unit_price} currency={row.currency} />
            ) : (
              t("agreed.off", { rate: percentOf(price.discount_rate ?? "0") })
            ),
        },
      ]}
    />
  );
}

type Open = "refuse" | "tell" | "suspension" | "termination" | "price";

function One({ number, onBack }: { number: string; onBack: () => void }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const path = `${base}/${encodeURIComponent(number)}`;
  const found = useQuery(one<"get_price_agreement">("price_agreement", path));
  const [open, setOpen] = useState<Open>();
  const step = useStep(path, "price_agreement");
  const row = found.data;
  const close = { onSuccess: () => setOpen(undefined) };
  const take = (verb: string, body: object = {}) =>
    step.mutate({ verb, body: { revision: row!.revision, ...body } }, close);
  const is = (...all: string[]) => !!row && all.includes(row.status ?? "");
  const canMake = isMaker();
  const isStopper = may("sales_manager", "finance");
  const isDecider =
    !!row && !!waiting(row) && may("finance") && (row.made_by !== who?.person || who?.sole_person);
  const main: [string, () => void] | undefined =
    is("draft") && canMake
      ? [t("agreed.submit"), () => take("submission")]
      : isDecider
        ? [t("special.allow"), () => take("decision", { decision: "approve" })]
        : is("approved") && may("sales_manager", "procurement", "finance")
          ? [t("special.toTell"), () => setOpen("tell")]
          : is("suspended") && isStopper
            ? [t("agreed.resume"), () => take("resumption")]
            : undefined;
  const others: [string, string, Open][] = [
    ...(is("draft") && canMake
      ? ([["n", t("prices.addPrice"), "price"]] as [string, string, Open][])
      : []),
    ...(isDecider ? ([["r", t("special.refuse"), "refuse"]] as [string, string, Open][]) : []),
    ...(is("active") && isStopper
      ? ([["s", t("agreed.suspend"), "suspension"]] as [string, string, Open][])
      : []),
    ...(is("active", "suspended", "communicated") && isStopper
      ? ([["x", t("agreed.terminate"), "termination"]] as [string, string, Open][])
      : []),
  ];
  useKeys(
    {
      escape: onBack,
      "ctrl+enter": main?.[1],
      ...Object.fromEntries(others.map(([key, , what]) => [key, () => setOpen(what)])),
    },
    {
      escape: t("agreed.all"),
      ...(main ? { "ctrl+enter": main[0] } : {}),
      ...Object.fromEntries(others.map(([key, words]) => [key, words])),
    },
  );
  if (found.error && !row)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!row) return <Bones rows={10} />;
  const why = open === "refuse" || open === "suspension" || open === "termination";
  return (
    <div className="stack">
      <p>
        <button type="button" className="link" onClick={onBack}>
          ← {t("agreed.all")}
        </button>
      </p>
      {!open && <ErrorSummary error={step.error} />}
      <Card
        title={
          <>
            {row.customer} <Code>{row.number}</Code>
          </>
        }
        aside={
          <>
            <StatusMark status={row.status ?? ""} kind="agreed" />
            {others.map(([key, words, what]) => (
              <Act key={key} hint={key} onAct={() => setOpen(what)}>
                {words}
              </Act>
            ))}
            {main && (
              <Act kind="main" hint="ctrl+enter" loading={step.isPending} onAct={main[1]}>
                {main[0]}
              </Act>
            )}
          </>
        }
      >
        <Facts
          rows={[
            [t("valid.title"), <Validity key="valid" row={row} />],
            [t("prices.currency"), row.currency],
            [
              t("agreed.shipTo"),
              row.ship_to && `${row.ship_to.line1}, ${row.ship_to.city}, ${row.ship_to.country}`,
            ],
            [t("prices.madeBy"), nameOf(row.made_by)],
            [t("special.deciders"), row.approvals?.length ? <Deciders row={row} /> : null],
            [t("agreed.approvedAt"), moment(row.approved_at)],
            [t("special.informed"), row.informed.length ? <Informed row={row} /> : null],
            [t("special.reason"), row.reason],
          ]}
        />
        {is("pending_approval") && !isDecider && <p className="soft">{t("special.waits")}</p>}
        {is("approved") && <p className="soft">{t("special.notYet")}</p>}
      </Card>
      <Card
        flush
        title={
          <>
            {t("prices.prices")}
            <small>{row.prices.length}</small>
          </>
        }
      >
        <Prices row={row} />
      </Card>
      {open === "price" && <AgreementDialog agreement={row} onClose={() => setOpen(undefined)} />}
      {why && (
        <Why
          title={t(`agreed.title.${open}`, { number: row.number })}
          verb={t(
            open === "refuse"
              ? "special.refuse"
              : open === "suspension"
                ? "agreed.suspend"
                : "agreed.terminate",
          )}
          step={step}
          onDo={(reason) =>
            open === "refuse"
              ? take("decision", { decision: "reject", reason })
              : take(open, { reason })
          }
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "tell" && (
        <Tell
          row={row}
          all={everybody}
          step={step}
          onDo={(recipients) => take("communication", { recipients })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function All({ onOpen }: { onOpen: (number: string) => void }) {
  const { t } = useTranslation();
  const found = useQuery(one<"list_price_agreements">("price_agreement", base, { limit: most }));
  return (
    <RecordList<PriceAgreement>
      found={found}
      rows={byValidity(found.data?.items ?? [])}
      words={{
        title: t("settings.agreed"),
        name: t("special.number"),
        begin: t("agreed.new"),
        none: t("agreed.none"),
        noneWords: t("agreed.noneWords"),
      }}
      nameOf={(row) => row.number ?? ""}
      isOver={(row) => validityOf(row) === "over"}
      canBegin={isMaker()}
      onOpen={onOpen}
      dialog={(onClose) => <AgreementDialog onDone={onOpen} onClose={onClose} />}
      columns={[
        {
          title: t("special.customer"),
          className: "grow",
          cell: (row) => <Code>{row.customer}</Code>,
        },
        {
          title: t("agreed.what"),
          className: "soft clip",
          cell: (row) => row.prices.map((each) => each.sku ?? each.product_group).join(between()),
        },
        { title: t("prices.currency"), cell: (row) => row.currency },
        { title: t("valid.title"), cell: (row) => <Validity row={row} /> },
        {
          title: t("order.state"),
          cell: (row) => <StatusMark status={row.status ?? ""} kind="agreed" />,
        },
      ]}
    />
  );
}

export function AgreedPage() {
  const navigate = useNavigate();
  const { list } = useSearch({ strict: false }) as { list?: string };
  const open = (number?: string) =>
    void navigate({ to: "/settings/$page", params: { page: "agreed" }, search: { list: number } });
  return list ? <One number={list} onBack={() => open()} /> : <All onOpen={open} />;
}
