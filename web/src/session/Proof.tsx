// Before something grave the password, or the code, is asked for again.
import { PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Dialog } from "../shared/Dialog";
import { Mark } from "../shared/StatusMark";
import { proved, useSession } from "./session";

export function Proof() {
  const { t } = useTranslation();
  const { who } = useSession();
  const [secret, setSecret] = useState("");
  const attempt = useMutation({
    mutationFn: () =>
      send<"step_up">(
        "POST",
        "/session/step-up",
        who?.second_factor ? { code: secret } : { password: secret },
      ),
    onSuccess: () => proved(true),
  });
  return (
    <Dialog
      title={t("stepUp.title")}
      words={t("stepUp.words")}
      verb={t("stepUp.verb")}
      isBusy={attempt.isPending}
      onDo={() => attempt.mutate()}
      onClose={() => proved(false)}
    >
      {attempt.error && (
        <p className="wrong-words" role="alert">
          <Mark of="fail" /> {t("stepUp.wrong")}
        </p>
      )}
      <label htmlFor="proof">{t(who?.second_factor ? "signIn.code" : "signIn.password")}</label>
      <PasswordInput
        id="proof"
        data-autofocus
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
        autoComplete="current-password"
      />
    </Dialog>
  );
}
