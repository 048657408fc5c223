// How a company begins in the browser: its first run, the tables it brings, and the first time two people meet.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { openBrowser } from "./chromium.mjs";
import { settled, sitDown } from "./person.mjs";
import { serve, serveNothing } from "./served.mjs";

let opened, browser;
before(async () => {
  opened = await openBrowser();
  browser = opened.browser;
});
after(() => opened?.close());

describe("the first run", () => {
  it("leads to the set-up, makes the company by the link and signs its first person in", async () => {
    const site = await serveNothing();
    try {
      const link = /(http:\S+\/setup#\S+)/.exec(site.log())[1];
      const context = await browser.browser().newContext({ locale: "en-GB" });
      const page = await context.newPage();
      await page.goto(site.base);
      await page.waitForSelector("#f-token");
      assert.match(await page.locator("h1").innerText(), /Set up your company/);
      assert.deepEqual(await wrongIn(page), []);
      await page.goto("about:blank");
      await page.goto(link);
      await page.fill("#f-company", "Harbour Goods");
      await page.locator("#f-currency").fill("HKD");
      await page.getByRole("option", { name: /HKD/ }).click();
      await page.fill("#f-warehouse_name", "Kwai Tsing");
      await page.fill("#f-name", "Mei Wong");
      await page.fill("#f-email", "mei@harbour.example");
      await page.fill("#f-password", "short");
      await page.getByRole("button", { name: /Set up and sign in/ }).click();
      await page.waitForSelector(".summary");
      assert.match(await page.locator(".summary").innerText(), /15/);
      await page.fill("#f-password", "gravel under a correct lantern");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".frame");
      assert.doesNotMatch(page.url(), /#/, "the token stays in no history");
      await page.goto(`${site.base}/settings/warehouses`);
      await page.getByText("Kwai Tsing").first().waitFor();
      await context.clearCookies();
      await page.goto(link.replace("/setup", "/setup?again"));
      await page.waitForSelector("#email");
      await context.close();
    } finally {
      await site.close();
    }
  });
});

describe("with people at work", () => {
  let site;
  before(async () => {
    site = await serve();
  });
  after(() => site?.close());

  it("brings a stranger's table: columns guessed, tried, brought, rejects to take home", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/settings/imports");
    await page.keyboard.press("n");
    await page.waitForSelector("#import-file");
    await page.setInputFiles("#import-file", {
      name: "kunden.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "Customer no;Company;Street;ZIP;City;Country;Terms\n" +
          "C-9001;Müller GmbH;Kai 1;20457;Hamburg;DE;30\n" +
          "C-9002;;Kai 2;20457;Hamburg;DE;30\n" +
          "C-9003;Søren ApS;Havnegade 3;8000;Aarhus;DK;x\n",
      ),
    });
    await page.waitForSelector("table.plain select");
    assert.deepEqual(await wrongIn(page), []);
    await page.getByRole("button", { name: /Try it/ }).click();
    await page.getByText("1 row would be in, 2 rejected").waitFor();
    await assert.rejects(site.api("desk", "GET", "/customers/C-9001"), /404/);
    await page.getByRole("button", { name: /Bring in 1 row/ }).click();
    await page.getByText("1 row is in, 2 rejected").waitFor();
    assert.equal((await site.api("desk", "GET", "/customers/C-9001")).name, "Müller GmbH");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /Download the rejected/ }).click(),
    ]);
    assert.equal(file.suggestedFilename(), "rejected.csv");
    await page.getByRole("button", { name: /Close/ }).click();
    await page.getByText("kunden.csv").waitFor();
    await rise();
  });

  it("shows two people on one order to each other, and who is changing it", async () => {
    const draft = await site.api("desk", "POST", "/sales-orders", {
      customer: "C-1003",
      lines: [{ sku: "BOX-60", quantity: "10" }],
    });
    const clerk = await sitDown(browser, site, "sales");
    await clerk.open(`/orders/${draft.number}`);
    const other = await sitDown(browser, site, "desk");
    await other.open(`/orders/${draft.number}`);
    await other.page.waitForSelector(".presence .here");
    await clerk.page.waitForSelector(".presence .here");
    // They hear of each other where they listen anyway: nobody asks but who was told.
    let asked = 0;
    clerk.page.on("request", (request) => {
      if (request.method() === "GET" && /presence/.test(request.url())) asked++;
    });
    await other.page.keyboard.press("m");
    await clerk.page.waitForSelector(".presence .here.editing", { timeout: 9000 });
    assert.match(await clerk.page.locator(".presence").innerText(), /is changing it/);
    assert.equal(asked, 1);
    await other.open("/orders");
    await clerk.page.waitForSelector(".presence .here", { state: "detached", timeout: 9000 });
    assert.equal(asked, 2);
    await other.rise();
    await settled(clerk.page);
    await clerk.rise();
  });
});
