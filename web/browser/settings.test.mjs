// Rules of orders, prices and taxes, kept at the desk by those who may; and what they say where orders are.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { settled, sitDown } from "./person.mjs";
import { serve } from "./served.mjs";

let site, opened, browser;
before(async () => {
  [site, opened] = await Promise.all([serve(), openBrowser()]);
  browser = opened.browser;
});
after(async () => {
  await opened?.close();
  await site?.close();
});

describe("checks and severities", () => {
  it("say what a change would do, are saved by keys, and hold for the next order", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    await open("/settings/checks");
    const name = "When it finds something: Same product twice";
    await page.getByLabel(name).selectOption("stop");
    const effect = page.locator(".effect");
    assert.match(await effect.innerText(), /“Same product twice” set to stop/);
    assert.match(await effect.innerText(), /Who may go on: Sales manager/);
    await page.getByLabel(name).blur();
    await page.keyboard.press("Control+Enter");
    await effect.waitFor({ state: "detached" });
    const { checks } = await site.api("desk", "GET", "/order-checks");
    const row = checks.find((each) => each.code === "duplicate_line");
    assert.equal(row.level, "stop");
    assert.deepEqual(row.may_go_on, ["sales_manager"]);
    assert.ok(row.changed_by && row.changed_at);
    await rise();
  });

  it("stop an order that a clerk cannot let go, and that a sales manager can", async () => {
    const line = { sku: "PALLET-EUR", quantity: "1" };
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "TWICE-1",
      lines: [line, line],
      advance_to: "verified",
    });
    assert.equal(order.status, "draft");
    const clerk = await sitDown(browser, site, "desk");
    await clerk.open(`/orders/${order.number}`);
    assert.match(await clerk.page.locator(".findings").innerText(), /Sales manager may go on/);
    await clerk.rise();
    const manager = await sitDown(browser, site, "sales");
    await manager.open(`/orders/${order.number}?do=acknowledge`);
    await manager.page.locator("#f-acknowledgements").fill("agreed");
    await manager.page.keyboard.press("Control+Enter");
    await manager.page.waitForSelector(".dialog", { state: "detached" });
    await manager.rise();
    const after = await site.api("desk", "POST", `/sales-orders/${order.id}/verification`, {});
    assert.notEqual(after.status, "draft");
  });
});

describe("order types", () => {
  it("take a cut-off and are given up", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    await open("/settings/types");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.getByLabel("We take such orders").uncheck();
    await page.getByLabel(/^Cut-off/).fill("25:00");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.getByLabel(/^Cut-off/).fill("14:00");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() => /Not taken/.test(document.body.innerText));
    await rise();
    await assert.rejects(
      site.api("desk", "POST", "/sales-orders", {
        customer: "C-1001",
        order_type: "bespoke",
        lines: [{ sku: "PALLET-EUR", quantity: "1" }],
      }),
      /order_type_not_taken/,
    );
  });
});

describe("prices", () => {
  it("are drafted from a pasted table, put in force by finance, and named on the order's line", async () => {
    const maker = await sitDown(browser, site, "sales");
    await maker.open("/settings/prices");
    await maker.page.keyboard.press("n");
    await maker.page.locator("#f-code").fill("SPRING");
    await maker.page.locator("#f-name").fill("Spring campaign");
    await maker.page.locator("#f-kind").click();
    await maker.page.getByRole("option", { name: "Campaign" }).click();
    await maker.page.locator("#f-currency").fill("EUR");
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForFunction(() => location.search.includes("list=SPRING"));
    await settled(maker.page);
    await maker.page.keyboard.press("i");
    await maker.page
      .getByLabel(/paste/i)
      .fill("code\tfrom\tprice\nPALLET-EUR\t0\t10.40\nPALLET-EUR\t50\t9.90\nNONE\t0\tfree\n");
    await maker.page.waitForFunction(() =>
      /2 prices read, 1 row left out/.test(document.body.innerText),
    );
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForSelector(".dialog", { state: "detached" });
    await maker.page.waitForFunction(() => /50 and more/.test(document.body.innerText));
    await maker.rise();
    const finance = await sitDown(browser, site, "finance");
    await finance.open("/settings/prices?list=SPRING");
    await finance.page.keyboard.press("Control+Enter");
    await finance.page.waitForFunction(() => /In force/.test(document.body.innerText));
    await finance.rise();
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "WHY-1",
      lines: [{ sku: "PALLET-EUR", quantity: "60" }],
    });
    assert.equal(order.lines[0].unit_price, "9.90");
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}`);
    await page.getByRole("button", { name: "Why this price? Line 1, PALLET-EUR" }).click();
    const why = page.locator(".why-card");
    await why.waitFor();
    assert.match(await why.innerText(), /Campaign\s+SPRING\s+9.90/);
    await page.keyboard.press("Escape");
    await why.waitFor({ state: "detached" });
    assert.match(await page.locator("table.totals").innerText(), /Taxed 19 %/);
    await rise();
  });
});

describe("taxes", () => {
  it("are kept by finance, and an exemption on the customer's page", async () => {
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open("/settings/taxes");
    await page.keyboard.press("n");
    await page.locator("#f-country").fill("de");
    await page.locator("#f-code").fill("BOOKS");
    await page.locator("#f-name").fill("Bücher");
    await page.locator("#f-rate").fill("7");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.locator("#f-source").fill("UStG § 12 Abs. 2");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() => /Bücher/.test(document.body.innerText));
    const rates = (await site.api("finance", "GET", "/tax-rates?code=BOOKS")).items;
    assert.equal(Number(rates[0].rate), 0.07);
    await open("/customers/C-1001");
    await page.getByRole("button", { name: "New exemption" }).click();
    await page.locator("#f-country").fill("DE");
    await page.locator("#f-reason_code").fill("VATEX-EU-I");
    await page.locator("#f-reason").fill("Embassy");
    await page.locator("#f-evidence").fill("B-77/2026");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() => /B-77\/2026/.test(document.body.innerText));
    await rise();
  });
});
