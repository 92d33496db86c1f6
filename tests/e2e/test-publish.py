#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Publishes an episode at four places by keys alone, corrects a link a week later, and publishes that.

What is copied is pasted into another program, a plain field and a rich one. Between both parts the program ends.

test-publish.py SEGUE EPISODE PASTE-TARGET    (prints TAP)
"""
import html.parser
import pathlib
import re
import subprocess
import sys

from drive import PATIENCE, Atspi, Window, has_state, text_of, wait
from steps import run

PLACES = 4  # the first four rows
MAX_KEYS = 3
SEGMENT = "이동 도서관 버스가 새로 서는 정류장 세 곳"
OLD, NEW = "https://library.example/bus", "https://library.example/stops"


class Rich(html.parser.HTMLParser):
    """What a rich editor makes of HTML: its tags, links and words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.words = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        self.words.append(data)


class Walk:
    def __init__(self, folder):
        self.path = pathlib.Path(folder, "episode.txt")
        # the example has no link
        self.path.write_text(pathlib.Path(sys.argv[2]).read_text().replace(SEGMENT, f"{SEGMENT}\n{OLD}", 1))
        assert OLD in self.path.read_text()
        self.n_keys = 0
        self.start()

    def start(self):
        self.window = Window([sys.argv[1], str(self.path)])
        wait(lambda: len(self.window.rows()) > 5, "the rows")

    def close(self):
        self.window.close()

    def count(self, *keys):
        self.n_keys += len(keys)
        self.window.key(*keys)

    def open(self):
        self.count("ctrl+shift+e")
        wait(lambda: is_active("Publish") and self.place(), "the window of the places")

    def place(self):
        """What the selected row of the places says."""
        places = self.window.find("list", "Places to Publish")
        rows = [places.get_child_at_index(index) for index in range(places.get_child_count())]
        return next((row.get_name() for row in rows if has_state(row, Atspi.StateType.SELECTED)), "")

    def leave(self):
        self.window.key("Escape")
        wait(lambda: not is_active("Publish"), "the window of the places to close")

    def says(self, words):
        return any(words in (label.get_name() or "") for label in self.window.find_all("label", words))


def is_active(title):
    active = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True)
    return active.stdout.strip() == title


def pasted(form):
    """What a program beside gets, which has a plain field or a rich one. The keys go to Segue again afterwards."""
    text = subprocess.run([sys.executable, sys.argv[3], form], capture_output=True, text=True, timeout=30 * PATIENCE,
                          check=True).stdout
    wait(lambda: is_active("Publish"), "the window of the places to be active again")
    return text


def four_copies_need_three_keys_each(walk):
    texts = []
    for number in range(PLACES):
        walk.n_keys = 0
        if number == 0:
            walk.open()
        else:
            walk.count("Down")
        before = walk.place()
        walk.count("Return")
        wait(lambda: "Copied · " in walk.place(), f"{before} to be copied")
        assert walk.n_keys <= MAX_KEYS, f"{before}: {walk.n_keys} keys, {MAX_KEYS} are the most"
        texts.append(pasted("plain"))
        assert "00:" in texts[-1], f"{before}: no times in {texts[-1][:80]}"
        if number == 0:
            rich = Rich(pasted("rich"))
            assert {"p", "a"} <= rich.tags <= {"meta", "p", "br", "ul", "li", "a"}, rich.tags
            assert any(link.startswith("https://") for link in rich.links), rich.links
            assert re.findall(r"\d\d:\d\d:\d\d", "".join(rich.words)) == re.findall(r"\d\d:\d\d:\d\d", texts[0])
    assert len({*texts[1:]}) == PLACES - 1, "two places get the same text"


def nothing_is_to_be_corrected_after_a_restart(walk):
    walk.leave()
    walk.window.key("ctrl+q")
    walk.window.wait_closed()
    walk.start()
    walk.open()
    wait(lambda: "Copied · " in walk.place(), "the place that was used last to be selected")
    assert not walk.says("Corrected in"), "something is to be corrected"
    walk.leave()


def a_corrected_link_is_to_be_copied_again(walk):
    window = walk.window
    window.key("alt+1", "Home")
    for _ in window.rows():
        if SEGMENT in (window.selected_row() or ""):
            break
        row = window.selected_row()
        window.key("Down")
        wait(lambda: window.selected_row() != row, "the next row")
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=NEW.encode(), check=True)
    window.key("ctrl+k", "ctrl+s")
    wait(lambda: NEW in walk.path.read_text() and OLD not in walk.path.read_text(), "the new link in the file")
    walk.open()
    wait(lambda: walk.says("Corrected in 2 of 4 places"), "the places to correct")


def the_difference_is_shown(walk):
    window = walk.window
    window.key("Home")
    wait(lambda: "Changed since you copied it" in walk.place(), "the feed to be changed")
    window.key("ctrl+d")
    lines = wait(lambda: text_of(window.find("text", "Lines That Differ")), "the lines that differ")
    assert OLD in lines and NEW in lines, lines
    window.key("Escape")
    wait(lambda: is_active("Publish"), "the difference to close")


def copy_next_corrects_all(walk):
    walk.window.key("shift+ctrl+c")
    wait(lambda: walk.says("Corrected in 3 of 4 places"), "the first correction")
    assert NEW in pasted("rich")
    walk.window.key("shift+ctrl+c")
    wait(lambda: walk.says("Corrected in 4 of 4 places"), "the second correction")
    assert NEW in pasted("plain") and OLD not in pasted("plain")


STEPS = [four_copies_need_three_keys_each, nothing_is_to_be_corrected_after_a_restart,
         a_corrected_link_is_to_be_copied_again, the_difference_is_shown, copy_next_corrects_all]

if __name__ == "__main__":
    run(STEPS, Walk)
