/* segue-front-matter-value.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-front-matter-value.h"

#include <string.h>

#include "core/json/segue-json.h"
#include "core/text/segue-line.h"

/* This knows the scalars of YAML and TOML that stand on one line; of all else it knows that it does not know it. */

static SegueFrontMatterSyntax
syntax_of (const char *text,
           const char *end)
{
  if (segue_starts_with (text, end, "---"))
    return SEGUE_FRONT_MATTER_YAML;
  if (segue_starts_with (text, end, "+++"))
    return SEGUE_FRONT_MATTER_TOML;
  if (segue_starts_with (text, end, "{") || segue_starts_with (text, end, ";;;"))
    return SEGUE_FRONT_MATTER_JSON;

  return SEGUE_FRONT_MATTER_ASSIGNMENTS;
}

/* The place behind the key and its colon or equals sign, %NULL where the line has another key. */
static const char *
skip_key (const SegueLine        *line,
          const char             *key,
          SegueFrontMatterSyntax  syntax)
{
  const char *p = line->start;
  const char quote = p < line->stop && (*p == '"' || *p == '\'') ? *p++ : '\0';
  gsize n = strlen (key);

  if ((gsize) (line->stop - p) <= n || g_ascii_strncasecmp (p, key, n) != 0)
    return NULL;
  p += n;
  if (quote != '\0' && *p++ != quote)
    return NULL;
  p = segue_skip_space (p, line->stop);
  if (p == line->stop || *p != (syntax == SEGUE_FRONT_MATTER_YAML ? ':' : '='))
    return NULL;
  p++;
  /* without a blank behind the colon it is no key of YAML */
  if (syntax == SEGUE_FRONT_MATTER_YAML && p < line->stop && segue_space_length (p, line->stop) == 0)
    return NULL;

  return p;
}

/* Appends what the escape at @p stands for, and returns the place behind it; %NULL for one that is not known. */
static const char *
take_escape (const char *p,
             const char *stop,
             GString    *out)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *known;
  gunichar c = 0;

  if (p + 1 >= stop)
    return NULL;
  known = strchr (from, p[1]);
  if (known != NULL)
    {
      g_string_append_c (out, to[known - from]);
      return p + 2;
    }
  if (p[1] != 'u' || stop - p < 6)
    return NULL;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return NULL;
      c = c << 4 | (guint) g_ascii_xdigit_value (p[i]);
    }
  if (c == 0 || (c >= 0xD800 && c <= 0xDFFF))
    return NULL;
  g_string_append_unichar (out, c);

  return p + 6;
}

/* Reads the quoted string at @p; returns the place behind it, or %NULL. */
static const char *
take_quoted (const char             *p,
             const char             *stop,
             SegueFrontMatterSyntax  syntax,
             GString                *out)
{
  const char quote = *p++;
  const gboolean escapes = quote == '"' && syntax != SEGUE_FRONT_MATTER_ASSIGNMENTS;

  while (p < stop)
    {
      if (*p == '\\' && escapes)
        {
          p = take_escape (p, stop, out);
          if (p == NULL)
            return NULL;
          continue;
        }
      if (*p == quote && p + 1 < stop && p[1] == quote && quote == '\'' && syntax == SEGUE_FRONT_MATTER_YAML)
        p++;
      else if (*p == quote)
        return p + 1;
      g_string_append_c (out, *p++);
    }

  return NULL;
}

static gboolean
is_comment (const char             *p,
            const char             *stop,
            SegueFrontMatterSyntax  syntax)
{
  return p < stop && *p == '#' && syntax != SEGUE_FRONT_MATTER_ASSIGNMENTS;
}

/* Where an unquoted value ends: before a comment, and the blanks before that. */
static const char *
plain_end (const char             *p,
           const char             *stop,
           SegueFrontMatterSyntax  syntax)
{
  for (const char *q = p; q < stop; q++)
    if (is_comment (q, stop, syntax) && (syntax == SEGUE_FRONT_MATTER_TOML || segue_space_length (segue_prev_char (q, p), stop) > 0))
      return segue_trim_end (p, q);

  return segue_trim_end (p, stop);
}

/* Whether the value goes on in the next line, or is a list or table there. */
static gboolean
goes_on (const SegueLine *line,
         const char      *end)
{
  SegueLine next;

  for (const char *p = line->next; p < end; p = next.next)
    {
      next = segue_line_at (p, end, TRUE);
      if (segue_line_is_blank (&next))
        continue;
      return segue_space_length (next.start, next.stop) > 0 || segue_starts_with (next.start, next.stop, "- ") ||
             (next.stop - next.start == 1 && *next.start == '-');
    }

  return FALSE;
}

static void
read_value (SegueFrontMatterValue *self,
            const char            *text,
            const char            *p,
            const SegueLine       *line,
            const char            *end)
{
  const char *stop = line->stop, *value_end;
  g_autoptr(GString) out = g_string_new (NULL);

  if (self->syntax == SEGUE_FRONT_MATTER_YAML && goes_on (line, end))
    return;
  if (p < stop && (*p == '"' || *p == '\''))
    {
      self->quote = *p;
      value_end = take_quoted (p, stop, self->syntax, out);
      if (value_end == NULL)
        return;
      self->span.length = value_end - p;
      value_end = segue_skip_space (value_end, stop);
      if (value_end < stop && !is_comment (value_end, stop, self->syntax))
        return;
    }
  else
    {
      value_end = is_comment (p, stop, self->syntax) ? p : plain_end (p, stop, self->syntax);
      if (value_end > p && self->syntax != SEGUE_FRONT_MATTER_ASSIGNMENTS && strchr ("[{|>&*!%@`", *p) != NULL)
        return;
      if (value_end == p && self->syntax == SEGUE_FRONT_MATTER_TOML)
        return;
      g_string_append_len (out, p, value_end - p);
      self->span.length = value_end - p;
    }
  self->span.offset = p - text;
  self->text = g_strdup (out->str);
}

static gboolean
find_in_lines (const char            *text,
               const char            *p,
               const char            *end,
               const char            *key,
               SegueFrontMatterValue *value)
{
  gboolean found = FALSE;

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      const char *rest = skip_key (&line, key, value->syntax);

      /* what stands in a table of TOML has another name */
      if (value->syntax == SEGUE_FRONT_MATTER_TOML && segue_starts_with (line.start, line.stop, "["))
        break;
      if (rest != NULL && found)
        value->is_unique = FALSE;
      else if (rest != NULL)
        read_value (value, text, segue_skip_space (rest, line.stop), &line, end);
      found = found || rest != NULL;
      p = line.next;
    }

  return found;
}

/* The name of a member in whatever case, as the lines of the other syntaxes are read. */
static guint
find_member (const SegueJson *json,
             const char      *key)
{
  const guint end = segue_json_get (json, 0)->next;

  for (guint i = 1; i < end; i = segue_json_get (json, i + 1)->next)
    {
      g_autofree char *name = segue_json_dup_string (json, i);

      if (g_ascii_strcasecmp (name, key) == 0)
        return i + 1;
    }

  return 0;
}

static gboolean
find_in_json (const char            *text,
              const char            *p,
              const char            *end,
              const char            *key,
              SegueFrontMatterValue *value)
{
  g_autoptr(SegueJson) json = segue_json_new (p, end - p, NULL);
  const SegueJsonValue *member;
  guint index;

  if (json == NULL || segue_json_get (json, 0)->type != SEGUE_JSON_OBJECT)
    return FALSE;
  index = find_member (json, key);
  if (index == 0)
    return FALSE;
  member = segue_json_get (json, index);
  value->span = (SegueSpan) { p - text + member->start, member->end - member->start };
  value->quote = member->type == SEGUE_JSON_STRING ? '"' : '\0';
  if (member->type == SEGUE_JSON_STRING)
    value->text = segue_json_dup_string (json, index);
  else if (member->type == SEGUE_JSON_NUMBER)
    value->text = segue_json_dup_raw (json, index);
  else if (member->type == SEGUE_JSON_NULL)
    value->text = g_strdup ("");

  return TRUE;
}

/* Leaves out the line at the start or end that is a mark of Hugo's around JSON. */
static gboolean
find_in_marked_json (const char            *text,
                     const char            *p,
                     const char            *end,
                     const char            *key,
                     SegueFrontMatterValue *value)
{
  const char *close;

  if (*p == '{')
    return find_in_json (text, p, end, key, value);
  p = segue_line_at (p, end, TRUE).next;
  close = g_strrstr_len (p, end - p, ";;;");

  return close != NULL && find_in_json (text, p, close, key, value);
}

/*
 * segue_front_matter_value_find:
 * @text: front matter, from the first byte of the notes
 * @length: its length, with the line that ends it
 * @key: a key at the top of it; its case does not matter
 * @value: (out caller-allocates): what stands there
 *
 * Returns: %FALSE where no line has this key
 */
gboolean
segue_front_matter_value_find (const char            *text,
                               gsize                  length,
                               const char            *key,
                               SegueFrontMatterValue *value)
{
  const char *end = text + length, *p = text;

  *value = (SegueFrontMatterValue) { .is_unique = TRUE };
  if (segue_starts_with (p, end, "\xEF\xBB\xBF"))
    p += 3;
  if (p == end)
    return FALSE;
  value->syntax = syntax_of (p, end);
  if (value->syntax == SEGUE_FRONT_MATTER_JSON)
    return find_in_marked_json (text, p, end, key, value);

  return find_in_lines (text, p, end, key, value);
}

void
segue_front_matter_value_clear (SegueFrontMatterValue *self)
{
  g_clear_pointer (&self->text, g_free);
}

static gboolean
is_number (const char *text)
{
  g_autoptr(SegueJson) json = segue_json_new (text, strlen (text), NULL);

  return json != NULL && segue_json_get (json, 0)->type == SEGUE_JSON_NUMBER &&
         segue_json_get (json, 0)->end == strlen (text) && segue_json_get (json, 0)->start == 0;
}

/* A date, a time of day, or both, as TOML has them and YAML takes them. */
static gboolean
is_date (const char *text)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *whole = NULL;

  if (strlen (text) < 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  whole = strlen (text) == 10 ? g_strconcat (text, "T00:00:00", NULL) : g_strdup (text);
  date = g_date_time_new_from_iso8601 (whole, zone);

  return date != NULL;
}

/* What YAML takes for something else than the words that it is. */
static gboolean
has_type (const char *text)
{
  static const char *const words[] = { "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *p = text + strspn (text, "+-.");

  return g_strv_contains (words, lower) || g_ascii_isdigit (*p) || g_str_has_prefix (lower, ".inf") ||
         g_str_has_prefix (lower, ".nan");
}

static gboolean
is_plain (const char *text)
{
  const char *end = text + strlen (text);

  if (text == end || strchr ("-?:,[]{}#&*!|>'\"%@`=", *text) != NULL || end[-1] == ':' ||
      segue_space_length (text, end) > 0 || segue_trim_end (text, end) != end)
    return FALSE;
  for (const char *p = text; p < end; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F || g_str_has_prefix (p, ": ") || g_str_has_prefix (p, " #"))
      return FALSE;

  return TRUE;
}

static char *
write_double (const char *text)
{
  GString *out = g_string_new (NULL);

  segue_json_write_string (out, text, strlen (text));

  return g_string_free (out, FALSE);
}

static char *
write_single (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  return g_strconcat ("'", doubled, "'", NULL);
}

static char *
write_yaml (const SegueFrontMatterValue *self,
            const char                  *text)
{
  if (self->quote == '"')
    return write_double (text);
  if (self->quote == '\'')
    return write_single (text);
  if (*text == '\0')
    return g_strdup ("");
  /* words that become a number, or a date, stay words; a number, a date or nothing may become what it likes */
  if (is_plain (text) && (!has_type (text) || has_type (self->text)))
    return g_strdup (text);

  return write_double (text);
}

static char *
write_toml (const SegueFrontMatterValue *self,
            const char                  *text)
{
  if (self->quote == '\'' && strchr (text, '\'') == NULL)
    return g_strconcat ("'", text, "'", NULL);
  if (self->quote != '\0')
    return write_double (text);
  /* what is read as a number or date is not read as words by those who wait for it */
  if ((is_number (self->text) && is_number (text)) || (is_date (self->text) && is_date (text)))
    return g_strdup (text);

  return NULL;
}

static char *
write_json (const SegueFrontMatterValue *self,
            const char                  *text)
{
  if (self->quote == '\0' && *self->text != '\0')
    return is_number (text) ? g_strdup (text) : NULL;

  return write_double (text);
}

static char *
write_assignment (const SegueFrontMatterValue *self,
                  const char                  *text)
{
  const char quote[] = { self->quote, '\0' };

  if (self->quote != '\0' && strchr (text, self->quote) != NULL)
    return NULL;

  return g_strconcat (quote, text, quote, NULL);
}

/*
 * segue_front_matter_value_write:
 * @self: a value that says something
 * @text: (not nullable): what it is to say, on one line
 *
 * Writes another value in the hand of this one.
 *
 * Returns: (nullable): what stands in the place of its span, %NULL where the two are not of one kind
 */
char *
segue_front_matter_value_write (const SegueFrontMatterValue *self,
                                const char                  *text)
{
  switch (self->syntax)
    {
    case SEGUE_FRONT_MATTER_YAML:
      return write_yaml (self, text);
    case SEGUE_FRONT_MATTER_TOML:
      return write_toml (self, text);
    case SEGUE_FRONT_MATTER_JSON:
      return write_json (self, text);
    case SEGUE_FRONT_MATTER_ASSIGNMENTS:
    default:
      return write_assignment (self, text);
    }
}

/*
 * segue_front_matter_value_write_new:
 * @neighbour: a value of the same front matter
 * @is_words: whether it is words even where it looks like a number or a date
 * @text: (not nullable): what is to be said, on one line
 *
 * Writes the value of a key that there is none of yet.
 *
 * Returns: (nullable): what stands behind the key, %NULL where this cannot be written
 */
char *
segue_front_matter_value_write_new (const SegueFrontMatterValue *neighbour,
                                    gboolean                     is_words,
                                    const char                  *text)
{
  SegueFrontMatterValue value = { .syntax = neighbour->syntax, .quote = neighbour->quote };

  switch (neighbour->syntax)
    {
    case SEGUE_FRONT_MATTER_YAML:
      value.text = is_words ? (char *) "words" : (char *) "";
      value.quote = '\0';
      return write_yaml (&value, text);
    case SEGUE_FRONT_MATTER_TOML:
      return !is_words && (is_number (text) || is_date (text)) ? g_strdup (text) : write_double (text);
    case SEGUE_FRONT_MATTER_JSON:
      return !is_words && is_number (text) ? g_strdup (text) : write_double (text);
    case SEGUE_FRONT_MATTER_ASSIGNMENTS:
    default:
      return write_assignment (&value, text);
    }
}
