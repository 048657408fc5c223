// Decisions on record: an issue is raised, decided on a clause of a version, and closed; orders are drawn by lot for an audit.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

/** What one looks at afterwards, where a folder is asked for. */
async function picture(page, name) {
  const folder = process.env.DESK_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
async function sent(page) {
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".dialog", { state: "detached" });
  await settled(page);
}

describe("an issue", () => {
  it("is raised, decided on a clause with its version, and closed, on a phone", async () => {
    const order = (await site.api("desk", "GET", "/sales-orders?status=confirmed&limit=5"))
      .items[0];
    const { page, open, rise } = await sitDown(browser, site, "sales", phone);
    await open(`/orders/${order.number}?tab=questions`);
    await page.getByRole("button", { name: "Raise an issue" }).click();
    await page.locator("#f-description").fill("Two pallets are wet.");
    await page.locator("#f-options-0-option").fill("Replace them");
    await page.locator("#f-options-0-consequence").fill("A day later");
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "issue-raise");
    await sent(page);
    await page.getByRole("button", { name: "Another way" }).click();
    await page.locator("#f-options-1-option").fill("Take ten per cent off");
    await page.locator("#f-options-1-consequence").fill("He keeps them");
    await sent(page);
    await page.getByRole("button", { name: "Decide", exact: true }).click();
    await page.locator("#f-decision").click();
    await page.getByRole("option", { name: /Replace them/ }).click();
    await page.locator("#f-reason").fill("He needs them dry.");
    await page.locator("#f-policy_clause").fill("Delivery 4.2");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog .wrong-words");
    await page.locator("#f-policy_version").fill("2026-01");
    await picture(page, "issue-decide");
    await sent(page);
    await page.getByText("Delivery 4.2 (version 2026-01)").waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.locator("#f-outcome").fill("Replaced the day after.");
    await page.locator("#f-customer_informed_at").fill("phone");
    await sent(page);
    await page.getByText("Replaced the day after.").waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "issues");
    await rise();
  });
});

describe("an audit sample", () => {
  it("is drawn from days in which orders were entered, and says so", async () => {
    const { page, open, rise } = await sitDown(browser, site, "quality");
    await open("/settings/samples");
    await page.keyboard.press("n");
    await page.locator("#f-entered_from").fill("2020-01-01");
    await page.locator("#f-entered_until").fill("2020-01-31");
    await page.locator("#f-size").fill("2");
    await page.locator("#f-seed").fill("6 of 49");
    await page.keyboard.press("Control+Enter");
    await page.getByText("No such order was entered").first().waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "sample-draw");
    await page.keyboard.press("Escape");
    await page.getByText("Nothing was drawn yet").waitFor();
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "samples");
    await rise();
  });
});
