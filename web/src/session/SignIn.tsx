// The way in: over the page when a session ended, so that what was typed below stays.
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../api/problem";
import { languages, speak } from "../languages";
import { Act } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { Wordmark } from "../shared/Wordmark";
import { answer, signIn, useSession } from "./session";

function Waterline() {
  return (
    <svg
      className="waterline"
      viewBox="0 0 1440 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect y="520" width="1440" height="380" className="water" />
      <path d="M410 520a310 310 0 0 0 620 0z" className="hull" />
      <circle cx="720" cy="520" r="310" className="ring" />
      <path d="M0 520h1440" className="sea" />
      <path d="M300 520h840" className="buoy-line" />
      <path
        d="M180 560h200M60 605h320M220 660h180M0 725h320M140 800h300M1060 568h320M1090 614h200M1130 668h310M1080 735h230M960 808h420"
        className="waves"
      />
    </svg>
  );
}

function Languages() {
  const { i18n } = useTranslation();
  return (
    <span className="languages">
      {languages.map(({ code, short, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={name}
          aria-pressed={i18n.language === code}
          onClick={() => void speak(code)}
        >
          {short}
        </button>
      ))}
    </span>
  );
}

export function SignIn() {
  const { t } = useTranslation();
  const { state, who } = useSession();
  const isAgain = state === "expired";
  const [email, setEmail] = useState(who?.email ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [challenge, setChallenge] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const attempt = useMutation({
    mutationFn: async () => {
      if (challenge) return answer(challenge, code);
      const wanted = await signIn(email.trim(), password);
      if (wanted) setChallenge(wanted);
    },
  });
  useEffect(() => {
    first.current?.focus();
  }, [challenge]);
  useEffect(() => {
    if (attempt.error) first.current?.focus();
  }, [attempt.error]);
  const words =
    attempt.error instanceof Refused
      ? attempt.error.problem.status === 429
        ? t("signIn.slow")
        : t(challenge ? "signIn.wrongCode" : "signIn.wrong")
      : attempt.error
        ? t("state.unreachable")
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <div
      className={isAgain ? "sign-in again" : "sign-in"}
      role={isAgain ? "dialog" : undefined}
      aria-modal={isAgain || undefined}
      aria-label={t("signIn.title")}
      ref={box}
    >
      {!isAgain && <Waterline />}
      <main className="sign-in-card">
        <Wordmark />
        <h1>{t(isAgain ? "signIn.again" : "signIn.title")}</h1>
        {isAgain && <p className="sub">{t("signIn.kept")}</p>}
        <form onSubmit={submit}>
          {words && (
            <p className="wrong-words" role="alert">
              <Mark of="fail" /> {words}
            </p>
          )}
          {challenge === undefined ? (
            <>
              <label htmlFor="email">{t("signIn.email")}</label>
              <TextInput
                id="email"
                type="email"
                autoComplete="username"
                value={email}
                ref={first}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <label htmlFor="password">{t("signIn.password")}</label>
              <PasswordInput
                id="password"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ "aria-label": t("signIn.show"), tabIndex: 0 }}
              />
            </>
          ) : (
            <>
              <label htmlFor="code">{t("signIn.code")}</label>
              <p className="hint">{t("signIn.codeHint")}</p>
              <TextInput
                id="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                ref={first}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            </>
          )}
          <Act kind="main" type="submit" hint="enter" fullWidth loading={attempt.isPending}>
            {t("signIn.verb")}
          </Act>
        </form>
        <footer>
          <span className="hint">{t("signIn.help")}</span>
          <Languages />
        </footer>
      </main>
    </div>
  );
}
