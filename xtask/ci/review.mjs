// Whether the folder of a review works from a disk: no server, no network, by keyboard, on a phone, in the dark.
//
//     node xtask/ci/review.mjs DIR                     look at the folder that `cargo xtask diff --format html` wrote
//     node xtask/ci/review.mjs DIR --screenshots OUT   take pictures of its main pages
//
// Prints one line for each problem, then one line with the counts.

import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Problems, axe, checkAccessibility, checkKeyboard, checkWidth, desktop, inParallel, patience, phone } from "./look.mjs";
import { launch } from "./serve.mjs";

const most = 24; // views looked at; of more, as many are taken evenly
// Kinds of files that a browser shows, and that hold nothing to run.
const quiet = ["annex", "css", "json", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2", "ttf"];
const schemes = ["light", "dark"];

async function main(directory, pictures) {
  const browser = await launch();
  try {
    return pictures ? await takePictures(browser, directory, pictures) : await checkFolder(browser, directory);
  } finally {
    await browser.close();
  }
}

async function checkFolder(browser, directory) {
  const views = sample(below(directory, "view"), most);
  const rendered = ["before", "after"].flatMap((side) => sample(below(directory, side), most / 2));
  let count = 0;
  await inParallel(["index.html", ...views, ...rendered], () => openTabs(browser), async (path, tabs) => {
    const lines = (await checkPage(tabs, directory, path)).lines();
    lines.forEach((line) => console.log(line));
    count += lines.length;
  });
  for (const line of await findScripts(browser, directory)) {
    console.log(line);
    count += 1;
  }
  console.log(`${1 + views.length + rendered.length} pages checked, ${count} problems`);
  return count === 0;
}

async function openTabs(browser) {
  const common = { viewport: desktop, reducedMotion: "reduce" };
  const contexts = [await browser.newContext(common), await browser.newContext({ ...common, javaScriptEnabled: false })];
  const [scripted, scriptless] = await Promise.all(contexts.map((context) => context.newPage()));
  for (const tab of [scripted, scriptless]) tab.setDefaultTimeout(patience);
  return { scripted, scriptless };
}

async function checkPage({ scripted, scriptless }, directory, path) {
  const problems = new Problems(path);
  const address = pathToFileURL(join(directory, path)).href;
  try {
    problems.during("loading");
    await scripted.setViewportSize(desktop);
    await scripted.emulateMedia({ media: "screen", colorScheme: "light" });
    watch(scripted, problems);
    await scripted.goto("about:blank"); // so that an address with another choice is loaded anew
    await scripted.goto(address, { waitUntil: "load" });
    await checkLinks(scripted, directory, problems);
    if (isOwn(path)) await checkOwn(scripted, scriptless, address, path, problems);
  } catch (error) {
    problems.add(`could not be looked at: ${error.message.split("\n")[0]}`);
  }
  scripted.removeAllListeners();
  return problems;
}

// A page of the report, not one of the site.
async function checkOwn(page, scriptless, address, path, problems) {
  problems.during("keyboard");
  await checkKeyboard(page, problems);
  await checkLooks(page, problems);
  problems.during(path.startsWith("view/") ? "view" : "filter");
  await (path.startsWith("view/") ? checkView(page, problems) : checkFilter(page, problems));
  problems.during("without script");
  await scriptless.goto(address, { waitUntil: "load" });
  await (path.startsWith("view/") ? checkView(scriptless, problems) : checkUnfiltered(scriptless, problems));
}

// Everything that goes wrong while a page lives: the console, scripts, requests.
function watch(page, problems) {
  page.on("console", (message) => {
    if (message.type() === "error") problems.add(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => problems.add(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(file|data|about):/.test(request.url())) problems.add(`request to a network: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    problems.add(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
}

// Every link leads to a file of the folder, or to the web.
async function checkLinks(page, directory, problems) {
  const links = await page.locator("[href], [src]").evaluateAll((all) => all.map((own) => own.href?.animVal ?? own.href ?? own.src));
  for (const link of new Set(links)) {
    const { protocol, href } = new URL(link);
    if (protocol !== "file:") continue;
    const file = fileURLToPath(href.split(/[?#]/)[0]);
    if (!file.startsWith(directory) || !statSync(file, { throwIfNoEntry: false })?.isFile()) problems.add(`a link leads nowhere: ${link}`);
  }
}

// No file of the folder runs anything but what is ours, also when it is opened by itself: each is read by the browser's own
// parsers, whole, and nothing of it is executed.
async function findScripts(browser, directory) {
  const page = await browser.newPage();
  const problems = [];
  for (const path of readdirSync(directory, { recursive: true }).map((own) => own.replaceAll("\\", "/")).sort()) {
    if (!statSync(join(directory, path)).isFile()) continue;
    const kind = path.split(".").pop().toLowerCase();
    if (kind === "js" && !/^(report|words\/[\w-]+)\.js$/.test(path)) problems.push(`${path}: a script that is not ours`);
    else if (!["html", "svg", "js", ...quiet].includes(kind)) problems.push(`${path}: a kind of file that is not known to be harmless`);
    if (kind !== "html" && kind !== "svg") continue;
    const runs = await page.evaluate(findRunning, [readFileSync(join(directory, path), "utf8"), kind, isOwn(path)]);
    problems.push(...runs.map((own) => `${path}: ${own}`));
  }
  await page.close();
  return problems;
}

// What in a document a browser would run, or load as a document of its own.
function findRunning([text, kind, isOwn]) {
  const document = new DOMParser().parseFromString(text, kind === "svg" ? "image/svg+xml" : "text/html");
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName.toLowerCase();
    const isScript = name === "script" && !/json$/.test(element.type);
    const isReport = isOwn && /^(\.\.\/)?report\.js$/.test(element.getAttribute("src") ?? "") && !element.textContent;
    if (isScript && !isReport) found.push("a script");
    if (["object", "embed", "foreignobject", "base", "noscript"].includes(name) || (name === "iframe" && !isOwn)) found.push(`<${name}>`);
    for (const { localName, value } of element.attributes) {
      if (localName.startsWith("on") || /^\s*(javascript|vbscript|data:(?!,$|image\/))/i.test(value)) found.push(`<${name} ${localName}="${value}">`);
    }
    const link = name === "a" || name === "area" ? (element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "") : "";
    if (link && !/^(#|https?:|mailto:|tel:|[^?#]*\.html([?#]|$))/i.test(link)) found.push(`a link to ${link}, which is no page`);
  }
  if (kind === "html" && !/^default-src 'none'/.test(document.querySelector("head > meta[http-equiv=Content-Security-Policy]")?.content ?? "")) found.push("no policy");
  return found;
}

// How it looks, in the state that it is in.
async function checkLooks(page, problems, state) {
  await page.evaluate(axe);
  for (const [viewport, scheme] of [[desktop, "light"], [desktop, "dark"], [phone, "dark"], [phone, "light"]]) {
    problems.during([state, viewport.width, scheme].filter(Boolean).join(" "));
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme });
    await checkWidth(page, problems);
    await checkAccessibility(page, problems);
  }
  await page.setViewportSize(desktop);
}

// ─── The report ────────────────────────────────────────────────────────────────────────────────

const groupsOf = (page) => page.locator("article.group:visible");

async function checkFilter(page, problems) {
  if (!(await page.locator("form.filter").count())) return;
  const everything = await groupsOf(page).count();
  const before = await page.locator(".pieces").allInnerTexts();
  for (const name of ["locale", "kind", "aspect"]) {
    const field = page.locator(`.filter [name=${name}]`);
    const values = await field.locator("option").evaluateAll((all) => all.map(({ value }) => value).filter(Boolean));
    for (const value of values) await checkChoice(page, field, name, value, problems);
    await page.locator(".filter [type=reset]").click();
    await page.waitForFunction(() => document.querySelector(".filter button").disabled);
  }
  if ((await groupsOf(page).count()) !== everything) problems.add("not everything comes back");
  if ((await page.locator(".pieces").allInnerTexts()).join() !== before.join()) problems.add("the words of the report do not come back");
}

async function checkChoice(page, field, name, value, problems) {
  await field.focus();
  await field.selectOption(value);
  await page.waitForFunction(() => !document.querySelector("script[data-waits]"));
  const state = await page.evaluate(([name, value]) => {
    const shown = [...document.querySelectorAll("article.group")].filter((group) => !group.hidden);
    const holds = (group) => group.dataset[`${name}s`].split(" ").includes(value);
    const tongues = shown.flatMap((group) => [...group.querySelectorAll(".piece:not([hidden]) .words")].map(({ lang }) => lang));
    return {
      strangers: shown.filter((group) => !holds(group)).length,
      others: [...document.querySelectorAll("article.group")].filter((group) => group.hidden && holds(group)).length,
      tongues: [...new Set(tongues)],
      locales: [...new Set([...document.querySelectorAll("article.group:not([hidden]) .locale")].map((own) => own.textContent))],
      said: document.querySelector(".filter output").value,
      hash: new URLSearchParams(location.hash.slice(1)).get(name),
    };
  }, [name, value]);
  if (state.strangers || state.others) problems.add(`${name}=${value} shows ${state.strangers} too many and ${state.others} too few`);
  if (!/^\d+ of \d+ /.test(state.said)) problems.add(`the number of differences is not said: “${state.said}”`);
  if (state.hash !== value) problems.add(`the address does not hold ${name}=${value}`);
  if (name !== "locale") return;
  if (state.locales.some((own) => own !== value)) problems.add(`${value} shows the words of ${state.locales.join(", ")}`);
  await page.reload();
  if ((await field.inputValue()) !== value) problems.add(`the choice of ${value} is lost when the page is loaded again`);
  // The report reads from left to right whatever it quotes.
  if (/^(ar|fa|he|ur)/.test(value)) {
    await page.waitForFunction(() => !document.querySelector("script[data-waits]"));
    await checkLooks(page, problems, `filter ${value}`);
    problems.during("filter");
  }
}

async function checkUnfiltered(page, problems) {
  if (await page.locator("form.filter:visible").count()) problems.add("shows a filter that does nothing");
  if ((await groupsOf(page).count()) !== (await page.locator("article.group").count())) problems.add("does not show everything");
}

// ─── A page before and after ───────────────────────────────────────────────────────────────────

async function checkView(page, problems) {
  const frames = page.locator("iframe");
  for (const frame of await frames.elementHandles()) {
    const content = await frame.contentFrame();
    await content.waitForLoadState("load");
    if (!(await content.locator("main h1, h1").count())) problems.add(`an empty frame: ${await frame.getAttribute("title")}`);
    const sheets = await content.locator("link[rel~=stylesheet]").evaluateAll((all) => all.filter((own) => !own.sheet).length);
    if (sheets) problems.add(`a frame without its style sheet: ${await frame.getAttribute("title")}`);
  }
  if ((await frames.count()) === 2) await checkShow(page, problems);
}

async function checkShow(page, problems) {
  for (const [value, expected] of [["before", 1], ["after", 1], ["both", 2]]) {
    await page.locator(`[name=show][value=${value}]`).check();
    const count = await page.locator("iframe:visible").count();
    if (count !== expected) problems.add(`“${value}” shows ${count} frames`);
  }
}

// ─── Taking pictures ───────────────────────────────────────────────────────────────────────────

async function takePictures(browser, directory, out) {
  mkdirSync(out, { recursive: true });
  const [first] = below(directory, "view");
  const page = await browser.newPage({ reducedMotion: "reduce" });
  for (const [name, address] of [["index", "index.html"], ["locale", "index.html#locale=ar"], ["view", first]]) {
    if (!address) continue;
    await page.goto("about:blank");
    await page.goto(`${pathToFileURL(directory).href}/${address}`);
    for (const viewport of [phone, desktop]) {
      for (const colorScheme of schemes) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(out, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: true });
      }
    }
  }
  return true;
}

// ─── Files ─────────────────────────────────────────────────────────────────────────────────────

const isOwn = (path) => !/^(before|after)\//.test(path);

// The pages in a folder of the folder, by number where they have one.
function below(directory, folder) {
  if (!existsSync(join(directory, folder))) return [];
  const all = readdirSync(join(directory, folder), { recursive: true }).filter((path) => path.endsWith(".html"));
  const order = new Intl.Collator("en", { numeric: true });
  return all.map((path) => `${folder}/${path}`).sort(order.compare);
}

// All, or so many evenly.
function sample(all, room) {
  return all.length <= room ? all : Array.from({ length: room }, (_, index) => all[Math.floor((index * all.length) / room)]);
}

// ─── Start ─────────────────────────────────────────────────────────────────────────────────────

const [directory, option, out] = process.argv.slice(2);
if (!directory || (option && (option !== "--screenshots" || !out))) {
  console.error("usage: node review.mjs DIR [--screenshots OUT]");
  process.exit(2);
}
process.exitCode = (await main(resolve(directory), out && resolve(out))) ? 0 : 1;
