// Which list suits the header Accept-Language: quality values of RFC 9110 (12.5.4), lookup of RFC 4647 (3.4).
// As plain as the oldest runtime needs it. It may be read by anybody: it holds addresses and nothing else.

function trimmed(text) {
  var start = 0, end = text.length;
  while (start < end && " \t".indexOf(text.charAt(start)) >= 0) start++;
  while (end > start && " \t".indexOf(text.charAt(end - 1)) >= 0) end--;
  return text.slice(start, end);
}

// A language and how much it is wanted, in thousandths; null for what the RFC does not know.
function rangeOf(written) {
  var at = written.indexOf(";"), quality = "1";
  if (at >= 0) {
    var weight = trimmed(written.slice(at + 1)), mark = /^[qQ][ \t]*=/.exec(weight);
    quality = mark ? trimmed(weight.slice(mark[0].length)) : "";
  }
  var name = trimmed(at < 0 ? written : written.slice(0, at)).toLowerCase();
  var known = /^(0(\.[0-9]{0,3})?|1(\.0{0,3})?)$/.test(quality) && /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/.test(name);
  return known ? { name: name, quality: Math.round(Number(quality) * 1000) } : null;
}

// The most wanted first; of two that are wanted alike, the one that is named first.
function rangesOf(header) {
  var parts = header.split(","), ranges = [];
  for (var i = 0; i < parts.length && ranges.length < 64; i++) {
    var range = rangeOf(parts[i]);
    if (range) {
      range.at = ranges.length;
      ranges.push(range);
    }
  }
  return ranges.sort(function (a, b) { return b.quality - a.quality || a.at - b.at; });
}

// Whether the most exact of the ranges that name a tag does not want it.
function isRefused(tag, ranges) {
  var best = null;
  for (var i = 0; i < ranges.length; i++) {
    var name = ranges[i].name, names = tag === name || tag.indexOf(name + "-") === 0;
    if (names && (!best || name.length >= best.name.length)) best = ranges[i];
  }
  return best !== null && best.quality === 0;
}

// A range is shortened from its end until a tag fits; a single letter only introduces what stood behind it.
function lookUp(range, lists) {
  for (;;) {
    for (var i = 0; i < lists.length; i++) if (lists[i][0].toLowerCase() === range) return lists[i];
    var end = range.lastIndexOf("-");
    if (end < 0) return null;
    range = range.slice(0, end);
    if (range.length >= 2 && range.charAt(range.length - 2) === "-") range = range.slice(0, -2);
  }
}

function preferred(header) {
  var ranges = rangesOf(header);
  var lists = LISTS.filter(function (own) { return !isRefused(own[0].toLowerCase(), ranges); });
  for (var i = 0; i < ranges.length && ranges[i].quality > 0; i++) {
    var found = lookUp(ranges[i].name, lists);
    if (found) return found;
  }
  return null;
}

// The address to which a request leads, or null if it is to be answered as any other.
function leadsTo(method, path, query, header) {
  if (path !== ROOT || (method !== "GET" && method !== "HEAD")) return null;
  if (!OTHERWISE && /(^|&)choose=?(&|$)/.test(query)) return null;
  var found = preferred(header), list = found ? found[1] : OTHERWISE;
  return list && query ? list + "?" + query : list;
}
