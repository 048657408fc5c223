// What broke while drawing, or could not be fetched, is told on the page; the rest of the desk stays.
import { Component, type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "./parts";
import { Mark } from "./StatusMark";

// What the browsers call a part of a program that could not be fetched.
const missing = /module script|dynamically imported module/i;

export function Broken({ error }: { error: Error }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("state.broken")} · Supercargo`;
  }, [t]);
  return (
    <div className="page">
      <div className="card state" role="alert">
        <h1>
          <Mark of="fail" /> {t("state.broken")}
        </h1>
        <p>{t(missing.test(error.message) ? "state.brokenPart" : "state.brokenWords")}</p>
        <p className="code">{error.message}</p>
        <div className="state-acts">
          <Act onAct={() => window.history.back()}>{t("act.back")}</Act>
          <Act kind="main" onAct={() => location.reload()}>
            {t("state.reload")}
          </Act>
        </div>
      </div>
    </div>
  );
}

/** Around what every page stands in: a page of its own has the router's. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
