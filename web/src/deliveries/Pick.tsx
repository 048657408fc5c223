// Picking with one hand: what to take in large figures, scan or confirm, next. Short lines say how many were found.
import { IconChevronLeft } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../api/client";
import { callStale, known, one } from "../api/queries";
import { ErrorSummary } from "../shared/fields";
import { quantity, sum } from "../shared/format";
import { tell } from "../shared/notices";
import { Act, Bones, Code, Failed } from "../shared/parts";
import { Mark } from "../shared/StatusMark";

const route = getRouteApi("/deliveries/$number/pick");

export default function Pick() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = route.useParams();
  const shipment = useQuery(one<"get_shipment">("shipment", `/shipments/${number}`));
  const [found, setFound] = useState<Record<string, string>>({});
  const [scan, setScan] = useState("");
  const [wrong, setWrong] = useState("");
  const [short, setShort] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  const lines = (shipment.data?.lines ?? []).filter((line) => !line.is_service);
  const keyOf = (line: (typeof lines)[number]) => `${line.sales_order} ${line.line}`;
  const left = lines.filter((line) => found[keyOf(line)] === undefined);
  const line = left[0];
  const done = lines.filter((each) => found[keyOf(each)] !== undefined);
  const last = done.at(-1);
  useEffect(() => {
    box.current?.focus();
  }, [line]);
  const finish = useMutation({
    mutationFn: () =>
      send<"pick_shipment">("POST", `/shipments/${shipment.data!.id}/picking`, {
        revision: shipment.data!.revision,
        lines: lines.map((each) => ({
          sales_order: each.sales_order,
          line: each.line,
          quantity: found[keyOf(each)] ?? "0",
        })),
      }),
    onSuccess: (now) => {
      known("shipment", now);
      callStale(["shipment", "sales_order", "stock"]);
      tell(t("pick.done", { number }));
      void navigate({ to: "/deliveries/$number", params: { number } });
    },
  });
  const take = (many: string) => {
    if (line) {
      setFound({ ...found, [keyOf(line)]: many });
      setShort(undefined);
      setScan("");
      setWrong("");
    }
  };
  const scanned = () => {
    const code = scan.trim();
    if (!line || !code) return;
    if (code.toLowerCase() === (line.sku ?? "").toLowerCase()) take(line.quantity);
    else setWrong(t("pick.wrong", { code, sku: line.sku }));
    setScan("");
  };
  if (shipment.error) return <Failed error={shipment.error} />;
  if (!shipment.data) return <Bones />;
  return (
    <div className="hand">
      <header className="hand-bar">
        <Link
          to="/deliveries/$number"
          params={{ number }}
          className="back"
          aria-label={t("act.back")}
        >
          <IconChevronLeft size={22} stroke={1.75} aria-hidden="true" />
        </Link>
        <div>
          <h1>{t("pick.title", { number })}</h1>
          <p className="soft">{shipment.data.customer_name}</p>
        </div>
      </header>
      <div className="hand-progress">
        <p>
          <b>
            {t("pick.line", { at: Math.min(done.length + 1, lines.length), all: lines.length })}
          </b>
          <span className="soft">
            {t("pick.units", {
              some: quantity(sum(Object.values(found))) || "0",
              all: quantity(sum(lines.map((each) => each.quantity))),
            })}
          </span>
        </p>
        <progress value={done.length} max={lines.length} aria-label={t("pick.progress")} />
      </div>
      <div className="hand-main">
        <ErrorSummary error={finish.error} />
        {last && (
          <p className="hand-last">
            <Mark of="pass" />{" "}
            <span>
              <Code>{last.sku}</Code> · {quantity(found[keyOf(last)])} {last.unit}
            </span>
            <button
              type="button"
              className="link"
              onClick={() => {
                const rest = { ...found };
                delete rest[keyOf(last)];
                setFound(rest);
              }}
            >
              {t("act.undo")}
            </button>
          </p>
        )}
        {line ? (
          <>
            <section className="hand-card">
              <div className="hand-take">
                <div>
                  <small>{t("pick.take")}</small>
                  <p className="hand-code">{line.sku}</p>
                </div>
                <div className="right">
                  <small>{t("pick.count")}</small>
                  <p className="hand-count">
                    {quantity(line.quantity)} <small>{line.unit}</small>
                  </p>
                </div>
              </div>
              <div className="hand-name">
                <b>{line.name}</b>
                <p className="soft">{line.order_number}</p>
              </div>
            </section>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                scanned();
              }}
            >
              <label htmlFor="pick-scan">{t("pick.scan")}</label>
              <input
                id="pick-scan"
                className="hand-input code"
                ref={box}
                value={scan}
                onChange={(event) => setScan(event.target.value)}
                autoComplete="off"
                inputMode="none"
                enterKeyHint="done"
              />
              {wrong && (
                <p className="wrong-words" role="alert">
                  <Mark of="fail" /> {wrong}
                </p>
              )}
            </form>
            {short !== undefined && (
              <div className="hand-short">
                <label htmlFor="pick-short">{t("pick.found")}</label>
                <input
                  id="pick-short"
                  className="hand-input"
                  value={short}
                  onChange={(event) => setShort(event.target.value)}
                  inputMode="decimal"
                  autoFocus
                />
                <Act kind="main" fullWidth onAct={() => take(short || "0")}>
                  {t("pick.onlyFound", { quantity: short || "0", unit: line.unit })}
                </Act>
              </div>
            )}
            {left.length > 1 && (
              <>
                <h2 className="soft">{t("pick.then")}</h2>
                <ul className="hand-then">
                  {left.slice(1, 6).map((each) => (
                    <li key={keyOf(each)}>
                      <Code>{each.sku}</Code>
                      <span>{each.name}</span>
                      <b>
                        {quantity(each.quantity)} {each.unit}
                      </b>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        ) : (
          <p className="state">{t("pick.all")}</p>
        )}
      </div>
      <footer className="hand-foot">
        {line ? (
          <>
            <Act onAct={() => setShort("")}>{t("pick.short")}</Act>
            <Act kind="main" onAct={() => take(line.quantity)}>
              {t("pick.confirm", { quantity: quantity(line.quantity), unit: line.unit })}
            </Act>
          </>
        ) : (
          <Act kind="main" fullWidth loading={finish.isPending} onAct={() => finish.mutate()}>
            {t("pick.finish")}
          </Act>
        )}
      </footer>
    </div>
  );
}
