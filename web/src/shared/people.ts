// Names of colleagues by their id, as far as the reader may know them.
import { useQuery } from "@tanstack/react-query";
import { read } from "../api/client";
import { may, useSession } from "../session/session";

export interface Colleague {
  id: string;
  name: string;
  roles: string[];
}

export function useColleagues(): Colleague[] {
  const { who } = useSession();
  const { data } = useQuery({
    queryKey: ["person", "names"],
    queryFn: async (): Promise<Colleague[]> => (may("administrator", "auditor") ? (await read<"list_persons">("/persons", { limit: 500 })).items : []),
    staleTime: 300_000,
  });
  const known = data ?? [];
  if (who?.person && !known.some((each) => each.id === who.person)) return [...known, { id: who.person, name: who.name ?? "", roles: who.roles }];
  return known;
}

export function usePeople(): (id: string | null | undefined) => string {
  const known = useColleagues();
  return (id) => known.find((each) => each.id === id)?.name ?? "";
}
