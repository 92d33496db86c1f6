/* segue-pasted-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-pasted-words-private.h"

#include <glib/gi18n.h>

#include "session/outline/segue-pasted-list.h"

/* Puts into words what became of a list. */

/* Describes what was added. Returns: (transfer full): the message */
char *
segue_pasted_list_describe_added (SeguePasteCount count)
{
  if (count.n_segments == 0)
    return g_strdup_printf (ngettext ("%u section added", "%u sections added", count.n_sections), count.n_sections);

  if (count.n_untimed == count.n_segments)
    return g_strdup_printf (ngettext ("%u segment without a time added", "%u segments without a time added",
                                      count.n_segments), count.n_segments);

  if (count.n_untimed > 0)
    return g_strdup_printf (ngettext ("%u segment added, %u without a time", "%u segments added, %u without a time",
                                      count.n_segments), count.n_segments, count.n_untimed);

  return g_strdup_printf (ngettext ("%u segment added", "%u segments added", count.n_segments), count.n_segments);
}

/**
 * segue_pasted_list_describe_marks:
 * @n_set: number of segments that have got a time
 * @n_added: number of segments that were added for a time
 *
 * Describes what became of a list of times.
 *
 * Returns: (transfer full): the message
 */
char *
segue_pasted_list_describe_marks (guint n_set,
                                  guint n_added)
{
  g_autofree char *set = g_strdup_printf (ngettext ("%u segment has its time", "%u segments have their times", n_set), n_set);
  g_autofree char *added =
    g_strdup_printf (ngettext ("%u segment without a title added", "%u segments without a title added", n_added), n_added);

  if (n_set == 0 && n_added == 0)
    return g_strdup (_("Segments start at all of these times already."));
  if (n_set == 0 || n_added == 0)
    return g_strdup (n_set > 0 ? set : added);

  /* Translators: two sentences, "3 segments have their times" and "1 segment without a title added" */
  return g_strdup_printf (_("%s, %s"), set, added);
}
