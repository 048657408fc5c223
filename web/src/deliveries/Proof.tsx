// Proof of delivery on a phone: who, how many, in which condition, photo and signature. Kept on the phone until it is sent.
import {
  IconCamera,
  IconChevronLeft,
  IconCloudOff,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../api/client";
import { Refused } from "../api/problem";
import { one } from "../api/queries";
import type { ShipmentLine } from "../api/types.gen";
import { addressWords } from "../orders/words";
import { now, useSession } from "../session/session";
import { keepOnDevice, onDevice } from "../shared/device";
import { ErrorSummary } from "../shared/fields";
import { isPositive, moment, quantity, sum } from "../shared/format";
import { Act, Bones, Failed } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import {
  acceptedOf,
  emptyProof,
  filesOf,
  isCount,
  keyOf,
  linesOf,
  missingOf,
  type ProofForm,
} from "./proof_form";
import { giveProof, useWaitingProofs } from "./proofs";
import { SignaturePad } from "./SignaturePad";
import { Discard, Underway } from "./WaitingProofs";

const route = getRouteApi("/deliveries/$number/proof");

/** What is typed at the door stays on the device: a photo may cost the page its memory. */
function useForm(number: string) {
  const place = `${now().who?.person} ${number}`;
  const [form, setForm] = useState<ProofForm>();
  useEffect(() => {
    void onDevice<ProofForm>("proof_drafts", place).then((kept) => setForm(kept ?? emptyProof()));
  }, [place]);
  const set = (to: Partial<ProofForm>) =>
    setForm((before) => {
      const next = { ...(before ?? emptyProof()), ...to };
      void keepOnDevice("proof_drafts", place, next);
      return next;
    });
  return { form, set };
}

function Counted({
  line,
  form,
  set,
}: {
  line: ShipmentLine;
  form: ProofForm;
  set: (to: Partial<ProofForm>) => void;
}) {
  const { t } = useTranslation();
  const key = keyOf(line);
  const whole = Number(line.despatched);
  const value = acceptedOf(form, line);
  const missing = missingOf(form, line);
  const put = (to: number) =>
    set({
      accepted: { ...form.accepted, [key]: String(Math.max(0, Math.min(whole, to || 0))) },
    });
  const isShort = isPositive(missing);
  return (
    <li>
      <div className="proof-line">
        <div>
          <b>{line.name}</b>
          <p className="soft">
            {t("proof.of", { quantity: quantity(line.despatched), unit: line.unit })}
          </p>
        </div>
        <button
          type="button"
          className="step"
          aria-label={t("proof.less", { name: line.name })}
          onClick={() => put(Number(value) - 1)}
        >
          <IconMinus size={18} stroke={1.75} aria-hidden="true" />
        </button>
        <input
          className={isShort ? "proof-count tone-warn" : "proof-count"}
          value={value}
          inputMode="decimal"
          aria-label={line.name ?? ""}
          onChange={(event) => set({ accepted: { ...form.accepted, [key]: event.target.value } })}
        />
        <button
          type="button"
          className="step"
          aria-label={t("proof.more", { name: line.name })}
          onClick={() => put(Number(value) + 1)}
        >
          <IconPlus size={18} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      {isShort && (
        <div className="proof-why">
          <Mark of="warn" />{" "}
          {(["damaged", "refused", "missing"] as const).map((why) => (
            <button
              type="button"
              key={why}
              className="filter"
              aria-pressed={(form.why[key] ?? "missing") === why}
              onClick={() => set({ why: { ...form.why, [key]: why } })}
            >
              {(form.why[key] ?? "missing") === why ? "✓ " : ""}
              {t(`trouble.${why}`, { quantity: quantity(missing) })}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

export default function Proof() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const { isOnline } = useSession();
  const waiting = useWaitingProofs().find((each) => each.number === number);
  const shipment = useQuery({
    ...one<"get_shipment">("shipment", `/shipments/${number}`),
    enabled: !waiting || !!waiting.problem,
  });
  const { form, set } = useForm(number);
  const refusal = useMemo(
    () => waiting?.problem && new Refused(waiting.problem),
    [waiting?.problem],
  );
  const wasGiven = useRef(false);
  useEffect(() => {
    if (wasGiven.current && !waiting)
      void navigate({ to: "/deliveries/$number", params: { number } });
    wasGiven.current = !!waiting && !waiting.problem;
  }, [waiting, navigate, number]);
  if (waiting && !waiting.problem) return <Underway proof={waiting} />;
  if (shipment.error) return <Failed error={shipment.error} />;
  if (!shipment.data || !form) return <Bones />;
  const record = shipment.data;
  const lines = record.lines.filter((line) => !line.is_service);
  const counts = lines.map((line) => acceptedOf(form, line));
  const some = sum(counts.filter(isCount)),
    all = sum(lines.map((line) => line.despatched));
  const give = () =>
    void giveProof({
      shipment: record.id,
      number,
      customer: record.customer_name ?? "",
      body: {
        receiver: form.receiver.trim(),
        at: form.at,
        remark: form.remark || null,
        lines: linesOf(form, lines),
      },
      // What has arrived already need not go once more.
      files: filesOf(form).map(
        (each) => waiting?.files.find(({ key }) => key === each.key) ?? each,
      ),
    });
  return (
    <div className="hand">
      <header className="hand-bar">
        <Link
          to="/deliveries/$number"
          params={{ number }}
          className="back"
          aria-label={t("act.back")}
        >
          <IconChevronLeft size={22} stroke={1.75} aria-hidden="true" />
        </Link>
        <div>
          <h1>{t("proof.title")}</h1>
          <p className="soft">
            {number} · {record.customer_name}
          </p>
        </div>
      </header>
      {!isOnline && (
        <p className="bar-notice warn">
          <IconCloudOff size={18} stroke={1.75} aria-hidden="true" /> {t("proof.offline")}
        </p>
      )}
      <div className="hand-main">
        <ErrorSummary error={refusal} />
        {waiting && <Discard proof={waiting} />}
        <div className="field">
          <label htmlFor="f-receiver">{t("proof.who")}</label>
          <input
            id="f-receiver"
            className="hand-input"
            value={form.receiver}
            onChange={(event) => set({ receiver: event.target.value })}
            autoComplete="off"
          />
        </div>
        <p className="soft">
          {addressWords(record.delivery_address)} · {moment(form.at)}
        </p>
        <div className="hand-head">
          <h2>{t("proof.accepted")}</h2>
          <button type="button" className="link" onClick={() => set({ accepted: {} })}>
            {t("proof.allOfIt")}
          </button>
        </div>
        <ul className="proof-lines">
          {lines.map((line) => (
            <Counted key={keyOf(line)} line={line} form={form} set={set} />
          ))}
        </ul>
        <div className="photos">
          {form.photos.map((photo) => (
            <Photo key={photo.key} file={photo.file} />
          ))}
          <label className="photo-add">
            <IconCamera size={24} stroke={1.75} aria-hidden="true" />
            <span>{t("proof.photo")}</span>
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (!file) return;
                const name = `photo-${form.photos.length + 1}-${file.name}`;
                const photo = new File([file], name, { type: file.type });
                set({ photos: [...form.photos, { file: photo, key: newKey() }] });
              }}
            />
          </label>
        </div>
        <SignaturePad
          value={form.signature?.file}
          onChange={(file) => set({ signature: file && { file, key: newKey() } })}
        />
        <div className="field">
          <label htmlFor="f-remark">{t("proof.remark")}</label>
          <input
            id="f-remark"
            className="hand-input"
            value={form.remark}
            onChange={(event) => set({ remark: event.target.value })}
            autoComplete="off"
          />
        </div>
      </div>
      <footer className="hand-foot">
        <Act
          onAct={() =>
            void navigate({
              to: "/deliveries/$number",
              params: { number },
              search: { do: "failed-attempt" },
            })
          }
        >
          {t("proof.notPossible")}
        </Act>
        <Act kind="main" disabled={!form.receiver.trim() || !counts.every(isCount)} onAct={give}>
          {t("proof.delivered", { some: quantity(some) || "0", all: quantity(all) })}
        </Act>
      </footer>
    </div>
  );
}

function Photo({ file }: { file: File }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ? <img src={address} alt={file.name} className="photo" /> : null;
}
