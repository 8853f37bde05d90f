// Mistakes that each of our rules must see: a workflow of ours with something changed in it.

import { broken } from "./lint.mjs";
import { workflow } from "./read.mjs";

const planted = [
  ["pinned", "ci", /@[0-9a-f]{40} # v6\.0\.2/, "@v6"],
  ["pinned", "ci", / # v6\.0\.2/, ""],
  ["few-permissions", "review", "permissions:\n  contents: read", "permissions:\n  contents: write"],
  ["few-permissions", "comment", "permissions: {}\n", ""],
  ["no-trusted-checkout", "review", "  pull_request:", "  pull_request_target:"],
  ["nothing-foreign-runs", "comment", "    steps:\n", "    steps:\n      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2\n        with:\n          persist-credentials: false\n"],
  ["nothing-foreign-runs", "comment", "    steps:\n", "    steps:\n      - run: git fetch origin\n"],
  ["no-secrets-for-strangers", "review", "GATES: notice", "TOKEN: ${{ secrets.TOKEN }}"],
  ["no-secrets-for-strangers", "review", "    timeout-minutes: 30\n", "    timeout-minutes: 30\n    permissions:\n      contents: write\n"],
  ["no-credentials-left", "nightly", "persist-credentials: false", "persist-credentials: true"],
  ["no-expressions-in-commands", "review", '"$NUMBER"', "${{ github.head_ref }}"],
  ["ends", "ci", "    timeout-minutes: 60\n", ""],
];

// Which of them are not seen.
export function mistakes(flows) {
  return planted.flatMap(([rule, name, before, after]) => {
    const { name: file, text } = flows[name];
    const changed = text.replace(before, () => after);
    if (changed === text) return [`${file}: the mistake for the rule ${rule} cannot be planted: \`${before}\` is not there`];
    const seen = broken(workflow(file, changed)).map(([rule]) => rule);
    return seen.includes(rule) ? [] : [`${file}: the rule ${rule} does not see that \`${before}\` became \`${after}\``];
  });
}
