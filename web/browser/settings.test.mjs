// Rules of orders, prices and taxes, kept at the desk by those who may; and what they say where orders are.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

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

describe("charges", () => {
  it("are drafted, put in force by finance, named on the order and waived with a reason", async () => {
    const maker = await sitDown(browser, site, "sales");
    await maker.open("/settings/charges");
    await maker.page.keyboard.press("n");
    await maker.page.locator("#f-code").fill("CARRIAGE-FI");
    await maker.page.locator("#f-name").fill("Carriage to Finland");
    await maker.page.locator("#f-currency").fill("EUR");
    await maker.page.locator("#f-amount").fill("12.50");
    await maker.page.locator("#f-countries").fill("FI");
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForFunction(() => location.search.includes("list=CARRIAGE-FI"));
    await settled(maker.page);
    assert.match(await maker.page.locator(".settings-page").innerText(), /12.50/);
    await maker.rise();
    const finance = await sitDown(browser, site, "finance");
    await finance.open("/settings/charges?list=CARRIAGE-FI");
    await finance.page.keyboard.press("Control+Enter");
    await finance.page.waitForFunction(() => /In force/.test(document.body.innerText));
    await finance.rise();
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "FI-1",
      delivery_address: { line1: "Satamakatu 1", city: "Helsinki", country: "FI" },
      lines: [{ sku: "PALLET-EUR", quantity: "60" }],
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}`);
    const totals = page.locator("table.totals");
    assert.match(
      await totals.innerText(),
      /Carriage to Finland\s+Delivery to FI\.\s+Waive…\s+.*12.50/,
    );
    await totals.getByRole("button", { name: "Waive…" }).click();
    await page.locator(".dialog textarea").fill("It came late last time.");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() =>
      /Not asked: It came late last time\./.test(
        document.querySelector("table.totals")?.textContent ?? "",
      ),
    );
    await rise();
  });
});

describe("discounts", () => {
  it("are drafted, put in force by finance, and each step stands in why the price is what it is", async () => {
    const maker = await sitDown(browser, site, "sales");
    await maker.open("/settings/discounts");
    await maker.page.keyboard.press("n");
    await maker.page.locator("#f-code").fill("MANY-LABELS");
    await maker.page.locator("#f-name").fill("Many labels");
    await maker.page.locator("#f-rate").fill("10");
    await maker.page.locator("#f-quantity_from").fill("900");
    await maker.page.locator("#f-products").fill("PALLET-EUR");
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForFunction(() => location.search.includes("list=MANY-LABELS"));
    await maker.rise();
    const finance = await sitDown(browser, site, "finance");
    await finance.open("/settings/discounts?list=MANY-LABELS");
    await finance.page.keyboard.press("Control+Enter");
    await finance.page.waitForFunction(() => /In force/.test(document.body.innerText));
    await finance.rise();
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "MANY-1",
      lines: [{ sku: "PALLET-EUR", quantity: "900", discount_rate: "0.02" }],
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}`);
    await page.getByRole("button", { name: "Why this price? Line 1, PALLET-EUR" }).click();
    const why = page.locator(".why-card");
    await why.waitFor();
    assert.match(await why.innerText(), /Volume\s+MANY-LABELS\s+−10 %[\s\S]*Typed in\s+−2 %/);
    await page.keyboard.press("Escape");
    await rise();
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

describe("calendars", () => {
  it("take hours and holidays by keys alone, say all that is wrong at once, and hold for promises", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    await open("/settings/calendars");
    const { items } = await site.api("admin", "GET", "/warehouses?limit=100");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.locator("#f-week-1").fill("8-17");
    for (const day of [2, 3]) {
      await page.locator(`#f-week-${day}`).focus();
      await page.keyboard.press("Control+d");
    }
    assert.equal(await page.inputValue("#f-week-3"), "8-17");
    await page.locator("#f-week-4").fill("17-8");
    await page.locator("#f-week-6").fill("noon");
    await page.locator("#f-holidays").fill("2031-12-25 Christmas Day\nBoxing Day");
    await page.keyboard.press("Control+Enter");
    const summary = page.locator(".summary");
    await summary.waitFor();
    assert.match(await summary.innerText(), /3 things to fix/);
    await summary.getByRole("link", { name: /Sat: enter hours/ }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("9-12");
    await page.locator("#f-week-4").fill("8-17");
    await page.locator("#f-holidays").fill("25/12/2031 Christmas Day\n2031-12-26\tBoxing Day");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() => /Sat 09:00–12:00/.test(document.body.innerText));
    await page.waitForFunction(() => /Christmas Day/.test(document.body.innerText));
    const now = await site.api("admin", "GET", `/warehouses/${items[0].id}`);
    assert.deepEqual(
      now.hours.map(({ weekday, opens, closes }) => `${weekday} ${opens}-${closes}`),
      ["1", "2", "3", "4"]
        .map((day) => `${day} 08:00-17:00`)
        .concat(["5 09:00-17:30", "6 09:00-12:00"]),
    );
    assert.deepEqual(
      now.holidays.map((each) => each.day),
      ["2031-12-25", "2031-12-26"],
    );
    await page.keyboard.press("k");
    await page.keyboard.press("e");
    await page.locator("#f-holidays").fill("2032-01-01 New Year");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    const { holidays } = await site.api("admin", "GET", "/settings");
    assert.deepEqual(holidays, [{ day: "2032-01-01", name: "New Year" }]);
    await rise();
  });

  it("are read by everybody and changed by administrators alone", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/settings/calendars");
    await page.getByText("Christmas Day").first().waitFor();
    assert.equal(await page.getByRole("button", { name: /^Edit/ }).count(), 0);
    await page.keyboard.press("e");
    assert.equal(await page.locator(".dialog").count(), 0);
    await rise();
  });
});

describe("warehouses", () => {
  it("are made and closed by administrators", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    await open("/settings/warehouses");
    await page.keyboard.press("n");
    await page.locator("#f-code").fill("OSL");
    await page.locator("#f-name").fill("Oslo");
    await page.locator("#f-time_zone").fill("Europe/Nowhere");
    await page.locator("#f-country").fill("no");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.locator("#f-time_zone").fill("Europe/Oslo");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.getByRole("button", { name: "Edit: Oslo" }).click();
    await page.locator("#f-status").click();
    await page.getByRole("option", { name: "Closed" }).click();
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    const kept = await site.api("admin", "GET", "/warehouses/OSL");
    assert.deepEqual([kept.status, kept.time_zone, kept.country], ["closed", "Europe/Oslo", "NO"]);
    await rise();
  });
});

describe("people and keys", () => {
  it("are changed by keys, and removed only after the effect was read", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    const closed = () => page.waitForSelector(".dialog", { state: "detached" });
    await open("/settings/people");
    await page.keyboard.press("n");
    await page.locator("#f-name").fill("Jo Vega");
    await page.locator("#f-email").fill("jo@example.com");
    await page.keyboard.press("Control+Enter");
    await page.locator(".token").waitFor();
    await page.keyboard.press("Escape");
    await closed();
    await page.getByRole("button", { name: "Edit: Jo Vega" }).click();
    await page.locator("#f-time_zone").fill("Nowhere");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.locator("#f-time_zone").fill("Asia/Hong_Kong");
    await page.keyboard.press("Control+Enter");
    await closed();
    const kept = await site.api("admin", "GET", "/persons/jo@example.com");
    assert.equal(kept.time_zone, "Asia/Hong_Kong");
    await page.getByRole("button", { name: "Remove: Jo Vega" }).click();
    await page.getByText(/It cannot be taken back/).waitFor();
    await page.keyboard.press("Control+Enter");
    await closed();
    assert.equal((await site.api("admin", "GET", `/persons/${kept.id}`)).status, "removed");
    await open("/settings/keys");
    await page.keyboard.press("n");
    await page.locator("#f-name").fill("Scales");
    await page.keyboard.press("Control+Enter");
    await page.locator(".token").waitFor();
    await page.keyboard.press("Escape");
    await closed();
    await page.getByRole("button", { name: "Change: Scales" }).click();
    await page.locator("#f-name").fill("Weighbridge");
    await page.locator("#f-networks").fill("10.1.0.0/16 not-one");
    await page.locator("#f-expires_at").fill("+30");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    assert.deepEqual(await wrongIn(page), []);
    await page.locator("#f-networks").fill("10.1.0.0/16");
    await page.keyboard.press("Control+Enter");
    await closed();
    const keys = await site.api("admin", "GET", "/keys?limit=100");
    const changed = keys.items.find((each) => each.name === "Weighbridge");
    assert.deepEqual(changed.networks, ["10.1.0.0/16"]);
    assert.ok(Date.parse(changed.expires_at) < Date.now() + 32 * 86_400_000);
    await page.getByRole("button", { name: "New secret: Weighbridge" }).click();
    await page.getByText(/refused at once/).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator(".token").waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await page.keyboard.press("Escape");
    await closed();
    await page.getByRole("button", { name: "Revoke: Weighbridge" }).click();
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByRole("row", { name: /Weighbridge.*revoked/ }).waitFor();
    await rise();
  });
});

describe("webhooks", () => {
  it("are made, paused, resumed, given another secret once, changed and removed by keys", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    const hook = async () => (await site.api("admin", "GET", "/webhooks")).items[0];
    const closed = () => page.waitForSelector(".dialog", { state: "detached" });
    await open("/settings/webhooks");
    await page.keyboard.press("n");
    await page.locator("#f-url").fill("https://127.0.0.1:9/hook");
    await page.locator("#f-events").fill("order");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    await page.locator("#f-events").fill("sales_order.*");
    await page.keyboard.press("Control+Enter");
    const secret = page.locator(".token");
    await secret.waitFor();
    const first = (await secret.innerText()).trim();
    assert.match(first, /^whsec_/);
    await page.keyboard.press("Escape");
    await closed();
    await page.getByText("https://127.0.0.1:9/hook").first().waitFor();
    await page.keyboard.press("p");
    await page.getByText(/hears nothing until it is resumed/).waitFor();
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByText("Stopped").waitFor();
    assert.equal((await hook()).status, "disabled");
    await page.keyboard.press("p");
    await page.getByText("Active").first().waitFor();
    assert.equal((await hook()).status, "active");
    await page.keyboard.press("s");
    await page.getByText(/signed with both secrets for 24 hours/).waitFor();
    await page.keyboard.press("Control+Enter");
    await secret.waitFor();
    const second = (await secret.innerText()).trim();
    assert.match(second, /^whsec_/);
    assert.notEqual(second, first);
    await page.keyboard.press("Control+Enter");
    await closed();
    assert.ok(!(await page.content()).includes(second), "it is shown once");
    await page.getByText(/two secrets until/).waitFor();
    await page.keyboard.press("e");
    await page.locator("#f-description").fill("The warehouse's own system");
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByText("The warehouse's own system").waitFor();
    await page.getByRole("button", { name: "Remove: https://127.0.0.1:9/hook" }).click();
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByText("The warehouse's own system").waitFor({ state: "detached" });
    assert.deepEqual((await site.api("admin", "GET", "/webhooks")).items, []);
    await rise();
  });
});

describe("the menu of settings on a phone", () => {
  it("is one line above the page until it is opened, and leads on", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin", phone);
    await open("/settings/checks");
    const title = page.locator(".settings-title");
    const box = await title.boundingBox();
    assert.ok(box.y < 260, `the page begins at ${box.y} px`);
    const menu = page.locator(".settings-menu");
    assert.equal(await menu.getAttribute("aria-expanded"), "false");
    assert.match(await menu.innerText(), /Checks and severities/);
    await menu.click();
    await page.getByRole("link", { name: "Calendars" }).click();
    await page.waitForURL(/settings\/calendars/);
    assert.equal(await menu.getAttribute("aria-expanded"), "false");
    assert.equal(await page.getByRole("link", { name: "Webhooks" }).isVisible(), false);
    await rise();
  });
});
