// Mails that came: read beside their files, entered as orders beside the original, put where they belong, set aside;
// and mails that went out, with the company's own words for them. Through a real IMAP server.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { openBrowser } from "./chromium.mjs";
import { openMailbox } from "./mailbox.mjs";
import { phone, settled, sitDown } from "./person.mjs";
import { letter, openPostoffice, pdf } from "./postoffice.mjs";
import { serve } from "./served.mjs";
import { pictures, says } from "./stage.mjs";

let site, opened, browser, office, box;
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });
const wide = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
const mail = async (subject) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const { items } = await site.api("desk", "GET", "/inbox-mails?limit=50");
    const found = items.find((each) => each.subject === subject);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`${subject} never came`);
};

before(async () => {
  mkdirSync(pictures, { recursive: true });
  office = await openPostoffice();
  box = await openMailbox();
  office.deliver(
    letter({
      from: "Jens Petersen <einkauf@nordkai.example>",
      subject: "Bestellung 4711",
      id: "4711@nordkai.example",
      text: "Guten Tag,\n\nanbei unsere Bestellung.\n\nJens Petersen",
      files: [
        ["Bestellung 4711.pdf", "application/pdf", pdf(["Bestellung 4711", "4 x PALLET-EUR"])],
        ["note.txt", "text/plain", "<script>document.title='run'</script> Tor 3"],
        ["page.html", "text/html", "<script>top.document.title='run'</script>"],
      ],
    }),
  );
  for (const n of [1, 2])
    office.deliver(
      letter({
        from: "prizes@elsewhere.example",
        subject: `You have won ${n}`,
        id: `${n}@elsewhere.example`,
        text: "Click.",
      }),
    );
  [site, opened] = await Promise.all([
    serve(undefined, [...office.flags, ...box.flags]),
    openBrowser(),
  ]);
  browser = opened.browser;
});
after(async () => {
  await opened?.close();
  await site?.close();
  box?.close();
  office?.close();
});

describe("the inbox", () => {
  it("shows what came, and an order is entered beside its original by keys", async () => {
    const came = await mail("Bestellung 4711");
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/inbox");
    await says(page, "Bestellung 4711");
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "inbox");
    await page.getByRole("link", { name: "Jens Petersen" }).click();
    await page.waitForSelector("iframe.original-frame");
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "inbox-mail");
    await page.getByRole("button", { name: "note.txt" }).click();
    await page.waitForSelector("iframe[sandbox]");
    await page.getByRole("button", { name: "page.html" }).click();
    await says(page, "not shown here");
    assert.doesNotMatch(await page.title(), /run/);
    await page.getByRole("button", { name: "Bestellung 4711.pdf" }).click();
    await page.keyboard.press("t");
    await says(page, "Taken");
    await page.keyboard.press("e");
    await page.waitForSelector(".entry .original iframe");
    await says(page, "Nordkai");
    await page.locator("#cell-0-code").click();
    await page.keyboard.type("PALLET-EUR", { delay: 30 });
    await page.keyboard.press("Enter");
    await page.keyboard.type("4", { delay: 20 });
    await page.keyboard.press("Enter");
    await settled(page);
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "inbox-entry");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => /\/orders\/SO-/.test(location.pathname));
    const done = await site.api("desk", "GET", `/inbox-mails/${came.id}`);
    assert.equal(done.status, "entered");
    const order = await site.api("desk", "GET", `/sales-orders/${done.sales_order}`);
    assert.equal(order.channel, "email");
    assert.equal(order.lines[0].sku, "PALLET-EUR");
    const files = await site.api("desk", "GET", `/attachments?owner=${order.id}`);
    assert.equal(files.items[0].name, "Bestellung 4711.pdf");
    await rise();
  });

  it("what is no order is put to a customer or set aside with a reason", async () => {
    const first = await mail("You have won 1");
    const second = await mail("You have won 2");
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open(`/inbox/${first.id}`);
    await page.keyboard.press("x");
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog .summary");
    await page.locator("#f-reason").fill("An advertisement.");
    assert.deepEqual(await wrongIn(page), []);
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await says(page, "An advertisement");
    await open(`/inbox/${second.id}`);
    await page.keyboard.press("a");
    await page.locator("#f-customer").fill("C-1002");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await open("/inbox?view=done");
    await says(page, "You have won 2");
    await rise();
  });

  it("reads on a phone and in Chinese", async () => {
    const came = await mail("Bestellung 4711");
    for (const language of ["zh-Hant", "zh-Hans"]) {
      const { page, open, rise } = await sitDown(browser, site, "desk", phone, { language });
      for (const path of ["/inbox?view=all", `/inbox/${came.id}`, "/mails", "/settings/wordings"]) {
        await open(path);
        assert.deepEqual(await wrongIn(page), [], path);
        assert.equal(await wide(page), false, path);
      }
      await open(`/inbox/${came.id}`);
      await picture(page, `inbox-mail-${language}`);
      await rise();
    }
  });
});

describe("mails that went out", () => {
  it("are listed with what became of them, and sent once more to another address", async () => {
    const order = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1001",
      lines: [{ sku: "PALLET-EUR", quantity: "3" }],
    });
    await site.api("desk", "POST", "/mails", {
      sales_order: order.number,
      to: "nobody@nordkai.example",
    });
    for (let tries = 0; tries < 100; tries += 1) {
      const { items } = await site.api("desk", "GET", "/mails?status=failed");
      if (items.length) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/mails?only=undelivered");
    await says(page, "Given up");
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "mails");
    await page.getByRole("button", { name: "nobody@nordkai.example" }).click();
    await page.waitForSelector(".dialog");
    await says(page, "mail server refuses");
    assert.deepEqual(await wrongIn(page), []);
    await page.locator("#f-to").fill("einkauf@nordkai.example");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    assert.match(await box.next(), /Your order|order/);
    await rise();
  });

  it("have the company's own words, seen before they are kept", async () => {
    const { page, open, rise } = await sitDown(browser, site, "admin");
    await open("/settings/wordings");
    await says(page, "Your order SO-2026-000123");
    await page.locator("#f-subject").fill("Order {order} of {prize}");
    await page.locator("#f-text").fill("Dear {customer}");
    await page.waitForSelector(".wrong-words");
    await page.locator("#f-subject").fill("Order {order} is with us");
    await says(page, "Order SO-2026-000123 is with us");
    assert.deepEqual(await wrongIn(page), []);
    await picture(page, "wordings");
    await page.keyboard.press("Control+Enter");
    await page.waitForFunction(() => /kept/.test(document.body.innerText));
    const { items } = await site.api("admin", "GET", "/mail-wordings");
    assert.equal(items[0].subject, "Order {order} is with us");
    await rise();
  });
});
