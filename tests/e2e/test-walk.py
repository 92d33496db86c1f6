#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The first walk, by keyboard: open notes with a dropped hour, mend it, edit a title and a time, save, undo it all.

test-walk.py SEGUE EXAMPLE    (prints TAP)
"""
import difflib
import os
import pathlib
import re
import sys
import tempfile
import traceback

from drive import Window, wait


def dropped(text):
    """The notes with the last time of the first hour and all behind it short of an hour."""
    return re.sub(r"^\(01:", "(00:", text, flags=re.M)


def changes(before, after):
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if re.match(r"[-+](?![-+])", line)]


def open_and_mend(window, path, original):
    wait(lambda: len(window.rows()) > 10, "the rows")
    window.find("button", "Add 1 Hour")
    window.key("F8")
    wait(lambda: "00:01:50" in (window.selected_row() or ""), "the row with the problem to be selected")
    window.key("ctrl+F8")
    wait(lambda: any(row.startswith("01:01:50") for row in window.rows()), "the time to be mended")
    assert "01:01:50" in window.preview()
    assert path.read_text() == dropped(original), "nothing is written before it is saved"


def edit_title_and_time(window, path, original):
    window.key("Home", "Down", "F2")
    window.key("ctrl+a")
    window.type("Hello again")
    wait(lambda: "Hello again" in window.preview(), "the preview to follow the typing")
    window.key("Return", "Escape")
    window.key("Home", "Down", "Down", "alt+Right")
    wait(lambda: any(row.startswith("00:01:49") for row in window.rows()), "the time to be nudged")


def save(window, path, original):
    window.key("ctrl+s")
    wait(lambda: "Hello again" in path.read_text(), "the file to be written")
    made = changes(original, path.read_text())
    assert [line for line in made if line[0] == "+"] == [
        "+(00:00:00) Hello again",
        next("+" + line.replace("(00:01:48)", "(00:01:49)") for line in original.splitlines() if "(00:01:48)" in line)], made
    assert len(made) == 4, made
    assert not path.read_bytes().endswith(b"\n"), "no final newline was there"
    assert os.listdir(path.parent) == [path.name], "nothing is left beside the file"


def undo_to_the_start(window, path, original):
    for _ in range(12):
        window.key("ctrl+z")
    wait(lambda: any(row.startswith("00:01:50") for row in window.rows()), "undo of the mended hour")
    window.key("ctrl+s")
    wait(lambda: path.read_text() == dropped(original), "the first bytes")


def close_asks_and_keeps(window, path, original):
    window.key("Home", "Down", "F2", "ctrl+a")
    window.type("Unsaved")
    window.key("Return", "Escape", "ctrl+w")
    window.find("button", "Discard")
    window.key("Escape")
    assert window.process.poll() is None, "Escape keeps the window open"
    window.key("ctrl+z", "ctrl+z", "ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


STEPS = [open_and_mend, edit_title_and_time, save, undo_to_the_start, close_asks_and_keeps]


def main(program, example):
    original = pathlib.Path(example).read_text()
    print(f"1..{len(STEPS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "episode.txt"
        path.write_text(dropped(original))
        window = Window([program, str(path)])
        failed = False
        for number, step in enumerate(STEPS, 1):
            name = step.__name__.replace("_", " ")
            if failed:
                print(f"not ok {number} {name} # the step before failed", flush=True)
                continue
            try:
                step(window, path, original)
                print(f"ok {number} {name}", flush=True)
            except Exception:
                failed = True
                print(f"not ok {number} {name}", flush=True)
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), flush=True)
                if "SEGUE_E2E_SHOT" in os.environ:
                    os.system(f"import -window root {os.environ['SEGUE_E2E_SHOT']}")
        window.close()


main(*sys.argv[1:])
