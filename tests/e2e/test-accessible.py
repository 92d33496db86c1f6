#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a screen reader meets: in every view each control has a name.

test-accessible.py SEGUE EXAMPLE    (prints TAP)
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback

from drive import Atspi, Window, has_state, wait, walk

# what a person acts on; of other nodes a name would only be noise
CONTROLS = {"push button", "button", "toggle button", "check box", "radio button", "text", "entry", "list item", "list",
            "combo box", "menu item", "slider", "spin button", "switch", "table row", "tree item"}

VIEWS = {
    "the outline": ["alt+1"],
    "a title that is edited": ["alt+1", "F2"],
    "the details": ["alt+1", "Down", "alt+2"],
    "the preview": ["alt+3"],
    "the text": ["alt+4"],
    "finding": ["alt+1", "ctrl+h"],
    "the menu": ["Escape", "Escape", "alt+1", "F10"],
    "the problems": ["alt+1", "ctrl+shift+m"],
    "the question before closing": ["alt+1", "F2", "x", "Return", "Escape", "ctrl+w"],
}
LEAVE = {"a title that is edited": ["Escape"], "finding": ["Escape"], "the menu": ["Escape"], "the problems": ["Escape"],
         "the question before closing": ["Escape"]}


# GTK 4.18 does not tell what it writes on the items of a menu model
MENUS_ARE_SILENT = subprocess.run(["pkg-config", "--atleast-version=4.18", "gtk4"]).returncode == 0


def controls(window):
    return [node for node in walk(window.root)
            if node.get_role_name() in CONTROLS and has_state(node, Atspi.StateType.VISIBLE)]


def is_ours(node):
    """The button that closes a message has no name of the library's."""
    while node is not None and node.get_role_name() != "application":
        if node.get_name() == "AdwToastWidget":
            return False
        node = node.get_parent()
    return True


def nameless(window):
    found = []
    for node in controls(window):
        name = (node.get_name() or "").strip()
        if node.get_role_name() == "menu item" and MENUS_ARE_SILENT:
            continue
        # what has no name is called what its class is
        if not name or (re.match(r"(Gtk|Adw|Segue)[A-Z]", name) and is_ours(node)):
            path = []
            while node is not None and node.get_role_name() != "application":
                path.append(f"{node.get_role_name()} “{node.get_name()}”")
                node = node.get_parent()
            found.append(" < ".join(path))
    return found


def main(program, example):
    print(f"1..{len(VIEWS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "episode.txt"
        path.write_text(re.sub(r"^\(01:", "(00:", pathlib.Path(example).read_text(), flags=re.M))
        window = Window([program, str(path)])
        try:
            wait(lambda: len(window.rows()) > 10, "the rows")
            for number, (name, keys) in enumerate(VIEWS.items(), 1):
                window.key(*keys)
                missing = wait(lambda: [nameless(window)], "the tree")[0]
                count = wait(lambda: len(controls(window)), "controls")
                assert count > 20, f"{count} controls are too few to have looked at the right window"
                print(f"# {name}: {count} controls", flush=True)
                for node in missing:
                    print(f"# no name: {node}", flush=True)
                print(f"{'not ok' if missing else 'ok'} {number} {name}", flush=True)
                window.key(*LEAVE.get(name, []))
            assert window.process.poll() is None
        except Exception:
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()) + "Bail out!", flush=True)
        window.close()


main(*sys.argv[1:])
