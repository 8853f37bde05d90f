// What people who open a pull request are told: a review, and the comment that follows it.

import { artifactText, letCargoFail } from "../world.mjs";
import { openPull, reviewAndComment } from "../events.mjs";
import { expect, includes } from "../expect.mjs";

const marker = "<!-- annex-review -->";
const fork = "stranger/register";

export const reviewPromises = {
  async "a change is told in the summary, in a report and in a comment"(flows, world) {
    const pull = world.pulls.announced;
    openPull(world, pull);
    const { review, comment } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "success", `the review\n${review.log}`);
    includes(review.summary, "Example Birch GmbH", "the summary");
    includes(review.summary, "https://github.example.com/artifacts/review", "the summary");
    expect(review.summary.includes("adds Example Fern GmbH"), false, "the work of others is in the summary");
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

  async "what readers have been told cannot be rewritten in silence"(flows, world) {
    const pull = world.pulls.rewritten;
    openPull(world, pull);
    const { review, comment } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "failure", `the review\n${review.log}`);
    includes(review.summary, "rewrites history", "the summary");
    expect(comment.conclusion, "success", `the comment\n${comment.log}`);
  },

  async "a mistake in the facts is told of in the summary and in a comment"(flows, world) {
    const pull = world.pulls.broken;
    openPull(world, pull);
    const { review } = await reviewAndComment(flows, world, pull);
    expect(review.conclusion, "failure", `the review\n${review.log}`);
    const mistake = "is not an ISO 3166-1 country code";
    includes(review.summary, mistake, "the summary");
    includes(artifactText(world, "review", "index.html") ?? "", mistake, "the report");
    includes(world.github.read().comments[0].body, mistake, "the comment");
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
};
