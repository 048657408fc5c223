// A short table inside a card.
import type { ReactNode } from "react";

export interface SimpleColumn<T> {
  title: ReactNode;
  cell: (row: T, at: number) => ReactNode;
  align?: "right";
  className?: string;
}

export function SimpleTable<T>({
  rows,
  columns,
  keyOf,
  label,
  rowClass,
  onRow,
  none,
}: {
  rows: T[];
  columns: SimpleColumn<T>[];
  keyOf: (row: T, at: number) => string | number;
  label: string;
  rowClass?: (row: T) => string | undefined;
  onRow?: (row: T) => void;
  /** What stands there when there is nothing to show, once that is known. */
  none?: string | false;
}) {
  if (none && rows.length === 0) return <p className="card-body soft">{none}</p>;
  return (
    <div className="plain-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th key={i} scope="col" className={`${column.align ?? ""} ${column.className ?? ""}`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={keyOf(row, at)}
              className={rowClass?.(row)}
              onClick={onRow && (() => onRow(row))}
            >
              {columns.map((column, i) => (
                <td key={i} className={`${column.align ?? ""} ${column.className ?? ""}`}>
                  {column.cell(row, at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
