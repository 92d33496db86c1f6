#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nothing is lost: the program is killed while somebody types, is told to end, and another program writes its file.
A clock that segments are marked by counts on meanwhile.

test-crash.py SEGUE EXAMPLE    (prints TAP)
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback

from drive import Window, text_of, wait

# What is typed is numbers in a row, so that what was lost can be told.
KEY_SECONDS = 0.1
LOST_SECONDS = 2
APPLICATION = "io.github.segue_editor.Segue"


def edit_first_title(window):
    wait(lambda: len(window.rows()) > 10, "the rows")
    window.key("Home", "Down", "F2", "ctrl+a")


def typed_count(text):
    """How many of the keys 0123456789… of the first title are there."""
    found = re.search(r"x([0-9]+)", text)
    return len(found.group(1)) if found else 0


def killed_while_typing(program, path, original):
    window = Window([program, str(path)])
    edit_first_title(window)
    window.type("x")
    began = time.monotonic()
    typed = []
    while time.monotonic() - began < 6:
        window.type(str(len(typed) % 10))
        typed.append(time.monotonic())
        time.sleep(max(0, KEY_SECONDS - 0.05))
    killed = time.monotonic()
    window.close()
    assert path.read_text() == original, "the file is as it was"

    window = Window([program, str(path)])
    window.find("button", "Discard")
    kept = wait(lambda: typed_count(window.preview()), "what was typed")
    lost = killed - typed[kept] if kept < len(typed) else 0
    print(f"# {kept} of {len(typed)} keys kept, {lost:.1f} s lost", flush=True)
    assert lost <= LOST_SECONDS, f"{lost:.1f} s of typing are gone"
    assert path.read_text() == original, "what was restored is not saved"
    window.press("button", "Discard")
    wait(lambda: typed_count(window.preview()) == 0, "the state of the file")
    window.key("ctrl+z")
    wait(lambda: typed_count(window.preview()) == kept, "the discarding to be undone")
    window.key("ctrl+s")
    wait(lambda: typed_count(path.read_text()) == kept, "the file to be written")
    window.key("ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()
    path.write_text(original)


def told_to_end(program, path, original):
    window = Window([program, str(path)])
    edit_first_title(window)
    window.type("x012")
    wait(lambda: "x012" in window.preview(), "the typing")
    window.process.send_signal(signal.SIGTERM)
    assert window.wait_closed() == 0
    assert path.read_text() == original

    window = Window([program])
    wait(lambda: "x012" in window.preview(), "what was typed, without asking for the file")
    window.press("button", "Discard")
    wait(lambda: "x012" not in window.preview(), "the state of the file")
    window.key("ctrl+w")
    assert window.wait_closed() == 0


def changed_by_another(program, path, original):
    window = Window([program, str(path)])
    wait(lambda: len(window.rows()) > 10, "the rows")
    path.write_text("(00:00:00) From elsewhere\n" + original)
    wait(lambda: "From elsewhere" in window.preview(), "what was written to be taken over")

    window.key("Home", "Down", "F2", "ctrl+a")
    window.type("Mine")
    wait(lambda: "Mine" in window.preview(), "the typing")
    theirs = "(00:00:00) From elsewhere again\n" + original
    path.write_text(theirs)
    window.find("button", "Keep My Changes")
    window.type(" goes on")
    wait(lambda: "Mine goes on" in window.preview(), "the typing, which nothing interrupts")
    window.key("ctrl+s")
    time.sleep(0.5)
    assert path.read_text() == theirs, "nothing is overwritten unasked"
    window.press("button", "Keep My Changes")
    wait(lambda: not window.find_all("button", "Keep My Changes"), "the strip to go")
    window.key("ctrl+s")
    wait(lambda: "Mine goes on" in path.read_text(), "the file to be written")
    assert sorted(os.listdir(path.parent)) == [path.name], "nothing is left beside the file"
    window.key("ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


def mark_from_outside(window, count, started):
    """Marks as a pedal does. Returns between which times of the recorder each mark is.

    The clock was at 760 seconds between the two moments of started.
    """
    shown = []
    preview = window.find("text", "Preview")
    for _ in range(count):
        before = text_of(preview)
        early = 760 + time.monotonic() - started[1]
        subprocess.check_call(["gapplication", "action", APPLICATION, "mark"])
        wait(lambda: text_of(preview) != before, "the mark")
        shown.append((early, 760 + time.monotonic() - started[0]))
        time.sleep(0.3)
    return shown


def clock_outlives_the_program(program, path, original):
    """The clock of a live recording counts on while the program is gone."""
    path.write_text("".join(f"(--:--:--) Topic {number}\n" for number in range(10)))
    window = Window([program, str(path)])
    wait(lambda: len(window.rows()) >= 10, "the rows")
    window.press("button", "Start Clock…")
    window.find("text", "What the recorder shows")
    window.type("12:40")
    pressed = time.monotonic()
    window.key("Return")
    window.find("button", "Set Clock…")
    started = (pressed, time.monotonic())
    shown = mark_from_outside(window, 5, started)
    window.key("ctrl+s")
    wait(lambda: path.read_text().count("--:--:--") == 5, "the file to be written")
    window.close()

    window = Window([program, str(path)])
    window.find("button", "Set Clock…")
    shown += mark_from_outside(window, 5, started)
    window.key("ctrl+s")
    wait(lambda: "--:--:--" not in path.read_text(), "the file to be written")
    found = re.findall(r"\((\d+):(\d+):(\d+)\) Topic (\d)", path.read_text())
    assert [int(number) for *_, number in found] == list(range(10)), found
    for (hours, minutes, seconds, number), (early, late) in zip(found, shown):
        marked = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
        assert early - 1 <= marked <= late + 1, f"topic {number} is marked at {marked} s, not {early:.1f} to {late:.1f} s"
    window.key("ctrl+w")
    window.press("button", "Stop and Close")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


STEPS = [killed_while_typing, told_to_end, changed_by_another, clock_outlives_the_program]


def main(program, example):
    original = pathlib.Path(example).read_text()
    print(f"1..{len(STEPS)}", flush=True)
    for number, step in enumerate(STEPS, 1):
        name = step.__name__.replace("_", " ")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "episode.txt"
            path.write_text(original)
            try:
                step(program, path, original)
                print(f"ok {number} {name}", flush=True)
            except Exception:
                print(f"not ok {number} {name}", flush=True)
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), flush=True)
                if "SEGUE_E2E_SHOT" in os.environ:
                    os.system(f"import -window root {os.environ['SEGUE_E2E_SHOT']}")


main(*sys.argv[1:])
