// What is made and moved at the desk: a product with all its fields, stock between warehouses, orders to a colleague.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));
const isClosed = (page) => page.waitForSelector(".dialog", { state: "detached" });

describe("a product", () => {
  it("is made by keys, told all that is wrong with it, and kept when one looks away", async () => {
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open("/products");
    await page.keyboard.press("n");
    await page.waitForURL(/\/products\/new/);
    await page.locator("#f-name").fill("Edge guard 60 mm");
    await page.locator("#f-sku").fill("EDGE-60");
    await page.locator("#f-unit").fill("box");
    await page.locator("#f-gtin").fill("123");
    await page.waitForFunction(() => /Draft, kept/.test(document.body.innerText));
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    assert.match(await page.locator(".summary").innerText(), /2 things to fix/);
    assert.deepEqual(await wrongIn(page), []);
    await open("/products/new");
    await page.waitForFunction(() => document.querySelector("#f-sku")?.value === "EDGE-60");
    await page.locator("#f-unit").fill("ea");
    await page.locator("#f-gtin").fill("");
    await page.locator("#f-unit_price").fill("1.85");
    await page.locator("#f-currency").fill("eur");
    await page.locator("#f-standard_cost").fill("0.90");
    await page.getByRole("button", { name: "+ Add a pack" }).click();
    await page.locator("#f-packs-0-unit").fill("XCS");
    await page.locator("#f-packs-0-numerator").fill("50");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/\/products\/EDGE-60/);
    await settled(page);
    const made = await site.api("sales", "GET", "/products/EDGE-60");
    assert.equal(made.unit, "EA");
    assert.equal(made.currency, "EUR");
    assert.deepEqual(made.packs, [{ unit: "XCS", numerator: 50, denominator: 1 }]);
    assert.equal(Number(made.standard_cost), 0.9);
    await rise();
  });

  it("is changed in every field that may change, and only what differs is sent", async () => {
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open("/products/EDGE-60");
    await page.keyboard.press("e");
    await page.locator("#f-description").fill("Cardboard, L-shaped");
    await page.locator("#f-quantity_multiple").fill("10");
    await page.locator("#f-lead_time_days").fill("4");
    await page.locator("#f-substitutes").fill("BOX-60");
    await page.getByLabel("Made to order").check();
    await page.locator("#f-packs-0-numerator").fill("60");
    const [asked] = await Promise.all([
      page.waitForRequest((request) => request.method() === "PATCH"),
      page.keyboard.press("Control+Enter"),
    ]);
    assert.deepEqual(Object.keys(asked.postDataJSON()).sort(), [
      "description",
      "lead_time_days",
      "made_to_order",
      "packs",
      "quantity_multiple",
      "substitutes",
    ]);
    await isClosed(page);
    const now = await site.api("sales", "GET", "/products/EDGE-60");
    assert.equal(now.packs[0].numerator, 60);
    assert.equal(now.made_to_order, true);
    await rise();
  });
});

describe("a transfer", () => {
  it("moves what is free at once, refuses what is promised, and is announced while on the road", async () => {
    const before = await site.api("warehouse", "GET", "/stock?sku=BOX-60");
    const rtm = before.items.find((each) => each.warehouse === "RTM");
    const free = Number(rtm.available);
    assert.ok(free > 3, JSON.stringify(before.items));
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/stock/BOX-60?warehouse=RTM");
    await page.keyboard.press("t");
    await page.getByText(/free here/).waitFor();
    await page.locator("#f-to_warehouse").click();
    await page.getByRole("option", { name: /^HAM/ }).click();
    await page.locator("#f-reason").fill("Hamburg asks for them.");
    await page.locator("#f-lines-0-quantity").fill(String(free + 100_000));
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary");
    assert.deepEqual(await wrongIn(page), []);
    await page.locator("#f-lines-0-quantity").fill("2");
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    const now = await site.api("warehouse", "GET", "/stock?sku=BOX-60");
    assert.equal(
      Number(now.items.find((each) => each.warehouse === "RTM").on_hand),
      Number(rtm.on_hand) - 2,
    );
    await page.keyboard.press("t");
    await page.locator("#f-reason").fill("By road.");
    await page.locator("#f-arrives").fill("+3");
    await page.locator("#f-lines-0-quantity").fill("1");
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    await page.getByText("To another warehouse").first().waitFor();
    await open("/stock?papers=transfers");
    await page
      .getByText(/On the road until/)
      .first()
      .waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await rise();
  });

  it("is read on a phone without going sideways", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse", phone);
    await open("/stock?papers=transfers");
    await page.getByText("Hamburg asks for them.").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} px wide`);
    await rise();
  });
});

describe("orders", () => {
  it("go to a colleague several at once, and back again for a moment", async () => {
    const mine = (await site.api("desk", "GET", "/sales-orders?status=draft,verified&limit=3"))
      .items;
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open("/orders?view=all&status=draft,verified");
    for (let i = 0; i < mine.length; i++) {
      await page.keyboard.press("x");
      await page.keyboard.press("j");
    }
    const bar = page.getByRole("region", { name: "What to do with the selection" });
    await bar.waitFor();
    await page.keyboard.press("o");
    await page.locator("#f-owner").click();
    await page.getByRole("option", { name: /\(me\)/ }).click();
    assert.deepEqual(await wrongIn(page), []);
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    await page.getByText(/orders? (is|are) now with/).waitFor();
    const me = (await site.api("sales", "GET", "/session")).person;
    const owners = async () =>
      Promise.all(
        mine.map(async ({ id }) => (await site.api("desk", "GET", `/sales-orders/${id}`)).owner),
      );
    assert.ok(
      (await owners()).every((owner) => owner === me),
      JSON.stringify(await owners()),
    );
    await page.keyboard.press("z");
    for (let n = 0; n < 50 && (await owners()).includes(me); n++) await page.waitForTimeout(100);
    assert.deepEqual(
      await owners(),
      mine.map(({ owner }) => owner),
    );
    await rise();
  });
});

describe("an order on offer", () => {
  const ownerOf = async (order) =>
    (await site.api("desk", "GET", `/sales-orders/${order.id}`)).owner;
  const offered = async (order, reason) => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}?do=owner`);
    await page.locator("#f-owner").click();
    await page.getByRole("option", { name: /Mei Lin/ }).click();
    await page.locator("#f-reason").fill(reason);
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    await page.getByRole("heading", { name: "Waits for acceptance" }).waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await rise();
  };
  let mine, me, mei;
  before(async () => {
    me = (await site.api("desk", "GET", "/session")).person;
    mei = (await site.api("sales", "GET", "/session")).person;
    mine = (
      await site.api("desk", "GET", `/sales-orders?status=verified,draft&owner=${me}&limit=2`)
    ).items;
  });

  it("stays with who has it until the other takes it on, from her own worklist", async () => {
    const [order] = mine;
    await offered(order, "You know the customer.");
    assert.equal(await ownerOf(order), me);
    const { page, open, rise } = await sitDown(browser, site, "sales", phone);
    await open("/");
    await page.getByRole("heading", { name: /Offered to me/ }).waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await page.getByText("You know the customer.").click();
    await page.getByRole("heading", { name: "Will you take it on?" }).waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await page.getByRole("button", { name: "Take it on" }).click();
    await page.getByText(`${order.number} is yours now`).waitFor();
    assert.equal(await ownerOf(order), mei);
    await rise();
  });

  it("is refused with why, and everything stays as it was", async () => {
    const order = mine[1];
    await offered(order, "I am away.");
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open(`/orders/${order.number}`);
    await page.getByRole("button", { name: "Refuse…" }).click();
    await page.locator("#f-reason").fill("So am I.");
    assert.deepEqual(await wrongIn(page), []);
    await page.keyboard.press("Control+Enter");
    await isClosed(page);
    await page
      .getByRole("heading", { name: "Will you take it on?" })
      .waitFor({ state: "detached" });
    assert.equal(await ownerOf(order), me);
    const said = await site.api("desk", "GET", `/handovers?sales_order=${order.number}`);
    assert.equal(said.items[0].status, "refused");
    assert.equal(said.items[0].answer, "So am I.");
    await rise();
  });
});

describe("hours", () => {
  it("are shown in the time zone that one chooses, on every machine", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    const order = (await site.api("desk", "GET", "/sales-orders?limit=1")).items[0];
    const hours = (zone) =>
      new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(
        new Date(order.received_at),
      );
    await open("/settings/display");
    await page.getByRole("combobox", { name: "Time zone" }).fill("Asia/Tok");
    const isKept = page.waitForResponse((answer) => /\/session\/locale$/.test(answer.url()));
    await page.getByRole("option", { name: "Asia/Tokyo" }).click();
    assert.equal((await isKept).status(), 200);
    const elsewhere = await sitDown(browser, site, "desk");
    await elsewhere.open(`/orders/${order.number}`);
    const tokyo = hours("Asia/Tokyo");
    await elsewhere.page.locator(".page-bar, header").getByText(tokyo).first().waitFor();
    await elsewhere.rise();
    await rise();
  });
});

describe("a language", () => {
  it("is kept with the person: every browser that they sign in at speaks it", async () => {
    const { page, open, rise } = await sitDown(browser, site, "purchasing");
    await open("/settings/display");
    await page.getByRole("combobox", { name: "Language" }).click();
    const isKept = page.waitForResponse((answer) => /\/session\/locale$/.test(answer.url()));
    await page.getByRole("option", { name: "繁體中文" }).click();
    assert.equal((await isKept).status(), 200);
    const elsewhere = await browser.browser().newContext({ locale: "en-GB" });
    const another = await elsewhere.newPage();
    await another.goto(site.base);
    await another.getByRole("heading", { name: "Sign in" }).waitFor();
    await another.fill("#email", site.person("purchasing").email);
    await another.fill("#password", site.person("purchasing").password);
    await another.keyboard.press("Enter");
    await another.waitForSelector("html[lang=zh-Hant]");
    await another.getByRole("link", { name: "訂單" }).first().waitFor();
    assert.deepEqual(await wrongIn(another), []);
    await elsewhere.close();
    const people = await site.api("admin", "GET", "/persons?limit=50");
    assert.equal(people.items.find((each) => /^purchasing@/.test(each.email)).language, "zh-Hant");
    await rise();
  });

  it("that is chosen at the door is that of who comes in", async () => {
    const context = await browser.browser().newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(site.base);
    await page.getByRole("button", { name: "简体中文" }).click();
    await page.waitForSelector("html[lang=zh-Hans]");
    await page.fill("#email", site.person("quality").email);
    await page.fill("#password", site.person("quality").password);
    const isKept = page.waitForResponse((answer) => /\/session\/locale$/.test(answer.url()));
    await page.keyboard.press("Enter");
    assert.equal((await isKept).status(), 200);
    await page.reload();
    await page.waitForSelector("html[lang=zh-Hans]");
    await context.close();
  });
});
