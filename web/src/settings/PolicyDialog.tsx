// A policy as it is drafted: when it applies, by which clause, and who decides in which steps.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { ApprovalPolicy } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { Act } from "../shared/parts";
import { useColleagues } from "../shared/people";
import { bodyOf, draftOf, type Draft, needs, newStep, type StepDraft } from "./policy_draft";
import { Roles } from "./Roles";

/** Who decides approvals at all (domain 11). */
export const deciders = ["order_desk", "sales_manager", "finance", "quality_manager"];

function StepFields({
  step,
  at,
  error,
  onChange,
  onRemove,
}: {
  step: StepDraft;
  at: number;
  error: unknown;
  onChange: (to: StepDraft) => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation();
  const wrong = (field: string) =>
    errorAt(error, `/steps/${at}/${field}`) ?? errorAt(error, `/steps/${at}/${field}/0`);
  return (
    <div className="fields">
      <Roles
        legend={t("policies.step", { step: at + 1 })}
        hint={wrong("roles") ?? t("policies.stepHint")}
        all={deciders}
        held={step.roles}
        onChange={(roles) => onChange({ ...step, roles })}
      />
      <label className="check-line">
        <input
          type="checkbox"
          checked={step.each_role}
          onChange={(event) => onChange({ ...step, each_role: event.target.checked })}
        />{" "}
        {t("policies.eachRole")}
      </label>
      <div className="fields two">
        {!step.each_role && (
          <Field
            label={t("policies.quorum")}
            pointer={`/steps/${at}/quorum`}
            value={step.quorum}
            onChange={(quorum) => onChange({ ...step, quorum })}
            error={wrong("quorum")}
            inputMode="numeric"
          />
        )}
        <Field
          label={t("policies.hours")}
          pointer={`/steps/${at}/hours`}
          value={step.hours}
          onChange={(hours) => onChange({ ...step, hours })}
          error={wrong("hours")}
          inputMode="numeric"
        />
      </div>
      {onRemove && (
        <div>
          <Act onAct={onRemove}>{t("policies.removeStep", { step: at + 1 })}</Act>
        </div>
      )}
    </div>
  );
}

export function PolicyDialog({
  policy,
  onClose,
}: {
  policy?: ApprovalPolicy;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const colleagues = useColleagues();
  const isDraft = policy?.status === "draft";
  const [given, setGiven] = useState<Draft>(() => draftOf(policy, dayOf(new Date())));
  const save = useMutation({
    mutationFn: () =>
      isDraft
        ? send<"change_approval_policy">(
            "PATCH",
            `/approval-policies/${policy.id}`,
            bodyOf(given) as never,
            { revision: policy.revision },
          )
        : send<"draft_approval_policy">("POST", "/approval-policies", {
            ...bodyOf(given),
            code: given.code,
          } as never),
    onSuccess: (made) => {
      callStale(["approval_policy"]);
      tell(t("done.policy", { code: made.code }));
      onClose();
    },
  });
  type Text = Exclude<keyof Draft, "steps">;
  const put = (name: Text) => (value: string) => setGiven({ ...given, [name]: value });
  const text = (
    name: Text,
    more: { hint?: string; optional?: boolean; autoFocus?: boolean } = {},
  ) => (
    <Field
      label={t(`policies.${name}`)}
      pointer={`/${name}`}
      value={given[name]}
      onChange={put(name)}
      error={errorAt(save.error, `/${name}`) ?? errorAt(save.error, `/${name}/0`)}
      disabled={name === "code" && !!policy}
      {...more}
    />
  );
  const date = (name: "valid_from" | "valid_until") => (
    <DayField
      label={t(`tax.${name}`)}
      pointer={`/${name}`}
      value={given[name]}
      onChange={put(name)}
      error={errorAt(save.error, `/${name}`)}
      optional={name === "valid_until"}
    />
  );
  const putStep = (at: number, to?: StepDraft) =>
    setGiven({
      ...given,
      steps: given.steps.flatMap((step, i) => (i === at ? (to ? [to] : []) : [step])),
    });
  return (
    <Dialog
      wide
      title={
        policy
          ? t(isDraft ? "policies.change" : "policies.nextOf", { code: policy.code })
          : t("policies.new")
      }
      words={t("policies.newWords")}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        {text("code", { autoFocus: !policy })}
        {text("name", { autoFocus: !!policy })}
        {text("clause", { hint: t("policies.clauseHint") })}
        <ChoiceField
          label={t("policies.tightens")}
          hint={t("policies.tightensHint")}
          pointer="/tightens"
          value={given.tightens}
          onChange={put("tightens")}
          choices={needs.map((value) => ({
            value,
            label: t(value === "none" ? "policies.tightensNone" : `rule.${value}`),
          }))}
        />
      </div>
      <LongField
        label={t("policies.words")}
        pointer="/words"
        value={given.words}
        onChange={put("words")}
        error={errorAt(save.error, "/words")}
      />
      <h3>{t("policies.when")}</h3>
      <p className="hint wide">{t("policies.whenHint")}</p>
      <div className="fields two">
        {text("order_types", { hint: t("policies.typesHint"), optional: true })}
        {text("channels", { hint: t("prices.channelsHint"), optional: true })}
        {text("customers", { hint: t("prices.customersHint"), optional: true })}
        {text("customer_kinds", { hint: t("prices.kindsHint"), optional: true })}
        <ChoiceField
          label={t("policies.entered_by")}
          pointer="/entered_by"
          value={given.entered_by}
          onChange={put("entered_by")}
          choices={[
            { value: "", label: t("policies.anybody") },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {text("currency", { hint: t("prices.currencyHint") })}
        {text("gross_from", { optional: true })}
        {text("credit_excess_from", { optional: true })}
        {text("margin_below", { hint: t("policies.rateHint"), optional: true })}
        {text("discount_above", { hint: t("policies.rateHint"), optional: true })}
        {date("valid_from")}
        {date("valid_until")}
      </div>
      <h3>{t("policies.steps")}</h3>
      {given.steps.map((step, i) => (
        <StepFields
          key={i}
          step={step}
          at={i}
          error={save.error}
          onChange={(to) => putStep(i, to)}
          onRemove={given.steps.length > 1 ? () => putStep(i) : undefined}
        />
      ))}
      {given.steps.length < 5 && (
        <div>
          <Act onAct={() => setGiven({ ...given, steps: [...given.steps, newStep()] })}>
            {t("policies.addStep")}
          </Act>
        </div>
      )}
    </Dialog>
  );
}
