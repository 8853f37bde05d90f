"""What we publish, read by tools that we did not write: `python3 outputs.py SITE...`.

One function for each kind of output; each yields what is wrong with the outputs of its kind, one line a problem.
The last line counts what was looked at. To look at a further kind, add a function and name it in `KINDS`.
"""

import csv
import datetime
import hashlib
import json
import sys
from pathlib import Path
from urllib.parse import unquote

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
        # With several hosts, the manifest stands above all of them.
        missing = set(schemas) - checked - ({"annex/manifest/2"} if host != site else set())
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


KINDS = [documents, addresses, chains, tables, sheets]


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
