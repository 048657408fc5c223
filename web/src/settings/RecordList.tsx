// Records that each have a page of their own, as the settings list them: walked by keys, one opened, a new one begun.
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../shared/keys";
import { Act, Bones, Card, Code, Empty, Failed } from "../shared/parts";
import { SimpleTable, type SimpleColumn } from "../shared/SimpleTable";
import { useWalk } from "../shared/walk";

interface Found {
  data?: unknown;
  error: Error | null;
  refetch: () => unknown;
}
interface Words {
  title: string;
  /** Of the first column. */
  name: string;
  begin: string;
  none: string;
  noneWords: string;
}
interface Props<T> {
  found: Found;
  rows: T[];
  words: Words;
  columns: SimpleColumn<T>[];
  nameOf: (row: T) => string;
  /** What is over stands there softly. */
  isOver: (row: T) => boolean;
  canBegin: boolean;
  isBegun?: boolean;
  onOpen: (name: string) => void;
  dialog: (onClose: () => void) => ReactNode;
}

export function RecordList<T extends { id: string }>(props: Props<T>) {
  const { found, rows, words, columns, nameOf, isOver, canBegin, isBegun, onOpen, dialog } = props;
  const { t } = useTranslation();
  const [isNew, setNew] = useState(!!isBegun);
  const { here, goTo, walking } = useWalk(rows);
  useKeys(
    {
      ...walking,
      enter: here && (() => onOpen(nameOf(here))),
      n: canBegin ? () => setNew(true) : undefined,
    },
    { j: t("keys.move"), enter: t("keys.open"), ...(canBegin ? { n: words.begin } : {}) },
  );
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={8} />;
  return (
    <>
      <Card
        flush
        title={
          <>
            {words.title}
            <small>{rows.length}</small>
          </>
        }
        aside={
          canBegin && (
            <Act kind="main" hint="n" onAct={() => setNew(true)}>
              {words.begin}
            </Act>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title={words.none} words={words.noneWords} />
        ) : (
          <SimpleTable<T>
            label={words.title}
            rows={rows}
            keyOf={(row) => row.id}
            onRow={goTo}
            rowClass={(row) =>
              [row === here && "cursor", isOver(row) && "soft"].filter(Boolean).join(" ") ||
              undefined
            }
            columns={[
              {
                title: words.name,
                className: "main",
                cell: (row) => (
                  <button type="button" className="link" onClick={() => onOpen(nameOf(row))}>
                    <Code>{nameOf(row)}</Code>
                  </button>
                ),
              },
              ...columns,
            ]}
          />
        )}
      </Card>
      {isNew && dialog(() => setNew(false))}
    </>
  );
}
