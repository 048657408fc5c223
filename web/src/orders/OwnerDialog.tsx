// One order or many to somebody else, with what was still to be done for them: theirs when they accept, one's own at
// once. Those that the server refuses are told with their reasons; for a moment all can be taken back.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { useSession } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, Field } from "../shared/fields";
import { tell } from "../shared/notices";
import { Mark } from "../shared/StatusMark";
import { OrderLink } from "../shared/parts";
import { useColleagues } from "../shared/people";
import { performAll } from "./bulk";
import { answerTo, touchedByOwners } from "./Offered";

export interface OwnedOrder {
  id: string;
  number: string | null;
  owner: string | null;
}
/** Who looks after orders. */
const desk = ["agent", "order_desk", "sales_manager"];

const give = (order: OwnedOrder, owner: string, reason: string) =>
  send<"hand_over_sales_order">("POST", `/sales-orders/${order.id}/owner`, {
    owner,
    reason: reason.trim() || null,
  } as never);

export default function OwnerDialog({
  orders,
  onDone,
  onClose,
}: {
  orders: OwnedOrder[];
  onDone?: (refused: Map<string, string>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { who } = useSession();
  const colleagues = useColleagues().filter(({ roles }) =>
    roles.some((role) => desk.includes(role)),
  );
  const [given, setGiven] = useState({ owner: "", reason: "" });
  const [refused, setRefused] = useState(new Map<string, string>());
  const theirs = (id: string) => orders.filter((order) => order.owner === id);
  const to = given.owner || colleagues.find(({ id }) => !theirs(id).length)?.id || "";
  const going = orders.filter((order) => order.owner !== to);
  const isForMe = to === who?.person;
  const save = useMutation({
    mutationFn: async () => {
      const made: { id: string }[] = [];
      const failed = await performAll(going, async (order) => {
        made.push(await give(order, to, given.reason));
      });
      return { made, failed };
    },
    onSuccess: ({ made, failed }) => {
      callStale(touchedByOwners);
      const name = colleagues.find(({ id }) => id === to)?.name ?? "";
      const takeBack = () =>
        void performAll(made, (offer) => answerTo(offer, "withdrawal")).then(() =>
          callStale(touchedByOwners),
        );
      if (made.length)
        tell(
          t(isForMe ? "done.owner" : "done.offered", {
            count: made.length,
            refused: failed.size,
            name,
          }),
          { mark: failed.size ? "warn" : "pass", undo: takeBack },
        );
      onDone?.(failed);
      if (failed.size && !onDone) setRefused(failed);
      else onClose();
    },
  });
  return (
    <Dialog
      title={t("owner.title", { count: orders.length, number: orders[0]?.number ?? "" })}
      words={t(isForMe ? "owner.words" : "owner.offerWords")}
      verb={t("owner.verb", { some: going.length, all: orders.length })}
      isBusy={save.isPending}
      isReady={to !== "" && going.length > 0}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      {[...refused].map(([id, why]) => (
        <p key={id} role="alert" className="wrong-words">
          <Mark of="fail" /> <OrderLink number={orders.find((each) => each.id === id)!.number!} />{" "}
          {why}
        </p>
      ))}
      <ChoiceField
        label={t("owner.to")}
        pointer="/owner"
        value={to}
        onChange={(owner) => setGiven({ ...given, owner })}
        choices={colleagues.map(({ id, name }) => ({
          value: id,
          label: id === who?.person ? t("owner.me", { name }) : name,
        }))}
        searchable
        autoFocus
      />
      <Field
        label={t("form.reason")}
        pointer="/reason"
        value={given.reason}
        onChange={(reason) => setGiven({ ...given, reason })}
        optional
      />
    </Dialog>
  );
}
