// An order that was offered to somebody: until they accept it stays with who has it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Handover, SalesOrder } from "../api/types.gen";
import { may, useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, LongField } from "../shared/fields";
import { moment } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";
import { usePeople } from "../shared/people";

export const touchedByOwners = ["sales_order", "worklist", "follow_up", "handover"];

type Verb = "acceptance" | "refusal" | "withdrawal";
export const answerTo = (offer: Pick<Handover, "id">, verb: Verb, reason = "") =>
  send<"accept_handover">("POST", `/handovers/${offer.id}/${verb}`, {
    reason: reason.trim() || null,
  });

function Refuse({ offer, onClose }: { offer: Handover; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () => answerTo(offer, "refusal", reason),
    onSuccess: () => {
      callStale(touchedByOwners);
      tell(t("done.handover.refusal", { number: offer.sales_order_number }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t("handover.refuseIt", { number: offer.sales_order_number })}
      words={t("handover.refuseWords")}
      verb={t("handover.refuse")}
      isBusy={save.isPending}
      isReady={reason.trim() !== ""}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <LongField
        label={t("form.reason")}
        pointer="/reason"
        error={errorAt(save.error, "/reason")}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </Dialog>
  );
}

export function Offered({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const { who } = useSession();
  const nameOf = usePeople();
  const [isRefusing, setRefusing] = useState(false);
  const list = useQuery({
    ...one<"list_handovers">("handover", "/handovers", {
      sales_order: order.id,
      status: "offered",
      limit: 1,
    }),
    retry: false,
  });
  const offer = list.data?.items[0];
  const answer = useMutation({
    mutationFn: (verb: "acceptance" | "withdrawal") => answerTo(offer!, verb),
    onSuccess: (_, verb) => {
      callStale(touchedByOwners);
      tell(t(`done.handover.${verb}`, { number: order.number ?? "" }));
    },
  });
  if (!offer) return null;
  const isMine = offer.to_owner === who?.person;
  const canTakeBack =
    [offer.offered_by, offer.from_owner].includes(who?.person ?? "") || may("sales_manager");
  return (
    <Card title={t(isMine ? "handover.toMe" : "handover.offered")}>
      <ErrorSummary error={answer.error} />
      <p>
        {t("handover.who", { from: nameOf(offer.offered_by), to: nameOf(offer.to_owner) })}{" "}
        <span className="soft">{moment(offer.offered_at)}</span>
      </p>
      {offer.reason && <p className="soft">{offer.reason}</p>}
      <p className="soft">{t("handover.until", { name: nameOf(order.owner) })}</p>
      <p className="need-acts">
        {isMine && (
          <>
            <Act kind="main" loading={answer.isPending} onAct={() => answer.mutate("acceptance")}>
              {t("handover.accept")}
            </Act>
            <Act onAct={() => setRefusing(true)}>{t("handover.refuse")}</Act>
          </>
        )}
        {!isMine && canTakeBack && (
          <Act loading={answer.isPending} onAct={() => answer.mutate("withdrawal")}>
            {t("handover.takeBack")}
          </Act>
        )}
      </p>
      {isRefusing && <Refuse offer={offer} onClose={() => setRefusing(false)} />}
    </Card>
  );
}
