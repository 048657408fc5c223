// What people do at the desk, in a real browser against the real program.
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

async function typeOrder(page, customer, lines) {
  await page.locator("#entry-customer").fill("");
  await page.locator("#entry-customer").pressSequentially(customer, { delay: 20 });
  await page.waitForSelector("#entry-customers [role=option]");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter"); // past the customer's own number
  await page.keyboard.press("Enter"); // past the day
  for (const [code, quantity] of lines) {
    await page.keyboard.type(code, { delay: 90 });
    await page.keyboard.press("Enter");
    await page.keyboard.type(quantity, { delay: 20 });
    await page.waitForFunction(
      (typed) =>
        [...document.querySelectorAll(".entry-name")].some(
          (cell) =>
            cell.textContent.trim() !== "" &&
            cell.parentElement.querySelector("input").value === typed,
        ),
      code,
    );
    await page.keyboard.press("Enter");
  }
}

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
    const { page, open, rise } = await sitDown(browser, site, "warehouse", {
      width: 390,
      height: 844,
    });
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

describe("shortages, changes and calls", () => {
  it("settles a shortage with the customer's consent", async () => {
    const short = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1002",
      channel: "web",
      lines: [{ sku: "STRAP-PET16", quantity: "5000" }],
      advance_to: "verified",
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${short.number}`);
    await page.keyboard.press("o");
    await page.waitForSelector(".dialog .option");
    await page.keyboard.press("1");
    await page.fill("#f-consent-contact", "Mevrouw De Wit");
    await page.fill(
      "#f-consent-words",
      "She takes what is there and the rest is not needed any more.",
    );
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    const settledOrder = await site.api("desk", "GET", `/sales-orders/${short.number}`);
    assert.equal(settledOrder.consent.contact, "Mevrouw De Wit");
    await rise();
  });

  it("keeps a draft through a reload, and a warning with the reason why it stays", async () => {
    const customer = (await site.api("desk", "GET", "/customers?limit=50")).items.find(
      (each) => each.read_back === "none" && each.addresses.length > 0,
    ).code;
    await site.api("desk", "POST", "/sales-orders", {
      customer,
      channel: "web",
      lines: [{ sku: "WRAP-500", quantity: "9" }],
      advance_to: "verified",
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await page.getByRole("button", { name: "Start anew" }).click();
    await typeOrder(page, customer, [["WRAP-500", "9"]]);
    await page.waitForFunction(() => /kept/.test(document.querySelector(".chip").textContent));
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#cell-0-code")?.value === "WRAP-500");
    await page.locator(".keep").first().selectOption("customer_confirmed");
    await page.locator("#cell-0-quantity").focus();
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/orders\/SO-/);
    const placed = await site.api(
      "desk",
      "GET",
      `/sales-orders/${/SO-[\d-]+/.exec(page.url())[0]}`,
    );
    assert.equal(placed.acknowledgements[0].reason_code, "customer_confirmed");
    assert.notEqual(placed.status, "draft");
    await rise();
  });

  it("merges what two people changed at once and asks only where both changed the same", async () => {
    const draft = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1003",
      lines: [
        { sku: "BOX-60", quantity: "10" },
        { sku: "WRAP-500", quantity: "4" },
      ],
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${draft.number}`);
    await page.keyboard.press("m");
    await page.waitForSelector("#f-lines-0-quantity");
    const theirs = draft.lines.map(({ line, sku, quantity }) => ({
      line,
      sku,
      quantity: line === 1 ? "14" : quantity,
    }));
    const changed = await fetch(`${site.base}/api/v1/sales-orders/${draft.id}`, {
      method: "PATCH",
      headers: {
        Authorization: `Bearer ${site.person("desk").key}`,
        "Content-Type": "application/json",
        "If-Match": `"${draft.revision}"`,
      },
      body: JSON.stringify({ lines: theirs }),
    });
    assert.equal(changed.status, 200);
    await page.fill("#f-lines-0-quantity", "12");
    await page.fill("#f-lines-1-quantity", "5");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".merge");
    assert.equal(await page.locator(".merge").count(), 1, "only the line that both changed");
    await page.getByRole("radio", { name: /Mine/ }).check();
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("#f-lines-0-quantity");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    const merged = await site.api("desk", "GET", `/sales-orders/${draft.number}`);
    assert.deepEqual(
      merged.lines.map((line) => line.quantity),
      ["12", "5"],
    );
    await rise();
  });

  it("records a call so that a stranger understands it, and goes on to the next", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/follow-ups");
    const first = await page.locator(".call-list .cursor b").innerText();
    const count = await page.locator(".call-list button").count();
    await page.locator("#f-contact").fill("Goods-in office");
    await page
      .locator("#f-summary")
      .fill("They know of the new day and it suits them; gate B stays open until noon.");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(
      (before) => document.querySelectorAll(".call-list button").length < before,
      count,
    );
    assert.ok(first);
    await rise();
  });

  it("shows every reason of a refusal at once, each leading to its field", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/customers/new");
    await page.locator("#f-name").fill("Nowhere Ltd");
    await page.locator("#f-email").fill("nobody at all");
    await page.locator("#f-addresses-0-line1").fill("Unit 7");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".summary:focus");
    assert.match(await page.title(), /^Problem: /);
    assert.ok(
      (await page.locator(".summary li").count()) >= 2,
      await page.locator(".summary").innerText(),
    );
    await page.locator(".summary a").first().click();
    assert.match(await page.evaluate(() => document.activeElement.id), /^f-/);
    await rise();
  });
});

describe("finding and moving", () => {
  it("searches as one types, by customer, goods and number", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders");
    await page.keyboard.press("/");
    await page.keyboard.type("lefevre", { delay: 30 });
    await page.waitForFunction(() => {
      const names = [...document.querySelectorAll("table.rows .name")];
      return names.length > 0 && names.every((name) => /Lefèvre/.test(name.textContent));
    });
    await page.waitForURL(/q=lefevre/);
    await page.keyboard.press("Enter"); // out of the field, into the list
    await page.keyboard.press("j");
    await page.waitForSelector("table.rows tr.cursor");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".path");
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".palette input:focus");
    await page.keyboard.type("@nordkai", { delay: 30 });
    await page.waitForSelector(".hit[aria-selected=true] b");
    await page.waitForFunction(() =>
      /Nordkai/.test(document.querySelector(".hit[aria-selected=true]").textContent),
    );
    await page.keyboard.press("Enter");
    await page.waitForURL(/customers\/C-/);
    await rise();
  });

  it("shows each person what their roles are for", async () => {
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/settings/display");
    assert.equal(await page.getByRole("link", { name: "People" }).count(), 0);
    assert.equal(await page.locator(".rail").getByText("Customers").count(), 0);
    await page.goto(`${site.base}/customers`);
    await page.waitForSelector("[role=alert], table.rows");
    await rise();
  });

  for (const [code, word] of [
    ["zh-Hant", "訂單"],
    ["zh-Hans", "订单"],
    ["en", "Orders"],
  ])
    it(`speaks ${code}`, async () => {
      const { page, open, rise } = await sitDown(browser, site, "desk");
      await page.evaluate((language) => localStorage.setItem("language", language), code);
      await open("/orders");
      assert.equal(await page.locator("h1").innerText(), word);
      assert.equal(await page.getAttribute("html", "lang"), code);
      assert.doesNotMatch(
        await page.locator("body").innerText(),
        /\b(order|nav|keys|orders)\.[a-z]+\b/,
        "no key is shown in place of its words",
      );
      await rise();
    });
});
