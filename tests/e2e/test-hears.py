#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Menus are open while what they belong to goes: the window hears keys and clicks after each step.

test-hears.py SEGUE    (prints TAP)
"""
import pathlib
import random
import sys

from drive import Atspi, Window, has_state, text_of, wait, xdotool
from steps import run

N_STEPS = 8
SEGMENTS = [f"(00:{minute:02}:00) Topic {minute}" for minute in range(5, 40, 5)]
SECTIONS = ["# Start", "# Middle"]

# Each opens a menu or a list, or has a field or another view take the focus.
PLACES = {
    "title": ["F2", "Menu"],
    "time": ["shift+F2", "Menu"],
    "emoji": ["F2", "ctrl+semicolon"],
    "row": ["Menu"],
    "details": ["alt+2", "Menu"],
    "link": ["alt+2", "Tab", "Menu"],
    "text": ["alt+4", "Menu"],
    "find": ["ctrl+f", "Menu"],
    "filter": ["ctrl+shift+f", "Menu"],
    "filtered title": ["ctrl+shift+f", "T", "o", "Return", "F2", "Menu"],
    "main menu": ["F10"],
    "problems": ["ctrl+shift+m"],
}


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.random = random.Random(11)
        self.n_writes = 0
        self.n_asked = 0
        self.write()
        self.window = Window([sys.argv[1], str(self.path)])

    def write(self):
        """Takes some lines away and brings others back, as another program would. Returns the title of the last."""
        self.n_writes += 1
        kept = [line for line in SEGMENTS if self.random.random() < 0.6] or SEGMENTS[:1]
        # a time that is out of order, so that there is a problem
        lines = [kept[0]] + [line for line in SECTIONS if self.random.random() < 0.5] + kept[1:] + [f"(00:01:00) Last {self.n_writes}"]
        other = self.path.with_name(".other")
        other.write_text("\n".join(lines) + "\n")
        other.rename(self.path)
        return f"Last {self.n_writes}"

    def close(self):
        self.window.close()


def keys(*names):
    xdotool("key", "--clearmodifiers", "--delay", 40, *names)


def last_selected(window):
    """The name of the last row, if that is selected."""
    rows = window.find_all("list item")
    return rows[-1].get_name() if rows and has_state(rows[-1], Atspi.StateType.SELECTED) else None


def assert_hears(walk, what):
    """Keys open the find bar, type there and close it again, and a click on a row selects it."""
    window = walk.window
    walk.n_asked += 1
    keys("Escape", "Escape", "Escape", "ctrl+shift+f", "Escape", "ctrl+f", *str(walk.n_asked))
    field = window.find("text", "Find")
    wait(lambda: text_of(field) == str(walk.n_asked), f"keys to be heard after {what}")
    keys("Escape", "alt+1", "End")
    last = wait(lambda: last_selected(window), f"the last row after {what}")
    xdotool("mousemove", "--window", window.id, 300, 73, "click", 1)
    wait(lambda: window.selected_row() and window.selected_row() != last, f"a click to be heard after {what}")


def with_outside_changes(walk):
    window = walk.window
    wait(lambda: len(window.rows()) > 1, "the rows")
    for name in PLACES:
        keys("alt+1", "Home", "Down", "Down", *PLACES[name])
        last = walk.write()
        wait(lambda: last in window.preview(), "what another program wrote")
        assert_hears(walk, name)


def at_random(walk):
    window = walk.window
    for step in range(N_STEPS):
        name = walk.random.choice(list(PLACES))
        pressed = ["alt+1", "Home", "Down"] + ["Down"] * walk.random.randrange(6) + PLACES[name]
        keys(*pressed)
        for _ in range(walk.random.randrange(3)):
            walk.write()
            keys(walk.random.choice(["Down", "Up", "Tab", "Menu", "F2", "Escape"]))
        assert_hears(walk, f"step {step}: {' '.join(pressed)}")


def close(walk):
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


run([with_outside_changes, at_random, close], Walk)
