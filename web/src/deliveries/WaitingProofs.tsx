// Proofs of delivery that have not got through: what waits for the line, and what was refused.
import { IconChevronLeft, IconCloudUpload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../session/session";
import { refusalWords } from "../shared/fields";
import { Refused } from "../api/problem";
import { moment, time } from "../shared/format";
import { Act } from "../shared/parts";
import { Mark } from "../shared/StatusMark";
import { forget, useWaitingProofs, type WaitingProof } from "./proofs";

/** In place of the form, until the server has it. */
export function Underway({ proof }: { proof: WaitingProof }) {
  const { t } = useTranslation();
  const { isOnline } = useSession();
  return (
    <div className="hand">
      <header className="hand-bar">
        <Link to="/deliveries" className="back" aria-label={t("act.back")}>
          <IconChevronLeft size={22} stroke={1.75} aria-hidden="true" />
        </Link>
        <div>
          <h1>{t("proof.title")}</h1>
          <p className="soft">
            {proof.number} · {proof.customer}
          </p>
        </div>
      </header>
      <div className="hand-main underway" role="status">
        <IconCloudUpload size={40} stroke={1.5} aria-hidden="true" />
        <h2>{t(isOnline ? "proof.sending" : "proof.kept")}</h2>
        <p>{t("proof.keptWords", { receiver: proof.body.receiver, at: moment(proof.body.at) })}</p>
        <p className="soft">
          {t("proof.keptFiles", { count: proof.files.length, at: time(proof.keptAt) })}
        </p>
      </div>
    </div>
  );
}

/** A proof that was refused and cannot be mended: away with it, when asked twice. */
export function Discard({ proof }: { proof: WaitingProof }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  return (
    <p className="discard">
      {isAsked ? (
        <>
          <Act kind="plain" onAct={() => setAsked(false)}>
            {t("proof.keepIt")}
          </Act>{" "}
          <Act kind="grave" onAct={() => void forget(proof)}>
            {t("proof.discard", { number: proof.number })}
          </Act>
        </>
      ) : (
        <button type="button" className="link" onClick={() => setAsked(true)}>
          {t("proof.notNeeded")}
        </button>
      )}
    </p>
  );
}

/** Above the deliveries: what this device still has. */
export function WaitingProofs() {
  const { t } = useTranslation();
  const waiting = useWaitingProofs();
  if (waiting.length === 0) return null;
  return (
    <section className="waiting-proofs" aria-label={t("proof.onDevice")}>
      <h2>{t("proof.onDevice")}</h2>
      <ul>
        {waiting.map((proof) => (
          <li key={proof.number}>
            <Mark of={proof.problem ? "fail" : "waiting"} />
            <Link to="/deliveries/$number/proof" params={{ number: proof.number }} className="code">
              {proof.number}
            </Link>
            <span className="name">{proof.customer}</span>
            <span className="soft">{proof.body.receiver}</span>
            <span className={proof.problem ? "late" : "soft"}>
              {proof.problem
                ? refusalWords(new Refused(proof.problem))
                : t("proof.keptSince", { at: time(proof.keptAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On every page: that something waits, and where. */
export function ProofsNotice() {
  const { t } = useTranslation();
  const waiting = useWaitingProofs();
  if (waiting.length === 0) return null;
  const refused = waiting.filter((proof) => proof.problem).length;
  return (
    <p className={refused ? "bar-notice bad" : "bar-notice"} role="status">
      <IconCloudUpload size={16} stroke={1.75} aria-hidden="true" />{" "}
      <span>
        {refused
          ? t("proof.refusedCount", { count: refused })
          : t("proof.waitCount", { count: waiting.length })}{" "}
        <Link to="/deliveries">{t("proof.look")}</Link>
      </span>
    </p>
  );
}
