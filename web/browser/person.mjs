// Somebody at the desk: a page of their own, signed in, watched for what must never happen.
import assert from "node:assert/strict";

const watching = `document.addEventListener("securitypolicyviolation", (event) => { (window.violations ??= []).push(event.violatedDirective + " " + event.blockedURI); });`;
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

// One sign-in for each person and server: the form has tests of its own, and a password is slow to hash by design.
const sessions = new Map();

async function signedIn(browser, site, name) {
  const key = `${site.base} ${name}`;
  if (!sessions.has(key)) {
    const context = await browser.browser().newContext();
    const { email, password } = site.person(name);
    const answer = await context.request.post(`${site.base}/api/v1/session`, {
      data: { email, password },
      headers: { Origin: site.base },
    });
    assert.ok(answer.ok(), await answer.text());
    sessions.set(key, await context.storageState());
    await context.close();
  }
  return sessions.get(key);
}

/** `kept` is what this browser remembers from before: language, theme. */
export async function sitDown(browser, site, name, size = desktop, kept = {}) {
  const context = await browser.browser().newContext({
    viewport: size,
    reducedMotion: "reduce",
    locale: "en-GB",
    storageState: await signedIn(browser, site, name),
  });
  const page = await context.newPage();
  const faults = [];
  await page.addInitScript(watching);
  await page.addInitScript((each) => {
    if (window === window.top) Object.assign(localStorage, each);
  }, kept);
  page.on("pageerror", (error) => faults.push(String(error)));
  // What the browser asks of itself is how it shows a PDF.
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.base) && !/^(blob|data|chrome|chrome-extension):/.test(url))
      faults.push(`asked ${url}`);
  });
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

/** A page as it is read in other languages on a phone: the words that say so, and a picture of it. */
export async function readOnPhone(browser, site, { who, path, words, picture }) {
  for (const [language, said] of Object.entries(words)) {
    const { page, open, rise } = await sitDown(browser, site, who, phone, { language });
    await open(path);
    await page.getByText(new RegExp(said)).first().waitFor();
    await page.screenshot({ path: picture(language) });
    await rise();
  }
}

export async function settled(page) {
  await page.waitForFunction(
    () => !document.querySelector(".bones, .bones-wait, [aria-busy=true]"),
    undefined,
    { timeout: 10_000 },
  );
}
