// What an approval rests on, which of its steps is being decided, by whom and until when.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Approval } from "../api/types.gen";
import { between, day } from "../shared/format";
import { usePeople } from "../shared/people";
import { LateMark } from "../shared/When";

const known = [
  "urgent_order",
  "bespoke_order",
  "special_price",
  "waived_charge",
  "credit",
  "payment_plan",
  "price_agreement",
  "lost_factor",
];

/** A need of the design by its name, a policy by its code. */
export function ruleWords(t: TFunction, approval: Approval): string {
  const rule = approval.rule ?? "";
  return known.includes(rule) ? t(`rule.${rule}`) : rule;
}

export function ApprovalFacts({ approval }: { approval?: Approval }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  if (!approval) return null;
  const signed = approval.signed_by.map((person, i) =>
    approval.signed_for[i]
      ? t("approval.signedFor", { name: nameOf(person), absent: nameOf(approval.signed_for[i]) })
      : nameOf(person),
  );
  return (
    <div className="sub">
      {approval.basis.map((each) => (
        <p key={each.policy}>
          <b>{each.clause}</b> {each.words}{" "}
          <small>
            {t("approval.basis", {
              policy: each.policy,
              version: each.version,
              since: day(each.since),
            })}
          </small>
        </p>
      ))}
      <p>
        {approval.steps.length > 1 && (
          <>{t("approval.step", { step: approval.step, steps: approval.steps.length })} </>
        )}
        {t("approval.decided", {
          roles: approval.roles.map((role) => t(`role.${role}`)).join(between()),
        })}{" "}
        <LateMark at={approval.due_at} />
      </p>
      {signed.length > 0 && <p>{t("approval.signed", { names: signed.join(between()) })}</p>}
    </div>
  );
}
