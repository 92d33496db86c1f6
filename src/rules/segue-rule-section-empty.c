/* segue-rule-section-empty.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

/* The rule section-empty: sections without a description and without entries. */

static void
check_section (SegueCheck *check,
               guint       index,
               SegueEntry *entry)
{
  SegueEntry *next = NULL;

  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SECTION || segue_entry_get_body_span (entry).length > 0)
    return;
  if (index + 1 < segue_episode_get_n_entries (check->episode))
    next = segue_episode_get (check->episode, index + 1);
  if (next != NULL && segue_entry_get_kind (next) != SEGUE_ENTRY_TEXT &&
      segue_entry_get_level (next) > segue_entry_get_level (entry))
    return;
  segue_check_report (check, &segue_rule_section_empty, SEGUE_SEVERITY_NOTE, index, segue_entry_get_title_span (entry),
                      _("There is nothing in this section."));
}

/**
 * segue_rule_section_empty:
 *
 * Reports sections that have neither a description nor entries (note).
 */
const SegueRule segue_rule_section_empty = { "section-empty", check_section, NULL, FALSE };
