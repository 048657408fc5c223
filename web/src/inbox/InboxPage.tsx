// One mail that came: the original, what is known of it, and what may be done about it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known, one } from "../api/queries";
import type { InboxMail } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Bones, Card, Code, Facts, Failed, OrderLink } from "../shared/parts";
import { usePeople } from "../shared/people";
import { Mark } from "../shared/StatusMark";
import { AsideDialog, AttachDialog } from "./dialogs";
import { Original, useChosen } from "./Original";
import { doers, enterers, inboxMark } from "./words";

const route = getRouteApi("/inbox/$id");
const living = ["open", "taken", "threaded"];

/** What may be done about it now, by what it is. */
function useDeeds(mail: InboxMail | undefined) {
  const isMine = may(...doers);
  const status = mail?.status ?? "";
  return {
    take: isMine && ["open", "threaded", "set_aside"].includes(status),
    enter: may(...enterers) && [...living, "attached"].includes(status),
    attach: isMine && [...living, "attached"].includes(status),
    aside: isMine && ["open", "taken"].includes(status),
  };
}

export default function InboxPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = usePeople();
  const { id } = route.useParams();
  const found = useQuery(one<"get_inbox_mail">("inbox_mail", `/inbox-mails/${id}`));
  const mail = found.data;
  const [chosen, choose] = useChosen(mail);
  const [dialog, setDialog] = useState<"attach" | "aside">();
  const can = useDeeds(mail);
  const taking = useMutation({
    mutationFn: () =>
      send<"take_inbox_mail">("POST", `/inbox-mails/${id}/taking`, {
        revision: mail!.revision,
      } as never),
    onSuccess: (now) => {
      known("inbox_mail", now);
      callStale(["inbox_mail"]);
      tell(t("done.inboxTaken"));
    },
  });
  const enter = () =>
    void navigate({
      to: "/orders/new",
      search: { mail: id, file: chosen, customer: mail?.customer ?? undefined },
    });
  const back = () => void navigate({ to: "/inbox" });
  useKeys(
    {
      escape: back,
      t: can.take ? () => taking.mutate() : undefined,
      e: can.enter ? enter : undefined,
      a: can.attach ? () => setDialog("attach") : undefined,
      x: can.aside ? () => setDialog("aside") : undefined,
    },
    {
      escape: t("inbox.back"),
      ...(can.take ? { t: t("inbox.take") } : {}),
      ...(can.enter ? { e: t("inbox.enter") } : {}),
      ...(can.attach ? { a: t("inbox.attach") } : {}),
      ...(can.aside ? { x: t("inbox.aside") } : {}),
    },
  );
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!mail) return <Bones rows={12} />;
  return (
    <>
      <PageBar
        title={mail.subject || t("inbox.noSubject")}
        back="/inbox"
        state={
          <span className="chip" role="status">
            <Mark of={inboxMark[mail.status] ?? "waiting"} /> {t(`inbox.status.${mail.status}`)}
          </span>
        }
      >
        {can.aside && (
          <Act kind="quiet" hint="x" onAct={() => setDialog("aside")}>
            {t("inbox.aside")}
          </Act>
        )}
        {can.attach && (
          <Act hint="a" onAct={() => setDialog("attach")}>
            {t("inbox.attach")}
          </Act>
        )}
        {can.take && (
          <Act hint="t" onAct={() => taking.mutate()} loading={taking.isPending}>
            {t("inbox.take")}
          </Act>
        )}
        {can.enter && (
          <Act kind="main" hint="e" onAct={enter}>
            {t("inbox.enter")}
          </Act>
        )}
      </PageBar>
      <div className="inbox-page">
        <Original mail={mail} chosen={chosen} onChoose={choose} />
        <aside className="inbox-side" aria-label={t("inbox.about")}>
          <ErrorSummary error={taking.error} />
          <Card title={t("inbox.about")}>
            <Facts
              rows={[
                [t("inbox.from"), mail.from_name || mail.from || t("inbox.nobody")],
                [t("inbox.address"), mail.from_name && mail.from],
                [t("inbox.received"), moment(mail.received_at)],
                [t("inbox.kind"), mail.kind !== "message" && t(`inbox.kind.${mail.kind}`)],
                [
                  t("order.customer"),
                  mail.customer && (
                    <Link
                      to="/customers/$code"
                      params={{ code: mail.customer }}
                      className="code link"
                    >
                      {mail.customer}
                    </Link>
                  ),
                ],
                [
                  t("inbox.order"),
                  mail.sales_order_number && <OrderLink number={mail.sales_order_number} />,
                ],
                [t("inbox.match"), mail.match !== "none" && t(`inbox.match.${mail.match}`)],
                [t("inbox.owner"), nameOf(mail.owner)],
                [t("inbox.reason"), mail.reason],
                [t("inbox.doneBy"), nameOf(mail.done_by)],
                [
                  t("inbox.faults"),
                  mail.faults?.length
                    ? mail.faults.map((each) => t(`inbox.fault.${each}`)).join(" ")
                    : null,
                ],
                [t("inbox.id"), mail.message_id && <Code>{mail.message_id}</Code>],
              ]}
            />
            {!mail.customer && <p className="soft">{t("inbox.unknownSender")}</p>}
          </Card>
        </aside>
      </div>
      {dialog === "attach" && <AttachDialog mail={mail} onClose={() => setDialog(undefined)} />}
      {dialog === "aside" && <AsideDialog mail={mail} onClose={() => setDialog(undefined)} />}
    </>
  );
}
