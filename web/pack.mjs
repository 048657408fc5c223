// Puts what Vite built into one file that the program carries: a table of paths, media types, tags, encodings and
// places, an empty line, and the bytes. The licences of what is built in come along as /licences.txt. pack.mjs FOLDER OUT;
// an empty OUT says that there is no desk.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const media = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};
const small = new Set([".js", ".css", ".svg", ".json", ".txt"]);
const [folder, out] = process.argv.slice(2);

function files(under) {
  return readdirSync(join(folder, under))
    .sort()
    .flatMap((name) => {
      const path = `${under}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? files(path) : [path];
    });
}

/** What stands in each package about its licence: it goes wherever the package goes. */
function licences() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const texts = (at) =>
    readdirSync(at, { withFileTypes: true }).flatMap((each) => {
      const path = join(at, each.name);
      if (each.isDirectory()) return each.name === "licenses" ? texts(path) : [];
      const isMeant = /^(licen[cs]e|notice|copying)/i.test(each.name);
      return isMeant ? [readFileSync(path, "utf8").trim()] : [];
    });
  return Object.entries(packages)
    .filter(([at, { dev, optional }]) => at && !dev && !optional && existsSync(at))
    .map(([at, { version, license }]) =>
      [`${at.replace(/.*node_modules\//, "")} ${version} (${license})`, ...texts(at)].join("\n\n"),
    )
    .join(`\n\n${"-".repeat(72)}\n\n`);
}

writeFileSync(join(folder, "licences.txt"), licences());
const rows = [];
const parts = [];
let place = 0;
for (const path of files("")) {
  const bytes = readFileSync(join(folder, path));
  const kind = extname(path);
  if (!media[kind]) throw new Error(`no media type for ${path}`);
  const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  const forms = [["", bytes]];
  if (small.has(kind)) {
    forms.push(["gzip", gzipSync(bytes, { level: 9 })]);
    forms.push([
      "br",
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    ]);
  }
  for (const [encoding, form] of forms) {
    rows.push([path, media[kind], tag, encoding, place, form.length].join("\t"));
    parts.push(form);
    place += form.length;
  }
}
writeFileSync(out, Buffer.concat([Buffer.from(`${rows.join("\n")}\n\n`), ...parts]));
