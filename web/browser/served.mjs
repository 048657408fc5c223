// The real program over a real database with the demonstration company, for one run of the browser's tests.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program =
  process.env.SUPERCARGO_PROGRAM ?? join(import.meta.dirname, "../../build/dev/supercargo");

export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), "desk-served-"));
  const database = `sqlite:${folder}/desk.db`;
  const told = JSON.parse(
    execFileSync(program, ["demo", "--database", database, "--json"], { encoding: "utf8" }),
  );
  const root = process.getuid() === 0 ? ["--allow-root"] : [];
  const server = spawn(
    program,
    [
      "serve",
      "--database",
      database,
      "--listen",
      "127.0.0.1:0",
      "--second-factor",
      "optional",
      ...root,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  const base = await new Promise((resolve, reject) => {
    const heard = (bytes) => {
      log += bytes;
      const found = /ready at (http:\/\/\S+)/.exec(log);
      if (found) resolve(found[1]);
    };
    server.stdout.on("data", heard);
    server.stderr.on("data", heard);
    server.on("exit", () => reject(new Error(`the server ended:\n${log}`)));
    setTimeout(() => reject(new Error(`the server is not ready:\n${log}`)), 30_000).unref();
  });
  const person = (name) => told.people.find((each) => each.email.startsWith(`${name}@`));
  const api = async (who, method, path, body) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${person(who).key}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const answer = response.status === 204 ? undefined : await response.json();
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const close = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.removeAllListeners("exit");
    server.once("exit", () => undefined);
    server.kill("SIGTERM");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 8000))]);
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, person, api, close };
}
