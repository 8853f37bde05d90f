// A GitHub of one repository: pull requests, their comments, runs and artifacts, kept in a file that `gh.mjs` answers from.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

// `require` rather than `import`, because it looks in NODE_PATH too.
const { zipSync } = createRequire(import.meta.url)("fflate");

export function makeGithub(folder) {
  const file = join(folder, "github.json");
  const read = () => JSON.parse(readFileSync(file, "utf8"));
  const change = (edit) => {
    const state = read();
    const value = edit(state);
    writeFileSync(file, JSON.stringify(state));
    return value;
  };
  const github = {
    file,
    repository: "example/register",
    token: "token-of-the-run",
    read,
    reset: () => writeFileSync(file, JSON.stringify({ repository: github.repository, token: github.token, permissions: {}, pulls: [], comments: [], runs: [], artifacts: [], calls: [] })),
    grant: (permissions) => change((state) => { state.permissions = permissions; }),
    openPull: (pull) => change(({ pulls }) => pulls.push({ state: "open", ...pull })),
    comment: (comment) => change(({ comments }) => comments.push({ id: 1000 + comments.length, ...comment })),
    ran: (run) => change(({ runs }) => runs.push(run)),
    keep: (run, name, files) => change(({ artifacts }) => artifacts.push(artifact(run, name, files, artifacts.length))),
    forgetCalls: () => change((state) => { state.calls = []; }),
  };
  github.reset();
  return github;
}

// Files, path → text or bytes, as the archive that the API hands out.
function artifact(run, name, files, count) {
  const entries = Object.entries(files).map(([path, text]) => [path, typeof text === "string" ? new TextEncoder().encode(text) : text]);
  const zip = zipSync(Object.fromEntries(entries));
  const created_at = new Date(Date.UTC(2026, 0, 1, 0, 0, count)).toISOString();
  return { id: 500 + count, run, name, expired: false, size_in_bytes: zip.length, created_at, zip: Buffer.from(zip).toString("base64") };
}

// A file, or the files of a folder but for hidden ones, as `actions/upload-artifact` takes them.
export function filesAt(path) {
  if (!existsSync(path)) return {};
  if (statSync(path).isFile()) return { [path.split("/").at(-1)]: readFileSync(path) };
  const found = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => relative(path, join(entry.parentPath, entry.name))).filter((name) => !/(^|\/)\./.test(name));
  return Object.fromEntries(paths.map((name) => [name, readFileSync(join(path, name))]));
}
