// Rules and people of the company, and how the desk looks to oneself.
import { IconChevronDown, IconSearch } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { may } from "../session/session";
import { useKeys } from "../shared/keys";
import { PageBar } from "../shared/PageBar";
import { Bones, Key } from "../shared/parts";
import { KeysPage } from "./api_keys";
import { CompanyPage } from "./company";
import { ImportsPage } from "./imports";
import { DisplayPage, SecurityPage } from "./own";

/** Rules of orders, prices and taxes are opened by few: they come when they are. */
const late = (load: () => Promise<ComponentType>) => {
  const Page = lazy(() => load().then((page) => ({ default: page })));
  return () => (
    <Suspense fallback={<Bones rows={8} />}>
      <Page />
    </Suspense>
  );
};
const PeoplePage = late(() => import("./people").then((each) => each.PeoplePage));
const WarehousesPage = late(() => import("./warehouses").then((each) => each.WarehousesPage));
const WebhooksPage = late(() => import("./webhooks").then((each) => each.WebhooksPage));
const CalendarsPage = late(() => import("./calendars").then((each) => each.CalendarsPage));
const TypesPage = late(() => import("./types").then((each) => each.TypesPage));
const ChecksPage = late(() => import("./checks").then((each) => each.ChecksPage));
const TaxesPage = late(() => import("./taxes").then((each) => each.TaxesPage));
const PoliciesPage = late(() => import("./policies").then((each) => each.PoliciesPage));
const DeputiesPage = late(() => import("./deputies").then((each) => each.DeputiesPage));
const ExchangePage = late(() => import("./exchange").then((each) => each.ExchangePage));
const WordingsPage = late(() => import("./wordings").then((each) => each.WordingsPage));
const SpecialsPage = late(() => import("./specials").then((each) => each.SpecialsPage));
const SamplesPage = late(() => import("./samples").then((each) => each.SamplesPage));
const AgreedPage = late(() => import("./agreed").then((each) => each.AgreedPage));
const DiscountsPage = late(() => import("./discounts").then((each) => each.DiscountsPage));
const ChargesPage = late(() => import("./charges").then((each) => each.ChargesPage));
const PricesPage = late(() => import("./prices").then((each) => each.PricesPage));

interface Place {
  name: string;
  page: () => ReactNode;
  roles: string[];
}
const groups: { name: string; places: Place[] }[] = [
  {
    name: "you",
    places: [
      { name: "display", page: DisplayPage, roles: [] },
      { name: "security", page: SecurityPage, roles: [] },
      {
        name: "deputies",
        page: DeputiesPage,
        roles: ["order_desk", "sales_manager", "finance", "quality_manager", "administrator"],
      },
    ],
  },
  {
    name: "company",
    places: [
      { name: "company", page: CompanyPage, roles: ["administrator", "auditor"] },
      { name: "warehouses", page: WarehousesPage, roles: [] },
      { name: "calendars", page: CalendarsPage, roles: [] },
      {
        name: "imports",
        page: ImportsPage,
        roles: [
          "order_desk",
          "sales_manager",
          "procurement",
          "warehouse",
          "administrator",
          "auditor",
        ],
      },
    ],
  },
  {
    name: "orders",
    places: [
      { name: "types", page: TypesPage, roles: [] },
      { name: "checks", page: ChecksPage, roles: [] },
      {
        name: "policies",
        page: PoliciesPage,
        roles: [
          "agent",
          "order_desk",
          "sales_manager",
          "finance",
          "quality_manager",
          "service_manager",
          "administrator",
          "auditor",
        ],
      },
      { name: "prices", page: PricesPage, roles: [] },
      { name: "discounts", page: DiscountsPage, roles: [] },
      { name: "charges", page: ChargesPage, roles: [] },
      { name: "agreed", page: AgreedPage, roles: [] },
      {
        name: "specials",
        page: SpecialsPage,
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
      { name: "taxes", page: TaxesPage, roles: [] },
      {
        name: "wordings",
        page: WordingsPage,
        roles: [
          "agent",
          "order_desk",
          "sales_manager",
          "finance",
          "quality_manager",
          "service_manager",
          "administrator",
          "auditor",
        ],
      },
      {
        name: "exchange",
        page: ExchangePage,
        roles: ["agent", "order_desk", "sales_manager", "auditor"],
      },
      {
        name: "samples",
        page: SamplesPage,
        roles: ["sales_manager", "finance", "quality_manager", "service_manager", "auditor"],
      },
    ],
  },
  {
    name: "access",
    places: [
      { name: "people", page: PeoplePage, roles: ["administrator", "auditor"] },
      { name: "keys", page: KeysPage, roles: [] },
      { name: "webhooks", page: WebhooksPage, roles: ["administrator", "auditor"] },
    ],
  },
];

export default function Settings() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const name = (useParams({ strict: false }) as { page?: string }).page ?? "display";
  const shown = groups
    .map((group) => ({
      ...group,
      places: group.places.filter((place) => place.roles.length === 0 || may(...place.roles)),
    }))
    .filter((group) => group.places.length);
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => box.current?.focus() }, { "/": t("settings.find") });
  const looked = typed.trim().toLowerCase();
  const found = shown
    .map((group) => ({
      ...group,
      places: group.places.filter(({ name: each }) =>
        `${t(`settings.${each}`)} ${t(`settings.${each}.words`)}`.toLowerCase().includes(looked),
      ),
    }))
    .filter((group) => group.places.length);
  const first = found[0]?.places[0];
  // On a phone the menu is one line until it is asked for, or something is looked for.
  const [isOpen, setOpen] = useState(false);
  const menu = useId();
  const close = () => {
    setOpen(false);
    setTyped("");
  };
  const place = shown.flatMap((group) => group.places).find((each) => each.name === name);
  const Page = place?.page;
  return (
    <>
      <PageBar title={t("nav.settings")}>
        <span className="soft not-phone">{t("settings.recorded")}</span>
        <div className="search" role="search">
          <IconSearch size={16} stroke={1.75} aria-hidden="true" />
          <input
            ref={box}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t("settings.find")}
            aria-label={t("settings.find")}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || event.key !== "Enter") return;
              if (!looked || !first) return;
              void navigate({ to: "/settings/$page", params: { page: first.name } });
              close();
              event.currentTarget.blur();
            }}
          />
          <Key of="/" />
        </div>
      </PageBar>
      <div className="settings">
        <nav aria-label={t("nav.settings")} data-open={isOpen || !!looked || undefined}>
          <button
            type="button"
            className="settings-menu"
            aria-expanded={isOpen || !!looked}
            aria-controls={menu}
            onClick={() => setOpen(!isOpen)}
          >
            <span>{place ? t(`settings.${name}`) : t("settings.choose")}</span>
            <IconChevronDown size={18} stroke={1.75} aria-hidden="true" />
          </button>
          <div id={menu} className="settings-places">
            {found.length === 0 && (
              <p className="soft">{t("settings.noneLike", { text: typed })}</p>
            )}
            {found.map((group) => (
              <div key={group.name}>
                <h2>{t(`settings.group.${group.name}`)}</h2>
                <ul>
                  {group.places.map((each) => (
                    <li key={each.name}>
                      <Link
                        to="/settings/$page"
                        params={{ page: each.name }}
                        className={each.name === name ? "here" : undefined}
                        aria-current={each.name === name ? "page" : undefined}
                        onClick={() => close()}
                      >
                        {t(`settings.${each.name}`)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </nav>
        <div className="settings-page">
          {Page && (
            <>
              <h2 className="settings-title">{t(`settings.${name}`)}</h2>
              <p className="sub settings-words">{t(`settings.${name}.words`)}</p>
              <Page />
            </>
          )}
        </div>
      </div>
    </>
  );
}
