// Who works here: invited, changed, given roles, kept out and let in again; a row's verbs are those of its state.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Person } from "../api/types.gen";
import { languages } from "../languages";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { between } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";
import { Roles } from "./Roles";

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
              error={errorAt(save.error, "/name")}
              value={given.name}
              onChange={(name) => setGiven({ ...given, name })}
              autoFocus
            />
            <Field
              label={t("signIn.email")}
              pointer="/email"
              error={errorAt(save.error, "/email")}
              value={given.email}
              onChange={(email) => setGiven({ ...given, email })}
            />
          </div>
          <Roles
            legend={t("people.roles")}
            all={roles}
            held={given.roles}
            onChange={(held) => setGiven({ ...given, roles: held })}
          />
        </>
      )}
    </Dialog>
  );
}

function Edit({ row, onClose }: { row: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({
    name: row.name,
    email: row.email,
    roles: row.roles,
    language: row.language ?? "",
    time_zone: row.time_zone ?? "",
  });
  const save = useMutation({
    mutationFn: () => {
      const isSame = [...given.roles].sort().join() === [...row.roles].sort().join();
      const { roles: held, ...rest } = given;
      const body = {
        ...rest,
        language: given.language || null,
        time_zone: given.time_zone.trim() || null,
        ...(isSame ? {} : { roles: held }),
      };
      return send<"change_person">("PATCH", `/persons/${row.id}`, body, {
        revision: row.revision,
      });
    },
    onSuccess: (now) => {
      callStale(["person"]);
      const isWaiting = now.proposed_roles.length > 0;
      tell(t(isWaiting ? "people.rolesWait" : "people.changed", { name: now.name }));
      onClose();
    },
  });
  const field = (name: "name" | "email" | "time_zone") => ({
    pointer: `/${name}`,
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(save.error, `/${name}`),
  });
  return (
    <Dialog
      title={row.name}
      words={t("people.editWords")}
      verb={t("act.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields">
        <div className="fields two">
          <Field label={t("customers.name")} autoFocus {...field("name")} />
          <Field label={t("signIn.email")} inputMode="email" {...field("email")} />
          <ChoiceField
            label={t("me.language")}
            value={given.language}
            onChange={(language) => setGiven({ ...given, language })}
            choices={languages.map(({ code, name }) => ({ value: code, label: name }))}
            optional
          />
          <Field
            label={t("settings.zone")}
            hint={t("warehouses.zoneHint")}
            optional
            {...field("time_zone")}
          />
        </div>
        <Roles
          legend={t("people.roles")}
          all={roles}
          held={given.roles}
          onChange={(held) => setGiven({ ...given, roles: held })}
        />
      </div>
    </Dialog>
  );
}

type Verb = "role-confirmation" | "role-refusal" | "suspension" | "reinstatement" | "removal";

function verbsOf(row: Person, isConcerned: boolean): Verb[] {
  if (row.status === "removed") return [];
  const answers: Verb[] = row.proposed_roles.length
    ? isConcerned
      ? ["role-refusal"]
      : ["role-confirmation", "role-refusal"]
    : [];
  return [
    ...answers,
    ...(row.status === "suspended" ? (["reinstatement"] as const) : []),
    ...(row.status === "active" ? (["suspension"] as const) : []),
    "removal",
  ];
}

function Remove({ row, onClose }: { row: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useMutation({
    mutationFn: () => send<"remove_person">("POST", `/persons/${row.id}/removal`, {}),
    onSuccess: () => {
      callStale(["person"]);
      tell(t("people.removed", { name: row.name }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("people.remove", { name: row.name })}
      words={t("people.removeWords")}
      verb={t("people.remove", { name: row.name })}
      isGrave
      isBusy={remove.isPending}
      onDo={() => remove.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={remove.error} />
    </Dialog>
  );
}

export function PeoplePage() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const [opened, setOpened] = useState<{ what: "invite" | "edit" | "removal"; row?: Person }>();
  const list = useQuery(one<"list_persons">("person", "/persons", { limit: 200 }));
  const verb = useMutation({
    mutationFn: ({ id, what }: { id: string; what: Verb }) =>
      send<"suspend_person">("POST", `/persons/${id}/${what}`, {}),
    onSuccess: () => callStale(["person"]),
  });
  const rows = list.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const isMine = may("administrator");
  const invite = isMine ? () => setOpened({ what: "invite" }) : undefined;
  const canEdit = (row: Person | undefined) => isMine && row && row.status !== "removed";
  const edit = canEdit(here) ? () => setOpened({ what: "edit", row: here }) : undefined;
  useKeys(
    {
      ...walking,
      n: invite,
      e: edit,
      enter: edit,
    },
    { j: t("keys.move"), ...(isMine && { n: t("people.invite"), e: t("act.edit") }) },
  );
  if (list.error) return <Failed error={list.error} />;
  if (!list.data) return <Bones rows={8} />;
  const perform = (what: Verb, row: Person) => {
    if (what === "removal") setOpened({ what, row });
    else verb.mutate({ id: row.id, what });
  };
  const close = () => setOpened(undefined);
  const named = (roleNames: string[]) => roleNames.map((role) => t(`role.${role}`)).join(between());
  return (
    <Card
      flush
      title={t("settings.people")}
      aside={
        invite && (
          <Act hint="n" onAct={invite}>
            {t("people.invite")}
          </Act>
        )
      }
    >
      <div className="card-note">
        <ErrorSummary error={verb.error} />
      </div>
      <SimpleTable<Person>
        label={t("settings.people")}
        rows={rows}
        keyOf={(row) => row.id}
        onRow={goTo}
        rowClass={(row) => (row === here ? "cursor" : undefined)}
        columns={[
          { title: t("customers.name"), className: "main", cell: (row) => row.name },
          { title: t("signIn.email"), cell: (row) => row.email },
          {
            title: t("people.roles"),
            className: "grow",
            cell: (row) => (
              <>
                {named(row.roles)}
                {row.proposed_roles.length > 0 && (
                  <small className="under">
                    {t("people.proposed", {
                      roles: named(row.proposed_roles),
                      who: nameOf(row.proposed_by),
                    })}
                  </small>
                )}
              </>
            ),
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
              canEdit(row) && (
                <span className="row-acts">
                  <Act
                    onAct={() => setOpened({ what: "edit", row })}
                    aria-label={`${t("act.edit")}: ${row.name}`}
                  >
                    {t("act.edit")}
                  </Act>
                  {verbsOf(row, [row.proposed_by, row.id].includes(who?.person ?? "")).map(
                    (what) => (
                      <Act
                        key={what}
                        kind="quiet"
                        onAct={() => perform(what, row)}
                        aria-label={`${t(`people.verb.${what}`)}: ${row.name}`}
                      >
                        {t(`people.verb.${what}`)}
                      </Act>
                    ),
                  )}
                </span>
              ),
          },
        ]}
      />
      {opened?.what === "invite" && <Invite onClose={close} />}
      {opened?.what === "edit" && opened.row && <Edit row={opened.row} onClose={close} />}
      {opened?.what === "removal" && opened.row && <Remove row={opened.row} onClose={close} />}
    </Card>
  );
}
