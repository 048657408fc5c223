// What a person chose about the desk: kept with the person, so that it is there on every machine. This browser keeps it
// too, for the moment until the server has answered and for the time without a line.
import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useState } from "react";
import { send } from "../api/client";
import { Refused } from "../api/problem";
import { one, queries } from "../api/queries";
import type { DeskItem } from "../api/types.gen";
import { useSession } from "../session/session";
import { locale, zoneHere } from "./format";

export type Preference = "order-columns" | "density" | "single-keys";

const kept = () => ({
  ...one<"get_preferences">("preferences", "/preferences"),
  staleTime: 300_000,
  retry: false,
});
const among = (item: DeskItem | undefined) =>
  (item?.content ?? {}) as Partial<Record<Preference, string>>;

/** What is kept so far: nothing where nobody has chosen anything yet, unknown without a line. */
async function before(): Promise<DeskItem | undefined> {
  try {
    return await queries.ensureQueryData(kept());
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) return undefined;
    throw error;
  }
}

export function keepPreference(name: Preference, to: string): void {
  localStorage.setItem(name, to);
  const { queryKey } = kept();
  const keep = async () => {
    const item = await before();
    const content = { ...among(item), [name]: to };
    queries.setQueryData(queryKey, {
      ...(item ?? { kind: null, name: null, updated_at: null }),
      content,
    } as DeskItem);
    await send<"set_preferences">("PUT", "/preferences", { content }, { isLast: true });
  };
  // Without a line it stays in this browser until the next choice.
  keep().catch(() => undefined);
}

export function usePreference(name: Preference, usual: string): [string, (to: string) => void] {
  const { data } = useQuery(kept());
  // As long as this page is open its own choice counts, whatever the server still answers of before.
  const [chosen, setChosen] = useState<string>();
  const choose = (to: string) => {
    setChosen(to);
    keepPreference(name, to);
  };
  return [chosen ?? among(data)[name] ?? localStorage.getItem(name) ?? usual, choose];
}

/** Hours as one reads them from now on; whatever shows some is drawn anew. */
function readHoursIn(zone: string): void {
  if (zone === locale.zone) return;
  locale.zone = zone;
  i18next.emit("languageChanged", i18next.language);
}

/** Rows, keys and hours as the person wants them, wherever they sign in. */
export function useKeptLook(): void {
  const { who } = useSession();
  const { density, "single-keys": keys } = among(useQuery(kept()).data);
  const zone = who?.time_zone || zoneHere;
  useEffect(() => {
    readHoursIn(zone);
  }, [zone]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (density) dataset.density = density;
    if (keys) dataset.singleKeys = keys;
  }, [density, keys]);
}
