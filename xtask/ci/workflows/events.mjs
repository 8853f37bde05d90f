// The events that start our workflows, as GitHub sends them, cut down to what matters, and the jobs that follow.

import { play } from "./runner.mjs";

const repository = (name, fork = false) => ({ full_name: name, fork, owner: { login: name.split("/")[0] }, default_branch: "main" });

let runs = 0;

// `review.yml` for a pull request, and then `comment.yml`, as one follows the other.
export async function reviewAndComment(flows, world, pull) {
  const reviewed = review(flows, world, pull);
  const result = await reviewed;
  return { review: result, comment: await comment(flows, world, { ...pull, run: result.run, conclusion: result.conclusion }) };
}

export async function review({ review }, world, pull) {
  const run = 7000 + runs++;
  const payload = { pull_request: { number: pull.number, base: { sha: pull.head, ref: "main" }, head: { sha: pull.head, ref: pull.branch } }, repository: repository(world.github.repository) };
  const done = await play(review, "review", { ...world, ref: pull.merge, run }, { name: "pull_request", ref: pull.merge, payload });
  return { ...done, run };
}

// What `workflow_run` tells: nothing of the pull request if that comes from a fork, as here always.
export function comment({ comment }, world, { head, branch, run, conclusion = "success", event = "pull_request", from = world.github.repository }) {
  const workflow_run = { id: run, event, conclusion, head_sha: head, head_branch: branch, head_repository: repository(from, from !== world.github.repository), html_url: `https://github.example.com/runs/${run}`, pull_requests: [] };
  return play(comment, "comment", { ...world, ref: "refs/heads/main", run: run + 1 }, { name: "workflow_run", ref: "refs/heads/main", payload: { workflow_run, repository: repository(world.github.repository) } });
}

// Both jobs of `nightly.yml`; a run by hand unless it is the clock that starts it.
export async function nightly({ nightly }, world, { vars = {}, fork = false, branch = "main", isScheduled = false } = {}) {
  const ref = `refs/heads/${branch}`;
  const event = isScheduled ? { name: "schedule", payload: { schedule: "7 0 * * *" } } : { name: "workflow_dispatch", payload: { inputs: null, repository: repository(world.github.repository, fork) } };
  const run = 7000 + runs++;
  const build = await play(nightly, "build", { ...world, ref, run }, { ...event, ref, vars });
  if (build.conclusion !== "success") return { build, publish: { conclusion: "skipped" } };
  return { build, publish: await play(nightly, "publish", { ...world, ref, run }, { ...event, ref, vars }) };
}

// A pull request as the API lists it.
export function openPull({ github }, { number, head, branch }, from = github.repository) {
  github.openPull({ number, head: { sha: head, ref: branch, user: { login: from.split("/")[0] }, repo: { full_name: from } } });
}
