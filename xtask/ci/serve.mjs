// A directory served as a CDN does: its own `_headers` and `_redirects`, the nearest `404.html`; and a
// browser that can reach nothing else.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, posix } from "node:path";

// `require` rather than `import`, because it looks in NODE_PATH too.
const { chromium } = createRequire(import.meta.url)("playwright-core");

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      // Nothing but a loopback server can be reached, whatever a page asks for.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
    ],
  });
}

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".atom": "application/atom+xml",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export async function serve(directory) {
  const rules = { headers: readHeaders(directory), redirects: readRedirects(directory) };
  const server = createServer((request, response) => answer(directory, rules, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => { server.close(); server.closeAllConnections(); },
  };
}

function answer(directory, rules, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const redirect = findRedirect(rules.redirects, path);
  if (redirect) {
    response.writeHead(redirect.status, { location: redirect.to }).end();
    return;
  }
  const found = findFile(directory, path);
  const file = found ?? nearestNotFound(directory, path);
  const type = { "content-type": file ? mediaTypes[extname(file)] ?? "application/octet-stream" : "text/plain" };
  response.writeHead(found ? 200 : 404, { ...type, ...headersFor(rules.headers, path) });
  response.end(file ? readFileSync(file) : "not found");
}

function findFile(directory, path) {
  const hidden = path === "/_headers" || path === "/_redirects"; // instructions to the CDN, not content
  const file = join(directory, path.endsWith("/") ? `${path}index.html` : path); // `new URL` has resolved every `..`
  return !hidden && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

function nearestNotFound(directory, path) {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const file = findFile(directory, posix.join(folder, "404.html"));
    if (file || folder === "/") return file;
  }
}

// `_headers`: a line with a path, then indented lines `Name: value`. Several rules add up.
function readHeaders(directory) {
  const rules = [];
  for (const line of linesOf(directory, "_headers")) {
    if (/^\S/.test(line)) {
      rules.push({ matches: pattern(line.trim()), headers: [] });
    } else {
      const [, name, value] = line.match(/^\s+([^:]+):\s*(.*?)\s*$/) ?? [];
      if (name) rules.at(-1)?.headers.push([name.toLowerCase(), value]);
    }
  }
  return rules;
}

function headersFor(rules, path) {
  const headers = {};
  for (const [name, value] of rules.filter(({ matches }) => matches.test(path)).flatMap((rule) => rule.headers)) {
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

// `_redirects`: lines `from to code`; what `*` stood for is `:splat` in the target. Rewrites
// (code 200) are left out: they are a matter of the CDN's own and no page here needs them.
function readRedirects(directory) {
  return linesOf(directory, "_redirects")
    .map((line) => line.trim().split(/\s+/))
    .map(([from, to, status = "302"]) => ({ matches: pattern(from), to, status: Number(status) }))
    .filter(({ status }) => status >= 300 && status < 400);
}

function findRedirect(redirects, path) {
  for (const { matches, to, status } of redirects) {
    const match = path.match(matches);
    if (match) return { status, to: to.replace(/:([a-z]\w*)/gi, (whole, name) => match.groups?.[name] ?? whole) };
  }
  return undefined;
}

// A path with `*` (anything) and `:name` (one segment), as an expression for whole paths.
function pattern(path) {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  const named = escaped.replace(/:([a-z]\w*)/gi, "(?<$1>[^/]+)").replace("*", "(?<splat>.*)");
  return new RegExp(`^${named}$`);
}

function linesOf(directory, name) {
  const file = join(directory, name);
  if (!statSync(file, { throwIfNoEntry: false })) return [];
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() && !line.trim().startsWith("#"));
}
