// A first password by the token of an invitation, which stands behind the sign of the address.
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { ErrorSummary, Field } from "../shared/fields";
import { Act } from "../shared/parts";
import { Door } from "./Door";

export default function Invited() {
  const { t } = useTranslation();
  const [token, setToken] = useState(window.location.hash.slice(1));
  const [isFromLink] = useState(token !== "");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: () =>
      send<"accept_invitation">("POST", "/invitations/acceptance", { token, password }),
    onSuccess: () => window.location.assign("/"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  return (
    <Door title={t("invited.title")} words={t("invited.words")} help={t("invited.help")}>
      <form className="fields" onSubmit={submit}>
        <ErrorSummary error={accept.error} />
        {!isFromLink && (
          <Field label={t("invited.token")} pointer="/token" value={token} onChange={setToken} />
        )}
        <Field
          label={t("settings.newPassword")}
          pointer="/password"
          hint={t("settings.passwordHint")}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <Act kind="main" type="submit" hint="enter" fullWidth loading={accept.isPending}>
          {t("invited.verb")}
        </Act>
      </form>
    </Door>
  );
}
