/* segue-html-address.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/html/segue-html-address.h"

#include <string.h>

#include "core/text/segue-chars.h"

#define MAX_LENGTH 8192

/* Characters at the end of an address that belong to the sentence or to Markdown around it. */
#define BEHIND ".,;:!?'*_~)]}/"

static gsize
scheme_length (const char *p)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (p, schemes[i], strlen (schemes[i])) == 0)
      return strlen (schemes[i]);

  return 0;
}

/* Returns the target of a link that a service such as a search engine redirects through a page of its own. Returns
 * %NULL for other addresses. */
static char *
dup_target (const char *address)
{
  static const struct
  {
    const char *host;
    const char *path;
    const char *parameter;
  } redirects[] = {
    { "www.google.com", "/url", "q" },          { "www.google.com", "/url", "url" },
    { "www.youtube.com", "/redirect", "q" },    { "l.facebook.com", "/l.php", "u" },
    { "l.instagram.com", "/", "u" },
  };
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_QUERY, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (redirects); i++)
    {
      g_autoptr(GHashTable) parameters = NULL;
      const char *target;

      if (g_ascii_strcasecmp (host, redirects[i].host) != 0 || !g_str_equal (g_uri_get_path (uri), redirects[i].path) ||
          g_uri_get_query (uri) == NULL)
        continue;
      parameters = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
      target = parameters != NULL ? g_hash_table_lookup (parameters, redirects[i].parameter) : NULL;
      if (target != NULL && g_ascii_strncasecmp (target, "http", 4) == 0 && scheme_length (target) > 0)
        return g_strdup (target);
    }

  return NULL;
}

/* Whether the parentheses of an address are balanced. If so, they need no escaping in a Markdown link. */
static gboolean
is_balanced (const char *p)
{
  guint depth = 0;

  for (; *p != '\0'; p++)
    if (*p == '(')
      depth++;
    else if (*p == ')' && depth-- == 0)
      return FALSE;

  return depth == 0;
}

/* Percent-encodes the characters that would end an address in text. Line breaks and tabs are removed, as in
 * browsers. */
static char *
encode (const char *p)
{
  const char *special = is_balanced (p) ? "<>\"\\`" : "<>\"\\`()";
  GString *address = g_string_new (NULL);

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t')
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c < 0x80 && strchr (special, (char) c) != NULL))
        for (const char *q = p; q < g_utf8_next_char (p); q++)
          g_string_append_printf (address, "%%%02X", (guchar) *q);
      else
        g_string_append_len (address, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (address, FALSE);
}

/**
 * segue_html_address_new:
 * @href: an attribute of HTML, decoded
 *
 * Converts the target of a link to an address that can be written in notes. Only web and mail addresses are supported.
 * The address of a page that only redirects is replaced by the address that it redirects to.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL for other targets, such as an anchor in the page
 */
char *
segue_html_address_new (const char *href)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *target = NULL;
  gsize scheme;

  while (g_ascii_isspace (*href))
    href++;
  scheme = scheme_length (href);
  if (scheme == 0 || strlen (href) > MAX_LENGTH || !g_utf8_validate (href, -1, NULL))
    return NULL;
  trimmed = g_strchomp (g_strdup (href));
  if (!g_ascii_isalnum (trimmed[scheme]) && (guchar) trimmed[scheme] < 0x80)
    return NULL;
  target = dup_target (trimmed);

  return encode (target != NULL ? target : trimmed);
}

static const char *
skip_prefix (const char *p)
{
  p += scheme_length (p);

  return g_ascii_strncasecmp (p, "www.", 4) == 0 ? p + 4 : p;
}

/**
 * segue_html_address_is_shown:
 * @address: an address
 * @text: the text of the link to it
 *
 * Tells whether the text of a link is its address, possibly shortened or without the scheme and `www.`, and so no
 * title.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_html_address_is_shown (const char *address,
                             const char *text)
{
  g_autofree char *a = segue_html_address_dup_key (skip_prefix (address), strlen (skip_prefix (address)));
  g_autofree char *t = NULL;
  const char *shown = skip_prefix (text);
  gsize length = strlen (shown);
  gboolean cut = TRUE;

  if (g_str_has_suffix (shown, "..."))
    length -= 3;
  else if (g_str_has_suffix (shown, "…"))
    length -= strlen ("…");
  else
    cut = FALSE;
  t = segue_html_address_dup_key (shown, length);
  /* a single word could also be a title */
  if (cut)
    return strpbrk (t, "./") != NULL && segue_has_prefix (a, t);

  return g_ascii_strcasecmp (a, t) == 0;
}

/**
 * segue_html_address_dup_key:
 * @address: an address, or a part of one
 * @length: its length in bytes
 *
 * Normalizes an address, so that different spellings of it compare equal: percent-encoded or not, with or without a
 * slash at the end.
 *
 * Returns: (transfer full): the normalized address
 */
char *
segue_html_address_dup_key (const char *address,
                            gsize       length)
{
  GString *key = g_string_sized_new (length);
  const char *end = address + length;

  while (end > address && strchr (BEHIND, end[-1]) != NULL)
    end--;
  for (const char *p = address; p < end; p++)
    {
      gboolean encoded = *p == '%' && end - p > 2 && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);

      g_string_append_c (key, encoded ? g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]) : *p);
      p += encoded ? 2 : 0;
    }
  while (key->len > 0 && strchr (BEHIND, key->str[key->len - 1]) != NULL)
    g_string_truncate (key, key->len - 1);

  return g_string_free (key, FALSE);
}

/**
 * segue_html_address_collect:
 * @plain: UTF-8
 *
 * Finds all addresses in a text.
 *
 * Returns: (transfer full) (element-type utf8): a set of the addresses, normalized by segue_html_address_dup_key()
 */
GHashTable *
segue_html_address_collect (const char *plain)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *p = plain;

  while ((p = strchr (p, ':')) != NULL)
    {
      const char *start = NULL;
      guint depth = 0;

      for (guint i = 4; i <= 6 && start == NULL && p - plain >= i; i++)
        if (scheme_length (p - i) > i)
          start = p - i;
      p++;
      if (start == NULL)
        continue;
      for (; *p != '\0' && !g_ascii_isspace (*p) && strchr ("<>\"", *p) == NULL && (p[0] != ']' || p[1] != '('); p++)
        if (*p == '(')
          depth++;
        else if (*p == ')' && depth-- == 0)
          break;
      g_hash_table_add (found, segue_html_address_dup_key (start, p - start));
    }

  return found;
}
