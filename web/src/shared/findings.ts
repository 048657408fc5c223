// Who may go on where a check has found something: after a warning anyone, unless the company names roles; after a stop
// only those it names.
import type { Finding } from "../api/types.gen";
import { may } from "../session/session";

export function mayKeep(finding: Pick<Finding, "level" | "may_go_on">): boolean {
  return finding.may_go_on.length ? may(...finding.may_go_on) : finding.level === "warn";
}
