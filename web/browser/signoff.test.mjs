// An approval asked for by mail: a page on a phone without scripts, a code of the second factor, three languages, and what
// is said when the link is void.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { describe, it } from "node:test";
import { wrongIn } from "./accessible.mjs";
import { phone } from "./person.mjs";
import { onStage, pictures, says } from "./stage.mjs";

// A third code would have to be waited for: that page is looked at.
const said = {
  en: [/your decision/, "Approve", "You have approved it"],
  "zh-Hant": [/請您決定/, "批准", "您已批准"],
  "zh-Hans": [/请您决定/],
};

let site, browser, box, seed;
onStage(
  async (it) => {
    ({ site, browser, box } = it);
    seed = await withFactor("sales");
  },
  { mail: true },
);

/** As an authenticator reckons it (RFC 6238). */
function codeAt(secret, step) {
  const bits = [...secret]
    .map((each) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((each) => parseInt(each, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = digest[19] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
// Each step counts once; one early and one late are taken too, so that three are there at once and nobody waits.
let used = 0;
function code(secret = seed) {
  used = Math.max(used + 1, Math.floor(Date.now() / 30_000) - 1);
  return codeAt(secret, used);
}

async function withFactor(name) {
  const context = await browser.browser().newContext();
  const { email, password } = site.person(name);
  const post = async (path, data, token) => {
    const answer = await context.request.post(`${site.base}/api/v1${path}`, {
      data,
      headers: { Origin: site.base, ...(token && { "X-CSRF-Token": token }) },
    });
    assert.ok(answer.ok(), await answer.text());
    return answer.json();
  };
  const { csrf_token } = await post("/session", { email, password });
  const offered = await post("/session/factor", {}, csrf_token);
  await post("/session/factor/confirmation", { code: code(offered.seed) }, csrf_token);
  await context.close();
  return offered.seed;
}

// Another customer each time: the same goods again would be asked about.
let known = 0;
async function urgent() {
  const customer = (await site.api("desk", "GET", "/customers?limit=100")).items.filter(
    (each) => each.kind === "business" && each.addresses.length > 0 && !each.credit_hold,
  )[known++];
  const order = await site.api("desk", "POST", "/sales-orders", {
    customer: customer.code,
    channel: "phone",
    urgent: true,
    customer_po_number: `PO-${Math.random().toString(36).slice(2)}`,
    lines: [{ sku: "SEAL-BOLT", quantity: "10" }],
    advance_to: "verified",
  });
  assert.equal(order.status, "pending_approval", JSON.stringify(order.findings));
  return order;
}

/** Nobody but the sales manager decides these. */
async function linkFor(order) {
  const words = await box.next((each) => each.includes(order.number));
  return /http:\/\/127\.0\.0\.1:\d+\/a\/\S+/.exec(words)[0];
}

async function onPhone(link, isScripted = false) {
  const context = await browser.browser().newContext({
    viewport: phone,
    javaScriptEnabled: isScripted,
    locale: "en-GB",
  });
  const page = await context.newPage();
  const response = await page.goto(link);
  return { page, response, rise: () => context.close() };
}

describe("a sign-off", () => {
  for (const [language, [title, button, thanks]] of Object.entries(said))
    it(`is whole and accessible in ${language}`, async () => {
      const order = await urgent();
      const link = `${await linkFor(order)}?language=${language}`;
      const seen = await onPhone(link, true);
      assert.equal(seen.response.status(), 200);
      assert.match(await seen.page.locator("h1").innerText(), title);
      assert.equal(await seen.page.locator("html").getAttribute("lang"), language);
      const width = await seen.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= phone.width, `${width} wide`);
      assert.deepEqual(await wrongIn(seen.page), []);
      await seen.page.screenshot({
        path: join(pictures, `signoff-${language}.png`),
        fullPage: true,
      });
      await seen.rise();
      if (!button) return;
      const { page, rise } = await onPhone(link);
      await page.fill("#code-approve", code());
      await page.getByRole("button", { name: button }).first().click();
      await page.getByText(thanks).waitFor();
      await page.screenshot({ path: join(pictures, `signoff-${language}-thanks.png`) });
      await rise();
      const after = await site.api("desk", "GET", `/sales-orders/${order.number}`);
      assert.equal(after.status, "verified");
    });

  it("keeps the words of a refusal when the code is wrong, and says why it is void", async () => {
    const order = await urgent();
    const link = await linkFor(order);
    const { page, rise } = await onPhone(link);
    await page.locator("summary", { hasText: "Refuse" }).click();
    await page.fill("#reason", "Not before Monday.");
    await page.fill("#code-reject", "000000");
    await page.getByRole("button", { name: "Refuse it" }).click();
    await page.getByText("That is not the code of now").waitFor();
    assert.equal(await page.locator("#reason").inputValue(), "Not before Monday.");
    await page.screenshot({ path: join(pictures, "signoff-refused.png"), fullPage: true });
    await site.api("sales", "POST", `/sales-orders/${order.id}/approvals`, {});
    await page.goto(link);
    await page.getByText("It is decided already").waitFor();
    await rise();
  });
});
