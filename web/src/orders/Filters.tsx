// The filters in force, as words, and a menu of those that can be added.
import { Menu } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { useKeys } from "../shared/keys";
import { Key } from "../shared/parts";
import { filterNames, type Search, statuses } from "./filters";

export function Filters({ search, set }: { search: Search; set: (to: Search) => void }) {
  const { t } = useTranslation();
  const warehouses = useQuery(one<"list_warehouses">("warehouse", "/warehouses", { limit: 50 }));
  const choices: Record<string, { value: string; label: string }[]> = {
    status: statuses.map((value) => ({ value, label: t(`order.status.${value}`) })),
    warehouse: (warehouses.data?.items ?? []).map(({ code, name }) => ({
      value: code,
      label: name,
    })),
    order_type: ["standard", "bespoke", "urgent"].map((value) => ({
      value,
      label: t(`order.type.${value}`),
    })),
    channel: ["api", "web", "email", "phone", "edi", "counter"].map((value) => ({
      value,
      label: t(`order.channel.${value}`),
    })),
    urgent: [{ value: "true", label: t("order.urgent") }],
  };
  const words = (name: string, value: string) =>
    value
      .split(",")
      .map((each) => choices[name]?.find((choice) => choice.value === each)?.label ?? each)
      .join(", ");
  const target = useRef<HTMLButtonElement>(null);
  useKeys({ f: () => target.current?.click() }, { f: t("keys.filter") });
  return (
    <>
      {filterNames
        .filter((name) => search[name])
        .map((name) => (
          <button
            type="button"
            key={name}
            className="filter"
            onClick={() => set({ ...search, [name]: undefined })}
          >
            {t(`filter.${name}`)} <b>{words(name, search[name]!)}</b>{" "}
            <span className="unseen">{t("filter.remove", { name: t(`filter.${name}`) })}</span>
            <IconX size={13} stroke={2} aria-hidden="true" />
          </button>
        ))}
      <Menu position="bottom-start" width={240} closeOnItemClick={false}>
        <Menu.Target>
          <button type="button" className="filter add" ref={target}>
            <IconPlus size={13} stroke={2} aria-hidden="true" /> {t("filter.add")} <Key of="f" />
          </button>
        </Menu.Target>
        <Menu.Dropdown className="filter-menu">
          {filterNames.map((name) => (
            <div key={name}>
              <Menu.Label>{t(`filter.${name}`)}</Menu.Label>
              {choices[name]?.map(({ value, label }) => {
                const chosen = search[name]?.split(",") ?? [];
                const isOn = chosen.includes(value);
                const next = isOn ? chosen.filter((each) => each !== value) : [...chosen, value];
                return (
                  <Menu.Item
                    key={value}
                    aria-current={isOn}
                    onClick={() => set({ ...search, [name]: next.join(",") || undefined })}
                  >
                    {isOn ? "✓ " : ""}
                    {label}
                  </Menu.Item>
                );
              })}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
