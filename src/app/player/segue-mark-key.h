/* segue-mark-key.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The key that marks times, which is a setting. */

void  segue_mark_key_follow_settings (GtkApplication  *application);
char *segue_mark_key_dup_label       (GSettings       *settings) G_GNUC_WARN_UNUSED_RESULT;
char *segue_mark_key_dup_refusal     (GtkApplication  *application,
                                      guint            key,
                                      GdkModifierType  modifiers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
