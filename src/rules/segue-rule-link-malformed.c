/* segue-rule-link-malformed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/segue-rule.h"

/* The rule link-malformed: Markdown links with a misspelled scheme. */

/* Common misspellings of `http://` and `https://`. */
static const char *const bad_starts[] = {
  "http//", "https//", "http:/", "https:/", "htp:",   "htps:",   "htttp:",    "htttps:",
  "http;",  "https;",  "ttp:",   "ttps:",   "hhttp:", "hhttps:", "http:http", "https:http",
};

/* Tells whether a URL begins with a misspelled scheme, or with two schemes as in `https://http://…`. */
static gboolean
is_bad_start (const char *url,
              gsize       length)
{
  if (g_strstr_len (url, MIN (length, 8), "://") != NULL && g_ascii_strncasecmp (url, "http", 4) == 0 &&
      (url[4] == ':' || (g_ascii_tolower (url[4]) == 's' && url[5] == ':')))
    return length >= 14 && g_strstr_len (url + 7, 9, "http://") == url + 7;
  for (guint i = 0; i < G_N_ELEMENTS (bad_starts); i++)
    if (length >= strlen (bad_starts[i]) && g_ascii_strncasecmp (url, bad_starts[i], strlen (bad_starts[i])) == 0)
      return TRUE;

  return FALSE;
}

static void
check_target (SegueCheck *check,
              guint       index,
              const char *text,
              const char *url,
              gsize       length)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (!is_bad_start (url, length))
    return;
  shown = g_strndup (url, length);
  message = g_strdup_printf (_("“%s” is not the address of a page."), shown);
  segue_check_report (check, &segue_rule_link_malformed, SEGUE_SEVERITY_WARNING, index,
                      (SegueSpan){ url - text, length }, message);
}

static void
check_links (SegueCheck *check,
             guint       index,
             SegueEntry *entry)
{
  gsize length;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length, *p = text;

  while ((p = g_strstr_len (p, end - p, "](")) != NULL)
    {
      const char *url = p + 2, *stop;

      for (stop = url; stop < end && strchr (" )\t\r\n", *stop) == NULL; stop++)
        ;
      if (stop > url)
        check_target (check, index, text, url, stop - url);
      p = stop;
    }
}

/**
 * segue_rule_link_malformed:
 *
 * Reports Markdown links whose URL begins with a misspelled `https://` (warning).
 */
const SegueRule segue_rule_link_malformed = { "link-malformed", check_links, NULL, FALSE };
