// What a review that somebody made up can do to the workflow that may write: nothing.

import { spawnSync } from "node:child_process";
import { comment, openPull } from "../events.mjs";
import { expect, includes } from "../expect.mjs";

const marker = "<!-- annex-review -->";
const fork = "stranger/register";

// What begins each comment.
const head = (pull) => `${marker}\n<sub>Of ${pull.head.slice(0, 7)}, by [the code of this pull request](https://github.example.com/runs/1).</sub>\n\n`;

// What GitHub would act on, and what becomes of it; `~` is a word joiner.
const acting = {
  "@everyone (@all) @@team privacy@example.com é@team &lt@team": "@~everyone (@~all) @~@~team privacy@~example.com é@~team &amp;lt@~team",
  "&#64;team &#0064;team &#64team &#x40;team &#X0040;team &commat;team &COMMAT;team": "&amp;#~64;team &amp;#~0064;team &amp;#~64team &amp;#~x40;team &amp;#~X0040;team &amp;commat;team &amp;COMMAT;team",
  "&amp;#64;team &#8288;&#36;": "&amp;#~64;team &#8288;&#36;",
  "@<!-- -->team @<x></x>team": "@~&lt;!-- -->team @~&lt;x>&lt;/x>team",
  "#1 owner/repo#1 &#35;1 &num;1 #<b></b>1 ##1 gh-1 GH\\-1": "#~1 owner/repo#~1 &amp;#~35;1 &amp;num;1 #~&lt;b>&lt;/b>1 ##~1 gh-~1 GH\\-~1",
  "https://github.com/owner/repo/issues/1 [x](//www.GitHub.com/o/r/pull/1) https://github\\.com/": "https://github~.com/owner/repo/issues/1 [x](//www.GitHub~.com/o/r/pull/1) https://github~\\.com/",
  "a\n/approve\n  /merge\nb\r/close": "a\n~/approve\n  ~/merge\nb/close",
  "all is well <!--": "all is well &lt;!--",
  "```": "```",
  "<details hidden><a href=x>": "&lt;details hidden>&lt;a href=x>",
};

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
      "a text that is too long": { number, "body.md": `${marker}\n${"é".repeat(65_536 - marker.length)}` },
      "a text that is too long once it is harmless": { number, "body.md": `${marker}\n${"@all ".repeat(12_000)}` },
      "a text of the greatest length that calls a team": { number, "body.md": `${marker}\n@maintainer-team ${"é".repeat(65_518 - marker.length)}` },
      "a text that is none": { number, "body.md": Buffer.concat([Buffer.from(`${marker}\n`), Buffer.from([0xff, 0x40])]) },
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

  async "a long text is posted whole, below whose word it is"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const long = "é".repeat(65_000);
    world.github.keep(1, "comment", { number: `${pull.number}\n`, "body.md": `${marker}\n${long}\n` });
    const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
    expect(conclusion, "success", log);
    expect(world.github.read().comments[0].body, `${head(pull)}${long}\n`, "the text");
  },

  async "a text calls nobody, leaves no trace at other issues, and cannot hide whose word it is"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    for (const [given, harmless] of Object.entries(acting)) {
      world.github.keep(1, "comment", { number: `${pull.number}\n`, "body.md": `${marker}\n${given}` });
      const { conclusion, log } = await comment(flows, world, { ...pull, run: 1 });
      expect(conclusion, "success", `${given}\n${log}`);
      expect(world.github.read().comments[0].body, head(pull) + harmless.replaceAll("~", "\u2060"), given);
    }
  },

  async "what the tool writes is left as it is"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const written = "## This changes the facts.\n\n### Pages\n\n<details>\n<summary>list <code>a&lt;b</code></summary>\n\n- a&amp;b &quot;c&quot; &gt; <span>&#36;</span>1, issue #&#8288;1, <del>x</del><ins>y</ins>, <span dir=\"rtl\" lang=\"ar\">\u2067<ins>شركة</ins>\u2069</span>\n</details>\n";
    world.github.keep(1, "comment", { number: `${pull.number}\n`, "body.md": `${marker}\n${written}` });
    await comment(flows, world, { ...pull, run: 1 });
    expect(world.github.read().comments[0].body, head(pull) + written, "the text");
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
