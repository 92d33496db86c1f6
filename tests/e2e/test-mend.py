#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A past episode in a git repository: a dropped hour and a wrong link are mended, and `git diff` shows just that.

test-mend.py SEGUE EPISODE    (prints TAP)
"""
import pathlib
import re
import shutil
import subprocess
import sys

from drive import Window, text_of, wait
from steps import run

RIGHT = "[01:02:12](#t=01:02:12)"
WRONG = "[02:12](#t=02:12)"


class Walk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "episode.md"
        self.path.write_bytes(pathlib.Path(sys.argv[2]).read_bytes())
        self.git("init", "-q")
        self.git("add", ".")
        self.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "An episode")
        self.window = Window([sys.argv[1], str(self.path)])

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.folder, *arguments], check=True, capture_output=True, text=True).stdout

    def changes(self):
        return [line for line in self.git("diff", "-U0").splitlines() if re.match(r"[-+](?![-+])", line)]

    def close(self):
        self.window.close()


def mend_the_hour(walk):
    window = walk.window
    wait(lambda: len(window.rows()) > 5, "the rows")
    assert not walk.changes()
    window.find("button", "Make It 01:02:12")
    window.key("F8", "ctrl+F8")
    wait(lambda: any(row.startswith("01:02:12") for row in window.rows()), "the hour to be mended")
    assert not walk.changes(), "nothing is written before it is saved"


def mend_the_link(walk):
    window = walk.window
    window.key("ctrl+f")
    window.type("exmaple")
    wait(lambda: "Spades" in (window.selected_row() or ""), "the segment with the wrong link")
    window.key("Escape", "alt+2", "ctrl+k")
    field = window.find("text", "Link")
    window.key("ctrl+a")
    window.type("https://example.org/spades")
    wait(lambda: text_of(field) == "https://example.org/spades", "the link to be typed")


def save(walk):
    walk.window.key("ctrl+s")
    wait(lambda: len(walk.changes()) >= 4, "the file to be written")
    before = pathlib.Path(sys.argv[2]).read_text().splitlines()
    wanted = [line for old in before for new in [old.replace(WRONG, RIGHT).replace("exmaple", "example")]
              if new != old for line in ("-" + old, "+" + new)]
    assert sorted(walk.changes()) == sorted(wanted), walk.changes()
    assert len(wanted) == 4, wanted


def close_without_a_question(walk):
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


if shutil.which("git") is None:
    print("1..0 # SKIP There is no git here.")
else:
    run([mend_the_hour, mend_the_link, save, close_without_a_question], Walk)
