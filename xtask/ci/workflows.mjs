// Whether the workflows are sound, and do what they promise.
//
//     node xtask/ci/workflows.mjs PROGRAM [ARGUMENT…]
//
// PROGRAM is the built `xtask`, or what starts it. First all workflows are read: by actionlint, by zizmor if the variable
// ZIZMOR says where it is, and by rules of our own. Then the commands in `review.yml`, `comment.yml` and `nightly.yml` are
// run as they stand there, in a repository made for that, with a GitHub that is played. Prints one line for each problem,
// then the count.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lint } from "./workflows/lint.mjs";
import { mistakes } from "./workflows/mistakes.mjs";
import { promises } from "./workflows/promises.mjs";
import { readWorkflows } from "./workflows/read.mjs";
import { makeWorld, reset } from "./workflows/world.mjs";

const root = resolve(import.meta.dirname, "../..");

async function main(xtask) {
  const workflows = readWorkflows(root);
  const flows = Object.fromEntries(workflows.map((workflow) => [workflow.name.replace(/\.ya?ml$/, ""), workflow]));
  const problems = [...(await lint(workflows, root)), ...mistakes(flows), ...(await keep(flows, xtask))];
  for (const problem of problems) console.log(problem);
  console.log(`${workflows.length} workflows, ${Object.keys(promises).length} promises, ${problems.length} problems`);
  return problems.length === 0;
}

async function keep(flows, xtask) {
  const folder = mkdtempSync(join(tmpdir(), "annex-"));
  const problems = [];
  try {
    const world = makeWorld(folder, root, xtask);
    for (const [name, promise] of Object.entries(promises)) {
      reset(world);
      try {
        await promise(flows, { ...world, ref: "refs/heads/main" });
      } catch (error) {
        problems.push(`${name}: ${error.message}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return problems;
}

const program = process.argv.slice(2);
if (program.length === 0) {
  console.error("usage: node workflows.mjs PROGRAM [ARGUMENT…]");
  process.exit(2);
}
process.exitCode = (await main(program)) ? 0 : 1;
