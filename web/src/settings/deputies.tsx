// Who decides approvals in one's place while one is away, and for whom one does.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Delegation } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { ChoiceField, DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card, Empty, Failed } from "../shared/parts";
import { useColleagues, usePeople } from "../shared/people";
import { Validity } from "../taxes/Validity";
import { byValidity, validityOf } from "../taxes/words";
import { deciders } from "./PolicyDialog";

const most = 200;

function Give() {
  const { t } = useTranslation();
  const { who } = useSession();
  const colleagues = useColleagues().filter(
    ({ id, roles }) => id !== who?.person && roles.some((role) => deciders.includes(role)),
  );
  const today = dayOf(new Date());
  const nothing = { deputy: "", valid_from: today, valid_until: "", reason: "" };
  const [given, setGiven] = useState(nothing);
  const give = useMutation({
    mutationFn: () =>
      send<"give_delegation">("POST", "/delegations", {
        ...given,
        reason: given.reason.trim() || null,
      } as never),
    onSuccess: () => {
      setGiven(nothing);
      callStale(["delegation"]);
      tell(t("done.deputy"));
    },
  });
  const day = (name: "valid_from" | "valid_until") => (
    <DayField
      label={t(name === "valid_from" ? "deputies.from" : "deputies.until")}
      pointer={`/${name}`}
      value={given[name]}
      onChange={(value) => setGiven({ ...given, [name]: value })}
      error={errorAt(give.error, `/${name}`)}
    />
  );
  return (
    <Card title={t("deputies.give")}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <ErrorSummary error={give.error} />
        <ChoiceField
          label={t("deputies.deputy")}
          hint={t("deputies.deputyHint")}
          pointer="/deputy"
          value={given.deputy}
          onChange={(deputy) => setGiven({ ...given, deputy })}
          error={errorAt(give.error, "/deputy")}
          choices={[
            { value: "", label: t("deputies.nobody") },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div className="fields two">
          {day("valid_from")}
          {day("valid_until")}
        </div>
        <Field
          label={t("deputies.reason")}
          pointer="/reason"
          value={given.reason}
          onChange={(reason) => setGiven({ ...given, reason })}
          optional
        />
        <div>
          <Act type="submit" loading={give.isPending}>
            {t("deputies.give")}
          </Act>
        </div>
      </form>
    </Card>
  );
}

export function DeputiesPage() {
  const { t } = useTranslation();
  const { who } = useSession();
  const nameOf = usePeople();
  const all = useQuery(one<"list_delegations">("delegation", "/delegations", { limit: most }));
  const end = useMutation({
    mutationFn: (row: Delegation) =>
      send<"end_delegation">("POST", `/delegations/${row.id}/ending`, { revision: row.revision }),
    onSuccess: () => {
      callStale(["delegation"]);
      tell(t("done.deputyEnded"));
    },
  });
  if (all.error) return <Failed error={all.error} onRetry={() => void all.refetch()} />;
  const rows = byValidity(
    (all.data?.items ?? []).filter((row) => !row.ended_at && validityOf(row) !== "over"),
  );
  // Taking it back is always safe: an administrator may too.
  const mine = (row: Delegation) =>
    row.absent === who?.person || row.deputy === who?.person || may("administrator");
  return (
    <div className="stack form-page">
      {may(...deciders) && <Give />}
      <ErrorSummary error={end.error} />
      <Card title={t("deputies.all")} flush>
        {rows.length === 0 ? (
          <Empty title={t("deputies.none")} words={t("deputies.none.words")} />
        ) : (
          <ul className="beside">
            {rows.map((row) => (
              <li key={row.id}>
                <span className="grow">
                  {t("deputies.row", { deputy: nameOf(row.deputy), absent: nameOf(row.absent) })}
                  <small className="under">
                    <Validity row={row} />
                  </small>
                </span>
                {mine(row) && (
                  <Act
                    loading={end.isPending}
                    onAct={() => end.mutate(row)}
                    aria-label={`${t("deputies.end")}: ${nameOf(row.deputy)}`}
                  >
                    {t("deputies.end")}
                  </Act>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
