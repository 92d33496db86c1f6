#!/usr/bin/python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A window of another program, from which text can be dragged: as text, as HTML, as the link of a browser, as addresses.

drag-source.py TEXT [HTML [LINK [ADDRESSES]]]    (prints when a drag has ended; empty forms are not offered)
"""
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, GObject, Gtk  # noqa: E402


def prepare(source, x, y):
    forms = [(type, text.encode(encoding)) for (type, encoding), text in
             zip([("text/html", "utf-8"), ("text/x-moz-url", "utf-16-le"), ("text/uri-list", "utf-8")], sys.argv[2:]) if text]
    providers = [Gdk.ContentProvider.new_for_bytes(type, GLib.Bytes.new(data)) for type, data in forms]
    if sys.argv[1]:
        providers.append(Gdk.ContentProvider.new_for_value(GObject.Value(str, sys.argv[1])))
    return Gdk.ContentProvider.new_union(providers)


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
