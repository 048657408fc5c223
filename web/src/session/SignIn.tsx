// The way in: over the page when a session ended, so that what was typed below stays.
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../api/problem";
import { Act } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { Door } from "./Door";
import { answer, signIn, useSession } from "./session";

export function SignIn() {
  const { t } = useTranslation();
  const { state, who } = useSession();
  const isAgain = state === "expired";
  const [email, setEmail] = useState(who?.email ?? "");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [challenge, setChallenge] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
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
    <Door
      title={t(isAgain ? "signIn.again" : "signIn.title")}
      words={isAgain ? t("signIn.kept") : undefined}
      help={t("signIn.help")}
      isOver={isAgain}
    >
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
    </Door>
  );
}
