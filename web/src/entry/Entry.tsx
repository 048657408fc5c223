// The right order in one pass: customer, lines, what the server noticed beside them; kept on every change. A key draws
// its own row at once; what stands beside it follows when there is time.
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Charge } from "../api/types.gen";
import { Original, useMail } from "../inbox/Original";
import { ErrorSummary } from "../shared/fields";
import { useKeys } from "../shared/keys";
import { EntryBar } from "./EntryBar";
import { Foot } from "./Foot";
import { HeadFields } from "./HeadFields";
import { LineGrid } from "./LineGrid";
import { type Cell, isSendable, sendable } from "./lines";
import { useOrderDraft } from "./order_draft";
import { usePlacing, useQuoting } from "./placing";
import { acknowledgementsOf, requestOf, usePreview } from "./preview";
import { problemFrom, useProblems } from "./problems";
import { Side } from "./Side";

const route = getRouteApi("/orders/new");
const none: Charge[] = [];

export default function Entry() {
  const { t } = useTranslation();
  const search = route.useSearch() as {
    customer?: string;
    mail?: string;
    file?: string;
    as?: string;
  };
  const isQuotation = search.as === "quotation";
  const order = useOrderDraft(search.customer, search.mail);
  const { mail, chosen, choose } = useMail(search.mail, search.file);
  const { heading, lines, customer, kept } = order;
  const [at, setAt] = useState<{ row: number; cell: Cell }>({ row: 0, cell: "code" });
  const onAt = useCallback(
    (row: number, cell: Cell) =>
      setAt((before) => (before.row === row && before.cell === cell ? before : { row, cell })),
    [],
  );
  const calm = useDeferredValue(lines);
  const answer = usePreview(heading, calm);
  const told = useDeferredValue(answer);
  const problems = useProblems(calm, told, kept);
  const request = () =>
    requestOf(
      heading,
      sendable(lines),
      (customer?.addresses ?? []).filter((address) => address.kind === "delivery"),
    );
  const place = usePlacing(
    () => ({ ...request(), acknowledgements: acknowledgementsOf(answer.order, kept) }),
    order.drop,
    mail && { id: mail.id, file: chosen },
  );
  const quote = useQuoting(() => {
    const { channel: _, ...offer } = request();
    return offer;
  }, order.drop);
  const isBusy = place.isPending || quote.isPending;
  const canSend = heading.customer !== "" && lines.some(isSendable) && !isBusy;
  const goTo = useCallback(
    (row: number, cell: Cell = "quantity") => {
      onAt(row, cell);
      requestAnimationFrame(() => document.getElementById(`cell-${row}-${cell}`)?.focus());
    },
    [onAt],
  );
  const jump = (by: 1 | -1) => {
    const to = problemFrom(problems.all, at.row, by);
    if (to) goTo(to.row, to.cell);
  };
  // What the bar calls stays the same function, so that it is not drawn with every key.
  const acts = useRef({ verify: () => {}, draft: () => {}, quote: () => {} });
  acts.current = {
    verify: () => {
      if (canSend && isQuotation) quote.mutate();
      else if (canSend) place.mutate("verified");
    },
    draft: () => place.mutate("draft"),
    quote: () => quote.mutate(),
  };
  const verify = useCallback(() => acts.current.verify(), []);
  const makeQuotation = useCallback(() => acts.current.quote(), []);
  const saveDraft = useCallback(() => acts.current.draft(), []);
  const repeat = useCallback(() => void order.repeat(), [order.repeat]);
  const anew = useCallback(() => {
    order.anew();
    onAt(0, "code");
    document.getElementById("entry-customer")?.focus();
  }, [order.anew, onAt]);
  useKeys(
    { "ctrl+enter": verify, f8: () => jump(1), "shift+f8": () => jump(-1), "alt+r": repeat },
    {
      "ctrl+enter": t(isQuotation ? "entry.quote" : "entry.verify"),
      f8: t("entry.nextProblem"),
      "alt+r": t("entry.repeat"),
      enter: t("entry.nextCell"),
      "ctrl+shift+d": t("entry.copyAbove"),
      "ctrl+shift+backspace": t("entry.deleteLine"),
      "alt+arrowup": t("entry.moveLine"),
      "alt+1": t("entry.takeSuggestion"),
    },
  );
  return (
    <>
      <EntryBar
        keptAt={order.keptAt}
        canRepeat={!!customer}
        canSend={canSend}
        isQuotation={isQuotation}
        isSending={isBusy}
        onQuote={makeQuotation}
        onAnew={anew}
        onRepeat={repeat}
        onDraft={saveDraft}
        onVerify={verify}
      />
      <div className="entry">
        {mail && <Original mail={mail} chosen={chosen} onChoose={choose} />}
        <div className="entry-main">
          <HeadFields
            heading={heading}
            customer={customer}
            set={order.setHeading}
            onCustomer={order.choose}
          />
          {!!(place.error ?? quote.error) && (
            <div className="entry-errors">
              <ErrorSummary error={place.error ?? quote.error} />
            </div>
          )}
          <LineGrid
            lines={lines}
            answers={answer.lines}
            at={at}
            onLines={order.onLines}
            onAt={onAt}
            isWaiting={answer.isAsking}
          />
          <Foot
            toFix={problems.toFix}
            toLook={problems.toLook}
            lines={calm.filter(isSendable).length}
            totals={answer.order?.totals}
            charges={answer.order?.charges ?? none}
            currency={answer.order?.currency ?? customer?.currency ?? null}
          />
        </div>
        <Side
          lines={calm}
          problems={problems.all}
          answer={told}
          at={at.row}
          onGo={goTo}
          onSet={order.setLine}
          kept={kept}
          onKeep={order.keep}
          customer={customer}
        />
      </div>
    </>
  );
}
