// The company, its warehouses, people, keys, webhooks and imports.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { ImportRun, Key, Person, Settings, Warehouse, Webhook, WebhookDelivery } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { moment, quantity } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";

const roles = ["agent", "order_desk", "warehouse", "sales_manager", "procurement", "finance", "quality_manager", "service_manager", "administrator", "auditor"];

export function CompanyPage() {
  const { t } = useTranslation();
  const settings = useQuery(one<"get_settings">("settings", "/settings"));
  const [given, setGiven] = useState<Partial<Record<keyof Settings, string>>>({});
  const names = ["company", "standard_lead_days", "soft_hold_days", "gs1_company_prefix"] as const;
  const numbers = ["standard_lead_days", "soft_hold_days"];
  const save = useMutation({
    mutationFn: () => send<"change_settings">("PATCH", "/settings", Object.fromEntries(Object.entries(given).map(([name, value]) => [name, numbers.includes(name) ? Number(value) : value || null])) as never, { revision: settings.data!.revision }),
    onSuccess: () => { setGiven({}); callStale(["settings"]); tell(t("done.settings")); },
  });
  if (settings.error) return <Failed error={settings.error} />;
  if (!settings.data) return <Bones />;
  const record = settings.data;
  const value = (name: keyof Settings) => given[name] ?? String(record[name] ?? "");
  const isMine = may("administrator");
  return (
    <Card><form className="fields form-page" onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
      <ErrorSummary error={save.error} />
      {record.proposed.length > 0 && <p className="bar-notice warn">{t("settings.proposed", { fields: record.proposed.map((each) => each.field).join(", ") })}</p>}
      {names.map((name) => <Field key={name} label={t(`settings.field.${name}`)} pointer={`/${name}`} value={value(name)} onChange={(to) => setGiven({ ...given, [name]: to })} error={errorAt(save.error, `/${name}`)} disabled={!isMine} />)}
      <LongField label={t("settings.field.delay_message")} pointer="/delay_message" value={value("delay_message")} onChange={(to) => setGiven({ ...given, delay_message: to })} hint={t("settings.delayHint")} />
      <dl className="facts"><div><dt>{t("customers.currency")}</dt><dd>{record.currency}</dd></div><div><dt>{t("settings.zone")}</dt><dd>{record.time_zone}</dd></div></dl>
      {isMine && <div><Act kind="main" type="submit" disabled={Object.keys(given).length === 0} loading={save.isPending}>{t("settings.save")}</Act></div>}
    </form></Card>
  );
}

export function WarehousesPage() {
  const { t } = useTranslation();
  const list = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 100 }));
  return <Card flush><SimpleTable<Warehouse> label={t("settings.warehouses")} rows={list.data?.items ?? []} keyOf={(row) => row.id} columns={[
    { title: t("line.code"), cell: (row) => <Code>{row.code}</Code> }, { title: t("customers.name"), className: "grow main", cell: (row) => row.name }, { title: t("address.country"), cell: (row) => row.country }, { title: t("settings.zone"), cell: (row) => row.time_zone },
    { title: t("settings.hours"), cell: (row) => row.hours.slice(0, 1).map((hours) => `${hours.opens.slice(0, 5)}–${hours.closes.slice(0, 5)}`).join("") }]} /></Card>;
}

function Invite({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<{ name: string; email: string; roles: string[] }>({ name: "", email: "", roles: ["order_desk"] });
  const [token, setToken] = useState("");
  const save = useMutation({
    mutationFn: async () => {
      const person = await send<"invite_person">("POST", "/persons", given);
      return send<"issue_invitation">("POST", `/persons/${person.id}/invitation`, {}, { key: undefined });
    },
    onSuccess: (invitation) => { callStale(["person"]); setToken(invitation.token ?? ""); },
  });
  const flip = (role: string) => setGiven({ ...given, roles: given.roles.includes(role) ? given.roles.filter((each) => each !== role) : [...given.roles, role] });
  return (
    <Dialog title={t("people.invite")} verb={t(token ? "act.close" : "people.invite")} isBusy={save.isPending} onDo={() => (token ? onClose() : save.mutate())} onClose={onClose}>
      <ErrorSummary error={save.error} />
      {token ? <><p>{t("people.token")}</p><p className="token"><Code>{token}</Code></p></> : <>
        <div className="fields two"><Field label={t("customers.name")} pointer="/name" value={given.name} onChange={(name) => setGiven({ ...given, name })} autoFocus /><Field label={t("signIn.email")} pointer="/email" value={given.email} onChange={(email) => setGiven({ ...given, email })} /></div>
        <fieldset className="role-choices"><legend className="field-label">{t("people.roles")}</legend>{roles.map((role) => <label key={role}><input type="checkbox" checked={given.roles.includes(role)} onChange={() => flip(role)} /> {t(`role.${role}`)}</label>)}</fieldset></>}
    </Dialog>
  );
}

export function PeoplePage() {
  const { t } = useTranslation();
  const [isInviting, setInviting] = useState(false);
  const list = useQuery(one<"list_persons">("person", "/persons", { limit: 200 }));
  const verb = useMutation({ mutationFn: ({ id, what }: { id: string; what: "suspension" | "reinstatement" | "role-confirmation" }) => send<"suspend_person">("POST", `/persons/${id}/${what}`, {}), onSuccess: () => callStale(["person"]) });
  const isMine = may("administrator");
  if (list.error) return <Failed error={list.error} />;
  return (
    <Card flush title={t("settings.people")} aside={isMine && <Act onAct={() => setInviting(true)}>{t("people.invite")}</Act>}>
      <div className="card-note"><ErrorSummary error={verb.error} /></div>
      <SimpleTable<Person> label={t("settings.people")} rows={list.data?.items ?? []} keyOf={(row) => row.id} columns={[
        { title: t("customers.name"), className: "main", cell: (row) => row.name }, { title: t("signIn.email"), cell: (row) => row.email }, { title: t("people.roles"), className: "grow", cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(", ") },
        { title: t("order.state"), cell: (row) => <StatusMark status={row.status === "suspended" ? "hold" : row.status === "removed" ? "closed" : row.status} kind="record" /> },
        { title: "", cell: (row) => isMine && <>{row.proposed_roles.length > 0 && <Act onAct={() => verb.mutate({ id: row.id, what: "role-confirmation" })}>{t("people.confirmRoles")}</Act>}{row.status === "active" && <Act kind="quiet" onAct={() => verb.mutate({ id: row.id, what: "suspension" })}>{t("people.suspend")}</Act>}{row.status === "suspended" && <Act kind="quiet" onAct={() => verb.mutate({ id: row.id, what: "reinstatement" })}>{t("people.reinstate")}</Act>}</> }]} />
      {isInviting && <Invite onClose={() => setInviting(false)} />}
    </Card>
  );
}

export function KeysPage() {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const [secret, setSecret] = useState("");
  const list = useQuery(one<"list_keys">("key", "/keys", { limit: 100 }));
  const make = useMutation({ mutationFn: () => send<"create_key">("POST", "/keys", { name: name ?? "" }, { key: undefined }), onSuccess: (made) => { setSecret(made.secret ?? ""); callStale(["key"]); } });
  const revoke = useMutation({ mutationFn: (id: string) => send<"revoke_key">("POST", `/keys/${id}/revocation`, {}), onSuccess: () => { callStale(["key"]); tell(t("done.revoked")); } });
  return (
    <Card flush title={t("settings.keys")} aside={<Act onAct={() => { setName(""); setSecret(""); }}>{t("keysPage.new")}</Act>}>
      <SimpleTable<Key> label={t("settings.keys")} rows={list.data?.items ?? []} keyOf={(row) => row.id} columns={[
        { title: t("customers.name"), className: "main grow", cell: (row) => row.name }, { title: t("people.roles"), cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(", ") }, { title: t("keysPage.until"), cell: (row) => (row.revoked_at ? t("keysPage.revoked") : moment(row.expires_at)) },
        { title: "", cell: (row) => !row.revoked_at && <Act kind="grave" onAct={() => revoke.mutate(row.id)}>{t("keysPage.revoke")}</Act> }]} />
      {name !== undefined && <Dialog title={t("keysPage.new")} verb={t(secret ? "act.close" : "keysPage.make")} isReady={secret !== "" || name.trim() !== ""} isBusy={make.isPending} onDo={() => (secret ? setName(undefined) : make.mutate())} onClose={() => setName(undefined)}>
        <ErrorSummary error={make.error} />{secret ? <><p>{t("keysPage.once")}</p><p className="token"><Code>{secret}</Code></p></> : <Field label={t("customers.name")} pointer="/name" value={name} onChange={setName} autoFocus />}</Dialog>}
    </Card>
  );
}

export function WebhooksPage() {
  const { t } = useTranslation();
  const hooks = useQuery(one<"list_webhooks">("webhook", "/webhooks", { limit: 100 }));
  const log = useQuery(one<"list_webhook_deliveries">("webhook_delivery", "/webhook-deliveries", { limit: 100 }));
  const [given, setGiven] = useState<{ url: string; events: string }>();
  const [secret, setSecret] = useState("");
  const make = useMutation({ mutationFn: () => send<"create_webhook">("POST", "/webhooks", { url: given!.url, events: given!.events.split(/[\s,]+/).filter(Boolean) }), onSuccess: (made) => { setSecret(made.secret ?? ""); callStale(["webhook"]); } });
  const replay = useMutation({ mutationFn: (id: string) => send<"replay_webhook_delivery">("POST", `/webhook-deliveries/${id}/replay`, {}), onSuccess: () => { callStale(["webhook_delivery"]); tell(t("done.replayed")); } });
  if (hooks.error) return <Failed error={hooks.error} />;
  return (
    <div className="stack">
      <Card flush title={t("settings.webhooks")} aside={may("administrator") && <Act onAct={() => { setSecret(""); setGiven({ url: "https://", events: "sales_order.*" }); }}>{t("webhooks.new")}</Act>}>
        <SimpleTable<Webhook> label={t("settings.webhooks")} rows={hooks.data?.items ?? []} keyOf={(row) => row.id} columns={[{ title: t("webhooks.url"), className: "grow main", cell: (row) => row.url }, { title: t("webhooks.events"), cell: (row) => <Code>{row.events.join(" ")}</Code> }, { title: t("order.state"), cell: (row) => <StatusMark status={row.status === "active" ? "active" : "hold"} kind="record" /> }]} />
      </Card>
      <Card flush title={t("webhooks.log")}>
        <SimpleTable<WebhookDelivery> label={t("webhooks.log")} rows={log.data?.items ?? []} keyOf={(row) => row.id} columns={[{ title: t("stock.when"), cell: (row) => moment(row.created_at) }, { title: t("webhooks.events"), className: "grow", cell: (row) => <Code>{row.event}</Code> }, { title: t("order.state"), cell: (row) => t(`webhooks.status.${row.status}`) }, { title: t("webhooks.attempts"), align: "right", cell: (row) => row.attempts }, { title: t("webhooks.answer"), cell: (row) => row.last_code || row.failure }, { title: "", cell: (row) => row.ended_at && <Act kind="quiet" onAct={() => replay.mutate(row.id)}>{t("webhooks.replay")}</Act> }]} />
      </Card>
      {given && <Dialog title={t("webhooks.new")} verb={t(secret ? "act.close" : "webhooks.make")} isBusy={make.isPending} onDo={() => (secret ? setGiven(undefined) : make.mutate())} onClose={() => setGiven(undefined)}><ErrorSummary error={make.error} />
        {secret ? <><p>{t("keysPage.once")}</p><p className="token"><Code>{secret}</Code></p></> : <><Field label={t("webhooks.url")} pointer="/url" value={given.url} onChange={(url) => setGiven({ ...given, url })} autoFocus /><Field label={t("webhooks.events")} pointer="/events" hint={t("webhooks.eventsHint")} value={given.events} onChange={(events) => setGiven({ ...given, events })} mono /></>}</Dialog>}
    </div>
  );
}

export function ImportsPage() {
  const { t } = useTranslation();
  const list = useQuery(one<"list_imports">("import", "/imports", { limit: 100 }));
  if (list.error) return <Failed error={list.error} />;
  return <Card flush><SimpleTable<ImportRun> label={t("settings.imports")} rows={list.data?.items ?? []} keyOf={(row) => row.id} columns={[
    { title: t("stock.when"), cell: (row) => moment(row.started_at) }, { title: t("stock.kind"), cell: (row) => row.kind }, { title: t("imports.file"), className: "grow main", cell: (row) => row.file_name }, { title: t("order.state"), cell: (row) => t(`imports.status.${row.status}`) },
    { title: t("imports.read"), align: "right", cell: (row) => quantity(String(row.rows_read)) }, { title: t("imports.accepted"), align: "right", cell: (row) => quantity(String(row.rows_accepted)) }, { title: t("imports.rejected"), align: "right", cell: (row) => <span className={row.rows_rejected ? "late" : undefined}>{quantity(String(row.rows_rejected))}</span> }]} /></Card>;
}
