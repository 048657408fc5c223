// The first run: whoever holds the link that the program printed names the company, its first
// warehouse and its first person, and is in.
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { Act } from "../shared/parts";
import { Door } from "./Door";
import { change, signIn } from "./session";

const usual = ["EUR", "GBP", "USD", "HKD", "CNY", "CHF", "SGD"];

function currencies(language: string) {
  const names = new Intl.DisplayNames([language], { type: "currency" });
  const rest = Intl.supportedValuesOf("currency").filter((code) => !usual.includes(code));
  return [...usual, ...rest].map((code) => ({ value: code, label: `${code} ${names.of(code)}` }));
}

const zones = () =>
  ["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({ value, label: value }));

export default function SetUp() {
  const { t, i18n } = useTranslation();
  const [isFromLink] = useState(window.location.hash.length > 1);
  const [given, setGiven] = useState({
    token: window.location.hash.slice(1),
    company: "",
    currency: "",
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    warehouse_code: "MAIN",
    warehouse_name: "",
    name: "",
    email: "",
    password: "",
  });
  const money = useMemo(() => currencies(i18n.language), [i18n.language]);
  const places = useMemo(zones, []);
  const found = useMutation({
    mutationFn: async () => {
      await send<"found_company">(
        "POST",
        "/founding",
        { ...given, language: i18n.language },
        { key: undefined },
      );
      window.history.replaceState(null, "", "/");
      await signIn(given.email, given.password);
      change({ isUnfounded: false });
    },
  });
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
    pointer: `/${name}`,
    error: errorAt(found.error, `/${name}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate();
  };
  return (
    <Door title={t("setUp.title")} words={t("setUp.words")} help={t("setUp.help")} isWide>
      <form className="fields" onSubmit={submit}>
        <ErrorSummary
          error={found.error}
          words={(reason) => (reason.code === "not_found" ? t("setUp.over") : undefined)}
        />
        {!isFromLink && (
          <Field label={t("setUp.token")} hint={t("setUp.tokenHint")} {...field("token")} />
        )}
        <h2>{t("setUp.company")}</h2>
        <Field label={t("setUp.companyName")} {...field("company")} />
        <div className="fields two">
          <ChoiceField
            label={t("setUp.currency")}
            choices={money}
            searchable
            {...field("currency")}
          />
          <ChoiceField
            label={t("setUp.zone")}
            choices={places}
            searchable
            {...field("time_zone")}
          />
        </div>
        <h2>{t("setUp.warehouse")}</h2>
        <div className="fields two">
          <Field label={t("setUp.warehouseName")} {...field("warehouse_name")} />
          <Field label={t("line.code")} mono {...field("warehouse_code")} />
        </div>
        <h2>{t("setUp.person")}</h2>
        <div className="fields two">
          <Field label={t("setUp.name")} autoComplete="name" {...field("name")} />
          <Field
            label={t("signIn.email")}
            type="email"
            autoComplete="username"
            {...field("email")}
          />
        </div>
        <Field
          label={t("signIn.password")}
          hint={t("settings.passwordHint")}
          type="password"
          autoComplete="new-password"
          {...field("password")}
        />
        <Act kind="main" type="submit" hint="enter" fullWidth loading={found.isPending}>
          {t("setUp.verb")}
        </Act>
      </form>
    </Door>
  );
}
