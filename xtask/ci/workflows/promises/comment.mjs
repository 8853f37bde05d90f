// What a review that somebody made up can do to the workflow that may write: nothing.

import { spawnSync } from "node:child_process";
import { comment, openPull } from "../events.mjs";
import { expect, includes } from "../expect.mjs";

const marker = "<!-- annex-review -->";
const fork = "stranger/register";

export const commentPromises = {
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
      world.github.keep(1, "comment", files);
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
    world.github.keep(1, "comment", { number: `${pull.number}\n`, "body.md": longest });
    const first = await comment(flows, world, { ...pull, run: 1 });
    expect(first.conclusion, "success", first.log);
    expect(world.github.read().comments[0].body, longest, "the longest text");
    world.github.keep(2, "comment", { number: `${pull.number}\n`, "body.md": `${marker}\n@everyone (@all) @@team privacy@example.com` });
    await comment(flows, world, { ...pull, run: 2 });
    includes(world.github.read().comments[0].body, "\n@\u200beveryone (@\u200ball) @\u200b@\u200bteam privacy@example.com", "the text");
  },

  async "commands in a name of a branch are nothing but its name"(flows, world) {
    const pull = { ...world.pulls.announced, branch: "a$(touch${IFS}$RUNNER_TEMP/../../owned)`id`;\"'", from: fork };
    openPull(world, pull, fork);
    world.github.keep(1, "comment", { number: `${pull.number}`, "body.md": marker });
    const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
    expect(conclusion, "success", log);
    expect(spawnSync("ls", [world.folder], { encoding: "utf8" }).stdout.includes("owned"), false, "what it ran");
  },

  async "nothing is said of a commit that is no longer the head"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, { ...pull, head: world.pulls.reformatted.head });
    world.github.keep(1, "comment", { number: `${pull.number}`, "body.md": marker });
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
};

// Bytes that no archive makes smaller, the same each time.
function noise(length) {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 255);
}
