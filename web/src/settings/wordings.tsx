// The company's own words for mails to customers, by kind and language, and how a mail would read.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import type { MailPreview } from "../api/types.gen";
import { may } from "../session/session";
import { ChoiceField, ErrorSummary, errorAt, Field, LongField } from "../shared/fields";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Failed } from "../shared/parts";

const kinds = [
  "order_document",
  "order_to_confirm",
  "order_reminder",
  "order_answered",
  "approval_asked",
  "consumer_rights",
  "withdrawal_received",
  "quotation",
  "quotation_answered",
  "statement",
  "decision_asked",
];
const languages = ["en", "zh-Hant", "zh-Hans"];

export function WordingsPage() {
  const { t } = useTranslation();
  const list = useQuery(
    one<"list_mail_wordings">("mail_wording", "/mail-wordings", { limit: 100 }),
  );
  const [kind, setKind] = useState(kinds[0]!);
  const [language, setLanguage] = useState("en");
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const own = list.data?.items.find((each) => each.mail === kind && each.language === language);
  useEffect(() => {
    setSubject(own?.subject ?? "");
    setText(own?.text ?? "");
  }, [own?.id, own?.revision, kind, language]);
  const body = { mail: kind, language, subject: subject || null, text: text || null };
  const seen = useMutation({
    mutationFn: () => send<"preview_mail">("POST", "/mail-previews", body as never),
  });
  useEffect(() => {
    const timer = setTimeout(() => seen.mutate(), 300);
    return () => clearTimeout(timer);
  }, [kind, language, subject, text]);
  const isMine = may("administrator");
  const save = useMutation({
    mutationFn: () => send<"put_mail_wording">("PUT", "/mail-wordings", body as never),
    onSuccess: () => {
      callStale(["mail_wording"]);
      tell(t("done.wording"));
    },
  });
  useKeys(
    { "ctrl+enter": isMine ? () => save.mutate() : undefined },
    isMine ? { "ctrl+enter": t("wording.save") } : {},
  );
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Bones rows={8} />;
  const error = save.error ?? seen.error;
  const preview = seen.data as MailPreview | undefined;
  return (
    <div className="stack">
      <Card>
        <form
          className="fields form-page"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <ErrorSummary error={save.error} />
          <ChoiceField
            label={t("mail.kind")}
            value={kind}
            onChange={setKind}
            choices={kinds.map((value) => ({ value, label: t(`mail.kind.${value}`) }))}
          />
          <ChoiceField
            label={t("ownAnswer.language")}
            value={language}
            onChange={setLanguage}
            choices={languages.map((value) => ({ value, label: t(`ownAnswer.language.${value}`) }))}
          />
          <Field
            label={t("inbox.subject")}
            hint={t("wording.usual")}
            value={subject}
            onChange={setSubject}
            pointer="/subject"
            error={errorAt(error, "/subject")}
            disabled={!isMine}
          />
          <LongField
            label={t("wording.text")}
            hint={t("wording.names")}
            value={text}
            onChange={setText}
            pointer="/text"
            error={errorAt(error, "/text")}
            rows={8}
            disabled={!isMine}
          />
          {isMine && (
            <Act kind="main" type="submit" hint="ctrl+enter" loading={save.isPending}>
              {t("wording.save")}
            </Act>
          )}
        </form>
      </Card>
      <Card title={t("wording.preview")}>
        {preview ? (
          <div className="wording-preview" aria-live="polite">
            <p>
              <b>{preview.subject}</b>
            </p>
            <pre className="mail-words">{preview.text}</pre>
          </div>
        ) : (
          <Bones rows={3} />
        )}
      </Card>
    </div>
  );
}
