#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs the program into a folder and runs it from there, as a desktop would: with nothing but the search paths.

test-install.py MESON BUILD-FOLDER PREFIX APP-ID    (prints TAP; run in Korean)
"""
import os
import pathlib
import subprocess
import sys
import tempfile

meson, build, prefix, app_id = sys.argv[1:5]
folder = tempfile.TemporaryDirectory()
root = pathlib.Path(folder.name + prefix)
# before anything is loaded, since the paths are looked at once
os.environ["PATH"] = f"{root / 'bin'}:{os.environ['PATH']}"
os.environ["XDG_DATA_DIRS"] = f"{root / 'share'}:{os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share')}"
os.environ.pop("GSETTINGS_SCHEMA_DIR", None)

from drive import Window, wait  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402

tests = []


def test(function):
    tests.append(function)
    return function


def install():
    subprocess.run([meson, "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", folder.name], check=True,
                   stdout=subprocess.DEVNULL)
    # what a package manager does when files of these kinds arrive
    share = root / "share"
    for command in (["glib-compile-schemas", "--strict", share / "glib-2.0/schemas"],
                    ["update-mime-database", share / "mime"],
                    ["update-desktop-database", share / "applications"]):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@test
def the_program_starts_in_korean_with_its_schema_and_example():
    window = Window(["segue"])
    button = wait(lambda: [node for node in window.find_all("button") if "예시 보기" in node.get_name()],
                  "the button for the example, in Korean")[0]
    button.get_action_iface().do_action(0)
    wait(lambda: any("느티나무" in row for row in window.rows()), "the rows of the Korean example")
    window.key("ctrl+w")
    assert window.wait_closed() == 0
    assert not window.warnings(), window.warnings()


@test
def the_command_line_speaks_korean():
    done = subprocess.run(["segue-cli", "--help"], capture_output=True, text=True, check=True)
    assert "쇼 노트" in done.stdout, done.stdout


@test
def the_manual_pages_are_where_man_looks_for_them():
    made = {page.name for page in pathlib.Path(build, "data/man").glob("*.1")}
    assert {page.name for page in (root / "share/man/man1").glob("*")} == made, made
    if not made:
        return "help2man is not installed"


@test
def the_desktop_knows_the_program():
    info = Gio.DesktopAppInfo.new(app_id + ".desktop")
    assert info is not None and info.should_show()
    assert "text/markdown" in info.get_supported_types()
    assert info.get_icon().get_names()[0] == app_id


@test
def the_icons_are_found():
    theme = Gtk.IconTheme.get_for_display(Gdk.Display.get_default())
    # without another copy that the machine may have
    theme.set_search_path([str(root / "share/icons"), "/usr/share/icons"])
    for name in (app_id, app_id + "-symbolic"):
        assert theme.has_icon(name), name
        for size in (16, 32, 64, 128, 256):
            found = theme.lookup_icon(name, None, size, 1, Gtk.TextDirection.LTR, 0)
            assert found.get_file().get_path().startswith(str(root)), found.get_file().get_path()


@test
def an_episode_is_known_by_its_name():
    content_type, sure = Gio.content_type_guess("episode.segue.json", None)
    assert content_type == "application/x-segue+json", content_type
    assert Gio.content_type_is_a(content_type, "application/json")
    assert Gio.content_type_guess("other.json", None)[0] == "application/json"
    handlers = [info.get_id() for info in Gio.AppInfo.get_all_for_type(content_type)]
    assert handlers[0] == app_id + ".desktop", handlers


print(f"1..{len(tests)}", flush=True)
with folder:
    install()
    Gtk.init()
    for number, function in enumerate(tests, 1):
        try:
            skipped = function()
            print(f"ok {number} {function.__name__}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
        except Exception as error:
            print(f"not ok {number} {function.__name__}\n# {type(error).__name__}: {error}", flush=True)
