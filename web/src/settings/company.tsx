// The company: its names, lead times and messages.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Settings } from "../api/types.gen";
import { may } from "../session/session";
import { errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Failed } from "../shared/parts";
import { IdentityCard } from "./identity";
import { Proposal } from "./Proposal";

export function CompanyPage() {
  const { t } = useTranslation();
  const settings = useQuery(one<"get_settings">("settings", "/settings"));
  const [given, setGiven] = useState<Partial<Record<keyof Settings, string>>>({});
  const names = [
    "company",
    "standard_lead_days",
    "soft_hold_days",
    "reminders",
    "reminder_days",
    "statement_day",
    "write_off_limit",
    "gs1_company_prefix",
  ] as const;
  const numbers = [
    "standard_lead_days",
    "soft_hold_days",
    "reminders",
    "reminder_days",
    "statement_day",
  ];
  const hints: Record<string, string> = {
    statement_day: t("settings.statementHint"),
    write_off_limit: t("settings.writeOffHint"),
  };
  const save = useMutation({
    mutationFn: () =>
      send<"change_settings">(
        "PATCH",
        "/settings",
        Object.fromEntries(
          Object.entries(given).map(([name, value]) => [
            name,
            numbers.includes(name) ? Number(value) : value || null,
          ]),
        ) as never,
        { revision: settings.data!.revision },
      ),
    onSuccess: () => {
      setGiven({});
      callStale(["settings"]);
      tell(t("done.settings"));
    },
  });
  if (settings.error) return <Failed error={settings.error} />;
  if (!settings.data) return <Bones />;
  const record = settings.data;
  const value = (name: keyof Settings) => given[name] ?? String(record[name] ?? "");
  const isMine = may("administrator");
  return (
    <div className="stack">
      <Proposal />
      <Card>
        <form
          className="fields form-page"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <ErrorSummary error={save.error} />
          {names.map((name) => (
            <Field
              key={name}
              label={t(`settings.field.${name}`)}
              hint={hints[name]}
              pointer={`/${name}`}
              value={value(name)}
              onChange={(to) => setGiven({ ...given, [name]: to })}
              error={errorAt(save.error, `/${name}`)}
              disabled={!isMine}
            />
          ))}
          <LongField
            label={t("settings.field.delay_message")}
            pointer="/delay_message"
            value={value("delay_message")}
            onChange={(to) => setGiven({ ...given, delay_message: to })}
            hint={t("settings.delayHint")}
          />
          <dl className="facts">
            <div>
              <dt>{t("customers.currency")}</dt>
              <dd>{record.currency}</dd>
            </div>
            <div>
              <dt>{t("settings.zone")}</dt>
              <dd>{record.time_zone}</dd>
            </div>
          </dl>
          {isMine && (
            <div>
              <Act
                kind="main"
                type="submit"
                disabled={Object.keys(given).length === 0}
                loading={save.isPending}
              >
                {t("settings.save")}
              </Act>
            </div>
          )}
        </form>
      </Card>
      <IdentityCard />
    </div>
  );
}
