// Whether every page and style sheet of a built site is valid, as the Nu checker of the W3C sees it.
//
//     node xtask/ci/html.mjs DIR
//
// Prints `path:line:column: message` for each problem, then one line with the counts.
// One Java process reads the whole directory: starting it costs more than a hundred pages.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

// `require` rather than `import`, because it looks in NODE_PATH too.
const checker = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

// What the checker reports but browsers and the specifications do not: each with its reason.
const mistaken = [
  // CSS Containment 3 (container queries): in every browser since 2023, not yet in the checker.
  /^CSS: Unrecognized at-rule “@container”/,
  /^CSS: “container(-type|-name)?”: Property “container(-type|-name)?” doesn't exist/,
  // SVG 2 makes geometry a matter of style: in every browser since 2020, not yet in the checker.
  /^CSS: “rx”: Property “rx” doesn't exist/,
  // BCP 47: Filipino has a tag of its own, `fil`; the checker guesses the language and knows Tagalog only.
  /^This document appears to be written in Tagalog but the “html” start tag has “lang="fil"”/,
];

async function main(directory) {
  const pages = readdirSync(directory, { recursive: true }).filter((path) => path.endsWith(".html"));
  const problems = (await check(directory)).filter(isProblem).map((found) => describe(found, directory));
  problems.sort().forEach((line) => console.log(line));
  console.log(`${pages.length} pages checked, ${problems.length} problems`);
  return pages.length > 0 && problems.length === 0;
}

async function check(directory) {
  const java = spawn("java", [
    "-jar", checker, "--format", "json", "--stdout", "--skip-non-html", "--also-check-css", directory,
  ], { stdio: ["ignore", "pipe", "inherit"] });
  const failed = new Promise((_, reject) => java.once("error", reject));
  const output = await Promise.race([text(java.stdout), failed]);
  return JSON.parse(output).messages;
}

// Warnings count; plain information ("trailing slash on void elements…") does not.
function isProblem({ type, subType, message }) {
  const told = type !== "info" || subType === "warning";
  return told && !mistaken.some((pattern) => pattern.test(message));
}

function describe({ url, lastLine, firstLine, firstColumn, lastColumn, message }, directory) {
  const path = url ? relative(directory, fileURLToPath(url)) : "(checker)";
  const line = firstLine ?? lastLine ?? 1;
  const column = firstColumn ?? lastColumn ?? 1;
  return `${path}:${line}:${column}: ${message}`;
}

const directory = process.argv[2];
if (!directory) {
  console.error("usage: node html.mjs DIR");
  process.exit(2);
}
process.exitCode = (await main(resolve(directory))) ? 0 : 1;
