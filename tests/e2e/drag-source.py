#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A window of another program, with a list that can be dragged from it: as text, and as HTML with its links.

drag-source.py TEXT HTML
"""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, GObject, Gtk  # noqa: E402


def prepare(source, x, y):
    text = GObject.Value(str, sys.argv[1])
    return Gdk.ContentProvider.new_union([
        Gdk.ContentProvider.new_for_bytes("text/html", GLib.Bytes.new(sys.argv[2].encode())),
        Gdk.ContentProvider.new_for_value(text),
    ])


def activate(application):
    label = Gtk.Label(label="Drag me")
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect("prepare", prepare)
    label.add_controller(source)
    Gtk.ApplicationWindow(application=application, title="Page", child=label, default_width=300, default_height=200).present()


application = Gtk.Application()
application.connect("activate", activate)
application.run()
