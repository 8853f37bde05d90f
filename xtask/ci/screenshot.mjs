// The picture in README.md: the list of a built site on a wide screen, and in the dark on a phone.
//
//     node xtask/ci/screenshot.mjs DIR OUT.png

import { resolve } from "node:path";
import { launch, serve } from "./serve.mjs";

const [directory, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node screenshot.mjs DIR OUT.png");
  process.exit(2);
}
const server = await serve(resolve(directory));
const browser = await launch();
try {
  const wide = await picture("en/subprocessors/#infrastructure", { width: 1100, height: 760 }, "light");
  const phone = await picture("ar/", { width: 360, height: 760 }, "dark");
  const page = await browser.newPage({ viewport: { width: 1100 + 24 + 360, height: 760 } });
  const image = (bytes) => `<img style="display:block;border-radius:8px" src="data:image/png;base64,${bytes.toString("base64")}">`;
  await page.setContent(`<body style="margin:0;display:flex;gap:24px;background:transparent">${image(wide)}${image(phone)}`);
  await page.screenshot({ path: resolve(out), omitBackground: true });
} finally {
  await browser.close();
  server.close();
}

async function picture(path, viewport, colorScheme) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(`${server.origin}/${path}`);
  return page.screenshot();
}
