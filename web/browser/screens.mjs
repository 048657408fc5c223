// Pictures of every page, light, dark, on a phone and in Chinese, for looking at: screens.mjs [FOLDER]. The one that the
// README shows is written to docs/ with --readme.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "./chromium.mjs";
import { everyPage, furnished } from "./looked_at.mjs";
import { openMailbox } from "./mailbox.mjs";
import { desktop, phone, settled, sitDown } from "./person.mjs";
import { letter, openPostoffice, pdf } from "./postoffice.mjs";
import { serve } from "./served.mjs";

const isReadme = process.argv.includes("--readme");
const folder = isReadme
  ? join(import.meta.dirname, "../../docs")
  : (process.argv[2] ?? join(import.meta.dirname, "../../build/desk/screens"));
mkdirSync(folder, { recursive: true });
const looks = isReadme
  ? [["light", desktop]]
  : [
      ["light", desktop],
      ["dark", desktop],
      ["phone", phone],
      ["zh-Hant", desktop],
      ["zh-Hans", phone],
    ];

const [office, box] = await Promise.all([openPostoffice(), openMailbox()]);
office.deliver(
  letter({
    from: "Jens Petersen <einkauf@nordkai.example>",
    subject: "Bestellung 4711",
    id: "4711@nordkai.example",
    text: "Guten Tag,\n\nanbei unsere Bestellung.\n\nJens Petersen",
    files: [["Bestellung 4711.pdf", "application/pdf", pdf(["Bestellung 4711", "4 x PALLET-EUR"])]],
  }),
);
const [site, opened] = await Promise.all([
  serve(undefined, [...office.flags, ...box.flags]),
  openBrowser(),
]);

async function shoot({ page, open }, { name, path }, look) {
  await open(path);
  await settled(page);
  if (path.includes("do="))
    await page.waitForSelector(".dialog, .mantine-Modal-content").catch(() => undefined);
  if (path.startsWith("/stock/"))
    await page.waitForSelector(".atp svg", { timeout: 5000 }).catch(() => undefined);
  if (isReadme) for (const key of ["j", "j", "j"]) await page.keyboard.press(key);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
  );
  await page.screenshot({ path: join(folder, isReadme ? "desk.png" : `${name}-${look}.png`) });
}

async function come() {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await site.api("desk", "GET", "/inbox-mails?limit=1")).items.length) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

try {
  if (!isReadme) await Promise.all([furnished(site), come()]);
  const shown = isReadme ? [{ who: "desk", name: "desk", path: "/orders" }] : await everyPage(site);
  for (const [look, size] of looks) {
    const kept = { "mantine-color-scheme-value": look === "dark" ? "dark" : "light" };
    if (look.startsWith("zh")) kept.language = look;
    for (const who of new Set(shown.map((each) => each.who))) {
      const seat = await sitDown(opened.browser, site, who, size, kept);
      for (const each of shown.filter((place) => place.who === who)) {
        await shoot(seat, each, look);
      }
      await seat.rise();
    }
  }
} finally {
  await opened.close();
  await site.close();
  office.close();
  box.close();
}
