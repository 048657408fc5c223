// Documents of customers' systems: brought in, looked at, answered and handed out.
import assert from "node:assert/strict";
import { it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { onStage, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

const order = (number, lines) =>
  [
    "UNB+UNOC:3+C-1001+WE+261122:0930+1",
    "UNH+1+ORDERS:D:96A:UN",
    `BGM+220+${number}+9`,
    "DTM+137:20261122:102",
    "NAD+BY+C-1001::9",
    "NAD+SU+WE::9",
    ...lines,
    "UNS+S",
    `UNT+${7 + lines.length}+1`,
    "UNZ+1+1",
  ].join("'\n") + "'\n";
const bring = (page, name, text) =>
  page.setInputFiles("#exchange-file", {
    name,
    mimeType: "application/edifact",
    buffer: Buffer.from(text),
  });

it("an order that came becomes a draft, its lines answered; what is refused says why", async () => {
  const { page, open, rise } = await sitDown(browser, site, "desk");
  await open("/settings/exchange");
  const lines = ["LIN+1++PALLET-EUR:SA", "QTY+21:2", "LIN+2++NOTHING:SA", "QTY+21:1"];
  await bring(page, "order.edi", order("EDI-1", lines));
  await page.waitForFunction(() => /Partly accepted/.test(document.body.innerText));
  await page.getByRole("button", { name: "Order EDI-1" }).click();
  await page.waitForFunction(() => /Rejected/.test(document.body.innerText));
  assert.match(await page.locator(".settings-page").innerText(), /SO-\d{4}-\d{6}/);
  const [original] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "order.edi" }).click(),
  ]);
  assert.equal(original.suggestedFilename(), "order.edi");
  const [answer] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Order response as UBL" }).click(),
  ]);
  assert.match(answer.suggestedFilename(), /^order-response SO-.*\.xml$/);
  assert.deepEqual(await wrongIn(page), []);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !/Rejected/.test(document.body.innerText));
  await bring(page, "cut.edi", order("EDI-2", lines).slice(0, 150));
  await page.waitForSelector(".summary");
  assert.match(await page.locator(".summary").innerText(), /Segment \d+.*UNCL 0085/);
  await page.waitForFunction(() => /Unreadable/.test(document.body.innerText));
  await settled(page);
  await rise();
});

it("the page reads on a phone and in Chinese", async () => {
  const { page, open, rise } = await sitDown(browser, site, "desk", phone, {
    language: "zh-Hant",
  });
  await open("/settings/exchange");
  assert.deepEqual(await wrongIn(page), []);
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  assert.equal(isWide, false);
  await rise();
});
