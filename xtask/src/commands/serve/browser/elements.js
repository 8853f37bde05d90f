// What the bar and the overlay are made of. Texts are only ever set as texts, never as HTML.

/** An element with properties (or, in `attributes`, attributes) and children. */
export function element(name, { attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A diagnostic: a link that opens the editor where it is, and what the terminal shows. */
export function diagnostic({ level, text, place, link }) {
  const where = link
    ? element("a", { href: link, textContent: place, title: "Open in the editor" })
    : place && element("span", { className: "place", textContent: place });
  const shown = element("pre", { textContent: text, tabIndex: 0, attributes: { role: "group", "aria-label": level } });
  return element("div", { className: `diagnostic ${level}` }, where, shown);
}

/** "2 errors, 1 note", or nothing. */
export function tally(told) {
  return ["error", "warning", "note"]
    .map((level) => [told.filter((own) => own.level === level).length, level])
    .filter(([count]) => count > 0)
    .map(([count, level]) => (count === 1 ? `1 ${level}` : `${count} ${level}s`))
    .join(", ");
}

// What this tab remembers. A browser that stores nothing forgets it, and that is all.

export function remember(key, value) {
  try {
    sessionStorage.setItem(`annex-preview.${key}`, value);
  } catch { /* storage is off */ }
}

export function recall(key) {
  try {
    return sessionStorage.getItem(`annex-preview.${key}`);
  } catch {
    return null;
  }
}

export function forget(key) {
  try {
    sessionStorage.removeItem(`annex-preview.${key}`);
  } catch { /* storage is off */ }
}
