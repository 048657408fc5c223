// What happened to a record, newest first, in words; who did it and why.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { TimelineEntry } from "../api/types.gen";
import { day, dayOf, moment, time } from "./format";
import { usePeople } from "./people";
import { Bones } from "./parts";
import { Mark } from "./StatusMark";

const marks: [RegExp, string][] = [
  [/cancel|lost|refus|reject|displac/, "cancelled"],
  [/hold_placed|held/, "hold"],
  [/late|delay|short|slipp|failed|damag/, "warn"],
  [/confirm|agreed|approv|released|verified|closed|complet|answered/, "pass"],
  [/deliver|despatch|pick|pack|depart|plan/, "in_fulfilment"],
  [/sent|asked|opened|request/, "waiting"],
];
export function markOfFact(name: string): string {
  return marks.find(([pattern]) => pattern.test(name))?.[1] ?? "draft";
}

function Entry({ entry, now }: { entry: TimelineEntry; now: Date }) {
  const { t, i18n } = useTranslation();
  const nameOf = usePeople();
  const [isOpen, setOpen] = useState(false);
  const name = entry.name ?? "";
  const words = i18n.exists(`fact.${name}`) ? t(`fact.${name}`) : name.replaceAll("_", " ");
  const who = entry.actor === "person" ? nameOf(entry.person) : t(`actor.${entry.actor}`);
  const told = entry.changes.filter(
    (change) =>
      change.after !== "unreadable" &&
      typeof change.after !== "object" &&
      !/_at$|_id$|hash|revision|version|^owner$|entered_by/.test(change.field ?? ""),
  );
  const isToday = dayOf(entry.at!) === dayOf(now);
  return (
    <li className={now.getTime() - new Date(entry.at!).getTime() < 15_000 ? "changed" : undefined}>
      <time dateTime={entry.at!} title={moment(entry.at)}>
        {isToday ? time(entry.at) : day(dayOf(entry.at!), now)}
      </time>
      <Mark of={markOfFact(name)} />
      <div>
        <p>
          {who && <b>{who}</b>} {words}
        </p>
        {entry.reason && <p className="sub">{entry.reason}</p>}
        {told.length > 0 && told.length < 40 && (
          <button
            type="button"
            className="link small"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t("timeline.changes", { count: told.length })}
          </button>
        )}
        {isOpen && (
          <dl className="changes">
            {told.map((change) => (
              <div key={change.field}>
                <dt>{change.field?.replaceAll("_", " ")}</dt>
                <dd>
                  {change.before !== null && change.before !== undefined && (
                    <>
                      <s>{String(change.before)}</s> →{" "}
                    </>
                  )}
                  {String(change.after ?? "—")}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

export function Timeline({
  path,
  record,
  latest,
}: {
  path: string;
  record: string;
  latest?: number;
}) {
  const timeline = useQuery(
    one<"get_sales_order_timeline">(record, `${path}/timeline`, { limit: 200 }),
  );
  if (!timeline.data) return <Bones rows={4} />;
  const now = new Date();
  const entries = [...timeline.data.items].reverse().slice(0, latest);
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <Entry key={entry.seq} entry={entry} now={now} />
      ))}
    </ol>
  );
}
