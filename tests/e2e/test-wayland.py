#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The window on Wayland: it opens, a title is typed, and it is saved. Sway draws on a screen in memory.

test-wayland.py SEGUE    (prints TAP)
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import steps
from drive import Window, wait

CONFIG = "xwayland disable\noutput * resolution 1280x900\ndefault_border none\n"
NOBODY = 65534
NOTES = "(00:00:10) Opening\n(00:01:00) Rain\n"


class WaylandWindow(Window):
    def find_ids(self):
        """Nothing is done to the window by its number."""
        return [None]

    def key(self, *keys):
        for key in keys:
            *modifiers, name = key.split("+")
            held = [argument for modifier in modifiers for argument in ("-M", modifier)]
            freed = [argument for modifier in modifiers for argument in ("-m", modifier)]
            subprocess.check_call(["wtype", "-s", "100", *held, "-k", name, *freed, "-s", "100"])

    def type(self, text):
        subprocess.check_call(["wtype", "-s", "100", "-d", "40", text])


class Walk:
    def __init__(self, folder):
        self.window = None
        self.path = pathlib.Path(folder) / "episode.txt"
        self.path.write_text(NOTES)
        self.runtime = tempfile.TemporaryDirectory()
        config = pathlib.Path(self.runtime.name) / "config"
        config.write_text(CONFIG)
        command = ["sway", "-c", config]
        if os.geteuid() == 0:
            # sway refuses to run as root
            shutil.chown(self.runtime.name, NOBODY, NOBODY)
            command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
        self.sway = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, XDG_RUNTIME_DIR=self.runtime.name, WLR_BACKENDS="headless",
                     WLR_LIBINPUT_NO_DEVICES="1", WLR_RENDERER="pixman"))

    def close(self):
        if self.window is not None:
            self.window.close()
        self.sway.terminate()
        self.sway.wait()
        self.runtime.cleanup()


def open_a_window(walk):
    sockets = wait(lambda: list(pathlib.Path(walk.runtime.name).glob("wayland-?")), "the display")
    del os.environ["DISPLAY"]
    os.environ.update(GDK_BACKEND="wayland", WAYLAND_DISPLAY=str(sockets[0]))
    walk.window = WaylandWindow([sys.argv[1], str(walk.path)])
    wait(lambda: len(walk.window.rows()) == 2, "the rows")


def type_a_title(walk):
    walk.window.key("alt+1", "Home", "Down", "F2", "ctrl+a")
    walk.window.type("Hello")
    walk.window.key("Return")
    wait(lambda: walk.window.rows()[0].endswith("Hello"), "the title")


def save_and_close(walk):
    walk.window.key("ctrl+s")
    wait(lambda: walk.path.read_text() == NOTES.replace("Opening", "Hello"), "the file")
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


if shutil.which("sway") is None or shutil.which("wtype") is None:
    print("1..0 # SKIP sway or wtype is not installed")
else:
    steps.run([open_a_window, type_a_title, save_and_close], Walk)
