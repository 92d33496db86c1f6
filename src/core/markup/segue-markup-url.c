/* segue-markup-url.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/markup/segue-entity.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"

/* Finds URLs in text, and decodes the targets of links. */

/* The longest text of a link in brackets after a URL, in bytes. */
#define MAX_TEXT 512

/* The depth of parentheses in a link target that CommonMark allows. */
#define MAX_PARENTHESES 32

/* The number of brackets in a row after a URL that are examined. */
#define MAX_GROUPS 4

/* Tells whether the CJK letter at @p belongs to the URL that begins at @start. After a Latin letter or a digit it is a
 * particle of the sentence (`https://example.com을`). At the start of a path segment it is part of the URL
 * (`/wiki/대한민국`). */
static gboolean
url_has_letter (const char *start,
                const char *p)
{
  return p > start && ((guchar) p[-1] >= 0x80 || strchr ("/=_-#?&+%(", p[-1]) != NULL);
}

/* Skips the `[…]` at @p. Returns the position after it, or %NULL if it does not end before a line break or another
 * opening bracket. */
static const char *
skip_brackets (const char *p,
               const char *end)
{
  const char *limit = p + MIN (end - p, MAX_TEXT);

  for (p++; p < limit && *p != '[' && *p != '\n' && *p != '\r'; p++)
    if (*p == ']')
      return p + 1;

  return NULL;
}

/* Tells whether the text between brackets can be that of a link: words with a blank between them, or one with a letter.
 * An index (`a[1]`, `a[i]`) is none, and neither is the mark of a footnote (`[^1]`). */
static gboolean
is_link_text (const char *start,
              const char *end)
{
  gboolean has_letter = FALSE;

  if (start == end)
    return TRUE;
  if (*start == '^')
    return FALSE;
  for (const char *p = start; p < end; p = segue_next_char (p, end))
    {
      if (segue_space_length (p, end) > 0)
        return TRUE;
      has_letter |= g_unichar_isalpha (segue_char_at (p, end));
    }

  return has_letter && segue_next_char (start, end) < end;
}

/* Tells whether a URL goes on at @p, after a closing bracket. Further brackets may stand between. */
static gboolean
url_goes_on (const char *p,
             const char *end)
{
  const char *next;

  for (guint i = 0; i < MAX_GROUPS && p < end && *p == '[' && (next = skip_brackets (p, end)) != NULL; i++)
    p = next;
  if (p >= end)
    return FALSE;
  if (*p == '&')
    {
      g_autoptr(GString) text = g_string_new (NULL);

      if (segue_entity_scan (p, end, SEGUE_ENTITY_MARKDOWN, &next, text))
        return g_str_equal (text->str, "&");
    }
  if (strchr ("/?#%&", *p) != NULL)
    return p + 1 < end && g_ascii_isalnum (p[1]);

  return *p == '=' || g_ascii_isalnum (*p);
}

/**
 * segue_markup_has_url_text:
 * @text: the end of a URL (valid UTF-8)
 * @end: end of the text
 *
 * Tells whether the text of the link follows a URL directly in brackets, as in AsciiDoc: `https://example.com[Example]`.
 * Other brackets belong to the URL, or begin something of their own.
 *
 * Returns: %TRUE if it does
 */
gboolean
segue_markup_has_url_text (const char *text,
                           const char *end)
{
  const char *stop = text < end && *text == '[' ? skip_brackets (text, end) : NULL;

  return stop != NULL && !(stop < end && *stop == '(') && is_link_text (text + 1, stop - 1) &&
         (memchr (text, ' ', stop - text) != NULL || !url_goes_on (stop, end));
}

/* Skips the brackets at @p if they belong to a URL: `a[1]`. Returns the position after them, or %NULL if they do not. */
static const char *
skip_own_brackets (const char *p,
                   const char *end)
{
  const char *stop = skip_brackets (p, end);

  if (stop == NULL || (stop < end && *stop == '(') || p[1] == '^' || segue_markup_has_url_text (p, end))
    return NULL;
  for (const char *q = p; q < stop; q++)
    if ((guchar) *q <= ' ' || *q == '<')
      return NULL;

  return stop;
}

/* Tells whether the entity at @p ends a URL, as the character that it stands for does: `&nbsp;`, `&lt;`. */
static gboolean
is_end_entity (const char *p,
               const char *end)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *stop;

  return segue_entity_scan (p, end, SEGUE_ENTITY_MARKDOWN, &stop, text) && text->len > 0 &&
         (segue_space_length (text->str, text->str + text->len) > 0 || strchr ("<>\n\r", *text->str) != NULL);
}

/* Returns the end of the characters that can be in a URL. @quote is the quotation mark before it, or 0. */
static const char *
url_end (const char *start,
         const char *end,
         char        quote)
{
  const char *p = start;

  while (p < end)
    {
      if ((guchar) *p >= 0x80)
        {
          gunichar character = g_utf8_get_char (p);

          if (segue_space_length (p, end) > 0 || g_unichar_ispunct (character) || !g_unichar_isprint (character))
            break;
          if (segue_markup_is_cjk (character) && !url_has_letter (start, p))
            break;
          p = g_utf8_next_char (p);
          continue;
        }
      if (*p <= ' ' || *p == 0x7F || *p == '<' || *p == '>' || *p == ']' || *p == quote ||
          (*p == '*' && p + 1 < end && p[1] == '*') || (*p == '&' && is_end_entity (p, end)))
        break;
      if (*p == '[')
        {
          const char *stop = skip_own_brackets (p, end);

          if (stop == NULL)
            break;
          p = stop;
          continue;
        }
      p++;
    }

  return p;
}

/* Returns the position after the scheme of the URL at @text, or %NULL if there is none that is known. */
static const char *
skip_scheme (const char *text,
             const char *end)
{
  static const char * const schemes[] = { "https://", "http://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      const gsize n = strlen (schemes[i]);

      if ((gsize) (end - text) > n && g_ascii_strncasecmp (text, schemes[i], n) == 0)
        return g_ascii_isalnum (text[n]) || (guchar) text[n] >= 0x80 ? text + n : NULL;
    }

  return NULL;
}

/* Returns the start of the entity that ends at @end, or @end if there is none. */
static const char *
find_entity (const char *start,
             const char *end)
{
  const char *p = end - 1;

  while (p > start && (g_ascii_isalnum (p[-1]) || p[-1] == '#'))
    p--;

  return p > start && p < end - 1 && p[-1] == '&' ? p - 1 : end;
}

/* Takes off the end of a URL what belongs to the sentence: punctuation, closing brackets that do not open in it, and
 * entities, as in the autolinks of GitHub. Returns the new end. */
static const char *
trim_url (const char *start,
          const char *end)
{
  static const char brackets[] = "()[]{}";
  gint open[3] = { 0 };

  for (const char *p = start; p < end; p++)
    {
      const char *bracket = strchr (brackets, *p);

      if (bracket != NULL && *p != '\0')
        open[(bracket - brackets) / 2] += (bracket - brackets) % 2 == 0 ? 1 : -1;
    }
  while (end > start)
    {
      const char last = end[-1], *bracket = strchr (brackets, last);
      const char *entity = last == ';' ? find_entity (start, end) : end;

      if (entity < end)
        end = entity;
      else if (strchr (".,;:!?'\"*_~|`\\", last) != NULL)
        end--;
      else if (bracket != NULL && (bracket - brackets) % 2 == 1 && open[(bracket - brackets) / 2] < 0)
        {
          open[(bracket - brackets) / 2]++;
          end--;
        }
      else
        break;
    }

  return end;
}

/**
 * segue_markup_scan_url:
 * @start: start of the text that @text is part of
 * @text: position to look at (valid UTF-8)
 * @end: end of the text
 * @stop: (out): end of the element, set if %TRUE is returned
 *
 * Recognizes a URL in the text that begins with `http://`, `https://` or `mailto:`. It ends at white space, at `<`, at
 * punctuation that is not ASCII, and at the quotation mark that is before it, too. Punctuation at its end, and closing
 * brackets that were not opened in it, belong to the sentence.
 *
 * Returns: %TRUE if there is a URL at @text
 */
gboolean
segue_markup_scan_url (const char  *start,
                       const char  *text,
                       const char  *end,
                       const char **stop)
{
  const char *address = skip_scheme (text, end);
  const char before = text > start ? text[-1] : '\0';

  if (address == NULL)
    return FALSE;
  *stop = trim_url (address, url_end (address, end, before == '"' || before == '\'' ? before : '\0'));

  return *stop > address;
}

/* Tells whether only marks of a sentence are between @p and @end. */
static gboolean
is_sentence_end (const char *p,
                 const char *end)
{
  while (p < end && strchr (".,;:!?", *p) != NULL)
    p++;

  return p == end;
}

/**
 * segue_markup_scan_word_url:
 * @word: a word (valid UTF-8)
 * @end: end of the word
 * @url: (out): start of the URL, set if %TRUE is returned
 * @stop: (out): end of the URL, set if %TRUE is returned
 *
 * Recognizes a word that is a web address, with or without angle brackets, or such an address with punctuation after it.
 * Since white space is around it, letters and punctuation of any script belong to the URL.
 *
 * Returns: %TRUE if the word is a URL
 */
gboolean
segue_markup_scan_word_url (const char  *word,
                            const char  *end,
                            const char **url,
                            const char **stop)
{
  const char *angle = word < end && *word == '<' ? memchr (word, '>', end - word) : NULL;
  const char *start = angle != NULL ? word + 1 : word, *limit = angle != NULL ? angle : end;
  const char *address = skip_scheme (start, limit);

  if (address == NULL || g_ascii_tolower (*start) != 'h' || (angle != NULL && !is_sentence_end (angle + 1, end)))
    return FALSE;
  for (const char *p = address; p < limit; p = segue_next_char (p, limit))
    if (segue_space_length (p, limit) > 0 || *p == '<' || *p == '>' ||
        (angle == NULL && *p == '[' && segue_markup_has_url_text (p, limit)))
      return FALSE;
  *url = start;
  *stop = angle != NULL ? angle : trim_url (address, end);

  return *stop > address;
}

/* Resolves entities and, if @escapes is %TRUE, backslash escapes. */
static char *
decode (const char        *text,
        gsize              length,
        SegueEntitySyntax  syntax,
        gboolean           escapes)
{
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      const char *plain = p;

      while (p < end && *p != '&' && *p != '\\')
        p++;
      g_string_append_len (out, plain, p - plain);
      if (p == end || segue_entity_scan (p, end, syntax, &p, out))
        continue;
      if (escapes && *p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        p++;
      g_string_append_c (out, *p++);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/**
 * segue_markup_decode:
 * @text: (array length=length): a link destination as it is written (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Resolves the entities and backslash escapes in a link destination, and removes white space at its ends.
 *
 * Returns: (transfer full): the URL (UTF-8)
 */
char *
segue_markup_decode (const char *text,
                     gsize       length)
{
  return decode (text, length, SEGUE_ENTITY_MARKDOWN, TRUE);
}

/**
 * segue_markup_decode_attribute:
 * @text: (array length=length): the value of an attribute of HTML as it is written (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Resolves the entities in an attribute, and removes white space at its ends.
 *
 * Returns: (transfer full): the value (UTF-8)
 */
char *
segue_markup_decode_attribute (const char *text,
                               gsize       length)
{
  return decode (text, length, SEGUE_ENTITY_ATTRIBUTE, FALSE);
}

/**
 * segue_markup_decode_autolink:
 * @text: (array length=length): a URL in angle brackets as it is written (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Resolves the entities in a URL in angle brackets. A backslash in it is no escape.
 *
 * Returns: (transfer full): the URL (UTF-8)
 */
char *
segue_markup_decode_autolink (const char *text,
                              gsize       length)
{
  return decode (text, length, SEGUE_ENTITY_MARKDOWN, FALSE);
}

/* Where the target of a link is written. */
typedef enum
{
  PLACE_TEXT,      /* `https://…` */
  PLACE_TARGET,    /* `](https://…)` */
  PLACE_ANGLED,    /* `](<https://…>)` */
  PLACE_AUTOLINK,  /* `<https://…>` */
  PLACE_ATTRIBUTE, /* `href="https://…"` */
} Place;

/* Returns the place of the link from the marks around it. @text is NUL-terminated. */
static Place
find_place (const char *text,
            SegueSpan   link)
{
  const char *start = text + link.offset, *end = start + link.length, *p = start;
  gboolean angled = start > text && start[-1] == '<' && *end == '>';

  if (p > text && (p[-1] == '"' || p[-1] == '\''))
    for (p--; p > text && g_ascii_isspace (p[-1]); p--)
      ;
  if (p > text && p[-1] == '=')
    return PLACE_ATTRIBUTE;
  p = angled ? start - 1 : start;
  while (p > text && g_ascii_isspace (p[-1]))
    p--;
  if (p - text >= 2 && p[-1] == '(' && p[-2] == ']')
    return angled ? PLACE_ANGLED : PLACE_TARGET;

  return angled ? PLACE_AUTOLINK : PLACE_TEXT;
}

/**
 * segue_markup_decode_link:
 * @text: notes (valid UTF-8, NUL-terminated)
 * @link: the target of a link in @text, as it is written
 *
 * Resolves the entities and the backslash escapes in the target of a link, depending on the marks around it.
 *
 * Returns: (transfer full): the URL (UTF-8)
 */
char *
segue_markup_decode_link (const char *text,
                          SegueSpan   link)
{
  const char *target = text + link.offset;

  switch (find_place (text, link))
    {
    case PLACE_AUTOLINK:
      return segue_markup_decode_autolink (target, link.length);
    case PLACE_ATTRIBUTE:
      return segue_markup_decode_attribute (target, link.length);
    case PLACE_TEXT:
    case PLACE_TARGET:
    case PLACE_ANGLED:
    default:
      return segue_markup_decode (target, link.length);
    }
}

/* Tells whether the parentheses of a URL are balanced. If so, they need no escaping in a link target. */
static gboolean
is_balanced (const char *p)
{
  guint depth = 0;

  for (; *p != '\0'; p++)
    if ((*p == '(' && ++depth > MAX_PARENTHESES) || (*p == ')' && depth-- == 0))
      return FALSE;

  return depth == 0;
}

/* Tells whether an entity begins at @p. */
static gboolean
is_entity (const char *p)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *stop;

  return segue_entity_scan (p, p + strlen (p), SEGUE_ENTITY_MARKDOWN, &stop, text);
}

/* Appends a character of a URL for the attribute of an element. */
static void
append_attribute (GString *out,
                  char     c)
{
  if (c == '&')
    g_string_append (out, "&amp;");
  else if (c == '"')
    g_string_append (out, "&quot;");
  else if (c == '\'')
    g_string_append (out, "&#39;");
  else
    g_string_append_c (out, c);
}

/**
 * segue_markup_encode_link:
 * @text: notes (valid UTF-8, NUL-terminated)
 * @link: the place of the target of a link in @text, which can be empty
 * @url: a URL without white space and angle brackets
 *
 * Escapes a URL so that segue_markup_decode_link() returns it once it is written at the place of @link.
 *
 * Returns: (transfer full): the URL as it must be written (UTF-8)
 */
char *
segue_markup_encode_link (const char *text,
                          SegueSpan   link,
                          const char *url)
{
  const Place place = find_place (text, link);
  const gboolean parentheses = place == PLACE_TARGET && !is_balanced (url);
  GString *out = g_string_new (NULL);

  for (const char *p = url; *p != '\0'; p++)
    {
      if (place == PLACE_ATTRIBUTE)
        append_attribute (out, *p);
      else if (*p == '&' && is_entity (p))
        g_string_append (out, "&amp;");
      else
        {
          if ((parentheses && (*p == '(' || *p == ')')) ||
              (place != PLACE_AUTOLINK && *p == '\\' && (g_ascii_ispunct (p[1]) || p[1] == '\0')))
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }

  return g_string_free (out, FALSE);
}
