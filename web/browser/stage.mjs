// What a file of tests plays on: the program served over the demonstration company and a browser before it, both gone
// when the file is done.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { openBrowser } from "./chromium.mjs";
import { openMailbox } from "./mailbox.mjs";
import { serve } from "./served.mjs";

/** Where screens are kept to be looked at. */
export const pictures = join(import.meta.dirname, "../../build/desk/screens");

/** `begin` is handed `site` and `browser`, and with `mail` the `box` that the program's mails go to. */
export function onStage(begin, { mail } = {}) {
  let box, site, opened;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    box = mail && (await openMailbox());
    [site, opened] = await Promise.all([serve(undefined, box?.flags), openBrowser()]);
    await begin({ site, box, browser: opened.browser });
  });
  after(async () => {
    await opened?.close();
    await site?.close();
    box?.close();
  });
}

/** Waits until the page says so. */
export const says = (page, words) =>
  page.waitForFunction((text) => new RegExp(text).test(document.body.innerText), words);
