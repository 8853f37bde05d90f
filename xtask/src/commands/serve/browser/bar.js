// The bar at the foot of a previewed page: a line that says what is shown, and a panel with the rest.

import { diagnostic, element, recall, remember, tally } from "./elements.js";

export class Bar {
  constructor({ pickDay, showErrors }) {
    this.pickDay = pickDay;
    this.toggle = element("button", { type: "button", className: "toggle", accessKey: "p", textContent: "Preview", attributes: { "aria-controls": "panel" } });
    this.toggle.onclick = () => this.open(this.panel.hidden);
    this.alarm = element("button", { type: "button", className: "alarm", hidden: true, onclick: showErrors });
    this.summary = element("span", { className: "summary", attributes: { role: "status" } });
    this.panel = element("div", { id: "panel", className: "panel" }, this.dayBlock(), this.localesBlock(), this.toldBlock(), this.weightBlock());
    const line = element("div", { className: "line" }, this.toggle, this.alarm, this.summary);
    this.element = element("section", { className: "bar", lang: "en", dir: "ltr", attributes: { "aria-label": "Annex preview" } }, line, this.panel);
    this.element.addEventListener("keydown", ({ key }) => key === "Escape" && !this.panel.hidden && this.close());
    this.open(recall("open") === "yes");
    this.makeRoom();
  }

  open(isOpen) {
    this.panel.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", isOpen);
    remember("open", isOpen ? "yes" : "no");
  }

  close() {
    this.open(false);
    this.toggle.focus();
  }

  // The page ends above the bar, and what the keyboard reaches is scrolled above it.
  makeRoom() {
    const room = new CSSStyleSheet();
    document.adoptedStyleSheets.push(room);
    new ResizeObserver(() => {
      const height = `${Math.ceil(this.element.getBoundingClientRect().height)}px`;
      room.replaceSync(`@media screen { html { padding-block-end: ${height} !important; scroll-padding-block-end: calc(${height} + 0.5rem) !important } }`);
    }).observe(this.element);
  }

  // ─── What is shown ───────────────────────────────────────────────────────────────────────────

  show(state) {
    const { broken, date, picked, told, weight, what, chooser } = state;
    this.element.classList.remove("lost");
    const errors = (broken ?? []).filter(({ level }) => level === "error");
    this.alarm.hidden = !broken;
    this.alarm.textContent = tally(errors);
    const day = date && (picked ? `as of ${date}` : `today, ${date}`);
    const older = broken && date ? "last good site" : null;
    this.summary.textContent = [older, tally(told), day, what, weight.html && size(weight.html)].filter(Boolean).join(" · ");

    if (!this.day.matches(":focus")) this.day.value = date ?? "";
    this.today.disabled = !picked;
    this.told.replaceChildren(...(told.length ? told.map(diagnostic) : [element("p", { textContent: "Nothing." })]));
    this.toldHead.textContent = told.length ? `On this page: ${tally(told)}` : "On this page";
    this.weight.textContent = `HTML ${size(weight.html)}; with its ${weight.files === 1 ? "file" : `${weight.files} files`} ${size(weight.html + weight.assets)}, before compression.`;
    this.chooser.hidden = !chooser;
    if (chooser) this.chooser.querySelector("a").href = chooser;
  }

  showLocales({ file, rows }) {
    this.caption.textContent = `This page in each language, with ${file ? "the texts of its file" : "all texts"} counted`;
    this.rows.replaceChildren(...rows.map(({ locale, address, here, translated }) => {
      const link = element("a", { href: address, textContent: locale, hreflang: locale });
      if (here) link.setAttribute("aria-current", "page");
      const counts = translated
        ? ["translated", "missing", "fuzzy", "stale"].map((key) => element("td", { textContent: translated[key], className: translated[key] && key !== "translated" ? "look" : "" }))
        : [element("td", { colSpan: 4, textContent: "source language" })];
      return element("tr", {}, element("th", { scope: "row" }, link), ...counts);
    }));
  }

  /** The server does not answer. */
  lose() {
    this.element.classList.add("lost");
    this.summary.textContent = "The preview is not running; this page is as it was.";
  }

  // ─── What it is made of ──────────────────────────────────────────────────────────────────────

  dayBlock() {
    this.day = element("input", { type: "date", id: "day", required: true });
    this.today = element("button", { type: "button", textContent: "Today", disabled: true, onclick: () => this.pick("") });
    this.refusal = element("p", { className: "look", attributes: { role: "alert" } });
    const form = element("form", {}, element("label", { htmlFor: "day", textContent: "List as of" }), this.day, element("button", { textContent: "Show" }), this.today);
    form.onsubmit = (event) => {
      event.preventDefault();
      this.pick(this.day.value);
    };
    return element("div", { className: "block" }, heading("Day"), form, this.refusal);
  }

  async pick(day) {
    this.refusal.textContent = await this.pickDay(day).catch(() => "The preview is not running.");
  }

  localesBlock() {
    this.rows = element("tbody");
    this.caption = element("caption");
    const head = ["Language", "Translated", "Missing", "Fuzzy", "Stale"].map((text) => element("th", { scope: "col", textContent: text }));
    const table = element("table", {}, this.caption, element("thead", {}, element("tr", {}, ...head)), this.rows);
    this.chooser = element("p", { hidden: true }, element("a", { textContent: "The page to choose a language" }));
    const status = element("p", {}, element("a", { href: "/__annex/translations", textContent: "All languages: what is translated, and what is left to do" }));
    return element("div", { className: "block" }, heading("Languages"), table, this.chooser, status);
  }

  toldBlock() {
    this.toldHead = heading("On this page");
    this.told = element("div", { className: "told" });
    return element("div", { className: "block wide" }, this.toldHead, this.told);
  }

  weightBlock() {
    this.weight = element("p");
    return element("div", { className: "block" }, heading("Weight"), this.weight);
  }
}

function heading(text) {
  return element("h2", { textContent: text });
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
