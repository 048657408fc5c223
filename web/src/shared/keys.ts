// Keys of pages and dialogs. The topmost layer that knows a key takes it; single letters sleep while one types.
import { useEffect, useRef } from "react";

export type Bindings = Record<string, ((event: KeyboardEvent) => void) | undefined>;
export interface Layer {
  bindings: () => Bindings;
  /** A dialog's layer: what it does not know stays unknown. */
  closed: boolean;
  labels: () => Record<string, string>;
}

const layers: Layer[] = [];
let prefix = "";
let prefixUntil = 0;

/** `ctrl+enter`, `shift+arrowdown`, `n`, `?`: what was pressed, in the words of bindings. */
export function pressed(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const isSign = event.key.length === 1 && !/[a-z]/i.test(event.key);
  return (
    (event.ctrlKey || event.metaKey ? "ctrl+" : "") +
    (event.altKey ? "alt+" : "") +
    (event.shiftKey && !isSign ? "shift+" : "") +
    key
  );
}

export function isTyping(target: EventTarget | null): boolean {
  const element = target instanceof HTMLElement ? target : null;
  if (!element) return false;
  if (element instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "file"].includes(element.type);
  return element.isContentEditable || ["TEXTAREA", "SELECT"].includes(element.tagName);
}

function hasSingleKeys(): boolean {
  return document.documentElement.dataset.singleKeys !== "off";
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const name = pressed(event);
  const isSingle = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isSingle && (isTyping(event.target) || !hasSingleKeys())) return;
  // While one types, a page's own keys sleep: Enter and the arrows are the field's. A dialog's field may use them.
  const isField = isTyping(event.target) && !isHeld(event);
  const names = prefix && Date.now() < prefixUntil ? [`${prefix} ${name}`] : [name];
  prefix = "";
  for (const layer of [...layers].reverse()) {
    if (isField && !layer.closed) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    const bindings = layer.bindings();
    const found = names.map((each) => bindings[each]).find(Boolean);
    if (found) {
      event.preventDefault();
      event.stopPropagation();
      found(event);
      return;
    }
    if (Object.keys(bindings).some((each) => each.startsWith(`${name} `)) && isSingle) {
      prefix = name;
      prefixUntil = Date.now() + 1500;
      event.preventDefault();
      return;
    }
    if (layer.closed) return;
  }
}

function isHeld(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key);
}

let isListening = false;

/** `labels` say in words what a key does; they are what `?` shows. What is `everywhere` gives way to a page's own. */
export function useKeys(
  bindings: Bindings,
  labels: Record<string, string> = {},
  closed = false,
  everywhere = false,
): void {
  const current = useRef({ bindings, labels });
  current.current = { bindings, labels };
  useEffect(() => {
    if (!isListening) {
      // Held keys and F keys are ours before a field has its own use for Enter; plain keys are the field's first.
      window.addEventListener(
        "keydown",
        (event) => {
          if (isHeld(event)) onKey(event);
        },
        true,
      );
      window.addEventListener("keydown", (event) => {
        if (!isHeld(event)) onKey(event);
      });
    }
    isListening = true;
    const layer: Layer = {
      bindings: () => current.current.bindings,
      labels: () => current.current.labels,
      closed,
    };
    // A page may be there before the frame around it is.
    if (everywhere) layers.unshift(layer);
    else layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, [closed, everywhere]);
}

export function shownKeys(): { key: string; label: string }[] {
  const found = new Map<string, string>();
  for (const layer of [...layers].reverse())
    for (const [key, label] of Object.entries(layer.labels()))
      if (!found.has(key)) found.set(key, label);
  return [...found].map(([key, label]) => ({ key, label }));
}

const caps: Record<string, string> = {
  enter: "↵",
  ctrl: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  backspace: "⌫",
  tab: "Tab",
  space: "Space",
};
export function keyCap(key: string): string {
  return key
    .split(/[+ ]/)
    .map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part.toUpperCase()))
    .join(" ");
}
