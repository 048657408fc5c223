// A form that is being typed is kept on every change: at once in this browser, and with the server after a moment. What
// the server has not got yet outlives the tab, and goes there as soon as the line is back.
import { useCallback, useEffect, useRef, useState } from "react";
import { read, send } from "../api/client";
import { Refused } from "../api/problem";
import { now } from "../session/session";

const wait_ms = 400;
const again_ms = 4_000;
const soon_ms = 120; // not while a burst of keys is on its way

interface Kept<T> {
  value: T;
  set: (to: T | ((before: T) => T)) => void;
  keptAt?: string;
  isThere: boolean;
  drop: () => Promise<void>;
}

/** `isWorth` says when there is something to keep. */
export function useDraft<T extends object>(
  kind: string,
  name: string,
  first: T,
  isWorth: (value: T) => boolean,
): Kept<T> {
  const path = `/scratch/${kind}/${name}`;
  const local = `draft ${now().who?.person} ${path}`;
  const [value, setValue] = useState(first);
  const [isThere, setThere] = useState(false);
  const [keptAt, setKeptAt] = useState<string>();
  const isDropped = useRef(false);
  const isTouched = useRef(false);
  const leave = useRef(() => undefined as void);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  // One at a time: an older one that is slow does not come after a newer one.
  const inTurn = useCallback((request: () => Promise<unknown>) => {
    const next = last.current.then(request);
    last.current = next.catch(() => undefined);
    return next;
  }, []);
  useEffect(() => {
    let isGone = false;
    const fill = (content: T, at?: string) => {
      if (!isGone && !isTouched.current) {
        setValue({ ...first, ...content });
        setKeptAt(at);
      }
    };
    const mine = localStorage.getItem(local);
    if (mine) {
      fill(JSON.parse(mine) as T);
      isTouched.current = true;
    }
    read<"get_scratch">(path)
      .then((item) => {
        if (!mine) fill(item.content as T, item.updated_at ?? undefined);
      })
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) return;
      })
      .finally(() => {
        if (!isGone) setThere(true);
      });
    return () => {
      isGone = true;
    };
  }, [path]);
  useEffect(() => {
    if (!isTouched.current || !isWorth(value) || isDropped.current) return;
    const text = JSON.stringify(value);
    let isSent = false;
    let isOld = false;
    const keep = () => {
      if (!isSent && !isDropped.current) localStorage.setItem(local, text);
    };
    leave.current = keep;
    const soon = setTimeout(keep, soon_ms);
    window.addEventListener("pagehide", keep);
    let timer: ReturnType<typeof setTimeout>;
    const put = async () => {
      if (isOld || isDropped.current) return;
      await send<"put_scratch">("PUT", path, { content: value });
      setKeptAt(new Date().toISOString());
      isSent = true;
      if (localStorage.getItem(local) === text) localStorage.removeItem(local);
    };
    const putInTurn = () =>
      inTurn(put).catch(() => {
        if (!isOld) timer = setTimeout(putInTurn, again_ms); // this browser still has it
      });
    timer = setTimeout(putInTurn, wait_ms);
    return () => {
      isOld = true;
      clearTimeout(timer);
      clearTimeout(soon);
      window.removeEventListener("pagehide", keep);
    };
  }, [value, path, inTurn]);
  // Whoever goes on between two keys and the moment after them finds it here again.
  useEffect(() => () => leave.current(), [path]);
  const set = useCallback((to: T | ((before: T) => T)) => {
    isTouched.current = true;
    isDropped.current = false;
    setValue(to);
  }, []);
  const drop = useCallback(async () => {
    isDropped.current = true;
    localStorage.removeItem(local);
    await inTurn(() => send<"drop_scratch">("DELETE", path)).catch(() => undefined);
  }, [local, path, inTurn]);
  return { value, set, keptAt, isThere, drop };
}
