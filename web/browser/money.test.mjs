// Money after the order at the desk: invoiced, paid, credited; a debt paid in parts, let off and divided anew.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { readOnPhone, settled, sitDown } from "./person.mjs";
import { serve } from "./served.mjs";

const pictures = join(import.meta.dirname, "../../build/desk/screens");
let site, opened, browser;
before(async () => {
  mkdirSync(pictures, { recursive: true });
  [site, opened] = await Promise.all([serve(), openBrowser()]);
  browser = opened.browser;
});
after(async () => {
  await opened?.close();
  await site?.close();
});

const says = (page, words) =>
  page.waitForFunction((text) => new RegExp(text).test(document.body.innerText), words);
const shut = (page) => page.waitForSelector(".dialog", { state: "detached" });

describe("invoices", () => {
  it("are issued from the order, paid by keys, and credited", async () => {
    const orders = (await site.api("desk", "GET", "/sales-orders?status=delivered&limit=10")).items;
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(`/orders/${orders[0].number}?tab=files`);
    await page.getByRole("button", { name: "Invoice what arrived" }).click();
    await page.getByRole("link", { name: /^INV-/ }).first().click();
    await says(page, "What was paid");
    await page.screenshot({ path: join(pictures, "invoice-light.png") });
    await page.keyboard.press("n");
    await page.locator("#f-amount").fill("1.00");
    await page.locator("#f-reference").fill("BANK-77");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Partly paid");
    await says(page, "BANK-77");
    await page.screenshot({ path: join(pictures, "invoice-paid-light.png") });
    await page.keyboard.press("Escape");
    await says(page, "Overdue");
    await settled(page);
    await page.screenshot({ path: join(pictures, "invoices-light.png") });
    await page.keyboard.press("3");
    await page.getByRole("link", { name: /^INV-/ }).first().click();
    await says(page, "What was paid");
    await page.keyboard.press("c");
    await page.locator("#f-reason").fill("All of it was wet.");
    await page.keyboard.press("Control+Enter");
    await says(page, "Credits invoice");
    await rise();
  });
});

describe("payment plans", () => {
  it("are asked for, agreed, told, paid, and divided anew, in three languages", async () => {
    const asking = await sitDown(browser, site, "service");
    await asking.open("/invoices?view=plans");
    await asking.page.keyboard.press("n");
    await asking.page.locator("#f-customer").fill("C-1001");
    await asking.page.locator("#f-debt").fill("153.90");
    await asking.page.locator("#f-parts").fill("4");
    await asking.page.locator("#f-first_due").fill("+7");
    await asking.page.locator("#f-reason").fill("The harvest comes in autumn.");
    await asking.page.keyboard.press("Control+Enter");
    await asking.page.waitForFunction(() => location.pathname.startsWith("/payment-plans/PP-"));
    const path = new URL(asking.page.url()).pathname;
    await says(asking.page, "Waits for a decision");
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(path);
    await page.keyboard.press("Control+Enter");
    const plan = await site.api("finance", "GET", path);
    if (plan.status === "pending_approval") {
      const seller = await sitDown(browser, site, "sales");
      await seller.open(path);
      await seller.page.keyboard.press("Control+Enter");
      await says(seller.page, "Agreed, to be told");
      await seller.rise();
    }
    await says(page, "Agreed, to be told");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("The customer, by letter").waitFor();
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "In force");
    await page.keyboard.press("Control+Enter");
    await page.locator("#f-amount").fill("50");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Partly paid");
    await asking.open(path);
    await asking.page.keyboard.press("d");
    await asking.page.locator("#f-parts").fill("2");
    await asking.page.locator("#f-first_due").fill("+30");
    await asking.page.locator("#f-reason").fill("The ship is late.");
    await asking.page.keyboard.press("Control+Enter");
    await shut(asking.page);
    await says(asking.page, "to be divided anew");
    await asking.rise();
    await says(page, "to be divided anew");
    await page.screenshot({ path: join(pictures, "plan-light.png") });
    await rise();
    await readOnPhone(browser, site, {
      who: "finance",
      path,
      words: { "zh-Hant": "重新分期", "zh-Hans": "重新分期" },
      picture: (language) => join(pictures, `plan-${language}.png`),
    });
    assert.equal((await site.api("finance", "GET", path)).change.kind, "renegotiation");
  });
});
