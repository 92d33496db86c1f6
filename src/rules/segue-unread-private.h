/* segue-unread-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-rule.h"

G_BEGIN_DECLS

/* Numbers that would be times if they had colons. They are shared by the search beside segments and that in notes without
 * segments. */

gsize segue_unread_scan_number (const char *p,
                                const char *end,
                                GString    *colons);
void  segue_unread_check_list  (SegueCheck *check,
                                guint       index,
                                SegueEntry *entry);

G_END_DECLS
