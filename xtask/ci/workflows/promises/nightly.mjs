// What is published by date, and where nothing is.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { nightly } from "../events.mjs";
import { expect, includes } from "../expect.mjs";
import { today } from "../world.mjs";

export const nightlyPromises = {
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

function published({ deployed }, file) {
  const { status, stdout, stderr } = spawnSync("tar", ["--extract", "--to-stdout", "--file", join(deployed, "artifact.tar"), file], { encoding: "utf8", maxBuffer: 1 << 26 });
  return status === 0 ? stdout : `(${stderr})`;
}
