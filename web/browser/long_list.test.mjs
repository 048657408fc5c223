// A list of 100,000 orders, in full runs of a million: first rows, a search and scrolling stay within a blink. Wants the
// machine to itself. SUPERCARGO_LIST says another number.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { sitDown } from "./person.mjs";
import { serve } from "./served.mjs";

const wanted = Number(
  process.env.SUPERCARGO_LIST ?? (process.env.SUPERCARGO_FULL ? 1_000_000 : 100_000),
);
const blink_ms = 200;

// Filling takes long, and what is in it depends on the tables alone: it stays for the next run.
const tables = createHash("sha256")
  .update(readFileSync(join(import.meta.dirname, "../../db/schema.sql")))
  .digest("hex");
const desk = join(import.meta.dirname, "../../build/desk");
const kept = join(desk, `list-${wanted}-${tables.slice(0, 12)}`);

const a_batch = 250; // replies stay small enough for a busy machine

async function fill(site) {
  const customers = (await site.api("desk", "GET", "/customers?limit=50")).items
    .filter((each) => each.addresses.length && each.status === "active")
    .map((each) => each.code);
  for (let made = 0; made < wanted; made += a_batch)
    await site.api("desk", "POST", "/sales-orders/batch", {
      items: Array.from({ length: Math.min(a_batch, wanted - made) }, (_, i) => ({
        customer: customers[(made + i) % customers.length],
        channel: "edi",
        customer_po_number: `LONG-${made + i}`,
        lines: [{ sku: "BOX-60", quantity: String(1 + (i % 9)) }],
      })),
    });
  // The words by which orders are found follow within a second.
  const last = `/sales-orders?limit=1&q=LONG-${wanted - 1}`;
  for (let tries = 0; (await site.api("desk", "GET", last)).items.length === 0; tries++) {
    assert.ok(tries < 6000, "the words of orders are not written in ten minutes");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function serveLong() {
  const complete = join(kept, "complete");
  if (existsSync(complete)) return serve(kept);
  for (const name of readdirSync(desk).filter((each) => each.startsWith(`list-${wanted}-`)))
    rmSync(join(desk, name), { recursive: true, force: true });
  const site = await serve(kept);
  await fill(site);
  writeFileSync(complete, "");
  return site;
}

/** How long the desk's own requests for rows took, since the last time it was asked. */
const answers = (page) =>
  page.evaluate(() => {
    const took = performance
      .getEntriesByType("resource")
      .filter((entry) => /\/sales-orders\?/.test(entry.name) && !/count=true/.test(entry.name))
      .map((entry) => entry.duration);
    performance.clearResourceTimings();
    return took;
  });

/** Until what stands beside the rows has come: why each waits, how many there are in each view. */
const calm = (page) =>
  page.waitForFunction(
    () =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => /worklists\/(stuck|late|promises)/.test(entry.name) && entry.responseEnd)
        .length >= 3,
    undefined,
    { timeout: 60_000 },
  );

describe("a long list", () => {
  let site, opened;
  before(async () => {
    site = await serveLong();
    opened = await openBrowser();
  });
  after(async () => {
    await opened?.close();
    await site?.close();
  });

  it(`shows its first rows and what is searched for in ${wanted} orders at once`, async () => {
    const { page, open, rise } = await sitDown(opened.browser, site, "desk");
    // Whatever else the machine does only adds: the best of three is what the desk needs.
    const firsts = [];
    for (let i = 0; i < 3; i++) {
      await open("/orders?view=all");
      await page.waitForSelector("table.rows tbody tr");
      firsts.push(Math.min(...(await answers(page))));
    }
    const first = Math.min(...firsts);
    await open("/orders?view=all");
    await calm(page);
    await page.keyboard.press("/");
    const searched = [];
    for (const number of [wanted - 77, Math.floor(wanted / 2), Math.floor(wanted / 3)]) {
      await page.locator("[role=search] input").fill("");
      await page.locator("[role=search] input").fill(`LONG-${number}`);
      await page.waitForFunction(
        (word) => new URLSearchParams(location.search).get("q") === word,
        `LONG-${number}`,
      );
      await page.waitForFunction(() => document.querySelectorAll("table.rows tbody tr").length < 9);
      searched.push(Math.max(...(await answers(page)).slice(-1)));
    }
    console.log(
      `first rows ${Math.round(first)} ms, searches ${searched.map(Math.round).join(", ")} ms of ${wanted} orders`,
    );
    assert.ok(first < blink_ms, `first rows after ${first} ms`);
    searched.sort((a, b) => a - b);
    assert.ok(searched[1] < blink_ms, `searched for ${searched} ms`);
    await rise();
  });

  it("is scrolled without a stutter, however far down", async () => {
    const { page, open, rise } = await sitDown(opened.browser, site, "desk");
    await open("/orders?view=all");
    await page.waitForSelector("table.rows tbody tr");
    await calm(page);
    const frames = await page.evaluate(async () => {
      const scroller = document.querySelector(".table-scroll");
      const times = [];
      let before = performance.now();
      for (let i = 0; i < 400; i++) {
        scroller.scrollTop += 120; // a brisk wheel
        await new Promise((next) => requestAnimationFrame(next));
        times.push(performance.now() - before);
        before = performance.now();
      }
      return {
        times: times.sort((a, b) => a - b),
        rows: Number(document.querySelector("table.rows").getAttribute("aria-rowcount")),
      };
    });
    const at = (share) => frames.times[Math.floor(frames.times.length * share)];
    console.log(
      `${frames.rows} rows scrolled, a frame in ${Math.round(at(0.5))} ms, p95 ${Math.round(at(0.95))} ms`,
    );
    assert.ok(frames.rows > 500, "further rows come by themselves");
    assert.ok(at(0.5) < 50 && at(0.95) < blink_ms, `a frame takes ${at(0.5)} ms`);
    await rise();
  });
});
