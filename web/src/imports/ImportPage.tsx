// A file that comes in: which column is which field, what would come of it, then the rows themselves. What is
// rejected can be had as a file, put right and brought again.
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { callStale } from "../api/queries";
import { may } from "../session/session";
import { ChoiceField, ErrorSummary } from "../shared/fields";
import { between, quantity } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Card } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { Mark } from "../shared/StatusMark";
import { bring, type Came, saveRejects } from "./bring";
import { fields, guess, kinds, type Kind, type Mapping, missing } from "./mapping";
import { readTable, type Table } from "./table";

const bringers: Record<Kind, string[]> = {
  customers: ["order_desk"],
  products: ["order_desk", "sales_manager", "procurement"],
  stock: ["warehouse"],
  "sales-orders": ["order_desk"],
};
const shownRows = 3;
const shownRejects = 50;

interface Chosen {
  file: File;
  table: Table;
}

function Columns({
  kind,
  table,
  mapping,
  onMap,
}: {
  kind: Kind;
  table: Table;
  mapping: Mapping;
  onMap: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation();
  const nameOf = (field: string) => t(`imports.name.${field.replace("/0/", "_")}`);
  const columns = table.heading.map((name, i) => ({ value: String(i), label: name }));
  return (
    <SimpleTable
      label={t("imports.columns")}
      rows={fields[kind]}
      keyOf={([field]) => field}
      columns={[
        {
          title: t("imports.field"),
          className: "main",
          cell: ([field, isNeeded]) => (
            <>
              {nameOf(field)} {isNeeded && <small className="soft">{t("imports.needed")}</small>}
            </>
          ),
        },
        {
          title: t("imports.column"),
          cell: ([field]) => (
            <select
              className="keep"
              aria-label={t("imports.columnOf", { field: nameOf(field) })}
              value={field in mapping ? String(mapping[field]) : ""}
              onChange={(event) => {
                const { [field]: _, ...rest } = mapping;
                const at = event.target.value;
                onMap(at === "" ? rest : { ...rest, [field]: Number(at) });
              }}
            >
              <option value="">{t("imports.none")}</option>
              {columns.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ),
        },
        {
          title: t("imports.sample"),
          className: "grow soft",
          cell: ([field]) =>
            field in mapping
              ? table.rows
                  .slice(0, shownRows)
                  .map((row) => row[mapping[field]!])
                  .filter(Boolean)
                  .join(" · ")
              : "",
        },
      ]}
    />
  );
}

function Outcome({ came, table, isTrial }: { came: Came; table: Table; isTrial: boolean }) {
  const { t } = useTranslation();
  return (
    <Card
      flush
      title={t(isTrial ? "imports.trialTitle" : "imports.doneTitle")}
      aside={
        came.rejected.length > 0 && (
          <Act onAct={() => saveRejects(table, came.rejected)}>{t("imports.saveRejects")}</Act>
        )
      }
    >
      <p className="card-body status">
        <Mark of={came.rejected.length ? "warn" : "pass"} />{" "}
        {t(isTrial ? "imports.would" : "imports.did", {
          accepted: came.accepted,
          rejected: came.rejected.length,
          orders: came.orders,
        })}
      </p>
      {came.before > 0 && (
        <p className="card-body soft">{t("imports.before", { count: came.before })}</p>
      )}
      {came.rejected.length > 0 && (
        <SimpleTable
          label={t("imports.rejected")}
          rows={came.rejected.slice(0, shownRejects)}
          keyOf={(row) => row.row}
          columns={[
            { title: t("imports.row"), align: "right", cell: (row) => row.row + 2 },
            {
              title: t("imports.cells"),
              className: "soft",
              cell: (row) => (table.rows[row.row] ?? []).slice(0, 4).join(" · "),
            },
            {
              title: t("imports.why"),
              className: "grow main",
              cell: (row) => row.words.join(" "),
            },
          ]}
        />
      )}
    </Card>
  );
}

export function ImportPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const mine = kinds.filter((kind) => may(...bringers[kind]));
  const [kind, setKind] = useState<Kind>(mine[0] ?? "customers");
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [at, setAt] = useState(0);
  const read = useMutation({
    mutationFn: async (file: File) => ({ file, table: await readTable(file) }),
    onSuccess: (found) => {
      setChosen(found);
      setMapping(guess(kind, found.table.heading));
    },
  });
  const run = useMutation({
    mutationFn: (isTrial: boolean) =>
      bring({ ...chosen!, kind, mapping, isTrial, onProgress: setAt }),
    onSuccess: (came, isTrial) => {
      if (isTrial) return;
      callStale(["import", "customer", "product", "stock", "sales_order", "worklist"]);
      tell(t("imports.told", { count: came.accepted }));
    },
  });
  const lacking = useMemo(() => missing(kind, mapping), [kind, mapping]);
  const rows = chosen?.table.rows.length ?? 0;
  const change = (to: Kind) => {
    setKind(to);
    run.reset();
    if (chosen) setMapping(guess(to, chosen.table.heading));
  };
  const isDone = run.data && run.variables === false;
  return (
    <div className="stack">
      <Card>
        <div className="fields two">
          <ChoiceField
            label={t("imports.what")}
            value={kind}
            onChange={(value) => change(value as Kind)}
            choices={mine.map((value) => ({ value, label: t(`imports.kind.${value}`) }))}
          />
          <div className="field">
            <label htmlFor="import-file">{t("imports.file")}</label>
            <input
              id="import-file"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx"
              onChange={(event) => {
                const file = event.target.files?.[0];
                run.reset();
                if (file) read.mutate(file);
              }}
            />
          </div>
        </div>
        {read.error && (
          <p className="wrong-words" role="alert">
            <Mark of="fail" /> {t("imports.unreadable")}
          </p>
        )}
      </Card>
      {chosen && (
        <Card
          flush
          title={
            <>
              {t("imports.columns")}{" "}
              <small>{t("imports.rowsIn", { count: rows, file: chosen.file.name })}</small>
            </>
          }
        >
          <Columns
            kind={kind}
            table={chosen.table}
            mapping={mapping}
            onMap={(to) => {
              setMapping(to);
              run.reset();
            }}
          />
        </Card>
      )}
      <ErrorSummary error={run.error} />
      {run.data && chosen && (
        <Outcome came={run.data} table={chosen.table} isTrial={run.variables === true} />
      )}
      <div className="import-acts" role="status">
        {run.isPending && (
          <span>
            {t("imports.progress", {
              done: quantity(String(at)),
              all: quantity(String(rows)),
            })}
            <progress value={at} max={rows} aria-label={t("imports.file")} />
          </span>
        )}
        {chosen && lacking.length > 0 && (
          <span className="late">
            {t("imports.lacking", {
              fields: lacking.map((field) => t(`imports.name.${field}`)).join(between()),
            })}
          </span>
        )}
        <Act kind="quiet" onAct={onClose}>
          {t(isDone ? "act.close" : "act.cancel")}
        </Act>
        {chosen && !isDone && (
          <>
            <Act
              onAct={() => run.mutate(true)}
              disabled={run.isPending || lacking.length > 0}
              kind={run.data ? "plain" : "main"}
            >
              {t("imports.try")}
            </Act>
            {run.data && (
              <Act
                kind="main"
                onAct={() => run.mutate(false)}
                disabled={run.isPending || run.data.accepted === 0}
              >
                {t("imports.bring", { count: run.data.accepted })}
              </Act>
            )}
          </>
        )}
      </div>
    </div>
  );
}
