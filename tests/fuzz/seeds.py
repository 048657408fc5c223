#!/usr/bin/env python3
"""Lays out what other people's test suites hold as seeds, one input a file: seeds.py FOLDER.

Reads ../shared/data (or SUPERCARGO_SHARED) when it is there; makes FOLDER/<fuzzer> for each fuzzer, empty
when there is nothing to read.
"""
import os
import pathlib
import shutil
import sys
import tarfile

root = pathlib.Path(__file__).resolve().parents[2]
data = pathlib.Path(os.environ.get("SUPERCARGO_SHARED", root.parent / "shared")) / "data"
target = pathlib.Path(sys.argv[1])


def lines(*patterns):
    return [line for pattern in patterns for path in sorted(data.glob(pattern)) if path.is_file()
            for line in path.read_bytes().splitlines() if 0 < len(line) <= 2048]


def json_suite():
    with tarfile.open(data / "json-test-suite/test_parsing-open.tar.xz") as archive:
        return [archive.extractfile(each).read() for each in archive if each.isfile()]


texts = lines("naughty-strings/blns.txt", "injection-payloads/fuzzdb/*/*.txt")
# The first byte of these two chooses a separator and a scale.
seeds = {
    "json_fuzz": json_suite() if data.is_dir() else [],
    "csv_fuzz": [b"\0" + path.read_bytes() for path in sorted(data.glob("csv-spectrum/csvs/*.csv"))],
    "values_fuzz": [b"\2" + text for text in texts],
    "url_fuzz": [b"/api/v1/products?q=" + text for text in texts],
    "cursor_fuzz": texts[:100],
    "edifact_fuzz": [path.read_bytes() for path in sorted(data.glob("edi/*/**/*.[eEt][dDx][iIt]"))],
    "ubl_fuzz": [path.read_bytes() for pattern in ("ubl-oasis-examples/*.xml", "peppol-poacc/**/*.xml")
                 for path in sorted(data.glob(pattern))],
    "request_head_fuzz": [b"GET /" + text + b" HTTP/1.1\r\nHost: a\r\n\r\n" for text in texts],
}
for name, inputs in seeds.items():
    shutil.rmtree(target / name, ignore_errors=True)
    (target / name).mkdir(parents=True)
    for number, text in enumerate(inputs):
        (target / name / f"{number:04}").write_bytes(text[:4096])
