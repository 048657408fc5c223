// Puts what Vite built into one file that the program carries: a table of paths, media types, tags, encodings and
// places, an empty line, and the bytes. pack.mjs FOLDER OUT; an empty OUT says that there is no desk.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const media = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};
const small = new Set([".js", ".css", ".svg", ".json"]);
const [folder, out] = process.argv.slice(2);

function files(under) {
  return readdirSync(join(folder, under))
    .sort()
    .flatMap((name) => {
      const path = `${under}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? files(path) : [path];
    });
}

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
