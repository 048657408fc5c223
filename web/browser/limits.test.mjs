// What the desk must keep to: how much it loads, how fast it answers a key. Wants the machine to itself.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

describe("within its budgets", () => {
  it("loads under 250 kB of script at first", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders");
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => entry.name.endsWith(".js"))
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    );
    assert.ok(bytes > 50_000 && bytes < 250_000, `${bytes} bytes`);
    await rise();
  });

  it("keeps up with typing at 300 lines", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await page.locator("#entry-customer").pressSequentially("C-1001", { delay: 20 });
    await page.waitForSelector("#entry-customers [role=option]");
    await page.keyboard.press("Enter");
    await page.locator("#cell-0-code").focus();
    const rows = Array.from(
      { length: 300 },
      (_, i) => `${["PALLET-EUR", "BOX-60", "WRAP-500"][i % 3]}\t${1 + (i % 9)}`,
    ).join("\n");
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, rows);
    await page.waitForFunction(
      () => document.querySelector(".entry-grid")?.getAttribute("aria-rowcount") === "301",
    );
    await page.waitForFunction(
      () => document.querySelectorAll(".entry-grid .entry-name:not(:empty)").length > 10,
    );
    await settled(page);
    await page.evaluate(() => {
      addEventListener(
        "keydown",
        () => {
          const began = performance.now();
          requestAnimationFrame(() =>
            setTimeout(() => window.paints.push(performance.now() - began)),
          );
        },
        true,
      );
    });
    // Whatever else the machine does only adds: the best of three rounds is what the desk needs.
    const rounds = [];
    for (let round = 0; round < 3 && !(Math.min(...rounds) < 50); ++round) {
      await page.evaluate(() => (window.paints = []));
      await page.keyboard.type("LABEL-A6LABEL-A6LABEL-A6", { delay: 60 });
      const times = await page.evaluate(() => window.paints.sort((a, b) => a - b));
      rounds.push(times[Math.floor(times.length * 0.95)]);
      console.log(
        `keystroke to paint at 300 lines: median ${Math.round(times[times.length >> 1])} ms, p95 ${Math.round(rounds[round])} ms`,
      );
    }
    assert.ok(Math.min(...rounds) < 50, `a keystroke is painted after ${rounds} ms`);
    await rise();
  });
});
