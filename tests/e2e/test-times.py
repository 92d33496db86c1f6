#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds times in a transcript, and carries them over to an edited recording, by keys.

test-times.py SEGUE    (prints TAP)
"""
import pathlib
import re
import sys
import time

from drive import Window, wait, xdotool
from steps import run

# what is talked about, two minutes each: the title in the notes, and what is said about it
TOPICS = [(f"{korean} {said.title()}", said) for korean, said in (
    ("등대 이야기", "fastnet lighthouse"), ("항로", "baltic pilot"), ("나침반", "kelvin compass"), ("닻 고르기", "danforth anchor"),
    ("고래 관찰", "moby whale"), ("폭풍", "beaufort storm"), ("섬 여행", "skellig island"), ("화물", "maersk cargo"),
    ("선원 읽기", "conrad sailor"), ("다리", "forth bridge"), ("운하", "corinth canal"), ("부두", "hudson pier"),
    ("돛", "marconi sail"), ("노 젓기", "henley oar"), ("조류", "fundy tide"), ("빙산", "titanic iceberg"),
    ("지도", "mercator chart"), ("별", "polaris star"), ("밧줄", "dyneema rope"), ("엔진", "diesel engine"))]
LENGTH = 120
CORRECTED = (2, 5, 9, 12, 17)


def clock(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def make_notes(times):
    return "# 바다\n" + "".join(f"({time}) {title}\n" for time, (title, _) in zip(times, TOPICS))


def make_transcript(topics, intro):
    """A sentence every ten seconds, of which every other one names the topic. Of topics that were cut out before another
    one, the last sentence stays."""
    lines = [f"{clock(at)}.000 --> {clock(at + 9)}.000\nmusic and a word of thanks\n" for at in range(0, intro, 10)]
    at = intro - 10
    for number, (_, said) in enumerate(topics):
        if number > 0 and TOPICS.index(topics[number]) > TOPICS.index(topics[number - 1]) + 1:
            at += 10
            lines.append(f"{clock(at)}.000 --> {clock(at + 9)}.000\nand then there was something\n")
        for k in range(LENGTH // 10):
            at += 10
            words = said if k % 2 == 0 else "something"
            lines.append(f"{clock(at)}.000 --> {clock(at + 9)}.000\nand then there was {words} number {k}\n")
    return "WEBVTT\n\n" + "\n".join(lines)


class Walk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.open("episode", make_notes(["--:--:--"] * len(TOPICS)), make_transcript(TOPICS, 0))

    def open(self, name, notes, transcript):
        self.notes = self.folder / f"{name}.txt"
        self.notes.write_text(notes)
        (self.folder / f"{name}.vtt").write_text(transcript)
        self.window = Window([sys.argv[1], str(self.notes)])
        self.application = self.window.root
        self.focus(self.notes.name)

    def close(self):
        self.window.close()

    def frames(self, name):
        frames = [self.application.get_child_at_index(index) for index in range(self.application.get_child_count())]
        return [frame for frame in frames if frame is not None and name in (frame.get_name() or "")]

    def focus(self, name):
        """Looks at a window from here on."""
        wait(lambda: name in xdotool("getactivewindow", "getwindowname"), f"the window “{name}” to be the active one", 20)
        self.window.root = wait(lambda: (self.frames(name) or [None])[0], f"the window of {name}", 20)

    def open_tool(self, key, title):
        """Opens one of the tools in the menu for times. What menus show is not looked at: their widgets go meanwhile. On a
        busy machine a key can come before its menu is there, so that it is tried again."""
        def opened():
            self.window.key("alt+1", "F10")
            time.sleep(0.3)
            self.window.key("m")
            time.sleep(0.3)
            self.window.key(key)
            try:
                return wait(lambda: title in xdotool("getactivewindow", "getwindowname"), title, 5)
            except AssertionError:
                self.window.key("Escape", "Escape")
                return False

        wait(opened, f"the window “{title}”", 40)
        self.focus(title)

    def rows(self):
        return [row.get_name() or "" for row in self.window.find_all("list item")]

    def await_row(self, *words):
        """Waits for a row that has the words, and returns its name."""
        return wait(lambda: next((row for row in self.rows() if all(word in row for word in words)), None),
                    f"a row with {words}", 20)

    def topic_rows(self):
        """The names of the rows of all topics, in their order. Newer versions of GTK only tell of rows that are seen."""
        names = []
        for key, (title, _) in [("Home", TOPICS[0]), ("End", TOPICS[-1]), ("Home", TOPICS[0])]:
            self.window.key(key)
            self.await_row(title)
            names += self.rows()
        return [next(name for name in names if title in name) for title, _ in TOPICS]

    def go_to(self, title, n_rows):
        """Goes down to the row of a segment."""
        self.window.key(*["Down"] * n_rows)
        wait(lambda: title in (self.window.selected_row() or ""), f"the row of {title} to be selected", 20)

    def await_saved(self, condition, what):
        def saved():
            self.window.key("ctrl+s")
            return condition(self.notes.read_text())

        wait(saved, what, 20)

    def check_undo(self, changed, before):
        """The change is taken back and made again, and saved each time."""
        self.focus(self.notes.name)
        self.await_saved(lambda text: text == changed, "the change to be saved")
        self.window.key("ctrl+z")
        self.await_saved(lambda text: text == before, "the change to be undone")
        self.window.key("ctrl+shift+z")
        self.await_saved(lambda text: text == changed, "the change to be made again")


def find_times(walk):
    walk.open_tool("f", "Find Times in a Transcript")
    walk.await_row(TOPICS[0][0], clock(0))
    for number, name in enumerate(walk.topic_rows()):
        assert clock(number * LENGTH) in name, name


def correct_five(walk):
    """They are corrected by a sentence, and accepted."""
    walk.window.key("Home")
    at = 0
    for number in CORRECTED:
        title = TOPICS[number][0]
        walk.go_to(title, number - at)
        walk.window.key("plus")
        walk.await_row(title, clock(number * LENGTH + 10))
        walk.window.key("Return")
        walk.await_row(title, clock(number * LENGTH + 10), "Accepted")
        at = number + 1


def tick_others(walk):
    """What is no good match is not ticked at first."""
    at = 0
    for number, name in enumerate(walk.topic_rows()):
        if "not ticked" in name:
            walk.go_to(TOPICS[number][0], number - at)
            walk.window.key("space")
            at = number


def set_them(walk):
    before = walk.notes.read_text()
    times = [clock(number * LENGTH + (10 if number in CORRECTED else 0)) for number in range(len(TOPICS))]
    walk.window.find("button", f"Set {len(TOPICS)} Times")
    walk.window.key("ctrl+Return")
    walk.check_undo(make_notes(times), before)


def carry_over(walk):
    """Whale and storm were cut out of the edit, which has an intro. The cut is moved down by one segment, and back."""
    walk.window.close()
    times = [clock(number * LENGTH + 3) for number in range(len(TOPICS))]
    walk.open("live", make_notes(times), make_transcript(TOPICS[:4] + TOPICS[6:], 40))
    before = walk.notes.read_text()
    walk.open_tool("e", "Re-time for the Edited Recording")
    for number in (4, 5):
        walk.await_row(TOPICS[number][0], "Not in this recording")
    walk.await_row(TOPICS[6][0], "−00:03:1")
    walk.window.key("Home")
    walk.go_to(TOPICS[6][0], 6)
    walk.window.key("alt+Down")
    walk.await_row(TOPICS[6][0], "Not in this recording")
    walk.await_row(TOPICS[4][0], "becomes 00:")
    walk.window.key("alt+Up")
    walk.await_row(TOPICS[6][0], "becomes 00:")
    for number in (4, 5):
        walk.await_row(TOPICS[number][0], "Not in this recording")
    walk.window.key("plus")
    later = walk.await_row(TOPICS[8][0], "becomes 00:")
    walk.window.key("ctrl+Return")
    walk.focus(walk.notes.name)
    walk.await_saved(lambda text: text != before, "the times to be saved")
    changed = walk.notes.read_text()
    assert [line[line.index(")"):] for line in changed.split("\n")[1:-1]] == [")" + " " + title for title, _ in TOPICS]
    assert re.search(r"becomes (00:\d\d:\d\d)", later)[1] in changed, changed
    walk.check_undo(changed, before)


run([find_times, correct_five, tick_others, set_them, carry_over], Walk)
