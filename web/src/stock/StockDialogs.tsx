// Papers of the warehouse: what came in, what is announced, what the books have wrong.
import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { emptyLine, isBegun, PaperLines, type PaperLine, sentLines } from "./PaperLines";

const TransferDialog = lazy(() => import("./TransferDialog"));
const BufferDialog = lazy(() => import("./BufferDialog"));
const QuarantineDialog = lazy(() => import("./QuarantineDialog"));
const own = { transfer: TransferDialog, buffer: BufferDialog, quarantine: QuarantineDialog };
const sendings: Record<string, string> = {
  receive: "/stock-receipts",
  adjust: "/stock-adjustments",
  announce: "/expected-receipts",
};

export function StockDialogs(props: {
  what: string;
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const Own = own[props.what as keyof typeof own];
  if (!Own) return <PaperDialog {...props} />;
  return (
    <Suspense>
      <Own {...props} />
    </Suspense>
  );
}

function PaperDialog({
  what,
  sku,
  warehouse,
  onClose,
}: {
  what: string;
  sku: string | undefined;
  warehouse: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 50 }));
  const [where, setWhere] = useState("");
  const [reference, setReference] = useState("");
  const [day, setDay] = useState("");
  const [rows, setRows] = useState<PaperLine[]>([emptyLine(sku)]);
  const choices = (warehouses.data?.items ?? []).map((each) => ({
    value: each.code,
    label: each.name,
  }));
  const at = where || warehouse || choices[0]?.value || "";
  const save = useMutation({
    mutationFn: () => {
      const lines = sentLines(rows, what !== "announce");
      const body =
        what === "adjust"
          ? { warehouse: at, reason: reference, lines }
          : what === "announce"
            ? { warehouse: at, reference: reference || null, date: day, confirmed: true, lines }
            : { warehouse: at, reference: reference || null, lines };
      return send<never>("POST", sendings[what]!, body as never);
    },
    onSuccess: () => {
      callStale(["stock", "adjustment", "expected_receipt", "sales_order", "worklist"]);
      tell(t(`done.${what}`));
      onClose();
    },
  });
  const told = (pointer: string) => ({ pointer, error: errorAt(save.error, pointer) });
  return (
    <Dialog
      title={t(`stock.${what}`)}
      words={t(`stock.${what}.words`)}
      verb={t(`stock.${what}.verb`)}
      isBusy={save.isPending}
      isReady={isBegun(rows)}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        <ChoiceField
          label={t("order.warehouse")}
          {...told("/warehouse")}
          value={at}
          onChange={setWhere}
          choices={choices}
        />
        <Field
          label={t(what === "adjust" ? "form.reason" : "stock.reference")}
          {...told(what === "adjust" ? "/reason" : "/reference")}
          value={reference}
          onChange={setReference}
          optional={what !== "adjust"}
          autoFocus
        />
        {what === "announce" && (
          <DayField label={t("stock.day")} {...told("/date")} value={day} onChange={setDay} />
        )}
      </div>
      <PaperLines
        rows={rows}
        onRows={setRows}
        error={save.error}
        hasLots={what !== "announce"}
        hint={what === "adjust" ? () => t("stock.signed") : undefined}
      />
    </Dialog>
  );
}
