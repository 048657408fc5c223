// A consumer: told before he orders, withdraws on his own page in two steps without scripts, and the desk sees it through.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, pictures } from "./stage.mjs";

const said = {
  en: ["Withdraw from contract here", "Confirm withdrawal", "Your withdrawal WD-"],
  "zh-Hant": ["在此撤銷合約", "確認撤銷", "收到您的撤銷通知"],
  "zh-Hans": ["在此撤销合同", "确认撤销", "收到您的撤销通知"],
};

let site, browser, box;
onStage((it) => ({ site, browser, box } = it), { mail: true });

const linkIn = (words, base) =>
  new RegExp(`http://127\\.0\\.0\\.1:\\d+/${base}/\\S+`).exec(words)?.[0];

async function onPhone(link, isScripted = false) {
  const context = await browser.browser().newContext({
    viewport: phone,
    javaScriptEnabled: isScripted,
    locale: "en-GB",
  });
  const page = await context.newPage();
  await page.goto(link);
  return { page, rise: () => context.close() };
}

async function looked(link, name) {
  const { page, rise } = await onPhone(link, true);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= phone.width, `${width} wide`);
  assert.deepEqual(await wrongIn(page), []);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  await rise();
}

let known = 0;
/** An order that a consumer has confirmed on his page; gives back his own page. */
async function ordered(language) {
  const order = await site.api("desk", "POST", "/sales-orders", {
    customer: "C-1007",
    channel: "phone",
    customer_po_number: `web ${(known += 1)}`,
    lines: [
      { sku: "SEAL-BOLT", quantity: String(known * 10) },
      { sku: "PALLET-EUR", quantity: String(known * 2) },
    ],
    advance_to: "verified",
  });
  assert.equal(order.status, "verified", JSON.stringify(order.checks));
  await site.api("desk", "POST", "/read-back-requests", { sales_order: order.id, language });
  const link = linkIn(await box.next(), "r");
  await looked(link, `consumer-told-${language}`);
  const { page, rise } = await onPhone(link);
  await page.fill("#name-agreed", "Hana");
  await page.locator("button.main").click();
  await page.getByRole("link", { name: said[language][0] }).waitFor();
  await rise();
  const mails = [await box.next(), await box.next()];
  await site.api("desk", "POST", `/sales-orders/${order.number}/confirmation`, {});
  const own = mails.map((each) => linkIn(each, "w")).find(Boolean);
  assert.ok(own, mails.join("\n---\n"));
  return { order, own };
}

describe("a consumer", () => {
  for (const language of Object.keys(said))
    it(`withdraws in two steps without scripts in ${language}`, async () => {
      const [here, confirm, thanks] = said[language];
      const { order, own } = await ordered(language);
      await looked(`${own}?language=${language}`, `withdrawal-${language}`);
      const { page, rise } = await onPhone(`${own}?language=${language}`);
      await page.fill("#name", "Hana Svobodová");
      await page.getByRole("button", { name: here }).click();
      await page.getByRole("button", { name: confirm }).waitFor();
      await page.screenshot({ path: join(pictures, `withdrawal-${language}-statement.png`) });
      const none = await site.api("desk", "GET", `/withdrawals?sales_order=${order.id}`);
      assert.equal(none.items.length, 0, "a statement withdraws nothing");
      await page.getByRole("button", { name: confirm }).click();
      await page.getByText(thanks).waitFor();
      await page.screenshot({ path: join(pictures, `withdrawal-${language}-done.png`) });
      await rise();
      await box.next();
      const kept = await site.api("desk", "GET", `/withdrawals?sales_order=${order.id}`);
      assert.equal(kept.items.length, 1);
      const now = await site.api("desk", "GET", `/sales-orders/${order.number}`);
      assert.equal(now.status, "cancelled", "nothing of it had left");
    });

  it("is seen through at the desk", async () => {
    const { order } = await ordered("en");
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/orders/${order.number}`);
    await page.getByText("May withdraw now, and until 14 days").waitFor();
    await page.getByRole("button", { name: "Take a withdrawal" }).click();
    await page.fill(".dialog #f-words", "It does not fit.");
    await page.screenshot({ path: join(pictures, "consumer-dialog.png") });
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.getByText("It does not fit.").waitFor();
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await page.screenshot({ path: join(pictures, "consumer-desk.png"), fullPage: true });
    await rise();
    const money = await sitDown(browser, site, "finance");
    await money.open(`/orders/${order.number}`);
    await money.page.getByRole("button", { name: "Pay back" }).click();
    await money.page.fill(".dialog #f-amount", "12.40");
    await money.page.keyboard.press("Control+Enter");
    await money.page.waitForSelector(".dialog", { state: "detached" });
    await money.page.getByText("paid back").first().waitFor();
    await money.rise();
  });

  it("has the law and exemptions in the records", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk", phone);
    await open("/customers/C-1007");
    await page.getByText("By country of delivery").waitFor();
    await open("/products/TEA-LJ-250");
    await page.getByRole("button", { name: "Change the exemption" }).click();
    await page.locator("#f-exemption").click();
    await page.getByRole("option", { name: "Goes bad or out of date quickly" }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("Say what shows that it is exempt.").first().waitFor();
    await page.fill("#f-reason", "Best before ten days.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Best before ten days.").waitFor();
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await page.screenshot({ path: join(pictures, "consumer-product.png") });
    await rise();
  });
});
