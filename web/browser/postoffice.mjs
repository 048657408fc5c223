// A real IMAP server beside the test (Debian's dovecot-imapd) with one mailbox, and mails of customers for it.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

const freePort = () =>
  new Promise((resolve) => {
    const taken = createServer().listen(0, "127.0.0.1", () => {
      const { port } = taken.address();
      taken.close(() => resolve(port));
    });
  });
const listens = (port) =>
  new Promise((resolve) => {
    const line = connect(port, "127.0.0.1");
    line.once("connect", () => {
      line.destroy();
      resolve(true);
    });
    line.once("error", () => resolve(false));
  });

/** `flags` are for the program that is to read it; the password is in its environment. */
export async function openPostoffice() {
  const folder = mkdtempSync(join(tmpdir(), "desk-post-"));
  chmodSync(folder, 0o711);
  const inbox = join(folder, "mail");
  for (const name of ["base", "state", "mail/new", "mail/cur", "mail/tmp"])
    mkdirSync(join(folder, name), { recursive: true });
  const isRoot = process.getuid() === 0;
  const user = isRoot ? "nobody" : userInfo().username;
  const port = await freePort();
  writeFileSync(join(folder, "passwd"), "orders:{PLAIN}lantern-secret::::::\n");
  const lines = [
    "protocols = imap",
    "listen = 127.0.0.1",
    `base_dir = ${folder}/base`,
    `state_dir = ${folder}/state`,
    `log_path = ${folder}/log`,
    `default_internal_user = ${user}`,
    `default_login_user = ${user}`,
    ...(isRoot ? ["default_internal_group = nogroup"] : []),
    "first_valid_uid = 1",
    "ssl = no",
    "disable_plaintext_auth = no",
    `mail_location = maildir:${inbox}`,
    `service imap-login {\n  chroot =\n  inet_listener imap {\n    port = ${port}\n  }\n}`,
    "service anvil {\n  chroot =\n}",
    "service stats {\n  chroot =\n}",
    `passdb {\n  driver = passwd-file\n  args = ${folder}/passwd\n}`,
    `userdb {\n  driver = static\n  args = uid=${user}${isRoot ? " gid=nogroup" : ""} home=${inbox}\n}`,
  ];
  writeFileSync(join(folder, "dovecot.conf"), lines.join("\n") + "\n");
  const asUser = isRoot ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  const own = (path) => isRoot && execFileSync("chown", ["-R", "nobody:nogroup", path]);
  own(folder);
  const [program, ...words] = [
    ...asUser,
    "/usr/sbin/dovecot",
    "-F",
    "-c",
    `${folder}/dovecot.conf`,
  ];
  const server = spawn(program, words, { stdio: "ignore" });
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > 100) throw new Error("the IMAP server does not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  let delivered = 0;
  const deliver = (mail) => {
    delivered += 1;
    const name = `${1_700_000_000 + delivered}.test.localhost`;
    writeFileSync(join(inbox, "tmp", name), mail, { mode: 0o666 });
    own(join(inbox, "tmp", name));
    renameSync(join(inbox, "tmp", name), join(inbox, "new", name));
  };
  const close = () => {
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  process.env.SUPERCARGO_IMAP_PASSWORD = "lantern-secret";
  const flags = [
    ...["--imap-host", "127.0.0.1", "--imap-port", String(port), "--imap-security", "plain"],
    ...["--imap-user", "orders", "--imap-every-s", "10"],
  ];
  return { flags, deliver, close };
}

/** A page with these lines, as small as a PDF can be. */
export function pdf(lines) {
  const shown = lines.map((line) => `(${line}) Tj T*`).join(" ");
  const stream = `BT /F1 20 Tf 26 TL 60 740 Td ${shown} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

/** A mail with words and files: [name, media type, bytes]. */
export function letter({ from, subject, id, text, files = [] }) {
  const head = [
    `From: ${from}`,
    "To: orders@harbour.example",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Message-ID: <${id}>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
  ];
  const part = (type, bytes, more = []) => [
    "--b",
    `Content-Type: ${type}`,
    ...more,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(bytes)
      .toString("base64")
      .replaceAll(/(.{76})/g, "$1\r\n"),
  ];
  const parts = [
    ...part("text/plain; charset=utf-8", text),
    ...files.flatMap(([name, type, bytes]) =>
      part(type, bytes, [`Content-Disposition: attachment; filename="${name}"`]),
    ),
    "--b--",
    "",
  ];
  return [...head, ...parts].join("\r\n");
}
