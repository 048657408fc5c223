// A quotation at the desk: typed like an order, made ready, sent, revised, accepted, and the order that it becomes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { desktop, phone, settled, sitDown } from "./person.mjs";
import { typeOrder } from "./typing.mjs";
import { onStage, pictures, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

describe("quotations", () => {
  it("are typed like orders, sent, revised, accepted, and become the order", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/quotations");
    await says(page, "With the customer");
    await page.screenshot({ path: join(pictures, "quotations-light.png") });
    await page.keyboard.press("n");
    await says(page, "New quotation");
    await typeOrder(page, "C-1001", [["BOX-60", "40"]]);
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => /\/quotations\/QT-/.test(location.pathname));
    const path = new URL(page.url()).pathname;
    const number = path.split("/").at(-1);
    await says(page, "Make ready");
    await settled(page);
    await page.keyboard.press("Control+Enter");
    await says(page, "Ready to send");
    await page.keyboard.press("Control+Enter");
    await page.locator("#f-by").click();
    await page.getByRole("option", { name: "By hand: nothing is mailed" }).click();
    await page.screenshot({ path: join(pictures, "quotation-send-light.png") });
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "With the customer");
    await page.keyboard.press("e");
    await page.locator("#f-lines-0-quantity").fill("60");
    await page.locator("#f-lines-0-unit_price").fill("1.80");
    await page.screenshot({ path: join(pictures, "quotation-revise-light.png") });
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "Revision 2");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() =>
      /Ready to send|Pending approval/.test(document.body.innerText),
    );
    let now = await site.api("desk", "GET", `/quotations/${number}`);
    assert.equal(now.version, 2);
    assert.equal(now.revisions[0].lines[0].quantity, "40");
    if (now.status === "pending_approval") {
      const boss = await sitDown(browser, site, "sales");
      await boss.open(path);
      await settled(boss.page);
      await boss.page.keyboard.press("Control+Enter");
      await says(boss.page, "Ready to send");
      await boss.rise();
    }
    await site.api("desk", "POST", `/quotations/${number}/sending`, { by: "hand" });
    await open(path);
    await says(page, "With the customer");
    await page.keyboard.press("Control+Enter");
    await page.locator("#f-signed_name").fill("Mei Wong");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "Accepted");
    await settled(page);
    await page.screenshot({ path: join(pictures, "quotation-light.png") });
    now = await site.api("desk", "GET", `/quotations/${number}`);
    const order = await site.api("desk", "GET", `/sales-orders/${now.sales_order_number}`);
    assert.equal(order.status, "draft");
    assert.equal(order.lines[0].unit_price, "1.80");
    assert.equal(order.content_hash, now.accepted_hash);
    await page.getByRole("link", { name: now.sales_order_number }).first().click();
    await page.waitForFunction(() => location.pathname.startsWith("/orders/SO-"));
    await rise();
  });

  it("are read in every language and on a phone", async () => {
    const [first] = (await site.api("desk", "GET", "/quotations?status=sent&limit=1")).items;
    for (const [language, size, words] of [
      ["zh-Hant", desktop, "待客戶回覆"],
      ["zh-Hans", phone, "待客户回复"],
    ]) {
      const { page, open, rise } = await sitDown(browser, site, "sales", size, { language });
      await open(`/quotations/${first.number}`);
      await says(page, words);
      await page.screenshot({ path: join(pictures, `quotation-${language}.png`) });
      await open("/quotations");
      await says(page, words);
      await page.screenshot({ path: join(pictures, `quotations-${language}.png`) });
      await rise();
    }
  });
});
