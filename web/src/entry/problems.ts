// Which lines need the clerk, and the way from one to the next.
import { useMemo } from "react";
import { type Cell, type EntryLine, signature } from "./lines";
import { type Answer, type Kept, keyOf, type LineAnswer } from "./preview";

export interface LineProblem {
  row: number;
  line: EntryLine;
  told: LineAnswer;
}

/** What was noticed about a line as it stands now; of what stood there before nothing is said. */
export function problemsOf(lines: EntryLine[], answers: Map<number, LineAnswer>): LineProblem[] {
  return lines.flatMap((line, row) => {
    const told = answers.get(line.key);
    const isNoticed = told && (told.reasons.length || told.findings.length || told.isShort);
    return isNoticed && told.words === signature(line) ? [{ row, line, told }] : [];
  });
}

const mustBeFixed = ({ told }: LineProblem) => told.reasons.length > 0 || told.isShort;

export function useProblems(lines: EntryLine[], answer: Answer, kept: Kept) {
  return useMemo(() => {
    const all = problemsOf(lines, answer.lines);
    return {
      all,
      toFix: all.filter(mustBeFixed).length,
      toLook: all.filter(
        (each) => !mustBeFixed(each) && each.told.findings.some((finding) => !kept[keyOf(finding)]),
      ).length,
    };
  }, [lines, answer, kept]);
}

/** The problem after this row, or before it; behind the last comes the first. */
export function problemFrom(
  problems: LineProblem[],
  row: number,
  by: 1 | -1,
): { row: number; cell: Cell } | undefined {
  const found =
    by > 0
      ? (problems.find((each) => each.row > row) ?? problems[0])
      : (problems.findLast((each) => each.row < row) ?? problems.at(-1));
  if (!found) return undefined;
  const isCode = found.told.reasons.some((reason) => reason.pointer.endsWith("/sku"));
  return { row: found.row, cell: isCode ? "code" : "quantity" };
}
