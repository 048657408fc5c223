// Proofs of delivery on their way: each is kept on this device before it is sent, goes as the same request until it is
// answered, and is forgotten only when the server has it. What it refuses stays, with its reasons.
import i18next from "i18next";
import { useMemo, useSyncExternalStore } from "react";
import { newKey, read, send, type Takes, upload } from "../api/client";
import { Refused } from "../api/problem";
import { callStale, known } from "../api/queries";
import type { Problem, Shipment } from "../api/types.gen";
import { now, useSession } from "../session/session";
import { allOnDevice, dropFromDevice, keepOnDevice } from "../shared/device";
import { tell } from "../shared/notices";
import type { KeptFile } from "./proof_form";

type Body = Omit<Takes<"deliver_shipment">, "revision" | "attachments">;

export interface WaitingProof {
  key: string;
  person: string;
  shipment: string; // its id
  number: string;
  customer: string;
  body: Body;
  files: KeptFile[];
  keptAt: string;
  /** The shipment's when it was sent first: the same request names the same one. */
  revision?: number | null;
  problem?: Problem;
}

let waiting: WaitingProof[] = [];
const watchers = new Set<() => void>();
const placeOf = (proof: WaitingProof) => `${proof.person} ${proof.number}`;
const isMine = (proof: WaitingProof) => proof.person === now().who?.person;

function announce(to: WaitingProof[]): void {
  waiting = to;
  watchers.forEach((watcher) => watcher());
}

/** As it is now, on the page and on the device. */
async function save(proof: WaitingProof): Promise<void> {
  announce([...waiting.filter((each) => placeOf(each) !== placeOf(proof)), proof]);
  await keepOnDevice("proofs", placeOf(proof), proof);
}

export async function forget(proof: WaitingProof): Promise<void> {
  announce(waiting.filter((each) => placeOf(each) !== placeOf(proof)));
  await dropFromDevice("proofs", placeOf(proof));
}

/** What the person at this device has not got through yet. */
export function useWaitingProofs(): WaitingProof[] {
  const { who } = useSession();
  const all = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => waiting,
  );
  return useMemo(() => all.filter((each) => each.person === who?.person), [all, who]);
}

// The answer may have been lost, and the session since: then the shipment itself tells whether this proof is there.
function isThere(shipment: Shipment, body: Body): boolean {
  const { proof } = shipment;
  return (
    !!proof &&
    proof.receiver === body.receiver &&
    Date.parse(proof.at ?? "") === Date.parse(String(body.at))
  );
}

async function deliver(proof: WaitingProof): Promise<Shipment> {
  const attachments = proof.files.map((each) => each.sent!);
  for (let tries = 1; ; tries++) {
    if (!proof.revision) {
      proof.revision = (await read<"get_shipment">(`/shipments/${proof.shipment}`)).revision;
      await save({ ...proof });
    }
    try {
      return (await send<"deliver_shipment">(
        "POST",
        `/shipments/${proof.shipment}/delivery`,
        { ...proof.body, revision: proof.revision, attachments } as never,
        { key: proof.key },
      )) as Shipment;
    } catch (error) {
      if (!(error instanceof Refused) || ![409, 412].includes(error.problem.status)) throw error;
      const there = await read<"get_shipment">(`/shipments/${proof.shipment}`);
      if (isThere(there, proof.body)) return there;
      if (error.problem.status === 409 || tries === 3) throw error;
      proof.revision = undefined; // somebody wrote beside it; what happened at the door did happen
    }
  }
}

/** False when the line is down, or the server not well: later, then. */
async function sendOne(proof: WaitingProof): Promise<boolean> {
  try {
    for (const each of proof.files)
      if (!each.sent) {
        each.sent = ((await upload(proof.shipment, each.file, each.key)) as { id: string }).id;
        await save({ ...proof });
      }
    const shipment = await deliver(proof);
    await forget(proof);
    await dropFromDevice("proof_drafts", placeOf(proof));
    known("shipment", shipment);
    callStale(["shipment", "sales_order", "worklist"]);
    tell(i18next.t("proof.done", { number: proof.number }));
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) return false;
    const { status } = error.problem;
    if (status >= 500 || status === 429 || status === 401) return false;
    await save({ ...proof, problem: error.problem });
    tell(i18next.t("proof.wasRefused", { number: proof.number }), { mark: "fail" });
    return true;
  }
}

const soonest_ms = 2_000,
  latest_ms = 30_000;
let wait_ms = soonest_ms;
let timer: ReturnType<typeof setTimeout> | undefined;
let isSending = false;

/** Sends what waits, oldest first, and comes back by itself as long as something does. */
export async function sendProofs(): Promise<void> {
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  let isWell = true;
  try {
    for (;;) {
      const next = waiting.find((proof) => isMine(proof) && !proof.problem);
      if (!next) break;
      isWell = await sendOne({ ...next, files: next.files.map((each) => ({ ...each })) });
      if (!isWell) break;
    }
  } finally {
    isSending = false;
  }
  wait_ms = isWell ? soonest_ms : Math.min(wait_ms * 2, latest_ms);
  if (!isWell) timer = setTimeout(() => void sendProofs(), wait_ms);
}

/** Takes a new proof, or one that was mended, in place of what was there for this shipment. */
export async function giveProof(
  proof: Omit<WaitingProof, "key" | "person" | "keptAt">,
): Promise<void> {
  await save({
    ...proof,
    key: newKey(),
    person: now().who!.person!,
    keptAt: new Date().toISOString(),
  });
  wait_ms = soonest_ms;
  void sendProofs();
}

/** Once for a page: what an earlier one left behind goes on its way. */
export function beginSending(): () => void {
  const go = () => {
    wait_ms = soonest_ms;
    void sendProofs();
  };
  void allOnDevice<WaitingProof>("proofs").then((kept) => {
    const known = new Set(waiting.map(placeOf));
    announce([...waiting, ...kept.filter((each) => !known.has(placeOf(each)))]);
    go();
  });
  window.addEventListener("online", go);
  return () => window.removeEventListener("online", go);
}
