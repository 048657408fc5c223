// Whose roles want a second factor sets it up before anything else.
import { useTranslation } from "react-i18next";
import { Factor } from "../settings/Factor";
import { Act } from "../shared/parts";
import { Door } from "./Door";

export default function FactorFirst({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Door title={t("factor.title")} words={t("factor.first")} help={t("factor.words")}>
      <div className="fields">
        <Factor
          after={
            <Act kind="main" fullWidth onAct={onDone}>
              {t("factor.goOn")}
            </Act>
          }
        />
      </div>
    </Door>
  );
}
