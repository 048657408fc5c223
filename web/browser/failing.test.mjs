// When something fails at the desk: a page that breaks, a part that cannot be fetched, a line that is gone, a session that
// ended. What somebody typed is never lost, and there is always a way on.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

/** A customer half typed on the page for a new one. */
async function halfTyped(page, open, name) {
  await open("/customers/new");
  await page.locator("#f-name").fill(name);
}
const stillThere = (page, name) =>
  page.waitForFunction((wanted) => document.querySelector("#f-name")?.value === wanted, name);

/** Inside the desk, as a click would go: nothing is loaded anew. */
async function go(page, place) {
  await page.locator(".rail").getByRole("link", { name: place }).click();
  await page.waitForSelector("h1");
}

describe("a page that breaks while it is drawn", () => {
  for (const [size, name] of [
    [undefined, "Desk Break Ltd"],
    [phone, "Phone Break Ltd"],
  ])
    it(`says so and offers ways on; the rest of the desk stays (${name})`, async () => {
      const { page, open, rise } = await sitDown(browser, site, "desk", size);
      await halfTyped(page, open, name);
      // An answer that no page is made for: drawing it fails.
      await page.route("**/api/v1/products/PALLET-EUR", (route) =>
        route.fulfill({ json: { id: "prd_0", sku: "PALLET-EUR", name: { not: "a text" } } }),
      );
      await page.evaluate(() => history.pushState({}, "", "/products/PALLET-EUR"));
      await page.getByRole("heading", { name: "This page broke" }).waitFor();
      assert.match(await page.locator("[role=alert]").innerText(), /What you typed .* kept/);
      assert.match(await page.title(), /This page broke/);
      assert.ok(await page.locator(size ? ".phone-bar" : ".rail").isVisible());
      assert.deepEqual(await wrongIn(page), []);
      await page.getByRole("button", { name: "Back" }).click();
      await stillThere(page, name);
      await page.unroute("**/api/v1/products/PALLET-EUR");
      await open("/products/PALLET-EUR");
      await page.locator("h1").filter({ hasText: "EUR pallet" }).waitFor();
      await rise();
    });
});

describe("a part of the desk that cannot be fetched", () => {
  it("is told, and loading again brings the page", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await halfTyped(page, open, "Part Missing Ltd");
    await page.route(/\/assets\/ShipmentList-/, (route) => route.abort());
    await go(page, "Deliveries");
    await page.getByRole("heading", { name: "This page broke" }).waitFor();
    assert.match(await page.locator("[role=alert]").innerText(), /part of the desk/);
    await go(page, "Customers");
    await page.getByRole("heading", { name: "Customers" }).waitFor();
    await go(page, "Deliveries");
    await page.getByRole("heading", { name: "This page broke" }).waitFor();
    await page.unroute(/\/assets\/ShipmentList-/);
    await page.getByRole("button", { name: "Load again" }).click();
    await page.getByRole("heading", { name: "Deliveries" }).waitFor();
    await open("/customers/new");
    await stillThere(page, "Part Missing Ltd");
    await rise();
  });
});

describe("a line that is gone", () => {
  it("is told; typing goes on, outlives the page and reaches the server when it is back", async () => {
    const { page, open, rise } = await sitDown(browser, site, "sales");
    await open("/customers/new");
    await page.context().setOffline(true);
    await page.locator("#f-name").fill("Far Away Ltd");
    await page.locator(".bar-notice.warn").getByText("Offline since").waitFor();
    assert.deepEqual(await wrongIn(page), []);
    const kept = () =>
      page.evaluate(() =>
        Object.keys(localStorage).some((key) => /^draft .*customer\/new$/.test(key)),
      );
    for (let n = 0; n < 50 && !(await kept()); n++) await page.waitForTimeout(50);
    assert.ok(await kept(), "this browser keeps what the server has not got");
    // Thrown out and come again: the line is back with the page.
    await page.context().setOffline(false);
    const isSent = page.waitForResponse(
      (answer) =>
        /scratch\/customer\/new$/.test(answer.url()) && answer.request().method() === "PUT",
    );
    await page.reload();
    await stillThere(page, "Far Away Ltd");
    assert.equal((await isSent).status(), 200);
    await settled(page);
    await page.waitForSelector(".bar-notice.warn", { state: "detached" });
    const there = await site.api("sales", "GET", "/scratch/customer/new");
    assert.equal(there.content.name, "Far Away Ltd");
    await rise();
  });
});

describe("a session that ended", () => {
  it("is opened again over the page; the draft that was typed meanwhile is kept", async () => {
    const { page, open, rise } = await sitDown(browser, site, "service");
    await open("/customers/new");
    await page.context().clearCookies();
    await page.locator("#f-name").fill("Come Again Ltd");
    await page.waitForSelector(".sign-in.again");
    assert.equal(await page.inputValue("#f-name"), "Come Again Ltd");
    assert.deepEqual(await wrongIn(page), []);
    await page.fill("#password", site.person("service").password);
    const isSent = page.waitForResponse(
      (answer) => /scratch\/customer\/new$/.test(answer.url()) && answer.status() === 200,
    );
    await page.keyboard.press("Enter");
    await page.waitForSelector(".sign-in.again", { state: "detached" });
    await isSent;
    assert.equal(await page.inputValue("#f-name"), "Come Again Ltd");
    await rise();
  });
});
