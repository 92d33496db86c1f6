#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What another program lets fall on the outline: a list becomes segments where it falls, an address the link of a row.

test-drop-text.py SEGUE SOURCE    (prints TAP)
"""
import pathlib
import subprocess
import sys

import steps
from drive import Atspi, Window, wait, xdotool

NOTES = "(00:00:10) First\n(00:10:00) Second\n(00:20:00) Third\n(00:30:00) Last"


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "episode.txt"
        self.path.write_text(NOTES)
        self.source = None
        self.window = Window([sys.argv[1], str(self.path)])
        wait(lambda: len(self.window.rows()) == 4, "the rows")
        # beside the other program
        xdotool("windowsize", "--sync", self.window.id, 860, 700)
        xdotool("windowmove", "--sync", self.window.id, 400, 50)

    def start_source(self, *forms):
        self.source = subprocess.Popen([sys.executable, sys.argv[2], *forms], stdout=subprocess.PIPE, text=True)
        found = wait(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.source.pid)],
                                            capture_output=True, text=True).stdout.split(), "the other window")
        xdotool("windowmove", "--sync", found[-1], 10, 400)

    def row_at(self, name):
        """The middle of a row on the screen."""
        row = wait(lambda: next((row for row in self.window.find_all("list item") if name in row.get_name()), None), name)
        box = row.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        # GTK 4.8 leaves out the frame of the window, which is 5 pixels wide; GTK 4.18 is 15 pixels off
        return 400 + box.x + box.width // 2, 62 + box.y, box.height

    def drag_to(self, x, y):
        xdotool("mousemove", 160, 520, "mousedown", 1)
        for step in range(1, 25):
            xdotool("mousemove", 160 + (x - 160) * step // 24, 520 + (y - 520) * step // 24, "sleep", 0.02)
        # the target reads the text before it can say whether it takes it
        xdotool("sleep", 0.3, "mousemove", x + 1, y, "sleep", 0.3, "mouseup", 1)
        assert self.source.stdout.readline(), "the drag ends"
        self.source.kill()
        self.source.wait()

    def text(self):
        self.window.key("ctrl+s")
        return self.path.read_text()

    def close(self):
        if self.source is not None:
            self.source.kill()
        self.window.close()


def a_list_becomes_segments(walk):
    walk.start_source("12:00 Dropped one\n13:00 Dropped two\n")
    x, y, height = walk.row_at("Third")
    walk.drag_to(x, y + 4)
    wait(lambda: len(walk.window.rows()) == 6, "the rows of the list")
    assert [row.split(" ", 1)[1] for row in walk.window.rows()][1:5] == ["Second", "Dropped one", "Dropped two", "Third"]
    wait(lambda: "(00:12:00) Dropped one\n(00:13:00) Dropped two\n(00:20:00) Third" in walk.text(), "the saved lines")


def an_address_becomes_the_link_of_the_row(walk):
    walk.start_source("https://example.org/first")
    x, y, height = walk.row_at("First")
    walk.drag_to(x, y + height // 2)
    wait(lambda: "https://example.org/first" in walk.text(), "the saved link")
    assert walk.text().startswith("(00:00:10) First\nhttps://example.org/first\n(00:10:00) Second\n")
    assert len(walk.window.rows()) == 6, "no row was added"


def a_page_becomes_a_segment(walk):
    """Below the rows, with the title that the browser gives with its address."""
    walk.start_source("https://example.org/page", '<a href="https://example.org/page">The page</a>')
    x, y, height = walk.row_at("Last")
    walk.drag_to(x, y + height + 120)
    wait(lambda: any(row.endswith("The page") for row in walk.window.rows()), "the row of the page")
    wait(lambda: "(00:30:00) Last\n(--:--:--) The page\nhttps://example.org/page" in walk.text(), "the saved segment")


def a_tab_becomes_a_segment(walk):
    """Which a browser may offer as its link with a title and nothing else."""
    walk.start_source("", "", "https://example.org/tab\nThe tab")
    x, y, height = walk.row_at("Last")
    walk.drag_to(x, y + height + 160)
    wait(lambda: any(row.endswith("The tab") for row in walk.window.rows()), "the row of the tab")
    wait(lambda: walk.text().endswith("(--:--:--) The tab\nhttps://example.org/tab"), "the saved segment")


def an_address_alone_becomes_the_link_of_the_row(walk):
    walk.start_source("", "", "", "# a comment\r\nhttps://example.org/second\r\n")
    x, y, height = walk.row_at("Second")
    walk.drag_to(x, y + height // 2)
    wait(lambda: "(00:10:00) Second\nhttps://example.org/second\n(" in walk.text(), "the saved link")


def all_can_be_undone(walk):
    walk.window.key(*["ctrl+z"] * 5)
    wait(lambda: walk.text() == NOTES, "the first bytes")
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


if subprocess.run([sys.executable, "-c", "import gi; gi.require_version('Gtk', '4.0')"], capture_output=True).returncode:
    print("1..0 # SKIP GTK has no bindings for Python here")
else:
    steps.run([a_list_becomes_segments, an_address_becomes_the_link_of_the_row, a_page_becomes_a_segment,
               a_tab_becomes_a_segment, an_address_alone_becomes_the_link_of_the_row, all_can_be_undone], Walk)
