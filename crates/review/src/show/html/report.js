// Filters the report, and remembers in the address what is chosen. Without it everything is shown.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const chosen = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const remember = (entries) => {
    const hash = new URLSearchParams(entries.filter(([, value]) => value)).toString();
    history.replaceState(null, "", `#${hash}`);
  };

  // ─── A page before and after ───
  const show = document.querySelector("fieldset.show");
  if (document.body.classList.contains("view")) {
    const choose = () => {
      const value = chosen().get("show") || "both";
      for (const own of all("input", show || document)) own.checked = own.value === value;
      // The next page is shown as this one is.
      for (const step of all("a.step")) step.hash = value === "both" ? "" : `show=${value}`;
    };
    show?.addEventListener("change", ({ target }) => {
      remember([["show", target.value === "both" ? "" : target.value]]);
      choose();
    });
    addEventListener("hashchange", choose);
    choose();
    return;
  }

  // ─── The report ───
  const form = document.querySelector("form.filter");
  if (!form) return;
  const fields = all("select", form);
  const status = form.querySelector("output");
  const groups = all("article.group");
  const originals = new Map(groups.map((group) => [group, group.querySelector(".pieces").innerHTML]));
  const wordings = new Map(); // locale → what differs, by the number of its group

  // Names of languages, as the browser knows them.
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  for (const option of all("select[name=locale] option[value]:not([value=''])", form)) {
    try {
      const name = names.of(option.value);
      if (name) option.textContent = `${option.value} – ${name}`;
    } catch {
      // Not every locale is one that the browser knows; its tag is name enough.
    }
  }

  // What `words/<locale>.js` calls.
  window.annexWords = (locale, own) => {
    wordings.set(locale, own);
    apply();
  };
  const ask = (locale) => {
    wordings.set(locale, {});
    const script = document.createElement("script");
    script.src = `words/${locale}.js`;
    script.dataset.waits = "";
    script.onload = script.onerror = () => script.remove();
    document.head.append(script);
  };
  const told = words(form.dataset.words);

  const fits = (element, now) =>
    (!now.locale || !element.dataset.locales || words(element.dataset.locales).includes(now.locale)) &&
    (!now.kind || !element.dataset.kinds || words(element.dataset.kinds).includes(now.kind)) &&
    (!now.aspect || !element.dataset.aspects || words(element.dataset.aspects).includes(now.aspect));

  const apply = () => {
    const now = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    for (const group of groups) {
      const own = wordings.get(now.locale)?.[group.dataset.group];
      const pieces = group.querySelector(".pieces");
      const html = own ?? originals.get(group);
      if (pieces.dataset.shows !== (own ? now.locale : "")) pieces.innerHTML = html;
      pieces.dataset.shows = own ? now.locale : "";
      const locale = group.querySelector(".locale");
      if (locale) locale.textContent = own ? now.locale : locale.dataset.own;
    }
    for (const element of all("[data-locales], [data-kinds], [data-aspects]")) element.hidden = !fits(element, now);
    for (const piece of all(".piece")) piece.hidden = Boolean(now.aspect) && piece.dataset.aspect !== now.aspect;
    for (const place of all(".place, .more, .read")) place.hidden = all(".piece", place).every((piece) => piece.hidden);
    for (const part of all("[data-within]")) part.hidden = all(".rows > li", part).every((row) => row.hidden);
    say(now);
  };

  const say = (now) => {
    const shown = groups.filter((group) => !group.hidden);
    const pages = new Set(shown.flatMap((group) => all(".pages li:not([hidden]) a", group).map(({ href }) => href))).size;
    const plural = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
    const isChosen = Object.values(now).some(Boolean);
    status.value = isChosen
      ? `${shown.length} of ${plural(groups.length, "group")} of differences shown, on ${plural(pages, "page")}`
      : `${plural(groups.length, "group")} of differences, on ${plural(pages, "page")}`;
    form.querySelector("button").disabled = !isChosen;
  };

  const recall = () => {
    if (location.hash && !location.hash.includes("=")) return; // a place on the page, not a choice
    for (const field of fields) {
      const value = chosen().get(field.name) || "";
      field.value = [...field.options].some((option) => option.value === value) ? value : "";
    }
    change();
  };
  const change = () => {
    const { value } = form.elements.locale;
    if (told.includes(value) && !wordings.has(value)) ask(value);
    apply();
  };

  form.addEventListener("change", () => {
    remember(fields.map(({ name, value }) => [name, value]));
    change();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    remember([]);
    change();
    fields[0].focus();
  }));
  addEventListener("hashchange", recall);
  form.hidden = false;
  change();
  recall();
})();
