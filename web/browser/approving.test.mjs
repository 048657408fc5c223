// Approval policies are drafted and put in force by two; an approval is decided on a phone, step by step; a deputy is named.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

/** What one looks at afterwards, where a folder is asked for. */
async function picture(page, name) {
  const folder = process.env.DESK_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function decide({ page, open }, order, name) {
  await open(`/orders/${order.number}?do=approvals`);
  await page.locator(".dialog").waitFor();
  assert.match(await page.locator(".dialog").innerText(), /Order policy 4.2/);
  assert.deepEqual(await wrongIn(page), []);
  if (name) await picture(page, name);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".dialog", { state: "detached" });
}

describe("approval policies", () => {
  it("are drafted, put in force, asked on a phone step by step, and cited", async () => {
    const admin = await sitDown(browser, site, "admin");
    await admin.open("/settings/policies");
    await admin.page.keyboard.press("n");
    await admin.page.locator("#f-code").fill("LARGE");
    await admin.page.locator("#f-name").fill("Large orders");
    await admin.page.locator("#f-clause").fill("Order policy 4.2");
    await admin.page.locator("#f-words").fill("The sales manager and finance agree.");
    await admin.page.locator("#f-currency").fill("eur");
    await admin.page.locator("#f-gross_from").fill("100");
    await admin.page.keyboard.press("Control+Enter");
    await admin.page.waitForSelector(".summary");
    await admin.page.getByRole("group", { name: "Step 1" }).getByLabel("Sales manager").check();
    await admin.page.getByRole("button", { name: "Add a step" }).click();
    await admin.page.getByRole("group", { name: "Step 2" }).getByLabel("Finance").check();
    assert.deepEqual(await wrongIn(admin.page), []);
    await picture(admin.page, "policy-dialog");
    await admin.page.keyboard.press("Control+Enter");
    await admin.page.waitForSelector(".dialog", { state: "detached" });
    await admin.page.getByRole("button", { name: "Put in force: LARGE" }).click();
    await admin.page.waitForFunction(() => /In force/.test(document.body.innerText));
    await settled(admin.page);
    assert.match(await admin.page.locator("table").innerText(), /from 100.00 EUR/);
    assert.deepEqual(await wrongIn(admin.page), []);
    await picture(admin.page, "policies");
    await admin.rise();

    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      customer_po_number: "LARGE-1",
      lines: [{ sku: "PALLET-EUR", quantity: "20" }],
      advance_to: "verified",
    });
    assert.equal(order.status, "pending_approval");
    const sales = await sitDown(browser, site, "sales", phone);
    await sales.open("/");
    await sales.page.waitForFunction(() => /Step 1 of 2/.test(document.body.innerText));
    assert.match(await sales.page.locator(".page").innerText(), /Clause: Order policy 4.2/);
    await picture(sales.page, "approvals-phone");
    await decide(sales, order);
    await sales.rise();
    const finance = await sitDown(browser, site, "finance", phone);
    await decide(finance, order, "decide-phone");
    await finance.rise();
    const after = await site.api("desk", "GET", `/sales-orders/${order.number}`);
    assert.equal(after.status, "verified");
    assert.equal(after.approvals[0].signed_as.join(), "sales_manager,finance");
  });
});

describe("a deputy", () => {
  it("is named for some days and ended", async () => {
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open("/settings/deputies");
    await page.getByRole("button", { name: "Name a deputy" }).click();
    await page.waitForSelector(".summary");
    await page.locator("#f-deputy").click();
    await page.getByRole("option").nth(1).click();
    await page.locator("#f-valid_until").fill(new Date().toISOString().slice(0, 10));
    await page.getByRole("button", { name: "Name a deputy" }).click();
    await page.waitForFunction(() => /decides for Mei/.test(document.body.innerText));
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "deputies");
    await page.getByRole("button", { name: /^End: / }).click();
    await page.waitForFunction(() => !/decides for Mei/.test(document.body.innerText));
    await rise();
  });
});
