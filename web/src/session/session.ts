// Who is signed in, kept outside React: the client asks for a new sign-in from anywhere.
import { useSyncExternalStore } from "react";
import { doors, read, send } from "../api/client";
import { Refused } from "../api/problem";
import { queries } from "../api/queries";
import { locale } from "../shared/format";
import { nearest, speak } from "../languages";
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

async function enter(who: WhoAmI): Promise<void> {
  doors.csrf = who.csrf_token;
  if (who.time_zone) locale.zone = who.time_zone;
  if (who.language && !localStorage.getItem("language")) await speak(nearest(who.language));
  if (session.who && session.who.person !== who.person) queries.clear();
  change({ state: "in", who });
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
