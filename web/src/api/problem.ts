// A refusal of the server as a value that can be thrown: every reason, each with its place.
import type { Problem, Reason } from "./types.gen";

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "Refused";
  }
  get reasons(): Reason[] {
    return this.problem.errors ?? [];
  }
  is(code: string): boolean {
    return this.problem.code === code || this.reasons.some((reason) => reason.code === code);
  }
}

/** The line is down or the server gave no answer: what was sent may be sent again. */
export class Unreachable extends Error {
  constructor() {
    super("unreachable");
    this.name = "Unreachable";
  }
}

export function problemOf(error: unknown): Problem | undefined {
  return error instanceof Refused ? error.problem : undefined;
}

/** Reasons by the pointer they name; what names none stands under the empty text. */
export function reasonsByPointer(reasons: Reason[]): Map<string, Reason[]> {
  const found = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const key = reason.pointer ?? "";
    found.set(key, [...(found.get(key) ?? []), reason]);
  }
  return found;
}
