// At the foot of every printed page: what it is of, and when it was printed.
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { moment } from "./format";

export function PrintFoot() {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  useEffect(() => {
    const fill = () =>
      flushSync(() =>
        setWords(
          t("print.foot", {
            title: document.querySelector("h1")?.textContent ?? "",
            at: moment(new Date().toISOString()),
          }),
        ),
      );
    window.addEventListener("beforeprint", fill);
    return () => window.removeEventListener("beforeprint", fill);
  }, [t]);
  return <p className="print-foot">{words}</p>;
}
