// Who is signed in, kept outside React: the client asks for a new sign-in from anywhere.
import { useSyncExternalStore } from "react";
import { doors, read, send } from "../api/client";
import { Refused } from "../api/problem";
import { queries } from "../api/queries";
import { locale, zoneHere } from "../shared/format";
import { type Language, nearest, reasonsKnown, speak } from "../languages";
import type { WhoAmI } from "../api/types.gen";

export interface Session {
  state: "unknown" | "out" | "in" | "expired";
  who?: WhoAmI;
  isLive: boolean;
  isOnline: boolean;
  lineDownSince?: string;
  /** Nobody has ever worked here: somebody founds the company first. */
  isUnfounded?: boolean;
  /** Somebody must prove password or code afresh. */
  wantsProof: boolean;
}

let session: Session = { state: "unknown", isLive: false, isOnline: true, wantsProof: false };
const watchers = new Set<() => void>();
let waitingForSignIn: (() => void)[] = [];
let waitingForProof: ((proved: boolean) => void)[] = [];

export function change(to: Partial<Session>): void {
  session = { ...session, ...to };
  watchers.forEach((watcher) => watcher());
}

export function useSession(): Session {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => session,
  );
}
export const now = (): Session => session;

doors.signedInAgain = () =>
  new Promise((resolve) => {
    waitingForSignIn.push(resolve);
    if (session.state === "in") change({ state: "expired" });
  });
doors.steppedUp = () =>
  new Promise((resolve) => {
    waitingForProof.push(resolve);
    change({ wantsProof: true });
  });
doors.reasonsKnown = reasonsKnown;
doors.lineIs = (isOnline) => {
  if (isOnline !== session.isOnline)
    change({ isOnline, lineDownSince: isOnline ? undefined : new Date().toISOString() });
};

export function proved(isProved: boolean): void {
  const waiting = waitingForProof;
  waitingForProof = [];
  change({ wantsProof: false });
  waiting.forEach((resolve) => resolve(isProved));
}

// Chosen before anybody was known: it is theirs as soon as they are.
let chosenOutside: Language | undefined;

/** The language and hours that one reads from now on, kept with the person for every machine. */
export async function readIn(to: { language?: Language; zone?: string }): Promise<void> {
  if (to.language) {
    await speak(to.language);
    // For the time before the server has said who is there.
    localStorage.setItem("language", to.language);
  }
  const { who, state } = session;
  if (!who || state !== "in") {
    chosenOutside = to.language ?? chosenOutside;
    return;
  }
  const kept = {
    language: to.language ?? who.language ?? null,
    time_zone: (to.zone ?? who.time_zone) || null,
  };
  change({ who: { ...who, ...kept } });
  // Without a line it stays in this browser until the next choice.
  await send<"set_own_locale">("PUT", "/session/locale", kept).catch(() => undefined);
}

async function enter(who: WhoAmI): Promise<void> {
  doors.csrf = who.csrf_token;
  locale.zone = who.time_zone || zoneHere;
  if (who.language && !chosenOutside) {
    const language = nearest(who.language);
    await speak(language);
    localStorage.setItem("language", language);
  }
  if (session.who && session.who.person !== who.person) queries.clear();
  change({ state: "in", who });
  if (chosenOutside) void readIn({ language: chosenOutside });
  chosenOutside = undefined;
  const waiting = waitingForSignIn;
  waitingForSignIn = [];
  waiting.forEach((resolve) => resolve());
}

export async function begin(): Promise<void> {
  try {
    await enter(await read<"who_am_i">("/session"));
  } catch (error) {
    const standing = await read<"get_founding">("/founding").catch(() => undefined);
    change({
      state: "out",
      isOnline: error instanceof Refused,
      isUnfounded: standing?.open ?? false,
    });
  }
}

/** Gives the challenge that a code has to answer, where one is wanted. */
export async function signIn(email: string, password: string): Promise<string | undefined> {
  const who = await send<"sign_in">("POST", "/session", { email, password }, { key: undefined });
  if (who.challenge) return who.challenge;
  await enter(who);
  return undefined;
}

export async function answer(challenge: string, code: string): Promise<void> {
  const isRecovery = code.replaceAll(/[\s-]/g, "").length > 6;
  const body = isRecovery
    ? { challenge, recovery_code: code }
    : { challenge, code: code.replaceAll(" ", "") };
  await enter(await send<"answer_challenge">("POST", "/session/second-factor", body));
}

export async function signOut(): Promise<void> {
  await send<"sign_out">("DELETE", "/session").catch(() => undefined);
  doors.csrf = null;
  queries.clear();
  change({ state: "out", who: undefined });
}

/** Whether one of these roles is held; a person who is alone holds them all. */
export function may(...roles: string[]): boolean {
  return (
    !!session.who &&
    (session.who.sole_person || session.who.roles.some((role) => roles.includes(role)))
  );
}
