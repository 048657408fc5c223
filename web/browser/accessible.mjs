// What axe finds against WCAG 2.2 AA on the page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wcag = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** All that a theme can change. */
export const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

export async function wrongIn(page, runOnly = wcag) {
  // The page's own content policy holds for scripts that are written into it, not for the debugger's.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const violations = await page.evaluate(
    async (only) =>
      (await window.axe.run(document, { runOnly: only, resultTypes: ["violations"] })).violations,
    runOnly,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html.slice(0, 120))
        .slice(0, 3)
        .join(" | ")}`,
  );
}
