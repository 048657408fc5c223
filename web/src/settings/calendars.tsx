// When the company and each of its warehouses work: hours of weekdays and holidays, each on its own clock.
import { useMutation, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { callStale, one } from "../api/queries";
import type { Holiday, Reason, Warehouse, WorkingHours } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { errorAt, ErrorSummary, Field, LongField } from "../shared/fields";
import { day, dayOf, weekday } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { useWalk } from "../shared/walk";
import {
  keptHours,
  openDays,
  readDay,
  readHolidays,
  typedHolidays,
  typedWeek,
  weekdays,
  weekWords,
} from "./calendar";
import { settingsQuery } from "./Proposal";

interface Whose {
  id: string;
  path: string;
  name: string;
  /** None: the company's own. */
  code?: string;
  zone: string;
  hours: WorkingHours[];
  holidays: Holiday[];
  revision: number;
}

const ofWarehouse = (row: Warehouse): Whose => ({
  ...row,
  path: `/warehouses/${row.id}`,
  zone: row.time_zone ?? "",
});

function CalendarDialog({
  row,
  company,
  onClose,
}: {
  row: Whose;
  company?: Whose;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const today = dayOf(new Date());
  const [week, setWeek] = useState(() => typedWeek(row.hours));
  const [typed, setTyped] = useState(() => typedHolidays(row.holidays));
  const read = readHolidays(typed, today);
  const wrongWith = (): Reason[] => {
    const days = week.map((each, i) => readDay(each, i + 1));
    const wrong: Reason[] = [];
    const tellAt = (pointer: string, detail: string) =>
      wrong.push({ pointer, code: "calendar", detail });
    days.forEach((found, i) => {
      if (found === "not_hours" || found === "not_after")
        tellAt(`/week/${i + 1}`, t(`calendars.${found}`, { day: weekday(i + 1) }));
    });
    if (days.every((found) => found === "closed")) tellAt("/week/1", t("calendars.noDay"));
    for (const line of read.wrong) tellAt("/holidays", t("calendars.notADay", { line }));
    return wrong;
  };
  const save = useMutation({
    mutationFn: async () => {
      const errors = wrongWith();
      if (errors.length)
        throw new Refused({
          type: "about:blank",
          title: "",
          status: 422,
          detail: "",
          code: "calendar",
          errors,
        });
      return send<"change_warehouse">(
        "PATCH",
        row.path,
        { hours: keptHours(week, row.hours), holidays: read.holidays } as never,
        { revision: row.revision },
      );
    },
    onSuccess: () => {
      callStale(["settings", "warehouse"]);
      tell(t("done.calendar", { name: row.name }));
      onClose();
    },
  });
  const copyAbove = (event: KeyboardEvent) => {
    const at = Number(/^f-week-([2-7])$/.exec((event.target as HTMLElement).id)?.[1] ?? 0);
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "d";
    if (!isCopy || !at) return;
    event.preventDefault();
    setWeek(week.map((each, i) => (i === at - 1 ? week[at - 2]! : each)));
  };
  return (
    <Dialog
      title={t("calendars.of", { name: row.name })}
      words={t("calendars.clock", { zone: row.zone })}
      verb={t("settings.save")}
      isBusy={save.isPending}
      onDo={() => save.mutate()}
      onClose={onClose}
      wide
      footer={
        company && (
          <Act
            kind="quiet"
            onAct={() => {
              setWeek(typedWeek(company.hours));
              setTyped(typedHolidays(company.holidays));
            }}
          >
            {t("calendars.asCompany")}
          </Act>
        )
      }
    >
      <ErrorSummary error={save.error} />
      <div className="calendar-fields">
        <fieldset className="week" onKeyDown={copyAbove}>
          <legend className="field-label">{t("settings.hours")}</legend>
          <p className="hint">{t("calendars.hoursHint")}</p>
          {weekdays.map((each, i) => (
            <Field
              key={each}
              label={weekday(each)}
              pointer={`/week/${each}`}
              value={week[i]!}
              placeholder={t("calendars.closed")}
              onChange={(to) => setWeek(week.map((before, at) => (at === i ? to : before)))}
              error={errorAt(save.error, `/week/${each}`)}
              autoFocus={i === 0}
            />
          ))}
        </fieldset>
        <div className="fields">
          <LongField
            label={t("calendars.holidays")}
            pointer="/holidays"
            hint={t("calendars.holidaysHint")}
            placeholder="2026-12-25 Christmas Day"
            value={typed}
            onChange={setTyped}
            error={errorAt(save.error, "/holidays")}
            rows={12}
            optional
          />
          <p className="soft" role="status">
            {t("calendars.read", { count: read.holidays.length })}{" "}
            {openDays(week).length > 0 && weekWords(openDays(week))}
          </p>
        </div>
      </div>
    </Dialog>
  );
}

export function CalendarsPage() {
  const { t } = useTranslation();
  const canRead = may("administrator", "auditor");
  const isMine = may("administrator");
  const settings = useQuery({ ...settingsQuery(), enabled: canRead });
  const list = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 100 }));
  const [open, setOpen] = useState<string>();
  const company: Whose | undefined = settings.data && {
    ...settings.data,
    path: "/settings",
    name: settings.data.company,
    zone: settings.data.time_zone,
  };
  const rows = [...(company ? [company] : []), ...(list.data?.items ?? []).map(ofWarehouse)];
  const { here, goTo, walking } = useWalk(rows);
  const edit = isMine && here ? () => setOpen(here.id) : undefined;
  useKeys(
    {
      ...walking,
      enter: edit,
      e: edit,
    },
    { j: t("keys.move"), ...(edit && { e: t("act.edit") }) },
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data || (canRead && !settings.data && !settings.error)) return <Bones rows={4} />;
  const today = dayOf(new Date());
  const coming = (row: Whose) =>
    row.holidays.filter((each) => each.day >= today).sort((a, b) => a.day.localeCompare(b.day));
  const opened = rows.find((row) => row.id === open);
  return (
    <div className="stack">
      <Card flush>
        <SimpleTable<Whose>
          label={t("settings.calendars")}
          rows={rows}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            {
              title: t("calendars.whose"),
              className: "main",
              cell: (row) => (
                <>
                  {row.name}{" "}
                  <small>{row.code ? <Code>{row.code}</Code> : t("settings.company")}</small>
                </>
              ),
            },
            { title: t("settings.hours"), className: "grow", cell: (row) => weekWords(row.hours) },
            {
              title: t("calendars.next"),
              cell: (row) => {
                const [next] = coming(row);
                return next ? (
                  <>
                    {day(next.day)} <small className="under">{next.name}</small>
                  </>
                ) : (
                  <span className="soft">{t("calendars.none")}</span>
                );
              },
            },
            {
              title: t("calendars.coming"),
              align: "right",
              cell: (row) => coming(row).length,
            },
            { title: t("settings.zone"), className: "soft", cell: (row) => row.zone },
            {
              title: "",
              cell: (row) =>
                isMine && (
                  <Act onAct={() => setOpen(row.id)} aria-label={`${t("act.edit")}: ${row.name}`}>
                    {t("act.edit")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
      {opened && (
        <CalendarDialog
          key={opened.id}
          row={opened}
          company={opened.code ? company : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
