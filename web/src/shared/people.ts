// Names of colleagues by their id, as far as the reader may know them.
import { useCallback, useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import { one } from "../api/queries";
import { useSession } from "../session/session";

export interface Colleague {
  id: string;
  name: string;
  roles: string[];
}

export function useColleagues(): Colleague[] {
  const { who } = useSession();
  const { data } = useQuery({
    ...one<"list_colleagues">("person", "/colleagues", { limit: 500 }),
    staleTime: 300_000,
    retry: false,
  });
  return useMemo(() => {
    const known: Colleague[] = (data?.items ?? []).map(({ id, name, roles }) => ({
      id,
      name: name ?? "",
      roles,
    }));
    if (who?.person && !known.some((each) => each.id === who.person))
      return [...known, { id: who.person, name: who.name ?? "", roles: who.roles }];
    return known;
  }, [data, who]);
}

export function usePeople(): (id: string | null | undefined) => string {
  const known = useColleagues();
  return useCallback((id) => known.find((each) => each.id === id)?.name ?? "", [known]);
}
