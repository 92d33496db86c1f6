#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The session ends while there are changes that are not saved: it is told so, and what was typed is there afterwards.

test-session.py SEGUE EXAMPLE    (prints TAP)
"""
import os
import pathlib
import sys

import steps
from drive import Window, wait
from session import Session


class Walk:
    def __init__(self, folder):
        self.session = Session(".Segue")
        self.path = pathlib.Path(folder) / "episode.txt"
        self.original = pathlib.Path(sys.argv[2]).read_text()
        self.path.write_text(self.original)
        self.window = None

    def open(self, *arguments):
        n_before = len(self.session.clients)
        self.window = Window([sys.argv[1], *arguments])
        wait(lambda: len(self.window.rows()) > 10, "the rows")
        wait(lambda: len(self.session.clients) > n_before, "the client of the session")

    def type_title(self, text):
        """Leaves the title in the middle of being edited."""
        self.window.key("Home", "Down", "F2", "ctrl+a")
        self.window.type(text)
        wait(lambda: text in self.window.preview(), "the typing")

    def has_draft(self, text):
        folder = pathlib.Path(os.environ["XDG_STATE_HOME"]) / "segue" / "drafts"
        return any(text.encode() in draft.read_bytes() for draft in folder.glob("*/*.draft"))

    def await_end(self):
        assert self.window.wait_closed() == 0
        assert not self.window.warnings(), self.window.warnings()
        assert self.path.read_text() == self.original, "nothing is saved that nobody saved"

    def close(self):
        if self.window is not None:
            self.window.close()


def changes_inhibit_the_end(walk):
    walk.open(str(walk.path))
    assert not walk.session.inhibits_logout()
    walk.type_title("First words")
    assert len(wait(walk.session.inhibits_logout, "the inhibitor")) == 1
    walk.window.key("Return", "Escape", "ctrl+z")
    wait(lambda: not walk.session.inhibits_logout(), "the inhibitor to go with the changes")


def asked_it_writes_the_draft_at_once(walk):
    walk.type_title("Second words")
    walk.session.tell("QueryEndSession")
    wait(lambda: walk.session.responses, "the answer", timeout=5)
    assert walk.session.responses == [True], "the program is ready"
    assert walk.has_draft("Second words"), "the draft is there when the program says that it is ready"
    assert walk.window.process.poll() is None, "nothing ends yet"


def a_cancelled_end_ends_nothing(walk):
    walk.session.tell("CancelEndSession")
    walk.window.type(" go on")
    wait(lambda: "Second words go on" in walk.window.preview(), "the typing to go on")


def what_is_typed_up_to_the_end_is_kept(walk):
    walk.session.tell("QueryEndSession")
    wait(lambda: len(walk.session.responses) > 1, "the answer", timeout=5)
    walk.window.type(" and on")
    wait(lambda: "Second words go on and on" in walk.window.preview(), "the last of the typing")
    walk.session.tell("EndSession")
    walk.await_end()


def after_a_restart_it_is_back(walk):
    walk.open()
    wait(lambda: "Second words go on and on" in walk.window.preview(), "what was typed")
    walk.window.find("button", "Discard")
    walk.type_title("Third words")


def a_session_that_just_stops_loses_nothing(walk):
    walk.session.tell("Stop")
    walk.await_end()
    walk.open(str(walk.path))
    wait(lambda: "Third words" in walk.window.preview(), "what was typed")
    walk.window.press("button", "Discard")
    wait(lambda: "Third words" not in walk.window.preview(), "the state of the file")
    walk.window.key("ctrl+w")
    walk.await_end()


steps.run([changes_inhibit_the_end, asked_it_writes_the_draft_at_once, a_cancelled_end_ends_nothing,
           what_is_typed_up_to_the_end_is_kept, after_a_restart_it_is_back, a_session_that_just_stops_loses_nothing], Walk)
