// What is done with a webhook: made, changed, paused, given another secret, removed; each says what comes of it.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import type { Webhook } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { SecretOnce } from "./SecretOnce";

export type WebhookDeed = "make" | "edit" | "pause" | "resume" | "secret" | "remove";

function sent(what: WebhookDeed, hook: Webhook | undefined, body: object): Promise<unknown> {
  if (what === "make") return send<"create_webhook">("POST", "/webhooks", body as never);
  const path = `/webhooks/${hook!.id}`;
  if (what === "secret")
    return send<"rotate_webhook_secret">("POST", `${path}/secret-rotation`, {} as never);
  if (what === "remove") return send<"delete_webhook">("DELETE", path);
  const status = what === "pause" ? "disabled" : what === "resume" ? "active" : undefined;
  return send<"change_webhook">("PATCH", path, (status ? { status } : body) as never, {
    revision: hook!.revision,
  });
}

/** `resume` asks nothing; everything else does, for none of it can be taken back. */
export function useWebhookDeed(onDone: () => void) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState("");
  const deed = useMutation({
    mutationFn: ({ what, hook, body }: { what: WebhookDeed; hook?: Webhook; body?: object }) =>
      sent(what, hook, body ?? {}),
    onSuccess: (answer, { what }) => {
      callStale(["webhook", "webhook_delivery"]);
      const shown = (answer as Webhook | undefined)?.secret;
      if (shown) return setSecret(shown);
      tell(t(`webhooks.${what}.done`));
      onDone();
    },
  });
  return { deed, secret };
}

export function WebhookDialog({
  what,
  hook,
  onClose,
}: {
  what: Exclude<WebhookDeed, "resume">;
  hook?: Webhook;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { deed, secret } = useWebhookDeed(onClose);
  const [given, setGiven] = useState({
    url: hook?.url ?? "https://",
    events: hook?.events.join(" ") ?? "sales_order.*",
    description: hook?.description ?? "",
  });
  const isForm = what === "make" || what === "edit";
  const body = {
    url: given.url.trim(),
    events: given.events.split(/[\s,]+/).filter(Boolean),
    description: given.description.trim() || null,
  };
  const eventsError =
    errorAt(deed.error, "/events") ??
    body.events.map((_, i) => errorAt(deed.error, `/events/${i}`)).find(Boolean);
  return (
    <Dialog
      title={t(`webhooks.${what}`)}
      words={isForm ? undefined : t(`webhooks.${what}.words`, { url: hook?.url })}
      verb={t(secret ? "act.close" : `webhooks.${what}.verb`)}
      isBusy={deed.isPending}
      isGrave={what === "remove"}
      onDo={() => (secret ? onClose() : deed.mutate({ what, hook, body }))}
      onClose={onClose}
    >
      <ErrorSummary error={deed.error} />
      {secret ? (
        <SecretOnce secret={secret} />
      ) : (
        isForm && (
          <div className="fields">
            <Field
              label={t("webhooks.url")}
              pointer="/url"
              value={given.url}
              onChange={(url) => setGiven({ ...given, url })}
              error={errorAt(deed.error, "/url")}
              autoFocus
            />
            <Field
              label={t("webhooks.events")}
              pointer="/events"
              hint={t("webhooks.eventsHint")}
              value={given.events}
              onChange={(events) => setGiven({ ...given, events })}
              error={eventsError}
              mono
            />
            <Field
              label={t("webhooks.what")}
              pointer="/description"
              value={given.description}
              onChange={(description) => setGiven({ ...given, description })}
              error={errorAt(deed.error, "/description")}
              optional
            />
          </div>
        )
      )}
    </Dialog>
  );
}
