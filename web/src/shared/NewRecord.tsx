// A new record of a kind: a form that is kept as a draft, one that may be the same above it before one saves.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { callStale, one } from "../api/queries";
import { useDraft } from "../entry/draft";
import { ErrorSummary } from "./fields";
import { time } from "./format";
import { useKeys } from "./keys";
import { tell } from "./notices";
import { PageBar } from "./PageBar";
import { Act, Code } from "./parts";
import { Mark } from "./StatusMark";

/** What one may be told by before it is made. */
interface Named {
  name: string;
}
interface NewRecordProps<Fields extends Named, Made extends Named> {
  record: "customer" | "product";
  /** Where they are listed, and found by words. */
  place: "/customers" | "/products";
  blank: Fields;
  /** The field that people call it by. */
  code: "code" | "sku";
  /** As many words of the name as say whether there is one already. */
  words: number;
  save: (fields: Fields) => Promise<Made>;
  children: (fields: Fields, onChange: (to: Partial<Fields>) => void, error: unknown) => ReactNode;
}

export function NewRecord<Fields extends Named, Made extends Named>({
  record,
  place,
  blank,
  code,
  words,
  save: make,
  children,
}: NewRecordProps<Fields, Made>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const codeOf = (of: Fields | Made) => String((of as { code?: string; sku?: string })[code] ?? "");
  const says = (what: "new" | "save" | "maybe" | "another") =>
    record === "customer" ? t(`customers.${what}`) : t(`products.${what}`);
  const draft = useDraft(
    record,
    "new",
    blank,
    (value) => value.name !== "" || codeOf(value) !== "",
  );
  const fields = draft.value;
  const [isAnother, setAnother] = useState(false);
  const like = useQuery({
    ...one<never>(record, place, {
      q: fields.name.trim().split(/\s+/).slice(0, words).join(" "),
      limit: 3,
    }),
    enabled: fields.name.trim().length >= 4,
  });
  const twin = isAnother ? undefined : (like.data as { items: Made[] } | undefined)?.items[0];
  const leave = () => void navigate({ to: place });
  const open = (made: Made) =>
    void navigate({ to: `${place}/${encodeURIComponent(codeOf(made))}` });
  const save = useMutation({
    mutationFn: () => make(fields),
    onSuccess: async (made) => {
      await draft.drop();
      callStale([record]);
      tell(t(`done.${record}`, { name: made.name }));
      open(made);
    },
  });
  useKeys({ "ctrl+enter": () => save.mutate(), escape: leave }, { "ctrl+enter": says("save") });
  return (
    <>
      <PageBar
        title={says("new")}
        back={place}
        state={
          draft.keptAt && (
            <span className="chip" role="status">
              <Mark of="draft" /> {t("entry.kept", { at: time(draft.keptAt) })}
            </span>
          )
        }
      >
        <Act
          onAct={() => {
            void draft.drop();
            leave();
          }}
        >
          {t("act.cancel")}
        </Act>
        <Act kind="main" hint="ctrl+enter" loading={save.isPending} onAct={() => save.mutate()}>
          {says("save")}
        </Act>
      </PageBar>
      <div className="page">
        <div className="form-page stack">
          <ErrorSummary error={save.error} />
          {twin && (
            <div className="bar-notice warn box">
              <Mark of="warn" />{" "}
              <div>
                <p>
                  <b>{says("maybe")}</b> {twin.name}, <Code>{codeOf(twin)}</Code>
                </p>
                <p className="need-acts">
                  <Act onAct={() => open(twin)}>
                    {t("customers.openIt", { code: codeOf(twin) })}
                  </Act>
                  <Act onAct={() => setAnother(true)}>{says("another")}</Act>
                </p>
              </div>
            </div>
          )}
          {children(fields, (to) => draft.set((before) => ({ ...before, ...to })), save.error)}
        </div>
      </div>
    </>
  );
}
