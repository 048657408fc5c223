// The customer's own page: from the desk's button through a real mail to his answer, on a phone, without scripts, in
// three languages.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, pictures, says } from "./stage.mjs";

const said = {
  en: ["Is this what you ordered?", "Order with obligation to pay", "Your order is agreed"],
  "zh-Hant": ["請確認您的訂單", "確認訂購（須付款）", "您已確認訂單"],
  "zh-Hans": ["请确认您的订单", "确认订购（须付款）", "您已确认订单"],
};

let site, browser, box;
onStage((it) => ({ site, browser, box } = it), { mail: true });

// Another customer each time: the same goods again would be asked about.
let known = 0;
async function placed() {
  const customer = (await site.api("desk", "GET", "/customers?limit=100")).items.filter(
    (each) =>
      each.read_back === "by_channel" && each.kind === "business" && each.addresses.length > 0,
  )[known++];
  const lines = [
    { sku: "SEAL-BOLT", quantity: "10" },
    { sku: "PALLET-EUR", quantity: "2" },
  ];
  const order = await site.api("desk", "POST", "/sales-orders", {
    customer: customer.code,
    channel: "phone",
    customer_po_number: `PO-${Math.random().toString(36).slice(2)}`,
    lines,
    advance_to: "verified",
  });
  assert.equal(order.status, "verified", JSON.stringify(order.findings));
  return order;
}

const linkIn = (words) => /http:\/\/127\.0\.0\.1:\d+\/r\/\S+/.exec(words)[0];

/** As on a phone that runs no scripts; `rise` says whether anything foreign was asked for. */
async function onPhone(link, isScripted = false) {
  const context = await browser.browser().newContext({
    viewport: phone,
    javaScriptEnabled: isScripted,
    locale: "en-GB",
  });
  const page = await context.newPage();
  const foreign = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${site.base}/r/`)) foreign.push(request.url());
  });
  const response = await page.goto(link);
  const rise = async () => {
    await context.close();
    assert.deepEqual(
      foreign.filter((url) => !url.endsWith("/favicon.ico")),
      [],
    );
  };
  return { page, response, rise };
}

describe("the customer's page", () => {
  it("is sent from the desk and says there what came of it", async () => {
    const order = await placed();
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}`);
    await page.getByRole("button", { name: "Send to customer" }).click();
    await page.fill(".dialog #f-to", "mei@lantau.example");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.getByText("Waiting for the answer").waitFor();
    const link = linkIn(await box.next());
    const his = await onPhone(link);
    assert.equal(his.response.status(), 200);
    await his.page.fill("#name-agreed", "Mei Wong");
    await his.page.getByRole("button", { name: "Order with obligation to pay" }).click();
    await his.page.getByText("Your order is agreed").waitFor();
    await his.rise();
    assert.match(await box.next(), /you agreed to it/);
    await page.getByText("answered by Mei Wong").waitFor();
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await page.screenshot({ path: join(pictures, "customer-desk.png"), fullPage: true });
    await rise();
    const now = await site.api("desk", "GET", `/sales-orders/${order.number}`);
    assert.equal(now.status, "confirmable");
  });

  for (const [language, [title, button, thanks]] of Object.entries(said))
    it(`is whole, accessible and answered in ${language}`, async () => {
      const order = await placed();
      await site.api("desk", "POST", "/read-back-requests", {
        sales_order: order.id,
        to: "mei@lantau.example",
        language,
      });
      const link = linkIn(await box.next());
      const seen = await onPhone(link, true);
      assert.equal(await seen.page.locator("h1").innerText(), title);
      assert.equal(await seen.page.locator("html").getAttribute("lang"), language);
      const width = await seen.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= phone.width, `${width} wide`);
      assert.deepEqual(await wrongIn(seen.page), []);
      await seen.page.screenshot({
        path: join(pictures, `customer-${language}.png`),
        fullPage: true,
      });
      await seen.rise();
      const { page, rise } = await onPhone(link);
      await page.fill("#name-agreed", "Mei");
      await page.getByRole("button", { name: button }).click();
      await page.getByText(thanks).waitFor();
      await page.screenshot({ path: join(pictures, `customer-${language}-thanks.png`) });
      await page.goto(link);
      await page.getByText(thanks).waitFor();
      await rise();
      await box.next();
    });

  it("takes a change in his words, and a language is chosen on it", async () => {
    const order = await placed();
    await site.api("desk", "POST", "/read-back-requests", {
      sales_order: order.id,
      to: "mei@lantau.example",
    });
    const { page, rise } = await onPhone(linkIn(await box.next()));
    await page.getByRole("link", { name: "繁" }).click();
    await page.getByText("要求更改").first().click();
    await page.fill("#words-changes_wanted", "六箱，不是五箱");
    await page.fill("#name-changes_wanted", "Mei");
    await page.screenshot({ path: join(pictures, "customer-change.png"), fullPage: true });
    await page.getByRole("button", { name: "送出更改要求" }).click();
    await page.getByText("我們已收到您的更改要求").waitFor();
    await rise();
    const now = await site.api("desk", "GET", `/sales-orders/${order.number}`);
    assert.equal(now.status, "draft");
  });

  it("is kind about a link that leads nowhere", async () => {
    const { page, response, rise } = await onPhone(`${site.base}/r/1_nothing`);
    assert.equal(response.status(), 404);
    await page.getByText("There is nothing here").waitFor();
    await rise();
  });
});
