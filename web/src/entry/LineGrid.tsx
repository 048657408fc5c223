// The lines of an order as a grid for hands that stay on the keys. A row keeps what is typed to itself; only a row that
// changed is drawn again, and of long orders only those in sight.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import {
  type Cell,
  cells,
  type EntryLine,
  emptyLine,
  isEmpty,
  nextCell,
  pasted,
  scanned,
  signature,
} from "./lines";
import { LineRow } from "./LineRow";
import type { LineAnswer } from "./preview";
import { Suggestions, useMatches } from "./Suggestions";

export interface GridProps {
  lines: EntryLine[];
  answers: Map<number, LineAnswer>;
  at: { row: number; cell: Cell };
  onLines: (change: (lines: EntryLine[]) => EntryLine[]) => void;
  onAt: (row: number, cell: Cell) => void;
  isWaiting: boolean;
}

export function LineGrid({ lines, answers, at, onLines, onAt, isWaiting }: GridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const typedAt = useRef<{ start: number; count: number }>({ start: 0, count: 0 });
  const here = lines[at.row];
  const said = here && answers.get(here.key);
  const isUnknown =
    at.cell === "code" &&
    !!here &&
    said?.words === signature(here) &&
    said.reasons.some((reason) => reason.code === "unknown_product");
  const shown = useMatches(
    isUnknown ? here.code.trim() : "",
    isUnknown ? said!.reasons.flatMap((reason) => reason.suggestions ?? []) : [],
  );
  const state = useRef({ lines, answers, shown });
  state.current = { lines, answers, shown };
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    overscan: 10,
  });
  const focus = useCallback(
    (row: number, cell: Cell) => {
      // At once, so that the next key is the next cell's, however busy the machine is.
      flushSync(() => onAt(row, cell));
      virtual.scrollToIndex(row);
      const take = () => {
        const input = document.getElementById(`cell-${row}-${cell}`) as HTMLInputElement | null;
        input?.focus();
        input?.select();
        return !!input;
      };
      if (!take()) requestAnimationFrame(take);
    },
    [onAt, virtual],
  );
  const onCell = useCallback(
    (row: number, cell: Cell, value: string, beat: number) => {
      if (cell === "code") {
        typedAt.current =
          value.length <= 1
            ? { start: beat, count: 1 }
            : { ...typedAt.current, count: value.length };
      }
      onLines((before) => before.map((line, i) => (i === row ? { ...line, [cell]: value } : line)));
    },
    [onLines],
  );
  const advance = useCallback(
    (row: number, cell: Cell) => {
      const { lines: now, answers: told } = state.current;
      const line = now[row]!;
      if (cell === "code" && isEmpty(line)) return;
      const answer = told.get(line.key);
      const next = nextCell(cell, !!answer?.line || cell === "quantity");
      if (next) return focus(row, next);
      if (row === now.length - 1) onLines((before) => [...before, emptyLine()]);
      focus(row + 1, "code");
    },
    [focus, onLines],
  );
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, row: number, cell: Cell) => {
      if (event.nativeEvent.isComposing) return;
      const { lines: now, answers: told, shown: suggested } = state.current;
      const line = now[row]!;
      const suggestions = cell === "code" ? suggested : [];
      const isFresh = told.get(line.key)?.words === signature(line);
      const stop = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      const take = (value: string | undefined) => {
        if (value) {
          stop();
          flushSync(() => onCell(row, "code", value, 0));
          advance(row, "code");
        }
      };
      const move = (to: number) => {
        stop();
        focus(Math.max(0, Math.min(now.length - 1, to)), cell);
      };
      if (event.altKey && /^[1-5]$/.test(event.key))
        return take(suggestions[Number(event.key) - 1]?.value);
      if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        const to = row + (event.key === "ArrowUp" ? -1 : 1);
        if (to < 0 || to >= now.length) return;
        stop();
        onLines((before) => {
          const moved = [...before];
          [moved[row], moved[to]] = [moved[to]!, moved[row]!];
          return moved;
        });
        return focus(to, cell);
      }
      if (event.key === "ArrowUp") return move(row - 1);
      if (event.key === "ArrowDown") return move(row + 1);
      if (
        (event.ctrlKey || event.metaKey) &&
        event.shiftKey &&
        (event.key === "Backspace" || event.key === "Delete")
      ) {
        stop();
        onLines((before) =>
          before.length > 1 ? before.filter((_, i) => i !== row) : [emptyLine()],
        );
        return focus(Math.max(0, row - 1), "code");
      }
      if (
        (event.ctrlKey || event.metaKey) &&
        event.shiftKey &&
        event.key.toLowerCase() === "d" &&
        row > 0
      ) {
        stop();
        return onCell(row, cell, now[row - 1]![cell], 0);
      }
      if (event.ctrlKey || event.metaKey || (event.key !== "Enter" && event.key !== "Tab")) return;
      const isBack = event.shiftKey;
      const isScan =
        event.key === "Enter" &&
        cell === "code" &&
        typedAt.current.count >= 6 &&
        event.timeStamp - typedAt.current.start < 60 + 10 * typedAt.current.count;
      if (isScan) {
        stop();
        const after = scanned(now, line.code, row);
        onLines(() => after.lines);
        return focus(after.at, "code");
      }
      if (isBack) {
        const before = cells[cells.indexOf(cell) - 1];
        if (!before && row === 0) return;
        stop();
        return before ? focus(row, before) : focus(row - 1, "quantity");
      }
      if (event.key === "Tab" && cell === "code" && isEmpty(line)) return;
      if (event.key === "Enter" && isFresh && suggestions[0]) return take(suggestions[0].value);
      stop();
      advance(row, cell);
    },
    [advance, focus, onCell, onLines],
  );
  const onPaste = useCallback(
    (event: React.ClipboardEvent) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\n\t]/.test(text.trim())) return;
      event.preventDefault();
      const rows = pasted(text);
      const row = at.row;
      onLines((before) => [
        ...before.slice(0, row).concat(isEmpty(before[row]!) ? [] : [before[row]!]),
        ...rows,
        ...before.slice(row + 1).filter((line) => !isEmpty(line)),
        emptyLine(),
      ]);
      requestAnimationFrame(() => focus(row + rows.length, "code"));
    },
    [at.row, focus, onLines],
  );
  useEffect(() => {
    if (at.row >= lines.length) onAt(Math.max(0, lines.length - 1), "code");
  }, [lines.length, at.row, onAt]);

  const items = virtual.getVirtualItems();
  const top = items.find((item) => item.index === at.row)?.start;
  return (
    <div className="entry-scroll" ref={scroller} onPaste={onPaste}>
      <table
        className="entry-grid"
        role="grid"
        aria-label={t("order.lines")}
        aria-rowcount={lines.length}
        aria-busy={isWaiting || undefined}
      >
        <thead>
          <tr>
            {[
              "#",
              t("line.code"),
              t("line.name"),
              t("line.quantityShort"),
              t("line.unit"),
              t("line.price"),
              t("order.net"),
              t("line.available"),
              t("entry.earliest"),
              "",
            ].map((word, i) => (
              <th key={i} scope="col" className={[0, 3, 5, 6, 7].includes(i) ? "right" : undefined}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const each = lines[item.index]!;
            return (
              <tr
                key={each.key}
                className={item.index === at.row ? "cursor" : undefined}
                aria-rowindex={item.index + 1}
                style={{ top: item.start }}
              >
                <LineRow
                  line={each}
                  row={item.index}
                  answer={answers.get(each.key)}
                  atCell={item.index === at.row ? at.cell : undefined}
                  onCell={onCell}
                  onAt={onAt}
                  onKey={onKey}
                />
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length > 0 && top !== undefined && (
        <Suggestions
          at={top + 32 + 31}
          all={shown}
          onTake={(value) => {
            flushSync(() => onCell(at.row, "code", value, 0));
            advance(at.row, "code");
          }}
        />
      )}
    </div>
  );
}
