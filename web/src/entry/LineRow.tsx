// One line of the grid: it is drawn again only when it changed itself.
import { memo, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "../shared/fields";
import { day, figure, quantity, said } from "../shared/format";
import { Mark } from "../shared/StatusMark";
import { type Cell, type EntryLine, signature } from "./lines";
import type { LineAnswer } from "./preview";
import { Split } from "./Split";

interface RowProps {
  line: EntryLine;
  row: number;
  answer: LineAnswer | undefined;
  atCell: Cell | undefined;
  /** `beat` is when the key was pressed, not when there was time for it. */
  onCell: (row: number, cell: Cell, value: string, beat: number) => void;
  onAt: (row: number, cell: Cell) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>, row: number, cell: Cell) => void;
}

/** The worst of what the server noticed about a line, in few words. */
function remarkOf(
  answer: LineAnswer | undefined,
): { mark: string; cell: Cell; words: string } | undefined {
  const reason = answer?.reasons[0];
  if (reason)
    return {
      mark: "fail",
      cell: reason.pointer.endsWith("/sku")
        ? "code"
        : reason.pointer.endsWith("unit_price")
          ? "price"
          : reason.pointer.endsWith("unit")
            ? "unit"
            : "quantity",
      words: wordsOf(reason as never),
    };
  const finding = answer?.findings[0];
  if (answer?.isShort) return { mark: "fail", cell: "quantity", words: "" };
  if (!finding) return undefined;
  const cell: Cell = /price/.test(finding.pointer ?? "")
    ? "price"
    : /unit$/.test(finding.pointer ?? "")
      ? "unit"
      : "quantity";
  return { mark: finding.level, cell, words: said(finding.detail) };
}

export const LineRow = memo(function LineRow({
  line,
  row,
  answer,
  atCell,
  onCell,
  onAt,
  onKey,
}: RowProps) {
  const { t } = useTranslation();
  const isFresh = answer?.words === signature(line);
  const told = isFresh ? answer : answer && { ...answer, reasons: [], findings: [] };
  const remark = isFresh ? remarkOf(answer) : undefined;
  const known = told?.line;
  const input = (cell: Cell, shown: string, isRight: boolean) => (
    <td
      className={remark?.cell === cell ? `entry-cell ${remark.mark}` : "entry-cell"}
      role="gridcell"
    >
      <input
        id={`cell-${row}-${cell}`}
        className={isRight ? "right" : undefined}
        value={atCell === cell ? line[cell] : line[cell] || shown}
        placeholder={atCell === cell ? shown : undefined}
        aria-label={`${t(`line.${cell === "quantity" ? "ordered" : cell}`)} ${row + 1}`}
        aria-invalid={remark?.cell === cell && remark.mark === "fail" ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        inputMode={cell === "quantity" || cell === "price" ? "decimal" : undefined}
        tabIndex={atCell === cell ? 0 : -1}
        onChange={(event) => onCell(row, cell, event.target.value, event.timeStamp)}
        onFocus={() => onAt(row, cell)}
        onKeyDown={(event) => onKey(event, row, cell)}
      />
    </td>
  );
  return (
    <>
      <td className="soft right">{row + 1}</td>
      {input("code", "", false)}
      <td className="entry-name">
        {known?.name ?? (remark?.cell === "code" && <span className="late">{remark.words}</span>)}
      </td>
      {input("quantity", "", true)}
      {input("unit", known?.unit ?? "", false)}
      {input("price", known?.unit_price ? figure(known.unit_price) : "", true)}
      <td className="right">{figure(known?.net)}</td>
      <td className={told?.isShort ? "right late" : "right sub"}>
        {told?.available &&
          (told.isShort
            ? t("line.some", { some: quantity(told.available), all: quantity(told.wanted) })
            : quantity(told.available))}
      </td>
      <td className={told?.isShort ? "late" : "sub"}>
        {told?.earliest ? day(told.earliest) : told?.isShort ? t("entry.noDate") : ""}
      </td>
      <td className="entry-remark">
        {remark && (known || remark.cell !== "code") && (
          <span className="status" title={remark.words || undefined}>
            <Mark of={remark.mark} /> <span>{remark.words || (told && <Split told={told} />)}</span>
          </span>
        )}
      </td>
    </>
  );
});
