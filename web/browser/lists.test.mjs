// Finding and moving many: views, filters, columns, the board, what is done with several at once, files, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { sitDown } from "./person.mjs";
import { typeOrder } from "./typing.mjs";
import { onStage, says } from "./stage.mjs";

let site, browser;
onStage((it) => ({ site, browser } = it));

describe("the list of orders", () => {
  it("is filtered, kept as a view of one's own and given up again, with a way back", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders?view=all");
    await page.keyboard.press("f");
    await page.getByRole("menuitem", { name: "Bespoke" }).click();
    await page.waitForURL(/order_type=bespoke/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "+ Save view" }).click();
    await page.keyboard.type("Made to measure");
    await page.keyboard.press("Control+Enter");
    const view = page.locator(".views").getByRole("button", { name: /^Made to measure/ });
    await view.waitFor();
    await open("/orders");
    await view.click();
    await page.waitForURL(/order_type=bespoke/);
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll("table.rows tbody tr")];
      return rows.length > 0 && rows.every((row) => /Bespoke/.test(row.textContent));
    });
    await page.getByRole("button", { name: "Remove “Made to measure”" }).click();
    await view.waitFor({ state: "detached" });
    await page.keyboard.press("z");
    await view.waitFor();
    await rise();
  });

  it("shows the columns one wants, and the same orders as a board by status", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders");
    await page.getByRole("button", { name: "Columns" }).click();
    const isKept = page.waitForResponse(
      (answer) => /\/preferences$/.test(answer.url()) && answer.request().method() === "PUT",
    );
    await page.getByRole("menuitem", { name: "Channel" }).click();
    await page.locator("th", { hasText: "Channel" }).waitFor();
    assert.equal((await isKept).status(), 200);
    await open("/orders");
    await page.locator("th", { hasText: "Channel" }).waitFor();
    const elsewhere = await sitDown(browser, site, "desk");
    await elsewhere.open("/orders");
    await elsewhere.page.locator("th", { hasText: "Channel" }).waitFor();
    await elsewhere.rise();
    const count = await page.locator("table.rows").getAttribute("aria-rowcount");
    await page.keyboard.press("b");
    await page.waitForURL(/as=board/);
    await page.getByRole("heading", { name: /Pending approval/ }).waitFor();
    const cards = await page.locator(".board a").count();
    assert.ok(cards >= Number(count) - 1, `${cards} cards of ${count} rows`);
    await page.keyboard.press("b");
    await page.waitForSelector("table.rows");
    await rise();
  });

  it("goes into files as it is shown: text and workbook", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders");
    const save = async (word) => {
      await page.keyboard.press("e");
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: word }).click(),
      ]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const text = await save("Text (CSV)");
    assert.match(text.name, /\.csv$/);
    const rows = text.bytes.toString("utf8").trimEnd().split("\r\n");
    assert.match(rows[0], /^\uFEFFOrder,Customer/);
    const shown = await site.api("desk", "GET", "/sales-orders?count=true&limit=1");
    assert.ok(rows.length > 20 && rows.length <= shown.count + 1, `${rows.length} rows`);
    const book = await save("Workbook (XLSX)");
    assert.match(book.name, /\.xlsx$/);
    assert.equal(book.bytes.subarray(0, 2).toString(), "PK");
    await rise();
  });

  it("does with several at once what each takes, and says which it will not take", async () => {
    const customer = (await site.api("desk", "GET", "/customers?limit=50")).items.find(
      (each) => each.read_back === "none" && each.addresses.length > 0,
    ).code;
    const made = [];
    for (const status of ["verified", "verified", "draft"])
      made.push(
        await site.api("desk", "POST", "/sales-orders", {
          customer,
          channel: "web",
          customer_po_number: `MANY-${made.length}`,
          lines: [{ sku: "BOX-60", quantity: String(2 + made.length) }],
          advance_to: status,
        }),
      );
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders?view=all&sort=-number");
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press("x");
      await page.keyboard.press("j");
    }
    const bar = page.getByRole("region", { name: "What to do with the selection" });
    await bar.getByText("3 selected").waitFor();
    await bar.getByText("2 of 3").waitFor();
    assert.match(await bar.innerText(), new RegExp(made[2].number));
    await bar.getByRole("button", { name: /Confirm/ }).click();
    await page.getByText("2 orders confirmed").waitFor();
    for (const order of made.slice(0, 2))
      assert.equal(
        (await site.api("desk", "GET", `/sales-orders/${order.id}`)).status,
        "confirmed",
      );
    await rise();
  });
});

describe("several orders at once", () => {
  it("are released to the warehouse; what refuses stays chosen with its reason", async () => {
    const customer = (await site.api("desk", "GET", "/customers?limit=50")).items.find(
      (each) => each.read_back === "none" && each.addresses.length > 0,
    ).code;
    const made = [];
    // Different goods: what looks like a repeat waits for somebody's word.
    for (const [sku, quantity] of [
      ["WRAP-500", "2"],
      ["PALLET-EUR", "3"],
      ["LABEL-A6", "4"],
    ])
      made.push(
        await site.api("desk", "POST", "/sales-orders", {
          customer,
          channel: "web",
          customer_po_number: `RELEASE-${sku}`,
          lines: [{ sku, quantity }],
          advance_to: "confirmed",
        }),
      );
    assert.deepEqual(
      made.map((each) => each.status),
      ["confirmed", "confirmed", "confirmed"],
    );
    const [planned, free, held] = made;
    await site.api("warehouse", "POST", "/shipments", {
      sales_order: planned.id,
      lines: [{ line: 1, quantity: planned.lines[0].quantities.reserved }],
    });
    await site.api("desk", "POST", `/sales-orders/${held.id}/holds`, {
      kind: "customer_request",
      reason: "They call back tomorrow.",
    });
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/orders?view=all&sort=-number");
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press("x");
      await page.keyboard.press("j");
    }
    const bar = page.getByRole("region", { name: "What to do with the selection" });
    await bar.getByText("3 selected").waitFor();
    await bar.getByText(`${held.number} is held`).waitFor();
    await bar.getByText("2 of 3").waitFor();
    assert.equal(await bar.getByRole("button", { name: /^Confirm/ }).count(), 0, "not theirs");
    await page.keyboard.press("r");
    await page.getByText("1 released, 1 not: they stay selected").waitFor();
    const list = bar.getByRole("list", { name: "Not done, and why" });
    assert.match(await list.innerText(), new RegExp(planned.number));
    assert.match(await list.innerText(), /Nothing of it is reserved/);
    await bar.getByText("1 selected").waitFor();
    const after = await site.api("desk", "GET", `/sales-orders/${free.id}`);
    assert.equal(Number(after.lines[0].planned), 3);
    await list.getByRole("link", { name: planned.number }).click();
    await page.waitForURL(new RegExp(`orders/${planned.number}`));
    await rise();
  });
});

describe("fast entry", () => {
  it("says how much of a line is there at once and when the rest comes", async () => {
    const stock = await site.api("desk", "GET", "/availability?sku=STRAP-PET16");
    const there = Number(stock.available_to_promise);
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await site.api("warehouse", "POST", "/expected-receipts", {
      warehouse: stock.warehouse,
      reference: "PO-LATER",
      date: day,
      confirmed: true,
      lines: [{ sku: "STRAP-PET16", quantity: "500" }],
    });
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await typeOrder(page, "C-1001", [["STRAP-PET16", String(there + 300)]]);
    const words = page.locator(".entry-remark .split").first();
    await words.waitFor();
    const said = await words.innerText();
    assert.match(said.replaceAll(",", ""), new RegExp(`${there} (at once|on)`));
    assert.match(said, /300 on \w+ \d+ \w+/);
    await rise();
  });

  it("repeats what the customer ordered last", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    await open("/orders/new");
    await page.getByRole("button", { name: "Start anew" }).click();
    await typeOrder(page, "C-1001", []);
    await page.keyboard.press("Alt+r");
    // What stands in the first line may be of a draft that was kept before: the words tell.
    await page
      .getByText(/Lines of SO-.* taken over/)
      .first()
      .waitFor();
    const code = await page.inputValue("#cell-0-code");
    const { id } = await site.api("desk", "GET", "/customers/C-1001");
    const newest = `/sales-orders?customer_id=${id}&limit=1&sort=-created_at`;
    const last = (await site.api("desk", "GET", newest)).items[0];
    const { lines } = await site.api("desk", "GET", `/sales-orders/${last.id}`);
    assert.ok(
      lines.some((line) => line.sku === code),
      `${code} is none of ${last.number}: ${lines.map((line) => line.sku)}`,
    );
    await rise();
  });
});

describe("papers of the warehouse", () => {
  it("keep corrections with their reason; what is above the limit waits for somebody else's yes", async () => {
    const stock = await site.api("warehouse", "GET", "/availability?sku=PALLET-EUR");
    const made = await site.api("warehouse", "POST", "/stock-adjustments", {
      warehouse: stock.warehouse,
      reason: "A second count found more.",
      lines: [{ sku: "PALLET-EUR", quantity: "5000" }],
    });
    assert.equal(made.status, "pending");
    const maker = await sitDown(browser, site, "warehouse");
    await maker.open("/stock");
    await maker.page.getByRole("button", { name: "Adjustments" }).click();
    await maker.page.getByText("A second count found more.").waitFor();
    assert.equal(await maker.page.getByRole("button", { name: /^Decide/ }).count(), 0);
    await maker.rise();
    const { page, open, rise } = await sitDown(browser, site, "finance");
    await open("/stock?papers=adjustments");
    await page.getByRole("button", { name: `Decide: ${made.number}` }).click();
    await page.locator("#f-reason").fill("Seen on the shelf.");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    await page.getByText(/Seen on the shelf/).waitFor();
    const now = await site.api("warehouse", "GET", `/stock-adjustments/${made.id}`);
    assert.equal(now.status, "posted");
    await rise();
  });

  it("put announced goods off by keys, and call them off", async () => {
    const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const { warehouse } = await site.api("desk", "GET", "/availability?sku=PALLET-EUR");
    const made = await site.api("warehouse", "POST", "/expected-receipts", {
      warehouse,
      reference: "PO-FIRST",
      date: day(0),
      confirmed: true,
      lines: [{ sku: "PALLET-EUR", quantity: "7" }],
    });
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open("/stock?papers=announced");
    const row = page.locator("tr", { hasText: "PO-FIRST" });
    await row.click();
    await page.keyboard.press("e");
    await page.locator("#f-date").fill(day(9));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".dialog", { state: "detached" });
    const path = `/expected-receipts/${made.id}`;
    assert.equal((await site.api("warehouse", "GET", path)).date, day(9));
    await row.getByRole("button", { name: `Does not come: ${made.number}` }).click();
    await page.waitForSelector(".dialog");
    await page.keyboard.press("Control+Enter");
    await row.waitFor({ state: "detached" });
    assert.equal((await site.api("warehouse", "GET", path)).status, "cancelled");
    await rise();
  });
});

describe("a customer's contacts and addresses", () => {
  it("are added, changed and removed one by one, with a way back", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    const before = await site.api("desk", "GET", "/customers/C-1004");
    const closed = () => page.waitForSelector(".dialog", { state: "detached" });
    const now = () => site.api("desk", "GET", "/customers/C-1004");
    await open("/customers/C-1004");
    await page.keyboard.press("a");
    const at = before.addresses.length;
    await page.locator(`#f-addresses-${at}-line1`).fill("Kai 7");
    await page.locator(`#f-addresses-${at}-city`).fill("Bremerhaven");
    await page.locator(`#f-addresses-${at}-postcode`).fill("27568");
    await page.locator(`#f-addresses-${at}-country`).fill("de");
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByText(/Kai 7, 27568 Bremerhaven, DE/).waitFor();
    assert.equal((await now()).addresses.length, at + 1);
    await page.keyboard.press("c");
    await page.locator(`#f-contacts-${before.contacts.length}-name`).fill("Ines Otto");
    await page.keyboard.press("Control+Enter");
    await closed();
    await page.getByText("Ines Otto").waitFor();
    await page.getByRole("button", { name: /^Edit: Kai 7/ }).click();
    await page.getByRole("button", { name: "Remove the address" }).click();
    await closed();
    await page.getByText(/Kai 7/).waitFor({ state: "detached" });
    assert.equal((await now()).addresses.length, at);
    await page.keyboard.press("z");
    await page.getByText(/Kai 7/).waitFor();
    await rise();
  });
});

describe("paper", () => {
  it("has the pick list with a bar code and a box to tick for every line, and what it is at the foot", async () => {
    const shipment = (
      await site.api("warehouse", "GET", "/shipments?status=planned,picking&limit=1")
    ).items[0];
    const { page, open, rise } = await sitDown(browser, site, "warehouse");
    await open(`/deliveries/${shipment.number}`);
    assert.ok(!(await page.locator(".barcode").first().isVisible()));
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const goods = shipment.lines.filter((line) => !line.is_service).length;
    assert.ok((await page.locator(".barcode:visible").count()) >= goods);
    assert.ok((await page.locator(".tick-box:visible").count()) >= goods);
    assert.match(await page.locator(".print-foot").innerText(), new RegExp(shipment.number));
    assert.equal(await page.locator(".rail:visible, .act:visible").count(), 0);
    const paper = await page.pdf({ format: "A4" });
    assert.equal(paper.subarray(0, 4).toString(), "%PDF");
    await rise();
  });
});
