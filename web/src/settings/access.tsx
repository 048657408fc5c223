// Who may come in: people, and keys for programs.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Key, Person } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary, Field } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { SecretOnce } from "./SecretOnce";

const roles = [
  "agent",
  "order_desk",
  "warehouse",
  "sales_manager",
  "procurement",
  "finance",
  "quality_manager",
  "service_manager",
  "administrator",
  "auditor",
];

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<{ name: string; email: string; roles: string[] }>({
    name: "",
    email: "",
    roles: ["order_desk"],
  });
  const [token, setToken] = useState("");
  const save = useMutation({
    mutationFn: async () => {
      const person = await send<"invite_person">("POST", "/persons", given);
      return send<"issue_invitation">(
        "POST",
        `/persons/${person.id}/invitation`,
        {},
        { key: undefined },
      );
    },
    onSuccess: (invitation) => {
      callStale(["person"]);
      setToken(`${window.location.origin}/invitation#${invitation.token ?? ""}`);
    },
  });
  const flip = (role: string) =>
    setGiven({
      ...given,
      roles: given.roles.includes(role)
        ? given.roles.filter((each) => each !== role)
        : [...given.roles, role],
    });
  return (
    <Dialog
      title={t("people.invite")}
      verb={t(token ? "act.close" : "people.invite")}
      isBusy={save.isPending}
      onDo={() => (token ? onClose() : save.mutate())}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {token ? (
        <>
          <p>{t("people.token")}</p>
          <p className="token">
            <Code>{token}</Code>
          </p>
        </>
      ) : (
        <>
          <div className="fields two">
            <Field
              label={t("customers.name")}
              pointer="/name"
              value={given.name}
              onChange={(name) => setGiven({ ...given, name })}
              autoFocus
            />
            <Field
              label={t("signIn.email")}
              pointer="/email"
              value={given.email}
              onChange={(email) => setGiven({ ...given, email })}
            />
          </div>
          <fieldset className="role-choices">
            <legend className="field-label">{t("people.roles")}</legend>
            {roles.map((role) => (
              <label key={role}>
                <input
                  type="checkbox"
                  checked={given.roles.includes(role)}
                  onChange={() => flip(role)}
                />{" "}
                {t(`role.${role}`)}
              </label>
            ))}
          </fieldset>
        </>
      )}
    </Dialog>
  );
}

export function PeoplePage() {
  const { t } = useTranslation();
  const [isInviting, setInviting] = useState(false);
  const list = useQuery(one<"list_persons">("person", "/persons", { limit: 200 }));
  const verb = useMutation({
    mutationFn: ({
      id,
      what,
    }: {
      id: string;
      what: "suspension" | "reinstatement" | "role-confirmation";
    }) => send<"suspend_person">("POST", `/persons/${id}/${what}`, {}),
    onSuccess: () => callStale(["person"]),
  });
  const isMine = may("administrator");
  if (list.error) return <Failed error={list.error} />;
  return (
    <Card
      flush
      title={t("settings.people")}
      aside={isMine && <Act onAct={() => setInviting(true)}>{t("people.invite")}</Act>}
    >
      <div className="card-note">
        <ErrorSummary error={verb.error} />
      </div>
      <SimpleTable<Person>
        label={t("settings.people")}
        rows={list.data?.items ?? []}
        keyOf={(row) => row.id}
        columns={[
          { title: t("customers.name"), className: "main", cell: (row) => row.name },
          { title: t("signIn.email"), cell: (row) => row.email },
          {
            title: t("people.roles"),
            className: "grow",
            cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(", "),
          },
          {
            title: t("order.state"),
            cell: (row) => (
              <StatusMark
                status={
                  row.status === "suspended"
                    ? "hold"
                    : row.status === "removed"
                      ? "closed"
                      : row.status
                }
                kind="record"
              />
            ),
          },
          {
            title: "",
            cell: (row) =>
              isMine && (
                <>
                  {row.proposed_roles.length > 0 && (
                    <Act onAct={() => verb.mutate({ id: row.id, what: "role-confirmation" })}>
                      {t("people.confirmRoles")}
                    </Act>
                  )}
                  {row.status === "active" && (
                    <Act kind="quiet" onAct={() => verb.mutate({ id: row.id, what: "suspension" })}>
                      {t("people.suspend")}
                    </Act>
                  )}
                  {row.status === "suspended" && (
                    <Act
                      kind="quiet"
                      onAct={() => verb.mutate({ id: row.id, what: "reinstatement" })}
                    >
                      {t("people.reinstate")}
                    </Act>
                  )}
                </>
              ),
          },
        ]}
      />
      {isInviting && <Invite onClose={() => setInviting(false)} />}
    </Card>
  );
}

export function KeysPage() {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const [secret, setSecret] = useState("");
  const list = useQuery(one<"list_keys">("key", "/keys", { limit: 100 }));
  const make = useMutation({
    mutationFn: () => send<"create_key">("POST", "/keys", { name: name ?? "" }, { key: undefined }),
    onSuccess: (made) => {
      setSecret(made.secret ?? "");
      callStale(["key"]);
    },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => send<"revoke_key">("POST", `/keys/${id}/revocation`, {}),
    onSuccess: () => {
      callStale(["key"]);
      tell(t("done.revoked"));
    },
  });
  return (
    <Card
      flush
      title={t("settings.keys")}
      aside={
        <Act
          onAct={() => {
            setName("");
            setSecret("");
          }}
        >
          {t("keysPage.new")}
        </Act>
      }
    >
      <SimpleTable<Key>
        label={t("settings.keys")}
        rows={list.data?.items ?? []}
        keyOf={(row) => row.id}
        columns={[
          { title: t("customers.name"), className: "main grow", cell: (row) => row.name },
          {
            title: t("people.roles"),
            cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(", "),
          },
          {
            title: t("keysPage.until"),
            cell: (row) => (row.revoked_at ? t("keysPage.revoked") : moment(row.expires_at)),
          },
          {
            title: "",
            cell: (row) =>
              !row.revoked_at && (
                <Act kind="grave" onAct={() => revoke.mutate(row.id)}>
                  {t("keysPage.revoke")}
                </Act>
              ),
          },
        ]}
      />
      {name !== undefined && (
        <Dialog
          title={t("keysPage.new")}
          verb={t(secret ? "act.close" : "keysPage.make")}
          isReady={secret !== "" || name.trim() !== ""}
          isBusy={make.isPending}
          onDo={() => (secret ? setName(undefined) : make.mutate())}
          onClose={() => setName(undefined)}
        >
          <ErrorSummary error={make.error} />
          {secret ? (
            <SecretOnce secret={secret} />
          ) : (
            <Field
              label={t("customers.name")}
              pointer="/name"
              value={name}
              onChange={setName}
              autoFocus
            />
          )}
        </Dialog>
      )}
    </Card>
  );
}
