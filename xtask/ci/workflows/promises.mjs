// What the workflows promise, tried by running them.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { comment, nightly, openPull, review, reviewAndComment } from "./events.mjs";
import { artifactText, letCargoFail, today } from "./world.mjs";

const marker = "<!-- annex-review -->";
const fork = "stranger/register";

export const promises = {
  async "a change is told in the summary, in a report and in a comment"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const { review, comment } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "success", `the review\n${review.log}`);
    includes(review.summary, "Example Birch GmbH", "the summary");
    includes(review.summary, "https://github.example.com/artifacts/review", "the summary");
    expect(review.summary.includes("Fern"), false, "the work of others is in the summary");
    includes(artifactText(world, "review", "index.html") ?? "", "Example Birch GmbH", "the report");
    expect(comment.conclusion, "success", `the comment\n${comment.log}`);
    const [only, ...more] = world.github.read().comments;
    expect([only.issue, more.length], [pull.number, 0], "one comment at the pull request");
    expect(only.body.startsWith(marker), true, "it begins with the marker");
    includes(only.body, "Example Birch GmbH", "the comment");
    includes(only.body, `Of ${pull.head.slice(0, 7)}, by [the code of this pull request](https://github.example.com/runs/${review.run})`, "the comment");
  },

  async "the next run brings the same comment up to date"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const bot = { login: "github-actions[bot]", type: "Bot" };
    world.github.comment({ issue: pull.number, user: { login: "somebody", type: "User" }, body: `${marker}\nmine` });
    world.github.comment({ issue: pull.number, user: bot, body: `of another workflow, which names ${marker}` });
    for (let other = 0; other < 120; other++) world.github.comment({ issue: pull.number, user: { login: "somebody", type: "User" }, body: "hello" });
    await reviewAndComment(flows, world, pull);
    await reviewAndComment(flows, world, pull);
    const { comments, calls } = world.github.read();
    const ours = comments.filter(({ user, body }) => user.login === bot.login && body.startsWith(marker));
    expect(ours.length, 1, "comments of ours");
    expect(comments.slice(0, 2).map(({ body }) => body), [`${marker}\nmine`, `of another workflow, which names ${marker}`], "comments of others");
    expect(calls.filter((call) => !call.startsWith("GET")).map((call) => call.split(" ")[0]), ["POST", "PATCH"], "what was written");
  },

  async "it is said that nothing changes"(flows, world) {
    const pull = world.pulls.reformatted;
    openPull(world, pull);
    const { review } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "success", `the review\n${review.log}`);
    includes(review.summary.toLowerCase(), "nothing changes", "the summary");
    includes(world.github.read().comments[0].body.toLowerCase(), "nothing changes", "the comment");
  },

  async "a gate that fails is told of in the summary and in a comment"(flows, world) {
    const pull = world.pulls.unannounced;
    openPull(world, pull);
    const { review, comment } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "failure", `the review\n${review.log}`);
    includes(review.summary, "Example Dune GmbH", "the summary");
    includes(artifactText(world, "review", "index.html") ?? "", "Example Dune GmbH", "the report");
    expect(comment.conclusion, "success", `the comment\n${comment.log}`);
    includes(world.github.read().comments[0].body, "Example Dune GmbH", "the comment");
  },

  async "a mistake in the facts is told of in the summary and in a comment"(flows, world) {
    const pull = world.pulls.broken;
    openPull(world, pull);
    const { review } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "failure", `the review\n${review.log}`);
    includes(review.summary, "Example Elm GmbH", "the summary");
    includes(artifactText(world, "review", "index.html") ?? "", "Example Elm GmbH", "the report");
    includes(world.github.read().comments[0].body, "Example Elm GmbH", "the comment");
  },

  async "a tool that does not compile replaces the review of an earlier commit"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    world.github.comment({ issue: pull.number, user: { login: "github-actions[bot]", type: "Bot" }, body: `${marker}\nof before` });
    letCargoFail(world);
    const { review } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "failure", `the review\n${review.log}`);
    includes(review.summary, "No review of this commit", "the summary");
    const { comments } = world.github.read();
    expect(comments.length, 1, "comments");
    includes(comments[0].body, "No review of this commit", "the comment");
  },

  async "a pull request from a fork gets its comment"(flows, world) {
    const pull = { ...world.pulls.announced, from: fork };
    openPull(world, pull, fork);
    openPull(world, { ...world.pulls["announced-otherwise"], branch: pull.branch }); // of the same name, in the repository itself
    const { comment } = await reviewAndComment(flows, world, pull);
    expect(comment.conclusion, "success", `the comment\n${comment.log}`);
    expect(world.github.read().comments.map(({ issue }) => issue), [pull.number], "where comments are");
  },

  async "what a hostile review leaves is refused"(flows, world) {
    const [pull, victim] = [{ ...world.pulls.announced, from: fork }, world.pulls["announced-otherwise"]];
    const body = `${marker}\n\nHello.\n`;
    const number = `${pull.number}`;
    const hostile = {
      "a number that is a command": { number: `${number}; echo`, "body.md": body },
      "a number with a line more": { number: `${number}\n${victim.number}`, "body.md": body },
      "a number that is a path": { number: `../${number}`, "body.md": body },
      "a piece of the number": { number: number.slice(0, 1), "body.md": body },
      "a number that is a pattern": { number: ".*", "body.md": body },
      "a long number": { number: "1".repeat(2_000_000), "body.md": body },
      "no number": { "body.md": body },
      "an empty number": { number: "\n", "body.md": body },
      "the number of another pull request": { number: `${victim.number}`, "body.md": body },
      "the number of none": { number: "99", "body.md": body },
      "a text of a megabyte": { number, "body.md": marker + "\n" + "a".repeat(1_000_000) },
      "a text a character too long": { number, "body.md": `${marker}\n${"é".repeat(65_536 - marker.length)}` },
      "an archive that is too large": { number, "body.md": body, noise: noise(400_000) },
      "a text without the marker": { number, "body.md": "Hello.\n" },
      "a text with the marker further down": { number, "body.md": `Hello.\n${marker}\n` },
      "no text": { number },
      "files that lie elsewhere": { "../number": number, "../body.md": body, "/tmp/number": number },
    };
    openPull(world, pull, fork);
    openPull(world, victim);
    for (const [what, files] of Object.entries(hostile)) {
      await leave(world, 1, files);
      const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
      expect(conclusion, "failure", `${what} is refused\n${log}`);
      expect(world.github.read().calls.filter((call) => !call.startsWith("GET")), [], `what ${what} wrote`);
      world.github.reset();
      openPull(world, pull, fork);
      openPull(world, victim);
    }
  },

  async "a text of the greatest length is posted, and calls nobody"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const longest = `${marker}\n${"é".repeat(65_535 - marker.length)}`;
    await leave(world, 1, { number: `${pull.number}\n`, "body.md": longest });
    const first = await comment(flows, world, { ...pull, run: 1 });
    expect(first.conclusion, "success", first.log);
    expect(world.github.read().comments[0].body, longest, "the longest text");
    await leave(world, 2, { number: `${pull.number}\n`, "body.md": `${marker}\n@everyone (@all) @@team privacy@example.com` });
    await comment(flows, world, { ...pull, run: 2 });
    includes(world.github.read().comments[0].body, "\n@\u200beveryone (@\u200ball) @\u200b@\u200bteam privacy@example.com", "the text");
  },

  async "commands in a name of a branch are nothing but its name"(flows, world) {
    const pull = { ...world.pulls.announced, branch: "a$(touch${IFS}$RUNNER_TEMP/../../owned)`id`;\"'", from: fork };
    openPull(world, pull, fork);
    await leave(world, 1, { number: `${pull.number}`, "body.md": marker });
    const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
    expect(conclusion, "success", log);
    expect(spawnSync("ls", [world.folder], { encoding: "utf8" }).stdout.includes("owned"), false, "what it ran");
  },

  async "nothing is said of a commit that is no longer the head"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, { ...pull, head: world.pulls.reformatted.head });
    await leave(world, 1, { number: `${pull.number}`, "body.md": marker });
    const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
    expect(conclusion, "success", log);
    expect(world.github.read().comments, [], "comments");
  },

  async "only reviews of pull requests that came to an end are commented on"(flows, world) {
    const pull = { ...world.pulls.announced, run: 1 };
    const conclusions = [];
    for (const other of [{ event: "push" }, { event: "workflow_dispatch" }, { conclusion: "cancelled" }, { conclusion: "action_required" }]) {
      conclusions.push((await comment(flows, world, { ...pull, ...other })).conclusion);
    }
    expect(conclusions, ["skipped", "skipped", "skipped", "skipped"], "the comments");
  },

  async "the night publishes what takes effect on its day"(flows, world) {
    world.github.ran({ head_branch: "other", conclusion: "success", run_started_at: "2026-03-01T00:09:12Z" });
    world.github.ran({ head_branch: "announced", conclusion: "failure", run_started_at: "2026-03-01T00:09:12Z" });
    world.github.ran({ head_branch: "announced", conclusion: "success", run_started_at: "2026-02-20T00:09:12Z" });
    const { build, publish } = await nightly(flows, world, { vars: { ANNEX_PUBLISH: "pages" }, isScheduled: true, branch: "announced" });
    expect([build.conclusion, publish.conclusion], ["success", "success"], `build and publishing\n${build.log}`);
    const list = published(world, "./en/subprocessors/index.html");
    includes(list, "Example Birch GmbH", "the list of the day");
    includes(published(world, "./.well-known/subprocessors.json"), today, "what hidden folders hold");
    includes(build.summary, "Example Birch GmbH", "the summary");
    includes(build.summary, "2026-02-20", "the summary");
  },

  async "the first night, and a second run on a day, have something to say"(flows, world) {
    const first = await nightly(flows, world);
    includes(first.build.summary, "2026-02-28", `the summary\n${first.build.log}`);
    world.github.ran({ head_branch: "main", conclusion: "success", run_started_at: `${today}T00:09:12Z` });
    const second = await nightly(flows, world);
    includes(second.build.summary.toLowerCase(), "nothing changes", `the summary\n${second.build.log}`);
  },

  async "the address of what is published can be another one"(flows, world) {
    const vars = { ANNEX_PUBLISH: "pages", ANNEX_BASE_URL: "https://other.example.com" };
    const { build } = await nightly(flows, world, { vars });
    expect(build.conclusion, "success", build.log);
    includes(published(world, "./en/subprocessors/index.html"), "https://other.example.com/en/subprocessors/", "the list");
  },

  async "the list is published also if nothing can be told of it"(flows, world) {
    world.github.ran({ head_branch: "main", conclusion: "success", run_started_at: "rubbish" });
    const { build, publish } = await nightly(flows, world, { vars: { ANNEX_PUBLISH: "pages" } });
    expect([build.conclusion, publish.conclusion], ["success", "success"], `build and publishing\n${build.log}`);
    includes(build.log, "Tell what takes effect: failure", "the log");
  },

  async "nothing is published unasked, from a fork or from another branch"(flows, world) {
    const vars = { ANNEX_PUBLISH: "pages" };
    const unasked = await nightly(flows, world);
    expect([unasked.build.conclusion, unasked.publish.conclusion], ["success", "skipped"], `unasked\n${unasked.build.log}`);
    expect(unasked.build.playedActions.includes("actions/upload-artifact"), false, "a site is handed on unasked");
    const fork = await nightly(flows, world, { vars, fork: true });
    expect([fork.build.conclusion, fork.publish.conclusion], ["skipped", "skipped"], "in a fork");
    const branch = await nightly(flows, world, { vars, branch: "announced" });
    expect([branch.build.conclusion, branch.publish.conclusion], ["success", "skipped"], "from another branch");
  },
};

// ─── Means ─────────────────────────────────────────────────────────────────────────────────────

// A run of the review that left these files as its comment.
async function leave({ github }, run, files) {
  github.keep(run, "comment", files);
}

// Bytes that no archive makes smaller, the same each time.
function noise(length) {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 255);
}

function published({ deployed }, file) {
  const { status, stdout, stderr } = spawnSync("tar", ["--extract", "--to-stdout", "--file", join(deployed, "artifact.tar"), file], { encoding: "utf8", maxBuffer: 1 << 26 });
  return status === 0 ? stdout : `(${stderr})`;
}

function expect(found, wanted, what) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

function includes(text, part, what) {
  if (!text.includes(part)) throw new Error(`${what} does not say “${part}”: ${text.slice(0, 2000)}`);
}
