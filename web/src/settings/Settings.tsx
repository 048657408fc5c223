// Rules and people of the company, and how the desk looks to oneself.
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { may } from "../session/session";
import { PageBar } from "../shared/PageBar";
import { KeysPage, PeoplePage } from "./access";
import { CompanyPage, ImportsPage, WarehousesPage } from "./company";
import { WebhooksPage } from "./webhooks";
import { DisplayPage, SecurityPage } from "./own";

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
    ],
  },
  {
    name: "company",
    places: [
      { name: "company", page: CompanyPage, roles: ["administrator", "auditor"] },
      { name: "warehouses", page: WarehousesPage, roles: [] },
      {
        name: "imports",
        page: ImportsPage,
        roles: ["order_desk", "procurement", "warehouse", "administrator", "auditor"],
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
  const name = (useParams({ strict: false }) as { page?: string }).page ?? "display";
  const shown = groups
    .map((group) => ({
      ...group,
      places: group.places.filter((place) => place.roles.length === 0 || may(...place.roles)),
    }))
    .filter((group) => group.places.length);
  const place = shown.flatMap((group) => group.places).find((each) => each.name === name);
  const Page = place?.page;
  return (
    <>
      <PageBar title={t("nav.settings")} />
      <div className="settings">
        <nav aria-label={t("nav.settings")}>
          {shown.map((group) => (
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
                    >
                      {t(`settings.${each.name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
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
