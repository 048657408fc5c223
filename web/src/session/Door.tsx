// The card in front of the water: how one comes in, whichever way.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languages } from "../languages";
import { Wordmark } from "../shared/Wordmark";
import { readIn } from "./session";

function Waterline() {
  return (
    <svg
      className="waterline"
      viewBox="0 0 1440 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect y="520" width="1440" height="380" className="water" />
      <path d="M410 520a310 310 0 0 0 620 0z" className="hull" />
      <circle cx="720" cy="520" r="310" className="ring" />
      <path d="M0 520h1440" className="sea" />
      <path d="M300 520h840" className="buoy-line" />
      <path
        d="M180 560h200M60 605h320M220 660h180M0 725h320M140 800h300M1060 568h320M1090 614h200M1130 668h310M1080 735h230M960 808h420"
        className="waves"
      />
    </svg>
  );
}

function Languages() {
  const { i18n } = useTranslation();
  return (
    <span className="languages">
      {languages.map(({ code, short, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={name}
          aria-pressed={i18n.language === code}
          onClick={() => void readIn({ language: code })}
        >
          {short}
        </button>
      ))}
    </span>
  );
}

interface DoorProps {
  title: string;
  words?: string;
  help: string;
  /** Over the page that one was thrown out of. */
  isOver?: boolean;
  isWide?: boolean;
  children: ReactNode;
}

export function Door({ title, words, help, isOver, isWide, children }: DoorProps) {
  return (
    <div
      className={isOver ? "sign-in again" : "sign-in"}
      role={isOver ? "dialog" : undefined}
      aria-modal={isOver || undefined}
      aria-label={title}
    >
      {!isOver && <Waterline />}
      <main className={isWide ? "sign-in-card wide" : "sign-in-card"}>
        <Wordmark />
        <h1>{title}</h1>
        {words && <p className="sub">{words}</p>}
        {children}
        <footer>
          <span className="hint">{help}</span>
          <Languages />
        </footer>
      </main>
    </div>
  );
}
