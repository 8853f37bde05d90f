// Plays a job of a workflow: its commands run for real with bash, its actions are played.
//
// A step sees what GitHub gives it: the environment, the file of the event, one file each for its summary and outputs.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { allows, fill } from "./expressions.mjs";

// What came of a job: its conclusion, what its summary says, what was printed, and the outputs of its steps.
export async function play(workflow, jobName, world, event) {
  const job = workflow.value.jobs[jobName];
  const contexts = makeContexts(workflow, event, world);
  const done = { conclusion: "skipped", summary: "", log: "", steps: contexts.steps, playedActions: [] };
  if (!allows(job.if, contexts)) return done;

  const place = makePlace(world, event);
  contexts.runner.temp = place.temp;
  contexts.workspace = place.workspace;
  world.github.grant(job.permissions ?? workflow.value.permissions);
  for (const step of job.steps) {
    const { outcome, outputs } = takeStep(step, { workflow, job, contexts, place, world, done });
    if (step.id) contexts.steps[step.id] = { outcome, outputs };
    if (outcome === "failure" && !step["continue-on-error"]) contexts.state = "failure";
  }
  rmSync(place.folder, { recursive: true });
  return { ...done, conclusion: contexts.state };
}

function makeContexts({ value }, { name, payload, ref, vars = {} }, { github }) {
  return {
    state: "success",
    hasNoPayload: name === "schedule",
    github: { event: payload, event_name: name, ref, ref_name: ref.replace(/^refs\/(heads|pull)\//, ""), repository: github.repository, token: github.token, workflow: value.name },
    runner: { os: "Linux", temp: "" },
    vars,
    steps: {},
  };
}

// The folders and files of one run.
function makePlace({ folder }, { payload }) {
  const own = mkdtempSync(join(folder, "run-"));
  const place = { folder: own, workspace: join(own, "workspace"), temp: join(own, "temp"), event: join(own, "event.json") };
  mkdirSync(place.workspace);
  mkdirSync(place.temp);
  writeFileSync(place.event, JSON.stringify(payload));
  return place;
}

function takeStep(step, run) {
  const { contexts, workflow, job, done } = run;
  const id = step.name ?? step.uses ?? step.run.split("\n")[0];
  if (!allows(step.if, contexts)) return { outcome: "skipped", outputs: {} };
  const filled = (table) => Object.fromEntries(Object.entries(table ?? {}).map(([key, value]) => [key, fill(value, contexts)]));
  const env = { ...filled(workflow.value.env), ...filled(job.env), ...filled(step.env) };
  const { outcome, outputs, printed } = step.uses ? act(step.uses, filled(step.with), run) : command(fill(step.run, contexts), env, run);
  done.log += `── ${id}: ${outcome}\n${printed ?? ""}`;
  return { outcome, outputs };
}

function act(uses, inputs, { world, place, done }) {
  const name = uses.replace(/@.*/, "");
  const action = world.actions[name];
  if (!action) throw new Error(`the action \`${name}\` is not known here`);
  done.playedActions.push(name);
  return { outcome: "success", outputs: action(inputs, place, world) ?? {} };
}

// As GitHub runs it where the workflow says `shell: bash`.
function command(text, env, { contexts, world, place, done }) {
  const files = { GITHUB_STEP_SUMMARY: join(place.folder, "summary"), GITHUB_OUTPUT: join(place.folder, "output") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const script = join(place.folder, "script.sh");
  writeFileSync(script, text);
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: place.workspace,
    encoding: "utf8",
    env: { ...surroundings(contexts, world, place), ...files, ...env },
  });
  done.summary += readFileSync(files.GITHUB_STEP_SUMMARY, "utf8");
  return { outcome: status === 0 ? "success" : "failure", outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")), printed: stdout + stderr };
}

// Ours may itself run in a workflow, of which the commands must see nothing.
function surroundings({ github }, world, { workspace, temp, event }) {
  const own = Object.entries(process.env).filter(([name]) => !/^(GITHUB_|GH_|RUNNER_|ACTIONS_)/.test(name));
  return {
    ...Object.fromEntries(own),
    PATH: `${world.programs}${delimiter}${process.env.PATH}`,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: github.event_name,
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: github.ref,
    GITHUB_REF_NAME: github.ref_name,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
  };
}

// `name=value`, or `name<<END`, lines, `END`.
function readOutputs(text) {
  const outputs = {};
  for (const [, name, value, longName, , lines] of text.matchAll(/^(?:([\w-]+)=(.*)|([\w-]+)<<(\w+)\n([\s\S]*?)\n\4)$/gm)) {
    outputs[name ?? longName] = name ? value : lines;
  }
  return outputs;
}
