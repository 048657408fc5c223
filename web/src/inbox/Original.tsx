// What came, to be looked at beside a form: the words of a mail, and each of its files that a browser shows without
// running it. Everything else is saved.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { one } from "../api/queries";
import type { InboxEnclosed, InboxMail } from "../api/types.gen";

const path = (id: string) => `/api/v1/attachments/${id}`;

function Shown({ file }: { file: InboxEnclosed }) {
  const { t } = useTranslation();
  const name = file.name ?? "";
  if (file.view === "pdf")
    return (
      <iframe className="original-frame" src={`${path(file.attachment!)}/view`} title={name} />
    );
  if (file.view === "text")
    return (
      <iframe
        className="original-frame"
        sandbox=""
        src={`${path(file.attachment!)}/view`}
        title={name}
      />
    );
  if (file.view === "image")
    return (
      <div className="original-picture">
        <img src={`${path(file.attachment!)}/view`} alt={name} />
      </div>
    );
  return <p className="original-none soft">{t("inbox.notShown")}</p>;
}

/** `chosen`: the file that is looked at; none is the mail itself. */
export function Original({
  mail,
  chosen,
  onChoose,
}: {
  mail: InboxMail;
  chosen: string | undefined;
  onChoose: (attachment: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const files = mail.enclosed ?? [];
  const file = files.find((each) => each.attachment === chosen);
  return (
    <section className="original" aria-label={t("inbox.original")}>
      <nav className="views" aria-label={t("inbox.original")}>
        <button
          type="button"
          className={file ? undefined : "on"}
          aria-current={!file || undefined}
          onClick={() => onChoose(undefined)}
        >
          {t("inbox.words")}
        </button>
        {files.map((each) => (
          <button
            type="button"
            key={each.attachment}
            className={each === file ? "on" : undefined}
            aria-current={each === file || undefined}
            onClick={() => onChoose(each.attachment ?? undefined)}
          >
            {each.name}
          </button>
        ))}
        <a className="end" href={path(file?.attachment ?? mail.original ?? "")} download>
          {t("inbox.save")}
        </a>
      </nav>
      {file ? (
        <Shown key={file.attachment} file={file} />
      ) : (
        <div className="original-words" tabIndex={0} role="region" aria-label={t("inbox.words")}>
          <p className="soft">
            {mail.from_name} {mail.from && `<${mail.from}>`}
          </p>
          <h2>{mail.subject || t("inbox.noSubject")}</h2>
          <pre>{mail.text || t("inbox.noWords")}</pre>
        </div>
      )}
    </section>
  );
}

/** The mail that an order is entered from, with the file that was looked at when it was begun. */
export function useMail(id: string | undefined, file: string | undefined) {
  const { data: mail } = useQuery({
    ...one<"get_inbox_mail">("inbox_mail", `/inbox-mails/${id}`),
    enabled: !!id,
  });
  const [chosen, choose] = useState(file);
  return { mail, chosen, choose };
}

/** First what can be looked at, since that is most often the order. */
export function useChosen(mail: InboxMail | undefined) {
  const [chosen, setChosen] = useState<string | null>();
  const first = mail?.enclosed?.find((each) => each.view !== "none" && each.view !== "text");
  return [
    chosen === undefined ? (first?.attachment ?? undefined) : (chosen ?? undefined),
    (to: string | undefined) => setChosen(to ?? null),
  ] as const;
}
