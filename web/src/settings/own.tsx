// Of oneself: language, look and keys; password, second factor, open sessions.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { type Language, languages } from "../languages";
import { begin, readIn, useSession } from "../session/session";
import { ChoiceField, ErrorSummary, Field } from "../shared/fields";
import { moment, zoneHere } from "../shared/format";
import { Factor } from "./Factor";
import { setScheme, useScheme } from "../shared/look";
import { tell } from "../shared/notices";
import { Act, Card, Code } from "../shared/parts";
import { usePreference } from "../shared/preferences";

export function DisplayPage() {
  const { t, i18n } = useTranslation();
  const { scheme } = useScheme();
  const [density, keepDensity] = usePreference("density", "compact");
  const [keys, keepKeys] = usePreference("single-keys", "on");
  const { who } = useSession();
  const usual = t("settings.usualZone", { zone: zoneHere });
  return (
    <Card>
      <div className="fields form-page">
        <ChoiceField
          label={t("me.language")}
          value={i18n.language}
          onChange={(code) => void readIn({ language: code as Language })}
          choices={languages.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <ChoiceField
          label={t("me.look")}
          value={scheme}
          onChange={(to) => setScheme(to as "light")}
          choices={[
            { value: "light", label: t("me.light") },
            { value: "dark", label: t("me.dark") },
          ]}
        />
        <ChoiceField
          label={t("settings.zone")}
          value={who?.time_zone || "usual"}
          onChange={(to) => void readIn({ zone: to === "usual" ? "" : to })}
          choices={[
            { value: "usual", label: usual },
            ...Intl.supportedValuesOf("timeZone").map((name) => ({ value: name, label: name })),
          ]}
          searchable
        />
        <ChoiceField
          label={t("settings.density")}
          value={density}
          onChange={keepDensity}
          choices={[
            { value: "compact", label: t("settings.compact") },
            { value: "comfortable", label: t("settings.comfortable") },
          ]}
        />
        <ChoiceField
          label={t("settings.singleKeys")}
          hint={t("settings.singleKeysHint")}
          value={keys}
          onChange={keepKeys}
          choices={[
            { value: "on", label: t("settings.on") },
            { value: "off", label: t("settings.off") },
          ]}
        />
        <a className="link" href="/licences.txt" target="_blank" rel="noreferrer">
          {t("settings.licences")}
        </a>
      </div>
    </Card>
  );
}

export function SecurityPage() {
  const { t } = useTranslation();
  const { who } = useSession();
  const sessions = useQuery(one<"list_own_sessions">("session", "/sessions"));
  const [given, setGiven] = useState({ current: "", password: "" });
  const change = useMutation({
    mutationFn: () => send<"change_password">("PUT", "/session/password", given),
    onSuccess: () => {
      setGiven({ current: "", password: "" });
      tell(t("done.password"));
      void begin();
    },
  });
  const end = useMutation({
    mutationFn: (id: string) => send<"end_own_session">("DELETE", `/sessions/${id}`),
    onSuccess: () => callStale(["session"]),
  });
  return (
    <div className="stack form-page">
      <Card title={t("settings.password")}>
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate();
          }}
        >
          <ErrorSummary error={change.error} />
          <Field
            label={t("settings.current")}
            pointer="/current"
            type="password"
            autoComplete="current-password"
            value={given.current}
            onChange={(current) => setGiven({ ...given, current })}
          />
          <Field
            label={t("settings.newPassword")}
            pointer="/password"
            type="password"
            autoComplete="new-password"
            hint={t("settings.passwordHint")}
            value={given.password}
            onChange={(password) => setGiven({ ...given, password })}
          />
          <div>
            <Act type="submit" loading={change.isPending}>
              {t("settings.changePassword")}
            </Act>
          </div>
        </form>
      </Card>
      <Card title={t("factor.title")}>
        <div className="fields">
          <Factor />
        </div>
      </Card>
      <Card title={t("settings.sessions")} flush>
        <ul className="beside wide">
          {sessions.data?.items.map((each) => (
            <li key={each.id}>
              <span className="grow">{each.agent?.slice(0, 60)}</span>
              <Code>{each.network}</Code>
              <span className="soft">{moment(each.last_used_at)}</span>
              {each.id === who?.session ? (
                <span className="chip ok">{t("settings.thisOne")}</span>
              ) : (
                <Act onAct={() => end.mutate(each.id)}>{t("settings.end")}</Act>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
