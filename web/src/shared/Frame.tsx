// Rail, work area, phone bar; what every page shares: keys, palette, notices, the state of the line.
import { IconCloudOff } from "@tabler/icons-react";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { hear } from "../api/queries";
import { listen } from "../api/live";
import { beginSending } from "../deliveries/proofs";
import { ProofsNotice } from "../deliveries/WaitingProofs";
import { change, useSession } from "../session/session";
import { time } from "./format";
import { useKeys } from "./keys";
import { Notices } from "./notices";
import { useKeptLook } from "./preferences";
import { PhoneBar, Rail, usePlaces } from "./Rail";
import { PrintFoot } from "./PrintFoot";
import { Hatchings } from "./QtyBar";

const Palette = lazy(() => import("./Palette"));
const KeyList = lazy(() => import("./KeyList"));

export function Frame() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { isOnline, lineDownSince } = useSession();
  const [overlay, setOverlay] = useState<"palette" | "keys">();
  const [isOpen, setOpen] = useState(() => localStorage.getItem("rail") !== "small");
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const listening = listen(hear, (isLive) => change({ isLive }));
    return listening.stop;
  }, []);
  useEffect(beginSending, []);
  useKeptLook();
  useEffect(() => {
    const fetching = () => {
      void import("./Palette");
    };
    setTimeout(fetching, 2500);
  }, []);
  useEffect(() => {
    setOverlay(undefined);
  }, [path]);
  const jumps = Object.fromEntries(
    usePlaces().map((place) => [`g ${place.key}`, () => void navigate({ to: place.to })]),
  );
  const rail = () => {
    localStorage.setItem("rail", isOpen ? "small" : "open");
    setOpen(!isOpen);
  };
  useKeys(
    {
      ...jumps,
      "ctrl+k": () => setOverlay("palette"),
      "?": () => setOverlay("keys"),
      "[": rail,
      n: () => void navigate({ to: "/orders/new" }),
    },
    {
      "ctrl+k": t("keys.palette"),
      n: t("keys.new"),
      "g h": t("keys.go"),
      "[": t("keys.rail"),
      "?": t("keys.keys"),
      z: t("keys.undo"),
    },
    false,
    true,
  );
  return (
    <div className="frame">
      <a className="skip" href="#work">
        {t("nav.skip")}
      </a>
      <Hatchings />
      <Rail onSearch={() => setOverlay("palette")} isOpen={isOpen} />
      <div className="work" id="work">
        {!isOnline && (
          <p className="bar-notice warn" role="status">
            <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />{" "}
            <span>
              <b>{t("offline.since", { at: time(lineDownSince) })}</b> {t("offline.words")}
            </span>
          </p>
        )}
        <ProofsNotice />
        <Outlet />
      </div>
      <PhoneBar />
      <PrintFoot />
      <Notices />
      <Suspense>
        {overlay === "palette" && <Palette onClose={() => setOverlay(undefined)} />}
        {overlay === "keys" && <KeyList onClose={() => setOverlay(undefined)} />}
      </Suspense>
    </div>
  );
}
