#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A window of another program, with a list that can be dragged from it: as text, and as HTML with its links.

drag-source.py TEXT [HTML]    (prints when a drag has ended)
"""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, GObject, Gtk  # noqa: E402


def prepare(source, x, y):
    pages = [Gdk.ContentProvider.new_for_bytes("text/html", GLib.Bytes.new(html.encode())) for html in sys.argv[2:]]
    return Gdk.ContentProvider.new_union(pages + [Gdk.ContentProvider.new_for_value(GObject.Value(str, sys.argv[1]))])


def activate(application):
    label = Gtk.Label(label="Drag me")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", prepare)
    source.connect("drag-end", lambda *_: print("# the drag has ended", flush=True))
    label.add_controller(source)
    Gtk.ApplicationWindow(application=application, title="Page", child=label, default_width=300, default_height=200).present()


application = Gtk.Application()
application.connect("activate", activate)
application.run()
