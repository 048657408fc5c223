// `?`: the keys of this page, in the words of what they do.
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Key } from "./parts";
import { shownKeys, useKeys } from "./keys";

export default function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [keys] = useState(shownKeys);
  useKeys({ escape: onClose, "?": onClose }, {}, true);
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      closeOnEscape={false}
      classNames={{ content: "dialog", body: "dialog-body" }}
      aria-label={t("keys.keys")}
    >
      <header className="dialog-head">
        <h2>{t("keys.keys")}</h2>
        <button
          type="button"
          className="bare"
          data-autofocus
          onClick={onClose}
          aria-label={`${t("act.close")}, Esc`}
        >
          <Key of="escape" />
        </button>
      </header>
      <dl className="key-list">
        {keys.map(({ key, label }) => (
          <div key={key}>
            <dt>
              {key.split(" / ").map((each) => (
                <Key key={each} of={each} />
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
