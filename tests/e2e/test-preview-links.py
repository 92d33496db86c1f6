#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Links in the preview: with Ctrl a click opens them in the browser, without it selects and leaves the focus where it is.

test-preview-links.py SEGUE    (prints TAP)
"""
import os
import pathlib
import sys

import steps
from drive import Atspi, Window, has_state, wait, walk, xdotool

# titles that are links from their first letter to the end of a line, and a link that must not be opened
LONG = "A title as long as the line so that every place in it is in the link"
NOTES = (f"- (0:00) [{LONG}](https://example.org/one?a=1&b=2)\n"
         f"- (1:00) [{LONG} again](https://example.org/two)\n"
         f"- (2:00) [{LONG} of a file](file:///etc/passwd)\n")


def install_browser():
    """A handler of addresses that writes down what it is asked to open. Returns: where"""
    opened = pathlib.Path(os.environ["HOME"]) / "opened"
    browser = pathlib.Path(os.environ["HOME"]) / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >>"{opened}"\n')
    browser.chmod(0o755)
    applications = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "applications"
    applications.mkdir(parents=True)
    schemes = "x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/file;text/plain;"
    (applications / "test-browser.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\nMimeType={schemes}\n")
    defaults = "".join(f"{scheme}=test-browser.desktop\n" for scheme in schemes.strip(";").split(";"))
    (pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list").write_text(f"[Default Applications]\n{defaults}")
    return opened


class Walk:
    def __init__(self, folder):
        self.opened = install_browser()
        self.path = pathlib.Path(folder) / "episode.md"
        self.path.write_text(NOTES)
        self.window = Window([sys.argv[1], str(self.path)])
        wait(lambda: len(self.window.rows()) == 3, "the rows")
        box = self.window.find("text", "Preview").get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        assert box.width > 100 and box.height > 100, "the preview is shown"
        self.x = box.x + box.width // 2
        self.lines = range(box.y + 4, box.y + box.height, 12)

    def point(self, y):
        xdotool("mousemove", "--window", self.window.id, self.x, y)

    def focused(self):
        return [node.get_role_name() for node in walk(self.window.root) if has_state(node, Atspi.StateType.FOCUSED)]

    def urls(self):
        return self.opened.read_text().split() if self.opened.exists() else []

    def close(self):
        self.window.close()


def a_click_selects_and_leaves_the_focus(walk):
    walk.window.key("alt+1", "Home", "Down")
    focused = wait(walk.focused, "the focus")
    seen = []
    for y in walk.lines:
        walk.point(y)
        xdotool("click", 1)
        row = wait(walk.window.selected_row, "a row that is selected")
        if row not in seen:
            seen.append(row)
    assert [row.split(" ", 1)[0] for row in seen] == ["0:00", "1:00", "2:00"], seen
    assert walk.focused() == focused, "the focus is where it was"
    walk.window.key("Up")
    wait(lambda: walk.window.selected_row().startswith("1:00"), "the outline to go on with the keys")
    assert not walk.urls(), "nothing is opened by a click"


def typing_goes_on_after_a_click(walk):
    walk.window.key("alt+1", "Home", "Down", "F2", "End")
    walk.window.type(" and")
    walk.point(walk.lines[0])
    xdotool("click", 1)
    walk.window.type(" on")
    wait(lambda: "in the link and on" in walk.window.preview(), "the typing to go on in the same field")
    walk.window.key("Return", "Escape", "ctrl+z")


def ctrl_and_a_click_open_the_link(walk):
    for y in walk.lines:
        walk.point(y)
        xdotool("keydown", "Control_L", "click", 1, "keyup", "Control_L")
    wait(lambda: "https://example.org/two" in walk.urls(), "the second link to be opened")
    assert set(walk.urls()) == {"https://example.org/one?a=1&b=2", "https://example.org/two"}, walk.urls()


def nothing_was_changed(walk):
    assert walk.path.read_text() == NOTES
    walk.window.key("ctrl+z", "ctrl+z", "ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


steps.run([a_click_selects_and_leaves_the_focus, typing_goes_on_after_a_click, ctrl_and_a_click_open_the_link,
           nothing_was_changed], Walk)
