#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One entry is edited by turns in the outline, in the details and as text; undone to the start, redone to the end.

test-turns.py SEGUE EXAMPLE    (prints TAP)
"""
import pathlib
import sys

from drive import Window, text_of, wait
from steps import run

TURNS = 2


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.path.write_bytes(pathlib.Path(sys.argv[2]).read_bytes())
        self.first = self.path.read_text()
        self.last = None
        self.window = Window([sys.argv[1], str(self.path)])

    def text(self):
        """The episode as the text view shows it, which has to be in sight."""
        return text_of(self.window.find("text", "Text of the Notes"))

    def close(self):
        self.window.close()


def edit_by_turns(walk):
    window = walk.window
    wait(lambda: len(window.rows()) > 10, "the rows")
    window.key("alt+1", "Home", "Down")
    for turn in range(TURNS):
        window.key("alt+1")
        wait(lambda: window.selected_row(), "a row to be selected")
        window.key("F2", "End")
        window.type(f" outline{turn}")
        wait(lambda: f"outline{turn}" in window.preview(), "the preview to show what the outline got")
        window.key("Return", "Escape")
        window.key("Home", "Down", "alt+2", "alt+t", "End")
        window.type(f" details{turn}")
        wait(lambda: f"outline{turn} details{turn}" in window.preview(), "the preview to show what the details got")
        window.key("alt+4", "ctrl+Home")
        window.key("ctrl+f")
        window.type(f"details{turn}")
        window.key("Escape", "End")
        window.type(f" text{turn}")
        wait(lambda: f"outline{turn} details{turn} text{turn}" in window.preview(), "the preview to show what the text got")
        assert f"outline{turn} details{turn} text{turn}" in walk.text()
    walk.last = walk.text()
    assert len(walk.last) > len(walk.first)


def undo_to_the_start(walk):
    window = walk.window
    for _ in range(40):
        window.key("ctrl+z")
        if walk.text() == walk.first:
            break
    wait(lambda: walk.text() == walk.first, "the first text")
    for word in ("outline", "details", "text0"):
        assert word not in window.preview()


def redo_to_the_end(walk):
    window = walk.window
    for _ in range(40):
        window.key("ctrl+shift+z")
        if walk.text() == walk.last:
            break
    wait(lambda: walk.text() == walk.last, "the last text")
    window.key("alt+1")
    wait(lambda: any("outline1 details1 text1" in row for row in window.rows()), "the outline to be as it was")
    window.key("ctrl+s")
    wait(lambda: walk.path.read_text() == walk.last, "the file to be written")


def close(walk):
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


run([edit_by_turns, undo_to_the_start, redo_to_the_end, close], Walk)
