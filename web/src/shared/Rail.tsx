// The rail at the left and, on a phone, the bar below: the places one may go to.
import { Menu } from "@mantine/core";
import {
  IconChevronUp,
  IconDots,
  IconFileDollar,
  IconFileText,
  IconHome,
  IconInbox,
  IconPackage,
  IconPhoneCall,
  IconPlus,
  IconReceipt,
  IconSearch,
  IconSettings,
  IconTruckDelivery,
  IconUsers,
  IconBuildingWarehouse,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import { languages } from "../languages";
import { may, readIn, signOut, useSession } from "../session/session";
import { day, dayOf, time } from "./format";
import { Key } from "./parts";
import { setDensity, setScheme, useScheme } from "./look";
import { Wordmark } from "./Wordmark";

export const places = [
  { to: "/", key: "h", word: "nav.home", icon: IconHome, roles: [] },
  {
    to: "/orders",
    key: "o",
    word: "nav.orders",
    icon: IconFileText,
    roles: [
      "agent",
      "order_desk",
      "sales_manager",
      "warehouse",
      "finance",
      "quality_manager",
      "service_manager",
      "auditor",
      "procurement",
    ],
  },
  {
    to: "/quotations",
    key: "q",
    word: "nav.quotations",
    icon: IconFileDollar,
    roles: [
      "agent",
      "order_desk",
      "sales_manager",
      "procurement",
      "finance",
      "service_manager",
      "auditor",
    ],
  },
  {
    to: "/stock",
    key: "s",
    word: "nav.stock",
    icon: IconBuildingWarehouse,
    roles: [
      "order_desk",
      "warehouse",
      "procurement",
      "sales_manager",
      "quality_manager",
      "auditor",
      "finance",
      "agent",
    ],
  },
  {
    to: "/deliveries",
    key: "d",
    word: "nav.deliveries",
    icon: IconTruckDelivery,
    roles: [
      "order_desk",
      "warehouse",
      "sales_manager",
      "service_manager",
      "auditor",
      "agent",
      "quality_manager",
    ],
  },
  {
    to: "/follow-ups",
    key: "f",
    word: "nav.followUps",
    icon: IconPhoneCall,
    roles: ["agent", "order_desk", "warehouse", "service_manager", "sales_manager", "auditor"],
  },
  {
    to: "/inbox",
    key: "i",
    word: "nav.inbox",
    icon: IconInbox,
    roles: ["agent", "order_desk", "sales_manager", "service_manager", "auditor"],
  },
  {
    to: "/customers",
    key: "c",
    word: "nav.customers",
    icon: IconUsers,
    roles: ["agent", "order_desk", "sales_manager", "finance", "service_manager", "auditor"],
    apart: true,
  },
  {
    to: "/products",
    key: "p",
    word: "nav.products",
    icon: IconPackage,
    roles: [
      "agent",
      "order_desk",
      "sales_manager",
      "procurement",
      "warehouse",
      "quality_manager",
      "auditor",
      "finance",
    ],
  },
  {
    to: "/invoices",
    key: "v",
    word: "nav.invoices",
    icon: IconReceipt,
    roles: ["agent", "order_desk", "sales_manager", "finance", "service_manager", "auditor"],
  },
  { to: "/settings", key: ",", word: "nav.settings", icon: IconSettings, roles: [], apart: true },
] as const;

export function usePlaces() {
  return places.filter((place) => place.roles.length === 0 || may(...place.roles));
}

export function Rail({ onSearch, isOpen }: { onSearch: () => void; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const { who, isLive } = useSession();
  const { scheme } = useScheme();
  const [clock, setClock] = useState(new Date());
  useEffect(() => {
    const timer = setInterval(() => setClock(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  // The page's own questions come first.
  const [isCounting, setCounting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCounting(true), 700);
    return () => clearTimeout(timer);
  }, []);
  const { data: waiting } = useQuery({
    ...one<"get_worklists">("worklist", "/worklists", { owner: who?.person }),
    enabled: isCounting,
  });
  const initials = (who?.name ?? who?.email ?? "?")
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <nav className={isOpen ? "rail" : "rail small"} aria-label={t("nav.main")}>
      <Link to="/" className="rail-name" aria-label="Supercargo">
        <Wordmark />
      </Link>
      <button
        type="button"
        className="rail-search"
        onClick={onSearch}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={16} stroke={1.75} aria-hidden="true" /> <span>{t("palette.open")}</span>{" "}
        <Key of="ctrl+k" />
      </button>
      <ul>
        {usePlaces().map((place) => {
          const count = place.to === "/follow-ups" ? waiting?.follow_ups : undefined;
          return (
            <li key={place.to} className={"apart" in place ? "apart" : undefined}>
              <Link
                to={place.to}
                activeOptions={{ exact: place.to === "/", includeSearch: false }}
                activeProps={{ className: "here", "aria-current": "page" }}
              >
                <place.icon size={16} stroke={1.75} aria-hidden="true" />{" "}
                <span>{t(place.word)}</span>
                {count && count.count > 0 && (
                  <span className="count">
                    {count.count}
                    {count.more ? "+" : ""}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="rail-foot">
        <p className="live">
          <i className={isLive ? "dot on" : "dot"} />{" "}
          <span>{t(isLive ? "live.on" : "live.off")}</span>{" "}
          <time>
            {day(dayOf(clock))}, {time(clock.toISOString())}
          </time>
        </p>
        <Menu position="top-start" width={220}>
          <Menu.Target>
            <button type="button" className="me">
              <span className="avatar" aria-hidden="true">
                {initials}
              </span>
              <span className="hidden">{t("me.menu")}</span>
              <span className="me-words">
                <b>{who?.name}</b>
                <small>
                  {who?.roles
                    .slice(0, 2)
                    .map((role) => t(`role.${role}`))
                    .join(" · ")}
                </small>
              </span>
              <IconChevronUp size={16} stroke={1.75} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t("me.language")}</Menu.Label>
            {languages.map(({ code, name }) => (
              <Menu.Item
                key={code}
                lang={code}
                onClick={() => void readIn({ language: code })}
                aria-current={i18n.language === code}
              >
                {name}
              </Menu.Item>
            ))}
            <Menu.Label>{t("me.look")}</Menu.Label>
            <Menu.Item onClick={() => setScheme(scheme === "dark" ? "light" : "dark")}>
              {t(scheme === "dark" ? "me.light" : "me.dark")}
            </Menu.Item>
            <Menu.Item
              onClick={() =>
                setDensity(
                  document.documentElement.dataset.density === "comfortable"
                    ? "compact"
                    : "comfortable",
                )
              }
            >
              {t("me.density")}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => void signOut()}>{t("me.signOut")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </nav>
  );
}

export function PhoneBar() {
  const { t } = useTranslation();
  const rest = usePlaces().filter((place) => !["/", "/orders", "/follow-ups"].includes(place.to));
  const item = (to: string, word: string, Icon: typeof IconHome) => (
    <Link
      to={to}
      activeOptions={{ exact: true, includeSearch: false }}
      activeProps={{ className: "here", "aria-current": "page" }}
    >
      <Icon size={24} stroke={1.75} aria-hidden="true" />
      <span>{t(word)}</span>
    </Link>
  );
  return (
    <nav className="phone-bar" aria-label={t("nav.main")}>
      {item("/", "nav.home", IconHome)}
      {item("/orders", "nav.orders", IconFileText)}
      {item("/orders/new", "nav.new", IconPlus)}
      {item("/follow-ups", "nav.followUps", IconPhoneCall)}
      <Menu position="top-end" width={230}>
        <Menu.Target>
          <button type="button" className="bare">
            <IconDots size={24} stroke={1.75} aria-hidden="true" />
            <span>{t("nav.more")}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((place) => (
            <Menu.Item
              key={place.to}
              component={Link}
              to={place.to}
              leftSection={<place.icon size={18} stroke={1.75} />}
            >
              {t(place.word)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => void signOut()}>{t("me.signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
