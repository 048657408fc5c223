// What can be promised of a product and when: the chart, its table, the line that is not to be crossed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { join } from "node:path";
import { wrongIn } from "./accessible.mjs";
import { desktop, phone, sitDown } from "./person.mjs";
import { onStage, pictures } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

const page_of = "/stock/PALLET-CP1?warehouse=HAM";
const drawn = (page) => page.waitForSelector(".atp svg path", { state: "attached" });
const colourOf = (page, selector) =>
  page.evaluate((at) => getComputedStyle(document.querySelector(at)).stroke, selector);

describe("what can be promised by day", () => {
  it("is drawn with the safety stock, explained day by day, and read as a table", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open(page_of);
    await drawn(page);
    const words = await page.locator(".atp").getAttribute("aria-label");
    assert.match(words, /What can be promised, by day\. safety stock 40\./);
    assert.match(words, /: \d+; /);
    assert.match(await page.locator(".atp").innerText(), /safety stock 40/);
    assert.deepEqual(await wrongIn(page), []);
    await page.screenshot({ path: join(pictures, "promise-light.png") });
    const title = page.locator(".atp-row .card").nth(1).locator("h2");
    const today = await title.innerText();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await title.innerText(), today);
    const box = await page.locator(".atp").boundingBox();
    await page.mouse.click(box.x + box.width - 30, box.y + 100);
    const late = await title.innerText();
    assert.notEqual(late, today);
    await page.mouse.move(box.x + box.width / 2, box.y + 60);
    await page.locator(".atp svg").getByText("Projected stock").waitFor();
    await page.keyboard.press("v");
    const table = page.getByRole("table").first();
    assert.ok((await table.locator("tbody tr").count()) >= 14);
    assert.equal(await page.locator(".atp").count(), 0);
    assert.deepEqual(await wrongIn(page), []);
    await rise();
  });

  it("fits a phone, is redrawn when that is turned, and follows light and dark", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse", phone);
    await open(page_of);
    await drawn(page);
    const wide = () => page.evaluate(() => document.querySelector(".atp svg").clientWidth);
    assert.ok((await wide()) <= 390 && (await wide()) > 250, `${await wide()} px`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.screenshot({ path: join(pictures, "promise-phone.png") });
    await page.setViewportSize(desktop);
    await page.waitForFunction(() => document.querySelector(".atp svg").clientWidth > 600);
    const line = ".atp path[stroke='var(--primary)']";
    const light = await colourOf(page, line);
    await page.evaluate(() => {
      document.documentElement.dataset.mantineColorScheme = "dark";
    });
    assert.notEqual(await colourOf(page, line), light);
    await page.screenshot({ path: join(pictures, "promise-dark.png") });
    await rise();
  });

  it("comes in a part of its own, within its budget, and only where it is shown", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    const chart = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .filter((entry) => /AtpChart-.*\.js$/.test(entry.name))
          .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
      );
    await open("/stock");
    assert.equal(await chart(), 0);
    await open(page_of);
    await drawn(page);
    const bytes = await chart();
    assert.ok(bytes > 50_000 && bytes < 170_000, `${bytes} bytes`);
    await rise();
  });
});

describe("a safety stock", () => {
  it("is set by keys, told where it is wrong, and drawn", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/stock/SEAL-BOLT?warehouse=HAM");
    await drawn(page);
    assert.doesNotMatch(await page.locator(".atp").getAttribute("aria-label"), /safety/);
    await page.keyboard.press("m");
    await page.locator("#f-safety_stock").fill("9000");
    await page.locator("#f-reorder_point").fill("12");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    assert.match(await page.locator(".summary").innerText(), /before the safety stock is touched/);
    assert.deepEqual(await wrongIn(page), []);
    await page.locator("#f-reorder_point").fill("");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.getByText("below the safety stock of 9,000").waitFor();
    await page.waitForSelector(".atp[aria-label*='safety stock 9,000']");
    const kept = await site.api("warehouse", "GET", "/stock-buffers?sku=SEAL-BOLT");
    assert.equal(Number(kept.items[0].safety_stock), 9000);
    await rise();
  });

  it("is read by those who only look", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(page_of);
    await page.getByText("safety stock 40").first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Safety stock" }).count(), 0);
    await rise();
  });
});

describe("goods in quarantine", () => {
  const level = async () =>
    (await site.api("quality", "GET", "/stock?sku=WRAP-500&warehouse=HAM")).items[0];
  const isClosed = (page) => page.waitForSelector(".dialog", { state: "detached" });

  it("are put there with a reason by the warehouse, and written off", async () => {
    const before = await level();
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/stock/WRAP-500?warehouse=HAM");
    await page.keyboard.press("q");
    await page.locator("#f-quantity").fill("5");
    await page.locator("#f-reason").fill("Wet at the edges.");
    assert.deepEqual(await wrongIn(page), []);
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    assert.equal(Number((await level()).quarantined), Number(before.quarantined) + 5);
    await page.getByText("Wet at the edges.").first().waitFor();
    await page.keyboard.press("q");
    await page.getByRole("combobox", { name: "What happens" }).click();
    assert.equal(await page.getByRole("option", { name: "Give back to use" }).count(), 0);
    await page.getByRole("option", { name: "Write off" }).click();
    await page.locator("#f-quantity").fill("500");
    await page.locator("#f-reason").fill("Mould.");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.locator("#f-quantity").fill("2");
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    const after = await level();
    assert.equal(Number(after.quarantined), Number(before.quarantined) + 3);
    assert.equal(Number(after.on_hand), Number(before.on_hand) - 2);
    await rise();
  });

  it("are given back to use by quality alone", async () => {
    const before = await level();
    const { page, open, rise } = await sitDown(browser, site, "quality");
    await open("/stock/WRAP-500?warehouse=HAM&do=quarantine");
    await page.getByRole("combobox", { name: "What happens" }).click();
    await page.getByRole("option", { name: "Give back to use" }).click();
    await page.locator("#f-quantity").fill("3");
    await page.locator("#f-reason").fill("Dry and clean.");
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    assert.equal(Number((await level()).available), Number(before.available) + 3);
    await rise();
  });
});
