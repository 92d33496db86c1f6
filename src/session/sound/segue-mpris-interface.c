/* segue-mpris-interface.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-mpris-interface.h"

/* The parts of MPRIS 2.2 that are not optional, and the two limits of the rate. */
static const char xml[] =
  "<node>"
  "  <interface name='" SEGUE_MPRIS_ROOT "'>"
  "    <method name='Raise'/>"
  "    <method name='Quit'/>"
  "    <property name='CanQuit' type='b' access='read'/>"
  "    <property name='CanRaise' type='b' access='read'/>"
  "    <property name='HasTrackList' type='b' access='read'/>"
  "    <property name='Identity' type='s' access='read'/>"
  "    <property name='DesktopEntry' type='s' access='read'/>"
  "    <property name='SupportedUriSchemes' type='as' access='read'/>"
  "    <property name='SupportedMimeTypes' type='as' access='read'/>"
  "  </interface>"
  "  <interface name='" SEGUE_MPRIS_PLAYER "'>"
  "    <method name='Next'/>"
  "    <method name='Previous'/>"
  "    <method name='Pause'/>"
  "    <method name='PlayPause'/>"
  "    <method name='Stop'/>"
  "    <method name='Play'/>"
  "    <method name='Seek'><arg name='Offset' type='x' direction='in'/></method>"
  "    <method name='SetPosition'>"
  "      <arg name='TrackId' type='o' direction='in'/>"
  "      <arg name='Position' type='x' direction='in'/>"
  "    </method>"
  "    <method name='OpenUri'><arg name='Uri' type='s' direction='in'/></method>"
  "    <signal name='Seeked'><arg name='Position' type='x'/></signal>"
  "    <property name='PlaybackStatus' type='s' access='read'/>"
  "    <property name='Rate' type='d' access='readwrite'/>"
  "    <property name='Metadata' type='a{sv}' access='read'/>"
  "    <property name='Volume' type='d' access='readwrite'/>"
  "    <property name='Position' type='x' access='read'>"
  "      <annotation name='org.freedesktop.DBus.Property.EmitsChangedSignal' value='false'/>"
  "    </property>"
  "    <property name='MinimumRate' type='d' access='read'/>"
  "    <property name='MaximumRate' type='d' access='read'/>"
  "    <property name='CanGoNext' type='b' access='read'/>"
  "    <property name='CanGoPrevious' type='b' access='read'/>"
  "    <property name='CanPlay' type='b' access='read'/>"
  "    <property name='CanPause' type='b' access='read'/>"
  "    <property name='CanSeek' type='b' access='read'/>"
  "    <property name='CanControl' type='b' access='read'/>"
  "  </interface>"
  "</node>";

/**
 * segue_mpris_interface_get:
 * @name: %SEGUE_MPRIS_ROOT or %SEGUE_MPRIS_PLAYER
 *
 * Returns: (transfer none): the description of the interface, which stays for ever
 */
GDBusInterfaceInfo *
segue_mpris_interface_get (const char *name)
{
  static GDBusNodeInfo *node;

  if (g_once_init_enter (&node))
    g_once_init_leave (&node, g_dbus_node_info_new_for_xml (xml, NULL));

  return g_dbus_node_info_lookup_interface (node, name);
}
