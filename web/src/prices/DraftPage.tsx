// What price lists, charges and discounts share on their pages: drafted by one person, put in force by another, then
// only ended.
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale } from "../api/queries";
import { may, useSession } from "../session/session";
import { ErrorSummary } from "../shared/fields";
import { between, moment } from "../shared/format";
import { useKeys } from "../shared/keys";
import { tell } from "../shared/notices";
import { Act, Bones, Card, Code, Facts, Failed, Locked } from "../shared/parts";
import { usePeople } from "../shared/people";
import { StatusMark } from "../shared/StatusMark";

export const isMaker = () => may("sales_manager", "procurement");

interface Restricted {
  customers: string[];
  customer_kinds: string[];
  countries: string[];
  channels: string[];
}
/** Whom it is for, in words; nothing when it is for everybody. */
export function useWhom() {
  const { t } = useTranslation();
  return (row: Restricted, more: string[] = []) =>
    [
      ...row.customers,
      ...row.customer_kinds.map((each) => t(`customers.kind.${each}`)),
      ...row.countries,
      ...more,
      ...row.channels.map((each) => t(`order.channel.${each}`)),
    ].join(between());
}

interface Draft {
  id: string;
  code: string;
  status: string;
  revision: number;
  made_by: string | null;
  approved_by: string | null;
  approved_at: string | null;
}
interface Found<T> {
  data?: T;
  error: Error | null;
  refetch: () => unknown;
}
interface Props<T> {
  found: Found<T>;
  /** As the API calls it: /charges, of charge_rule. */
  path: string;
  record: string;
  all: string;
  name: (row: T) => ReactNode;
  facts: (row: T) => [ReactNode, ReactNode][];
  canPut?: (row: T) => boolean;
  more?: (row: T) => ReactNode;
  dialog: (row: T, onClose: () => void) => ReactNode;
  onBack: () => void;
}

export function DraftPage<T extends Draft>(props: Props<T>) {
  const { found, path, record, all, onBack } = props;
  const { t } = useTranslation();
  const nameOf = usePeople();
  const { who } = useSession();
  const [isOpen, setOpen] = useState(false);
  const row = found.data;
  const approve = useMutation({
    // The three take the same.
    mutationFn: () =>
      send<"approve_charge">("POST", `${path}/${row!.id}/approval`, { revision: row!.revision }),
    onSuccess: () => {
      callStale([record]);
      tell(t("prices.approved", { code: row!.code }));
    },
  });
  const canEdit = isMaker();
  const isDraft = row?.status === "draft";
  const canApprove = !!row && isDraft && may("finance");
  const isOwn = !!row && row.made_by === who?.person && !who?.sole_person;
  const isReady = !!row && (props.canPut?.(row) ?? true);
  const put = canApprove && !isOwn && isReady ? () => approve.mutate() : undefined;
  useKeys(
    { escape: onBack, e: canEdit && row ? () => setOpen(true) : undefined, "ctrl+enter": put },
    {
      escape: all,
      ...(canEdit ? { e: t("act.edit") } : {}),
      ...(put ? { "ctrl+enter": t("prices.approve") } : {}),
    },
  );
  if (found.error && !row)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!row) return <Bones rows={10} />;
  return (
    <div className="stack">
      <p>
        <button type="button" className="link" onClick={onBack}>
          ← {all}
        </button>
      </p>
      <ErrorSummary error={approve.error} />
      <Card
        title={
          <>
            {props.name(row)} <Code>{row.code}</Code>
          </>
        }
        aside={
          <>
            <StatusMark status={row.status} kind="prices" />
            {canEdit && (
              <Act hint="e" onAct={() => setOpen(true)}>
                {t(isDraft ? "act.edit" : "prices.endShort")}
              </Act>
            )}
            {canApprove && !isOwn && (
              <Act
                kind="main"
                hint="ctrl+enter"
                loading={approve.isPending}
                disabled={!put}
                onAct={() => approve.mutate()}
              >
                {t("prices.approve")}
              </Act>
            )}
          </>
        }
      >
        <Facts
          rows={[
            ...props.facts(row),
            [t("prices.madeBy"), nameOf(row.made_by)],
            [
              t("prices.approvedBy"),
              row.approved_at && `${nameOf(row.approved_by)}, ${moment(row.approved_at)}`,
            ],
          ]}
        />
        {canApprove && isOwn && <Locked reason={t("prices.notOwn")}>{t("prices.approve")}</Locked>}
        {isDraft && !canApprove && <p className="soft">{t("prices.waits")}</p>}
      </Card>
      {props.more?.(row)}
      {isOpen && props.dialog(row, () => setOpen(false))}
    </div>
  );
}
