/* segue-front-yaml-values.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <yaml.h>

#include "core/front/segue-front-tree-private.h"
#include "core/front/segue-front-yaml-private.h"

/* Reads and writes the strings of YAML. A string keeps its kind of quotes where that can hold it. */

/* Lets libyaml read a value of several lines or with escape sequences. */
static char *
parse_scalar (const char *raw,
              gsize       length)
{
  yaml_parser_t parser;
  yaml_event_t event;
  char *text = NULL;
  gboolean done = FALSE;

  if (!yaml_parser_initialize (&parser))
    return g_strndup (raw, length);
  yaml_parser_set_encoding (&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&parser, (const guchar *) raw, length);
  while (!done && yaml_parser_parse (&parser, &event))
    {
      if (event.type == YAML_SCALAR_EVENT && text == NULL)
        text = g_strndup ((const char *) event.data.scalar.value, event.data.scalar.length);
      done = text != NULL || event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);

  return text != NULL ? text : g_strndup (raw, length);
}

char *
segue_front_yaml_decode (const SegueSyntax *self,
                         SegueSyntaxField   field,
                         const char        *raw,
                         gsize              length)
{
  const gboolean one_line = memchr (raw, '\n', length) == NULL && memchr (raw, '\r', length) == NULL;
  const char first = length > 0 ? *raw : '\0';
  char *text;

  if (length == 0 || (length == 1 && first == '~') || (length == 4 && strncmp (raw, "null", 4) == 0))
    return g_strdup ("");
  if (one_line && strchr ("'\"|>", first) == NULL)
    return g_strndup (raw, length);
  if (one_line && first == '"' && length >= 2 && memchr (raw, '\\', length) == NULL)
    return g_strndup (raw + 1, length - 2);
  text = parse_scalar (raw, length);
  g_strchomp (text);

  return field == SEGUE_SYNTAX_BODY ? text : g_strdelimit (text, "\r\n", ' ');
}

/* Tells whether a string is read as the same string without quotes, by all versions of YAML. */
static gboolean
is_plain (const char *value,
          gboolean    in_flow)
{
  static const char *const words[] = { "true", "false", "null", "yes", "no", "on", "off", "y", "n" };
  const gsize length = strlen (value);

  if (length == 0 || strchr ("-?:,[]{}#&*!|>'\"%@`=<~.+ \t", *value) != NULL || g_ascii_isdigit (*value) ||
      strchr (": \t", value[length - 1]) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if ((c == ':' && (p[1] == ' ' || p[1] == '\t' || in_flow)) || (c == '#' && strchr (" \t", p[-1]) != NULL) ||
          (in_flow && c < 128 && strchr (",[]{}", c) != NULL) || c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 ||
          c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }

  return TRUE;
}

/* Writes a string in single quotes, or in double quotes if it has characters that need escape sequences. */
static char *
quote_single (const char *value)
{
  g_autofree char *escaped = segue_front_quote (value);
  GString *out;

  for (const char *p = strchr (escaped, '\\'); p != NULL; p = strchr (p + 2, '\\'))
    if (p[1] != '"' && p[1] != '\\')
      return g_steal_pointer (&escaped);
  out = g_string_new ("'");
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\'')
        g_string_append_c (out, '\'');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '\'');

  return g_string_free (out, FALSE);
}

char *
segue_front_yaml_encode (const SegueSyntax      *self,
                         const char             *text,
                         const SegueSyntaxItem  *item,
                         SegueSyntaxField        field,
                         const char             *value,
                         GError                **error)
{
  const SegueSpan span = item->fields[field].offset > 0 ? item->fields[field] : item->fields[SEGUE_SYNTAX_TITLE];
  const char first = span.length > 0 ? text[span.offset] : '\0';
  const gboolean glued = item->fields[field].offset > 0 && span.length == 0 && text[span.offset - 1] == ':';
  g_autofree char *written = NULL;

  if (segue_front_is_string (text, item))
    {
      const gboolean plain = strchr ("'\"", text[item->fields[SEGUE_SYNTAX_START].offset - 1]) == NULL;
      const gboolean fine = !plain || is_plain (value, text[item->from] != '-');

      return segue_front_write_string (text, item, fine ? value : "", "", error);
    }
  if (first == '"')
    return segue_front_quote (value);
  if (first == '\'' || !is_plain (value, text[item->from] == '{'))
    written = quote_single (value);
  else
    written = g_strdup (value);

  return g_strconcat (glued ? " " : "", written, NULL);
}
