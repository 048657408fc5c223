// A new customer; likely duplicates stand above the form before one saves.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, one } from "../api/queries";
import { useDraft } from "../entry/draft";
import { ErrorSummary } from "../shared/fields";
import { time } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { PageBar } from "../shared/PageBar";
import { Act, Code } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { blank, bodyOf, CustomerForm } from "./CustomerForm";

export default function CustomerNew() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft(
    "customer",
    "new",
    blank,
    (value) => value.name !== "" || value.code !== "",
  );
  const fields = draft.value;
  const [isAnother, setAnother] = useState(false);
  const like = useQuery({
    ...one<"list_customers">("customer", "/customers", {
      q: fields.name.trim().split(/\s+/).slice(0, 2).join(" "),
      limit: 3,
    }),
    enabled: fields.name.trim().length >= 4,
  });
  const save = useMutation({
    mutationFn: () => send<"create_customer">("POST", "/customers", bodyOf(fields) as never),
    onSuccess: async (customer) => {
      await draft.drop();
      callStale(["customer"]);
      tell(t("done.customer", { name: customer.name }));
      void navigate({ to: "/customers/$code", params: { code: customer.code } });
    },
  });
  useKeys(
    { "ctrl+enter": () => save.mutate(), escape: () => void navigate({ to: "/customers" }) },
    { "ctrl+enter": t("customers.save") },
  );
  return (
    <>
      <PageBar
        title={t("customers.new")}
        back="/customers"
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
            void navigate({ to: "/customers" });
          }}
        >
          {t("act.cancel")}
        </Act>
        <Act kind="main" hint="ctrl+enter" loading={save.isPending} onAct={() => save.mutate()}>
          {t("customers.save")}
        </Act>
      </PageBar>
      <div className="page">
        <div className="form-page stack">
          <ErrorSummary error={save.error} />
          {!isAnother && like.data?.items[0] && (
            <div className="bar-notice warn box">
              <Mark of="warn" />{" "}
              <div>
                <p>
                  <b>{t("customers.maybe")}</b> {like.data.items[0].name},{" "}
                  <Code>{like.data.items[0].code}</Code>
                </p>
                <p className="need-acts">
                  <Act
                    onAct={() =>
                      void navigate({
                        to: "/customers/$code",
                        params: { code: like.data!.items[0]!.code },
                      })
                    }
                  >
                    {t("customers.openIt", { code: like.data.items[0].code })}
                  </Act>
                  <Act onAct={() => setAnother(true)}>{t("customers.another")}</Act>
                </p>
              </div>
            </div>
          )}
          <CustomerForm
            fields={fields}
            onChange={(to) => draft.set((before) => ({ ...before, ...to }))}
            error={save.error}
            isNew
          />
        </div>
      </div>
    </>
  );
}
