import { describe, expect, it } from "vitest";
import { keyCap, pressed } from "./keys";

const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
  pressed({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe("keys", () => {
  it("are named by what is held and what is pressed", () => {
    expect(key("Enter", { ctrlKey: true })).toBe("ctrl+enter");
    expect(key("k", { metaKey: true })).toBe("ctrl+k");
    expect(key("?", { shiftKey: true })).toBe("?");
    expect(key("R", { shiftKey: true })).toBe("shift+r");
    expect(key(" ")).toBe("space");
  });
  it("are shown as on the keyboard", () => {
    expect(keyCap("ctrl+enter")).toBe("Ctrl ↵");
    expect(keyCap("g h")).toBe("G H");
  });
});
