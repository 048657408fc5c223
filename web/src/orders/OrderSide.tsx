// Beside an order: what can be done now, and its facts.
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { day, said } from "../shared/format";
import { Act, Card, Facts, Locked } from "../shared/parts";
import { type ActName, type OrderAct } from "./actions";

export function Acts({ acts, onAct }: { acts: OrderAct[]; onAct: (name: ActName) => void }) {
  const { t } = useTranslation();
  const free = acts.filter((act) => act.allowed),
    locked = acts.filter((act) => !act.allowed);
  return (
    <Card>
      <h2>{t("order.canDo")}</h2>
      <div className="acts">
        {free.map((act) => (
          <Act
            key={act.name}
            fullWidth
            justify="space-between"
            kind={act.isNext ? "main" : act.name === "cancellation" ? "grave" : "plain"}
            hint={act.key && (act.isNext || act.key !== "ctrl+enter") ? act.key : undefined}
            onAct={() => onAct(act.name)}
          >
            {t(`order.act.${act.name}`)}
          </Act>
        ))}
        {free.length === 0 && <p className="soft">{t("order.nothingToDo")}</p>}
        {locked.map((act) => (
          <Locked key={act.name} reason={said(act.reason)}>
            {t(`order.act.${act.name}`)}
          </Locked>
        ))}
      </div>
    </Card>
  );
}

export function OrderFacts({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const address = order.delivery_address;
  return (
    <Card>
      <Facts
        rows={[
          [t("order.requested"), day(order.requested_date)],
          [t("order.promised"), order.promise_date && <b>{day(order.promise_date)}</b>],
          [
            t("order.deliverTo"),
            address &&
              [address.name, address.line1, address.city, address.country]
                .filter(Boolean)
                .join(", "),
          ],
          [t("order.from"), order.warehouse],
          [t("order.channel"), t(`order.channel.${order.channel}`)],
          [
            t("order.kind"),
            order.order_type !== "standard" || order.urgent
              ? t(order.urgent ? "order.urgent" : `order.type.${order.order_type}`)
              : null,
          ],
          [t("order.notes"), order.notes],
          [
            t("order.consent"),
            order.consent?.contact && `${order.consent.contact}, ${order.consent.channel}`,
          ],
          [t("order.invoicedElsewhere"), order.invoiced_elsewhere],
          [t("order.cancelReason"), order.cancel_reason],
        ]}
      />
    </Card>
  );
}
