/* segue-front-values.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/front/segue-front-tree-private.h"
#include "core/text/segue-error.h"

/* Writes the values of chapters in front matter, as far as YAML, TOML and JSON have it in common. */

/* Writes a time in the way of the @old one, which can be one with colons or a number of seconds. */
char *
segue_front_write_time (const char *old,
                        gsize       length,
                        gint64      time)
{
  const char *stop;
  SegueClock clock = { 0 };
  gint64 before;
  gboolean number = length > 0;

  for (gsize i = 0; i < length; i++)
    number = number && (g_ascii_isdigit (old[i]) || old[i] == '.');
  if (number)
    {
      const gboolean point = memchr (old, '.', length) != NULL;
      GString *out = g_string_new (NULL);

      g_string_append_printf (out, "%" G_GINT64_FORMAT ".%03d", time / 1000, (int) (time % 1000));
      while (out->str[out->len - 1] == '0' && out->str[out->len - 2] != '.')
        g_string_truncate (out, out->len - 1);
      if (!point && g_str_has_suffix (out->str, ".0"))
        g_string_truncate (out, out->len - 2);
      return g_string_free (out, FALSE);
    }
  if (segue_time_scan (old, old + length, &stop, &before, &clock) != SEGUE_TIME_VALID || stop != old + length)
    clock = (SegueClock){ 0 };
  else if (time % 1000 != 0)
    clock.fraction = 3;
  if (clock.fields == 0)
    {
      g_autofree char *text = segue_time_format (time);

      return time % 1000 == 0 ? g_strndup (text, strlen (text) - strlen (".000")) : g_steal_pointer (&text);
    }

  return segue_clock_format (&clock, time);
}

/* Sets the error that there is no list of chapters. Returns %FALSE. */
gboolean
segue_front_has_no_list (GError **error)
{
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("There is no list of chapters."));

  return FALSE;
}

/* Tells whether an item is a string, in which its title follows its time. */
gboolean
segue_front_is_string (const char            *text,
                       const SegueSyntaxItem *item)
{
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START], title = item->fields[SEGUE_SYNTAX_TITLE];
  const gsize after = start.offset + start.length;

  return start.offset > 0 && title.offset > after && strspn (text + after, SEGUE_FRONT_BETWEEN) >= title.offset - after;
}

/* Writes the title of an item that is a string. Returns %NULL if it would need an escape sequence, or has one of the
 * @refused characters. */
char *
segue_front_write_string (const char             *text,
                          const SegueSyntaxItem  *item,
                          const char             *value,
                          const char             *refused,
                          GError                **error)
{
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START];
  const char quote = text[start.offset - 1];
  g_autofree char *quoted = segue_front_quote (value);

  if (*value != '\0' && strchr (SEGUE_FRONT_BETWEEN SEGUE_FRONT_MARKS, *value) == NULL && strchr (quoted, '\\') == NULL &&
      strpbrk (value, refused) == NULL && !(strchr ("'\"", quote) != NULL && strchr (value, quote) != NULL))
    return g_strdup (value);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("This list of chapters has no room for this title."));

  return NULL;
}

/* Writes a string in double quotes, with escape sequences that YAML, TOML and JSON have in common. */
char *
segue_front_quote (const char *value)
{
  GString *out = g_string_new ("\"");

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
        g_string_append_printf (out, "\\u%04X", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');

  return g_string_free (out, FALSE);
}

/* Reads the hexadecimal digits of an escape sequence. Returns 0 if they stand for no character. */
static gunichar
read_code (const char **p,
           const char  *end,
           guint        digits)
{
  gunichar c = 0;

  for (guint i = 0; i < digits; i++, (*p)++)
    {
      if (*p >= end || !g_ascii_isxdigit (**p))
        return 0;
      c = c << 4 | g_ascii_xdigit_value (**p);
    }

  return c;
}

/* Reads a string in quotes of TOML or JSON, or a value without quotes. */
static char *
unquote (const char *raw,
         gsize       length)
{
  const char *p = raw, *end = raw + length;
  GString *out;

  if (length < 2 || *raw != '"')
    {
      if (length >= 2 && *raw == '\'')
        return g_strndup (raw + 1, length - 2);
      return length == 4 && strncmp (raw, "null", 4) == 0 ? g_strdup ("") : g_strndup (raw, length);
    }
  out = g_string_sized_new (length);
  for (p++, end--; p < end;)
    {
      static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
      const char *letter;
      gunichar c;

      if (*p != '\\' || p + 1 == end)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      p += 2;
      letter = strchr (letters, p[-1]);
      if (letter != NULL)
        {
          g_string_append_c (out, values[letter - letters]);
          continue;
        }
      if (p[-1] != 'u' && p[-1] != 'U')
        {
          g_string_append_c (out, p[-1]);
          continue;
        }
      c = read_code (&p, end, p[-1] == 'u' ? 4 : 8);
      if (c >= 0xD800 && c < 0xDC00 && p + 6 <= end && p[0] == '\\' && p[1] == 'u')
        {
          p += 2;
          c = 0x10000 + ((c - 0xD800) << 10) + (read_code (&p, end, 4) - 0xDC00);
        }
      g_string_append_unichar (out, c > 0 && g_unichar_validate (c) ? c : 0xFFFD);
    }

  return g_string_free (out, FALSE);
}

/* Reads a value of TOML or JSON. */
char *
segue_front_decode (const SegueSyntax *syntax,
                    SegueSyntaxField   field,
                    const char        *raw,
                    gsize              length)
{
  char *text = unquote (raw, length);

  return field == SEGUE_SYNTAX_BODY ? text : g_strdelimit (text, "\r\n", ' ');
}

/* Writes a time in the place of that of @item, which may have quotes around it. */
char *
segue_front_encode_time (const SegueSyntax      *syntax,
                         const char             *text,
                         const SegueSyntaxItem  *item,
                         SegueSyntaxField        field,
                         gint64                  time,
                         GError                **error)
{
  const SegueFrontSyntax *self = (const SegueFrontSyntax *) syntax;
  SegueSpan span = item->fields[field];
  const gboolean quoted = span.offset > 0 && strchr ("'\"", text[span.offset - 1]) != NULL;
  const SegueSpan start = item->fields[SEGUE_SYNTAX_START].offset > 0 ? item->fields[SEGUE_SYNTAX_START] : item->like;
  g_autofree char *written = NULL;
  const char *before;

  if (segue_front_is_string (text, item))
    {
      if (time != SEGUE_TIME_NONE && field == SEGUE_SYNTAX_START)
        return segue_front_write_time (text + span.offset, span.length, time);
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("This list of chapters has no room for this time."));
      return NULL;
    }
  if (time == SEGUE_TIME_NONE)
    return g_strdup (quoted ? "" : self->none);
  if (span.offset == 0 || span.length == 0)
    span = start;
  written = segue_front_write_time (text + span.offset, span.length, time);
  before = text + item->fields[field].offset - 1;
  if (item->fields[field].offset == 0 && span.offset > 0 && strchr ("'\"", text[span.offset - 1]) != NULL)
    return g_strdup_printf ("%c%s%c", text[span.offset - 1], written, text[span.offset - 1]);
  /* an empty value may have no space before it */
  if (item->fields[field].offset > 0 && item->fields[field].length == 0 && strchr (":=", *before) != NULL)
    return g_strconcat (" ", written, NULL);

  return g_steal_pointer (&written);
}

/* Tells whether the item is a map under a number, `1:`. The others have numbers of their own, so that there is none for a
 * new item between them. */
static gboolean
is_numbered (const char            *text,
             const SegueSyntaxItem *item)
{
  const char *p = text + item->from;

  p += *p == '"' || *p == '\'';
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  p += *p == '"' || *p == '\'';

  return *p == ':' && (gsize) (p - text) < item->fields[SEGUE_SYNTAX_START].offset;
}

/* Writes an item like @like, with another time and title. The other fields that Segue knows are left out. */
char *
segue_front_compose (const SegueSyntax      *syntax,
                     const char             *text,
                     const SegueSyntaxItem  *like,
                     gint64                  start,
                     const char             *title,
                     GError                **error)
{
  g_autofree char *time = NULL;
  g_autofree char *encoded = NULL;
  SegueSpan spans[SEGUE_SYNTAX_N_FIELDS];
  GString *out;
  gsize done;

  if (like == NULL || like->to != like->close || like->fields[SEGUE_SYNTAX_START].offset == 0 || is_numbered (text, like))
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                           _("This list of chapters has no room for this chapter here."));
      return NULL;
    }
  time = syntax->encode_time (syntax, text, like, SEGUE_SYNTAX_START, start, error);
  encoded = syntax->encode (syntax, text, like, SEGUE_SYNTAX_TITLE, title, error);
  if (time == NULL || encoded == NULL)
    return NULL;
  for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
    spans[field] = field == SEGUE_SYNTAX_START || field == SEGUE_SYNTAX_TITLE ? like->fields[field] : like->extents[field];
  out = g_string_new (NULL);
  done = like->from;
  for (;;)
    {
      guint next = SEGUE_SYNTAX_N_FIELDS;

      for (guint field = 0; field < SEGUE_SYNTAX_N_FIELDS; field++)
        if (spans[field].offset >= done && spans[field].offset > 0 &&
            (next == SEGUE_SYNTAX_N_FIELDS || spans[field].offset < spans[next].offset))
          next = field;
      if (next == SEGUE_SYNTAX_N_FIELDS)
        break;
      g_string_append_len (out, text + done, spans[next].offset - done);
      done = spans[next].offset + spans[next].length;
      if (next == SEGUE_SYNTAX_START || next == SEGUE_SYNTAX_TITLE)
        g_string_append (out, next == SEGUE_SYNTAX_START ? time : encoded);
      spans[next].offset = 0;
    }
  g_string_append_len (out, text + done, like->to - done);

  return g_string_free (out, FALSE);
}

/* Returns the name of a field as it is written, with the mark after it: that of a start is the one of another item. */
static char *
dup_name (const SegueFrontSyntax *self,
          const char             *text,
          const SegueSyntaxItem  *item,
          SegueSyntaxField        field)
{
  static const char *const names[SEGUE_SYNTAX_N_FIELDS] = {
    [SEGUE_SYNTAX_END] = "end", [SEGUE_SYNTAX_LINK] = "url", [SEGUE_SYNTAX_IMAGE] = "image",
    [SEGUE_SYNTAX_BODY] = "description",
  };
  const gsize start = item->like.offset;

  if (names[field] != NULL)
    return g_strconcat (self->quote, names[field], self->quote, self->mark, NULL);
  if (field != SEGUE_SYNTAX_START || item->like_from == 0)
    return NULL;

  return g_strndup (text + item->like_from, start - (strchr ("'\"", text[start - 1]) != NULL ? 1 : 0) - item->like_from);
}

/* Writes a member for a field that the item lacks, after its title: on a line of its own if the title is. */
char *
segue_front_add (const SegueSyntax     *syntax,
                 const char            *text,
                 const SegueSyntaxItem *item,
                 SegueSyntaxField       field,
                 const char            *encoded,
                 gsize                 *offset)
{
  g_autofree char *name = dup_name ((const SegueFrontSyntax *) syntax, text, item, field);
  const SegueSpan title = item->fields[SEGUE_SYNTAX_TITLE];
  const gboolean in_braces = text[item->from] == '{';
  gsize end = title.offset + title.length, line, key, stop;
  g_autofree char *indent = NULL;

  if (name == NULL || segue_front_is_string (text, item))
    return NULL;
  for (line = title.offset; line > 0 && strchr ("\r\n", text[line - 1]) == NULL;)
    line--;
  for (key = line; strchr (" \t", text[key]) != NULL;)
    key++;
  *offset = end;
  if (in_braces && (line <= item->from || text[key] == '{'))
    return g_strconcat (", ", name, encoded, NULL);
  /* below a hyphen, members are as far in as the first one after it */
  stop = key;
  if (!in_braces && text[key] == '-')
    for (stop = key + 1; strchr (" \t", text[stop]) != NULL;)
      stop++;
  indent = g_strdup_printf ("%.*s%*s", (int) (key - line), text + line, (int) (stop - key), "");
  if (!in_braces)
    *offset = end + strcspn (text + end, "\r\n");

  return g_strconcat (in_braces ? "," : "", strstr (text + line, "\r\n") == text + line + strcspn (text + line, "\r\n") ? "\r\n" : "\n",
                      indent, name, encoded, NULL);
}
