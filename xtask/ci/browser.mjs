// Whether the pages of a built site do in a browser what they promise.
//
//     node xtask/ci/browser.mjs DIR                     look at the pages
//     node xtask/ci/browser.mjs DIR --screenshots OUT   take pictures of the main ones
//
// The site is served as a CDN would, with its own `_headers`, so the content security policy is in
// force. Prints one line for each problem, then one line with the counts.

import { readFileSync, readdirSync, mkdirSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { Problems, axe, checkAccessibility, checkKeyboard, checkWidth, desktop, inParallel, patience, phone } from "./look.mjs";
import { launch, serve } from "./serve.mjs";

const tablet = { width: 768, height: 1024 };
const schemes = ["light", "dark"];
const most = 150; // pages looked at; a site with more is sampled

async function main(directory, pictures) {
  const server = await serve(directory);
  const browser = await launch();
  try {
    return pictures
      ? await takePictures(browser, server.origin, directory, pictures)
      : await checkPages(browser, server.origin, directory);
  } finally {
    await browser.close();
    server.close();
  }
}

// ─── Looking at pages ──────────────────────────────────────────────────────────────────────────

async function checkPages(browser, origin, directory) {
  const pages = sample(listPages(directory));
  let count = 0;
  await inParallel(pages, () => openTabs(browser), async (path, tabs) => {
    const lines = (await checkPage(tabs, origin, path)).lines();
    lines.forEach((line) => console.log(line));
    count += lines.length;
  });
  console.log(`${pages.length} pages checked, ${count} problems`);
  return pages.length > 0 && count === 0;
}

// One tab runs scripts and one does not; both serve page after page, as opening one costs more than a look.
async function openTabs(browser) {
  const common = { viewport: desktop, reducedMotion: "reduce", serviceWorkers: "block" };
  const contexts = [await browser.newContext(common), await browser.newContext({ ...common, javaScriptEnabled: false })];
  const [scripted, scriptless] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const tab of [scripted, scriptless]) tab.setDefaultTimeout(patience);
  return { scripted, scriptless };
}

async function checkPage({ scripted, scriptless }, origin, path) {
  const problems = new Problems(path);
  try {
    await look(scripted, origin, path, problems);
    await lookWithoutScript(scriptless, origin, path, problems);
  } catch (error) {
    problems.add(`could not be looked at: ${error.message.split("\n")[0]}`);
  }
  scripted.removeAllListeners();
  return problems;
}

// The page is loaded once and then resized and recoloured, as by a reader who turns a phone.
async function look(page, origin, path, problems) {
  problems.during("loading");
  await page.setViewportSize(desktop);
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  watch(page, origin, path, problems);
  await open(page, origin, path, problems);

  problems.during("keyboard");
  await checkKeyboard(page, problems);
  await page.evaluate(axe);
  for (const [viewport, scheme, accessibility] of [
    [desktop, "light", true], [desktop, "dark", true], [phone, "dark", false], [phone, "light", true],
  ]) {
    problems.during(`${viewport.width} ${scheme}`);
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme });
    await checkWidth(page, problems);
    if (accessibility) await checkAccessibility(page, problems);
  }

  problems.during("filter");
  if (await page.locator("form.filter").count()) await checkFilter(page, problems);

  problems.during("print");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await checkHeading(page, problems);

  problems.during("afterwards");
  await checkNothingStored(page, problems);
}

async function lookWithoutScript(page, origin, path, problems) {
  problems.during("without script");
  await open(page, origin, path, problems);
  await checkHeading(page, problems);
  if (await page.locator("form.filter:visible, .entries tr[hidden]").count()) problems.add("shows what only a script can do");
}

async function open(page, origin, path, problems) {
  const response = await page.goto(address(origin, path), { waitUntil: "load" });
  const expected = isNotFoundPage(path) ? 404 : 200;
  if (response.status() !== expected) problems.add(`status ${response.status()} instead of ${expected}`);
}

// Everything that goes wrong while a page lives: the console, scripts, requests.
function watch(page, origin, path, problems) {
  const itself = address(origin, path);
  page.on("console", (message) => {
    const { url } = message.location();
    const expected = isNotFoundPage(path) && url === itself;
    const unasked = url === `${origin}/favicon.ico`; // what browsers try once when no page names an icon
    if (message.type() === "error" && !expected && !unasked) problems.add(`console: ${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => problems.add(`script: ${error.message}`));
  page.on("request", (request) => {
    const { origin: where, protocol } = new URL(request.url());
    if (where !== origin && protocol !== "data:") problems.add(`request to another origin: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // The browser gave it up itself, as it does with an icon when it goes on to the next page.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    problems.add(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== itself) {
      problems.add(`request failed: ${response.url()} (${response.status()})`);
    }
  });
}

// The filter of the list. What it shows for a choice of customers is what the page of that choice shows.
async function checkFilter(page, problems) {
  await page.setViewportSize(desktop);
  const shown = () => page.locator(".entries tbody tr:visible").evaluateAll((rows) => rows.map((row) => row.id));
  const said = () => page.locator(".filter output").textContent();
  const everything = await shown();
  const lists = await page.locator(".to-choices a").evaluateAll((links) => links.map(({ href }) => href));
  for (const name of ["region", "product"]) {
    const values = await page.locator(`.filter select[name=${name}] option`).evaluateAll((all) => all.map(({ value }) => value));
    for (const value of lists.length ? values.filter(Boolean) : []) {
      const answer = await page.request.get(`${lists[0]}${value}/`);
      const expected = answer.ok() && (await page.evaluate((html) => {
        const list = new DOMParser().parseFromString(html, "text/html");
        return [...list.querySelectorAll(".entries:not(.places) tbody tr")].map(({ id }) => id);
      }, await answer.text()));
      await page.locator(`.filter select[name=${name}]`).selectOption(value);
      const found = await shown();
      if (expected && found.join() !== expected.join()) problems.add(`${name}=${value} shows ${found.length} rows, its list has ${expected.length}`);
      if (!page.url().includes(`${name}=${value}`)) problems.add(`the address does not hold ${name}=${value}`);
    }
    if (values.length > 1) await page.locator(`.filter select[name=${name}]`).selectOption("");
  }
  const word = await page.locator(".entries tbody th").first().evaluate((cell) => cell.innerText.split(/[\s,#]/)[0]);
  await page.locator(".filter [name=q]").fill(word.toUpperCase());
  const fitting = await shown();
  const wrong = await page.locator(".entries tbody tr:visible").evaluateAll(
    (rows, word) => rows.filter((row) => !row.textContent.toLowerCase().includes(word.toLowerCase())).length, word);
  if (wrong || !fitting.length) problems.add(`“${word}” shows ${fitting.length} rows, ${wrong} of them without it`);
  if (!/\p{N}/u.test(await said())) problems.add(`the number of rows is not said: “${await said()}”`);
  await checkAccessibility(page, problems);
  await page.reload();
  if ((await shown()).join() !== fitting.join()) problems.add("the choice is lost when the page is loaded again");
  await page.evaluate(axe);
  await page.locator(".filter [name=q]").fill("no such words");
  if ((await shown()).length || !(await said())) problems.add("nothing is said where nothing fits");
  await page.locator(".filter [name=q]").press("Escape");
  if ((await shown()).join() !== everything.join()) problems.add("Escape does not bring back all rows");
  if (page.url().includes("?")) problems.add("an empty choice stays in the address");
}

async function checkHeading(page, problems) {
  if (!(await page.locator("main h1").first().isVisible())) problems.add("no visible `main h1`");
}

async function checkNothingStored(page, problems) {
  for (const { name } of await page.context().cookies()) problems.add(`sets the cookie ${name}`);
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  for (const key of stored) problems.add(`stores ${key}`);

  // So that the next page in this tab answers only for itself.
  await page.context().clearCookies();
  await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
}

// ─── Taking pictures ───────────────────────────────────────────────────────────────────────────

async function takePictures(browser, origin, directory, out) {
  mkdirSync(out, { recursive: true });
  const subjects = await chooseSubjects(browser, origin, directory);
  await inParallel(subjects, () => browser.newPage({ reducedMotion: "reduce" }), async ({ name, path }, page) => {
    await page.goto(address(origin, path));
    for (const viewport of [phone, tablet, desktop]) {
      for (const colorScheme of schemes) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(out, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true });
      }
    }
  });
  console.log(`${subjects.length} pages pictured`);
  return subjects.length > 0;
}

// For each locale (a directory at the top that holds pages), its list and one entity of the list.
async function chooseSubjects(browser, origin, directory) {
  const pages = listPages(directory);
  const page = await browser.newPage();
  const welcome = pages.includes("index.html") ? await linksOf(page, origin, "index.html", "body") : [];
  const subjects = [];
  for (const locale of localesOf(pages)) {
    const own = pages.filter((path) => path.startsWith(`${locale}/`)).sort(byDepth);
    const list = welcome.find((path) => own.includes(path)) ?? own[0];
    subjects.push({ name: `${locale}-list`, path: list });
    const linked = await linksOf(page, origin, list, "main");
    const entity = mostCommonKind(linked.filter((path) => own.includes(path) && path !== list));
    if (entity) subjects.push({ name: `${locale}-entity`, path: entity });
  }
  await page.close();
  return subjects;
}

function localesOf(pages) {
  const tops = pages.filter((path) => path.includes("/")).map((path) => path.split("/")[0]);
  return [...new Set(tops)].sort();
}

// The pages of this site that a part of a page links to, as paths of files.
async function linksOf(page, origin, path, part) {
  await page.goto(address(origin, path));
  const links = await page.locator(`${part} a[href]`).evaluateAll((all) => all.map(({ href }) => href));
  return links
    .map((href) => new URL(href))
    .filter((url) => url.origin === origin)
    .map((url) => decodeURIComponent(url.pathname).slice(1))
    .map((target) => (target === "" || target.endsWith("/") ? `${target}index.html` : target));
}

// A list links to its entities more often than to anything else: the first page of the largest
// group of siblings is one of them.
function mostCommonKind(paths) {
  const parent = (path) => posix.dirname(path.replace(/\/?index\.html$/, ""));
  const largest = [...groupBy(new Set(paths), parent).values()].sort((a, b) => b.length - a.length)[0];
  return largest?.[0];
}

function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}

// ─── Pages and addresses ───────────────────────────────────────────────────────────────────────

// Every page but those that only lead elsewhere: a browser would look at their target instead.
function listPages(directory) {
  const leadsElsewhere = (path) => /http-equiv="?refresh/i.test(readFileSync(join(directory, path), "utf8"));
  return readdirSync(directory, { recursive: true })
    .filter((path) => path.endsWith(".html") && !leadsElsewhere(path))
    .sort();
}

// All pages near the root (the lists), and of the others as many as fit, evenly.
function sample(pages) {
  if (pages.length <= most) return pages;
  const shallow = pages.filter((path) => depth(path) <= 3);
  const deep = pages.filter((path) => depth(path) > 3);
  const room = Math.min(deep.length, Math.max(most - shallow.length, 20));
  const picked = Array.from({ length: room }, (_, index) => deep[Math.floor((index * deep.length) / room)]);
  return [...shallow, ...picked];
}

const depth = (path) => path.split("/").length;
const byDepth = (a, b) => depth(a) - depth(b) || (a < b ? -1 : 1);
const isNotFoundPage = (path) => posix.basename(path) === "404.html";

// Where a visitor meets the page; a "not found" page is met below a path that does not exist.
function address(origin, path) {
  const visited = isNotFoundPage(path)
    ? posix.join(posix.dirname(path), "no/such/page/")
    : path.replace(/(^|\/)index\.html$/, "$1");
  return new URL(visited, `${origin}/`).href;
}

// ─── Start ─────────────────────────────────────────────────────────────────────────────────────

const [directory, option, out] = process.argv.slice(2);
if (!directory || (option && (option !== "--screenshots" || !out))) {
  console.error("usage: node browser.mjs DIR [--screenshots OUT]");
  process.exit(2);
}
process.exitCode = (await main(resolve(directory), out && resolve(out))) ? 0 : 1;
