// What else a day at the desk brings: shortages, changes, calls, searches; in a real browser against the real program.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { desktop, sitDown } from "./person.mjs";
import { typeOrder } from "./typing.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

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

  /** What a customer ordered is remembered a moment later: until then nothing is found about the same again. */
  const noticed = async (customer, sku, quantity) => {
    const wanted = { customer, channel: "phone", lines: [{ sku, quantity }] };
    for (let tries = 0; tries < 200; tries += 1) {
      const { order } = await site.api("desk", "POST", "/sales-orders/preview", wanted);
      if (order.findings.some((check) => check.findings.length > 0)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail("nobody notices that it was ordered before");
  };

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
    await noticed(customer, "WRAP-500", "9");
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

  it("keeps what was typed last, however slow the keeping of what was typed before is", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    let asked = 0;
    let answered = 0;
    let isSlow = true;
    await open("/orders/new");
    await page.getByRole("button", { name: "Start anew" }).click();
    await page.route("**/scratch/order/new", async (route) => {
      if (route.request().method() !== "PUT") return route.continue();
      asked += 1;
      if (isSlow && /"quantity":"9"/.test(route.request().postData())) {
        isSlow = false;
        await new Promise((resolve) => setTimeout(resolve, 2500));
      }
      const response = await route.fetch();
      answered += 1;
      return route.fulfill({ response });
    });
    await typeOrder(page, "C-1001", [["WRAP-500", "9"]]);
    for (let tries = 0; tries < 100 && isSlow; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await page.keyboard.type("BOX-60");
    await page.waitForFunction(() => document.querySelector("#cell-1-code")?.value === "BOX-60");
    const isKept = async () => {
      if (isSlow || asked !== answered) return false;
      const { content } = await site.api("desk", "GET", "/scratch/order/new");
      return content.lines[1]?.code === "BOX-60";
    };
    for (let tries = 0; tries < 100 && !(await isKept()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const { content } = await site.api("desk", "GET", "/scratch/order/new");
    assert.deepEqual(
      [asked === answered, ...content.lines.slice(0, 2).map((line) => line.code)],
      [true, "WRAP-500", "BOX-60"],
    );
    await rise();
  });

  it("goes on while the line is down, and brings what was typed when it is back", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await page.getByRole("button", { name: "Start anew" }).click();
    await page.context().setOffline(true);
    await page.locator("#cell-0-code").focus();
    await page.keyboard.type("BOX-60", { delay: 40 });
    await page.waitForSelector(".bar-notice");
    await page.waitForFunction(() =>
      Object.keys(localStorage).some(
        (key) => key.startsWith("draft ") && localStorage.getItem(key).includes("BOX-60"),
      ),
    );
    await page.context().setOffline(false);
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.startsWith("draft ")),
      undefined,
      { timeout: 15_000 },
    );
    const kept = await site.api("desk", "GET", "/scratch/order/new");
    assert.equal(kept.content.lines[0].code, "BOX-60");
    await page.waitForSelector(".bar-notice", { state: "detached" });
    await rise();
  });

  const draftsOf = async (customer) =>
    (await site.api("desk", "GET", "/sales-orders?status=draft&limit=100")).items.filter(
      (each) => each.customer === customer,
    ).length;

  it("sends what was not answered as the same request, so that it is done once", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await page.getByRole("button", { name: "Start anew" }).click();
    const customer = (await site.api("desk", "GET", "/customers/C-1005")).code;
    const before = await draftsOf(customer);
    await typeOrder(page, customer, [["BOX-60", "3"]]);
    const isPlacing = (each) => each.method() === "POST" && each.url().endsWith("/sales-orders");
    const keys = [];
    page.on("request", (each) => isPlacing(each) && keys.push(each.headers()["idempotency-key"]));
    const once = async (route) => {
      await route.fetch(); // done there, and the answer is lost on its way
      await route.abort();
    };
    await page.route("**/api/v1/sales-orders", once, { times: 1 });
    const lost = page.waitForEvent("requestfailed", isPlacing);
    await page.getByRole("button", { name: "Save draft" }).click();
    await lost;
    await page.waitForSelector(".summary");
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.waitForURL(/orders\/SO-/);
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
    assert.equal(await draftsOf(customer), before + 1);
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
      const { page, open, rise } = await sitDown(browser, site, "desk", desktop, {
        language: code,
      });
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
