// Two people, one order: only what both changed is asked; the rest is listed.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SalesOrder } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { moment } from "../shared/format";
import { type EditedOrder, mergedDraft, mergeOf } from "./edit";

interface MergeProps {
  base: SalesOrder;
  mine: EditedOrder;
  theirs: SalesOrder;
  onMerged: (draft: EditedOrder) => void;
  onClose: () => void;
}

export default function Merge({ base, mine, theirs, onMerged, onClose }: MergeProps) {
  const { t } = useTranslation();
  const { asked, merged, mineAlone } = mergeOf(base, mine, theirs);
  // What was saved stays theirs unless one says otherwise.
  const [taken, setTaken] = useState(() => new Set(asked.map((question) => question.place)));
  const take = (place: string, isTheirs: boolean) => {
    const next = new Set(taken);
    if (isTheirs) next.add(place);
    else next.delete(place);
    setTaken(next);
  };
  const place = (name: string) => name.replace("line", t("line.word")).replaceAll("_", " ");
  return (
    <Dialog
      wide
      title={t("merge.title", { number: base.number })}
      words={t("merge.words", { at: moment(theirs.changed_at) })}
      verb={t("merge.verb")}
      onDo={() => onMerged(mergedDraft(base, mine, theirs, taken))}
      onClose={onClose}
    >
      {asked.map((question) => (
        <fieldset key={question.place} className="merge">
          <legend>
            {place(question.place)}{" "}
            <small className="soft">{t("merge.was", { value: question.was || "—" })}</small>
          </legend>
          <label className={taken.has(question.place) ? "option on" : "option"}>
            <input
              type="radio"
              name={question.place}
              checked={taken.has(question.place)}
              onChange={() => take(question.place, true)}
            />{" "}
            <b>{t("merge.theirs")}</b> <span>{question.theirs || "—"}</span>
          </label>
          <label className={taken.has(question.place) ? "option" : "option on"}>
            <input
              type="radio"
              name={question.place}
              checked={!taken.has(question.place)}
              onChange={() => take(question.place, false)}
            />{" "}
            <b>{t("merge.mine")}</b> <span>{question.mine || "—"}</span>
          </label>
        </fieldset>
      ))}
      <ul className="merged soft">
        {merged.map((change) => (
          <li key={change.place}>
            {t("merge.theirs")}: {place(change.place)} {change.from} → {change.to || "—"}
          </li>
        ))}
        {mineAlone.map((change) => (
          <li key={change.place}>
            {t("merge.mine")}: {place(change.place)} {change.from} → {change.to || "—"}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
