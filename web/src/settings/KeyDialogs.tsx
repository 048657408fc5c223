// A key is made, or what it may do and until when is changed.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Key } from "../api/types.gen";
import { useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { dayOf } from "../shared/format";
import { tell } from "../shared/notices";
import { Roles } from "./Roles";
import { SecretOnce } from "./SecretOnce";

/** As typed: one network after the other. */
const networksIn = (text: string) => text.split(/[\s,]+/).filter(Boolean);

interface Given {
  name: string;
  roles: string[];
  networks: string;
}

function KeyFields({
  given,
  onGiven,
  all,
  error,
}: {
  given: Given;
  onGiven: (to: Partial<Given>) => void;
  /** A key has no right that its person has not. */
  all: string[];
  error: unknown;
}) {
  const { t } = useTranslation();
  const wrong = networksIn(given.networks)
    .map((_, i) => errorAt(error, `/networks/${i}`))
    .find(Boolean);
  return (
    <>
      <div className="fields two">
        <Field
          label={t("customers.name")}
          pointer="/name"
          error={errorAt(error, "/name")}
          value={given.name}
          onChange={(name) => onGiven({ name })}
          autoFocus
        />
        <Field
          label={t("keysPage.networks")}
          hint={t("keysPage.networksHint")}
          pointer="/networks"
          error={wrong}
          value={given.networks}
          onChange={(networks) => onGiven({ networks })}
          optional
          mono
        />
      </div>
      <Roles
        legend={t("people.roles")}
        all={all}
        held={given.roles}
        onChange={(roles) => onGiven({ roles })}
      />
    </>
  );
}

export function MakeKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { who } = useSession();
  const own = who?.roles ?? [];
  const [given, setGiven] = useState<Given>({ name: "", roles: own, networks: "" });
  const [secret, setSecret] = useState("");
  const make = useMutation({
    mutationFn: () =>
      send<"create_key">(
        "POST",
        "/keys",
        { name: given.name, roles: given.roles, networks: networksIn(given.networks) } as never,
        { key: undefined },
      ),
    onSuccess: (made) => {
      setSecret(made.secret ?? "");
      callStale(["key"]);
    },
  });
  return (
    <Dialog
      title={t("keysPage.new")}
      verb={t(secret ? "act.close" : "keysPage.make")}
      isReady={secret !== "" || (given.name.trim() !== "" && given.roles.length > 0)}
      isBusy={make.isPending}
      onDo={() => (secret ? onClose() : make.mutate())}
      onClose={onClose}
    >
      <ErrorSummary error={make.error} />
      {secret ? (
        <SecretOnce secret={secret} />
      ) : (
        <KeyFields
          given={given}
          onGiven={(to) => setGiven({ ...given, ...to })}
          all={own}
          error={make.error}
        />
      )}
    </Dialog>
  );
}

export function ChangeKey({ row, onClose }: { row: Key; onClose: () => void }) {
  const { t } = useTranslation();
  const person = useQuery(one<"get_person">("person", `/persons/${row.person}`));
  const ends = row.expires_at ? dayOf(row.expires_at) : "";
  const [until, setUntil] = useState(ends);
  const [given, setGiven] = useState<Given>({
    name: row.name,
    roles: row.roles,
    networks: row.networks.join(" "),
  });
  const save = useMutation({
    mutationFn: () =>
      send<"change_key">(
        "PATCH",
        `/keys/${row.id}`,
        {
          name: given.name,
          roles: given.roles,
          networks: networksIn(given.networks),
          // It ends at midnight after its last day, by the world's clock.
          ...(until !== ends && { expires_at: `${until}T23:59:59Z` }),
        },
        { revision: row.revision },
      ),
    onSuccess: () => {
      callStale(["key"]);
      tell(t("done.key", { name: given.name }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("keysPage.changeIt", { name: row.name })}
      verb={t("act.save")}
      isReady={given.name.trim() !== "" && given.roles.length > 0 && until !== ""}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <KeyFields
        given={given}
        onGiven={(to) => setGiven({ ...given, ...to })}
        all={person.data?.roles ?? row.roles}
        error={save.error}
      />
      <DayField
        label={t("keysPage.until")}
        pointer="/expires_at"
        error={errorAt(save.error, "/expires_at")}
        value={until}
        onChange={setUntil}
      />
    </Dialog>
  );
}
