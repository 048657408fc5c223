// Types of order: which are taken, how long they take, until when in the day, and who agrees to them.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { OrderTypeInForce } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { DayField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { between, day, dayOf } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { withTerms } from "./levels";
import { Proposal, settingsQuery } from "./Proposal";
import { Roles } from "./Roles";

// Who may ever approve: of urgent orders and of those made to a specification (domain 11).
const approvers: Record<string, string[]> = {
  standard: [],
  urgent: ["order_desk", "sales_manager"],
  bespoke: ["order_desk", "sales_manager", "quality_manager"],
};

function TypeDialog({ row, onClose }: { row: OrderTypeInForce; onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery());
  const isStandard = row.type === "standard";
  const [given, setGiven] = useState({
    taken: row.taken,
    lead_days: String(row.lead_days),
    cut_off: row.cut_off ?? "",
    approvers: row.approvers,
    valid_from: "",
  });
  const save = useMutation({
    mutationFn: () =>
      send<"change_settings">(
        "PATCH",
        "/settings",
        {
          order_types: withTerms(
            settings.data!.order_types,
            {
              type: row.type!,
              taken: given.taken,
              lead_days:
                isStandard || given.lead_days.trim() === "" ? null : Number(given.lead_days),
              cut_off: given.cut_off.trim() || null,
              approvers: given.approvers,
              valid_from: given.valid_from || null,
            },
            dayOf(new Date()),
          ),
        } as never,
        { revision: settings.data!.revision },
      ),
    onSuccess: () => {
      callStale(["settings"]);
      tell(t("done.settings"));
      onClose();
    },
  });
  const last = settings.data?.order_types.length ?? 0;
  const wrong = (field: string) =>
    Array.from({ length: last + 2 }, (_, i) =>
      errorAt(save.error, `/order_types/${i}/${field}`),
    ).find(Boolean);
  return (
    <Dialog
      title={t(`order.type.${row.type}`)}
      words={t(`types.words.${row.type}`)}
      verb={t("settings.save")}
      isBusy={save.isPending}
      isReady={!!settings.data}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields">
        {!isStandard && (
          <label className="check-line">
            <input
              type="checkbox"
              checked={given.taken}
              onChange={(event) => setGiven({ ...given, taken: event.target.checked })}
            />{" "}
            {t("types.taken")}
          </label>
        )}
        <div className="fields two">
          {!isStandard && (
            <Field
              label={t("types.leadDays")}
              hint={t("types.leadHint")}
              value={given.lead_days}
              onChange={(lead_days) => setGiven({ ...given, lead_days })}
              error={wrong("lead_days")}
              inputMode="numeric"
            />
          )}
          <Field
            label={t("types.cutOff")}
            hint={t("types.cutOffHint")}
            placeholder="14:00"
            value={given.cut_off}
            onChange={(cut_off) => setGiven({ ...given, cut_off })}
            error={wrong("cut_off")}
            optional
            autoFocus
          />
        </div>
        {!isStandard && (
          <Roles
            legend={t("types.approvers")}
            hint={t("types.approversHint")}
            all={approvers[row.type ?? ""] ?? []}
            held={given.approvers}
            onChange={(held) => setGiven({ ...given, approvers: held })}
          />
        )}
        <DayField
          label={t("checks.from")}
          hint={t("checks.fromHint")}
          value={given.valid_from}
          onChange={(valid_from) => setGiven({ ...given, valid_from })}
          optional
        />
      </div>
    </Dialog>
  );
}

export function TypesPage() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const checks = useQuery(one<"get_order_checks">("settings", "/order-checks"));
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<string>();
  const rows = checks.data?.types ?? [];
  const isMine = may("administrator");
  const here = rows[at];
  const edit = isMine && here ? () => setOpen(here.type!) : undefined;
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, at + by)));
  useKeys(
    { j: () => move(1), k: () => move(-1), enter: edit, e: edit },
    { j: t("keys.move"), e: t("act.edit") },
  );
  if (checks.error) return <Failed error={checks.error} onRetry={() => void checks.refetch()} />;
  if (!checks.data) return <Bones rows={4} />;
  const opened = rows.find((row) => row.type === open);
  return (
    <div className="stack">
      <Proposal />
      <Card flush>
        <SimpleTable<OrderTypeInForce>
          label={t("settings.types")}
          rows={rows}
          keyOf={(row) => row.type!}
          onRow={(row) => setAt(rows.indexOf(row))}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("order.kind"),
              className: "main",
              cell: (row) => t(`order.type.${row.type}`),
            },
            {
              title: t("types.what"),
              className: "grow soft",
              cell: (row) => t(`types.words.${row.type}`),
            },
            {
              title: t("order.state"),
              cell: (row) => (
                <span className="status">
                  <Mark of={row.taken ? "pass" : "not_applicable"} />{" "}
                  {t(row.taken ? "types.isTaken" : "types.isNotTaken")}
                </span>
              ),
            },
            {
              title: t("types.leadDays"),
              align: "right",
              cell: (row) => row.lead_days,
            },
            {
              title: t("types.cutOff"),
              cell: (row) =>
                row.cut_off ? (
                  <>
                    {row.cut_off}
                    <small className="under">
                      {t("types.countedFrom", { day: day(row.counted_from) })}
                    </small>
                  </>
                ) : (
                  <span className="soft">{t("types.noCutOff")}</span>
                ),
            },
            {
              title: t("types.approvers"),
              cell: (row) =>
                row.type === "standard" ? (
                  <span className="soft">{t("types.noApproval")}</span>
                ) : (
                  (row.approvers.length ? row.approvers : (approvers[row.type ?? ""] ?? []))
                    .map((role) => t(`role.${role}`))
                    .join(between())
                ),
            },
            {
              title: t("checks.changed"),
              className: "soft",
              cell: (row) => (
                <>
                  {row.changed_at ? (
                    <>
                      {day(row.changed_at.slice(0, 10))} <small>{nameOf(row.changed_by)}</small>
                    </>
                  ) : (
                    "—"
                  )}
                  {row.changes_on && (
                    <small className="under">
                      {t("checks.changesOn", { day: day(row.changes_on) })}
                    </small>
                  )}
                </>
              ),
            },
            {
              title: "",
              cell: (row) =>
                isMine && (
                  <Act
                    onAct={() => setOpen(row.type!)}
                    aria-label={`${t("act.edit")}: ${t(`order.type.${row.type}`)}`}
                  >
                    {t("act.edit")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
      {opened && <TypeDialog row={opened} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
