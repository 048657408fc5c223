// What a customer pays other than the lists say: asked for, decided, told, used on a line, and named there.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readOnPhone, settled, sitDown } from "./person.mjs";
import { onStage, pictures, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

describe("special prices", () => {
  it("are asked for by keys, allowed by another, told, and named on the order's line", async () => {
    const clerk = await sitDown(browser, site, "desk");
    await clerk.open("/settings/specials");
    await clerk.page.keyboard.press("n");
    await clerk.page.locator("#f-customer").fill("C-1001");
    await clerk.page.locator("#f-sku").fill("NONE");
    await clerk.page.locator("#f-quantity").fill("37");
    await clerk.page.locator("#f-unit_price").fill("9.10");
    await clerk.page.keyboard.press("Control+Enter");
    await clerk.page.waitForSelector(".summary");
    await clerk.page.locator("#f-sku").fill("PALLET-EUR");
    await clerk.page.locator("#f-justification").fill("The last of a colour not made any more.");
    await clerk.page.keyboard.press("Control+Enter");
    await clerk.page.waitForFunction(() => location.search.includes("list=SP-"));
    await says(clerk.page, "It waits for a decision");
    const number = new URL(clerk.page.url()).searchParams.get("list");
    await clerk.rise();
    const path = `/settings/specials?list=${number}`;
    const asked = await site.api("desk", "GET", `/special-prices/${number}`);
    for (const role of asked.approvals[0].roles.includes("finance")
      ? ["sales", "finance"]
      : ["sales"]) {
      const decider = await sitDown(browser, site, role);
      await decider.open(path);
      await settled(decider.page);
      await decider.page.keyboard.press("Control+Enter");
      await decider.page.waitForFunction(
        () => !/waits for a decision/.test(document.body.innerText),
      );
      await decider.rise();
    }
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(path);
    await says(page, "Not used yet");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("Finance").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "Ready");
    await page.screenshot({ path: join(pictures, "special-light.png") });
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "SPECIAL-1",
      lines: [{ sku: "PALLET-EUR", quantity: "37" }],
    });
    assert.equal(order.lines[0].unit_price, "9.10");
    assert.equal(order.lines[0].price_given, false);
    await open(`/orders/${order.number}`);
    await page.getByRole("button", { name: "Why this price? Line 1, PALLET-EUR" }).click();
    const why = page.locator(".why-card");
    await why.waitFor();
    assert.match(await why.innerText(), new RegExp(`Special price\\s+${number}\\s+9.10`));
    await page.screenshot({ path: join(pictures, "special-why-light.png") });
    await why.getByRole("link", { name: number }).click();
    await says(page, "Order, line 1");
    await page.keyboard.press("Escape");
    await says(page, "Used");
    await page.screenshot({ path: join(pictures, "specials-light.png") });
    await rise();
  });
});

describe("price agreements", () => {
  it("are drafted, approved by finance, told, suspended, and shown in three languages", async () => {
    const maker = await sitDown(browser, site, "sales");
    await maker.open("/settings/agreed");
    await maker.page.keyboard.press("n");
    await maker.page.locator("#f-customer").fill("C-1001");
    await maker.page.locator("#f-valid_until").fill("+90");
    await maker.page.locator("#f-prices-0-sku").fill("PALLET-EUR");
    await maker.page.locator("#f-prices-0-discount").fill("12");
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForFunction(() => location.search.includes("list=PA-"));
    await says(maker.page, "12 % off the list");
    const number = new URL(maker.page.url()).searchParams.get("list");
    const path = `/settings/agreed?list=${number}`;
    await maker.page.keyboard.press("n");
    await maker.page.locator("#f-prices-1-product_group").fill("FILMS");
    await maker.page.locator("#f-prices-1-products").fill("WRAP-500, BOX-60");
    await maker.page.locator("#f-prices-1-discount").fill("5");
    await maker.page.keyboard.press("Control+Enter");
    await maker.page.waitForSelector(".dialog", { state: "detached" });
    await says(maker.page, "5 % off the list");
    await maker.page.keyboard.press("Control+Enter");
    await says(maker.page, "Waits for finance");
    await maker.rise();
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(path);
    await settled(page);
    await page.keyboard.press("Control+Enter");
    await says(page, "Not used yet");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("The customer, by letter").waitFor();
    await page.keyboard.press("Control+Enter");
    await says(page, "In force");
    await page.screenshot({ path: join(pictures, "agreed-light.png") });
    const line = { sku: "PALLET-EUR", quantity: "3" };
    const wanted = { customer: "C-1001", customer_po_number: "AGREED-1", lines: [line] };
    const order = await site.api("desk", "POST", "/sales-orders", wanted);
    assert.deepEqual(
      order.lines[0].price_trace.filter((look) => look.found === "hit"),
      [{ level: "customer_agreement", found: "hit", source: number }],
    );
    await page.keyboard.press("s");
    await page.locator("#f-reason").fill("They pay late.");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "Suspended");
    await rise();
    await readOnPhone(browser, site, {
      who: "finance",
      path,
      words: { "zh-Hant": "已暫停", "zh-Hans": "已暂停" },
      picture: (language) => join(pictures, `agreed-${language}.png`),
    });
  });
});
