// One line at the bottom left, six seconds, with a way back where there is one.
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Key } from "./parts";
import { useKeys } from "./keys";
import { Mark } from "./StatusMark";

interface Notice {
  id: number;
  text: string;
  mark: "pass" | "warn" | "fail";
  undo?: () => void;
}

let notices: Notice[] = [];
const watchers = new Set<() => void>();
let next = 1;

function change(to: Notice[]): void {
  notices = to;
  watchers.forEach((watcher) => watcher());
}

export function tell(
  text: string,
  options: { mark?: Notice["mark"]; undo?: () => void } = {},
): void {
  const notice: Notice = { id: next++, text, mark: options.mark ?? "pass", undo: options.undo };
  change([notice]);
  setTimeout(
    () => change(notices.filter((each) => each.id !== notice.id)),
    notice.mark === "fail" ? 12_000 : 6_000,
  );
}

export function Notices() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => notices,
  );
  const undo = shown.find((notice) => notice.undo);
  const takeBack = () => {
    undo?.undo?.();
    change([]);
  };
  useKeys({ z: undo ? takeBack : undefined });
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map((notice) => (
        <div key={notice.id} className="notice">
          <Mark of={notice.mark} /> <span>{notice.text}</span>
          {notice.undo && (
            <button type="button" className="link" onClick={takeBack}>
              {t("act.undo")} <Key of="z" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
