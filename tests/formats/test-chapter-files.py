#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads files of chapters by programs that know nothing of Segue: a JSON schema, xmllint, and ffprobe, mkvmerge and PyYAML
where they are installed. They must find the starts and titles of the notes.

test-chapter-files.py SEGUE_CLI NOTES...    (prints TAP; NOTES are more episodes)
"""
import csv
import importlib.util
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

HOSTILE = [
    'a "b" c', "it's", "--> x", "a --> b", "x < y", "R&D", "&amp; &lt;", "]]> x", "a = b", "x; y", "# 1", "back\\\\slash", "[CHAPTER]",
    "START=5", "title=x", "TIMEBASE=1/1", "{json}", "NOTE that", "STYLE", "WEBVTT", "עברית ו-English", "\u202eabc\u202c", "🎙 audio",
    "👨‍👩‍👧", "가" * 300, "<?xml?>", "<!-- c -->", "%s %n", "100%", "end\\\\",
]
SCHEMA = {
    "type": "object",
    "required": ["version", "chapters"],
    "properties": {
        "version": {"type": "string", "pattern": r"^1\.[0-2]\.\d+$"},
        "title": {"type": "string"},
        "chapters": {"type": "array", "items": {
            "type": "object",
            "required": ["startTime"],
            "properties": {
                "startTime": {"type": "number", "minimum": 0},
                "endTime": {"type": "number", "minimum": 0},
                "title": {"type": "string"},
                "url": {"type": "string", "pattern": "^https?://"},
                "img": {"type": "string", "pattern": "^https?://"},
                "toc": {"type": "boolean"},
            },
            "additionalProperties": False,
        }},
    },
    "additionalProperties": False,
}


def stamp(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def make_episodes():
    yield "".join(f"({stamp(10 * n)}) x {title}\n" for n, title in enumerate(HOSTILE))
    yield "".join(f"({stamp(7 * n)}) Segment {n}, of a long show\n" for n in range(1000))
    for path in sys.argv[2:]:
        yield pathlib.Path(path).read_text()


def convert(notes, to):
    done = subprocess.run([sys.argv[1], "convert", "--from", "text", "--to", to, "-", "-"], input=notes.encode(),
                          stdout=subprocess.PIPE, check=True)
    return done.stdout


def expected(notes):
    """The starts of the segments in milliseconds, from our own JSON."""
    entries = json.loads(convert(notes, "json"))["entries"]
    found = []
    for entry in entries:
        if entry["kind"] == "segment" and entry["start"] is not None:
            fields = [float(field) for field in entry["start"].split(":")]
            found.append(round(1000 * sum(value * 60 ** place for place, value in enumerate(reversed(fields)))))
    return sorted(found)


def read_json(notes, folder):
    import jsonschema
    chapters = json.loads(convert(notes, "json-chapters"))
    jsonschema.validate(chapters, SCHEMA)
    return [(round(1000 * chapter["startTime"]), chapter.get("title", "")) for chapter in chapters["chapters"]]


def read_psc(notes, folder):
    path = folder / "a.psc"
    path.write_bytes(convert(notes, "psc"))
    found = []
    for name in ("start", "title"):
        done = subprocess.run(["xmllint", "--nonet", "--xpath", f"//*[local-name()='chapter']/@{name}", path],
                              capture_output=True, text=True, check=True)
        values = re.findall(f' {name}="([^"]*)"', done.stdout)
        for sign, character in (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            values = [value.replace(sign, character) for value in values]
        found.append(values)
    starts = [[float(field) for field in start.split(":")] for start in found[0]]
    return list(zip([round(1000 * (h * 3600 + m * 60 + s)) for h, m, s in starts], found[1], strict=True))


def read_ffmetadata(notes, folder):
    path = folder / "a.ffmetadata.txt"
    path.write_bytes(convert(notes, "ffmetadata"))
    done = subprocess.run(["ffprobe", "-v", "error", "-f", "ffmetadata", "-show_chapters", "-of", "json", path],
                          capture_output=True, text=True, check=True)
    assert not done.stderr, done.stderr
    return [(round(1000 * float(chapter["start_time"])), chapter["tags"]["title"].rstrip()) for chapter in json.loads(done.stdout)["chapters"]]


def read_matroska(notes, folder):
    path, media = folder / "a.xml", folder / "a.mks"
    path.write_bytes(convert(notes, "matroska-xml"))
    subprocess.run(["mkvmerge", "-q", "-o", media, "--chapters", path], stdout=subprocess.PIPE, check=True)
    done = subprocess.run(["mkvextract", media, "chapters", "-"], stdout=subprocess.PIPE, check=True)
    found = []
    for atom in xml.etree.ElementTree.fromstring(done.stdout.decode("utf-8-sig")).iter("ChapterAtom"):
        if atom.find("ChapterAtom") is None:
            hours, minutes, seconds = atom.findtext("ChapterTimeStart").split(":")
            start = round(1000 * (int(hours) * 3600 + int(minutes) * 60 + float(seconds)))
            found.append((start, atom.findtext("ChapterDisplay/ChapterString") or ""))
    return found


def read_by_mkvmerge(data, path, *options):
    """The chapters that mkvmerge finds, as it writes them back in pairs of lines."""
    media = path.with_suffix(".mks")
    path.write_bytes(data)
    subprocess.run(["mkvmerge", "-q", *options, "-o", media, "--chapters", path], stdout=subprocess.PIPE, check=True)
    done = subprocess.run(["mkvextract", media, "chapters", "--simple", "-"], stdout=subprocess.PIPE, check=True)
    found = []
    for line in done.stdout.decode("utf-8-sig").splitlines():
        key, value = line.split("=", 1)
        if key.endswith("NAME"):
            found.append((milliseconds(start), value))
        else:
            start = value
    return found


def milliseconds(clock):
    return round(1000 * sum(float(field) * 60 ** place for place, field in enumerate(reversed(clock.split(":")))))


def read_ogm(notes, folder):
    return read_by_mkvmerge(convert(notes, "ogm"), folder / "a.txt", "--chapter-charset", "UTF-8")


def read_cue(notes, folder):
    return read_by_mkvmerge(convert(notes, "cue"), folder / "a.cue", "--cue-chapter-name-format", "%t")


def read_tables(notes, folder):
    """Tables of all programs must hold the same."""
    found = []
    for name, delimiter, start, title in (("csv", ",", "Start", "Title"), ("tsv", "\t", "Start", "Title"),
                                          ("reaper-csv", ",", "Start", "Name"), ("audition-csv", "\t", "Start", "Name")):
        rows = csv.DictReader(io.StringIO(convert(notes, name).decode(), newline=""), delimiter=delimiter, strict=True)
        found.append([(milliseconds(row[start]), row[title]) for row in rows])
    assert all(table == found[0] for table in found), "the tables differ"
    return found[0]


def read_yaml(notes, folder):
    """Sections contain their chapters, and descriptions are those of the notes."""
    import yaml
    entries = json.loads(convert(notes, "json"))["entries"]
    bodies = [entry.get("description") for entry in entries if entry["kind"] == "segment"]
    chapters = []
    for item in yaml.safe_load(convert(notes, "yaml"))["chapters"]:
        chapters += item.get("chapters", [item])
    assert [chapter.get("description") for chapter in chapters] == bodies, "the descriptions differ"
    return [(milliseconds(chapter["time"]), chapter["title"]) for chapter in chapters]


def plain(title):
    """Leaves out what formats write for characters that they cannot hold."""
    return title.replace("<", "‹").replace(">", "›").replace('"', "”")


def agrees(read, notes, folder):
    found = read(notes, folder)
    assert [start for start, _ in found] == expected(notes), "the starts differ"
    # titles as MP4Chaps text has them, whose rules are the simplest
    lines = convert(notes, "mp4chaps").decode().splitlines()
    titles = [re.sub(r" <https?://[^>]*>$", "", line.split(" ", 1)[1]) for line in lines]
    assert [plain(title) for _, title in found] == [plain(title) for title in titles], "the titles differ"


def main():
    checks = [("jsonschema", read_json), ("xmllint", read_psc), ("ffprobe", read_ffmetadata),
              ("mkvmerge", read_matroska), ("mkvmerge", read_ogm), ("mkvmerge", read_cue), ("csv", read_tables),
              ("yaml", read_yaml)]
    print(f"1..{len(checks)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, read) in enumerate(checks, 1):
            if not (shutil.which(name) or importlib.util.find_spec(name)):
                print(f"ok {number} {name} # SKIP {name} is not installed", flush=True)
                continue
            try:
                for notes in make_episodes():
                    agrees(read, notes, pathlib.Path(folder))
                print(f"ok {number} {name} {read.__name__}", flush=True)
            except Exception as error:
                print(f"# {error!r}\nnot ok {number} {name} {read.__name__}", flush=True)


main()
