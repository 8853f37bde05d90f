// The `gh api` that the commands of workflows find: it answers from a file, and refuses what the job may not do.
//
//     node gh.mjs STATE api [OPTION…] PATH

import { readFileSync, writeFileSync } from "node:fs";

const [file, subcommand, ...rest] = process.argv.slice(2);
const state = JSON.parse(readFileSync(file, "utf8"));

function fail(why) {
  console.error(`gh: ${why}`);
  process.exit(1);
}

// ─── What is asked ─────────────────────────────────────────────────────────────────────────────

function readRequest(words) {
  const request = { method: "GET", fields: {}, paginate: false, silent: false };
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--method") request.method = words.shift();
    else if (word === "--paginate") request.paginate = true;
    else if (word === "--silent") request.silent = true;
    else if (word === "-f" || word === "--field") addField(request, word, words.shift());
    else if (word.startsWith("-") || request.path) fail(`\`${word}\` is not known here`);
    else request.path = word;
  }
  const url = new URL(request.path, "https://api.example.com/");
  return { ...request, path: url.pathname.slice(1), query: { ...Object.fromEntries(url.searchParams), ...request.fields } };
}

// `--field` reads files, `-f` takes everything as it is written.
function addField({ fields }, option, written) {
  const split = written.indexOf("=");
  const [name, value] = [written.slice(0, split), written.slice(split + 1)];
  fields[name] = option === "--field" && value.startsWith("@") ? readFileSync(value.slice(1), "utf8") : value;
}

// ─── What is answered ──────────────────────────────────────────────────────────────────────────

const routes = [
  ["GET", /^pulls$/, ["pull-requests", "read"], ({ query }) => state.pulls.filter((pull) => pull.state === query.state && `${pull.head.user.login}:${pull.head.ref}` === query.head)],
  ["GET", /^issues\/(\d+)\/comments$/, ["pull-requests", "read"], (_, number) => state.comments.filter((comment) => comment.issue === Number(number))],
  ["POST", /^issues\/(\d+)\/comments$/, ["pull-requests", "write"], ({ query }, number) => {
    const comment = { id: 1000 + state.comments.length, issue: Number(number), user: { login: "github-actions[bot]", type: "Bot" }, body: accepted(query.body) };
    state.comments.push(comment);
    return comment;
  }],
  ["PATCH", /^issues\/comments\/(\d+)$/, ["pull-requests", "write"], ({ query }, id) => {
    const comment = state.comments.find((comment) => comment.id === Number(id)) ?? fail("HTTP 404");
    return Object.assign(comment, { body: accepted(query.body) });
  }],
  ["GET", /^actions\/runs\/(\d+)\/artifacts$/, ["actions", "read"], ({ query }, run) => {
    const artifacts = state.artifacts.filter((artifact) => artifact.run === Number(run) && artifact.name === query.name);
    return { total_count: artifacts.length, artifacts: artifacts.map(({ zip, ...artifact }) => artifact) };
  }],
  ["GET", /^actions\/artifacts\/(\d+)\/zip$/, ["actions", "read"], (_, id) => Buffer.from(state.artifacts.find((artifact) => artifact.id === Number(id))?.zip ?? fail("HTTP 404"), "base64")],
  ["GET", /^actions\/workflows\/nightly\.yml\/runs$/, ["actions", "read"], ({ query }) => ({ workflow_runs: state.runs.filter((run) => run.conclusion === query.status && run.head_branch === query.branch) })],
];

function accepted(body) {
  return [...body].length <= 65_536 ? body : fail("HTTP 422: body is too long (maximum is 65536 characters)");
}

function answer(request) {
  const place = request.path.replace(`repos/${state.repository}/`, "");
  for (const [method, pattern, [permission, level], reply] of routes) {
    const match = request.method === method && place.match(pattern);
    if (!match) continue;
    const granted = state.permissions[permission];
    if (granted !== "write" && granted !== level) fail(`HTTP 403: needs \`${permission}: ${level}\``);
    return reply(request, ...match.slice(1));
  }
  return fail(`HTTP 404: ${request.method} ${request.path}`);
}

// Lists come in pages, a document each, as with `--paginate`; without it there is only the first.
function print(value, { query, paginate, silent }) {
  if (silent) return;
  if (Buffer.isBuffer(value)) process.stdout.write(value);
  else if (!Array.isArray(value)) process.stdout.write(JSON.stringify(value));
  else {
    const size = Number(query.per_page ?? 30);
    const pages = Array.from({ length: Math.max(1, Math.ceil(value.length / size)) }, (_, page) => value.slice(page * size, (page + 1) * size));
    process.stdout.write(pages.slice(0, paginate ? undefined : 1).map((page) => JSON.stringify(page)).join(""));
  }
}

if (subcommand !== "api") fail(`\`${subcommand}\` is not known here`);
if (process.env.GH_TOKEN !== state.token) fail("no token");
const request = readRequest(rest);
state.calls.push(`${request.method} ${request.path}`);
const value = answer(request);
writeFileSync(file, JSON.stringify(state));
print(value, request);
