#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A list is dragged from the window of another program, and keeps the links that only its HTML has; then its rows are
moved.

test-drop.py SEGUE SOURCE    (prints TAP)
"""
import pathlib
import subprocess
import sys
import time

from drive import Atspi, Window, wait
from steps import run

NOTES = "(00:00:10) [Opening](https://example.org/opening)\n(00:01:00) Rain\n"
TEXT = "Spade\nSoil\n"
HTML = "<ul><li><a href='https://example.org/spade'>Spade</a></li><li>Soil</li></ul>"


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.split()


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.path.write_text(NOTES)
        self.window = Window([sys.argv[1], str(self.path)])
        self.source = subprocess.Popen([sys.executable, sys.argv[2], TEXT, HTML])

    def close(self):
        self.source.kill()
        self.window.close()


def place_the_windows(walk):
    wait(lambda: len(walk.window.rows()) == 2, "the rows")
    page = wait(lambda: xdotool("search", "--onlyvisible", "--name", "^Page$"), "the other window")[-1]
    xdotool("windowmove", "--sync", walk.window.id, "0", "0")
    xdotool("windowmove", "--sync", page, "1500", "700")
    time.sleep(0.5)


def drag(x, y, to_x, to_y):
    xdotool("mousemove", str(x), str(y), "mousedown", "1")
    for step in range(1, 21):
        xdotool("mousemove", str(x + (to_x - x) * step // 20), str(y + (to_y - y) * step // 20))
        time.sleep(0.02)
    time.sleep(0.3)
    xdotool("mouseup", "1")


def drag_the_list(walk):
    drag(1650, 800, 150, 450)
    wait(lambda: len(walk.window.rows()) == 4, "the rows that were dropped")


# GTK 4.8 says where a row is within the frame of the window, which is 5 pixels wide; GTK 4.18 is 15 pixels off
FRAME = 12


def place_of(walk, title):
    """The extents of a row. The window is in the corner of the screen."""
    row = wait(lambda: next((row for row in walk.window.find_all("list item") if title in row.get_name()), None), title)
    return row.get_component_iface().get_extents(Atspi.CoordType.WINDOW)


def drag_its_rows(walk):
    box = place_of(walk, "Spade")
    first = place_of(walk, "Opening")
    drag(150, FRAME + box.y + box.height // 2, 170, FRAME + first.y + 4)
    wait(lambda: walk.window.rows()[0].endswith("Spade"), "the rows at their new place")


def save_and_close(walk):
    xdotool("windowactivate", "--sync", walk.window.id)
    walk.window.key("ctrl+s")
    wanted = "(--:--:--) [Spade](https://example.org/spade)\n(--:--:--) Soil\n" + NOTES
    wait(lambda: walk.path.read_text() == wanted, "the file")
    walk.window.key("ctrl+q")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


run([place_the_windows, drag_the_list, drag_its_rows, save_and_close], Walk)
