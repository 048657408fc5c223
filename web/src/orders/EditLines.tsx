// Changing the lines: before the confirmation at once, after it as an amendment with its reason. When somebody else
// saved meanwhile, both versions are shown and merged.
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { callStale, known } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act } from "../shared/parts";
import { changesOf, draftOf, type EditedLine, type EditedOrder, patchOf } from "./edit";

const Merge = lazy(() => import("./Merge"));
const causes = ["customer_request", "customer", "product", "quantity", "price", "date", "address"];

function LineRow({
  line,
  at,
  canDiscount,
  onChange,
}: {
  line: EditedLine;
  at: number;
  canDiscount: boolean;
  onChange: (to: EditedLine) => void;
}) {
  const { t } = useTranslation();
  const input = (
    name: "sku" | "quantity" | "unit_price" | "discount" | "requested_date",
    word: string,
    isRight = false,
  ) => (
    <input
      id={`f-lines-${at}-${name}`}
      className={isRight ? "cell right" : "cell"}
      aria-label={`${t(word)} ${at + 1}`}
      value={line[name] ?? ""}
      onChange={(event) => onChange({ ...line, [name]: event.target.value })}
    />
  );
  return (
    <tr className={line.isGone ? "gone" : undefined}>
      <td className="soft right">{line.line || "+"}</td>
      <td>{line.line ? <span className="code">{line.sku}</span> : input("sku", "line.code")}</td>
      <td className="grow">{line.name}</td>
      <td>{input("quantity", "line.ordered", true)}</td>
      <td className="soft">{line.unit}</td>
      <td>{input("unit_price", "line.price", true)}</td>
      {canDiscount && <td>{input("discount", "line.discount", true)}</td>}
      <td>
        <button
          type="button"
          className="link"
          onClick={() => onChange({ ...line, isGone: !line.isGone })}
        >
          {t(line.isGone ? "edit.keep" : "edit.remove")}
        </button>
      </td>
    </tr>
  );
}

export default function EditLines({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const [base, setBase] = useState(order);
  const [draft, setDraft] = useState<EditedOrder>(() => draftOf(order));
  const [reason, setReason] = useState("");
  const [cause, setCause] = useState("customer_request");
  const [theirs, setTheirs] = useState<SalesOrder>();
  const isAmendment = ![
    "draft",
    "verified",
    "pending_approval",
    "awaiting_customer",
    "confirmable",
  ].includes(order.status);
  const changed = changesOf(base, draft);
  const attempt = useMutation({
    mutationFn: async () => {
      if (isAmendment) {
        const body = patchOf(base, draft, true);
        return send<"amend_sales_order">("POST", `/sales-orders/${order.id}/amendments`, {
          revision: base.revision,
          reason,
          correction_cause: cause as "customer",
          ...body,
        } as never);
      }
      return send<"change_sales_order">(
        "PATCH",
        `/sales-orders/${order.id}`,
        {
          ...patchOf(base, draft, false),
          correction_cause: order.status === "draft" ? undefined : cause,
        } as never,
        { revision: base.revision },
      );
    },
    onSuccess: (now: unknown) => {
      known("sales_order", now);
      callStale(["sales_order", "worklist"]);
      tell(t(isAmendment ? "done.amendments" : "done.change", { number: order.number }));
      onClose();
    },
    onError: (error) => {
      if (error instanceof Refused && error.problem.status === 412)
        setTheirs(error.problem.current as SalesOrder | undefined);
    },
  });
  const setLine = (at: number) => (to: EditedLine) =>
    setDraft({ ...draft, lines: draft.lines.map((line, i) => (i === at ? to : line)) });
  if (theirs)
    return (
      <Suspense>
        <Merge
          base={base}
          mine={draft}
          theirs={theirs}
          onMerged={(merged) => {
            setBase(theirs);
            setDraft(merged);
            setTheirs(undefined);
            attempt.reset();
          }}
          onClose={onClose}
        />
      </Suspense>
    );
  return (
    <Dialog
      wide
      title={t(isAmendment ? "do.amendments.title" : "do.change.title", { number: order.number })}
      words={t(isAmendment ? "edit.amends" : "edit.changes")}
      verb={t(isAmendment ? "do.amendments.verb" : "do.change.verb", { count: changed.length })}
      isBusy={attempt.isPending}
      isReady={changed.length > 0}
      onDo={() => attempt.mutate()}
      onClose={onClose}
      footer={changed.length ? t("edit.count", { count: changed.length }) : t("edit.none")}
    >
      <ErrorSummary error={attempt.error} />
      <div className="fields three">
        <Field
          label={t("order.po")}
          pointer="/customer_po_number"
          value={draft.customer_po_number}
          onChange={(customer_po_number) => setDraft({ ...draft, customer_po_number })}
          mono
          autoFocus
        />
        <DayField
          label={t("order.requested")}
          pointer="/requested_date"
          value={draft.requested_date}
          onChange={(requested_date) => setDraft({ ...draft, requested_date })}
        />
        <ChoiceField
          label={t("edit.cause")}
          pointer="/correction_cause"
          value={cause}
          onChange={setCause}
          choices={causes.map((value) => ({ value, label: t(`correction.${value}`) }))}
        />
      </div>
      <div className="plain-scroll edit-lines">
        <table className="plain">
          <thead>
            <tr>
              <th className="right">#</th>
              <th>{t("line.code")}</th>
              <th>{t("line.name")}</th>
              <th className="right">{t("line.ordered")}</th>
              <th>{t("line.unit")}</th>
              <th className="right">{t("line.price")}</th>
              {!isAmendment && <th className="right">{t("line.discount")}</th>}
              <th />
            </tr>
          </thead>
          <tbody>
            {draft.lines.map((line, at) => (
              <LineRow
                key={line.line || `new-${at}`}
                line={line}
                at={at}
                canDiscount={!isAmendment}
                onChange={setLine(at)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Act
        kind="quiet"
        onAct={() =>
          setDraft({
            ...draft,
            lines: [
              ...draft.lines,
              {
                line: 0,
                sku: "",
                name: "",
                quantity: "1",
                unit: "",
                unit_price: "",
                discount: "",
                requested_date: "",
                isGone: false,
              },
            ],
          })
        }
      >
        + {t("edit.addLine")}
      </Act>
      {isAmendment && (
        <LongField
          label={t("form.reason")}
          pointer="/reason"
          value={reason}
          onChange={setReason}
          rows={2}
        />
      )}
    </Dialog>
  );
}
