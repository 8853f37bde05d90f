// Whether the preview does in a browser what it promises.
//
//     node xtask/ci/preview.mjs PROGRAM [ARGUMENT…]
//
// PROGRAM is the built `xtask`, or what starts it. It serves a register of its own on two hosts, which is changed, broken
// and mended here while a page of it is open. Prints one line for each problem, then the count.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { launch } from "./serve.mjs";

// `require` rather than `import`, because it looks in NODE_PATH too.
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const patience = 30_000; // milliseconds until something that does not come is a problem
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 800 };
const accessibilityRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// ─── A register to change ──────────────────────────────────────────────────────────────────────

const config = `base_url = "https://www.example.com"
default_language = "en"
[languages.ar]
[languages.el]
[extra.locales.el]
base_url = "https://www.example.gr"
`;
const register = `publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
`;
const company = (name, purpose = "Servers that store customer data.") => `name: Example ${name} GmbH
engagements:
  hosting:
    service: desk
    section: hosting
    history:
      - effective: 2024-03-01
        purpose: ${purpose}
        locations:
          - storage: [DE]
`;
const names = ["Amber", "Birch", "Cedar", "Dune", "Elm", "Fern", "Grove", "Heath", "Isle", "Jade", "Kelp", "Lake"];
const cedar = "data/subprocessors/cedar.yaml";

function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function makeRegister(root) {
  write(root, "config.toml", config);
  write(root, "data/register.yaml", register);
  for (const name of names) write(root, `data/subprocessors/${name.toLowerCase()}.yaml`, company(name));
  write(root, "content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n");
  write(root, "content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n");
  cpSync("themes/annex", join(root, "themes/annex"), { recursive: true });
}

// The running preview and its address.
async function serve([program, ...before], root) {
  const child = spawn(program, [...before, "serve", "--root", root, "--port", "0", "--editor", "vscode"], { stdio: ["ignore", "pipe", "ignore"] });
  const address = await new Promise((found, failed) => {
    let printed = "";
    child.stdout.on("data", (text) => {
      printed += text;
      const address = printed.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) found(address[0]);
    });
    child.on("exit", () => failed(new Error(`the preview ended: ${printed}`)));
  });
  return { address, stop: () => child.kill("SIGKILL") };
}

// ─── What is promised ──────────────────────────────────────────────────────────────────────────

const promises = {
  async "a changed fact reloads the page and keeps the place"({ page, root, open }) {
    await open("/en/subprocessors/");
    await page.evaluate(() => { document.querySelector("details").open = true; scrollTo(0, 700); window.old = true; });
    await page.waitForTimeout(50);
    const before = await page.evaluate(() => scrollY);
    await connected(page);
    write(root, cedar, company("Cypress"));
    await page.waitForFunction(() => !window.old && document.body.textContent.includes("Example Cypress GmbH"));
    await page.waitForFunction((before) => before > 0 && Math.abs(scrollY - before) < 2, before);
    expect(await page.evaluate(() => document.querySelector("details").open), true, "what was unfolded stays so");
  },

  async "a style sheet is swapped without a reload"({ page, root, open }) {
    await open("/en/subprocessors/");
    await page.evaluate(() => { scrollTo(0, 300); window.same = true; });
    await connected(page);
    const sheet = "themes/annex/static/text.css";
    const old = readFileSync(join(root, sheet), "utf8");
    for (const [text, spacing] of [[`${old}\nh1 { letter-spacing: 7px }\n`, "7px"], [`${old}\nh1 { letter-spacing: 9px }\n`, "9px"]]) {
      write(root, sheet, text);
      await page.waitForFunction((spacing) => getComputedStyle(document.querySelector("h1")).letterSpacing === spacing, spacing);
    }
    await page.waitForFunction(() => document.querySelectorAll("link[rel~=stylesheet]").length === 1);
    expect(await page.evaluate(() => window.same && scrollY), 300, "the page that was open, where it was");
    write(root, sheet, old);
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing !== "9px");
  },

  async "what is wrong lies over the last good site until it is mended"({ page, root, open, accessible }) {
    await open("/en/subprocessors/amber/");
    await connected(page);
    await page.evaluate(() => { window.same = true; });
    write(root, cedar, company("Cypress").replace("storage: [DE]", "storage: [UK]"));
    const overlay = page.locator("annex-preview dialog");
    await overlay.waitFor({ state: "visible" });
    const words = (await overlay.locator("pre").first().textContent()).split("\n").slice(0, 2).map((line) => line.trim());
    expect(words, ["error[unknown-country]: `UK` is not an ISO 3166-1 country code, nor `EU` or `EEA`", `--> ${cedar}:10:23`], "the words of the terminal");
    const link = await overlay.locator("a").first().getAttribute("href");
    expect(link.startsWith("vscode://file/") && link.endsWith("/data/subprocessors/cedar.yaml:10:23"), true, `a link to the place: ${link}`);
    await accessible("the overlay");

    await page.keyboard.press("Escape");
    await overlay.waitFor({ state: "hidden" });
    expect(await page.locator("annex-preview .alarm").textContent(), "1 error", "what is put aside can be had again");
    await page.locator("annex-preview .alarm").click();
    await overlay.waitFor({ state: "visible" });
    write(root, cedar, company("Cypress"));
    await overlay.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => window.same), true, "a page that did not change is not loaded again");
  },

  async "a register that cannot be built is shown as soon as it can"({ page, address, root, open, accessible, program }) {
    const broken = mkdtempSync(join(tmpdir(), "annex-"));
    makeRegister(broken);
    write(broken, "data/register.yaml", "publisher: [");
    const other = await serve(program, broken);
    try {
      await page.goto(`${other.address}/en/subprocessors/`);
      await page.locator("annex-preview dialog").waitFor({ state: "visible" });
      await accessible("the page without a site");
      write(broken, "data/register.yaml", register);
      await page.waitForFunction(() => document.body.textContent.includes("Example Amber GmbH"));
    } finally {
      await page.goto("about:blank"); // so that it does not complain of what ends now
      other.stop();
      rmSync(broken, { recursive: true });
    }
  },

  async "another day is picked and left again"({ page, open }) {
    await open("/en/subprocessors/");
    await openBar(page);
    await page.locator("annex-preview #day").fill("2020-01-01");
    await page.locator("annex-preview #day").press("Enter");
    await page.waitForFunction(() => !document.body.textContent.includes("Example Amber GmbH"));
    await page.locator("annex-preview .summary", { hasText: "as of 2020-01-01" }).waitFor();
    await page.locator("annex-preview button", { hasText: "Today" }).click();
    await page.waitForFunction(() => document.body.textContent.includes("Example Amber GmbH"));
    await page.locator("annex-preview .summary", { hasText: "today" }).waitFor();
  },

  async "every language is one step away, on whichever host"({ page, address, open }) {
    await open("/en/subprocessors/amber/");
    const alternates = await page.locator("a[hreflang][lang]").evaluateAll((all) => all.map(({ href }) => href));
    expect(new Set(alternates).size, 3, "three languages");
    for (const alternate of alternates) {
      const answer = await page.goto(alternate);
      expect(answer.status(), 200, alternate);
      expect(/^http:\/\/(127\.0\.0\.1|el\.localhost):/.test(page.url()), true, `${alternate} is on this machine`);
    }
    await open("/en/subprocessors/amber/");
    await openBar(page);
    await page.locator("annex-preview table a", { hasText: "el" }).click();
    await page.waitForURL(/^http:\/\/el\.localhost:\d+\/subprocessors\/amber\/$/);
    await page.locator("annex-preview .summary", { hasText: "el: amber" }).waitFor();
    await openBar(page);
    await page.locator("annex-preview [aria-current=page]", { hasText: "el" }).waitFor();
    expect(await page.locator("annex-preview tbody tr").count(), 3, "a row for each language");
  },

  async "the bar is reached by the keyboard and covers nothing"({ page, open }) {
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport);
      await open("/en/subprocessors/");
      let reached = false;
      for (let stop = 0; stop < 200 && !reached; stop++) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(() => {
          const bar = document.querySelector("annex-preview").shadowRoot;
          const inside = bar.activeElement;
          const { bottom } = document.activeElement.getBoundingClientRect();
          return { inside: inside?.className ?? null, covered: !inside && bottom > bar.querySelector(".bar").getBoundingClientRect().top + 1, name: document.activeElement.textContent };
        });
        expect(focus.covered, false, `“${focus.name.slice(0, 40)}” lies below the bar at ${viewport.width} px`);
        reached = focus.inside === "toggle";
      }
      expect(reached, true, "the last stop");
      await page.keyboard.press("Enter");
      await page.locator("annex-preview .panel").waitFor({ state: "visible" });
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.querySelector("annex-preview").shadowRoot.activeElement.id), "day", "the panel comes next");
      await page.reload();
      await page.locator("annex-preview .panel").waitFor({ state: "visible" });
      await page.locator("annex-preview .toggle").focus();
      await page.keyboard.press("Escape");
      await page.reload();
      await connected(page);
      expect(await page.locator("annex-preview .panel").isVisible(), false, "closed stays closed");
    }
  },

  async "the bar fits phones, right-to-left pages, the dark, and is not printed"({ page, open, accessible }) {
    for (const path of ["/en/subprocessors/", "/ar/subprocessors/"]) {
      for (const viewport of [phone, desktop]) {
        for (const colorScheme of ["light", "dark"]) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ media: "screen", colorScheme });
          await open(path);
          const place = `${path} at ${viewport.width} px in the ${colorScheme}`;
          await accessible(`the closed bar on ${place}`);
          await openBar(page);
          await accessible(`the open bar on ${place}`);
          const bar = await page.locator("annex-preview .bar").boundingBox();
          expect([bar.x, bar.width], [0, viewport.width], `the bar is as wide as ${place}`);
          expect(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true, `${place} does not scroll sideways`);
        }
      }
    }
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    expect(await page.locator("annex-preview .bar").isVisible(), false, "the bar on paper");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).paddingBottom), "0px", "room for it on paper");
    await page.emulateMedia({ media: "screen" });
  },
};

// The page has heard of the present state, so it will hear of the next one.
async function connected(page) {
  await page.locator("annex-preview .summary", { hasText: "·" }).waitFor();
}

async function openBar(page) {
  await connected(page);
  const toggle = page.locator("annex-preview .toggle");
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  await page.locator("annex-preview tbody tr").first().waitFor();
}

function expect(found, wanted, what) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

// ─── Keeping them ──────────────────────────────────────────────────────────────────────────────

async function main(program) {
  const root = mkdtempSync(join(tmpdir(), "annex-"));
  makeRegister(root);
  const preview = await serve(program, root);
  const browser = await launch();
  let problems = 0;
  try {
    for (const [name, keep] of Object.entries(promises)) {
      for (const problem of await trial(browser, { ...preview, root, program }, keep)) {
        console.log(`${name}: ${problem}`);
        problems += 1;
      }
    }
  } finally {
    await browser.close();
    preview.stop();
    rmSync(root, { recursive: true });
  }
  console.log(`${Object.keys(promises).length} promises, ${problems} problems`);
  return problems === 0;
}

// One promise in a browser of its own; what the browser complains of is a problem too.
async function trial(browser, preview, keep) {
  const problems = [];
  const context = await browser.newContext({ viewport: desktop, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  page.on("console", (message) => {
    const expected = message.text().includes("status of 503"); // the page without a site
    const unasked = message.location().url.endsWith("/favicon.ico"); // what browsers try where no page names an icon
    if (message.type() === "error" && !expected && !unasked) problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  const open = (path) => page.goto(preview.address + path);
  const accessible = async (where) => {
    await page.evaluate(axe);
    const found = await page.evaluate(async (runOnly) => {
      const { violations } = await window.axe.run({ include: [["annex-preview"]] }, { runOnly, resultTypes: ["violations"], preload: false });
      return violations.map(({ id, nodes }) => ({ id, first: nodes[0].target.flat().join(" ") }));
    }, accessibilityRules);
    for (const { id, first } of found) problems.push(`axe ${id} in ${where}: ${first}`);
  };
  try {
    await keep({ ...preview, page, open, accessible });
  } catch (error) {
    problems.push(error.message.split("\n")[0]);
    write(preview.root, cedar, company("Cypress")); // whatever was left broken
    await page.waitForTimeout(1000);
  }
  await context.close();
  return problems;
}

const program = process.argv.slice(2);
if (program.length === 0) {
  console.error("usage: node preview.mjs PROGRAM [ARGUMENT…]");
  process.exit(2);
}
process.exitCode = (await main(program)) ? 0 : 1;
