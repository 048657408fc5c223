// Orders drawn by lot for an audit, what they were drawn from, and the packs of all of them as one file.
import { Checkbox } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchFile, send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { AuditSample } from "../api/types.gen";
import { saveAs } from "../orders/export";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { between, day, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Empty, Failed, OrderLink } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";

const types = ["every", "standard", "bespoke", "urgent"];

function DrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({
    entered_from: "",
    entered_until: "",
    order_type: "every",
    customer: "",
    size: "5",
    seed: "",
    reference: "",
  });
  const drawing = useMutation({
    mutationFn: () =>
      send<"draw_audit_sample">("POST", "/audit-samples", {
        ...Object.fromEntries(
          Object.entries(values).filter(([, value]) => value.trim() && value !== "every"),
        ),
        size: Number(values.size) || null,
      } as never),
    onSuccess: (sample) => {
      callStale(["audit_sample"]);
      tell(t("done.sample", { count: sample.sales_orders.length, population: sample.population }));
      onClose();
    },
  });
  const bound = (name: keyof typeof values) => ({
    label: t(`samples.${name}`),
    value: values[name],
    pointer: `/${name}`,
    error: errorAt(drawing.error, `/${name}`),
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  });
  return (
    <Dialog
      title={t("samples.draw")}
      words={t("samples.draw.words")}
      verb={t("samples.draw")}
      isBusy={drawing.isPending}
      onDo={() => drawing.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={drawing.error} />
      <DayField {...bound("entered_from")} autoFocus />
      <DayField {...bound("entered_until")} />
      <ChoiceField
        {...bound("order_type")}
        choices={types.map((value) => ({
          value,
          label: value === "every" ? t("samples.everyType") : t(`order.type.${value}`),
        }))}
      />
      <Field {...bound("customer")} hint={t("samples.customer.hint")} optional mono />
      <Field {...bound("size")} inputMode="numeric" />
      <Field {...bound("seed")} hint={t("samples.seed.hint")} optional />
      <Field {...bound("reference")} optional />
    </Dialog>
  );
}

function PacksDialog({ sample, onClose }: { sample: AuditSample; onClose: () => void }) {
  const { t } = useTranslation();
  const [redact, setRedact] = useState(true);
  const making = useMutation({
    mutationFn: () => fetchFile(`/audit-samples/${sample.id}/evidence-pack`, { redact }),
    onSuccess: (file) => {
      saveAs(`audit sample ${sample.reference || sample.id}.zip`, file);
      callStale(["evidence_pack"]);
      onClose();
    },
  });
  return (
    <Dialog
      title={t("samples.packs")}
      words={t("samples.packs.words")}
      verb={t("evidence.make")}
      isBusy={making.isPending}
      onDo={() => making.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={making.error} />
      <Checkbox
        label={t("evidence.redact")}
        checked={redact}
        onChange={(event) => setRedact(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

export function SamplesPage() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const list = useQuery(
    one<"list_audit_samples">("audit_sample", "/audit-samples", { limit: 100, sort: "-id" }),
  );
  const [isDrawing, setDrawing] = useState(false);
  const [packsOf, setPacksOf] = useState<AuditSample>();
  useKeys({ n: () => setDrawing(true) }, { n: t("samples.draw") });
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={6} />;
  return (
    <Card
      flush
      title={t("settings.samples")}
      aside={
        <Act kind="main" hint="n" onAct={() => setDrawing(true)}>
          {t("samples.draw")}
        </Act>
      }
    >
      {list.data.items.length === 0 ? (
        <Empty title={t("samples.none")} words={t("samples.none.words")} />
      ) : (
        <SimpleTable<AuditSample>
          label={t("settings.samples")}
          rows={list.data.items}
          keyOf={(row) => row.id}
          columns={[
            {
              title: t("samples.drawn"),
              cell: (row) => (
                <>
                  {moment(row.drawn_at)}
                  <br />
                  <small className="soft">{nameOf(row.drawn_by)}</small>
                </>
              ),
            },
            {
              title: t("samples.from"),
              cell: (row) => (
                <>
                  {day(row.entered_from)} – {day(row.entered_until)}
                  <br />
                  <small className="soft">
                    {[row.order_type && t(`order.type.${row.order_type}`), row.customer]
                      .filter(Boolean)
                      .join(between())}{" "}
                    {t("samples.population", { count: row.population })}
                  </small>
                </>
              ),
            },
            {
              title: t("samples.orders"),
              className: "grow main",
              cell: (row) => (
                <>
                  {row.sales_orders.map((number) => (
                    <span key={number}>
                      <OrderLink number={number} />{" "}
                    </span>
                  ))}
                  <br />
                  <small className="soft">{t("samples.by", { seed: row.seed })}</small>
                </>
              ),
            },
            { title: t("samples.reference"), cell: (row) => row.reference },
            {
              title: "",
              cell: (row) => <Act onAct={() => setPacksOf(row)}>{t("samples.packs")}</Act>,
            },
          ]}
        />
      )}
      {isDrawing && <DrawDialog onClose={() => setDrawing(false)} />}
      {packsOf && <PacksDialog sample={packsOf} onClose={() => setPacksOf(undefined)} />}
    </Card>
  );
}
