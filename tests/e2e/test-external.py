#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Another program writes the file that is open, while there are changes of one's own and while there are none.

test-external.py SEGUE EXAMPLE    (prints TAP)
"""
import pathlib
import sys

from drive import Window, wait
from steps import run


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.path.write_bytes(pathlib.Path(sys.argv[2]).read_bytes())
        self.first = self.path.read_text()
        self.window = Window([sys.argv[1], str(self.path)])

    def write(self, old, new):
        """As an editor does that replaces the file by a new one."""
        text = self.path.read_text()
        assert text.count(old) == 1, old
        other = self.path.with_name(".other")
        other.write_text(text.replace(old, new))
        other.rename(self.path)

    def has_row(self, words):
        return any(words in row for row in self.window.rows())

    def close(self):
        self.window.close()


def first_title(walk):
    line = next(line for line in walk.first.splitlines() if line.startswith("(00:00:00) "))
    return line[len("(00:00:00) "):]


def without_own_edits_it_is_taken_over(walk):
    window = walk.window
    wait(lambda: len(window.rows()) > 10, "the rows")
    walk.write(first_title(walk), "From outside")
    wait(lambda: walk.has_row("From outside"), "the row from outside")
    assert "From outside" in window.preview()
    window.key("ctrl+z")
    wait(lambda: walk.has_row(first_title(walk)), "undo of what was taken over")
    window.key("ctrl+shift+z")
    wait(lambda: walk.has_row("From outside"), "redo of it")


def edit(walk, words):
    window = walk.window
    window.key("alt+1", "Home", "Down", "F2", "ctrl+a")
    window.type(words)
    window.key("Return", "Escape")
    wait(lambda: walk.has_row(words), "one's own change")


def with_own_edits_it_asks(walk):
    window = walk.window
    edit(walk, "My own")
    walk.write("From outside", "Once more from outside")
    window.find("button", "Keep My Changes")
    assert walk.has_row("My own"), "nothing is taken over unasked"
    before = walk.path.read_text()
    window.key("ctrl+s")
    edit(walk, "My own, too")
    assert walk.path.read_text() == before, "nor is the file overwritten"


def keep_mine(walk):
    window = walk.window
    window.key("alt+k")
    wait(lambda: not window.find_all("button", "Keep My Changes"), "the strip to go")
    window.key("ctrl+s")
    wait(lambda: "My own, too" in walk.path.read_text(), "the file to be written")


def reload(walk):
    window = walk.window
    edit(walk, "Never mind")
    walk.write("My own, too", "The last from outside")
    window.find("button", "Reload")
    window.key("alt+r")
    wait(lambda: walk.has_row("The last from outside"), "the row from outside")
    assert not walk.has_row("Never mind")
    window.key("ctrl+z")
    wait(lambda: walk.has_row("Never mind"), "undo of reloading")
    window.key("ctrl+shift+z", "ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


run([without_own_edits_it_is_taken_over, with_own_edits_it_asks, keep_mine, reload], Walk)
