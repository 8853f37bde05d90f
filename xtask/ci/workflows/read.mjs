// The workflows of a project, each as the text that people write and as the value that it says.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// `require` rather than `import`, because it looks in NODE_PATH too.
const { parse } = createRequire(import.meta.url)("yaml");

export const folder = ".github/workflows";

export function readWorkflows(root) {
  const names = readdirSync(join(root, folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return names.map((name) => workflow(name, readFileSync(join(root, folder, name), "utf8")));
}

export function workflow(name, text) {
  return { name, path: `${folder}/${name}`, text, value: parse(text) };
}

// Every step of a workflow, with its job.
export function steps({ value }) {
  return Object.entries(value.jobs).flatMap(([job, { steps }]) => (steps ?? []).map((step) => ({ job, ...step })));
}
