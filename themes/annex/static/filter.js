// Filters the list. Without it everything is shown.
(() => {
  const form = document.querySelector(".filter");
  const { lang } = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(lang);
  const number = (count) => new Intl.NumberFormat(lang).format(count);
  const rows = all(".entries tbody tr").map((row) => [row, fold(row.textContent), JSON.parse(row.dataset.if || "0")]);
  const fields = all("[name]", form);
  const status = form.querySelector("output");
  const chosen = () => fields.map((own) => [own.name, own.value.trim()]).filter((own) => own[1]);

  // Whether a condition can hold: what is not chosen is open.
  const can = (when, now) => {
    if (!when) return true;
    const [what, ...rest] = when;
    if (what == "and") return rest.every((part) => can(part, now));
    if (what == "or") return rest.some((part) => can(part, now));
    return !now[what] || rest.includes(now[what]) != rest[0];
  };

  const show = () => {
    const now = Object.fromEntries(chosen());
    const active = chosen().length > 0;
    const words = fold(now.q || "").split(/\s+/);
    let shown = 0;
    for (const [row, text, when] of rows) {
      const fits = can(when, now) && words.every((word) => text.includes(word));
      shown += fits;
      row.hidden = !fits && "#" + row.id != location.hash;
    }
    for (const place of all("[data-for]")) {
      place.hidden = now.region && !place.dataset.for.split(" ").includes(now.region);
    }
    for (const part of all("section.part")) {
      const own = all("tbody tr", part);
      part.hidden = own.length && own.every((row) => row.hidden);
      for (const link of all(`.contents [href="#${part.getAttribute("aria-labelledby")}"]`)) {
        link.parentElement.hidden = part.hidden;
      }
    }
    for (const count of all(".entries .count")) count.hidden = active;
    const { count, none } = status.dataset;
    let said = shown ? count.replace("{shown}", number(shown)).replace("{all}", number(rows.length)) : none;
    status.value = active ? said : "";
    form.querySelector("button").hidden = !active;
  };

  // The address holds the choice, so that it can be passed on.
  const remember = () => {
    const query = `?${new URLSearchParams(chosen())}`;
    history.replaceState(null, "", location.pathname + query.replace(/^.$/, "") + location.hash);
    show();
  };
  const recall = () => {
    const query = new URLSearchParams(location.search);
    for (const own of fields) {
      own.value = query.get(own.name) || "";
      own.value ||= "";
    }
    show();
  };

  form.oninput = remember;
  form.onsubmit = () => false;
  form.onreset = () => setTimeout(remember);
  form.q.onkeydown = ({ key }) => {
    if (key != "Escape") return;
    form.q.value = "";
    remember();
  };
  onpopstate = recall;
  onhashchange = show;
  form.hidden = false;
  recall();
})();
