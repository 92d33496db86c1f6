/* segue-front-matter-value.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-front-matter-value.h"

#include <string.h>

#include "core/json/segue-json-printer.h"
#include "core/json/segue-json.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Finds and writes single values of front matter in YAML, TOML, JSON or `key=value` lines. In YAML and TOML, only
 * scalars on one line are supported. Other values are found, but have no text. */

/* Returns the syntax of front matter, by its first characters. */
static SegueFrontMatterSyntax
get_syntax (const char *text,
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

/* Returns the position after the key and its colon or equals sign, or NULL if the line has another key. */
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
  /* In YAML, a colon only ends a key if white space follows. */
  if (syntax == SEGUE_FRONT_MATTER_YAML && p < line->stop && segue_space_length (p, line->stop) == 0)
    return NULL;

  return p;
}

/* Appends the character that the escape sequence at @p stands for. Returns the position after it, or NULL if it is not
 * supported: those of YAML and TOML that are also JSON are read as JSON. */
static const char *
take_escape (const char *p,
             const char *stop,
             GString    *out)
{
  const gssize n = p + 1 < stop && p[1] == 'u' ? 6 : 2;
  g_autofree char *quoted = NULL;
  g_autofree char *character = NULL;
  g_autoptr(SegueJson) json = NULL;

  if (stop - p < n)
    return NULL;
  quoted = g_strdup_printf ("\"%.*s\"", (int) n, p);
  json = segue_json_new (quoted, n + 2, NULL);
  if (json == NULL)
    return NULL;
  character = segue_json_dup_string (json, segue_json_get_root (json));
  g_string_append (out, character);

  return p + n;
}

/* Appends the content of the quoted string at @p. Returns the position after it, or NULL if it does not end on the line
 * or has an escape sequence that is not supported. */
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

/* Tells whether @p is the mark of a comment. */
static gboolean
is_comment (const char             *p,
            const char             *stop,
            SegueFrontMatterSyntax  syntax)
{
  return p < stop && *p == '#' && syntax != SEGUE_FRONT_MATTER_ASSIGNMENTS;
}

/* Returns the end of the unquoted value at @p, before a comment and white space. In YAML, a comment begins only after
 * white space. */
static const char *
find_plain_end (const char             *p,
                const char             *stop,
                SegueFrontMatterSyntax  syntax)
{
  for (const char *q = p; q < stop; q++)
    if (is_comment (q, stop, syntax) &&
        (syntax == SEGUE_FRONT_MATTER_TOML || segue_space_length (segue_prev_char (q, p), stop) > 0))
      return segue_trim_end (p, q);

  return segue_trim_end (p, stop);
}

/* Tells whether a YAML value continues on the next line, or is a list or mapping there. */
static gboolean
continues (const SegueLine *line,
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

/* Reads the value at @p on @line. Leaves the text NULL if the value is not a scalar on one line. */
static void
read_value (SegueFrontMatterValue *self,
            const char            *text,
            const char            *p,
            const SegueLine       *line,
            const char            *end)
{
  const char *stop = line->stop, *value_end;
  g_autoptr(GString) out = g_string_new (NULL);

  if (self->syntax == SEGUE_FRONT_MATTER_YAML && continues (line, end))
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
      value_end = is_comment (p, stop, self->syntax) ? p : find_plain_end (p, stop, self->syntax);
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

/* Finds a value in front matter of lines, that is, not in JSON. */
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

      /* Keys in a TOML table are not at the top level. */
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

/* Finds a member of the JSON by its name, ignoring case like in the other syntaxes. Returns a span of length 0 if there
 * is none. */
static SegueSpan
find_member (SegueJson  *json,
             const char *key)
{
  SegueSpan member, value;
  SegueJsonIter iter;

  segue_json_iter_init (&iter, json, segue_json_get_root (json));
  while (segue_json_iter_next (&iter, &member, &value))
    {
      g_autofree char *name = segue_json_dup_string (json, member);

      if (g_ascii_strcasecmp (name, key) == 0)
        return value;
    }

  return (SegueSpan) { 0 };
}

static gboolean
find_in_json (const char            *text,
              const char            *p,
              const char            *end,
              const char            *key,
              SegueFrontMatterValue *value)
{
  g_autoptr(SegueJson) json = segue_json_new (p, end - p, NULL);
  SegueSpan member;

  if (json == NULL || *segue_json_get_text (json, segue_json_get_root (json)) != '{')
    return FALSE;
  member = find_member (json, key);
  if (member.length == 0)
    return FALSE;
  value->span = (SegueSpan) { p - text + member.offset, member.length };
  value->quote = *segue_json_get_text (json, member) == '"' ? '"' : '\0';
  value->text = segue_json_dup_scalar (json, member);

  return TRUE;
}

/* Finds a value in a JSON object, which may stand between lines of `;;;`, as Hugo writes it. */
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

/**
 * segue_front_matter_value_find:
 * @text: (array length=length): the notes, UTF-8
 * @length: the length of the front matter in bytes, including the line that ends it
 * @key: a key at the top level, ASCII; its case does not matter
 * @value: (out caller-allocates): the value, to be cleared with segue_front_matter_value_clear()
 *
 * Finds the value of a key at the top level of front matter.
 *
 * Returns: %TRUE if the front matter has the key
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
  value->syntax = get_syntax (p, end);
  if (value->syntax == SEGUE_FRONT_MATTER_JSON)
    return find_in_marked_json (text, p, end, key, value);

  return find_in_lines (text, p, end, key, value);
}

/**
 * segue_front_matter_value_clear:
 * @self: a value
 *
 * Frees the text of a value.
 */
void
segue_front_matter_value_clear (SegueFrontMatterValue *self)
{
  g_clear_pointer (&self->text, g_free);
}

static gboolean
is_number (const char *text)
{
  g_autoptr(SegueJson) json = segue_json_new (text, strlen (text), NULL);

  return json != NULL && segue_json_get_root (json).length == strlen (text) &&
         (*text == '-' || g_ascii_isdigit (*text));
}

/* Tells whether the text is a date, with or without a time of day, in the format of TOML. */
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

/* Tells whether YAML reads the unquoted text as something else than a string, such as a number, date or boolean. */
static gboolean
is_typed (const char *text)
{
  static const char *const words[] = { "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char *p = text + strspn (text, "+-.");

  return g_strv_contains (words, lower) || g_ascii_isdigit (*p) || g_str_has_prefix (lower, ".inf") ||
         g_str_has_prefix (lower, ".nan");
}

/* Tells whether YAML can hold the text without quotes. */
static gboolean
is_plain (const char *text)
{
  const char *end = text + strlen (text);

  if (text == end || strchr ("-?:,[]{}#&*!|>'\"%@`=", *text) != NULL || end[-1] == ':' ||
      segue_space_length (text, end) > 0 || segue_trim_end (text, end) != end)
    return FALSE;
  for (const char *p = text; p < end; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F || segue_has_prefix (p, ": ") || segue_has_prefix (p, " #"))
      return FALSE;

  return TRUE;
}

/* Returns the text in single quotes, as YAML escapes them. */
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
    return segue_json_quote (text);
  if (self->quote == '\'')
    return write_single (text);
  if (*text == '\0')
    return g_strdup ("");
  /* A value that was a string must stay one, even if it looks like a number or date now. */
  if (is_plain (text) && (!is_typed (text) || is_typed (self->text)))
    return g_strdup (text);

  return segue_json_quote (text);
}

static char *
write_toml (const SegueFrontMatterValue *self,
            const char                  *text)
{
  if (self->quote == '\'' && strchr (text, '\'') == NULL)
    return g_strconcat ("'", text, "'", NULL);
  if (self->quote != '\0')
    return segue_json_quote (text);
  /* Programs that expect a number or date do not accept a string, so a value must not change its type. */
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

  return segue_json_quote (text);
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

/**
 * segue_front_matter_value_write:
 * @self: a value with a text
 * @text: the new text, UTF-8, one line
 *
 * Writes another value in the style of this one: with the same quotes, and as the same type.
 *
 * Returns: (transfer full) (nullable): the text to replace the span of @self with, or %NULL if the value would change
 *   its type
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

/**
 * segue_front_matter_value_write_new:
 * @neighbour: a value of the same front matter
 * @is_words: whether the value is a string even if it looks like a number or date
 * @text: the text, UTF-8, one line
 *
 * Writes the value of a new key in the syntax of another value.
 *
 * Returns: (transfer full) (nullable): the text to write after the key, or %NULL if the syntax cannot hold the value
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
      return !is_words && (is_number (text) || is_date (text)) ? g_strdup (text) : segue_json_quote (text);
    case SEGUE_FRONT_MATTER_JSON:
      return !is_words && is_number (text) ? g_strdup (text) : segue_json_quote (text);
    case SEGUE_FRONT_MATTER_ASSIGNMENTS:
    default:
      return write_assignment (&value, text);
    }
}
