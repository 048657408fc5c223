// A driver at a door without a line: what is proved there is kept, sent when the line is back, and never twice.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

let site, browser, onTheRoad;
onStage(async (it) => {
  ({ site, browser } = it);
  const shipments = (await site.api("warehouse", "GET", "/shipments?limit=100")).items;
  onTheRoad = shipments.filter((each) =>
    ["despatched", "in_transit", "out_for_delivery"].includes(each.status),
  );
  assert.ok(onTheRoad.length >= 2, "two shipments are on the road");
});

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function prove(page, receiver) {
  await page.fill("#f-receiver", receiver);
  await page.setInputFiles(".photo-add input", {
    name: "pallet.png",
    mimeType: "image/png",
    buffer: picture,
  });
  await page.waitForSelector("img.photo");
  const box = await page.locator(".signature").boundingBox();
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 30, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Clear" }).waitFor();
}

describe("a proof of delivery without a line", () => {
  it("is kept with photo and signature through a reload, and sent once when the line is back", async () => {
    const shipment = onTheRoad[0].number;
    const { page, open, rise } = await sitDown(browser, site, "warehouse", phone);
    await open(`/deliveries/${shipment}/proof`);
    await prove(page, "Frau Lindqvist");
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector("#f-receiver")?.value === "Frau Lindqvist",
    );
    await page.waitForSelector("img.photo");
    await page.context().setOffline(true);
    await page.locator(".hand-foot .act-main").click();
    await page.getByRole("heading", { name: "Kept on this phone" }).waitFor();
    assert.match(await page.locator(".underway").innerText(), /Frau Lindqvist/);
    assert.deepEqual(await wrongIn(page), []);

    // The page comes again, and the first answer of the server is lost on its way.
    const keys = [];
    let isUp = false;
    await page.route("**/api/v1/attachments?*", (route) =>
      isUp ? route.continue() : route.abort(),
    );
    await page.route("**/delivery", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.context().setOffline(false);
    await open("/deliveries");
    await page.locator(".waiting-proofs").getByText(shipment).waitFor();
    assert.match(
      await page.locator(".bar-notice:not(.warn)").innerText(),
      /1 proof of delivery waits/,
    );
    assert.deepEqual(await wrongIn(page), []);
    isUp = true;
    await page.waitForSelector(".waiting-proofs", { state: "detached", timeout: 20_000 });
    const { status, proof } = await site.api("warehouse", "GET", `/shipments/${shipment}`);
    assert.equal(status, "delivered");
    assert.equal(proof.receiver, "Frau Lindqvist");
    assert.equal(proof.attachments.length, 2);
    assert.ok(keys.length >= 2 && new Set(keys).size === 1, `the same request: ${keys}`);
    await open("/deliveries");
    assert.equal(await page.locator(".waiting-proofs, .bar-notice").count(), 0);
    await rise();
  });

  it("that is refused stays with its reasons until it is thrown away", async () => {
    const { id, number, lines, revision } = onTheRoad[1];
    const { page, open, rise } = await sitDown(browser, site, "warehouse", phone);
    await open(`/deliveries/${number}/proof`);
    await page.fill("#f-receiver", "Herr Aalto");
    await page.context().setOffline(true);
    await page.locator(".hand-foot .act-main").click();
    await page.waitForSelector(".underway");
    await site.api("warehouse", "POST", `/shipments/${id}/delivery`, {
      revision,
      receiver: "Somebody else",
      at: new Date().toISOString(),
      lines: lines
        .filter((line) => !line.is_service)
        .map(({ sales_order, line, despatched }) => ({ sales_order, line, quantity: despatched })),
    });
    await page.context().setOffline(false);
    await page.waitForSelector(".bar-notice.bad", { timeout: 20_000 });
    await page.waitForSelector(".summary");
    await open("/deliveries");
    await page.locator(".waiting-proofs .late").waitFor();
    await page.locator(".waiting-proofs").getByText(number).click();
    await page.waitForSelector(".summary");
    assert.deepEqual(await wrongIn(page), []);
    assert.equal(await page.inputValue("#f-receiver"), "Herr Aalto");
    await page.getByRole("button", { name: "This proof is not needed" }).click();
    await page.getByRole("button", { name: /Throw away/ }).click();
    await page.waitForSelector(".bar-notice.bad", { state: "detached" });
    const { proof } = await site.api("warehouse", "GET", `/shipments/${number}`);
    assert.equal(proof.receiver, "Somebody else");
    await rise();
  });
});
