import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Loader.layer.css";
import "@mantine/core/styles/Button.layer.css";
import "@mantine/core/styles/ActionIcon.layer.css";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/PasswordInput.layer.css";
import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/Checkbox.layer.css";
import "@mantine/core/styles/Menu.layer.css";
import "./tokens.css";
import "./styles/index.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { lazy, Suspense, useRef } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./api/queries";
import { nearest, speak, type Language } from "./languages";
import { router } from "./routes";
import { Proof } from "./session/Proof";
import { begin, change, useSession } from "./session/session";
import { SignIn } from "./session/SignIn";
import { theme } from "./theme";

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
setNonce(nonce);

const SetUp = lazy(() => import("./session/SetUp"));
const Invited = lazy(() => import("./session/Invited"));
const FactorFirst = lazy(() => import("./session/FactorFirst"));

function Outside() {
  const { isUnfounded } = useSession();
  const path = window.location.pathname;
  if (isUnfounded) return <SetUp />;
  return path === "/invitation" ? <Invited /> : <SignIn />;
}

function Desk() {
  const { state, wantsProof, who } = useSession();
  const wasDue = useRef(false);
  if (state === "unknown") return null;
  if (state === "out")
    return (
      <Suspense>
        <Outside />
      </Suspense>
    );
  if (who?.second_factor_due) wasDue.current = true;
  if (wasDue.current)
    return (
      <Suspense>
        <FactorFirst
          onDone={() => {
            wasDue.current = false;
            change({});
          }}
        />
        {wantsProof && <Proof />}
        {state === "expired" && <SignIn />}
      </Suspense>
    );
  return (
    <>
      <RouterProvider router={router} />
      {wantsProof && <Proof />}
      {state === "expired" && <SignIn />}
    </>
  );
}

async function start(): Promise<void> {
  document.documentElement.dataset.density = localStorage.getItem("density") ?? "compact";
  document.documentElement.dataset.singleKeys = localStorage.getItem("single-keys") ?? "on";
  await Promise.all([
    speak((localStorage.getItem("language") as Language | null) ?? nearest(navigator.language)),
    begin(),
  ]);
  createRoot(document.getElementById("root")!).render(
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <Desk />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
// Paper is white, whatever the screen is.
let shown = "";
window.addEventListener("beforeprint", () => {
  shown = document.documentElement.dataset.mantineColorScheme ?? "light";
  document.documentElement.dataset.mantineColorScheme = "light";
});
window.addEventListener("afterprint", () => {
  document.documentElement.dataset.mantineColorScheme = shown;
});
void start();
