/* segue-pattern.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-pattern-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-chars.h"
#include "core/text/segue-error.h"

/**
 * SeguePattern:
 *
 * A search pattern: literal text or a regular expression. Patterns are immutable.
 */
G_DEFINE_BOXED_TYPE (SeguePattern, segue_pattern, segue_pattern_ref, segue_pattern_unref)

/* The longest pattern, in bytes. */
#define MAX_LENGTH 4096

/* The largest number of steps of PCRE in one call. */
#define MAX_STEPS "1000000"

/* The smallest number of characters before a position that are given to the regular expression. */
#define MIN_LOOKBEHIND 8

/* The characters of words. */
#define WORD "[\\w\\p{M}]"

/* Characters of scripts that are written without spaces between words, or that add endings to words of another script
 * ("AI는"). */
#define RUN_ON "[\\p{Hangul}\\p{Han}\\p{Hiragana}\\p{Katakana}]"

/* Combining characters, which change the character before: accents, marks of kana, vowels and finals of Hangul. */
#define MARKS "[\\x{0300}-\\x{036F}\\x{3099}\\x{309A}\\x{1160}-\\x{11FF}\\x{D7B0}-\\x{D7FF}]"

/* Korean particles, which may follow a whole word. */
static const char particles[] =
  "들 은 는 이 가 을 를 의 에 와 과 도 만 로 으로 나 이나 랑 이랑 에서 에게 에게서 께 께서 한테 부터 까지 마다 처럼 보다 "
  "라도 이라도 조차 마저 밖에 뿐 요 이요 이며 이고 이다 입니다 인";

/* Returns the end of the character at @p and of the combining characters after it. */
static const char *
cluster_end (const char *p)
{
  do
    p = g_utf8_next_char (p);
  while (*p != '\0' && g_unichar_combining_class (g_utf8_get_char (p)) != 0);
  return p;
}

static void
append_escaped (GString    *regex,
                const char *text,
                gssize      length)
{
  g_autofree char *escaped = g_regex_escape_string (text, length);

  g_string_append (regex, escaped);
}

/* Returns the full-width form of an ASCII character, the ASCII form of a full-width character, or 0. */
static gunichar
other_width (gunichar c)
{
  if (c > 0x20 && c < 0x7F)
    return c + 0xFEE0;
  if (c > 0xFF00 && c < 0xFF5F)
    return c - 0xFEE0;

  return 0;
}

static void
append_either_width (GString  *regex,
                     gunichar  c)
{
  g_string_append_printf (regex, "[\\x{%X}\\x{%X}]", c, other_width (c));
}

/* Appends a character that matches both its composed and its decomposed form, and unless @exact both widths. */
static void
append_cluster (GString    *regex,
                const char *start,
                const char *end,
                gboolean    exact)
{
  const gunichar c = g_utf8_get_char (start);
  g_autofree char *decomposed = g_utf8_normalize (start, end - start, G_NORMALIZE_NFD);

  if (strlen (decomposed) != (gsize) (end - start) || memcmp (decomposed, start, end - start) != 0)
    {
      g_string_append (regex, "(?:");
      append_escaped (regex, start, end - start);
      g_string_append_c (regex, '|');
      append_escaped (regex, decomposed, -1);
      g_string_append_c (regex, ')');
    }
  else if (!exact && end == g_utf8_next_char (start) && other_width (c) != 0)
    append_either_width (regex, c);
  else if (!exact && c == ' ')
    g_string_append (regex, "[ \\x{A0}\\x{3000}]");
  else
    append_escaped (regex, start, end - start);
}

static gboolean
is_sharp_s (const char *p)
{
  return segue_has_prefix (p, "ß") || segue_has_prefix (p, "ẞ") || g_ascii_strncasecmp (p, "ss", 2) == 0;
}

/* Appends a regular expression that matches @text literally. Unless @exact, ß and ss match each other, and so do
 * full-width and normal characters. */
static void
append_literal (GString    *regex,
                const char *text,
                gboolean    exact)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  for (const char *p = composed; *p != '\0';)
    {
      const char *end = cluster_end (p);

      if (*p == '\r' || *p == '\n')
        {
          end = p + 1 + (p[0] == '\r' && p[1] == '\n');
          g_string_append (regex, "\\R");
        }
      else if (!exact && is_sharp_s (p))
        {
          end = p + ((guchar) *p < 0x80 ? 2 : g_utf8_next_char (p) - p);
          g_string_append (regex, "(?:ss|ß|ẞ)");
        }
      else
        append_cluster (regex, p, end, exact);
      p = end;
    }
}

/* Returns the particles as alternatives of a regular expression. */
static char *
dup_particles (void)
{
  g_auto(GStrv) words = g_strsplit (particles, " ", -1);
  GString *regex = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (regex, '|');
      append_literal (regex, words[i], TRUE);
    }

  return g_string_free (regex, FALSE);
}

/* Appends @inner so that it only matches whole words; see segue_pattern_new(). */
static void
append_word (GString    *regex,
             const char *inner)
{
  g_autofree char *endings = dup_particles ();

  g_string_append (regex, "(?:(?<!" WORD ")|(?!" WORD ")|(?<=" RUN_ON ")(?!" RUN_ON ")|(?<!" RUN_ON ")(?=" RUN_ON "))");
  g_string_append_printf (regex, "(?:%s)", inner);
  g_string_append (regex, "(?:(?!" WORD ")|(?<!" WORD ")|(?<=" RUN_ON ")(?!" RUN_ON ")|(?<!" RUN_ON ")(?=" RUN_ON ")|");
  g_string_append_printf (regex, "(?<=\\p{Hangul})(?=(?:%s){1,3}(?!\\p{Hangul})))", endings);
}

/* Sets @error to a message with the position and the cause. GLib gives both only in one sentence that repeats the whole
 * expression, so they are extracted from it. */
static void
set_syntax_error (const char    *text,
                  const GError  *cause,
                  GError       **error)
{
  const char *p = strstr (cause->message, text);
  const char *colon;
  char *end;
  guint64 place;

  if (p != NULL)
    p = strpbrk (p + strlen (text), "0123456789");
  colon = p != NULL ? strstr (p, ": ") : NULL;
  if (colon == NULL)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, cause->message);
      return;
    }
  place = g_ascii_strtoull (p, &end, 10);
  if (place >= (guint64) g_utf8_strlen (text, -1))
    /* Translators: %s is what is wrong with a regular expression, such as "missing terminating )" */
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("At the end of the expression: %s."), colon + 2);
  else
    /* Translators: %s is what is wrong with a regular expression, such as "nothing to repeat" */
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("At character %u of the expression: %s."), (guint) place + 1,
                 colon + 2);
}

static GRegex *
compile (const char         *source,
         SeguePatternFlags   flags,
         GError            **error)
{
  const GRegexCompileFlags caseless = flags & SEGUE_PATTERN_CASE ? 0 : G_REGEX_CASELESS;

  return g_regex_new (source, G_REGEX_MULTILINE | G_REGEX_NEWLINE_ANYCRLF | G_REGEX_BSR_ANYCRLF | caseless, 0, error);
}

/* Appends a prefix that makes a single call try up to SEGUE_PATTERN_STRIDE positions after the start position, so that
 * one limit of steps applies to all of them. The position within CR LF is skipped unless @within_line_end. */
static void
append_prefix (GString  *regex,
               gboolean  within_line_end)
{
  g_string_append (regex, "(*LIMIT_MATCH=" MAX_STEPS ")\\G(?:|(?s:.{1," G_STRINGIFY (SEGUE_PATTERN_STRIDE) "}?)");
  if (!within_line_end)
    g_string_append (regex, "(?!(?<=\\r)\\n)");
  g_string_append (regex, ")\\K");
}

/* Compiles a pattern. With SEGUE_PATTERN_REGEX, the expression is first compiled alone, so that errors refer to what
 * the user typed. */
static GRegex *
compile_pattern (const char         *text,
                 SeguePatternFlags   flags,
                 GError            **error)
{
  g_autoptr(GString) inner = g_string_new (NULL);
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(GRegex) alone = NULL;
  g_autoptr(GError) cause = NULL;
  gboolean within_line_end = FALSE;
  GRegex *regex;

  if (flags & SEGUE_PATTERN_REGEX)
    {
      alone = compile (text, flags, &cause);
      if (alone == NULL)
        {
          set_syntax_error (text, cause, error);
          return NULL;
        }
      /* \E ends a literal part that the expression began with \Q and left open. */
      g_string_append_printf (inner, "%s\\E", text);
      within_line_end = g_regex_get_has_cr_or_lf (alone);
    }
  else
    {
      append_literal (inner, text, flags & SEGUE_PATTERN_CASE);
      g_string_append (inner, "(?!" MARKS ")");
    }
  append_prefix (source, within_line_end);
  if (flags & SEGUE_PATTERN_WORDS)
    append_word (source, inner->str);
  else
    g_string_append_printf (source, "(?:%s)", inner->str);
  regex = compile (source->str, flags, &cause);
  if (regex == NULL)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("This expression cannot be searched for."));

  return regex;
}

/**
 * segue_pattern_new:
 * @text: the text or regular expression to search for, UTF-8, 1 to 4096 bytes
 * @flags: how to interpret @text
 * @error: return location for a #GError, or %NULL
 *
 * Creates a pattern.
 *
 * Literal text matches both composed and decomposed characters ("é" or "é", syllables or jamo), and never matches part
 * of a character. Unless %SEGUE_PATTERN_CASE is set, full-width forms match normal ones, and ß matches ss. A line
 * terminator matches every kind of line terminator.
 *
 * A whole word has no letter, digit or underscore beside it. Chinese, Japanese and Korean characters end a word of
 * another script ("AI" is a whole word in "AI는"), and particles may follow a Korean word ("책" is a whole word in
 * "책에서", but not in "책상").
 *
 * Regular expressions have the syntax of [struct@GLib.Regex]. `^` and `$` match at every line.
 *
 * Returns: (transfer full): a new pattern, or %NULL with @error set to %SEGUE_ERROR_TOO_LARGE if @text is too long, or
 *   to %SEGUE_ERROR_SYNTAX if the expression is invalid, with the cause and the position
 */
SeguePattern *
segue_pattern_new (const char         *text,
                   SeguePatternFlags   flags,
                   GError            **error)
{
  g_autoptr(GRegex) regex = NULL;
  SeguePattern *self;

  g_return_val_if_fail (text != NULL && *text != '\0', NULL);

  if (strlen (text) > MAX_LENGTH)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("This is too long to be searched for."));
      return NULL;
    }
  regex = compile_pattern (text, flags, error);
  if (regex == NULL)
    return NULL;
  self = g_new0 (SeguePattern, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup (text);
  self->flags = flags;
  self->lookbehind = MAX (g_regex_get_max_lookbehind (regex), MIN_LOOKBEHIND);
  self->one_line = !(flags & SEGUE_PATTERN_REGEX) && strpbrk (text, "\r\n") == NULL;
  self->regex = g_steal_pointer (&regex);

  return self;
}

/**
 * segue_pattern_ref:
 * @self: a pattern
 *
 * Acquires a reference. Patterns can be shared between threads.
 *
 * Returns: (transfer full): @self
 */
SeguePattern *
segue_pattern_ref (SeguePattern *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_pattern_unref:
 * @self: (transfer full): a pattern
 *
 * Releases a reference, and frees the pattern if it was the last one.
 */
void
segue_pattern_unref (SeguePattern *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_regex_unref (self->regex);
  g_free (self->text);
  g_free (self);
}
