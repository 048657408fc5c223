// The one way to the server. Types come from its own description of the API; who is not signed in any more is asked
// to, and the request goes on afterwards, so that nothing typed is lost.
import { Refused, Unreachable } from "./problem";
import type { Operations, Problem } from "./types.gen";

export type Name = keyof Operations;
export type Gives<O extends Name> = Operations[O]["gives"];
export type Takes<O extends Name> = Operations[O]["takes"];
export type Query = Record<string, string | number | boolean | null | undefined>;
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Doors {
  csrf: string | null;
  /** Resolves when somebody has signed in again; rejects never. */
  signedInAgain: () => Promise<void>;
  /** Resolves true when password or code were proved afresh. */
  steppedUp: () => Promise<boolean>;
  lineIs: (up: boolean) => void;
  /** The sentences for why something is refused are at hand. */
  reasonsKnown: () => Promise<void>;
}
export const doors: Doors = {
  csrf: null,
  signedInAgain: () => Promise.resolve(),
  steppedUp: () => Promise.resolve(false),
  lineIs: () => undefined,
  reasonsKnown: () => Promise.resolve(),
};

interface Sending {
  revision?: number | null;
  key?: string;
  signal?: AbortSignal;
  /** Goes out even when the page is closed meanwhile. */
  isLast?: boolean;
}

const base = "/api/v1";

/** Pages that came without TLS have no `randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function withQuery(path: string, query: Query = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") words.set(name, String(value));
  const text = words.toString();
  return text ? `${path}?${text}` : path;
}

async function answerTo(
  method: Method,
  path: string,
  body: BodyInit | undefined,
  headers: Record<string, string>,
  { signal, isLast }: Sending,
): Promise<Response> {
  try {
    const response = await fetch(base + path, {
      method,
      body,
      headers,
      signal,
      keepalive: isLast,
      credentials: "same-origin",
    });
    doors.lineIs(response.status !== 502 && response.status !== 504);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    doors.lineIs(false);
    throw new Unreachable();
  }
}

async function problemIn(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {
      type: "about:blank",
      title: response.statusText,
      status: response.status,
      detail: text.slice(0, 200),
      code: "no_answer",
      errors: [],
    };
  }
}

async function ask(
  method: Method,
  path: string,
  body: unknown,
  sending: Sending,
): Promise<unknown> {
  for (;;) {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (body instanceof File) headers["Content-Type"] = body.type || "application/octet-stream";
    else if (body !== undefined) headers["Content-Type"] = "application/json";
    if (body instanceof File)
      headers["Content-Disposition"] =
        `attachment; filename*=UTF-8''${encodeURIComponent(body.name)}`;
    if (method !== "GET" && doors.csrf) headers["X-CSRF-Token"] = doors.csrf;
    if (method === "POST" && sending.key) headers["Idempotency-Key"] = sending.key;
    if (sending.revision) headers["If-Match"] = `"${sending.revision}"`;
    const bytes =
      body === undefined ? undefined : body instanceof File ? body : JSON.stringify(body);
    const response = await answerTo(method, path, bytes, headers, sending);
    if (response.ok && response.headers.get("Content-Type") === "application/zip")
      return await response.blob();
    if (response.ok) return response.status === 204 ? undefined : await response.json();
    const problem = await problemIn(response);
    const isDoor =
      (path.startsWith("/session") && path !== "/sessions") || path.startsWith("/founding");
    if (response.status === 401 && !isDoor) {
      await doors.signedInAgain();
      continue;
    }
    if (problem.code === "step_up_required" && (await doors.steppedUp())) continue;
    if (method !== "GET") await doors.reasonsKnown();
    throw new Refused(problem);
  }
}

export function read<O extends Name>(
  path: string,
  query?: Query,
  signal?: AbortSignal,
): Promise<Gives<O>> {
  return ask("GET", withQuery(path, query), undefined, { signal }) as Promise<Gives<O>>;
}

// What was sent and never answered, by its words: sent again it is the same request, not a second one.
const unanswered = new Map<string, string>();

async function sendOnce(path: string, body: unknown, sending: Sending): Promise<unknown> {
  const words = `${path} ${JSON.stringify(body)}`;
  const key = sending.key && (unanswered.get(words) ?? sending.key);
  if (key) unanswered.set(words, key);
  try {
    const answer = await ask("POST", path, body, { ...sending, key });
    unanswered.delete(words);
    return answer;
  } catch (error) {
    if (error instanceof Refused) unanswered.delete(words);
    throw error;
  }
}

/** `revision` is the one that was read: the server refuses when somebody else saved since. */
export function send<O extends Name>(
  method: Exclude<Method, "GET">,
  path: string,
  body?: Takes<O>,
  sending: Sending = {},
): Promise<Gives<O>> {
  const sent =
    method === "POST"
      ? sendOnce(path, body, { key: newKey(), ...sending })
      : ask(method, path, body, sending);
  return sent as Promise<Gives<O>>;
}

/** What is made on request and answered as a file. */
export function fetchFile(path: string, body: unknown): Promise<Blob> {
  return ask("POST", path, body, {}) as Promise<Blob>;
}

export function upload(owner: string, file: File, key = newKey()): Promise<unknown> {
  return ask("POST", withQuery("/attachments", { owner }), file, { key });
}

/** A document brought in as it is: the server says what became of it. */
export function bring(path: string, file: File, key = newKey()): Promise<unknown> {
  return ask("POST", path, file, { key });
}
