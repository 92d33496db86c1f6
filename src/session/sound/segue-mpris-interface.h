/* segue-mpris-interface.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEGUE_MPRIS_ROOT "org.mpris.MediaPlayer2"
#define SEGUE_MPRIS_PLAYER SEGUE_MPRIS_ROOT ".Player"
/* What is owned while there is something to control. A sandboxed program may own this name without asking for it. */
#define SEGUE_MPRIS_NAME SEGUE_MPRIS_ROOT "." SEGUE_APP_ID
#define SEGUE_MPRIS_PATH "/org/mpris/MediaPlayer2"

GDBusInterfaceInfo *segue_mpris_interface_get (const char *name);

G_END_DECLS
