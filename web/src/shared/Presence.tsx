// Who else has the record open, so that two people do not work past each other.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { read, send } from "../api/client";
import { now, useSession } from "../session/session";
import { usePeople } from "./people";

// Live events tell who comes and goes; only while none are heard one asks.
const ask_ms = 4_000;
const say_ms = 15_000;

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.length > 1 ? `${words[0]![0]}${words.at(-1)![0]}` : name.slice(0, 2);
}

/** Says that one is here, as long as the page is in sight. */
function useBeingHere(record: string, isEditing: boolean): void {
  const path = `/presence/${record}`;
  useEffect(() => {
    const say = () => {
      if (document.visibilityState === "visible")
        send<"be_present">("PUT", path, { doing: isEditing ? "editing" : "reading" }).catch(
          () => undefined,
        );
    };
    say();
    const timer = setInterval(say, say_ms);
    document.addEventListener("visibilitychange", say);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", say);
    };
  }, [path, isEditing]);
  // Whoever begins to edit does not leave: the two would race, and the leaving might win.
  useEffect(() => {
    const leave = () =>
      void send<"leave_record">("DELETE", path, undefined, { isLast: true }).catch(() => undefined);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [path]);
}

export function Presence({ record, isEditing }: { record: string; isEditing: boolean }) {
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { isLive } = useSession();
  useBeingHere(record, isEditing);
  const here = useQuery({
    queryKey: ["presence", record],
    queryFn: ({ signal }) => read<"list_presence">(`/presence/${record}`, undefined, signal),
    refetchInterval: isLive ? false : ask_ms,
    retry: false,
    staleTime: 0,
  });
  const others = (here.data?.items ?? []).filter((each) => each.person !== now().who?.person);
  return (
    <span className="presence" role="status">
      {others.map((each) => {
        const name = nameOf(each.person) || each.person!;
        return (
          <span key={each.person} className={each.doing === "editing" ? "here editing" : "here"}>
            <span className="initials" aria-hidden="true">
              {initials(name)}
            </span>
            {t(each.doing === "editing" ? "presence.editing" : "presence.reading", { name })}
          </span>
        );
      })}
    </span>
  );
}
