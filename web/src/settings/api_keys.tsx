// Keys for programs: made, shown once, changed, given a new secret, revoked.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Key } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary } from "../shared/fields";
import { between, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { ChangeKey, MakeKey } from "./KeyDialogs";
import { SecretOnce } from "./SecretOnce";

/** What cannot be undone is asked for first, with its effect. */
function Doom({
  row,
  what,
  onClose,
}: {
  row: Key;
  what: "rotate" | "revoke";
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string>();
  const act = useMutation({
    mutationFn: async () => {
      // Whatever else of it was changed meanwhile: it is to end.
      if (what === "rotate")
        return send<"rotate_key">("POST", `/keys/${row.id}/rotation`, {}, { key: undefined });
      await send<"revoke_key">("POST", `/keys/${row.id}/revocation`, {});
      return undefined;
    },
    onSuccess: (issued) => {
      callStale(["key"]);
      if (issued) return setSecret(issued.secret ?? "");
      tell(t("done.revoked"));
      onClose();
    },
  });
  const isDone = secret !== undefined;
  const name = { name: row.name };
  const verb = t(what === "rotate" ? "keysPage.rotateIt" : "keysPage.revokeIt", name);
  return (
    <Dialog
      title={verb}
      words={t(what === "rotate" ? "keysPage.rotateWords" : "keysPage.revokeWords")}
      verb={isDone ? t("act.close") : verb}
      isGrave={!isDone}
      isBusy={act.isPending}
      onDo={() => (isDone ? onClose() : act.mutate())}
      onClose={onClose}
    >
      <ErrorSummary error={act.error} />
      {isDone && (secret ? <SecretOnce secret={secret} /> : <p>{t("keysPage.theirs")}</p>)}
    </Dialog>
  );
}

export function KeysPage() {
  const { t } = useTranslation();
  const { who } = useSession();
  const nameOf = usePeople();
  const [open, setOpen] = useState<{ what: "make" | "change" | "rotate" | "revoke"; row?: Key }>();
  const list = useQuery(one<"list_keys">("key", "/keys", { limit: 100 }));
  const isOver = (row: Key) => !!row.revoked_at || Date.parse(row.expires_at ?? "") < Date.now();
  const canMake = may("administrator");
  const begin = () => setOpen({ what: "make" });
  useKeys({ n: canMake ? begin : undefined }, canMake ? { n: t("keysPage.new") } : {});
  const act = (what: "change" | "rotate" | "revoke", row: Key) => (
    <Act
      key={what}
      onAct={() => setOpen({ what, row })}
      aria-label={`${t(`keysPage.${what}`)}: ${row.name}`}
    >
      {t(`keysPage.${what}`)}
    </Act>
  );
  const close = () => setOpen(undefined);
  return (
    <Card
      flush
      title={t("settings.keys")}
      aside={
        canMake && (
          <Act hint="n" onAct={begin}>
            {t("keysPage.new")}
          </Act>
        )
      }
    >
      <SimpleTable<Key>
        label={t("settings.keys")}
        rows={list.data?.items ?? []}
        keyOf={(row) => row.id}
        columns={[
          {
            title: t("customers.name"),
            className: "main grow",
            cell: (row) => (
              <>
                {row.name}
                {row.person !== who?.person && (
                  <small className="under">{nameOf(row.person)}</small>
                )}
              </>
            ),
          },
          {
            title: t("people.roles"),
            cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(between()),
          },
          {
            title: t("keysPage.until"),
            cell: (row) => (row.revoked_at ? t("keysPage.revoked") : moment(row.expires_at)),
          },
          {
            title: "",
            cell: (row) =>
              !isOver(row) && (
                <span className="row-acts">
                  {canMake && act("change", row)}
                  {(canMake || row.person === who?.person) && [
                    act("rotate", row),
                    act("revoke", row),
                  ]}
                </span>
              ),
          },
        ]}
      />
      {open?.what === "make" && <MakeKey onClose={close} />}
      {open?.what === "change" && open.row && <ChangeKey row={open.row} onClose={close} />}
      {(open?.what === "rotate" || open?.what === "revoke") && open.row && (
        <Doom row={open.row} what={open.what} onClose={close} />
      )}
    </Card>
  );
}
