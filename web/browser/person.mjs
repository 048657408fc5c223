// Somebody at the desk: a page of their own, signed in, watched for what must never happen.
import assert from "node:assert/strict";

const watching = `document.addEventListener("securitypolicyviolation", (event) => { (window.violations ??= []).push(event.violatedDirective + " " + event.blockedURI); });`;

export async function sitDown(browser, site, name, size = { width: 1440, height: 900 }) {
  const context = await browser
    .browser()
    .newContext({ viewport: size, reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  const faults = [];
  await page.addInitScript(watching);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.base) && !/^(blob|data):/.test(url)) faults.push(`asked ${url}`);
  });
  await page.goto(site.base);
  await page.fill("#email", site.person(name).email);
  await page.fill("#password", site.person(name).password);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".frame");
  const open = async (path) => {
    await page.goto(site.base + path);
    await page.waitForSelector("h1");
    await settled(page);
  };
  const rise = async () => {
    const violations = await page.evaluate(() => window.violations ?? []);
    await context.close();
    assert.deepEqual(
      [...faults, ...violations],
      [],
      "no fault, no foreign request, no breach of the content policy",
    );
  };
  return { page, open, rise };
}

export async function settled(page) {
  await page.waitForFunction(
    () => !document.querySelector(".bones, .bones-wait, [aria-busy=true]"),
    undefined,
    { timeout: 10_000 },
  );
}
