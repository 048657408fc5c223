// One quotation: what stands, what was offered before, how far it is, and the order that it became.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known, one } from "../api/queries";
import type { Quotation, QuotationLine, QuotationRevision, SalesOrder } from "../api/types.gen";
import { TotalsCard } from "../orders/TotalsCard";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { day, moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Amount, Bones, Card, Code, Facts, Failed, OrderLink } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { Timeline } from "../shared/Timeline";
import { AcceptDialog, ReasonDialog, ReviseDialog, SendDialog } from "./Dialogs";

const route = getRouteApi("/quotations/$number");
type Open = "send" | "accept" | "revise" | "decline" | "cancellation" | "refusal";

function Lines({ revision }: { revision: QuotationRevision }) {
  const { t } = useTranslation();
  return (
    <Card
      flush
      title={
        <>
          {t("order.lines")}
          <small>{revision.lines.length}</small>
        </>
      }
    >
      <SimpleTable<QuotationLine>
        label={t("order.lines")}
        rows={revision.lines}
        keyOf={(line) => line.line ?? 0}
        columns={[
          { title: "#", align: "right", className: "narrow soft", cell: (line) => line.line },
          { title: t("line.code"), cell: (line) => <Code>{line.sku}</Code> },
          {
            title: t("line.name"),
            className: "grow",
            cell: (line) => (
              <>
                {line.name}
                {line.note && <small className="soft"> · {line.note}</small>}
              </>
            ),
          },
          {
            title: t("line.ordered"),
            align: "right",
            cell: (line) => (
              <span className="amount">
                {quantity(line.quantity)} <span className="unit">{line.unit}</span>
              </span>
            ),
          },
          { title: t("quotation.earliest"), cell: (line) => day(line.earliest_date) },
          {
            title: t("quotation.price"),
            align: "right",
            cell: (line) => (
              <>
                <Amount value={line.unit_price} />
                {line.price_given && line.list_price && (
                  <small className="under">
                    {t("quotation.list")} <Amount value={line.list_price} />
                  </small>
                )}
              </>
            ),
          },
          { title: t("order.net"), align: "right", cell: (line) => <Amount value={line.net} /> },
        ]}
      />
    </Card>
  );
}

function Revisions({
  quotation,
  shown,
  onShow,
}: {
  quotation: Quotation;
  shown: number;
  onShow: (version: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Card title={t("quotation.revisions")} flush>
      <SimpleTable<QuotationRevision>
        label={t("quotation.revisions")}
        rows={[...quotation.revisions].reverse()}
        keyOf={(each) => each.version}
        columns={[
          {
            title: t("quotation.revision"),
            cell: (each) => (
              <button
                type="button"
                className="link"
                aria-current={each.version === shown || undefined}
                onClick={() => onShow(each.version)}
              >
                {t("quotation.revisionOf", { version: each.version })}
                {each.version === shown ? " ✓" : ""}
              </button>
            ),
          },
          { title: t("quotation.sent"), cell: (each) => moment(each.sent_at) },
          { title: t("quotation.viewed"), cell: (each) => moment(each.viewed_at) },
          {
            title: t("order.gross"),
            align: "right",
            cell: (each) => <Amount value={each.totals?.gross} currency={each.currency} />,
          },
        ]}
      />
    </Card>
  );
}

/** What may be done now, the main thing last. */
function useDeeds(quotation: Quotation | undefined, open: (what: Open) => void) {
  const { t } = useTranslation();
  const { who } = useSession();
  const step = useMutation({
    mutationFn: ({ verb, body }: { verb: string; body?: object }) =>
      send<"submit_quotation">("POST", `/quotations/${quotation!.id}/${verb}`, {
        revision: quotation!.revision,
        ...body,
      } as never),
    onSuccess: (now: Quotation) => {
      known("quotation", now);
      callStale(["quotation", "approval", "worklist"]);
      tell(t(`done.quotation.${now.status}`, { number: now.number }));
    },
  });
  const status = quotation?.status;
  const isMaker = may("agent", "order_desk");
  const asked = (quotation?.approvals ?? []).find((each) => each.status === "pending");
  const maker = quotation?.revisions.at(-1)?.made_by;
  const isMine =
    status === "pending_approval" &&
    !!asked &&
    may(...asked.roles) &&
    (maker !== who?.person || !!who?.sole_person);
  const deeds: { word: string; key: string; isMain?: boolean; act: () => void }[] = [];
  const before = ["draft", "pending_approval", "ready"].includes(status ?? "");
  if (isMaker && before)
    deeds.push({ word: "quotation.cancellation", key: "x", act: () => open("cancellation") });
  if (isMaker && (before || status === "sent"))
    deeds.push({ word: "quotation.revise", key: "e", act: () => open("revise") });
  if (isMaker && status === "sent")
    deeds.push({ word: "quotation.decline", key: "d", act: () => open("decline") });
  if (isMine) deeds.push({ word: "quotation.refusal", key: "r", act: () => open("refusal") });
  const main = isMine
    ? {
        word: "quotation.approve",
        act: () => step.mutate({ verb: "decision", body: { decision: "approve" } }),
      }
    : isMaker && status === "draft"
      ? { word: "quotation.submit", act: () => step.mutate({ verb: "submission" }) }
      : isMaker && status === "ready"
        ? { word: "quotation.send", act: () => open("send") }
        : isMaker && status === "sent"
          ? { word: "quotation.accept", act: () => open("accept") }
          : undefined;
  if (main) deeds.push({ ...main, key: "ctrl+enter", isMain: true });
  return { deeds, step };
}

function Standing({ quotation }: { quotation: Quotation }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const asked = (quotation.approvals ?? []).filter((each) => each.status !== "voided");
  return (
    <Card title={t("quotation.standing")}>
      <Facts
        rows={[
          [
            t("quotation.order"),
            quotation.sales_order_number && (
              <OrderLink key="order" number={quotation.sales_order_number} />
            ),
          ],
          [t("quotation.validUntil"), day(quotation.valid_until)],
          [t("quotation.held"), quotation.holds_goods && t("quotation.held.yes")],
          [t("quotation.sent"), moment(quotation.sent_at)],
          [t("quotation.viewed"), moment(quotation.viewed_at)],
          [
            t("quotation.answered"),
            quotation.answered_at &&
              [
                moment(quotation.answered_at),
                quotation.signed_name,
                t(`quotation.through.${quotation.answered_through}`),
                quotation.answered_from,
                nameOf(quotation.answered_by),
              ]
                .filter(Boolean)
                .join(" · "),
          ],
          [t("form.reason"), quotation.reason],
          [
            t("quotation.hash"),
            quotation.accepted_hash && (
              <Code key="hash">{quotation.accepted_hash.slice(0, 16)}</Code>
            ),
          ],
          ...asked.map((each): [string, string] => [
            t(`quotation.approval.${each.status}`),
            [each.detail, nameOf(each.decided_by)].filter(Boolean).join(" · "),
          ]),
        ]}
      />
    </Card>
  );
}

export default function QuotationPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const path = `/quotations/${encodeURIComponent(number)}`;
  const found = useQuery(one<"get_quotation">("quotation", path));
  const [open, setOpen] = useState<Open>();
  const [version, setVersion] = useState<number>();
  const quotation = found.data;
  const { deeds, step } = useDeeds(quotation, setOpen);
  useKeys(
    {
      ...Object.fromEntries(deeds.map((deed) => [deed.key, deed.act])),
      escape: () => void navigate({ to: "/quotations" }),
    },
    Object.fromEntries(deeds.map((deed) => [deed.key, t(deed.word)])),
  );
  if (!quotation)
    return (
      <>
        <PageBar title={number} back="/quotations" />
        {found.error ? <Failed error={found.error} /> : <Bones />}
      </>
    );
  const shown = version ?? quotation.version ?? 1;
  const revision =
    quotation.revisions.find((each) => each.version === shown) ?? quotation.revisions.at(-1)!;
  const close = () => {
    setOpen(undefined);
    setVersion(undefined);
  };
  return (
    <>
      <PageBar
        title={number}
        back="/quotations"
        state={<StatusMark status={quotation.status} kind="quotation" />}
        sub={
          <>
            <span>{quotation.customer_name}</span>
            <span>{t("quotation.revisionOf", { version: revision.version })}</span>
          </>
        }
      >
        <a className="link" href={`/api/v1${path}/document?version=${revision.version}`} download>
          PDF
        </a>
        {deeds.map((deed) => (
          <Act
            key={deed.key}
            kind={deed.isMain ? "main" : "plain"}
            hint={deed.key}
            loading={deed.isMain && step.isPending}
            onAct={deed.act}
          >
            {t(deed.word)}
          </Act>
        ))}
      </PageBar>
      <div className="page">
        <div className="columns">
          <div className="stack">
            {!open && <ErrorSummary error={step.error} />}
            <Lines revision={revision} />
            <Revisions quotation={quotation} shown={revision.version} onShow={setVersion} />
            <Card title={t("order.timeline")}>
              <Timeline path={`/quotations/${quotation.id}`} record="quotation" />
            </Card>
          </div>
          <div className="stack">
            <Standing quotation={quotation} />
            <TotalsCard order={revision as unknown as SalesOrder} />
          </div>
        </div>
      </div>
      {open === "send" && <SendDialog quotation={quotation} onClose={close} />}
      {open === "accept" && <AcceptDialog quotation={quotation} onClose={close} />}
      {open === "revise" && <ReviseDialog quotation={quotation} onClose={close} />}
      {(open === "decline" || open === "cancellation" || open === "refusal") && (
        <ReasonDialog quotation={quotation} verb={open} onClose={close} />
      )}
    </>
  );
}
