#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Does twelve tasks of a producer by keys alone, and counts the keys beside what is typed.

Each task begins at the segment, the words or the problem that it is about. Its result is compared with the bytes that are
saved, and is undone by one key.

test-tasks.py SEGUE EPISODE    (prints TAP, and at the end a table of the tasks)
"""
import pathlib
import re
import shutil
import subprocess
import sys

from drive import Atspi, Window, has_state, wait
from steps import run

TIME = re.compile(r"\d\d:\d\d:\d\d")
ROW = 4  # the row that the tasks begin at: the second segment of the first section
NEXT_TIME = "(00:14:37)"  # of the segment after that

# two times that differ from their link, and one that is none
LINKED = """\
## Show Notes

* **[00:00](#t=00:00)** Welcome
* **[10:30](#t=11:30)** Spades
* **[22:05](#t=25:05)** Leaf mould
* **[99:99](#t=99:99)** Rain
* **[59:49](#t=59:49)** Letters
"""
MENDED = LINKED.replace("[10:30]", "[11:30]").replace("[22:05]", "[25:05]")


def seconds(time):
    hours, minutes, rest = map(int, time.split(":"))
    return (hours * 60 + minutes) * 60 + rest


def clock(time):
    return f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}"


def shifted(text, first, amount):
    """The notes with all times of segments from first on moved by an amount of seconds."""
    return re.sub(r"^\((\d\d:\d\d:\d\d)\)", lambda found: found.group() if found.group(1) < first else
                  f"({clock(seconds(found.group(1)) + amount)})", text, flags=re.M)


def copy(text):
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=text.encode(), check=True)


class Walk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "episode.txt"
        self.original = pathlib.Path(sys.argv[2]).read_text()
        # the times behind the first hour are short of an hour
        self.dropped = re.sub(r"^\(01:", "(00:", self.original, flags=re.M)
        self.path.write_text(self.dropped)
        self.window = Window([sys.argv[1], str(self.path)])
        self.n_keys = 0
        self.table = []
        self.n_undo_keys = []
        wait(lambda: len(self.window.rows()) > 5, "the rows")
        self.window.make_high()

    def close(self):
        self.window.close()

    def begin(self, row):
        """Selects a row, and counts from here on."""
        self.window.key("alt+1", "Home", "Down", *["Down"] * row)
        wait(lambda: self.window.selected_row() == self.window.rows()[row], f"row {row} to be selected")
        self.n_keys = 0

    def count(self, *keys):
        self.n_keys += len(keys)
        self.window.key(*keys)

    def report(self, task, limit):
        self.table.append((task, self.n_keys, limit))
        assert self.n_keys <= limit, f"{task}: {self.n_keys} keys, {limit} are the most"

    def times(self):
        return [found.group() for row in self.window.rows() for found in [TIME.match(row)] if found]

    def saves(self, text, what):
        """Saves, and compares every byte."""
        self.window.key("ctrl+s")
        wait(lambda: self.path.read_bytes() == text.encode(), f"{what} to be saved, and nothing else")

    def undo(self, text=None):
        """Takes the task back by keys, to the first byte."""
        self.n_keys = 0
        self.count("ctrl+z")
        self.saves(text or self.original, "what was there before")
        self.n_undo_keys.append(self.n_keys)

    def popover_closed(self):
        # the name of the undo button tells what it undoes, and so ends like that of a button in the popover
        wait(lambda: not any(has_state(button, Atspi.StateType.SHOWING) and button.get_name().startswith(name)
                             for name in ("Shift ", "Move ", "Paste ") for button in self.window.find_all("button", name)),
             "the popover to close")


def restore_a_dropped_hour(walk):
    window = walk.window
    window.find("button", "Add 1 Hour")
    window.key("alt+1", "Home", "Down")
    walk.n_keys = 0
    walk.count("F8", "ctrl+F8")
    wait(lambda: walk.times()[-1] == "01:40:03", "the hour to be there again")
    walk.report("dropped hour", 2)
    walk.saves(walk.original, "the hour")
    walk.undo(walk.dropped)
    window.key("ctrl+shift+z")
    walk.saves(walk.original, "the hour")


def add_a_segment(walk):
    window = walk.window
    walk.begin(ROW)
    walk.count("ctrl+Return")
    window.type("A new topic")
    walk.count("Tab")
    window.type("10:00")
    walk.count("Return")
    wait(lambda: any(row.startswith("00:10:00") and "A new topic" in row for row in window.rows()), "the new row")
    walk.report("add a segment with title and time", 3)
    walk.saves(walk.original.replace(NEXT_TIME, f"(00:10:00) A new topic\n{NEXT_TIME}"), "the segment")
    # two steps: its time, and the row with its title
    walk.undo(walk.original.replace(NEXT_TIME, f"(--:--:--) A new topic\n{NEXT_TIME}"))
    walk.undo()


def name_a_section(walk):
    """What is typed takes the place of what stands for the title of a new section."""
    window = walk.window
    walk.begin(ROW)
    window.key("ctrl+shift+Return")
    window.type("Kiln")
    row = wait(lambda: next((row for row in window.rows() if "Kiln" in row), None), "the new section")
    assert "…" not in row, row
    window.key("Escape")
    walk.saves(walk.original, "what was there before")


def shift_the_rest(walk):
    before = walk.times()
    first = before[3]
    walk.begin(ROW)
    walk.window.key("ctrl+t")
    walk.window.find("button", "Shift Times")
    walk.window.type("1:30")
    # the outline shows the new times before they are set
    wait(lambda: walk.times() == [clock(seconds(time) + (90 if time >= first else 0)) for time in before], "the new times")
    walk.window.key("Escape")
    wait(lambda: walk.times() == before, "Escape to take the new times back")

    walk.n_keys = 0
    walk.count("ctrl+t")
    walk.window.find("button", "Shift Times")
    walk.window.type("1:30")
    walk.count("Return")
    walk.popover_closed()
    walk.report("shift the rest by an amount", 4)
    walk.saves(shifted(walk.original, first, 90), "the new times")
    walk.undo()


def add_a_break(walk):
    before = walk.times()
    walk.begin(ROW)
    walk.count("ctrl+shift+t")
    walk.window.find("text", "Length")
    walk.window.type("2:15")
    wait(lambda: seconds(walk.times()[-1]) - seconds(before[-1]) == 135, "the new times")
    walk.count("Return")
    walk.popover_closed()
    walk.report("an ad break by cuts and additions", 4)
    walk.saves(shifted(walk.original, before[3], 135), "the break")
    walk.undo()


def put_titles_onto_times(walk):
    titles = [f"Topic {number}" for number in range(1, len(walk.times()) + 1)]
    left = iter(titles)
    copy("\n".join(titles))
    walk.begin(ROW)
    walk.count("ctrl+shift+v")
    walk.window.find("button", f"Paste {len(titles)} Titles")
    wait(lambda: any(row.endswith("Topic 1") for row in walk.window.rows()), "the new titles to be shown")
    walk.count("Return")
    walk.popover_closed()
    walk.report("titles onto times", 2)
    walk.saves(re.sub(r"^(\(\d\d:\d\d:\d\d\)) .*", lambda found: f"{found.group(1)} {next(left)}", walk.original,
                      flags=re.M), "the titles")
    walk.undo()


def leave_the_rows_alone(walk):
    """What the popover does not use does not reach the rows behind it."""
    walk.begin(ROW)
    walk.window.key("ctrl+t", "Delete", "ctrl+d", "ctrl+Return", "shift+Tab", "Tab", "Escape")
    walk.saves(walk.original, "what was there before")


def go_to_the_next_section(walk):
    walk.begin(ROW)
    walk.count("alt+Page_Down")
    wait(lambda: "Buildings & Spaces" in (walk.window.selected_row() or ""), "the next section to be selected")
    walk.report("to the next section", 1)
    walk.window.key("alt+Page_Up")
    wait(lambda: "Branch News" in (walk.window.selected_row() or ""), "the section before to be selected")


def paste_twenty_lines(walk):
    window = walk.window
    titles = [f"Line number {number}" for number in range(1, 21)]
    copy("\n".join(titles) + "\n")
    walk.begin(ROW)
    walk.count("ctrl+v")
    # the outline has more rows now than can be seen, of which newer versions of GTK do not tell
    wait(lambda: window.preview().count("Line number ") == len(titles), "the lines to be pasted")
    walk.report("paste 20 lines", 1)
    lines = "".join(f"(--:--:--) {title}\n" for title in titles)
    walk.saves(walk.original.replace(NEXT_TIME, lines + NEXT_TIME), "the lines")
    walk.undo()


def link_words(walk):
    window = walk.window
    copy("https://example.org/shelves")
    walk.begin(ROW)
    window.key("alt+2", "alt+d", "ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right", "ctrl+shift+Right")
    walk.n_keys = 0
    walk.count("ctrl+k")
    link = "[The lower shelves](https://example.org/shelves)"
    wait(lambda: window.find_all("text", "Description") and "The lower shelves have" in window.preview(), "the words")
    walk.report("link words", 1)
    walk.saves(walk.original.replace("The lower shelves", link), "the link")
    walk.undo()


def find_a_topic(walk):
    walk.begin(0)
    walk.count("ctrl+f")
    walk.window.type("library of seeds")
    wait(lambda: "A garden on the roof" in (walk.window.selected_row() or ""), "the topic to be selected")
    walk.report("find a topic", 1)
    walk.window.key("Escape")


def begin_from_last_week(walk):
    window = walk.window
    first = window.root

    def other():
        frames = [first.get_child_at_index(index) for index in range(first.get_child_count())]
        return next((frame for frame in frames if walk.path.name not in (frame.get_name() or "")), None)

    walk.begin(ROW)
    walk.count("ctrl+shift+n")
    window.root = wait(other, "the new episode")
    wait(lambda: len([row for row in window.rows() if "Budgets & Policy" in row or "Branch News" in row]) == 2,
         "the sections of last week")
    assert not walk.times(), walk.times()
    walk.report("from last week", 1)
    window.root = first
    assert walk.path.read_bytes() == walk.original.encode(), "last week's notes are as they were"
    assert not window.warnings(), window.warnings()


def fix_all_of_a_kind(walk):
    walk.window.close()
    walk.path = walk.folder / "linked.md"
    walk.path.write_text(LINKED)
    window = walk.window = Window([sys.argv[1], str(walk.path)])
    wait(lambda: len(window.rows()) > 4, "the rows")
    window.find("button", "its link leads to")
    walk.begin(0)
    walk.count("F8")
    wait(lambda: "Spades" in (window.selected_row() or ""), "the first time that differs from its link")
    walk.count("ctrl+shift+F8")
    window.find("button", "Fix 2 Problems")
    walk.count("ctrl+Return")
    wait(lambda: any(row.startswith("25:05") for row in window.rows()), "the times to be mended")
    walk.report("fix all of a kind", 3)
    walk.saves(MENDED, "what was fixed")
    walk.undo(LINKED)
    assert not window.warnings(), window.warnings()


def print_the_table(walk):
    walk.table.append(("undo each", max(walk.n_undo_keys), 1))
    print(f"# {'task':36} keys limit", flush=True)
    for task, n_keys, limit in walk.table:
        print(f"# {task:36} {n_keys:4} {limit:5}", flush=True)
    assert len(walk.n_undo_keys) == 9, walk.n_undo_keys
    assert len(walk.table) == 12, walk.table
    assert all(n_keys <= limit for task, n_keys, limit in walk.table)


if shutil.which("xclip") is None:
    print("1..0 # SKIP There is no xclip here.")
else:
    run([restore_a_dropped_hour, add_a_segment, name_a_section, shift_the_rest, add_a_break, put_titles_onto_times,
         leave_the_rows_alone, go_to_the_next_section, paste_twenty_lines, link_words, find_a_topic, begin_from_last_week,
         fix_all_of_a_kind, print_the_table], Walk)
