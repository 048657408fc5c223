// A customer's account at the desk: what is open, and the statement that goes out by a real mail server.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, pictures, says } from "./stage.mjs";

let site, browser, box;
onStage((it) => ({ site, browser, box } = it), { mail: true });

describe("a statement of account", () => {
  it("is sent from the customer's page by keys and arrives with its paper", async () => {
    const delivered = (await site.api("desk", "GET", "/sales-orders?status=delivered&limit=1"))
      .items[0];
    await site.api("finance", "POST", "/invoices", { sales_order: delivered.number });
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open(`/customers/${delivered.customer}`);
    await says(page, "INV-");
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await page.screenshot({ path: join(pictures, "customer-account-light.png") });
    await page.keyboard.press("m");
    await page.locator("#f-to").fill("books@example.com");
    await page.screenshot({ path: join(pictures, "statement-dialog-light.png") });
    await page.keyboard.press("Control+Enter");
    await says(page, "Statement to books@example.com");
    await page.setViewportSize(phone);
    await settled(page);
    await page.screenshot({ path: join(pictures, "customer-account-phone.png"), fullPage: true });
    const sent = async () =>
      (await site.api("finance", "GET", "/mails?kind=statement&limit=1")).items[0];
    for (let n = 0; n < 100 && (await sent()).status !== "sent"; n += 1)
      await new Promise((done) => setTimeout(done, 100));
    assert.equal((await sent()).status, "sent");
    assert.match((await sent()).document, /\.pdf$/);
    await rise();
  });
});
