#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes the times of many segments by keys alone, and counts the keys beside what is typed.

test-times.py SEGUE EPISODE    (prints TAP)
"""
import pathlib
import re
import subprocess
import sys

from drive import Atspi, Window, has_state, wait
from steps import run

TIME = re.compile(r"\d\d:\d\d:\d\d")


def seconds(time):
    hours, minutes, rest = map(int, time.split(":"))
    return (hours * 60 + minutes) * 60 + rest


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.original = pathlib.Path(sys.argv[2]).read_bytes()
        self.path.write_bytes(self.original)
        self.window = Window([sys.argv[1], str(self.path)])
        self.n_keys = 0
        wait(lambda: len(self.window.rows()) > 5, "the rows")

    def close(self):
        self.window.close()

    def count(self, *keys):
        self.n_keys += len(keys)
        self.window.key(*keys)

    def begin(self, row):
        """Selects a segment, and counts from here on."""
        self.window.key("alt+1", "Home", *["Down"] * row)
        self.n_keys = 0

    def times(self):
        return [found.group() for row in self.window.rows() for found in [TIME.match(row)] if found]

    def wait_closed(self):
        wait(lambda: not any(has_state(button, Atspi.StateType.SHOWING)
                             for name in ("Shift ", "Move ", "Paste ") for button in self.window.find_all("button", name)),
             "the popover to close")

    def report(self, what, most):
        print(f"# {what}: {self.n_keys} keys", flush=True)
        assert self.n_keys <= most, f"{what}: {self.n_keys} keys, {most} are the most"

    def undo(self):
        """Takes back the one step, to the first byte of the file."""
        self.window.key("ctrl+z")
        wait(lambda: self.times() == self.before, "the times to be as before")


def shift_the_rest(walk):
    walk.before = walk.times()
    first = walk.before[3]
    walk.begin(4)
    wait(lambda: first in (walk.window.selected_row() or ""), f"the row {first} to be selected")
    walk.count("ctrl+t")
    walk.window.find("button", "Shift 0 Times")
    walk.window.type("1:30")
    # the outline shows the new times before they are set
    wait(lambda: len(walk.times()) == len(walk.before) and
         all(seconds(new) - seconds(old) == (90 if old >= first else 0) for old, new in zip(walk.before, walk.times())),
         "the new times")
    assert walk.path.read_bytes() == walk.original
    walk.window.key("Escape")
    wait(lambda: walk.times() == walk.before, "Escape to take the new times back")
    walk.n_keys = 0
    walk.count("ctrl+t")
    walk.window.type("1:30")
    walk.count("Return")
    walk.wait_closed()
    assert seconds(walk.times()[-1]) - seconds(walk.before[-1]) == 90
    walk.report("shift the rest by an amount", 4)
    walk.undo()


def add_a_break(walk):
    at = walk.before[3]
    walk.begin(4)
    walk.count("ctrl+shift+t")
    walk.window.find("text", "Length")
    walk.window.type("2:15")
    wait(lambda: seconds(walk.times()[-1]) - seconds(walk.before[-1]) == 135, "the new times")
    walk.count("Return")
    walk.wait_closed()
    walk.report("an ad break by cuts and additions", 4)
    assert [seconds(new) - seconds(old) for old, new in zip(walk.before, walk.times())] == \
        [135 if old >= at else 0 for old in walk.before]
    walk.undo()


def put_titles_onto_times(walk):
    titles = [f"Topic {number}" for number in range(1, len(walk.before) + 1)]
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input="\n".join(titles).encode(), check=True)
    walk.begin(4)
    walk.count("ctrl+shift+v")
    walk.window.find("button", f"Paste {len(titles)} Titles")
    wait(lambda: any(row.endswith("Topic 1") for row in walk.window.rows()), "the new titles to be shown")
    walk.count("Return")
    walk.report("titles onto times", 2)
    walk.wait_closed()
    assert walk.times() == walk.before
    assert [row for row in walk.window.rows() if "Topic" in row][-1].endswith(titles[-1])
    walk.window.key("ctrl+z")
    wait(lambda: not any("Topic" in row for row in walk.window.rows()), "the titles to be as before")


def leave_the_rows_alone(walk):
    """What the popover does not use does not reach the rows behind it."""
    walk.begin(4)
    walk.window.key("ctrl+t", "Delete", "ctrl+d", "ctrl+Return", "shift+Tab", "Tab", "Escape")
    wait(lambda: walk.times() == walk.before, "the rows to be as before")
    walk.window.key("ctrl+s")
    assert walk.path.read_bytes() == walk.original
    assert not walk.window.warnings(), walk.window.warnings()


run([shift_the_rest, add_a_break, put_titles_onto_times, leave_the_rows_alone], Walk)
