// Who the company is and where it is paid, in parts: as documents name it that programs read.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { may } from "../session/session";
import { errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";

const parts = [
  "legal_name",
  "registration",
  "gln",
  "line1",
  "line2",
  "city",
  "region",
  "postcode",
  "country",
  "email",
  "iban",
  "bic",
  "account_name",
] as const;
type Given = Partial<Record<(typeof parts)[number], string>>;

export function IdentityCard() {
  const { t } = useTranslation();
  const letterhead = useQuery(one<"get_letterhead">("letterhead", "/letterhead"));
  const [given, setGiven] = useState<Given>({});
  const kept = (letterhead.data?.identity ?? {}) as Given;
  const isMine = may("administrator");
  const save = useMutation({
    mutationFn: () => {
      const whole = { ...kept, ...given };
      const identity = Object.fromEntries(parts.map((part) => [part, whole[part] || null]));
      return send<"change_letterhead">("PATCH", "/letterhead", { identity } as never, {
        revision: letterhead.data!.revision,
      });
    },
    onSuccess: () => {
      setGiven({});
      callStale(["letterhead"]);
      tell(t("done.settings"));
    },
  });
  if (!letterhead.data) return null;
  return (
    <Card title={t("identity.title")}>
      <form
        className="fields form-page"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <p className="sub">{t("identity.words")}</p>
        <ErrorSummary error={save.error} />
        {parts.map((part) => (
          <Field
            key={part}
            label={t(`identity.${part}`)}
            pointer={`/identity/${part}`}
            value={given[part] ?? kept[part] ?? ""}
            onChange={(to) => setGiven({ ...given, [part]: to })}
            error={errorAt(save.error, `/identity/${part}`)}
            disabled={!isMine}
            optional
          />
        ))}
        {isMine && (
          <div>
            <Act
              kind="main"
              type="submit"
              disabled={Object.keys(given).length === 0}
              loading={save.isPending}
            >
              {t("identity.save")}
            </Act>
          </div>
        )}
      </form>
    </Card>
  );
}
