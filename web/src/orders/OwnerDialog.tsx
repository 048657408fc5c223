// One order or many to somebody else, with what was still to be done for them. Those that refuse are told with their
// reasons; for a moment all can be taken back.
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

export interface OwnedOrder {
  id: string;
  number: string | null;
  owner: string | null;
}
/** Who looks after orders. */
const desk = ["agent", "order_desk", "sales_manager"];
const touched = ["sales_order", "worklist", "follow_up"];

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
  const save = useMutation({
    mutationFn: () => performAll(going, (order) => give(order, to, given.reason)),
    onSuccess: (failed) => {
      callStale(touched);
      const moved = going.filter((order) => !failed.has(order.id));
      const name = colleagues.find(({ id }) => id === to)?.name ?? "";
      const back = moved.filter((order) => order.owner);
      const takeBack = () =>
        void performAll(back, (order) => give(order, order.owner!, "")).then(() =>
          callStale(touched),
        );
      if (moved.length)
        tell(t("done.owner", { count: moved.length, refused: failed.size, name }), {
          mark: failed.size ? "warn" : "pass",
          undo: back.length ? takeBack : undefined,
        });
      onDone?.(failed);
      if (failed.size && !onDone) setRefused(failed);
      else onClose();
    },
  });
  return (
    <Dialog
      title={t("owner.title", { count: orders.length, number: orders[0]?.number ?? "" })}
      words={t("owner.words")}
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
