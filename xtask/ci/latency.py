#!/usr/bin/env python3
"""How long it takes from saving a file to the changed page being served.

    python3 xtask/ci/latency.py PROGRAM REGISTER [RUNS]

PROGRAM is the built xtask, REGISTER a register as `cargo xtask bench --write` makes it. The register is
copied, the preview is started on the copy, and the file of its first sub-processor is saved with another
name, then with another purpose; each time the page in the source language is asked for every millisecond
until it shows the change. Prints milliseconds, sorted, and their median; the debounce is part of them.
"""
import http.client
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PORT = 8137


def get(path):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""


def saved_to_served(file, pattern, line, needle, page):
    text = re.sub(pattern, line, file.read_text(), flags=re.M)
    start = time.perf_counter()
    file.write_text(text)
    while needle not in get(page)[1]:
        time.sleep(0.001)
    return (time.perf_counter() - start) * 1000


def main():
    program, register, runs = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["9"])[0])
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        root = pathlib.Path(folder) / "register"
        shutil.copytree(register, root)
        file = sorted((root / "data/subprocessors").iterdir())[0]
        page = f"/en/subprocessors/{file.stem}/"
        preview = subprocess.Popen(
            [program, "serve", "--root", root, "--port", str(PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while get(page)[0] != 200:
                time.sleep(0.05)
            for what, pattern, line in [
                ("name", r"^name: .*$", 'name: "Number {} GmbH"'),
                ("purpose", r"purpose: .*$", 'purpose: "Number {} here."'),
            ]:
                times = []
                for number in range(runs):
                    # Until the whole site of the change before is made.
                    time.sleep(1.5)
                    needle = re.search(r'"(.*)"', line.format(number))[1]
                    times.append(saved_to_served(file, pattern, line.format(number), needle, page))
                times.sort()
                print(f"{what}: {[round(time) for time in times]} ms, median {statistics.median(times):.0f} ms")
        finally:
            preview.terminate()


main()
