// The real program over a real database with the demonstration company, for one run of the browser's tests.
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program =
  process.env.SUPERCARGO_PROGRAM ?? join(import.meta.dirname, "../../build/dev/supercargo");

/** One server on that folder's database; `close` ends it. */
async function start(folder, more = []) {
  const root = process.getuid() === 0 ? ["--allow-root"] : [];
  const server = spawn(
    program,
    [
      "serve",
      "--database",
      `sqlite:${folder}/desk.db`,
      "--listen",
      "127.0.0.1:0",
      "--second-factor",
      "optional",
      ...root,
      ...more,
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
  const close = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.removeAllListeners("exit");
    server.once("exit", () => undefined);
    server.kill("SIGTERM");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 8000))]);
    server.kill("SIGKILL");
  };
  return { base, log: () => log, close };
}

const emptyFolder = () => mkdtempSync(join(tmpdir(), "desk-served-"));

/** A server that finds nothing: nobody works there yet. */
export async function serveNothing() {
  const folder = emptyFolder();
  const server = await start(folder);
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, close };
}

/** The demonstration company: made here, or copied from one that whoever runs many tests has made before. */
function furnish(folder) {
  const people = join(folder, "people.json");
  mkdirSync(folder, { recursive: true });
  if (existsSync(people)) return people;
  const made = process.env.SUPERCARGO_DEMO;
  if (made) cpSync(made, folder, { recursive: true });
  else
    writeFileSync(
      people,
      execFileSync(program, ["demo", "--database", `sqlite:${folder}/desk.db`, "--json"]),
    );
  return people;
}

/** With `kept`, what is there stays there for the next time. */
export async function serve(kept, more) {
  const folder = kept ?? emptyFolder();
  const people = furnish(folder);
  const told = JSON.parse(readFileSync(people, "utf8"));
  const server = await start(folder, more);
  const base = server.base;
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
    await server.close();
    if (!kept) rmSync(folder, { recursive: true, force: true });
  };
  return { base, person, api, close };
}
