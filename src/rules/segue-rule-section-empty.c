/* segue-rule-section-empty.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

static void
check_sections (SegueCheck *check)
{
  guint n = segue_episode_get_n_entries (check->episode);

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (check->episode, i);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SECTION || segue_entry_get_body_span (entry).length > 0 ||
          segue_episode_get_subtree_end (check->episode, i) > i + 1)
        continue;
      segue_check_report (check, &segue_rule_section_empty, SEGUE_SEVERITY_NOTE, entry, segue_entry_get_title_span (entry),
                          _("There is nothing in this section."));
    }
}

/**
 * segue_rule_section_empty:
 *
 * A heading without a time, text or entries below it (note).
 */
const SegueRule segue_rule_section_empty = { "section-empty", check_sections, FALSE };
