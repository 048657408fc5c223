// Money after the order at the desk: invoiced, paid, credited; a debt paid in parts, let off and divided anew.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readOnPhone, settled, sitDown } from "./person.mjs";
import { onStage, pictures, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

const shut = (page) => page.waitForSelector(".dialog", { state: "detached" });

describe("invoices", () => {
  it("are issued from the order, paid by keys, and credited", async () => {
    const orders = (await site.api("desk", "GET", "/sales-orders?status=delivered&limit=10")).items;
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(`/orders/${orders[0].number}?tab=files`);
    await page.getByRole("button", { name: "Invoice what arrived" }).click();
    await page.getByRole("link", { name: /^INV-/ }).first().click();
    await says(page, "What was paid");
    await page.screenshot({ path: join(pictures, "invoice-light.png") });
    await page.keyboard.press("n");
    await page.locator("#f-amount").fill("1.00");
    await page.locator("#f-reference").fill("BANK-77");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Partly paid");
    await says(page, "BANK-77");
    await page.screenshot({ path: join(pictures, "invoice-paid-light.png") });
    await page.keyboard.press("Escape");
    await says(page, "Overdue");
    await settled(page);
    await page.screenshot({ path: join(pictures, "invoices-light.png") });
    await page.keyboard.press("3");
    await page.getByRole("link", { name: /^INV-/ }).first().click();
    await says(page, "What was paid");
    await page.keyboard.press("c");
    await page.locator("#f-reason").fill("All of it was wet.");
    await page.keyboard.press("Control+Enter");
    await says(page, "Credits invoice");
    await rise();
  });
});

describe("what is not paid", () => {
  it("is disputed, resolved by another person, and written off by one or two", async () => {
    const orders = (await site.api("desk", "GET", "/sales-orders?status=delivered&limit=10")).items;
    const { number } = await site.api("finance", "POST", "/invoices", {
      sales_order: orders.at(-1).number,
    });
    const told = await sitDown(browser, site, "desk");
    await told.open(`/invoices/${number}`);
    await says(told.page, "Nothing is disputed or written off");
    await told.page.keyboard.press("d");
    await told.page.locator("#f-amount").fill("2.00");
    await told.page.locator("#f-cause").click();
    await told.page.getByRole("option", { name: "Quality" }).click();
    await told.page.locator("#f-reason").fill("Two rolls do not stick.");
    await told.page.keyboard.press("Control+Enter");
    await shut(told.page);
    await says(told.page, "Quality disputed: ");
    assert.equal(await told.page.getByRole("button", { name: "Resolve" }).count(), 0);
    await told.rise();
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(`/invoices/${number}`);
    await says(page, "Of that, disputed");
    await page.getByRole("button", { name: "Resolve" }).click();
    await page.locator("#f-outcome").click();
    await page.getByRole("option", { name: "The invoice stands" }).click();
    await page.locator("#f-resolution").fill("They stick where it is dry.");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "They stick where it is dry.");
    await page.keyboard.press("w");
    await page.locator("#f-amount").fill("1.00");
    await page.locator("#f-reason").fill("Bank charges.");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Bank charges.");
    await page.keyboard.press("w");
    await page.locator("#f-reason").fill("The company is no more.");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Waits for a sales manager");
    await settled(page);
    await page.screenshot({ path: join(pictures, "claims-light.png"), fullPage: true });
    const seller = await sitDown(browser, site, "sales");
    await seller.open("/");
    await seller.page.locator(".work-main", { hasText: "Write-off" }).click();
    await seller.page.screenshot({ path: join(pictures, "claims-list-light.png") });
    await seller.page.getByRole("link", { name: number }).click();
    await seller.page.getByRole("button", { name: "Approve" }).click();
    await seller.page.screenshot({ path: join(pictures, "claims-approve-light.png") });
    await seller.page.keyboard.press("Control+Enter");
    await shut(seller.page);
    await says(seller.page, "Written off");
    await seller.rise();
    await rise();
    await readOnPhone(browser, site, {
      who: "finance",
      path: `/invoices/${number}`,
      words: { "zh-Hant": "爭議與撇帳", "zh-Hans": "争议与核销" },
      picture: (language) => join(pictures, `claims-${language}.png`),
    });
    const item = await site.api("finance", "GET", `/receivables/${number}`);
    assert.deepEqual([item.open, item.disputed, item.status], ["0.00", "0.00", "written_off"]);
  });
});

describe("payment plans", () => {
  it("are asked for, agreed, told, paid, and divided anew, in three languages", async () => {
    const asking = await sitDown(browser, site, "service");
    await asking.open("/invoices?view=plans");
    await asking.page.keyboard.press("n");
    await asking.page.locator("#f-customer").fill("C-1001");
    await asking.page.locator("#f-debt").fill("153.90");
    await asking.page.locator("#f-parts").fill("4");
    await asking.page.locator("#f-first_due").fill("+7");
    await asking.page.locator("#f-reason").fill("The harvest comes in autumn.");
    await asking.page.keyboard.press("Control+Enter");
    await asking.page.waitForFunction(() => location.pathname.startsWith("/payment-plans/PP-"));
    const path = new URL(asking.page.url()).pathname;
    await says(asking.page, "Waits for a decision");
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(path);
    await page.keyboard.press("Control+Enter");
    const plan = await site.api("finance", "GET", path);
    if (plan.status === "pending_approval") {
      const seller = await sitDown(browser, site, "sales");
      await seller.open(path);
      await seller.page.keyboard.press("Control+Enter");
      await says(seller.page, "Agreed, to be told");
      await seller.rise();
    }
    await says(page, "Agreed, to be told");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("The customer, by letter").waitFor();
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "In force");
    await page.keyboard.press("Control+Enter");
    await page.locator("#f-amount").fill("50");
    await page.keyboard.press("Control+Enter");
    await shut(page);
    await says(page, "Partly paid");
    await asking.open(path);
    await asking.page.keyboard.press("d");
    await asking.page.locator("#f-parts").fill("2");
    await asking.page.locator("#f-first_due").fill("+30");
    await asking.page.locator("#f-reason").fill("The ship is late.");
    await asking.page.keyboard.press("Control+Enter");
    await shut(asking.page);
    await says(asking.page, "to be divided anew");
    await asking.rise();
    await says(page, "to be divided anew");
    await page.screenshot({ path: join(pictures, "plan-light.png") });
    await rise();
    await readOnPhone(browser, site, {
      who: "finance",
      path,
      words: { "zh-Hant": "重新分期", "zh-Hans": "重新分期" },
      picture: (language) => join(pictures, `plan-${language}.png`),
    });
    assert.equal((await site.api("finance", "GET", path)).change.kind, "renegotiation");
  });
});
