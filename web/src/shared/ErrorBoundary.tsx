// What broke while drawing is told on the page; the rest of the desk stays.
import { Component, type ReactNode } from "react";
import { withTranslation, type WithTranslation } from "react-i18next";
import { Act } from "./parts";
import { Mark } from "./StatusMark";

class Boundary extends Component<WithTranslation & { children: ReactNode }, { error?: Error }> {
  state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  render() {
    if (!this.state.error) return this.props.children;
    const { t } = this.props;
    return (
      <div className="card state" role="alert">
        <h1>
          <Mark of="fail" /> {t("state.broken")}
        </h1>
        <p>{t("state.brokenWords")}</p>
        <p className="code">{this.state.error.message}</p>
        <Act kind="main" onAct={() => location.reload()}>
          {t("state.reload")}
        </Act>
      </div>
    );
  }
}
export const ErrorBoundary = withTranslation()(Boundary);
