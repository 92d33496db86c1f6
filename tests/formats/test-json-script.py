#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Edits notes through JSON as a script would: text to JSON, one edit there, and back to text. Whatever is not refused
must show up in the text as that edit and as nothing else.

test-json-script.py FORK_CLI FOLDER…    (prints TAP; SEGUE_TEST_SEED sets another seed)
"""
import collections
import copy
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROUNDS = {"shipped": 4, "corpus": 20}
CORPUS_FILES = 10
SEED = 20260302
BREAK = re.compile("\r\n|\n|\r")
TITLES = ["A new title: 새 제목", "하나 둘", "Soil (part 2)", "`code` & more"]
LINKS = ["https://example.org/new", "https://example.org/a_(b)"]
TEXTS = ["One line.", "A new paragraph.\n새 문단.", "- a point\n- another"]


class Refused(Exception):
    pass


def convert(source, target, *options, refusable=False):
    errors = folder / "errors"
    cli.stdin.write("\t".join(map(str, [errors, "convert", *options, source, target])) + "\n")
    cli.stdin.flush()
    status = cli.stdout.readline().strip()
    if status != "0" and refusable:
        raise Refused(read_text(errors))
    assert status == "0", f"{source}: {status}: {read_text(errors)}"


def read_text(path):
    return path.read_bytes().decode()


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def to_json(text):
    (folder / "in.txt").write_bytes(text.encode())
    # of a list of chapters that has a file of its own, such as YAML, JSON keeps what it says, but not its text
    convert(folder / "in.txt", folder / "in.segue.json", "--from=text")
    return read_json(folder / "in.segue.json")


def to_text(data):
    (folder / "out.segue.json").write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
    convert(folder / "out.segue.json", folder / "out.txt", refusable=True)
    return read_text(folder / "out.txt")


def lines_of(text):
    return [line for line in BREAK.split(text) if line.strip()]


def changed_part(before, after):
    """What is left of both texts without the lines that they have in common at the start and at the end."""
    a, b = BREAK.split(before), BREAK.split(after)
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b


def added_lines(before, after):
    had, has = collections.Counter(lines_of(before)), collections.Counter(lines_of(after))
    assert not had - has, f"the lines {list(had - has)} are lost"
    return list((has - had).elements())


def fields(data):
    names = ("kind", "start", "end", "title", "link", "description", "text")
    return [{name: entry[name] for name in names if entry.get(name) is not None} for entry in data["entries"]]


def check_fields(data):
    """The lines that were made are read as what the JSON said."""
    convert(folder / "out.segue.json", folder / "again.segue.json")
    for wanted, found in zip(fields(data), fields(read_json(folder / "again.segue.json")), strict=True):
        assert wanted == found, f"{wanted} is read back as {found}"


def pick(data, kinds):
    indices = [i for i, entry in enumerate(data["entries"]) if entry["kind"] in kinds]
    return chance.choice(indices) if indices else None


def edit_time(text, data):
    index = pick(data, ["segment"])
    if index is None:
        return None
    seconds = chance.randrange(10000)
    entry = data["entries"][index]
    entry["start"] = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"
    after = to_text(data)
    old, new = changed_part(text, after)
    without_time = [[re.sub(r"[-?_\d:：.;hms]+", "", line) for line in lines] for lines in (old, new)]
    assert len(old) <= 1 and without_time[0] == without_time[1], f"{old} became {new}"
    return after


def edit_title(text, data):
    index = pick(data, ["section", "segment"])
    if index is None:
        return None
    entry = data["entries"][index]
    title, entry["title"] = entry["title"], chance.choice(TITLES)
    after = to_text(data)
    old, new = changed_part(text, after)
    assert len(old) <= 1 and len(new) == len(old), f"{old} became {new}"
    if old and entry.get("link", "\0") in title:
        assert entry["title"] in new[0], f"{old} became {new}"
    elif old:
        places = [match.start() for match in re.finditer(re.escape(title), old[0])] if title else range(len(old[0]) + 1)
        made = [old[0][:i] + glue + entry["title"] + old[0][i + len(title):] for i in places for glue in ("", " ")]
        assert new[0] in made, f"{old[0]} became {new[0]}"
    return after


def edit_link(text, data):
    index = pick(data, ["section", "segment"])
    if index is None:
        return None
    entry = data["entries"][index]
    link = entry.pop("link", None)
    within = link is not None and link in entry["title"]
    if link is None or within or chance.random() < 0.7:
        entry["link"] = chance.choice(LINKS)
    if within:
        entry["title"] = entry["title"].replace(link, entry["link"], 1)
    after = to_text(data)
    old, new = changed_part(text, after)
    if link is not None and "link" in entry:
        assert len(old) == len(new) <= 1, f"{old} became {new}"
        assert not old or new[0] == old[0].replace(link, entry["link"], 1) or old[0].count(link) > 1, f"{old} became {new}"
    elif link is None and len(old) == 0:
        assert [line.strip() for line in new if line] == [entry["link"]], f"{new} is new"
    elif link is None:
        assert len(old) == len(new) == 1 and "".join(old[0].split()) in bare(new[0], entry["link"]), f"{old} became {new}"
    else:
        assert len(old) == 1 and len(new) <= 1 and all(entry["title"] in line for line in new), f"{old} became {new}"
    return after


def bare(line, link):
    """What can be left of a line with a link when that is taken off."""
    line = "".join(line.split())
    marks = [(f"]({link})", "["), (f"<{link}>", ""), (f"-{link}", ""), (link, "")]
    made = []
    for behind, before in marks:
        if behind in line:
            left, right = line.rsplit(behind, 1)
            places = [i for i, c in enumerate(left) if left[i:i + 1] == before] if before else [0]
            made += [left[:i] + left[i + len(before):] + right for i in places]
    anchor = f'<ahref="{link}">'
    if anchor in line:
        left, right = line.rsplit(anchor, 1)
        made.append(left + right.replace("</a>", "", 1))
    return made


def is_in_item(before, after, lines):
    """Whether only the lines were added, before an end tag of HTML."""
    start = len(os.path.commonprefix([before, after]))
    for i in range(max(start - 2, 0), start + 1):
        added = after[i:i + len(after) - len(before)]
        if before[i:i + 2] == "</" and before[:i] + added + before[i:] == after:
            return lines_of(added.removeprefix("<br>")) == lines
    return False


def edit_description(text, data):
    index = pick(data, ["section", "segment"])
    if index is None:
        return None
    entry = data["entries"][index]
    name = "text" if entry["kind"] == "section" else "description"
    old, entry[name] = entry.get(name), chance.choice(TEXTS)
    after = to_text(data)
    if old is None and is_in_item(text, after, lines_of(entry[name])):
        return after
    if old is None:
        assert added_lines(text, after) == lines_of(entry[name]), "more was added than the description"
        return after
    removed, added = changed_part(text, after)
    assert set(lines_of("\n".join(removed))) <= set(lines_of(old)), f"{removed} is no part of the description"
    assert set(lines_of("\n".join(added))) <= set(lines_of(entry[name])), f"{added} is no part of the description"
    return after


def edit_place(text, data):
    index = pick(data, ["segment"])
    if index is None:
        return None
    entries = data["entries"]
    entry = entries.pop(index)
    first = 1 if entries and entries[0]["kind"] == "text" else 0
    entries.insert(chance.randint(first, len(entries)), entry)
    after = to_text(data)
    assert collections.Counter(lines_of(text)) == collections.Counter(lines_of(after)), "lines came or went"
    return after


def insert(text, data):
    entries = data["entries"]
    first = 1 if entries and entries[0]["kind"] == "text" else 0
    entry = {"kind": chance.choice(["segment", "segment", "section"]), "title": chance.choice(TITLES)}
    if entry["kind"] == "segment":
        entry["start"] = chance.choice([None, "00:01:01.000"])
    entries.insert(chance.randint(first, len(entries)), entry)
    after = to_text(data)
    added = added_lines(text, after)
    underlined = len(added) == 2 and len(set(added[1].strip())) == 1
    assert (len(added) == 1 or underlined) and entry["title"] in added[0], f"{added} was added"
    return after


KINDS = [edit_time, edit_title, edit_link, edit_description, edit_place, insert]


def edit_file(path, rounds, tally):
    text = read_text(path)
    data = to_json(text)
    if not any(entry["kind"] != "text" for entry in data["entries"]):
        return
    assert to_text(data) == text, f"{path}: unedited, the text is another"
    for _ in range(rounds):
        for edit in KINDS:
            edited = copy.deepcopy(data)
            try:
                if edit(text, edited) is None:
                    continue
                check_fields(edited)
            except Refused as refusal:
                assert re.search(r"Line \d+, entries\[\d+\]", str(refusal)), f"{path}: {edit.__name__}: {refusal}"
                tally[edit.__name__, "refused"] += 1
                continue
            except AssertionError as error:
                raise AssertionError(f"{path}: {edit.__name__}: {error}") from None
            tally[edit.__name__, "made"] += 1


def run(name, files):
    tally = collections.Counter()
    for path in files:
        edit_file(path, ROUNDS[name], tally)
    made = sum(n for (_, what), n in tally.items() if what == "made")
    refused = sum(n for (_, what), n in tally.items() if what == "refused")
    print(f"# {name}: {len(files)} files, {made} edits made, {refused} refused: {dict(tally)}")
    assert made > 0 and refused * 8 < made, f"{refused} of {made + refused} edits were refused"


def is_text(path):
    try:
        return "\0" not in read_text(path)
    except (OSError, UnicodeDecodeError):
        return False


def find(name):
    return sorted(path for path in pathlib.Path(name).rglob("*") if path.is_file() and is_text(path))


cli = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
shipped = sys.argv[2:]
seed = int(os.environ.get("SEGUE_TEST_SEED", SEED))
corpus = os.environ.get("SEGUE_CORPUS")
print(f"1..2\n# seed {seed}")
for number, name in enumerate(["shipped", "corpus"], 1):
    chance = random.Random(seed)
    if name == "corpus" and not (corpus and os.path.isdir(corpus)):
        print(f"ok {number} {name} # SKIP There is no corpus of real show notes here.")
        continue
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        if name == "shipped":
            files = [path for place in shipped for path in find(place)]
        else:
            files = find(corpus)
            files = chance.sample(files, min(CORPUS_FILES, len(files)))
        try:
            run(name, files)
            print(f"ok {number} {name}")
        except Exception as error:  # whatever it is, the other part goes on
            print(f"not ok {number} {name}\n# {type(error).__name__}: {str(error)!r}")
cli.stdin.close()
cli.wait()
