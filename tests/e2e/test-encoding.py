#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Notes in an encoding that the bytes do not tell: the window asks, shows the text, and saves as it was.

test-encoding.py SEGUE    (prints TAP)
"""
import pathlib
import sys
import tempfile

from drive import Window, wait

NOTES = "(00:00:00) 여는 말\n(00:01:48) 알림\n"


def walk(program, folder):
    path = pathlib.Path(folder) / "notes.txt"
    path.write_bytes(NOTES.encode("euc-kr"))
    window = Window([program, str(path)])
    # by its role: the words are Korean where the translation is installed
    wait(lambda: window.find_all("combo box"), "the choice of an encoding")
    window.key("Return")
    wait(lambda: any("여는 말" in row for row in window.rows()), "the rows")
    window.key("Home", "Down", "alt+Right", "ctrl+s")
    wait(lambda: path.read_bytes() == NOTES.replace("00:00:00", "00:00:01").encode("euc-kr"), "the saved file")
    window.key("ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


print("1..1", flush=True)
with tempfile.TemporaryDirectory() as name:
    try:
        walk(sys.argv[1], name)
        print("ok 1 encoding")
    except Exception as error:
        print(f"not ok 1 encoding\n# {type(error).__name__}: {error}")
