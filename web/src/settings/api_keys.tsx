// Keys for programs: made, shown once, revoked.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Key } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field } from "../shared/fields";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { SecretOnce } from "./SecretOnce";

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
  const [doomed, setDoomed] = useState<Key>();
  const revoke = useMutation({
    mutationFn: (id: string) => send<"revoke_key">("POST", `/keys/${id}/revocation`, {}),
    onSuccess: () => {
      callStale(["key"]);
      setDoomed(undefined);
      tell(t("done.revoked"));
    },
  });
  const begin = () => {
    setName("");
    setSecret("");
  };
  useKeys({ n: begin }, { n: t("keysPage.new") });
  return (
    <Card
      flush
      title={t("settings.keys")}
      aside={
        <Act hint="n" onAct={begin}>
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
                <Act
                  onAct={() => setDoomed(row)}
                  aria-label={`${t("keysPage.revoke")}: ${row.name}`}
                >
                  {t("keysPage.revoke")}
                </Act>
              ),
          },
        ]}
      />
      {doomed && (
        <Dialog
          title={t("keysPage.revokeIt", { name: doomed.name })}
          words={t("keysPage.revokeWords")}
          verb={t("keysPage.revokeIt", { name: doomed.name })}
          isGrave
          isBusy={revoke.isPending}
          onDo={() => revoke.mutate(doomed.id)}
          onClose={() => setDoomed(undefined)}
        >
          <ErrorSummary error={revoke.error} />
        </Dialog>
      )}
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
              error={errorAt(make.error, "/name")}
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
