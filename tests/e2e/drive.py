# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Drives a running window from outside: finds and reads by AT-SPI, types and presses keys by xdotool.

Runs under `headless -a -w`, with the system's Python, which has the bindings.
"""
import os
import re
import subprocess
import tempfile
import time
import warnings

# This program must live with warnings: the bindings of at-spi warn of applications that are gone. The program under test
# ends at criticals, and its warnings are looked at here.
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# How many times longer everything may take, for builds that are slow.
PATIENCE = max(int(os.environ.get("SEGUE_TEST_PATIENCE", 1)), 1)

Atspi.init()
Atspi.set_timeout(3000 * PATIENCE, 5000 * PATIENCE)

# newer versions of at-spi2 name some roles differently
ALIASES = {"button": ("button", "push button"), "list item": ("list item",)}


def wait(condition, what, timeout=10):
    """Waits until the condition holds; the tree may change under our hands meanwhile.

    On a busy machine at-spi can miss what a program says of its tree, and keep the old one. So the tree is read anew
    when a condition has not held for a second.
    """
    end = time.monotonic() + timeout * PATIENCE
    renewal = time.monotonic() + 1
    while time.monotonic() < end:
        try:
            found = condition()
            if found:
                return found
        except GLib.Error:
            pass
        time.sleep(0.03)
        if time.monotonic() > renewal:
            forget_trees()
            renewal = time.monotonic() + 1
    raise AssertionError(f"waited in vain for {what}")


def forget_trees():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None:
            application.clear_cache()


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def walk(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def text_of(node):
    interface = node.get_text_iface()
    return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) if interface else ""


def has_state(node, state):
    return node.get_state_set().contains(state)


class Window:
    def __init__(self, command):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(command, env=dict(os.environ, G_DEBUG="fatal-criticals"), stderr=self.log)
        self.root = wait(self._find_application, "the application")
        self.id = wait(self.find_ids, "the window")[-1]
        self.key("Shift_L")  # the first event of a new window wakes the input method

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid and application.get_child_count():
                return application
        return None

    def find_ids(self):
        """The windows of the program that can be seen."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def make_high(self):
        """Makes room for all rows: newer versions of GTK tell only of those that can be seen."""
        xdotool("windowsize", "--sync", self.id, 1200, 1350)

    def find_all(self, role, name=""):
        roles = ALIASES.get(role, (role,))
        return [node for node in walk(self.root) if node.get_role_name() in roles and name in (node.get_name() or "")]

    def find(self, role, name=""):
        return wait(lambda: (self.find_all(role, name) or [None])[0], f"{role} “{name}”")

    def rows(self):
        """The rows of sections and segments, which that of the episode stands above."""
        names = [row.get_name() or "" for row in self.find_all("list item")]
        return [name for name in names if not re.search(r"\. (Episode|에피소드)( |$)", name)]

    def selected_row(self):
        return next((row.get_name() for row in self.find_all("list item") if has_state(row, Atspi.StateType.SELECTED)), None)

    def press(self, role, name):
        assert self.find(role, name).get_action_iface().do_action(0), f"{name} cannot be pressed"

    def preview(self):
        return text_of(self.find("text", "Preview"))

    def key(self, *keys):
        for key in keys:
            subprocess.check_call(["xdotool", "key", "--clearmodifiers", key])
            time.sleep(0.06)

    def type(self, text):
        subprocess.check_call(["xdotool", "type", "--delay", "40", text])

    def warnings(self):
        self.log.seek(0)
        return [line for line in self.log if line.strip()]

    def wait_closed(self):
        return wait(lambda: self.process.poll() is not None, "the end of the program") and self.process.returncode

    def close(self):
        self.process.kill()
        self.process.wait()
