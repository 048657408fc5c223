// Events for other systems: where they go, and what came of each.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Webhook, WebhookDelivery } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ErrorSummary, Field } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { SecretOnce } from "./SecretOnce";

export function WebhooksPage() {
  const { t } = useTranslation();
  const hooks = useQuery(one<"list_webhooks">("webhook", "/webhooks", { limit: 100 }));
  const log = useQuery(
    one<"list_webhook_deliveries">("webhook_delivery", "/webhook-deliveries", { limit: 100 }),
  );
  const [given, setGiven] = useState<{ url: string; events: string }>();
  const [secret, setSecret] = useState("");
  const make = useMutation({
    mutationFn: () =>
      send<"create_webhook">("POST", "/webhooks", {
        url: given!.url,
        events: given!.events.split(/[\s,]+/).filter(Boolean),
      }),
    onSuccess: (made) => {
      setSecret(made.secret ?? "");
      callStale(["webhook"]);
    },
  });
  const replay = useMutation({
    mutationFn: (id: string) =>
      send<"replay_webhook_delivery">("POST", `/webhook-deliveries/${id}/replay`, {}),
    onSuccess: () => {
      callStale(["webhook_delivery"]);
      tell(t("done.replayed"));
    },
  });
  if (hooks.error) return <Failed error={hooks.error} />;
  return (
    <div className="stack">
      <Card
        flush
        title={t("settings.webhooks")}
        aside={
          may("administrator") && (
            <Act
              onAct={() => {
                setSecret("");
                setGiven({ url: "https://", events: "sales_order.*" });
              }}
            >
              {t("webhooks.new")}
            </Act>
          )
        }
      >
        <SimpleTable<Webhook>
          label={t("settings.webhooks")}
          rows={hooks.data?.items ?? []}
          keyOf={(row) => row.id}
          columns={[
            { title: t("webhooks.url"), className: "grow main", cell: (row) => row.url },
            { title: t("webhooks.events"), cell: (row) => <Code>{row.events.join(" ")}</Code> },
            {
              title: t("order.state"),
              cell: (row) => (
                <StatusMark status={row.status === "active" ? "active" : "hold"} kind="record" />
              ),
            },
          ]}
        />
      </Card>
      <Card flush title={t("webhooks.log")}>
        <SimpleTable<WebhookDelivery>
          label={t("webhooks.log")}
          rows={log.data?.items ?? []}
          keyOf={(row) => row.id}
          columns={[
            { title: t("stock.when"), cell: (row) => moment(row.created_at) },
            {
              title: t("webhooks.events"),
              className: "grow",
              cell: (row) => <Code>{row.event}</Code>,
            },
            { title: t("order.state"), cell: (row) => t(`webhooks.status.${row.status}`) },
            { title: t("webhooks.attempts"), align: "right", cell: (row) => row.attempts },
            { title: t("webhooks.answer"), cell: (row) => row.last_code || row.failure },
            {
              title: "",
              cell: (row) =>
                row.ended_at && (
                  <Act kind="quiet" onAct={() => replay.mutate(row.id)}>
                    {t("webhooks.replay")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
      {given && (
        <Dialog
          title={t("webhooks.new")}
          verb={t(secret ? "act.close" : "webhooks.make")}
          isBusy={make.isPending}
          onDo={() => (secret ? setGiven(undefined) : make.mutate())}
          onClose={() => setGiven(undefined)}
        >
          <ErrorSummary error={make.error} />
          {secret ? (
            <SecretOnce secret={secret} />
          ) : (
            <>
              <Field
                label={t("webhooks.url")}
                pointer="/url"
                value={given.url}
                onChange={(url) => setGiven({ ...given, url })}
                autoFocus
              />
              <Field
                label={t("webhooks.events")}
                pointer="/events"
                hint={t("webhooks.eventsHint")}
                value={given.events}
                onChange={(events) => setGiven({ ...given, events })}
                mono
              />
            </>
          )}
        </Dialog>
      )}
    </div>
  );
}
