// Special prices: asked for, decided, told to those who have to know, and used once.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { SpecialPrice } from "../api/types.gen";
import { AskSpecial } from "../prices/AskSpecial";
import { Deciders, Informed, Tell, useStep, waiting, Why } from "../prices/Deciding";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { day, figure, moment, quantity, said } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Amount, Bones, Card, Code, Facts, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { StatusMark } from "../shared/StatusMark";
import { percentOf } from "../taxes/words";
import { RecordList } from "./RecordList";

const most = 200;
const everybody = ["order_desk", "finance", "account_owner"];
const base = "/special-prices";

function One({ number, onBack }: { number: string; onBack: () => void }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const path = `${base}/${encodeURIComponent(number)}`;
  const found = useQuery(one<"get_special_price">("special_price", path));
  const [open, setOpen] = useState<"refuse" | "tell">();
  const step = useStep(path, "special_price");
  const row = found.data;
  const approval = row && waiting(row);
  const isMine =
    !!approval && may(...approval.roles) && (row.requested_by !== who?.person || who?.sole_person);
  const close = { onSuccess: () => setOpen(undefined) };
  const decide = (decision: "approve" | "reject", reason: string | null = null) =>
    step.mutate({ verb: "decision", body: { revision: row!.revision, decision, reason } }, close);
  const canTell =
    row?.status === "approved" && may("agent", "order_desk", "sales_manager", "finance");
  const main = isMine ? () => decide("approve") : canTell ? () => setOpen("tell") : undefined;
  const mainWords = t(isMine ? "special.allow" : "special.toTell");
  useKeys(
    { escape: onBack, "ctrl+enter": main, r: isMine ? () => setOpen("refuse") : undefined },
    {
      escape: t("special.all"),
      ...(main ? { "ctrl+enter": mainWords } : {}),
      ...(isMine ? { r: t("special.refuse") } : {}),
    },
  );
  if (found.error && !row)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!row) return <Bones rows={10} />;
  return (
    <div className="stack">
      <p>
        <button type="button" className="link" onClick={onBack}>
          ← {t("special.all")}
        </button>
      </p>
      {!open && <ErrorSummary error={step.error} />}
      <Card
        title={
          <>
            {row.sku} <Code>{row.number}</Code>
          </>
        }
        aside={
          <>
            <StatusMark status={row.status ?? ""} kind="special" />
            {isMine && (
              <Act hint="r" onAct={() => setOpen("refuse")}>
                {t("special.refuse")}
              </Act>
            )}
            {main && (
              <Act kind="main" hint="ctrl+enter" loading={step.isPending} onAct={main}>
                {mainWords}
              </Act>
            )}
          </>
        }
      >
        <Facts
          rows={[
            [t("special.customer"), <Code key="customer">{row.customer}</Code>],
            [t("special.quantity"), `${quantity(row.quantity)} ${row.unit}`],
            [t("special.unit_price"), `${figure(row.unit_price)} ${row.currency}`],
            [t("special.list"), row.list_price && `${figure(row.list_price)} ${row.currency}`],
            [t("special.discount"), t("tax.percent", { rate: percentOf(row.discount) })],
            [t("special.margin"), row.margin && t("tax.percent", { rate: percentOf(row.margin) })],
            [t("special.tier"), `${row.tier} · ${said(row.detail)}`],
            [t("special.deciders"), row.approvals?.length ? <Deciders row={row} /> : null],
            [t("special.valid_until"), day(row.valid_until)],
            [t("special.justification"), row.justification],
            [t("special.asked"), `${nameOf(row.requested_by)}, ${moment(row.requested_at)}`],
            [t("special.informed"), row.informed.length ? <Informed row={row} /> : null],
            [
              t("special.usedBy"),
              row.used_by && (
                <Link to="/orders/$number" params={{ number: row.used_by }} className="link">
                  {t("special.usedLine", { line: row.used_line, on: moment(row.used_at) })}
                </Link>
              ),
            ],
          ]}
        />
        {row.status === "requested" && !isMine && <p className="soft">{t("special.waits")}</p>}
        {row.status === "approved" && <p className="soft">{t("special.notYet")}</p>}
      </Card>
      {open === "refuse" && (
        <Why
          title={t("special.refuseTitle", { number: row.number })}
          verb={t("special.refuse")}
          step={step}
          onDo={(reason) => decide("reject", reason)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "tell" && (
        <Tell
          row={row}
          all={everybody}
          step={step}
          onDo={(recipients) =>
            step.mutate(
              { verb: "communication", body: { revision: row.revision, recipients } },
              close,
            )
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

const over = ["used", "expired", "rejected"];

/** `begun` is the line that somebody comes from. */
function All({
  begun,
  onOpen,
}: {
  begun?: Record<string, string | undefined>;
  onOpen: (number?: string) => void;
}) {
  const { t } = useTranslation();
  const found = useQuery(one<"list_special_prices">("special_price", base, { limit: most }));
  return (
    <RecordList<SpecialPrice>
      found={found}
      rows={found.data?.items ?? []}
      words={{
        title: t("settings.specials"),
        name: t("special.number"),
        begin: t("special.new"),
        none: t("special.none"),
        noneWords: t("special.noneWords"),
      }}
      nameOf={(row) => row.number ?? ""}
      isOver={(row) => over.includes(row.status ?? "")}
      canBegin={may("agent", "order_desk")}
      isBegun={!!begun}
      onOpen={onOpen}
      dialog={(onClose) => <AskSpecial begun={begun} onDone={onOpen} onClose={onClose} />}
      columns={[
        { title: t("special.customer"), cell: (row) => <Code>{row.customer}</Code> },
        {
          title: t("special.sku"),
          className: "grow",
          cell: (row) => <Code>{row.sku}</Code>,
        },
        {
          title: t("special.quantity"),
          align: "right",
          cell: (row) => `${quantity(row.quantity)} ${row.unit}`,
        },
        {
          title: t("special.unit_price"),
          align: "right",
          cell: (row) => <Amount value={row.unit_price} currency={row.currency} />,
        },
        {
          title: t("special.discount"),
          align: "right",
          cell: (row) => t("tax.percent", { rate: percentOf(row.discount) }),
        },
        { title: t("special.tier"), cell: (row) => row.tier },
        { title: t("special.valid_until"), cell: (row) => day(row.valid_until) },
        {
          title: t("order.state"),
          cell: (row) => <StatusMark status={row.status ?? ""} kind="special" />,
        },
      ]}
    />
  );
}

export function SpecialsPage() {
  const navigate = useNavigate();
  const { list, ...line } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const open = (number?: string) =>
    void navigate({
      to: "/settings/$page",
      params: { page: "specials" },
      search: { list: number },
    });
  return list ? (
    <One number={list} onBack={() => open()} />
  ) : (
    <All begun={line.sku ? line : undefined} onOpen={open} />
  );
}
