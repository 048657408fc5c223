// The life of an order from the sign-in to the proof, in a real browser against the real program.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { phone, settled, sitDown } from "./person.mjs";
import { typeOrder } from "./typing.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

describe("signing in", () => {
  it("refuses a wrong password in words and keeps the address", async () => {
    const context = await browser.browser().newContext();
    const page = await context.newPage();
    await page.goto(site.base);
    await page.fill("#email", site.person("desk").email);
    await page.fill("#password", "not the password at all");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]");
    assert.match(await page.locator("[role=alert]").innerText(), /do not fit together/);
    assert.equal(await page.inputValue("#email"), site.person("desk").email);
    await context.close();
  });

  it("asks again over the page when the session ended, and nothing typed is lost", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/customers/new");
    await page.locator("#f-name").fill("Lost and Found Ltd");
    await page.context().clearCookies();
    await page.locator("#f-code").fill("C-LOST");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".sign-in.again");
    await page.fill("#password", site.person("desk").password);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".sign-in.again", { state: "detached" });
    await page.waitForURL("**/customers/C-LOST");
    await page.waitForFunction(
      () => document.querySelector("h1").textContent === "Lost and Found Ltd",
    );
    await rise();
  });
});

describe("the life of an order", () => {
  let number;
  it("is typed by keys alone, read back and confirmed", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/");
    await page.keyboard.press("n");
    await page.waitForURL("**/orders/new");
    await settled(page);
    const customer = (await site.api("desk", "GET", "/customers?limit=50")).items.find(
      (each) =>
        each.read_back === "by_channel" && each.kind === "business" && each.addresses.length > 0,
    );
    await typeOrder(page, customer.code, [
      ["SEAL-BOLT", "50"],
      ["PALLET-EUR", "6"],
    ]);
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/orders\/SO-/);
    number = /SO-[\d-]+/.exec(page.url())[0];
    await page.waitForSelector(".dialog #f-contact").catch(async (error) => {
      throw new Error(`${await page.locator("#work").innerText()}\n${error.message}`);
    });
    await page.fill(".dialog #f-contact", "Frau Petersen");
    await page.locator(".dialog #f-outcome").click();
    await page.getByRole("option", { name: "The customer agreed" }).click();
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.waitForFunction(() =>
      /Confirmable/.test(document.querySelector(".page-line .status").textContent),
    );
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() =>
      /^Confirmed/.test(document.querySelector(".page-line .status").textContent),
    );
    await rise();
  });

  it("is heard of live by whoever has it open, and its goods are planned, picked and despatched", async () => {
    const clerk = await sitDown(browser, site, "desk");
    await clerk.open(`/orders/${number}`);
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open(`/orders/${number}`);
    await page.keyboard.press("s");
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await clerk.page.waitForFunction(
      () => /In fulfilment/.test(document.querySelector(".page-line .status").textContent),
      undefined,
      { timeout: 8000 },
    );
    await clerk.rise();
    const shipment = (await site.api("warehouse", "GET", `/shipments?sales_order=${number}`))
      .items[0].number;
    await open(`/deliveries/${shipment}/pick`);
    await page.locator("#pick-scan").fill("SEAL-BOLT");
    await page.keyboard.press("Enter");
    await page.locator(".hand-foot .act-main").click();
    await page.locator(".hand-foot .act-main").click();
    await page.waitForSelector(".acts .act-main");
    await page.keyboard.press("s");
    await page.waitForSelector(".dialog #f-carrier");
    await page.fill(".dialog #f-carrier", "Elbe Cargo");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() =>
      /Despatched/.test(document.querySelector(".page-line .status").textContent),
    );
    await rise();
  });

  it("arrives in part and is proved on a phone; the rest is promised anew", async () => {
    const shipment = (await site.api("warehouse", "GET", `/shipments?sales_order=${number}`))
      .items[0].number;
    const { page, open, rise } = await sitDown(browser, site, "warehouse", phone);
    await open(`/deliveries/${shipment}/proof`);
    await page.fill("#f-receiver", "Herr Claasen");
    await page.locator(".proof-lines .step").first().click();
    await page.getByRole("button", { name: /damaged/ }).click();
    const box = await page.locator(".signature").boundingBox();
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 30, { steps: 5 });
    await page.mouse.up();
    await page.locator(".hand-foot .act-main").click();
    await page.waitForURL(/deliveries\/SH-[\d-]+$/);
    const proof = (await site.api("warehouse", "GET", `/shipments/${shipment}`)).proof;
    assert.equal(proof.receiver, "Herr Claasen");
    assert.equal(proof.attachments.length, 1);
    const order = await site.api("desk", "GET", `/sales-orders/${number}`);
    assert.equal(order.status, "partially_delivered");
    assert.equal(order.lines[0].quantities.delivered, "49");
    await rise();
  });
});
