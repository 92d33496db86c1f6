#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""This week's notes from last week's: 12 topics are pasted and one from a page, three get their text and their link, and
all is saved.

test-next.py SEGUE EXAMPLE    (prints TAP)
"""
import os
import pathlib
import shutil
import subprocess
import sys

from drive import Window, wait
from steps import run

TOPICS = [f"Topic number {n}" for n in range(1, 13)]
PAGE = "서고 from a page"


class Walk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "episode-132.txt"
        self.path.write_bytes(pathlib.Path(sys.argv[2]).read_bytes())
        self.window = Window([sys.argv[1], str(self.path)])
        self.clipboard = None
        self.before = 0

    def frames(self):
        application = self.window.root
        return [application.get_child_at_index(index) for index in range(application.get_child_count())]

    def copy(self, text, target="UTF8_STRING"):
        """Fills the clipboard as another program would, which has to stay for that."""
        if self.clipboard:
            self.clipboard.kill()
        self.clipboard = subprocess.Popen(["xclip", "-quiet", "-selection", "clipboard", "-target", target],
                                          stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.clipboard.stdin.write(text.encode())
        self.clipboard.stdin.close()

    def close(self):
        if self.clipboard:
            self.clipboard.kill()
        self.window.close()


def begin_from_last_week(walk):
    window = walk.window
    wait(lambda: len(window.rows()) > 10, "the rows")
    window.key("ctrl+shift+n")
    wait(lambda: len(walk.frames()) == 2, "the second window")
    window.root = next(frame for frame in walk.frames() if walk.path.name not in (frame.get_name() or ""))
    window.id = wait(lambda: set(window.find_ids()) - {window.id}, "the second window to be seen").pop()
    window.make_high()
    wait(lambda: window.rows(), "what is kept of last week")
    walk.before = len(window.rows())
    assert not any(row.startswith("0") for row in window.rows()), "no time is taken over"


def paste_the_topics(walk):
    window = walk.window
    walk.copy("\n".join(f"- {topic}" for topic in TOPICS) + "\n")
    window.key("alt+1", "Home", "Down", "ctrl+v")
    wait(lambda: len(window.rows()) == walk.before + len(TOPICS), "the topics to be pasted")
    rows = window.rows()
    places = [next(place for place, row in enumerate(rows) if row.endswith(topic)) for topic in TOPICS]
    assert places == list(range(places[0], places[0] + len(TOPICS))), rows


def paste_from_a_page(walk):
    window = walk.window
    walk.copy(f"<meta charset='utf-8'><ul><li><a href='https://example.org/page'>{PAGE}</a></li></ul>", "text/html")
    window.key("ctrl+v")
    wait(lambda: any(row.endswith(PAGE) for row in window.rows()), "the topic of the page")
    assert len(window.rows()) == walk.before + len(TOPICS) + 1, window.rows()


def give_three_text_and_link(walk):
    window = walk.window
    for number in (1, 2, 3):
        window.key("alt+1", "ctrl+f")
        window.key("ctrl+a")
        window.type(f"number {number}")
        wait(lambda: (window.selected_row() or "").endswith(f"number {number}"), "the row of the topic")
        window.key("Escape", "alt+2", "ctrl+k")
        window.type(f"https://example.org/{number}")
        window.key("alt+d")
        window.type(f"What is said about {number}.")
        wait(lambda: f"What is said about {number}." in window.preview(), "the text in the preview")


def save(walk):
    window = walk.window
    window.key("ctrl+s")
    wait(lambda: window.find_all("button", "_Save") or window.find_all("button", "Save"), "the question for a name")
    window.key("ctrl+a")
    window.type(str(walk.folder / "episode-133.txt"))
    window.key("Return")
    path = walk.folder / "episode-133.txt"
    wait(lambda: path.exists() and path.read_text(), "the file")
    text = path.read_text()
    wanted = "".join(f"(--:--:--) [{topic}](https://example.org/{number})\nWhat is said about {number}.\n"
                     if number <= 3 else f"(--:--:--) {topic}\n" for number, topic in enumerate(TOPICS, 1))
    wanted += f"(--:--:--) [{PAGE}](https://example.org/page)\n"
    assert wanted in text, text
    assert walk.path.read_bytes() == pathlib.Path(sys.argv[2]).read_bytes(), "last week's notes are as they were"
    assert sorted(os.listdir(walk.folder)) == ["episode-132.txt", "episode-133.txt"]


def close(walk):
    walk.window.key("ctrl+q")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


if shutil.which("xclip") is None:
    print("1..0 # SKIP There is no xclip here.")
else:
    run([begin_from_last_week, paste_the_topics, paste_from_a_page, give_three_text_and_link, save, close], Walk)
