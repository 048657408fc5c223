// Everybody can use every page: axe on a screen and on a phone, at 200 % zoom, and by keys alone; with SUPERCARGO_FULL in
// both themes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { colours, wrongIn } from "./accessible.mjs";
import { desktop, phone, sitDown } from "./person.mjs";
import { onStage } from "./stage.mjs";

const isFull = !!process.env.SUPERCARGO_FULL;
const source = (path) => readFileSync(join(import.meta.dirname, "../src", path), "utf8");

let site, browser;
/** Who looks at what; every address of the desk is among them. */
let rounds;
onStage(async (it) => {
  ({ site, browser } = it);
  const orders = (await site.api("desk", "GET", "/sales-orders?limit=60")).items;
  const one = (status) => orders.find((order) => order.status === status).number;
  const shipments = (await site.api("warehouse", "GET", "/shipments?limit=60")).items;
  const sent = (status) => shipments.find((each) => each.status === status).number;
  const quotations = (await site.api("desk", "GET", "/quotations")).items;
  const quoted = (status) => quotations.find((each) => each.status === status).number;
  const draft = await site.api("desk", "POST", "/sales-orders", {
    customer: "C-1003",
    lines: [{ sku: "BOX-60", quantity: "100000" }],
  });
  const invoice = await site.api("finance", "POST", "/invoices", {
    sales_order: one("delivered"),
  });
  const plan = await site.api("service", "POST", "/payment-plans", {
    customer: "C-1001",
    currency: "EUR",
    debt: "153.90",
    parts: 4,
    first_due: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    reason: "The harvest comes in autumn.",
  });
  rounds = {
    desk: [
      "/",
      "/orders",
      "/orders?as=board",
      "/orders/new",
      ...["verified", "partially_delivered", "closed"].map((status) => `/orders/${one(status)}`),
      ...["lines", "versions", "timeline", "files"].map(
        (tab) => `/orders/${one("partially_delivered")}?tab=${tab}`,
      ),
      `/orders/${one("verified")}?do=hold`,
      `/orders/${one("verified")}?do=shortage`,
      `/orders/${draft.number}?do=amend`,
      "/stock",
      "/stock/PALLET-CP1",
      "/deliveries",
      "/quotations",
      ...["sent", "accepted"].map((status) => `/quotations/${quoted(status)}`),
      "/follow-ups",
      "/inbox",
      "/mails",
      "/customers",
      "/customers/new",
      "/customers/C-1001",
      "/products",
      "/products/PALLET-EUR",
      "/products/PALLET-EUR?do=change",
      "/products/new",
      `/orders/${one("verified")}?do=owner`,
      "/settings",
    ],
    warehouse: [
      "/stock?papers=announced",
      "/stock?papers=adjustments",
      "/stock?papers=transfers",
      "/stock/PALLET-CP1?do=transfer",
      `/deliveries/${sent("despatched")}`,
      `/deliveries/${sent("planned")}/pick`,
      `/deliveries/${sent("despatched")}/proof`,
    ],
    finance: [
      `/orders/${one("closed")}?do=evidence`,
      "/settings/prices?list=NORDKAI",
      "/settings/taxes",
      "/customers/C-1001",
    ],
    admin: settingsPages().map((name) => `/settings/${name}`),
  };
  rounds.finance.push(
    ...["open", "issued", "plans"].map((view) => `/invoices?view=${view}`),
    `/invoices/${invoice.number}`,
    `/payment-plans/${plan.number}`,
  );
});

const settingsPages = () =>
  [...source("settings/Settings.tsx").matchAll(/name: "(\w+)",\s+page:/g)].map(([, name]) => name);

/** The path of a page as the router knows it, for an address. */
const isPath = (pattern) => {
  const expression = new RegExp(`^${pattern.replaceAll(/\$\w+/g, "(?!new$)[^/]+")}$`);
  return (address) => expression.test(address.split("?")[0]);
};

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe("accessible", () => {
  it("looks at every page that there is", () => {
    const addresses = Object.values(rounds).flat();
    const paths = [...source("routes.tsx").matchAll(/page\("([^"]+)"/g)].map(([, path]) => path);
    assert.ok(paths.length > 15 && settingsPages().length > 6);
    assert.deepEqual(
      paths.filter((path) => !addresses.some(isPath(path))),
      ["/inbox/$id"], // a mail comes through a mailbox alone: inbox.test.mjs looks at it
    );
  });

  for (const name of ["desk", "warehouse", "finance", "admin"])
    it(`finds nothing wrong and nothing too wide on the pages of ${name}, on a screen and on a phone`, async () => {
      const { page, open, rise } = await sitDown(browser, site, name);
      const themed = (theme) =>
        page.evaluate(
          (scheme) => document.documentElement.setAttribute("data-mantine-color-scheme", scheme),
          theme,
        );
      const found = [];
      for (const path of rounds[name]) {
        await page.setViewportSize(desktop);
        await open(path);
        const look = async (size, rules) =>
          found.push(...(await wrongIn(page, rules)).map((words) => `${path} ${size}: ${words}`));
        await look("light");
        if (isFull) {
          await themed("dark");
          await look("dark", colours);
        }
        await page.setViewportSize({ width: 720, height: 450 });
        if ((await sideways(page)) > 0) found.push(`${path} is too wide at 200 % zoom`);
        await page.setViewportSize(phone);
        await look(isFull ? "dark on a phone" : "light on a phone");
        if ((await sideways(page)) > 0) found.push(`${path} is too wide for a phone`);
        if (isFull) {
          await themed("light");
          await look("light on a phone", colours);
        }
      }
      assert.deepEqual(found, []);
      await rise();
    });
});

describe("by keys alone", () => {
  it("leads everywhere on a page, shows where one is and covers it by nothing", async () => {
    const { page, open, rise } = await sitDown(browser, site, "desk");
    const found = [];
    for (const path of rounds.desk.filter((each) => !/do=|tab=/.test(each))) {
      await open(path);
      const wanted = await page.evaluate(reachable);
      const seen = new Set();
      await page.evaluate(() => document.querySelector(".skip").focus());
      for (let i = 0; i < Math.min(wanted + 5, 60); i++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(whereOneIs);
        if (at === undefined) break;
        if (at.wrong) found.push(`${path}: ${at.wrong} ${at.html}`);
        seen.add(at.place);
      }
      if (seen.size < Math.min(wanted, 50) * 0.8)
        found.push(`${path}: ${seen.size} of ${wanted} places are reached by Tab`);
    }
    assert.deepEqual(found, []);
    await rise();
  });
});

/** How many places Tab should lead to; of a group of radio buttons only one. */
function reachable() {
  const groups = new Set();
  return [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter((each) => {
    if (each.disabled || each.tabIndex < 0 || !each.checkVisibility({ visibilityProperty: true }))
      return false;
    if (each.type !== "radio") return true;
    return !groups.has(each.name) && groups.add(each.name);
  }).length;
}

function whereOneIs() {
  const at = document.activeElement;
  if (!at || at === document.body) return undefined;
  window.places ??= new Map();
  if (!window.places.has(at)) window.places.set(at, window.places.size);
  const box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1),
    y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const isCovered = !top || !(at.contains(top) || top.contains(at));
  const marked = [
    at,
    at.parentElement,
    at.closest("label, .field, [class*=Wrapper], [class*=wrapper]"),
  ];
  const isMarked = marked.some((each) => {
    if (!each) return false;
    const style = getComputedStyle(each);
    return (
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
      style.boxShadow !== "none"
    );
  });
  return {
    place: window.places.get(at),
    html: at.outerHTML.slice(0, 140),
    wrong: isCovered ? "covered:" : isMarked ? "" : "no focus is shown:",
  };
}
