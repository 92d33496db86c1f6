/* segue-rule-title-empty.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule title-empty: segments without a title and without a description. */

static void
check_title (SegueCheck *check,
             guint       index,
             SegueEntry *entry)
{
  /* A segment with a description needs no title. */
  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && segue_entry_get_title_span (entry).length == 0 &&
      segue_entry_get_body_span (entry).length == 0)
    segue_check_report (check, &segue_rule_title_empty, SEGUE_SEVERITY_WARNING, index,
                        segue_entry_get_start_span (entry), _("This segment has no title."));
}

/**
 * segue_rule_title_empty:
 *
 * Reports segments that have neither a title nor a description (warning).
 */
const SegueRule segue_rule_title_empty = {
  "title-empty", check_title, NULL, FALSE, N_("Segments without a title"),
};
