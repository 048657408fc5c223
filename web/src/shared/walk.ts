// A short list that is walked by keys, a row at a time.
import { useState } from "react";

/** `here` is the row that keys stand at, `walking` the keys for useKeys, `goTo` what a click on a row does. */
export function useWalk<T>(rows: T[]) {
  const [at, setAt] = useState(0);
  const last = Math.max(0, rows.length - 1);
  const place = Math.min(at, last);
  const move = (by: number) => setAt(Math.max(0, Math.min(last, place + by)));
  return {
    here: rows[place],
    goTo: (row: T) => setAt(rows.indexOf(row)),
    walking: {
      j: () => move(1),
      k: () => move(-1),
      arrowdown: () => move(1),
      arrowup: () => move(-1),
    },
  };
}
