// What is wrong, over the last good site, until it is mended or put aside.

import { diagnostic, element, forget, recall, remember, tally } from "./elements.js";

export class Overlay {
  constructor() {
    this.head = element("h2", { id: "wrong", tabIndex: -1, autofocus: true });
    const close = element("button", { type: "button", textContent: "Close", onclick: () => this.element.close() });
    this.body = element("div", { className: "told" });
    this.hint = element("p", { className: "hint" });
    this.element = element("dialog", { className: "overlay", lang: "en", dir: "ltr", attributes: { "aria-labelledby": "wrong" } },
      element("div", { className: "top" }, this.head, close), this.hint, this.body);
    // Closed by hand or by Escape: the same words do not come back with every page.
    this.element.addEventListener("close", () => this.shown && remember("aside", this.shown));
    this.shown = null;
  }

  /** Shows what a failed build said, or goes away; there may be a site behind it. */
  show({ broken, date }) {
    if (!broken) return this.mend();
    this.hint.textContent = `${date ? "Behind this is the last good site. " : ""}It goes away by itself when all is mended.`;
    const words = JSON.stringify(broken.map(({ text }) => text));
    if (words === this.shown) return undefined;
    this.fill(broken);
    this.shown = words;
    if (words !== recall("aside")) this.open();
    return undefined;
  }

  open() {
    if (!this.element.open) this.element.showModal();
  }

  mend() {
    this.shown = null;
    forget("aside");
    this.element.close();
  }

  // Errors first: they are why there is no new site.
  fill(broken) {
    const errors = broken.filter(({ level }) => level === "error");
    const others = broken.filter(({ level }) => level !== "error");
    this.head.textContent = tally(errors);
    const rest = others.length
      ? element("details", {}, element("summary", { textContent: `and ${tally(others)}` }), ...others.map(diagnostic))
      : null;
    this.body.replaceChildren(...errors.map(diagnostic), ...(rest ? [rest] : []));
  }
}
