// What stands beside an order: shipments, versions, follow-ups, questions, files.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send, upload } from "../api/client";
import { callStale, one } from "../api/queries";
import type { Question, SalesOrder } from "../api/types.gen";
import { day, dayOf, moment, said } from "../shared/format";
import { ErrorSummary, LongField } from "../shared/fields";
import { Act, Card, Code, Empty } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { Deadline } from "../shared/When";

export function Shipments({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    one<"list_shipments">("shipment", "/shipments", { sales_order: order.id, limit: 50 }),
  );
  return (
    <Card title={t("nav.deliveries")} flush>
      {data?.items.length === 0 && <p className="card-body soft">{t("order.noShipments")}</p>}
      <ul className="beside">
        {data?.items.map((shipment) => (
          <li key={shipment.id}>
            <Mark of={shipment.status} />
            <Link
              to="/deliveries/$number"
              params={{ number: shipment.number! }}
              className="code link"
            >
              {shipment.number}
            </Link>
            <span>{t(`shipment.status.${shipment.status}`)}</span>
            <span className="soft end">
              {shipment.delivered_at
                ? moment(shipment.delivered_at)
                : shipment.eta
                  ? t("order.due", { day: day(dayOf(shipment.eta)) })
                  : shipment.carrier}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Versions({ order, latest = false }: { order: SalesOrder; latest?: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    one<"get_sales_order_versions">("sales_order", `/sales-orders/${order.id}/versions`),
  );
  const shown = latest ? data?.items.slice(0, 1) : data?.items;
  return (
    <Card title={t("order.tab.versions")} flush>
      <ul className="versions">
        {shown?.map((version) => (
          <li key={version.version}>
            <p>
              <b>{t("version.number", { number: version.version })}</b>{" "}
              <small className="soft">{moment(version.at)}</small>
            </p>
            {version.differences.length === 0 && <p className="sub">{t("version.first")}</p>}
            <dl>
              {version.differences.map((difference, i) => (
                <div key={i}>
                  <dt>
                    {difference.line ? t("version.line", { line: difference.line }) : ""}{" "}
                    {difference.field?.replaceAll("_", " ")}
                  </dt>
                  <dd>
                    {difference.before && <s>{difference.before}</s>}{" "}
                    {difference.before && difference.after && "→"} <b>{difference.after}</b>
                    {!difference.before && !difference.after && difference.words}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function FollowUps({ order, onNew }: { order: SalesOrder; onNew: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    one<"list_follow_ups">("follow_up", "/follow-ups", { subject: order.id, limit: 50 }),
  );
  return (
    <Card
      title={t("nav.followUps")}
      flush
      aside={
        <Act onAct={onNew} hint="c">
          {t("order.followUp")}
        </Act>
      }
    >
      {data?.items.length === 0 && <Empty title={t("followUp.none")} />}
      <ul className="beside tall">
        {data?.items.map((each) => (
          <li key={each.id}>
            <Mark of={each.status === "done" ? "pass" : "waiting"} />
            <div className="grow">
              <p>
                <b>{t(`cause.${each.cause}`)}</b>
              </p>
              <p className="sub">{each.record?.summary ?? said(each.detail)}</p>
            </div>
            {each.status === "open" ? (
              <Link to="/follow-ups" search={{ at: each.id }} className="link">
                <Deadline at={each.due_at} short />
              </Link>
            ) : (
              <span className="soft">{moment(each.completed_at)}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function QuestionRow({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<string>();
  const attempt = useMutation({
    mutationFn: () =>
      send<"answer_question">("POST", `/questions/${question.id}/answer`, {
        revision: question.revision,
        answer: answer ?? "",
      }),
    onSuccess: () => {
      callStale(["question", "sales_order", "worklist"]);
      setAnswer(undefined);
    },
  });
  return (
    <li>
      <Mark
        of={
          question.status === "answered"
            ? "pass"
            : question.status === "withdrawn"
              ? "cancelled"
              : "waiting"
        }
      />
      <div className="grow">
        <p>
          <b>{t(`role.${question.team}`)}</b>{" "}
          <small className="soft">{moment(question.asked_at)}</small>
        </p>
        <p>{question.question}</p>
        {question.answer && (
          <p className="answer">
            {question.answer} <small className="soft">{moment(question.answered_at)}</small>
          </p>
        )}
        {answer !== undefined && (
          <>
            <ErrorSummary error={attempt.error} />
            <LongField
              label={t("question.answer")}
              value={answer}
              onChange={setAnswer}
              pointer="/answer"
              autoFocus
            />
            <Act kind="main" onAct={() => attempt.mutate()} loading={attempt.isPending}>
              {t("question.send")}
            </Act>
          </>
        )}
      </div>
      {question.status === "open" && answer === undefined && (
        <>
          <Deadline at={question.due_at} />
          <Act onAct={() => setAnswer("")}>{t("next.answer")}</Act>
        </>
      )}
    </li>
  );
}

export function Questions({ order, onNew }: { order: SalesOrder; onNew: () => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    one<"list_questions">("question", "/questions", { sales_order: order.id, limit: 50 }),
  );
  return (
    <Card
      title={t("order.tab.questions")}
      flush
      aside={
        <Act onAct={onNew} hint="q">
          {t("order.ask")}
        </Act>
      }
    >
      {data?.items.length === 0 && <Empty title={t("question.none")} />}
      <ul className="beside tall">
        {data?.items.map((question) => (
          <QuestionRow key={question.id} question={question} />
        ))}
      </ul>
    </Card>
  );
}

export function Files({ owner }: { owner: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(one<"list_attachments">("attachment", "/attachments", { owner }));
  const adding = useMutation({
    mutationFn: (file: File) => upload(owner, file),
    onSuccess: () => callStale(["attachment"]),
  });
  return (
    <Card
      title={t("order.tab.files")}
      flush
      aside={
        <label className="link upload">
          {t("files.add")}
          <input
            type="file"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) adding.mutate(file);
              event.target.value = "";
            }}
          />
        </label>
      }
    >
      <div className="card-note">
        <ErrorSummary error={adding.error} />
      </div>
      {data?.items.length === 0 && <p className="card-body soft">{t("files.none")}</p>}
      <ul className="beside">
        {data?.items.map((file) => (
          <li key={file.id}>
            <a className="link" href={`/api/v1/attachments/${file.id}`} download>
              {file.name ?? t("files.original")}
            </a>
            <Code>
              {t("files.size", { kilobytes: Math.max(1, Math.round(file.size_bytes / 1024)) })}
            </Code>
            <span className="soft end">{moment(file.created_at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
