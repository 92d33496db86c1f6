# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A session manager for the programs on this bus, as GNOME has one: knows its clients, what they inhibit, and ends."""
import threading

from gi.repository import Gio, GLib

NAME = "org.gnome.SessionManager"
PATH = "/org/gnome/SessionManager"
INTERFACES = """
<node>
  <interface name="org.gnome.SessionManager">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
    <property name="SessionIsActive" type="b" access="read"/>
  </interface>
  <interface name="org.gnome.SessionManager.ClientPrivate">
    <method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
    <signal name="QueryEndSession"><arg type="u"/></signal>
    <signal name="EndSession"><arg type="u"/></signal>
    <signal name="CancelEndSession"/>
    <signal name="Stop"/>
  </interface>
</node>
"""


class Session:
    LOGOUT = 1  # the flag of what inhibits the end of the session

    def __init__(self, application):
        self.application = application  # the end of its id; others are clients, too, as the accessibility bus is
        self.clients = {}  # path: bus name
        self.inhibitors = {}  # cookie: (reason, flags)
        self.responses = []  # of clients to what they were asked
        self.n_made = 0
        self.ready = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()
        assert self.ready.wait(10), "no session manager"

    def _run(self):
        # what is called is handled here, while the walk waits
        context = GLib.MainContext.new()
        context.push_thread_default()
        self.interfaces = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.register_object(PATH, self.interfaces[0], self._called, lambda *_: GLib.Variant("b", True), None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.ready.set(), None)
        GLib.MainLoop.new(context, False).run()

    def _called(self, bus, sender, path, interface, method, parameters, invocation):
        arguments = parameters.unpack()
        result = None
        if method == "RegisterClient":
            self.n_made += 1
            client = f"{PATH}/Client{self.n_made}"
            bus.register_object(client, self.interfaces[1], self._called, None, None)
            if arguments[0].endswith(self.application):
                self.clients[client] = sender
            result = GLib.Variant("(o)", (client,))
        elif method == "UnregisterClient":
            self.clients.pop(arguments[0], None)
        elif method == "Inhibit":
            self.n_made += 1
            self.inhibitors[self.n_made] = (arguments[2], arguments[3])
            result = GLib.Variant("(u)", (self.n_made,))
        elif method == "Uninhibit":
            self.inhibitors.pop(arguments[0], None)
        elif method == "EndSessionResponse":
            if path in self.clients:
                self.responses.append(arguments[0])
        invocation.return_value(result)

    def inhibits_logout(self):
        """Why the session should not end, in the words of the clients."""
        return [reason for reason, flags in list(self.inhibitors.values()) if flags & self.LOGOUT]

    def tell(self, signal):
        """Sends a signal to every client."""
        flags = GLib.Variant("(u)", (0,)) if signal in ("QueryEndSession", "EndSession") else None
        for client, name in list(self.clients.items()):
            self.bus.emit_signal(name, client, NAME + ".ClientPrivate", signal, flags)
        self.bus.flush_sync()
