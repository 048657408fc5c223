// What a person chose about the desk: kept with the person, so that it is there on every machine. This browser keeps it
// too, for the moment until the server has answered and for the time without a line.
import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useState } from "react";
import { send } from "../api/client";
import { one, queries } from "../api/queries";
import type { DeskItem } from "../api/types.gen";
import { useSession } from "../session/session";
import { locale, zoneHere } from "./format";

export type Preference = "order-columns" | "density" | "single-keys" | "time-zone";

const kept = () => ({
  ...one<"get_preferences">("preferences", "/preferences"),
  staleTime: 300_000,
  retry: false,
});
const among = (item: DeskItem | undefined) =>
  (item?.content ?? {}) as Partial<Record<Preference, string>>;

export function keepPreference(name: Preference, to: string): void {
  localStorage.setItem(name, to);
  const { queryKey } = kept();
  const content = { ...among(queries.getQueryData(queryKey)), [name]: to };
  queries.setQueryData(queryKey, (before: DeskItem | undefined) => ({
    ...(before ?? { kind: null, name: null, updated_at: null }),
    content,
  }));
  // Without a line it stays in this browser until the next choice.
  send<"set_preferences">("PUT", "/preferences", { content }, { isLast: true }).catch(
    () => undefined,
  );
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
  const { density, "single-keys": keys, "time-zone": chosen } = among(useQuery(kept()).data);
  const zone = chosen || who?.time_zone || zoneHere;
  useEffect(() => {
    readHoursIn(zone);
  }, [zone]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (density) dataset.density = density;
    if (keys) dataset.singleKeys = keys;
  }, [density, keys]);
}
