/* segue-rule-link-malformed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-chars.h"
#include "rules/segue-rule.h"

/* The rule link-malformed: Markdown links with a misspelled scheme. */

/* The longest title of a link that is looked at, in bytes. */
#define MAX_TITLE 400

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

/* Measures a typographic quotation mark at @p. Returns its length in bytes, or 0. */
static gsize
quote_length (const char *p,
              const char *end)
{
  static const char *const quotes[] = { "“", "”", "„", "‘", "’", "«", "»" };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (segue_starts_with (p, end, quotes[i]))
      return strlen (quotes[i]);

  return 0;
}

/* Returns the end of the title in typographic quotation marks that follows the URL ending at @stop, or %NULL if there is
 * none. Such a title keeps the link from being one. */
static const char *
find_quoted_title (const char *stop,
                   const char *end)
{
  const char *p = segue_skip_space (stop, end), *close;
  const gsize n = p > stop ? quote_length (p, end) : 0;

  if (n == 0)
    return NULL;
  for (close = p + n; close < end && close - p < MAX_TITLE && strchr (")\r\n", *close) == NULL; close++)
    ;
  if (close == end || *close != ')')
    return NULL;

  return close;
}

static void
check_quotes (SegueCheck *check,
              guint       index,
              const char *text,
              const char *url,
              const char *stop,
              const char *end)
{
  const char *close = find_quoted_title (stop, end);
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (close == NULL)
    return;
  shown = g_strndup (url, stop - url);
  message = g_strdup_printf (_("The typographic quotation marks after “%s” keep this from being a link."), shown);
  segue_check_report (check, &segue_rule_link_malformed, SEGUE_SEVERITY_WARNING, index,
                      (SegueSpan){ url - text, close - url }, message);
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
        {
          check_target (check, index, text, url, stop - url);
          check_quotes (check, index, text, url, stop, end);
        }
      p = stop;
    }
}

/**
 * segue_rule_link_malformed:
 *
 * Reports Markdown links whose URL begins with a misspelled `https://`, and those whose title is in typographic quotation
 * marks (warning).
 */
const SegueRule segue_rule_link_malformed = { "link-malformed", check_links, NULL, FALSE };
