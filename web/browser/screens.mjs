// Pictures of every page, light, dark and on a phone, for looking at: screens.mjs [FOLDER]. The one that the README shows
// is written to docs/ with --readme.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./chromium.mjs";
import { settled, sitDown } from "./person.mjs";
import { serve } from "./served.mjs";

const isReadme = process.argv.includes("--readme");
const folder = isReadme
  ? join(import.meta.dirname, "../../docs")
  : (process.argv[2] ?? join(import.meta.dirname, "../../build/desk/screens"));
mkdirSync(folder, { recursive: true });
const [site, opened] = await Promise.all([serve(), openBrowser()]);
const phone = { width: 390, height: 844 },
  wide = { width: 1440, height: 900 };
try {
  const orders = (await site.api("desk", "GET", "/sales-orders?limit=60")).items;
  const one = (status) => orders.find((order) => order.status === status)?.number;
  const short = orders.filter((order) => order.status === "verified").at(0)?.number;
  const shipments = (await site.api("warehouse", "GET", "/shipments?limit=60")).items;
  const quotations = (await site.api("desk", "GET", "/quotations")).items;
  const pages = {
    home: "/",
    orders: "/orders",
    board: "/orders?as=board",
    entry: "/orders/new",
    checks: `/orders/${short}`,
    shortage: `/orders/${short}?do=shortage`,
    fulfilment: `/orders/${one("partially_delivered")}`,
    stock: "/stock",
    product_stock: "/stock/PALLET-CP1",
    deliveries: "/deliveries",
    shipment: `/deliveries/${shipments[0].number}`,
    pick: `/deliveries/${shipments.find((each) => each.status === "planned")?.number}/pick`,
    proof: `/deliveries/${shipments.find((each) => each.status === "despatched")?.number}/proof`,
    quotations: "/quotations",
    quotation: `/quotations/${quotations.find((each) => each.status === "accepted")?.number}`,
    follow_ups: "/follow-ups",
    customers: "/customers",
    customer: "/customers/C-1001",
    customer_new: "/customers/new",
    products: "/products",
    product_new: "/products/new",
    product_change: "/products/PALLET-EUR?do=change",
    owner: `/orders/${short}?do=owner`,
    product: "/products/PALLET-EUR",
    display: "/settings/display",
    security: "/settings/security",
    warehouses: "/settings/warehouses",
    keys: "/settings/keys",
    imports: "/settings/imports",
    prices: "/settings/prices",
    charges: "/settings/charges",
    discounts: "/settings/discounts",
    price_list: "/settings/prices?list=NORDKAI",
    taxes: "/settings/taxes",
    exchange: "/settings/exchange",
  };
  // Pages that others than the order desk see.
  const others = {
    policies: ["admin", "/settings/policies"],
    people: ["admin", "/settings/people"],
    admin_keys: ["admin", "/settings/keys"],
    webhooks: ["admin", "/settings/webhooks"],
    calendars: ["admin", "/settings/calendars"],
    types: ["admin", "/settings/types"],
    severities: ["admin", "/settings/checks"],
    company: ["admin", "/settings/company"],
    deputies: ["sales", "/settings/deputies"],
    specials: ["sales", "/settings/specials"],
    agreed: ["sales", "/settings/agreed"],
    home_sales: ["sales", "/"],
    home_finance: ["finance", "/"],
    evidence: ["finance", `/orders/${one("closed")}?do=evidence`],
    order_files: ["finance", `/orders/${one("closed")}?tab=files`],
    order_versions: ["sales", `/orders/${one("partially_delivered")}?tab=versions`],
    order_approval: ["sales", `/orders/${one("pending_approval")}?do=approvals`],
    amend: ["sales", `/orders/${one("confirmed")}?do=amendments`],
    adjustments: ["warehouse", "/stock?papers=adjustments"],
    announced: ["warehouse", "/stock?papers=announced"],
    transfers: ["warehouse", "/stock?papers=transfers"],
    transfer: ["warehouse", "/stock/PALLET-EUR?do=transfer"],
    home_warehouse: ["warehouse", "/"],
  };
  const looks = isReadme
    ? [["light", wide]]
    : [
        ["light", wide],
        ["dark", wide],
        ["phone", phone],
        ["zh-Hant", wide],
        ["zh-Hans", phone],
      ];
  for (const [look, size] of looks) {
    const kept = { "mantine-color-scheme-value": look === "dark" ? "dark" : "light" };
    if (look.startsWith("zh")) kept.language = look;
    const shown = isReadme ? { desk: "/orders" } : { ...pages, ...others };
    const whoOf = (at) => (Array.isArray(at) ? at[0] : "desk");
    for (const who of new Set(Object.values(shown).map(whoOf))) {
      const { page, open, rise } = await sitDown(opened.browser, site, who, size, kept);
      for (const [name, at] of Object.entries(shown).filter(([, each]) => whoOf(each) === who)) {
        await open(Array.isArray(at) ? at[1] : at);
        await settled(page);
        if (String(at).includes("do="))
          await page.waitForSelector(".dialog, .mantine-Modal-content").catch(() => undefined);
        if (isReadme) for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
        await page.evaluate(() =>
          Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
        );
        await page.screenshot({
          path: join(folder, isReadme ? "desk.png" : `${name}-${look}.png`),
        });
      }
      await rise();
    }
  }
} finally {
  await opened.close();
  await site.close();
}
