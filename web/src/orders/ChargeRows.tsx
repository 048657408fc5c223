// The charges of an order by their names; before its confirmation one is not asked where somebody
// says why.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known } from "../api/queries";
import type { Charge, SalesOrder } from "../api/types.gen";
import { chargeName } from "../prices/charges";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, LongField } from "../shared/fields";
import { said } from "../shared/format";
import { tell } from "../shared/notices";
import { Money } from "../shared/parts";

const open = ["draft", "verified", "pending_approval", "awaiting_customer", "confirmable"];

function WaiveDialog({
  order,
  charge,
  onClose,
}: {
  order: SalesOrder;
  charge: Charge;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [reason, setReason] = useState("");
  const others = (order.charge_waivers ?? [])
    .filter((each) => each.charge !== charge.code)
    .map((each) => ({ charge: each.charge, reason: each.reason }));
  const save = useMutation({
    mutationFn: () =>
      send<"change_sales_order">(
        "PATCH",
        `/sales-orders/${order.id}`,
        {
          charge_waivers: charge.waived ? others : [...others, { charge: charge.code, reason }],
        } as never,
        { revision: order.revision },
      ),
    onSuccess: (now: unknown) => {
      known("sales_order", now);
      callStale(["sales_order", "worklist", "approval"]);
      tell(t(charge.waived ? "charges.askedAgain" : "charges.waivedNow", { code: charge.code }));
      onClose();
    },
  });
  const name = chargeName(charge, i18n.language);
  return (
    <Dialog
      title={t(charge.waived ? "charges.askAgain" : "charges.waiveOf", { name })}
      words={t(charge.waived ? "charges.askAgainWords" : "charges.waiveWords")}
      verb={t(charge.waived ? "charges.ask" : "charges.waive")}
      isBusy={save.isPending}
      isReady={charge.waived || !!reason.trim()}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      {!charge.waived && (
        <LongField
          label={t("charges.reason")}
          value={reason}
          rows={2}
          onChange={setReason}
          error={errorAt(save.error, `/charge_waivers/${others.length}/reason`)}
        />
      )}
    </Dialog>
  );
}

export function ChargeRows({ order }: { order: SalesOrder }) {
  const { t, i18n } = useTranslation();
  const [at, setAt] = useState<Charge>();
  const canWaive = !!order.id && open.includes(order.status) && may("agent", "order_desk");
  return (
    <>
      {(order.charges ?? []).map((each) => (
        <tr key={each.code}>
          <th scope="row">
            {chargeName(each, i18n.language)}
            <small className="under">
              {each.waived
                ? t("charges.isWaived", {
                    reason:
                      order.charge_waivers?.find((waiver) => waiver.charge === each.code)?.reason ??
                      "",
                  })
                : said(each.why)}
              {canWaive && (
                <>
                  {" "}
                  <button
                    type="button"
                    className="link"
                    aria-label={`${t(each.waived ? "charges.ask" : "charges.waive")} ${chargeName(each, i18n.language)}`}
                    onClick={() => setAt(each)}
                  >
                    {t(each.waived ? "charges.ask" : "charges.waive")}
                  </button>
                </>
              )}
            </small>
          </th>
          <td className={each.waived ? "soft" : undefined}>
            {each.waived ? (
              <s>
                <Money value={each.net} currency={order.currency} />
              </s>
            ) : (
              <Money value={each.net} currency={order.currency} />
            )}
          </td>
        </tr>
      ))}
      {at && <WaiveDialog order={order} charge={at} onClose={() => setAt(undefined)} />}
    </>
  );
}
