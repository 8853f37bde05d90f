// What a workflow finds around it: the repository, GitHub's API, the programs that its commands start, and the actions.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { filesAt, makeGithub } from "./github.mjs";
import { checkOut, makeRepository } from "./repository.mjs";

export const today = "2026-03-01"; // for `date`, so that no test depends on the day on which it runs

const played = join(import.meta.dirname, "gh.mjs");

export function makeWorld(folder, root, xtask) {
  const github = makeGithub(folder);
  const world = { folder, github, programs: join(folder, "programs"), artifacts: join(folder, "artifacts"), deployed: join(folder, "deployed") };
  const repository = join(folder, "repository");
  const pulls = makeRepository(repository, join(root, "themes/annex"), join(root, "Cargo.toml"));
  makePrograms(world, xtask);
  return { ...world, repository, pulls, actions };
}

// Forgets what earlier runs left.
export function reset({ github, artifacts, deployed, programs }) {
  github.reset();
  for (const folder of [artifacts, deployed]) rmSync(folder, { recursive: true, force: true });
  rmSync(join(programs, "cargo-fails"), { force: true });
}

// ─── Programs ──────────────────────────────────────────────────────────────────────────────────

function makePrograms({ programs, github }, xtask) {
  mkdirSync(programs);
  const program = (name, lines) => writeFileSync(join(programs, name), `#!/usr/bin/env bash\n${lines}\n`, { mode: 0o755 });
  const path = quoted(process.env.PATH);
  program("gh", `exec ${quoted(process.execPath)} ${quoted(played)} ${quoted(github.file)} "$@"`);
  program("rustup", `[ "$1" = toolchain ] || [ "$1" = default ]`);
  // The tool itself is the one that is tried; it has been compiled already.
  program("cargo", `if [ -e ${quoted(join(programs, "cargo-fails"))} ]; then echo "error: could not compile" >&2; exit 101; fi
case "$1" in
  build) [ "$*" = "build --package xtask" ] ;;
  xtask) shift; PATH=${path} exec ${xtask.map(quoted).join(" ")} "$@" ;;
  *) echo "cargo: $1 is not known here" >&2; exit 2 ;;
esac`);
  program("date", `if [ "$*" = "--utc +%F" ]; then echo ${today}; else PATH=${path} exec date "$@"; fi`);
}

function quoted(word) {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export function letCargoFail({ programs }) {
  writeFileSync(join(programs, "cargo-fails"), "");
}

// ─── Actions ───────────────────────────────────────────────────────────────────────────────────

const actions = {
  "actions/checkout": (inputs, { workspace }, { repository, ref }) => checkOut(repository, ref, Number(inputs["fetch-depth"] ?? 1), workspace),
  "actions/cache/restore": () => {},

  "actions/upload-artifact": ({ name, path }, { workspace }, { artifacts, github, run }) => {
    const files = filesAt(resolve(workspace, path));
    for (const [file, bytes] of Object.entries(files)) {
      cpSync(existsSync(resolve(workspace, path, file)) ? resolve(workspace, path, file) : resolve(workspace, path), join(artifacts, name, file));
      if (bytes.length === 0) throw new Error(`${file} of the artifact ${name} is empty`);
    }
    github.keep(run, name, files);
    return { "artifact-url": `https://github.example.com/artifacts/${name}` };
  },

  "actions/deploy-pages": (_, __, { artifacts, deployed, github }) => {
    const { permissions } = github.read();
    if (permissions.pages !== "write" || permissions["id-token"] !== "write") throw new Error("the deployment is not permitted");
    cpSync(join(artifacts, "github-pages/artifact.tar"), join(deployed, "artifact.tar"));
    return { page_url: "https://www.example.com/" };
  },
};

export function artifactText({ artifacts }, name, file) {
  const path = join(artifacts, name, file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
