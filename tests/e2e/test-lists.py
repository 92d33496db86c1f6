#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Opens, edits, saves and imports a file of each family of lists of chapters by keys, and compares every byte.

test-lists.py SEGUE    (prints TAP)
"""
import pathlib
import subprocess
import sys
import time

from drive import Atspi, GLib, PATIENCE, Window, has_state, walk as nodes, xdotool
from steps import run

NOTES = "Trees\n\n(00:00:00) Oak\n"

# what is written under each name, the time of the second chapter there with its end, and the same one second later
FAMILIES = {
    "front.md": ("---\nlayout: post\nchapters:\n  - time: 0:05\n    title: Elder # first\n  - time: '1:00'\n"
                 "    title: Hazel\n---\n\nAbout trees.\n", "'1:00'", "'1:01'"),
    "a.json": ('{ "version": "1.2.0",\n  "x": [1e0],\n  "chapters": [\n    {"startTime": 5, "title": "Elder"},\n'
               '    {"startTime": 60, "title": "Hazel", "x": {}}\n  ]\n}\n', "60", "61"),
    "a.xml": ('<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">\n'
              "  <psc:chapter start='0:05' title='Elder'/><!-- a tree -->\n"
              '  <psc:chapter title="Hazel" start="00:01:00.000" />\n</psc:chapters>\n', "01:00", "01:01"),
    "a.txt": ("00:00:05.000 Elder\n00:01:00.000 Hazel\n", "01:00", "01:01"),
    "a.csv": ("Color;Title;Start\nred;Elder;0:05\n;Hazel;1:00\n", "1:00", "1:01"),
    "a.vtt": ("WEBVTT\n\nNOTE trees\n\n00:05.000 --> 00:30.000\nElder\n\nb\n01:00.000 --> 02:00.000\nHazel\n",
              "01:00.000 --> 02:00", "01:01.000 --> 02:01"),
}

FEED = ("<rss><channel><title>Forest</title><item><title>Elm</title></item><item><title>Fir</title></item></channel>"
        "</rss>\n")


def wait(condition, what, frame=None):
    """Waits until the condition holds. The tree of the frame is read anew when it has not held for a second; at-spi fails
    when it forgets that of a file dialog."""
    end = time.monotonic() + 20 * PATIENCE
    renewal = time.monotonic() + 1
    while time.monotonic() < end:
        if frame is not None and time.monotonic() > renewal:
            frame.clear_cache()
            renewal = time.monotonic() + 1
        try:
            if condition():
                return
        except (GLib.Error, subprocess.CalledProcessError):  # there can be no active window for a moment
            pass
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


class Walk:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.notes = self.folder / "notes.txt"
        self.notes.write_text(NOTES)
        for name, (content, _, _) in FAMILIES.items():
            (self.folder / name).write_text(content)
        (self.folder / "feed.xml").write_text(FEED)
        self.window = Window([sys.argv[1], str(self.notes)])
        self.application = self.window.root
        self.outlines = {}
        self.focus(self.notes.name)

    def close(self):
        self.window.close()

    def frames(self, name):
        frames = [self.application.get_child_at_index(index) for index in range(self.application.get_child_count())]
        return [frame for frame in frames if frame is not None and name in (frame.get_name() or "")]

    def focus(self, name):
        """Looks at the window of a file from here on."""
        self.await_active(name)
        wait(lambda: self.frames(name), f"the window of {name}")
        self.frame = self.window.root = self.frames(name)[0]
        self.outline = self.outlines.get(self.frame)
        wait(self.rows, "the rows", self)

    def rows(self):
        """The rows of the outline and their names. The list that has them is looked for once: a walk through a whole window
        asks the program a thousand times."""
        if self.outline is None:
            row = next((node for node in nodes(self.frame)
                        if node.get_role_name() == "list item" and ". Episode" in (node.get_name() or "")), None)
            self.outline = self.outlines[self.frame] = row.get_parent() if row is not None else None
        if self.outline is None:
            return {}
        rows = [self.outline.get_child_at_index(index) for index in range(self.outline.get_child_count())]
        return {row.get_name() or "": row for row in rows if row is not None}

    def clear_cache(self):
        self.frame.clear_cache()
        self.outline = None

    def await_row(self, title, what):
        wait(lambda: any(title in name for name in self.rows()), what, self)

    def await_selected(self, title):
        wait(lambda: any(title in name and has_state(row, Atspi.StateType.SELECTED) for name, row in self.rows().items()),
             f"{title} to be selected", self)

    def keys(self, *keys):
        """Presses keys that need nothing to happen between them."""
        xdotool("key", "--clearmodifiers", *keys)

    def await_active(self, title):
        wait(lambda: title in xdotool("getactivewindow", "getwindowname"), f"the window “{title}” to be the active one")

    def save(self, condition, what):
        """Saves, and again where the program was too busy to know of the change before."""
        pressed = 0

        def saved():
            nonlocal pressed
            if time.monotonic() > pressed + 0.3:
                self.keys("ctrl+s")
                pressed = time.monotonic()
            return condition()

        wait(saved, what)

    def await_question(self, button):
        """The question is a window or, with a newer libadwaita, in that of the notes. That is looked at last, since a walk
        through all of it takes as long as the rest of a step."""
        begun = time.monotonic()

        def asked():
            frames = [frame for frame in self.frames("") if frame != self.frame]
            if time.monotonic() > begun + 1:
                frames.append(self.frame)
            return any(node.get_name() == button for frame in frames for node in nodes(frame))

        wait(asked, "the question")

    def choose(self, dialog, name):
        """Answers a file dialog."""
        self.await_active(dialog)
        subprocess.run(["xclip", "-selection", "clipboard", "-i"], input=str(self.folder / name).encode(), check=True)
        xdotool("key", "--clearmodifiers", "--delay", "10", "ctrl+l", "ctrl+a", "ctrl+v")
        time.sleep(0.4)  # the name comes from another program
        self.keys("Return")


def edited(name):
    content, time, later = FAMILIES[name]
    assert content.count(time) == 1

    return content.replace("Elder", "Alder").replace(time, later)


def edits(name):
    def step(walk):
        path = walk.folder / name
        walk.keys("ctrl+o")
        walk.choose("Open Show Notes", name)
        walk.focus(name)
        walk.await_row("Hazel", "the chapters")
        walk.keys("alt+1", "Home", "Down")
        walk.await_selected("Elder")
        xdotool("key", "--clearmodifiers", "--delay", "30", "F2", "ctrl+a", "type", "--args", "1", "--delay", "20", "Alder",
                "key", "Return")
        walk.await_row("Alder", "the new title")
        walk.keys("Escape", "alt+1", "End")
        walk.await_selected("Hazel")
        walk.keys("alt+Right")
        walk.save(lambda: path.read_text() == edited(name), f"{name} to be saved as it was meant")
        walk.keys("ctrl+w")
        wait(lambda: not walk.frames(name), "the window to close")

    step.__name__ = f"edit_{name}"
    return step


def imports(name):
    def step(walk):
        walk.focus(walk.notes.name)
        walk.keys("ctrl+shift+o")
        walk.choose("Import Chapters", name)
        walk.await_question("As new segments")
        walk.keys("alt+i")
        walk.focus(walk.notes.name)
        walk.save(lambda: "Alder" in walk.notes.read_text(), "the notes to be saved")
        lines = walk.notes.read_text().split("\n")[2:]
        assert [line[line.index(")") + 2:] for line in lines if line] == ["Oak", "Alder", "Hazel"], lines
        assert lines[1].startswith("(00:00:05") and lines[2].startswith("(00:01:01"), lines
        walk.keys("ctrl+z")
        walk.save(lambda: walk.notes.read_text() == NOTES, "the notes to be as they were")

    step.__name__ = f"import_{name}"
    return step


def choose_episodes_of_a_feed(walk):
    walk.focus(walk.notes.name)
    walk.keys("ctrl+o")
    walk.choose("Open Show Notes", "feed.xml")
    walk.await_active("Forest")
    # past the button for all and the folder to the first row, which is ticked
    walk.window.key("Tab", "Tab", "space", "alt+w")
    wait(lambda: (walk.folder / "Fir.md").exists(), "the second episode to be written")
    assert not (walk.folder / "Elm.md").exists()


run([kind(name) for name in FAMILIES for kind in (edits, imports)] + [choose_episodes_of_a_feed], Walk)
