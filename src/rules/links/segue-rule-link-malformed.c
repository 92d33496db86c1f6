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

/* Tells whether the text from @url to @stop can be an address: one with a scheme or a path. */
static gboolean
is_address (const char *url,
            const char *stop)
{
  return strchr ("/#.?", *url) != NULL || memchr (url, ':', stop - url) != NULL || memchr (url, '/', stop - url) != NULL ||
         memchr (url, '.', stop - url) != NULL;
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
  const gsize n = p > stop && p < end ? (*p == '"' || *p == '\'' ? 1 : quote_length (p, end)) : 0;

  if (n == 0)
    return NULL;
  for (close = p + n; close < end && close - p < MAX_TITLE && strchr (")\r\n", *close) == NULL; close++)
    ;
  /* One straight mark and one typographic mark are no pair either. */
  if (close == end || *close != ')' || (n == 1 && quote_length (segue_prev_char (close, p), close) == 0))
    return NULL;

  return close;
}

/* Reports an address from @url to @stop that typographic quotation marks belong to. */
static void
report_address (SegueCheck *check,
                guint       index,
                const char *text,
                const char *url,
                const char *stop)
{
  const SegueSpan span = { url - text, stop - url };
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  url += quote_length (url, stop);
  if (quote_length (segue_prev_char (stop, url), stop) > 0)
    stop = segue_prev_char (stop, url);
  shown = g_strndup (url, stop - url);
  message = g_strdup_printf (_("The typographic quotation marks beside “%s” are read as part of the address."), shown);
  segue_check_report (check, &segue_rule_link_malformed, SEGUE_SEVERITY_WARNING, index, span, message);
}

/* Tells whether the text from @url to @stop is an address with a typographic quotation mark before it, or a single one
 * after it. A pair of them within an address belongs to it. */
static gboolean
is_quoted_address (const char *url,
                   const char *stop)
{
  guint quotes = 0;

  if (g_strstr_len (url, stop - url, "://") == NULL)
    return FALSE;
  if (quote_length (url, stop) > 0)
    return TRUE;
  for (const char *p = url; p < stop; p = segue_next_char (p, stop))
    quotes += quote_length (p, stop) > 0;

  return quotes == 1 && quote_length (segue_prev_char (stop, url), stop) > 0;
}

/* Reports addresses in typographic quotation marks in tags of HTML: `<a href=“https://…”>`. */
static void
check_attributes (SegueCheck *check,
                  guint       index,
                  const char *text,
                  const char *start,
                  const char *end)
{
  static const char *const names[] = { "href=", "src=" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (const char *p = start; (p = g_strstr_len (p, end - p, names[i])) != NULL;)
      {
        const char *stop;

        p += strlen (names[i]);
        for (stop = p; stop < end && strchr (" >\t\r\n", *stop) == NULL; stop++)
          ;
        if (quote_length (p, stop) > 0)
          report_address (check, index, text, p, stop);
        p = stop;
      }
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

  if (close == NULL || !is_address (url, stop))
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
  const char *text = segue_entry_get_text (entry, &length), *end = text + length, *p = text + segue_entry_get_notes_offset (entry);

  while ((p = g_strstr_len (p, end - p, "](")) != NULL)
    {
      const char *url = p + 2, *stop;

      for (stop = url; stop < end && strchr (" )\t\r\n", *stop) == NULL; stop++)
        ;
      if (stop > url)
        {
          check_target (check, index, text, url, stop - url);
          if (is_quoted_address (url, stop))
            report_address (check, index, text, url, stop);
          else
            check_quotes (check, index, text, url, stop, end);
        }
      p = stop;
    }
  check_attributes (check, index, text, text + segue_entry_get_notes_offset (entry), end);
}

/**
 * segue_rule_link_malformed:
 *
 * Reports Markdown links whose URL begins with a misspelled `https://`, and links of Markdown and HTML with typographic
 * quotation marks around their title or their URL (warning).
 */
const SegueRule segue_rule_link_malformed = {
  "link-malformed", check_links, NULL, FALSE, N_("Broken links"),
};
