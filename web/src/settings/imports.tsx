// Files that came in, and the way to bring another.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { ImportRun } from "../api/types.gen";
import { may } from "../session/session";
import { moment, quantity } from "../shared/format";
import { useKeys } from "../shared/keys";
import { Act, Card, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";

const Bring = lazy(() =>
  import("../imports/ImportPage").then(({ ImportPage }) => ({ default: ImportPage })),
);

export function ImportsPage() {
  const { t } = useTranslation();
  const list = useQuery(one<"list_imports">("import", "/imports", { limit: 100 }));
  const [isNew, setNew] = useState(false);
  const isMine = may("order_desk", "sales_manager", "procurement", "warehouse");
  const open = isMine && !isNew ? () => setNew(true) : undefined;
  useKeys({ n: open }, open ? { n: t("imports.new") } : {});
  if (list.error) return <Failed error={list.error} />;
  if (isNew)
    return (
      <Suspense>
        <Bring onClose={() => setNew(false)} />
      </Suspense>
    );
  return (
    <Card
      flush
      title={t("settings.imports")}
      aside={
        open && (
          <Act kind="main" hint="n" onAct={open}>
            {t("imports.new")}
          </Act>
        )
      }
    >
      <SimpleTable<ImportRun>
        label={t("settings.imports")}
        rows={list.data?.items ?? []}
        none={!!list.data && t("imports.none")}
        keyOf={(row) => row.id}
        columns={[
          { title: t("stock.when"), cell: (row) => moment(row.started_at) },
          { title: t("stock.kind"), cell: (row) => row.kind },
          { title: t("imports.file"), className: "grow main", cell: (row) => row.file_name },
          { title: t("order.state"), cell: (row) => t(`imports.status.${row.status}`) },
          {
            title: t("imports.read"),
            align: "right",
            cell: (row) => quantity(String(row.rows_read)),
          },
          {
            title: t("imports.accepted"),
            align: "right",
            cell: (row) => quantity(String(row.rows_accepted)),
          },
          {
            title: t("imports.rejected"),
            align: "right",
            cell: (row) => (
              <span className={row.rows_rejected ? "late" : undefined}>
                {quantity(String(row.rows_rejected))}
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}
