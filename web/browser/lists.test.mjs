// Finding and moving many: views, filters, columns, the board, what is done with several at once, files, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { sitDown } from "./person.mjs";
import { serve } from "./served.mjs";
import { typeOrder } from "./typing.mjs";

let site, opened, browser;
before(async () => {
  [site, opened] = await Promise.all([serve(), openBrowser()]);
  browser = opened.browser;
});
after(async () => {
  await opened?.close();
  await site?.close();
});

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
    const kinds = await page.locator("table.rows tbody tr").allInnerTexts();
    assert.ok(kinds.length > 0 && kinds.every((row) => /Bespoke/.test(row)));
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
    await page.getByRole("menuitem", { name: "Channel" }).click();
    await page.locator("th", { hasText: "Channel" }).waitFor();
    await open("/orders");
    await page.locator("th", { hasText: "Channel" }).waitFor();
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
