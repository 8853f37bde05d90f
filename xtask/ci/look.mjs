// What any page is held to in a browser, and how what is wrong with it is told. For the pages of a site and for those
// of a review.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// `require` rather than `import`, because it looks in NODE_PATH too.
const require = createRequire(import.meta.url);
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };
export const patience = 60_000; // milliseconds until a page that does not load is a problem
const atOnce = 2; // pages open at the same time
const tabStops = 10; // how far the keyboard walks into a page

// What a page is held to: WCAG 2.2 AA and what axe calls best practice.
const accessibilityRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function checkWidth(page, problems) {
  const { excess, offenders } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    const sticksOut = (element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -0.5 || right > clientWidth + 0.5);
    };
    const scrollsItself = (element) => {
      for (let outer = element.parentElement; outer && outer !== document.body; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflowX !== "visible") return true;
      }
      return false;
    };
    const name = (element) => [element.localName, element.id && `#${element.id}`, ...[...element.classList].map((c) => `.${c}`)].join("");
    const innermost = [...document.body.querySelectorAll("*")]
      .filter((element) => sticksOut(element) && !scrollsItself(element))
      .filter((element) => ![...element.children].some(sticksOut));
    return { excess: scrollWidth - clientWidth, offenders: innermost.slice(0, 5).map(name) };
  });
  if (excess > 0) problems.add(`scrolls sideways by ${excess} px: ${offenders.join(", ") || "no element found"}`);
}

export async function checkAccessibility(page, problems) {
  const violations = await page.evaluate(async (tags) => {
    // On a disk axe can read neither style sheets nor frames by itself, and would be refused.
    const loads = location.protocol !== "file:";
    const options = { runOnly: tags, resultTypes: ["violations"], preload: loads, iframes: loads };
    const { violations } = await window.axe.run(document, options);
    return violations.map(({ id, help, nodes }) => ({ id, help, count: nodes.length, first: nodes[0].target.join(" ") }));
  }, accessibilityRules);
  for (const { id, help, count, first } of violations) {
    problems.add(`axe ${id}: ${help} (${count}×, first ${first})`);
  }
}

// The first stop skips to the content; every stop shows where the keyboard is.
export async function checkKeyboard(page, problems) {
  for (let stop = 1; stop <= tabStops; stop++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(describeFocus);
    if (stop === 1 && !focus?.skips) problems.add("the first tab stop is no link to an element of the page");
    if (!focus) break;
    if (!focus.outlined) problems.add(`no visible outline on ${focus.name}`);
    if (!focus.onScreen) problems.add(`focus is out of sight on ${focus.name}`);
  }
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
}

function describeFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const here = element.href && element.hash && element.href.split("#")[0] === location.href.split("#")[0];
  const seen = (colour) => !/^transparent$|,\s*0\)$|\/\s*0%?\)$/.test(colour);
  return {
    name: `${element.localName} “${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 40)}”`,
    skips: Boolean(here && document.getElementById(decodeURIComponent(element.hash.slice(1)))),
    // Within a frame its page shows where the keyboard is.
    outlined: element.localName === "iframe" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && seen(style.outlineColor)) || style.boxShadow !== "none",
    onScreen: width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
  };
}

// The problems of one page. The same one in several states is one line that names the states.
export class Problems {
  #path;
  #state = "";
  #states = new Map();

  constructor(path) {
    this.#path = path;
  }

  during(state) {
    this.#state = state;
  }

  add(message) {
    const states = this.#states.get(message) ?? new Set();
    this.#states.set(message, states.add(this.#state));
  }

  lines() {
    return [...this.#states].map(([message, states]) => `${this.#path}: ${message} [${[...states].join(", ")}]`);
  }
}

// A few workers, each with its own equipment, share one queue.
export async function inParallel(items, equip, work) {
  const queue = [...items];
  const worker = async () => {
    const equipment = await equip();
    while (queue.length > 0) await work(queue.shift(), equipment);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
