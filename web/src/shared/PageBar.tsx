// The bar of a page: where one is, its state, what can be done; the main action is last.
import { IconChevronLeft } from "@tabler/icons-react";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";

/** A number is one word: it is not broken at its dashes. */
function Title({ of }: { of: string }) {
  return of.split(/([A-Z]{2,4}-\d{4}-\d+)/).map((part, i) =>
    i % 2 ? (
      <span key={part} className="unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

interface PageBarProps {
  title: string;
  titleNode?: ReactNode;
  sub?: ReactNode;
  state?: ReactNode;
  back?: string;
  children?: ReactNode;
}

export function PageBar({ title, titleNode, sub, state, back, children }: PageBarProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    document.title = `${title} · Supercargo`;
  }, [title]);
  const goBack = () =>
    window.history.length > 1 ? router.history.back() : void navigate({ to: back ?? "/" });
  return (
    <header className={back ? "page-bar record" : "page-bar"}>
      {back && (
        <button type="button" className="bare back" onClick={goBack} aria-label={t("act.back")}>
          <IconChevronLeft size={20} stroke={1.75} aria-hidden="true" />
        </button>
      )}
      <div className="page-names">
        <div className="page-line">
          <h1>{titleNode ?? <Title of={title} />}</h1>
          {state}
        </div>
        {sub && <div className="page-sub">{sub}</div>}
      </div>
      <div className="page-acts">{children}</div>
    </header>
  );
}
