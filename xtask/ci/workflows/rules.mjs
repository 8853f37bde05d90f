// What must hold for our workflows, beyond what holds for everybody's. One function a rule; each gives what is wrong.

import { steps } from "./read.mjs";

export const rules = {
  "pinned": ({ text }) => {
    const lines = text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    return lines.filter((line) => !pinned.test(line)).map((line) => `\`${line.trim()}\` names no commit with its version behind it: \`owner/action@<40 hex digits> # v1.2.3\``);
  },

  // A job that needs more says so itself, so that no other job has it.
  "few-permissions": ({ value: { permissions } }) => {
    const written = JSON.stringify(permissions);
    return ["{}", '{"contents":"read"}'].includes(written) ? [] : [`the permissions of the whole workflow are ${written}; write \`contents: read\` or \`{}\`, and more only in a job`];
  },

  // It would run with everything that the repository may do, next to the code of strangers.
  "no-trusted-checkout": ({ value }) => ("pull_request_target" in triggers(value) ? ["`pull_request_target` is not used here: let `workflow_run` follow a `pull_request`"] : []),

  "nothing-foreign-runs": (workflow) => {
    if (!("workflow_run" in triggers(workflow.value))) return [];
    const actions = steps(workflow).filter(({ uses }) => uses).map(({ uses }) => `\`${uses}\` has no place after \`workflow_run\`, which may write: it would bring something to run`);
    const commands = steps(workflow).filter(({ run }) => runners.test(run ?? "")).map(({ name }) => `“${name}” runs a program that could run something of a pull request`);
    return [...actions, ...commands];
  },

  "no-secrets-for-strangers": ({ text, value }) => {
    if (!("pull_request" in triggers(value))) return [];
    const secrets = /secrets\.|github\.token/.test(text) ? ["a workflow of pull requests has no use for secrets or the token"] : [];
    const writes = Object.entries(value.jobs).filter(([, { permissions }]) => JSON.stringify(permissions ?? {}).includes("write"));
    return [...secrets, ...writes.map(([job]) => `the job \`${job}\` runs the code of pull requests and may write`)];
  },

  "no-credentials-left": (workflow) => {
    const checkouts = steps(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    return checkouts.filter((step) => step.with?.["persist-credentials"] !== false).map(() => "`actions/checkout` leaves the token where every later step finds it: add `persist-credentials: false`");
  },

  // An expression is put into the text of a command before any quoting; the environment is not.
  "no-expressions-in-commands": (workflow) => steps(workflow).filter(({ run }) => run?.includes("${{")).map(({ name, run }) => `“${name ?? run.trim()}” has an expression in its command: hand it over in \`env\``),

  "ends": ({ value }) => Object.entries(value.jobs).filter(([, job]) => !job["timeout-minutes"]).map(([job]) => `the job \`${job}\` has no \`timeout-minutes\``),
};

const runners = /\b(git|cargo|npm|npx|node|python3?|source|eval)\b/;

const pinned = /^\s*(- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/;

// What starts a workflow, in whichever form it is written.
function triggers({ on }) {
  if (typeof on === "string") return { [on]: null };
  return Array.isArray(on) ? Object.fromEntries(on.map((name) => [name, null])) : on;
}
