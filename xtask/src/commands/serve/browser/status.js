// The page of translations: it counts again with every build, without losing where the reader was.

const main = () => document.querySelector("main");

const events = new EventSource("/__annex/events");
events.onmessage = async ({ data }) => {
  if (main().dataset.showing === data) return;
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  main().replaceWith(page.querySelector("main"));
};
