#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An hour of speech is dropped on the window, topics are pasted, and each is marked with one key while it is heard.

test-hour.py SEGUE SOURCE    (prints TAP)

The sound goes to a sink that keeps time but is not heard. Positions are asked for as media keys do, over MPRIS.
"""
import array
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import wave

from drive import GLib, Window, text_of, wait, xdotool
from gi.repository import Gio
from steps import run

RATE = 8000
SPEED = 2
# how long before a change somebody begins to listen, and how exact a mark is, in seconds
LEAD = 5
TOLERANCE = 0.2
TOPICS = ["Weather", "Spades", "Rain", "Compost", "Bees", "Pruning", "Letters", "Frost", "Seeds", "Paths", "Hedges", "Farewell"]
# what is talked about when; four topics come out of turn
HEARD = ["Weather", "Bees", "Spades", "Rain", "Frost", "Compost", "Pruning", "Paths", "Letters", "Farewell", "Seeds", "Hedges"]
OUT_OF_TURN = {"Bees", "Frost", "Paths", "Farewell"}
CHANGES = [30.4 + number * 293.7 for number in range(len(HEARD))]
END = 3600
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


def speak(title, folder):
    """Some words about a topic, as samples of 8 bits."""
    path = folder / "words.wav"
    subprocess.check_call(["espeak-ng", "-w", path, f"And now we come to {title}. There is much to say about {title}."])
    with wave.open(str(path)) as words:
        rate = words.getframerate()
        samples = array.array("h", words.readframes(words.getnframes()))
    return bytes((samples[number * rate // RATE] >> 8) + 128 for number in range(len(samples) * RATE // rate))


def write_hour(path):
    """Each topic is talked about from its change on, again and again with a second of silence between."""
    silence = bytes([128])
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(silence * round(CHANGES[0] * RATE))
        for title, start, end in zip(HEARD, CHANGES, CHANGES[1:] + [END]):
            words = speak(title, path.parent) + silence * RATE
            length = round(end * RATE) - round(start * RATE)
            sound.writeframes((words * (length // len(words) + 1))[:length])


class Walk:
    def __init__(self, folder):
        os.environ["SEGUE_AUDIO_SINK"] = "fakesink sync=true"
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "episode.txt"
        self.path.write_text("(00:00:00.000) Intro\n")
        # beside the notes it would be found without being dropped
        self.sound = self.folder / "sound" / "show.wav"
        self.sound.parent.mkdir()
        write_hour(self.sound)
        self.window = Window([sys.argv[1], str(self.path)])
        self.source = subprocess.Popen([sys.executable, sys.argv[2], "", "", "", self.sound.as_uri()])
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.marked = {}

    def call(self, interface, method, parameters):
        return self.bus.call_sync("org.mpris.MediaPlayer2.io.github.segue_editor.Segue", PATH, interface, method,
                                  parameters, None, Gio.DBusCallFlags.NONE, 20000, None)

    def get(self, name):
        return self.call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (PLAYER, name))).unpack()[0]

    def position(self):
        return self.get("Position") / 1e6

    def seek(self, seconds):
        track = self.get("Metadata")["mpris:trackid"]
        self.call(PLAYER, "SetPosition", GLib.Variant("(ox)", (track, int(seconds * 1e6))))

    def close(self):
        self.source.kill()
        self.window.close()


def find_source():
    command = ["xdotool", "search", "--onlyvisible", "--name", "^Page$"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


def drop_the_sound(walk):
    wait(lambda: len(walk.window.rows()) == 1, "the row")
    page = wait(find_source, "the other window")[-1]
    xdotool("windowmove", "--sync", walk.window.id, 0, 0)
    xdotool("windowmove", "--sync", page, 1500, 700)
    time.sleep(0.5)
    xdotool("mousemove", 1650, 800, "mousedown", 1)
    for step in range(1, 21):
        xdotool("mousemove", 1650 - 75 * step, 800 - 15 * step)
        time.sleep(0.02)
    time.sleep(0.3)
    xdotool("mouseup", 1)
    walk.window.find("button", "Mark Time")


def paste_the_topics(walk):
    subprocess.run(["xclip", "-selection", "clipboard", "-i"], input="\n".join(TOPICS).encode(), check=True)
    xdotool("windowactivate", "--sync", walk.window.id)
    walk.window.key("alt+1", "ctrl+v")
    wait(lambda: len(walk.window.rows()) == len(TOPICS) + 1, "the topics")


def play_fast(walk):
    walk.window.key("F5")
    wait(lambda: walk.get("PlaybackStatus") == "Playing", "the recording to be played")
    wait(lambda: walk.get("Metadata").get("mpris:length") == END * 1000000, "its length")
    walk.call("org.freedesktop.DBus.Properties", "Set", GLib.Variant("(ssv)", (PLAYER, "Rate", GLib.Variant("d", SPEED))))


def select(walk, title):
    place = next(number for number, row in enumerate(walk.window.rows()) if title in row)
    # the row of the episode is the first one
    walk.window.key("alt+1", "Home", *["Down"] * (place + 1))
    wait(lambda: title in (walk.window.selected_row() or ""), f"{title} to be selected")


def mark_each(walk):
    preview = walk.window.find("text", "Preview")
    for title, change in zip(HEARD, CHANGES):
        if title in OUT_OF_TURN:
            select(walk, title)
        walk.seek(change - LEAD)
        wait(lambda: walk.position() >= change, f"{title} to be heard", 30)
        shown = text_of(preview)
        early = walk.position()
        walk.window.key("shift+F4" if title in OUT_OF_TURN else "F4")
        wait(lambda: text_of(preview) != shown, f"{title} to be marked")
        walk.marked[title] = (early, walk.position())
    walk.window.key("F5")
    wait(lambda: walk.get("PlaybackStatus") == "Paused", "the end of listening")
    walk.window.find("label", "No problems")


def check_by_ear(walk):
    select(walk, HEARD[0])
    walk.window.key("F7")
    for title in HEARD:
        early, late = walk.marked[title]
        wait(lambda: early - 3 <= walk.position() <= late + 3, f"{title} to be checked")
        walk.window.key("Down")
    walk.window.key("Escape")
    walk.window.find("button", "Mark Time")


def save(walk):
    walk.window.key("ctrl+s")
    wait(lambda: "--:--" not in walk.path.read_text(), "the file")
    found = re.findall(r"^\((\d\d):(\d\d):(\d\d\.\d{3})\) (\w+)$", walk.path.read_text(), re.MULTILINE)
    assert [title for *_, title in found] == ["Intro"] + HEARD, walk.path.read_text()
    for hours, minutes, seconds, title in found[1:]:
        start = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        early, late = walk.marked[title]
        assert early - TOLERANCE <= start <= late + TOLERANCE, f"{title} starts at {start}, not {early} to {late}"
        print(f"# {title} starts at {start:.3f} s; the key was pressed between {early:.3f} and {late:.3f} s", flush=True)
    walk.window.key("ctrl+w")
    assert walk.window.wait_closed() == 0
    assert not walk.window.warnings(), walk.window.warnings()


if shutil.which("espeak-ng") is None:
    print("1..0 # SKIP there is no espeak-ng", flush=True)
else:
    run([drop_the_sound, paste_the_topics, play_fast, mark_each, check_by_ear, save], Walk)
