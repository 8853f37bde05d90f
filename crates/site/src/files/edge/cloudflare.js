
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const header = request.headers.get("accept-language") || "";
    const list = leadsTo(request.method, url.pathname, url.search.slice(1), header);
    if (list) {
      const headers = { location: list, "cache-control": "private, no-store", vary: "Accept-Language" };
      return new Response(null, { status: 302, headers });
    }
    const found = await env.ASSETS.fetch(request);
    if (url.pathname !== ROOT) return found;
    const answer = new Response(found.body, found);
    answer.headers.append("vary", "Accept-Language");
    return answer;
  },
};
