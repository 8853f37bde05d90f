"""Takes texts out for translators, opens and saves them with tools of others, and takes them in again.

Usage: exchange.py FOLDER ROOT... -- COMMAND...

COMMAND is how xtask is run. Nothing may have changed on the way: neither a text nor a state.
"""

import csv
import io
import pathlib
import subprocess
import sys

from translate.storage import xliff2

LOCALES = ["ar", "de"]


def save_xliff(path):
    """As a translator's tool opens and saves it."""
    document = xliff2.Xliff2File.parsefile(str(path))
    assert document.units, f"{path} has no units"
    for unit in document.units:
        assert unit.source, f"{path} has a unit without a text"
    path.write_bytes(bytes(document))


def save_csv(path):
    """As a spreadsheet of a country that separates lists by semicolons saves it."""
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert all(len(row) == len(rows[0]) for row in rows), f"{path} has rows of several lengths"
    assert all(cell[:1] not in ("=", "+", "-", "@") for row in rows for cell in row), f"{path} has a formula"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def main():
    split = sys.argv.index("--")
    folder, roots, command = pathlib.Path(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1 :]
    folder.mkdir(parents=True, exist_ok=True)
    for root in roots:
        for locale in LOCALES:
            for ending, save in (("xlf", save_xliff), ("csv", save_csv)):
                path = folder / f"{pathlib.Path(root).name}-{locale}.{ending}"
                run = lambda *arguments: subprocess.run(
                    [*command, "i18n", *arguments], check=True, capture_output=True, text=True
                ).stdout
                run("export", "--root", root, "--locale", locale, "-o", str(path))
                save(path)
                said = run("import", "--root", root, str(path)).strip()
                assert f"{locale}: 0 taken, 0 refused, " in said, f"{path}: {said}"
                print(f"{path.name}: {said}")


main()
