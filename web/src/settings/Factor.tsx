// The second factor of one's own account: offered, proved by a first code, taken off again.
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { begin, useSession } from "../session/session";
import { ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Code } from "../shared/parts";

/** `after` stands under the recovery codes, which are shown once. */
export function Factor({ after }: { after?: ReactNode }) {
  const { t } = useTranslation();
  const { who } = useSession();
  const [code, setCode] = useState("");
  const offer = useMutation({
    mutationFn: () => send<"offer_factor">("POST", "/session/factor", {}),
  });
  const confirm = useMutation({
    mutationFn: () =>
      send<"confirm_factor">("POST", "/session/factor/confirmation", {
        code: code.replaceAll(" ", ""),
      }),
    onSuccess: () => void begin(),
  });
  const drop = useMutation({
    mutationFn: () => send<"drop_factor">("DELETE", "/session/factor"),
    onSuccess: () => {
      tell(t("done.factorDropped"));
      void begin();
    },
  });
  if (confirm.data)
    return (
      <>
        <p>{t("factor.codes")}</p>
        <ul className="codes">
          {confirm.data.codes.map((each) => (
            <li key={each}>
              <Code>{each}</Code>
            </li>
          ))}
        </ul>
        {after}
      </>
    );
  if (who?.second_factor)
    return (
      <>
        <p>{t("factor.on")}</p>
        <ErrorSummary error={drop.error} />
        <Act kind="grave" onAct={() => drop.mutate()}>
          {t("factor.drop")}
        </Act>
      </>
    );
  if (!offer.data)
    return (
      <>
        <p className="sub">{t("factor.words")}</p>
        <ErrorSummary error={offer.error} />
        <Act onAct={() => offer.mutate()} loading={offer.isPending}>
          {t("factor.begin")}
        </Act>
      </>
    );
  return (
    <>
      <p>{t("factor.seed")}</p>
      <p>
        <Code>{offer.data.seed}</Code>
      </p>
      <p>
        <a href={offer.data.uri ?? "#"} className="link">
          {t("factor.open")}
        </a>
      </p>
      <ErrorSummary error={confirm.error} />
      <Field
        label={t("signIn.code")}
        pointer="/code"
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Act kind="main" onAct={() => confirm.mutate()} loading={confirm.isPending}>
        {t("factor.confirm")}
      </Act>
    </>
  );
}
