/* segue-rule-carried-over.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/document/segue-next-episode.h"
#include "core/front/segue-front-matter-value.h"
#include "rules/segue-rule.h"

/* The rule carried-over: values that were copied from the previous episode and not changed. */

/* Returns the span of the value of @key in the front matter, which is empty if the value is an attribute. */
static SegueSpan
find_span (SegueEntry *entry,
           const char *key)
{
  g_auto(SegueFrontMatterValue) value = { 0 };
  gsize length;
  const char *text = segue_entry_get_text (entry, &length);

  return segue_front_matter_value_find (text, length, key, &value) ? value.span : (SegueSpan){ 0, 0 };
}

static void
check_head (SegueCheck *check,
            guint       index,
            SegueEntry *entry)
{
  g_auto(GStrv) keys = NULL;
  g_autofree char *list = NULL;
  g_autofree char *message = NULL;

  if (index > 0 || check->previous == NULL)
    return;
  keys = segue_next_episode_dup_carried (check->episode, check->previous);
  if (keys[0] == NULL)
    return;
  list = g_strjoinv (", ", keys);
  /* Translators: %s is a list of keys such as "title, url" */
  message = g_strdup_printf (_("Still from the last episode: %s."), list);
  segue_check_report (check, &segue_rule_carried_over, SEGUE_SEVERITY_WARNING, index, find_span (entry, keys[0]),
                      message);
}

/**
 * segue_rule_carried_over:
 *
 * Reports values that must differ in every episode, such as its URL, but still equal those of the previous episode that
 * this one was created from (warning).
 */
const SegueRule segue_rule_carried_over = {
  "carried-over", check_head, NULL, FALSE, N_("What is left from the last episode"),
};
