// A real mail server beside the test (Debian's python3-aiosmtpd), and what it has taken.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `flags` are for the program that is to send through it. */
export async function openMailbox() {
  const folder = mkdtempSync(join(tmpdir(), "desk-mail-"));
  const script = join(import.meta.dirname, "../../tests/mail/smtp_server.py");
  const server = spawn("/usr/bin/python3", [script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve, reject) => {
    server.stdout.once("data", (bytes) => resolve(String(bytes).trim()));
    server.once("exit", () => reject(new Error("the mail server does not start")));
  });
  const file = (n) => join(folder, `${n}.eml`);
  let taken = 0;
  const one = async () => {
    taken += 1;
    for (let tries = 0; !existsSync(file(taken)); tries += 1) {
      if (tries > 200) throw new Error(`no ${taken}th mail`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const mail = readFileSync(file(taken), "utf8");
    const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(mail)[1];
    return Buffer.from(part.replaceAll(/\s/g, ""), "base64").toString("utf8");
  };
  // Approvals that wait in the demonstration company are asked for as soon as there is a mail server.
  const isToCustomer = (words) => !/\/a\/\S+/.test(words);
  /** The words of the next mail that is wanted, once it is there. */
  const next = async (isWanted = isToCustomer) => {
    for (;;) {
      const words = await one();
      if (isWanted(words)) return words;
    }
  };
  const close = () => {
    server.removeAllListeners("exit");
    server.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  const flags = [
    ...["--smtp-host", "127.0.0.1", "--smtp-port", port, "--smtp-security", "plain"],
    ...["--mail-from", "orders@harbour.example"],
  ];
  return { flags, next, close };
}
