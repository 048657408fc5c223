// What stops an order, what asks for a reason, and who may go on; what a change would have done is said before it is
// saved.
import { useMutation, useQuery } from "@tanstack/react-query";
import { IconEye, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { CheckInForce } from "../api/types.gen";
import { may } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between, day, dayOf, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Failed } from "../shared/parts";
import { usePeople } from "../shared/people";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";
import { CheckDialog } from "./CheckDialog";
import {
  type Decided,
  decidedOf,
  effectOf,
  flipped,
  isSame,
  type Level,
  withLevel,
} from "./levels";
import { Proposal, settingsQuery } from "./Proposal";

// Those whom a picture of the page shows first; the rest in the server's order.
const gates = ["G3", "G7"];

export function ChecksPage() {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const checks = useQuery(one<"get_order_checks">("settings", "/order-checks"));
  const isMine = may("administrator");
  const settings = useQuery({ ...settingsQuery(), enabled: may("administrator", "auditor") });
  const [given, setGiven] = useState<Record<string, Decided>>({});
  const [open, setOpen] = useState<string>();
  const [isAll, setAll] = useState(false);
  const rows = checks.data?.checks ?? [];
  const free = rows.filter((row) => !row.fixed);
  const shut = rows.filter((row) => row.fixed);
  const shown = [
    ...free,
    ...shut.filter((row) => isAll || gates.includes(row.code ?? "")).reverse(),
  ];
  const changes = free.filter((row) => given[row.code!]);
  const save = useMutation({
    mutationFn: () =>
      send<"change_settings">(
        "PATCH",
        "/settings",
        {
          check_levels: changes.reduce(
            (all, row) => withLevel(all, row.code!, given[row.code!]!, dayOf(new Date())),
            settings.data!.check_levels,
          ),
        } as never,
        { revision: settings.data!.revision },
      ),
    onSuccess: () => {
      setGiven({});
      callStale(["settings"]);
      tell(t("done.settings"));
    },
  });
  const decided = (row: CheckInForce) => given[row.code!] ?? decidedOf(row);
  const decide = (row: CheckInForce, to: Decided) => {
    const { [row.code!]: _, ...rest } = given;
    setGiven(isSame(to, decidedOf(row)) ? rest : { ...rest, [row.code!]: to });
  };
  const { here, goTo, walking } = useWalk(shown);
  const edit = isMine && here && !here.fixed ? () => setOpen(here.code!) : undefined;
  useKeys(
    {
      ...walking,
      enter: edit,
      e: edit,
      "ctrl+enter": changes.length ? () => save.mutate() : undefined,
      escape: changes.length ? () => setGiven({}) : undefined,
    },
    { j: t("keys.move"), e: t("act.edit"), "ctrl+enter": t("settings.save") },
  );
  if (checks.error) return <Failed error={checks.error} onRetry={() => void checks.refetch()} />;
  if (!checks.data) return <Bones rows={12} />;
  const wordsOfRoles = (roles: string[]) =>
    roles.length ? roles.map((role) => t(`role.${role}`)).join(between()) : t("checks.noOne");
  const whoOf = (row: CheckInForce) => {
    const { level, may_go_on } = decided(row);
    if (may_go_on.length) return wordsOfRoles(may_go_on);
    return level === "warn" ? (
      t("checks.anyone")
    ) : (
      <span className="soft">{t("checks.noOne")}</span>
    );
  };
  const opened = free.find((row) => row.code === open);
  return (
    <div className="stack">
      <Proposal />
      <ErrorSummary error={save.error} />
      <Card flush>
        <SimpleTable<CheckInForce>
          label={t("settings.checks")}
          rows={shown}
          keyOf={(row) => row.code!}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("checks.check"),
              className: "main",
              cell: (row) => (
                <>
                  {t(`check.name.${row.code}`)}{" "}
                  {gates.includes(row.code!) && <small>{row.code}</small>}
                </>
              ),
            },
            {
              title: t("checks.looks"),
              className: "grow soft not-phone",
              cell: (row) => t(`check.looks.${row.code}`),
            },
            {
              title: t("checks.when"),
              cell: (row) => {
                const { level } = decided(row);
                if (row.fixed)
                  return (
                    <span className="status soft">
                      <IconLock size={14} stroke={1.75} aria-hidden="true" /> {t("checks.always")}
                    </span>
                  );
                const canChoose = isMine && row.level_least !== "stop";
                return (
                  <span className={canChoose ? "level-choice" : "status"}>
                    <Mark of={level === "stop" ? "fail" : "warn"} />{" "}
                    {canChoose ? (
                      <select
                        aria-label={`${t("checks.when")}: ${t(`check.name.${row.code}`)}`}
                        value={level}
                        onChange={(event) =>
                          decide(row, flipped(decided(row), event.target.value as Level))
                        }
                      >
                        <option value="warn">{t("checks.level.warn")}</option>
                        <option value="stop">{t("checks.level.stop")}</option>
                      </select>
                    ) : (
                      t(`checks.level.${level}`)
                    )}
                  </span>
                );
              },
            },
            {
              title: t("checks.who"),
              cell: (row) =>
                isMine && !row.fixed ? (
                  <button
                    type="button"
                    className="link"
                    title={`${t("checks.who")}: ${t(`check.name.${row.code}`)}`}
                    onClick={() => setOpen(row.code!)}
                  >
                    {whoOf(row)}
                  </button>
                ) : (
                  whoOf(row)
                ),
            },
            {
              title: t("checks.found"),
              align: "right",
              cell: (row) => quantity(String(row.found)),
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
          ]}
        />
      </Card>
      {shut.length > gates.length && (
        <p>
          <button
            type="button"
            className="link"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {t(isAll ? "checks.fewer" : "checks.more", { count: shut.length - gates.length })}
          </button>
        </p>
      )}
      {changes.length > 0 && (
        <div className="effect" role="status">
          <IconEye size={16} stroke={1.75} aria-hidden="true" />
          <div className="grow">
            {changes.map((row) => (
              <p key={row.code}>
                {t(`checks.effect.${effectOf(row, given[row.code!]!)}`, {
                  name: t(`check.name.${row.code}`),
                  count: row.found,
                  who: wordsOfRoles(given[row.code!]!.may_go_on),
                  orders: checks.data.orders,
                  from: given[row.code!]!.valid_from
                    ? day(given[row.code!]!.valid_from)
                    : t("checks.atOnce"),
                })}
              </p>
            ))}
          </div>
          <Act hint="escape" onAct={() => setGiven({})}>
            {t("checks.discard")}
          </Act>
          <Act
            kind="main"
            hint="ctrl+enter"
            loading={save.isPending}
            disabled={!settings.data}
            onAct={() => save.mutate()}
          >
            {t("checks.save", { count: changes.length })}
          </Act>
        </div>
      )}
      <p className="soft">{t("checks.basis", { count: checks.data.orders })}</p>
      {opened && (
        <CheckDialog
          row={opened}
          decided={decided(opened)}
          onDo={(to) => {
            decide(opened, to);
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
