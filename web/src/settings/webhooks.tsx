// Events for other systems: where they go, whether they are wanted, and what came of each.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Webhook, WebhookDelivery } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";
import { useWebhookDeed, type WebhookDeed, WebhookDialog } from "./WebhookDialog";

function Log({ hooks }: { hooks: Webhook[] }) {
  const { t } = useTranslation();
  const log = useQuery(
    one<"list_webhook_deliveries">("webhook_delivery", "/webhook-deliveries", { limit: 100 }),
  );
  const replay = useMutation({
    mutationFn: (id: string) =>
      send<"replay_webhook_delivery">("POST", `/webhook-deliveries/${id}/replay`, {}),
    onSuccess: () => {
      callStale(["webhook_delivery"]);
      tell(t("done.replayed"));
    },
  });
  const active = new Set(hooks.filter((each) => each.status === "active").map(({ id }) => id));
  const urlOf = (id: string | null) => hooks.find((each) => each.id === id)?.url ?? "—";
  return (
    <>
      <ErrorSummary error={replay.error} />
      <Card flush title={t("webhooks.log")}>
        <SimpleTable<WebhookDelivery>
          label={t("webhooks.log")}
          rows={log.data?.items ?? []}
          none={!!log.data && t("webhooks.noneSent")}
          keyOf={(row) => row.id}
          columns={[
            { title: t("stock.when"), cell: (row) => moment(row.created_at) },
            {
              title: t("webhooks.events"),
              className: "main",
              cell: (row) => <Code>{row.event}</Code>,
            },
            {
              title: t("webhooks.url"),
              className: "grow soft clip",
              cell: (row) => <span>{urlOf(row.webhook_id)}</span>,
            },
            { title: t("order.state"), cell: (row) => t(`webhooks.status.${row.status}`) },
            { title: t("webhooks.attempts"), align: "right", cell: (row) => row.attempts },
            { title: t("webhooks.answer"), cell: (row) => row.last_code || row.failure },
            {
              title: "",
              cell: (row) =>
                may("administrator") &&
                row.ended_at &&
                active.has(row.webhook_id ?? "") && (
                  <Act kind="quiet" onAct={() => replay.mutate(row.id)}>
                    {t("webhooks.replay")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
    </>
  );
}

export function WebhooksPage() {
  const { t } = useTranslation();
  const hooks = useQuery(one<"list_webhooks">("webhook", "/webhooks", { limit: 100 }));
  const [opened, setOpened] = useState<{
    what: Exclude<WebhookDeed, "resume">;
    hook?: Webhook;
  }>();
  const { deed: resuming } = useWebhookDeed(() => undefined);
  const isMine = may("administrator");
  const rows = hooks.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const act = (what: WebhookDeed, hook?: Webhook) => {
    if (what === "resume") resuming.mutate({ what, hook });
    else setOpened({ what, hook });
  };
  const pauseOrResume = (hook: Webhook) => (hook.status === "active" ? "pause" : "resume");
  const mine = (what: (hook: Webhook) => WebhookDeed) =>
    isMine && here ? () => act(what(here), here) : undefined;
  useKeys(
    {
      ...walking,
      n: isMine ? () => act("make") : undefined,
      e: mine(() => "edit"),
      enter: mine(() => "edit"),
      p: mine(pauseOrResume),
      s: mine(() => "secret"),
    },
    {
      j: t("keys.move"),
      ...(isMine && {
        n: t("webhooks.make"),
        e: t("act.edit"),
        p: t("webhooks.pauseOrResume"),
        s: t("webhooks.secret"),
      }),
    },
  );
  if (hooks.error) return <Failed error={hooks.error} onRetry={() => void hooks.refetch()} />;
  return (
    <div className="stack">
      <ErrorSummary error={resuming.error} />
      <Card
        flush
        title={t("settings.webhooks")}
        aside={
          isMine && (
            <Act hint="n" onAct={() => act("make")}>
              {t("webhooks.make")}
            </Act>
          )
        }
      >
        <SimpleTable<Webhook>
          label={t("settings.webhooks")}
          rows={rows}
          none={!!hooks.data && t("webhooks.none")}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("webhooks.url"),
              className: "grow main",
              cell: (row) => (
                <>
                  {row.url}
                  {row.description && <small className="under">{row.description}</small>}
                </>
              ),
            },
            { title: t("webhooks.events"), cell: (row) => <Code>{row.events.join(" ")}</Code> },
            {
              title: t("order.state"),
              cell: (row) => (
                <>
                  <StatusMark status={row.status === "active" ? "active" : "hold"} kind="record" />
                  {row.disabled_for && (
                    <small className="under">{t(`webhooks.for.${row.disabled_for}`)}</small>
                  )}
                  {row.before_until && new Date(row.before_until) > new Date() && (
                    <small className="under">
                      {t("webhooks.twoSecrets", { until: moment(row.before_until) })}
                    </small>
                  )}
                </>
              ),
            },
            {
              title: "",
              cell: (row) =>
                isMine && (
                  <span className="row-acts">
                    {(["edit", pauseOrResume(row), "secret", "remove"] as const).map((what) => (
                      <Act
                        key={what}
                        kind="quiet"
                        onAct={() => act(what, row)}
                        aria-label={`${t(`webhooks.${what}.verb`)}: ${row.url}`}
                      >
                        {t(`webhooks.${what}.verb`)}
                      </Act>
                    ))}
                  </span>
                ),
            },
          ]}
        />
      </Card>
      <Log hooks={rows} />
      {opened && <WebhookDialog {...opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
