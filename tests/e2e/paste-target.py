#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A program beside Segue: pastes into a plain field, or takes the form that a rich editor takes, and prints it.

paste-target.py plain|rich
"""
import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import GLib, Gtk  # noqa: E402


def finish(loop, text):
    sys.stdout.buffer.write(text.encode())
    loop.quit()


def paste_plain(loop, window):
    view = Gtk.TextView()
    buffer = view.get_buffer()
    window.set_child(view)
    buffer.connect("paste-done", lambda *_: finish(loop, buffer.props.text))
    view.emit("paste-clipboard")


def paste_rich(loop, window):
    def read(stream, result):
        GLib.idle_add(finish, loop, stream.read_bytes_finish(result).get_data().decode())

    def opened(clipboard, result):
        stream, _ = clipboard.read_finish(result)
        stream.read_bytes_async(1 << 22, GLib.PRIORITY_DEFAULT, None, read)

    window.get_clipboard().read_async(["text/html"], GLib.PRIORITY_DEFAULT, None, opened)


def main():
    Gtk.init()
    loop = GLib.MainLoop()
    window = Gtk.Window(title="Paste here")
    window.connect("map", lambda *_: GLib.idle_add({"plain": paste_plain, "rich": paste_rich}[sys.argv[1]], loop, window))
    window.present()
    loop.run()


if __name__ == "__main__":
    main()
