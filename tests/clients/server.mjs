// A real `ibid serve` over the repository's corpus, for tests that speak to it with real clients.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = process.env.IBID_PROGRAM ?? join(root, "build", "ibid");
export const question = "Does zinc supplementation prevent fractures?";

/** Indexes `paths` (the corpus unless told) into a folder of its own. */
export function makeIndex(paths = [join(root, "corpus")]) {
  const folder = mkdtempSync(join(tmpdir(), "ibid-clients-"));
  const index = join(folder, "db");
  execFileSync(program, ["index", "--index", index, ...paths], { stdio: "ignore" });
  return { index, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a server on a free port; `stop` ends it and waits. */
export async function startServer(index, flags = []) {
  const child = spawn(program, ["serve", "--index", index, "--listen", "127.0.0.1:0", ...flags],
                      { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      if (text.includes("\n")) resolve(text.trim().replace(/\/$/, ""));
    });
    child.on("exit", (code) => reject(new Error(`ibid serve ended with ${code}`)));
  });
  return { url, pid: child.pid, stop: () => (child.kill("SIGTERM"), ended) };
}

/** The text of a passage as the server holds it. */
export async function passageText(url, id) {
  return (await (await fetch(`${url}/v1/passages/${encodeURIComponent(id)}`)).json()).text;
}
