// What proves how an order was handled: the pack for whoever asks, and what colleagues saw of it.
import { Checkbox } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchFile, send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { SalesOrder } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";
import { useColleagues, usePeople } from "../shared/people";
import { saveAs } from "./export";

const purposes = ["dispute", "complaint", "audit", "assessment", "other"];
const topics = ["system_use", "communication", "order_processing"];
const capacities = ["supervisor", "colleague"];

export const mayMakePack = () =>
  may("sales_manager", "finance", "quality_manager", "service_manager", "auditor");
const maySign = () =>
  may("sales_manager", "procurement", "finance", "quality_manager", "service_manager");
const mayRead = () => maySign() || may("auditor", "agent", "order_desk", "warehouse");

export function PackDialog({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState("dispute");
  const [reference, setReference] = useState("");
  const [redact, setRedact] = useState(false);
  const making = useMutation({
    mutationFn: () =>
      fetchFile(`/sales-orders/${order.id}/evidence-pack`, {
        purpose,
        redact,
        ...(reference && { reference }),
      }),
    onSuccess: (file) => {
      saveAs(`evidence ${order.number}.zip`, file);
      callStale(["evidence_pack"]);
      tell(t("done.evidence-pack", { number: order.number }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("evidence.title", { number: order.number })}
      words={t("evidence.words")}
      verb={t("evidence.make")}
      isBusy={making.isPending}
      onDo={() => making.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={making.error} />
      <ChoiceField
        label={t("evidence.purpose")}
        value={purpose}
        onChange={setPurpose}
        pointer="/purpose"
        autoFocus
        choices={purposes.map((value) => ({ value, label: t(`evidence.purpose.${value}`) }))}
      />
      <Field
        label={t("evidence.reference")}
        value={reference}
        onChange={setReference}
        pointer="/reference"
        error={errorAt(making.error, "/reference")}
        optional
      />
      <Checkbox
        label={t("evidence.redact")}
        checked={redact}
        onChange={(event) => setRedact(event.currentTarget.checked)}
      />
    </Dialog>
  );
}

function SignDialog({ order, onClose }: { order: SalesOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const colleagues = useColleagues();
  const [values, setValues] = useState({
    about: order.entered_by ?? "",
    topic: "order_processing",
    capacity: "supervisor",
    statement: "",
    signed_name: "",
  });
  const set = (to: Partial<typeof values>) => setValues((before) => ({ ...before, ...to }));
  const signing = useMutation({
    mutationFn: () =>
      send<"sign_witness_statement">(
        "POST",
        `/sales-orders/${order.id}/witness-statements`,
        values as never,
      ),
    onSuccess: () => {
      callStale(["witness_statement", "sales_order"]);
      tell(t("done.witness", { number: order.number }));
      onClose();
    },
  });
  const choices = (names: string[], prefix: string) =>
    names.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
  return (
    <Dialog
      title={t("witness.title", { number: order.number })}
      words={t("witness.words")}
      verb={t("witness.sign")}
      isBusy={signing.isPending}
      onDo={() => signing.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={signing.error} />
      <ChoiceField
        label={t("witness.about")}
        value={values.about}
        onChange={(about) => set({ about })}
        pointer="/about"
        error={errorAt(signing.error, "/about")}
        choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        label={t("witness.topic")}
        value={values.topic}
        onChange={(topic) => set({ topic })}
        pointer="/topic"
        choices={choices(topics, "witness.topic")}
      />
      <ChoiceField
        label={t("witness.capacity")}
        value={values.capacity}
        onChange={(capacity) => set({ capacity })}
        pointer="/capacity"
        choices={choices(capacities, "witness.capacity")}
      />
      <LongField
        label={t("witness.statement")}
        value={values.statement}
        onChange={(statement) => set({ statement })}
        pointer="/statement"
        error={errorAt(signing.error, "/statement")}
        least={20}
        autoFocus
      />
      <Field
        label={t("witness.name")}
        hint={t("witness.name.hint")}
        value={values.signed_name}
        onChange={(signed_name) => set({ signed_name })}
        pointer="/signed_name"
        error={errorAt(signing.error, "/signed_name")}
        autoComplete="name"
      />
    </Dialog>
  );
}

export function Statements({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const [isSigning, setSigning] = useState(false);
  const { data } = useQuery({
    ...one<"list_witness_statements">("witness_statement", "/witness-statements", {
      sales_order: order.id,
      limit: 50,
    }),
    enabled: mayRead(),
  });
  if (!mayRead()) return null;
  return (
    <Card
      title={t("witness.heading")}
      flush
      aside={maySign() && <Act onAct={() => setSigning(true)}>{t("witness.act")}</Act>}
    >
      {data?.items.length === 0 && <p className="card-body soft">{t("witness.none")}</p>}
      <ul className="beside tall">
        {data?.items.map((each) => (
          <li key={each.id}>
            <div>
              <p>
                <b>{nameOf(each.witness)}</b> {t(`witness.capacity.${each.capacity}`)} →{" "}
                <b>{nameOf(each.about)}</b>{" "}
                <small className="soft">{t(`witness.topic.${each.topic}`)}</small>
              </p>
              <p>{each.statement}</p>
              <p className="sub">
                {each.signed_name} · {moment(each.signed_at)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {isSigning && <SignDialog order={order} onClose={() => setSigning(false)} />}
    </Card>
  );
}
