// The preview in an open page: hears of every rebuild, and then reloads the page, swaps its style
// sheets, or says what is wrong. The server puts `<annex-preview>` and this script into responses; the
// site itself has neither.

import { Bar } from "./bar.js";
import { element, forget, recall, remember } from "./elements.js";
import { Overlay } from "./overlay.js";

const here = document.querySelector("annex-preview");
const seal = { run: here.getAttribute("run"), content: here.getAttribute("content"), styles: here.getAttribute("styles") };

returnToPlace();

// The site's style sheets end at this root, and ours do too.
const root = here.attachShadow({ mode: "open" });
const sheet = element("link", { rel: "stylesheet", href: new URL("preview.css", import.meta.url).href });
const styled = new Promise((done) => { sheet.onload = done; sheet.onerror = done; });
root.append(sheet);
const overlay = new Overlay();
const bar = new Bar({ pickDay, showErrors: () => overlay.open() });
styled.then(() => root.append(bar.element, overlay.element)).then(listen);

// ─── News ──────────────────────────────────────────────────────────────────────────────────────

// A browser opens six connections to a server and no more, so a page that nobody sees lets go of its
// own. When it is seen again it hears of everything at once.
function listen() {
  let events = null;
  const change = () => {
    events?.close();
    events = null;
    if (document.visibilityState !== "visible") return;
    events = new EventSource(own("events"));
    events.onmessage = look;
    events.onerror = () => bar.lose();
  };
  document.addEventListener("visibilitychange", change);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && change());
  change();
}

let looking = false;
let again = false;

// One look at a time; news that come meanwhile are one look more.
async function look() {
  again = true;
  if (looking) return;
  looking = true;
  try {
    while (again) {
      again = false;
      await compare(await ask("page"));
    }
  } catch {
    bar.lose(); // the next event finds the server again
  } finally {
    looking = false;
  }
}

async function compare(state) {
  const isOld = state.seal.run !== seal.run || state.seal.content !== seal.content;
  if (isOld && !wasLoadedFor(state.seal)) return reload(state.seal);
  if (!isOld) forget("wanted");
  if (state.seal.styles !== seal.styles) {
    await swapStyles();
    seal.styles = state.seal.styles;
  }
  bar.show(state);
  overlay.show(state);
  bar.showLocales(await ask("locales"));
}

function own(name) {
  return new URL(name, import.meta.url).href;
}

async function ask(name) {
  const answer = await fetch(`${own(name)}?${new URLSearchParams({ path: location.pathname })}`);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Asks for the list of a day; "" is today. Says what is wrong with it, if something is. */
async function pickDay(day) {
  const answer = await fetch(own("as-of"), { method: "POST", body: day });
  return answer.ok ? "" : answer.text();
}

// ─── The page ──────────────────────────────────────────────────────────────────────────────────

// The sheets of the new page come in beside the old ones, which go when the new ones are there.
async function swapStyles() {
  const html = await (await fetch(location.href)).text();
  const links = (page) => [...page.querySelectorAll("link[rel~=stylesheet][href]")];
  const [old, wanted] = [links(document), links(new DOMParser().parseFromString(html, "text/html"))];
  const address = (link) => new URL(link.getAttribute("href"), location.href).href;
  await Promise.all(wanted.map((link) => {
    const same = old.find((own) => address(own) === address(link));
    if (same) {
      old.splice(old.indexOf(same), 1);
      return null;
    }
    const added = document.importNode(link);
    const loaded = new Promise((done) => { added.onload = done; added.onerror = done; });
    (old.at(-1) ?? document.head.lastElementChild).after(added);
    return loaded;
  }));
  old.forEach((link) => link.remove());
}

// Browsers keep the place only if the page is as long as it was, and it is not while what was opened is closed.
function reload(wanted) {
  remember("wanted", named(wanted));
  const open = [...document.querySelectorAll("details")].map(({ open }) => open);
  remember("place", JSON.stringify({ address: location.pathname + location.search, x: scrollX, y: scrollY, open }));
  location.reload();
  return new Promise(() => {}); // nothing more is to happen in this page
}

// Were the server of two minds about a page, it would be loaded for ever: once for each state is enough.
function wasLoadedFor(wanted) {
  return recall("wanted") === named(wanted);
}

function named({ run, content }) {
  return [run, content, location.pathname].join(" ");
}

function returnToPlace() {
  const { address, x, y, open } = JSON.parse(recall("place") ?? "{}");
  forget("place");
  if (address !== location.pathname + location.search) return;
  document.querySelectorAll("details").forEach((details, at) => { details.open = open[at] ?? details.open; });
  const scroll = () => scrollTo({ left: x, top: y, behavior: "instant" });
  scroll();
  if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
}
