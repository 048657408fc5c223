// Proof of delivery on a phone: who, how many, in which condition, photo and signature. Kept on the phone until it is sent.
import {
  IconCamera,
  IconChevronLeft,
  IconCloudOff,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { read, send, upload } from "../api/client";
import { callStale, known, one } from "../api/queries";
import type { ShipmentLine } from "../api/types.gen";
import { addressWords } from "../orders/words";
import { useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { moment, quantity, sum } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Bones, Failed } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { SignaturePad } from "./SignaturePad";

const route = getRouteApi("/deliveries/$number/proof");
interface Form {
  receiver: string;
  at: string;
  accepted: Record<string, string>;
  why: Record<string, "damaged" | "refused" | "missing">;
  remark: string;
}
const keyOf = (line: ShipmentLine) => `${line.sales_order} ${line.line}`;

function Counted({
  line,
  form,
  set,
}: {
  line: ShipmentLine;
  form: Form;
  set: (to: Partial<Form>) => void;
}) {
  const { t } = useTranslation();
  const key = keyOf(line);
  const whole = Number(line.despatched);
  const value = form.accepted[key] ?? line.despatched;
  const put = (to: number) =>
    set({ accepted: { ...form.accepted, [key]: String(Math.max(0, Math.min(whole, to))) } });
  const isShort = Number(value) < whole;
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
              {t(`trouble.${why}`, { quantity: quantity(String(whole - Number(value))) })}
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
  const shipment = useQuery(one<"get_shipment">("shipment", `/shipments/${number}`));
  const keep = `proof ${number}`;
  const [form, setForm] = useState<Form>(
    () =>
      (JSON.parse(sessionStorage.getItem(keep) ?? "null") as Form) ?? {
        receiver: "",
        at: new Date().toISOString(),
        accepted: {},
        why: {},
        remark: "",
      },
  );
  const [photos, setPhotos] = useState<File[]>([]);
  const sign = useRef<() => Promise<File | undefined>>(async () => undefined);
  const sent = useRef(new Map<string, string>());
  useEffect(() => sessionStorage.setItem(keep, JSON.stringify(form)), [form, keep]);
  const set = (to: Partial<Form>) => setForm((before) => ({ ...before, ...to }));
  const lines = (shipment.data?.lines ?? []).filter((line) => !line.is_service);
  const accepted = (line: ShipmentLine) => form.accepted[keyOf(line)] ?? line.despatched;
  const save = useMutation({
    mutationFn: async () => {
      const record = shipment.data!;
      const signature = await sign.current();
      for (const file of signature ? [...photos, signature] : photos) {
        if (sent.current.has(file.name)) continue;
        sent.current.set(file.name, ((await upload(record.id, file)) as { id: string }).id);
      }
      const latest = await read<"get_shipment">(`/shipments/${record.id}`);
      return send<"deliver_shipment">("POST", `/shipments/${record.id}/delivery`, {
        revision: latest.revision,
        receiver: form.receiver.trim(),
        at: form.at,
        remark: form.remark || null,
        attachments: [...sent.current.values()],
        lines: lines.map((line) => {
          const short = String(Number(line.despatched) - Number(accepted(line)));
          const why = form.why[keyOf(line)] ?? "missing";
          return {
            sales_order: line.sales_order,
            line: line.line,
            quantity: accepted(line),
            ...(Number(short) > 0 && why === "damaged" ? { damaged: short } : {}),
            ...(Number(short) > 0 && why === "refused" ? { refused: short } : {}),
          };
        }),
      });
    },
    onSuccess: (now) => {
      known("shipment", now);
      sessionStorage.removeItem(keep);
      callStale(["shipment", "sales_order", "worklist"]);
      tell(t("proof.done", { number }));
      void navigate({ to: "/deliveries/$number", params: { number } });
    },
  });
  if (shipment.error) return <Failed error={shipment.error} />;
  if (!shipment.data) return <Bones />;
  const some = sum(lines.map(accepted)),
    all = sum(lines.map((line) => line.despatched));
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
            {number} · {shipment.data.customer_name}
          </p>
        </div>
      </header>
      {!isOnline && (
        <p className="bar-notice warn">
          <IconCloudOff size={18} stroke={1.75} aria-hidden="true" /> {t("proof.offline")}
        </p>
      )}
      <div className="hand-main">
        <ErrorSummary error={save.error} />
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
          {addressWords(shipment.data.delivery_address)} · {moment(form.at)}
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
          {photos.map((photo) => (
            <Photo key={photo.name} file={photo} />
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
                if (file)
                  setPhotos([
                    ...photos,
                    new File([file], `photo-${photos.length + 1}-${file.name}`, {
                      type: file.type,
                    }),
                  ]);
              }}
            />
          </label>
        </div>
        <SignaturePad
          onReady={(give) => {
            sign.current = give;
          }}
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
        <Act
          kind="main"
          loading={save.isPending}
          disabled={!form.receiver.trim()}
          onAct={() => save.mutate()}
        >
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
