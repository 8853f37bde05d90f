"""What we publish, read by tools that we did not write: `python3 outputs.py SITE...`.

One function for each kind of output; each yields what is wrong with the outputs of its kind, one line a problem.
The last line counts what was looked at. To look at a further kind, add a function and name it in `KINDS`.
"""

import csv
import datetime
import hashlib
import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

import feedparser
import icalendar
import jsonschema
import openpyxl
import rfc8785

FORMULA = tuple("=+-@\t\r＝＋－＠")
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ckb", "ps", "sd", "ug", "dv"}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def hosts(site):
    """The folders of the hosts: each has the file that tells of all others."""
    return [path.parent.parent for path in sorted(site.rglob(".well-known/subprocessors.json"))]


def documents(site):
    """Every JSON document that names its shape is as the schema that is published for it says."""
    for host in hosts(site):
        schemas = {}
        for path in sorted((host / "schemas").glob("*.json")):
            schema = read(path)
            jsonschema.Draft202012Validator.check_schema(schema)
            if not schema.get("$id", "").endswith(f"/schemas/{path.name}"):
                yield f"{path}: its $id is not its address"
            schemas[schema["properties"]["schema"]["const"]] = schema
        checked = set()
        for path in sorted(host.rglob("*.json")):
            document = read(path)
            name = document.get("schema") if isinstance(document, dict) else None
            if not isinstance(name, str):
                continue
            if name not in schemas:
                yield f"{path}: there is no schema of {name}"
                continue
            checked.add(name)
            checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
            for problem in jsonschema.Draft202012Validator(schemas[name], format_checker=checker).iter_errors(document):
                yield f"{path}: {problem.json_path}: {problem.message}"
        missing = set(schemas) - checked
        yield from (f"{host}: nothing is of the shape {name}" for name in sorted(missing))


def addresses(site):
    """Everything that `.well-known/subprocessors.json` names on its host is there."""
    for host in hosts(site):
        known = read(host / ".well-known/subprocessors.json")
        history = next(own["url"] for own in known["resources"] if own["kind"] == "history")
        base = history.removesuffix("history.json")
        for resource in known["resources"]:
            for address in filter(None, [resource["url"], resource.get("schema")]):
                path = host / unquote(address.removeprefix(base))
                if not (path / "index.html" if address.endswith("/") else path).is_file():
                    yield f"{host}: {address} is not there"


def chains(site):
    """The hash of each revision is that of its canonical form, and each names the one before it."""
    manifest = read(site / "manifest.json")
    for host in hosts(site):
        path = host / "history.json"
        previous, entries = None, {}
        for revision in read(path)["revisions"]:
            stated = revision.pop("hash")
            if hashlib.sha256(rfc8785.dumps(revision)).hexdigest() != stated:
                yield f"{path}: {revision['date']}: the hash is not that of its contents"
            if revision["previous"] != previous:
                yield f"{path}: {revision['date']}: does not name the revision before it"
            previous = stated
            entries.update({entry["id"]: entry for entry in revision["entries"]})
            for gone in revision["removed"]:
                del entries[gone]
        if previous != (manifest["revision"] or {}).get("hash"):
            yield f"{path}: its newest hash is not that of the manifest"
        listed = host / "subprocessors.json"
        if listed.is_file() and "language" not in read(listed):
            if entries != {entry["id"]: entry for entry in read(listed)["entries"]}:
                yield f"{path}: its revisions do not give the entries of {listed.name}"


def rows_of(path):
    """The rows of a CSV file, the head first."""
    with path.open(encoding="utf-8", newline="") as file:
        if file.read(1) != "\ufeff":
            raise ValueError(f"{path}: does not begin with a byte order mark")
        return list(csv.reader(file, strict=True))


def tables(site):
    """Every CSV file can be read, has the columns of its metadata, and holds no formula."""
    for path in sorted(site.rglob("*.csv")):
        metadata = read(path.with_name(path.name + "-metadata.json"))
        columns = metadata["tableSchema"]["columns"]
        if metadata["url"] != path.name or metadata["schema:schemaVersion"] != "annex/table/1":
            yield f"{path}: its metadata is of another table"
        head, *rows = rows_of(path)
        if head != [column["titles"] for column in columns]:
            yield f"{path}: the head is not that of its metadata"
        entries = read(path.with_suffix(".json"))["entries"]
        if sorted(row[0] for row in rows) != sorted(entry["id"] for entry in entries):
            yield f"{path}: has other entries than the list"
        if b"\n" in path.read_bytes().replace(b"\r\n", b"") and not any("\n" in cell for row in rows for cell in row):
            yield f"{path}: its lines do not end with CRLF"
        for row in rows:
            if len(row) != len(columns):
                yield f"{path}: {row[0]}: has {len(row)} cells for {len(columns)} columns"
            for cell, column in zip(row, columns):
                yield from (f"{path}: {row[0]}: {column['name']}: {what}" for what in wrong(cell, column))


def wrong(cell, column):
    if cell.lstrip(" \n\u00a0").startswith(FORMULA) or cell.startswith(FORMULA):
        yield "begins like a formula"
    if not cell:
        if column["required"]:
            yield "is empty"
        return
    match column["datatype"]:
        case "boolean" if cell not in ("true", "false"):
            yield f"{cell!r} is no truth value"
        case "anyURI" if "://" not in cell and not cell.startswith("mailto:"):
            yield f"{cell!r} is no address"
        case {"base": "date"}:
            datetime.date.fromisoformat(cell)


def sheets(site):
    """Every spreadsheet can be opened, and has the cells of the CSV file beside it."""
    for path in sorted(site.rglob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        language = read(path.with_suffix(".json"))["language"]
        if len(book.worksheets) != 2:
            yield f"{path}: has {len(book.worksheets)} sheets"
            continue
        sheet, about = book.worksheets
        for one in (sheet, about):
            if bool(one.sheet_view.rightToLeft) != (language.split("-")[0] in RIGHT_TO_LEFT):
                yield f"{path}: {one.title}: is written in the wrong direction"
        if sheet.freeze_panes != "B2" or sheet.auto_filter.ref != sheet.dimensions:
            yield f"{path}: the head is not frozen, or has no filter"
        cells = [cell for row in sheet.iter_rows() for cell in row]
        if any(cell.data_type == "f" for cell in cells):
            yield f"{path}: holds a formula"
        if [[said(cell) for cell in row] for row in sheet.iter_rows()] != [
            [unguarded(cell) for cell in row] for row in rows_of(path.with_suffix(".csv"))
        ]:
            yield f"{path}: has other cells than the CSV file"
        facts = [row[1] for row in about.iter_rows(values_only=True)]
        newest = read(site / "manifest.json")["revision"]
        for fact in ["annex/table/1", *(newest.values() if newest else [])]:
            if fact not in facts:
                yield f"{path}: {about.title}: does not say {fact}"


def said(cell):
    match cell.value:
        case None:
            return ""
        case bool(own):
            return str(own).lower()
        case datetime.datetime() as own:
            return own.date().isoformat()
        case own:
            return own


def unguarded(cell):
    """A cell as it was before an apostrophe kept it from being a formula."""
    inside = cell[1:]
    is_guarded = cell.startswith("'") and (inside.startswith(FORMULA) or inside.lstrip().startswith(FORMULA))
    return inside if is_guarded else cell


def feeds(site):
    """Every Atom feed is well formed, in its own language, with ids and dates that its JSON Feed has too."""
    ids = {}
    for path in sorted(site.rglob("feed.atom")):
        feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        document = read(path.with_name("feed.json"))
        if feed.bozo or feed.version != "atom10":
            yield f"{path}: {feed.get('bozo_exception', feed.version)}"
        if document["version"] != "https://jsonfeed.org/version/1.1" or document["language"] != feed.feed.language:
            yield f"{path}: the two feeds are not of one version and language"
        if [entry.id for entry in feed.entries] != [item["id"] for item in document["items"]]:
            yield f"{path}: the JSON Feed has other items"
        own = [entry.id for entry in feed.entries]
        if len(set(own)) != len(own) or not all(re.fullmatch(r"tag:[^,]+,\d{4}:.+", one) for one in [feed.feed.id, *own]):
            yield f"{path}: ids are missing or used twice"
        for entry, item in zip(feed.entries, document["items"]):
            told = datetime.datetime.fromisoformat(item["date_published"])
            if datetime.datetime(*entry.published_parsed[:6], tzinfo=datetime.UTC) != told:
                yield f"{path}: {entry.id}: the two feeds name different days"
            if entry.title != item["title"] or entry.link != item["url"] or entry.content[0].value != item["content_html"]:
                yield f"{path}: {entry.id}: the two feeds say different things"
            if 'href="/' in item["content_html"]:
                yield f"{path}: {entry.id}: has a link that leads nowhere outside its page"
        if list(own) != [entry.id for entry in sorted(feed.entries, key=lambda own: own.published_parsed, reverse=True)]:
            yield f"{path}: the newest is not on top"
        links = {link.rel: link.href for link in feed.feed.links}
        if links["self"] != document["feed_url"].replace("feed.json", "feed.atom"):
            yield f"{path}: does not name itself"
        # The whole list has the same news in every language.
        if "/my-list/" not in str(path):
            ids.setdefault(feed.feed.id, own)
            if ids[feed.feed.id] != own:
                yield f"{path}: other languages have other news"


def calendars(site):
    """Every calendar can be read, and each of its entries is a day of its own with an id, a summary and reminders."""
    today = datetime.date.fromisoformat(read(site / "manifest.json")["date"])
    for path in sorted(site.rglob("calendar.ics")):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        if calendar.errors or calendar["VERSION"] != "2.0" or not calendar.get("PRODID"):
            yield f"{path}: {calendar.errors or 'has no version or maker'}"
        events = list(calendar.walk("VEVENT"))
        uids = [str(event["UID"]) for event in events]
        if len(set(uids)) != len(uids):
            yield f"{path}: an id is used twice"
        told = {item["id"].rsplit("/", 1)[0] for item in read(path.with_name("feed.json"))["items"]}
        if not {uid.rsplit("/", 1)[0].removesuffix("/effective") for uid in uids} >= told - {""} and not any("known/" in own for own in uids):
            yield f"{path}: something that the feed tells is not in it"
        for event in events:
            if event.errors or not event.get("SUMMARY") or not isinstance(event.decoded("DTSTAMP"), datetime.datetime):
                yield f"{path}: {event['UID']}: {event.errors or 'has no summary or stamp'}"
            if isinstance(event.decoded("DTSTART"), datetime.datetime) or "DTEND" in event:
                yield f"{path}: {event['UID']}: is not one day"
            is_told = "/known/" not in event["UID"] and ":known/" not in event["UID"]
            alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
            reminds = is_told and event["STATUS"] == "CONFIRMED" and event.decoded("DTSTART") >= today
            if bool(alarms) != reminds or any(one >= datetime.timedelta(0) for one in alarms):
                yield f"{path}: {event['UID']}: reminds at the wrong time"


KINDS = [documents, addresses, chains, tables, sheets, feeds, calendars]


def main(sites):
    problems = []
    for site in map(Path, sites):
        for kind in KINDS:
            problems += kind(site)
    print("\n".join(problems))
    print(f"{len(sites)} sites, {len(KINDS)} kinds of output: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
