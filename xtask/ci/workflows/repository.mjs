// A repository with a small register, in which others work on while pull requests stand open.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const config = `base_url = "https://www.example.com"
default_language = "en"
[languages.de]
[languages.ar]
[extra.rules]
silent-change = { level = "warning", reason = "so that the gate is what stops it" }
`;
const register = `publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
policy:
  - notice-days: 30
`;
const content = {
  "content/_index.md": "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n",
  "content/sections/hosting.md": "+++\ntitle = \"Hosting\"\n+++\n",
};
const company = (name, begins) => `name: Example ${name} GmbH
engagements:
  hosting:
    service: desk
    section: hosting
    history:
      - ${begins}
        purpose: Servers that store customer data.
        locations:
          - storage: [DE]
`;
const file = (name) => `data/subprocessors/${name.toLowerCase()}.yaml`;
const amber = company("Amber", "known-since: 2024-03-01");

// What a branch changes of the register: path → text.
const branches = {
  announced: { [file("Birch")]: company("Birch", "announced: 2026-01-10\n        effective: 2026-03-01") },
  "announced-otherwise": { [file("Cedar")]: company("Cedar", "announced: 2026-01-10\n        effective: 2026-03-01") },
  unannounced: { [file("Dune")]: company("Dune", "effective: 2026-03-01") },
  reformatted: { [file("Amber")]: `# The first of them.\n${amber}` },
  broken: { [file("Elm")]: company("Elm", "effective: 2026-03-01").replace("[DE]", "[UK]") },
  rewritten: { [file("Amber")]: amber.replace("[DE]", "[FR]") },
};

// Makes it; the merge of each branch lies where GitHub puts that of a pull request.
export function makeRepository(folder, theme, manifest) {
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch", "main");
  cpSync(theme, join(folder, "themes/annex"), { recursive: true });
  cpSync(manifest, join(folder, "Cargo.toml"));
  commit(folder, { "config.toml": config, "data/register.yaml": register, [file("Amber")]: amber, ...content }, "Begin");
  const start = git(folder, "rev-parse", "HEAD");
  const heads = Object.entries(branches).map(([name, files]) => [name, branch(folder, start, name, files)]);
  git(folder, "checkout", "--quiet", "main");
  commit(folder, { [file("Fern")]: company("Fern", "known-since: 2025-01-01") }, "Work on");
  return Object.fromEntries(heads.map(([name, head], index) => [name, { number: 11 + index, head, branch: name, merge: merge(folder, head, 11 + index) }]));
}

function branch(folder, start, name, files) {
  git(folder, "checkout", "--quiet", "-b", name, start);
  commit(folder, files, `Change ${name}`);
  return git(folder, "rev-parse", "HEAD");
}

function merge(folder, head, number) {
  git(folder, "checkout", "--quiet", "--detach", "main");
  git(folder, "merge", "--quiet", "--no-ff", "--message", "Merge", head);
  const ref = `refs/pull/${number}/merge`;
  git(folder, "update-ref", ref, "HEAD");
  git(folder, "checkout", "--quiet", "main");
  return ref;
}

function commit(folder, files, message) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", message);
}

// As `actions/checkout` does it: one commit with as much history as asked for, on no branch.
export function checkOut(repository, ref, depth, workspace) {
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace);
  git(workspace, "init", "--quiet");
  git(workspace, "fetch", "--quiet", ...(depth > 0 ? ["--depth", String(depth)] : []), `file://${repository}`, ref);
  git(workspace, "checkout", "--quiet", "--detach", "FETCH_HEAD");
}

// What a list said before the day of a commit is past; what is announced later is news.
const day = "2026-01-05T12:00:00Z";

function git(folder, ...words) {
  const settings = ["-c", "user.name=Example", "-c", "user.email=example@example.com", "-c", "commit.gpgsign=false"];
  const env = { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day };
  const { status, stdout, stderr } = spawnSync("git", [...settings, ...words], { cwd: folder, encoding: "utf8", env });
  if (status !== 0) throw new Error(`git ${words.join(" ")}: ${stderr}`);
  return stdout.trim();
}
