// One check: what it does when it finds something, who may go on, and from when.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckInForce } from "../api/types.gen";
import { Dialog } from "../shared/Dialog";
import { ChoiceField, DayField } from "../shared/fields";
import { Roles } from "./Roles";
import { type Decided, goers, type Level } from "./levels";

export function CheckDialog({
  row,
  decided,
  onDo,
  onClose,
}: {
  row: CheckInForce;
  decided: Decided;
  onDo: (to: Decided) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(decided);
  const levels: Level[] = row.level_least === "stop" ? ["stop"] : ["warn", "stop"];
  return (
    <Dialog
      title={t(`check.name.${row.code}`)}
      words={t(`check.looks.${row.code}`)}
      verb={t("checks.take")}
      onDo={() => onDo(given)}
      onClose={onClose}
    >
      <div className="fields">
        <ChoiceField
          label={t("checks.when")}
          value={given.level}
          onChange={(level) => setGiven({ ...given, level: level as Level })}
          choices={levels.map((value) => ({ value, label: t(`checks.level.${value}`) }))}
          hint={levels.length === 1 ? t("checks.leastStop") : undefined}
          disabled={levels.length === 1}
          autoFocus={levels.length > 1}
        />
        <Roles
          legend={t("checks.who")}
          hint={t(given.level === "stop" ? "checks.noRoleStop" : "checks.noRoleWarn")}
          all={goers}
          held={given.may_go_on}
          onChange={(may_go_on) => setGiven({ ...given, may_go_on })}
        />
        <DayField
          label={t("checks.from")}
          hint={t("checks.fromHint")}
          value={given.valid_from}
          onChange={(valid_from) => setGiven({ ...given, valid_from })}
          optional
        />
      </div>
    </Dialog>
  );
}
