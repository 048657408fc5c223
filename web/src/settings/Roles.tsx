// A choice of roles.
import { useTranslation } from "react-i18next";

export function Roles({
  legend,
  hint,
  all,
  held,
  onChange,
}: {
  legend: string;
  hint?: string;
  all: string[];
  held: string[];
  onChange: (held: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="role-choices">
      <legend className="field-label">{legend}</legend>
      {hint && <p className="hint wide">{hint}</p>}
      {all.map((role) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={held.includes(role)}
            onChange={() =>
              onChange(
                held.includes(role)
                  ? held.filter((each) => each !== role)
                  : all.filter((each) => each === role || held.includes(each)),
              )
            }
          />{" "}
          {t(`role.${role}`)}
        </label>
      ))}
    </fieldset>
  );
}
