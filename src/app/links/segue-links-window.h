/* segue-links-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/links/segue-link-check.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_LINKS_WINDOW (segue_links_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueLinksWindow, segue_links_window, SEGUE, LINKS_WINDOW, AdwWindow)

/* signal "shown": when the user goes to an entry, which is selected by then */

SegueLinksWindow *segue_links_window_new (GtkWindow      *parent,
                                          SegueSession   *session,
                                          SegueLinkCheck *check);

G_END_DECLS
