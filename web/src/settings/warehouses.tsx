// Where goods lie: made, named and closed here; when people work there stands among the calendars.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Warehouse } from "../api/types.gen";
import { may } from "../session/session";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, errorAt, ErrorSummary, Field } from "../shared/fields";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Failed } from "../shared/parts";
import { SimpleTable } from "../shared/SimpleTable";
import { StatusMark } from "../shared/StatusMark";
import { useWalk } from "../shared/walk";
import { weekWords } from "./calendar";

function WarehouseDialog({ row, onClose }: { row?: Warehouse; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({
    code: row?.code ?? "",
    name: row?.name ?? "",
    time_zone: row?.time_zone ?? "",
    country: row?.country ?? "",
    status: row?.status ?? "active",
  });
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: given.name.trim(),
        time_zone: given.time_zone.trim() || null,
        country: given.country.trim().toUpperCase() || null,
        status: given.status,
      };
      return row
        ? send<"change_warehouse">("PATCH", `/warehouses/${row.id}`, body as never, {
            revision: row.revision,
          })
        : send<"create_warehouse">("POST", "/warehouses", { code: given.code.trim(), ...body });
    },
    onSuccess: () => {
      callStale(["warehouse"]);
      tell(t("done.warehouse", { name: given.name }));
      onClose();
    },
  });
  const field = (name: "code" | "name" | "time_zone" | "country") => ({
    pointer: `/${name}`,
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    error: errorAt(save.error, `/${name}`),
  });
  return (
    <Dialog
      title={row ? row.name : t("warehouses.new")}
      verb={t(row ? "settings.save" : "warehouses.make")}
      isBusy={save.isPending}
      isReady={given.name.trim() !== "" && given.code.trim() !== ""}
      onDo={() => save.mutate()}
      onClose={onClose}
    >
      <ErrorSummary error={save.error} />
      <div className="fields two">
        <Field
          label={t("line.code")}
          hint={t("warehouses.codeHint")}
          mono
          disabled={!!row}
          autoFocus={!row}
          {...field("code")}
        />
        <Field label={t("customers.name")} autoFocus={!!row} {...field("name")} />
        <Field
          label={t("settings.zone")}
          hint={t("warehouses.zoneHint")}
          optional
          {...field("time_zone")}
        />
        <Field
          label={t("address.country")}
          hint={t("address.countryHint")}
          optional
          {...field("country")}
        />
        {row && (
          <ChoiceField
            label={t("order.state")}
            hint={t("warehouses.closedHint")}
            pointer="/status"
            value={given.status}
            onChange={(status) => setGiven({ ...given, status: status as "active" })}
            error={errorAt(save.error, "/status")}
            choices={(["active", "closed"] as const).map((value) => ({
              value,
              label: t(`record.status.${value}`),
            }))}
          />
        )}
      </div>
    </Dialog>
  );
}

export function WarehousesPage() {
  const { t } = useTranslation();
  const list = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 100 }));
  const [opened, setOpened] = useState<{ row?: Warehouse }>();
  const rows = list.data?.items ?? [];
  const { here, goTo, walking } = useWalk(rows);
  const isMine = may("administrator");
  const edit = isMine && here ? () => setOpened({ row: here }) : undefined;
  const make = isMine ? () => setOpened({}) : undefined;
  useKeys(
    {
      ...walking,
      enter: edit,
      e: edit,
      n: make,
    },
    {
      j: t("keys.move"),
      ...(isMine && { n: t("warehouses.new"), e: t("act.edit") }),
    },
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={4} />;
  return (
    <>
      <Card
        flush
        title={t("settings.warehouses")}
        aside={
          make && (
            <Act hint="n" onAct={make}>
              {t("warehouses.new")}
            </Act>
          )
        }
      >
        <SimpleTable<Warehouse>
          label={t("settings.warehouses")}
          rows={rows}
          keyOf={(row) => row.id}
          onRow={goTo}
          rowClass={(row) => (row === here ? "cursor" : undefined)}
          columns={[
            { title: t("line.code"), cell: (row) => <Code>{row.code}</Code> },
            { title: t("customers.name"), className: "grow main", cell: (row) => row.name },
            { title: t("address.country"), cell: (row) => row.country },
            { title: t("settings.zone"), cell: (row) => row.time_zone },
            { title: t("settings.hours"), cell: (row) => weekWords(row.hours) },
            {
              title: t("order.state"),
              cell: (row) => <StatusMark status={row.status} kind="record" />,
            },
            {
              title: "",
              cell: (row) =>
                isMine && (
                  <Act
                    onAct={() => setOpened({ row })}
                    aria-label={`${t("act.edit")}: ${row.name}`}
                  >
                    {t("act.edit")}
                  </Act>
                ),
            },
          ]}
        />
      </Card>
      {opened && <WarehouseDialog {...opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
