// A key or a secret that was just made: shown now and never again.
import { useTranslation } from "react-i18next";
import { Code } from "../shared/parts";

export function SecretOnce({ secret }: { secret: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("keysPage.once")}</p>
      <p className="token">
        <Code>{secret}</Code>
      </p>
    </>
  );
}
