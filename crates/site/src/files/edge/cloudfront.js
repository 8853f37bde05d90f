
// The query comes in pieces, as it was sent.
function queryOf(pieces) {
  var query = [];
  Object.keys(pieces).forEach(function (name) {
    (pieces[name].multiValue || [pieces[name]]).forEach(function (own) {
      query.push(own.value ? name + "=" + own.value : name);
    });
  });
  return query.join("&");
}

function handler(event) {
  var request = event.request, sent = request.headers["accept-language"];
  var all = sent ? (sent.multiValue || [sent]).map(function (own) { return own.value; }).join(",") : "";
  var list = leadsTo(request.method, request.uri, queryOf(request.querystring), all);
  if (!list) return request;
  return {
    statusCode: 302,
    statusDescription: "Found",
    headers: {
      location: { value: list },
      "cache-control": { value: "private, no-store" },
      vary: { value: "Accept-Language" },
    },
  };
}
