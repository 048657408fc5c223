// A long list as a real table: fixed rows, only those in sight are drawn, the cursor moves by keys.
import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "./keys";

export interface Column<T> {
  id: string;
  title: string;
  cell: (row: T) => ReactNode;
  width: string;
  align?: "right";
  sort?: string;
  /** On a phone: which of the two lines, and at which end. */
  phone?: "name" | "state" | "why" | "amount";
}

interface DataTableProps<T> {
  label: string;
  rows: T[];
  columns: Column<T>[];
  idOf: (row: T) => string;
  linkOf?: (row: T) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  onEnd?: () => void;
  selected?: Set<string>;
  onSelect?: (selected: Set<string>) => void;
  onCursor?: (row: T) => void;
  tall?: number;
}

interface Hands<T> {
  onTake: (row: T, inNewTab: boolean, isLink: boolean) => void;
  onToggle: (row: T) => void;
}
interface TableRowProps<T> {
  row: T;
  id: string;
  index: number;
  columns: Column<T>[];
  top: number;
  height: number;
  isSelected: boolean | undefined;
  isCursor: boolean;
  hands: Hands<T>;
}

/** Drawn again when its record or its place changes, not with every step of scrolling. */
const TableRow = memo(function TableRow<T>(props: TableRowProps<T>) {
  const { row, id, columns, isSelected, hands } = props;
  const { t } = useTranslation();
  return (
    <tr
      aria-rowindex={props.index + 1}
      aria-selected={isSelected || undefined}
      className={props.isCursor ? "cursor" : undefined}
      style={{ height: props.height, top: props.top }}
      onClick={(event) =>
        hands.onTake(
          row,
          event.ctrlKey || event.metaKey,
          !!(event.target as HTMLElement).closest("a,button,input,label"),
        )
      }
    >
      {isSelected !== undefined && (
        <td className="pick">
          <input
            type="checkbox"
            className="tick"
            aria-label={t("table.select", { name: id })}
            checked={isSelected}
            onChange={() => hands.onToggle(row)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={`${column.align ?? ""} ${column.phone ? `p-${column.phone}` : "p-none"}`}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <T>(props: TableRowProps<T>) => ReactNode;

export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, columns, idOf, linkOf, selected, onSelect } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = window.matchMedia("(max-width: 699px)").matches;
  const height = isPhone
    ? 60
    : (props.tall ?? (document.documentElement.dataset.density === "comfortable" ? 40 : 32));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const [cursorId, setCursorId] = useState("");
  const at = rows.findIndex((row) => idOf(row) === cursorId);
  const cursor = at < 0 ? 0 : at;

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { onEnd, onCursor } = props;
  useEffect(() => {
    if (rows.length && last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, onEnd]);

  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    setCursorId(idOf(row));
    virtual.scrollToIndex(Math.max(0, Math.min(rows.length - 1, to)));
    onCursor?.(row);
  };
  const open = (row: T | undefined, inNewTab = false) => {
    const link = row && linkOf?.(row);
    if (!link) return;
    if (inNewTab) window.open(link, "_blank", "noopener");
    else void navigate({ to: link });
  };
  const toggle = (row: T | undefined) => {
    if (!row || !onSelect || !selected) return;
    const changed = new Set(selected);
    if (!changed.delete(idOf(row))) changed.add(idOf(row));
    onSelect(changed);
  };
  // Rows hold on to these, whatever is drawn around them.
  const latest = useRef({ open, toggle });
  latest.current = { open, toggle };
  const hands = useMemo<Hands<T>>(
    () => ({
      onTake: (row, inNewTab, isLink) => {
        setCursorId(idOf(row));
        if (!isLink) latest.current.open(row, inNewTab);
      },
      onToggle: (row) => latest.current.toggle(row),
    }),
    [],
  );
  const extend = (to: number) => {
    if (!onSelect || !selected) return go(to);
    const row = rows[cursor],
      next = rows[Math.min(to, rows.length - 1)];
    if (row && next) onSelect(new Set([...selected, idOf(row), idOf(next)]));
    go(to);
  };
  useKeys(
    {
      j: () => go(cursor + 1),
      k: () => go(cursor - 1),
      arrowdown: () => go(cursor + 1),
      arrowup: () => go(cursor - 1),
      pagedown: () => go(cursor + 20),
      pageup: () => go(cursor - 20),
      home: () => go(0),
      end: () => go(rows.length - 1),
      enter: () => open(rows[cursor]),
      "shift+enter": () => open(rows[cursor], true),
      x: onSelect ? () => toggle(rows[cursor]) : undefined,
      "shift+arrowdown": () => extend(cursor + 1),
    },
    {
      "j / k": t("keys.move"),
      enter: t("keys.open"),
      "shift+enter": t("keys.openTab"),
      ...(onSelect ? { x: t("keys.select"), "shift+arrowdown": t("keys.extend") } : {}),
    },
  );

  const all = useMemo(
    () => rows.length > 0 && rows.every((row) => selected?.has(idOf(row))),
    [rows, selected, idOf],
  );
  const grid = (onSelect ? "20px " : "") + columns.map((column) => column.width).join(" ");
  const head = (column: Column<T>) => {
    const isUp = props.sort === column.sort,
      isDown = props.sort === `-${column.sort}`;
    if (!column.sort || !props.onSort) return column.title;
    return (
      <button
        type="button"
        className="bare head-sort"
        onClick={() => props.onSort?.(isDown ? column.sort! : `-${column.sort}`)}
      >
        {column.title}
        {isUp ? " ↑" : isDown ? " ↓" : ""}
      </button>
    );
  };
  return (
    <div
      className="table-scroll"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={props.label}
    >
      <table
        className={isPhone ? "rows phone" : "rows"}
        aria-rowcount={rows.length}
        style={{ "--grid": grid } as React.CSSProperties}
      >
        <thead>
          <tr>
            {onSelect && (
              <th scope="col" className="pick">
                <input
                  type="checkbox"
                  className="tick"
                  aria-label={t("table.selectAll")}
                  checked={all}
                  onChange={() => onSelect(all ? new Set() : new Set(rows.map(idOf)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.align}
                aria-sort={
                  props.sort === column.sort
                    ? "ascending"
                    : props.sort === `-${column.sort}`
                      ? "descending"
                      : undefined
                }
              >
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            const id = idOf(row);
            const isOn = selected?.has(id);
            return (
              <TableRow
                key={id}
                row={row}
                id={id}
                index={item.index}
                columns={columns}
                top={item.start}
                height={item.size}
                isSelected={onSelect ? !!isOn : undefined}
                isCursor={item.index === cursor && at >= 0}
                hands={hands}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
