// What the order has to wait for, and where each of it is settled.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { moment, said } from "../shared/format";
import { Card } from "../shared/parts";
import { Mark } from "../shared/StatusMark";

export function Hindrances({
  order,
  onRelease,
}: {
  order: SalesOrder;
  onRelease: (hold: string) => void;
}) {
  const { t } = useTranslation();
  const found = order.hindrances ?? [];
  if (found.length === 0) return null;
  return (
    <Card title={t("order.waitsFor")} flush>
      <ul className="hindrances">
        {found.map((each) => (
          <li key={each.record}>
            <Mark of={each.kind === "hold" ? "hold" : "waiting"} />
            <div>
              <p>
                <b>{t(`hindrance.${each.kind}`)}</b>{" "}
                <small className="soft">{t("order.since", { at: moment(each.since) })}</small>
              </p>
              <p className="sub">{said(each.detail)}</p>
              {each.kind === "hold" && (
                <button type="button" className="link" onClick={() => onRelease(each.record!)}>
                  {t("order.release")}
                </button>
              )}
              {each.kind === "follow_up" && (
                <Link className="link" to="/follow-ups" search={{ at: each.record! }}>
                  {t("next.call")}
                </Link>
              )}
              {each.kind === "issue" && (
                <Link className="link" to="." search={{ tab: "questions" }}>
                  {t("issue.heading")}
                </Link>
              )}
              {each.kind === "question" && (
                <Link className="link" to="." search={{ tab: "questions" }}>
                  {t("next.answer")}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
