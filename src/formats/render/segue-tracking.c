/* segue-tracking.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/render/segue-tracking.h"

#include <string.h>

/* Parameters of URLs that only tell a site where its readers come from. */

/* The parameters: a name that ends with an underscore stands for all that begin with it. @host: (nullable): only at
 * this host and those below it, where elsewhere the name means something else. */
static const struct
{
  const char *name;
  const char *host;
} parameters[] = {
  { "utm_", NULL },
  { "fbclid", NULL },
  { "gclid", NULL },
  { "gclsrc", NULL },
  { "dclid", NULL },
  { "gbraid", NULL },
  { "wbraid", NULL },
  { "gad_source", NULL },
  { "gad_campaignid", NULL },
  { "msclkid", NULL },
  { "yclid", NULL },
  { "twclid", NULL },
  { "ttclid", NULL },
  { "li_fat_id", NULL },
  { "mc_cid", NULL },
  { "mc_eid", NULL },
  { "mkt_tok", NULL },
  { "_hsenc", NULL },
  { "_hsmi", NULL },
  { "igsh", NULL },
  { "igshid", NULL },
  { "vero_id", NULL },
  { "oly_anon_id", NULL },
  { "oly_enc_id", NULL },
  { "si", "youtube.com" },
  { "si", "youtu.be" },
  { "si", "spotify.com" },
  { "feature", "youtube.com" },
  { "feature", "youtu.be" },
  { "ref_src", "twitter.com" },
  { "ref_url", "twitter.com" },
  { "s", "x.com" },
  { "s", "twitter.com" },
};

/* Whether a URL leads to @host or to a host below it. */
static gboolean
is_at (const char *url,
       const char *host)
{
  const char *start = url + strcspn (url, "/?#");
  const gsize n = strlen (host);
  const char *end;

  start = start > url && start[-1] == ':' && g_str_has_prefix (start, "//") ? start + 2 : url;
  end = start + strcspn (start, ":/?#");
  if ((gsize) (end - start) < n || g_ascii_strncasecmp (end - n, host, n) != 0)
    return FALSE;

  return end - n == start || end[-(gssize) n - 1] == '.';
}

static gboolean
is_tracking (const char *url,
             const char *name,
             gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      const gsize n = strlen (parameters[i].name);
      const gboolean begins = length >= n && g_ascii_strncasecmp (name, parameters[i].name, n) == 0;

      if (!begins || (length > n && parameters[i].name[n - 1] != '_'))
        continue;
      if (parameters[i].host == NULL || is_at (url, parameters[i].host))
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_tracking_drop:
 * @url: a URL, with or without its scheme
 *
 * Leaves out the parameters of a URL that only serve to track its readers.
 *
 * Returns: (transfer full) (nullable): the URL without them, or %NULL if it has none
 */
char *
segue_tracking_drop (const char *url)
{
  const char *query = url + strcspn (url, "?#");
  g_autoptr(GString) clean = NULL;
  gboolean dropped = FALSE, first = TRUE;
  const char *p;

  if (*query != '?')
    return NULL;
  clean = g_string_new_len (url, query - url);
  for (p = query; *p == '?' || *p == '&';)
    {
      const char *name = p + 1, *end = name + strcspn (name, "&#");

      if (is_tracking (url, name, strcspn (name, "=&#")))
        dropped = TRUE;
      else
        {
          g_string_append_c (clean, first ? '?' : '&');
          g_string_append_len (clean, name, end - name);
          first = FALSE;
        }
      p = end;
    }
  g_string_append (clean, p);

  return dropped ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}
