// Fields of forms: label above, hint under it, the error above the field in the words of the summary.
import { Select, Textarea, TextInput } from "@mantine/core";
import i18next from "i18next";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Refused, reasonsByPointer } from "../api/problem";
import type { Reason } from "../api/types.gen";
import { day, dayOf, said } from "./format";
import { Mark } from "./StatusMark";
import { typedDate } from "./typed_date";

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Where the server's errors point. */
  pointer?: string;
  error?: string;
  hint?: string;
  optional?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  mono?: boolean;
  disabled?: boolean;
  type?: string;
  autoComplete?: string;
  inputMode?: "text" | "decimal" | "numeric" | "email" | "tel";
}

function Framed({
  label,
  hint,
  error,
  optional,
  children,
  id,
}: {
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  children: ReactNode;
  id: string;
}) {
  const { t } = useTranslation();
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="unit"> {t("form.optional")}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="wrong-words" id={`${id}-error`}>
          <Mark of="fail" /> {error}
        </p>
      )}
      {children}
    </div>
  );
}

function useField(props: { error?: string; hint?: string; pointer?: string }) {
  const made = useId();
  const id = props.pointer ? `f${props.pointer.replaceAll("/", "-")}` : made;
  const described =
    [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(" ") ||
    undefined;
  return { id, described };
}

export function Field(props: FieldProps) {
  const { id, described } = useField(props);
  return (
    <Framed {...props} id={id}>
      <TextInput
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={!!props.error}
        aria-describedby={described}
        data-autofocus={props.autoFocus || undefined}
        placeholder={props.placeholder}
        type={props.type}
        disabled={props.disabled}
        autoComplete={props.autoComplete ?? "off"}
        inputMode={props.inputMode}
        className={props.mono ? "mono" : undefined}
      />
    </Framed>
  );
}

export function LongField(props: FieldProps & { rows?: number; least?: number }) {
  const { t } = useTranslation();
  const { id, described } = useField(props);
  return (
    <Framed {...props} id={id}>
      <Textarea
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={!!props.error}
        rows={props.rows ?? 3}
        aria-describedby={described}
        data-autofocus={props.autoFocus || undefined}
        placeholder={props.placeholder}
      />
      {props.least !== undefined && (
        <p className="count">
          {t("form.characters", { count: props.value.trim().length, least: props.least })}
        </p>
      )}
    </Framed>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function ChoiceField(
  props: Omit<FieldProps, "onChange"> & {
    onChange: (value: string) => void;
    choices: Choice[];
    searchable?: boolean;
  },
) {
  const { id, described } = useField(props);
  return (
    <Framed {...props} id={id}>
      <Select
        id={id}
        data={props.choices}
        value={props.value || null}
        onChange={(value) => props.onChange(value ?? "")}
        error={!!props.error}
        searchable={props.searchable}
        aria-describedby={described}
        placeholder={props.placeholder}
        disabled={props.disabled}
        comboboxProps={{ withinPortal: true, zIndex: 500 }}
        data-autofocus={props.autoFocus || undefined}
        aria-label={props.label}
      />
    </Framed>
  );
}

/** Typed first: `11/3`, `wed`, `+2`; what it means is shown as soon as the field is left. */
export function DayField(props: FieldProps) {
  const { t } = useTranslation();
  const { id, described } = useField(props);
  const [typed, setTyped] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const error = props.error ?? (isWrong ? t("form.notADay") : undefined);
  const settle = () => {
    if (typed === undefined) return;
    const found = typed.trim() === "" ? "" : typedDate(typed, dayOf(new Date()));
    setWrong(found === undefined);
    if (found === undefined) return;
    props.onChange(found);
    setTyped(undefined);
  };
  return (
    <Framed {...props} error={error} id={id}>
      <TextInput
        id={id}
        value={typed ?? day(props.value)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
        error={!!error}
        aria-describedby={described}
        placeholder={props.placeholder ?? t("form.dayHint")}
        autoComplete="off"
      />
    </Framed>
  );
}

/** Every reason at once, each a way to its field; what names no field is listed too. */
export function ErrorSummary({
  error,
  words,
}: {
  error: unknown;
  words?: (reason: Reason) => string | undefined;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!error) return;
    box.current?.focus();
    const title = document.title;
    document.title = t("form.problemTitle", { title });
    return () => {
      document.title = title;
    };
  }, [error, t]);
  if (!error) return null;
  const reasons = error instanceof Refused ? error.reasons : [];
  const shown: Pick<Reason, "pointer" | "detail">[] = reasons.length
    ? reasons
    : [
        {
          pointer: "",
          detail: error instanceof Refused ? refusalWords(error) : t("state.unreachable"),
        },
      ];
  return (
    <div className="summary" tabIndex={-1} ref={box} role="alert">
      <h2>{t("form.problem", { count: shown.length })}</h2>
      <ul>
        {shown.map((reason, i) => {
          const id = `f${(reason.pointer ?? "").replaceAll("/", "-")}`;
          const text = words?.(reason as Reason) ?? wordsOf(reason as Reason);
          const isThere = reason.pointer && document.getElementById(id);
          return (
            <li key={i}>
              {isThere ? (
                <a
                  href={`#${id}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(id)?.focus();
                  }}
                >
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * What a reason says: in English the server's own sentence, which knows more; in another language, and where the server
 * gives a code alone, the code's sentence with the field's name.
 */
export function wordsOf(reason: Pick<Reason, "pointer" | "code" | "detail">): string {
  const key = `reason.${reason.code}`;
  const isEnglish = i18next.language === "en";
  if (reason.detail && (isEnglish || !i18next.exists(key))) return said(reason.detail);
  const field =
    (reason.pointer ?? "")
      .split("/")
      .filter((part) => part && !/^\d+$/.test(part))
      .at(-1) ?? "";
  const label =
    document.querySelector(`label[for="f${(reason.pointer ?? "").replaceAll("/", "-")}"]`)
      ?.firstChild?.textContent ?? field.replaceAll("_", " ");
  return i18next.exists(key)
    ? i18next.t(key, { field: label })
    : `${label}: ${reason.code.replaceAll("_", " ")}`;
}

/** What a refusal says as a whole, when it names no single reason. */
export function refusalWords(error: Refused): string {
  const { code, detail, title } = error.problem;
  return wordsOf({ pointer: "", code, detail: detail || title });
}

/** The words for one field of a refusal. */
export function errorAt(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof Refused)) return undefined;
  return reasonsByPointer(error.reasons).get(pointer)?.map(wordsOf).join(" ");
}
