/* segue-markup-scan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-markup-scan.h"

/* Recognizes autolinks, link destinations and HTML tags in inline markup. */

/* The HTML elements that are known, and their effect. */
static const struct
{
  const char  *name;
  SegueHtmlTag tag;
} elements[] = {
  { "a", SEGUE_HTML_TAG_LINK },        { "b", SEGUE_HTML_TAG_BOLD },        { "strong", SEGUE_HTML_TAG_BOLD },
  { "i", SEGUE_HTML_TAG_ITALIC },      { "em", SEGUE_HTML_TAG_ITALIC },     { "cite", SEGUE_HTML_TAG_ITALIC },
  { "dfn", SEGUE_HTML_TAG_ITALIC },    { "var", SEGUE_HTML_TAG_ITALIC },    { "code", SEGUE_HTML_TAG_CODE },
  { "kbd", SEGUE_HTML_TAG_CODE },      { "samp", SEGUE_HTML_TAG_CODE },     { "tt", SEGUE_HTML_TAG_CODE },
  { "s", SEGUE_HTML_TAG_STRIKE },      { "del", SEGUE_HTML_TAG_STRIKE },    { "strike", SEGUE_HTML_TAG_STRIKE },
  { "br", SEGUE_HTML_TAG_BREAK },      { "img", SEGUE_HTML_TAG_IMAGE },     { "p", SEGUE_HTML_TAG_BLOCK },
  { "div", SEGUE_HTML_TAG_BLOCK },     { "ul", SEGUE_HTML_TAG_BLOCK },      { "ol", SEGUE_HTML_TAG_BLOCK },
  { "li", SEGUE_HTML_TAG_BLOCK },      { "dl", SEGUE_HTML_TAG_BLOCK },      { "dt", SEGUE_HTML_TAG_BLOCK },
  { "dd", SEGUE_HTML_TAG_BLOCK },      { "h1", SEGUE_HTML_TAG_BLOCK },      { "h2", SEGUE_HTML_TAG_BLOCK },
  { "h3", SEGUE_HTML_TAG_BLOCK },      { "h4", SEGUE_HTML_TAG_BLOCK },      { "h5", SEGUE_HTML_TAG_BLOCK },
  { "h6", SEGUE_HTML_TAG_BLOCK },      { "hr", SEGUE_HTML_TAG_BLOCK },      { "pre", SEGUE_HTML_TAG_BLOCK },
  { "table", SEGUE_HTML_TAG_BLOCK },   { "thead", SEGUE_HTML_TAG_BLOCK },   { "tbody", SEGUE_HTML_TAG_BLOCK },
  { "tfoot", SEGUE_HTML_TAG_BLOCK },   { "tr", SEGUE_HTML_TAG_BLOCK },      { "blockquote", SEGUE_HTML_TAG_BLOCK },
  { "header", SEGUE_HTML_TAG_BLOCK },  { "footer", SEGUE_HTML_TAG_BLOCK },  { "section", SEGUE_HTML_TAG_BLOCK },
  { "article", SEGUE_HTML_TAG_BLOCK }, { "aside", SEGUE_HTML_TAG_BLOCK },   { "nav", SEGUE_HTML_TAG_BLOCK },
  { "main", SEGUE_HTML_TAG_BLOCK },    { "figure", SEGUE_HTML_TAG_BLOCK },  { "figcaption", SEGUE_HTML_TAG_BLOCK },
  { "details", SEGUE_HTML_TAG_BLOCK }, { "summary", SEGUE_HTML_TAG_BLOCK }, { "address", SEGUE_HTML_TAG_BLOCK },
  { "center", SEGUE_HTML_TAG_BLOCK },  { "th", SEGUE_HTML_TAG_CELL },       { "td", SEGUE_HTML_TAG_CELL },
  { "span", SEGUE_HTML_TAG_OTHER },    { "small", SEGUE_HTML_TAG_OTHER },   { "big", SEGUE_HTML_TAG_OTHER },
  { "sub", SEGUE_HTML_TAG_OTHER },     { "sup", SEGUE_HTML_TAG_OTHER },     { "u", SEGUE_HTML_TAG_OTHER },
  { "ins", SEGUE_HTML_TAG_OTHER },     { "mark", SEGUE_HTML_TAG_OTHER },    { "font", SEGUE_HTML_TAG_OTHER },
  { "abbr", SEGUE_HTML_TAG_OTHER },    { "q", SEGUE_HTML_TAG_OTHER },       { "time", SEGUE_HTML_TAG_OTHER },
  { "nobr", SEGUE_HTML_TAG_OTHER },    { "wbr", SEGUE_HTML_TAG_OTHER },     { "ruby", SEGUE_HTML_TAG_OTHER },
  { "rt", SEGUE_HTML_TAG_OTHER },      { "rp", SEGUE_HTML_TAG_OTHER },      { "iframe", SEGUE_HTML_TAG_OTHER },
  { "audio", SEGUE_HTML_TAG_OTHER },   { "video", SEGUE_HTML_TAG_OTHER },   { "source", SEGUE_HTML_TAG_OTHER },
  { "track", SEGUE_HTML_TAG_OTHER },   { "embed", SEGUE_HTML_TAG_OTHER },   { "object", SEGUE_HTML_TAG_OTHER },
  { "picture", SEGUE_HTML_TAG_OTHER }, { "svg", SEGUE_HTML_TAG_OTHER },     { "script", SEGUE_HTML_TAG_OTHER },
  { "style", SEGUE_HTML_TAG_OTHER },   { "link", SEGUE_HTML_TAG_OTHER },    { "meta", SEGUE_HTML_TAG_OTHER },
};

/* The number of bytes of a tag name that are examined. All names in the table are shorter. */
#define MAX_NAME 12

/**
 * segue_markup_is_cjk:
 * @character: a character
 *
 * Tells whether a character is of a Chinese, Japanese or Korean script. These are written without spaces, or append
 * particles to foreign words without a space.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_markup_is_cjk (gunichar character)
{
  if (character < 0x1100)
    return FALSE;
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Tells whether the text between @p and @end is an e-mail address. */
static gboolean
is_mail_address (const char *p,
                 const char *end)
{
  const char *at = memchr (p, '@', end - p);

  if (at == NULL || at == p || memchr (at + 1, '@', end - at - 1) != NULL || memchr (at + 1, '.', end - at - 1) == NULL)
    return FALSE;
  for (; p < end; p++)
    if (!g_ascii_isalnum (*p) && strchr ("@.!#$%&'*+/=?^_`{|}~-", *p) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * segue_markup_scan_autolink:
 * @text: position of a `<` (valid UTF-8)
 * @end: end of the text
 * @stop: (out): end of the element, set if %TRUE is returned
 *
 * Recognizes a URL or an e-mail address in angle brackets: `<https://example.com>`, `<somebody@example.com>`.
 *
 * Returns: %TRUE if there is one at @text
 */
gboolean
segue_markup_scan_autolink (const char  *text,
                            const char  *end,
                            const char **stop)
{
  const char *p = text + 1;
  const char *colon;

  while (p < end && (guchar) *p > ' ' && *p != '<' && *p != '>')
    p++;
  if (p >= end || *p != '>' || p == text + 1)
    return FALSE;
  *stop = p + 1;
  if (is_mail_address (text + 1, p))
    return TRUE;
  colon = memchr (text + 1, ':', p - text - 1);
  if (colon == NULL || colon - text < 3 || colon + 1 == p || !g_ascii_isalpha (text[1]))
    return FALSE;
  for (const char *c = text + 1; c < colon; c++)
    if (!g_ascii_isalnum (*c) && *c != '+' && *c != '.' && *c != '-')
      return FALSE;

  return TRUE;
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;

  return p;
}

/* Returns the `>` that ends a link destination in angle brackets, or %NULL if there is none. */
static const char *
bracketed_target (const char *p,
                  const char *end)
{
  for (; p < end && *p != '\n' && *p != '<'; p++)
    {
      if (*p == '>')
        return p;
      if (*p == '\\' && p + 1 < end)
        p++;
    }

  return NULL;
}

/* Returns the end of a link destination without angle brackets. Parentheses in it must be balanced. Returns %NULL if
 * they are nested too deeply. */
static const char *
plain_target (const char *p,
              const char *end)
{
  gint depth = 0;

  for (; p < end && (guchar) *p > ' '; p++)
    {
      if (*p == '\\' && p + 1 < end && g_ascii_ispunct (p[1]))
        p++;
      else if (*p == '(' && ++depth > 32)
        return NULL;
      else if (*p == ')' && --depth < 0)
        break;
    }

  return p;
}

/* Skips the title of a link at @p, in quotation marks or parentheses, and white space after it. Returns %NULL if the
 * title has no end. */
static const char *
skip_target_title (const char *p,
                   const char *end)
{
  char close = *p == '(' ? ')' : *p;

  for (p++; p < end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == close)
        return skip_blanks (p + 1, end);
      else if (close == ')' && *p == '(')
        return NULL;
    }

  return NULL;
}

/**
 * segue_markup_scan_target:
 * @text: position to look at (valid UTF-8)
 * @end: end of the text
 * @stop: (out): end of the element, set if %TRUE is returned
 * @target: (out) (transfer none): start of the destination in the text, as it is written
 * @target_length: (out): length of the destination in bytes
 *
 * Recognizes the part of a Markdown link after its text: `(target)`, `(<target>)` or `(target "title")`.
 *
 * Returns: %TRUE if there is one at @text
 */
gboolean
segue_markup_scan_target (const char  *text,
                          const char  *end,
                          const char **stop,
                          const char **target,
                          gsize       *target_length)
{
  const char *p;

  if (text >= end || *text != '(')
    return FALSE;
  p = skip_blanks (text + 1, end);
  if (p < end && *p == '<')
    {
      *target = p + 1;
      p = bracketed_target (p + 1, end);
    }
  else
    {
      *target = p;
      p = plain_target (p, end);
    }
  if (p == NULL)
    return FALSE;
  *target_length = p - *target;
  if (p < end && *p == '>')
    p++;
  p = skip_blanks (p, end);
  if (p < end && (*p == '"' || *p == '\'' || *p == '('))
    p = skip_target_title (p, end);
  if (p == NULL || p >= end || *p != ')')
    return FALSE;
  *stop = p + 1;

  return TRUE;
}

/* Skips the value of an HTML attribute at @p and sets @value to its span, relative to @tag. Returns %NULL if a
 * quotation mark is missing. */
static const char *
skip_attribute_value (const char *p,
                      const char *end,
                      const char *tag,
                      SegueSpan  *value)
{
  const char *first = p;

  if (p < end && (*p == '"' || *p == '\''))
    {
      first = p + 1;
      p = memchr (first, *p, end - first);
      if (p == NULL)
        return NULL;
      *value = (SegueSpan) { first - tag, p - first };
      return p + 1;
    }
  while (p < end && (guchar) *p > ' ' && strchr ("<>\"'=`", *p) == NULL)
    p++;
  *value = (SegueSpan) { first - tag, p - first };

  return p;
}

static gboolean
is_named (const char *name,
          gsize       length,
          const char *wanted)
{
  return strlen (wanted) == length && g_ascii_strncasecmp (name, wanted, length) == 0;
}

/* Skips an HTML attribute at @p. If it is one that counts for the element, sets its span in @match, relative to @tag.
 * Returns %NULL if there is no attribute. */
static const char *
skip_attribute (const char     *p,
                const char     *end,
                const char     *tag,
                SegueHtmlMatch *match)
{
  const char *name = p;
  SegueSpan value = { 0, 0 };
  gsize length;

  while (p < end && (g_ascii_isalnum (*p) || strchr ("_:.@-", *p) != NULL))
    p++;
  length = p - name;
  if (length == 0)
    return NULL;
  p = skip_blanks (p, end);
  if (p < end && *p == '=')
    p = skip_attribute_value (skip_blanks (p + 1, end), end, tag, &value);
  if (match->tag == SEGUE_HTML_TAG_LINK && is_named (name, length, "href"))
    match->value = value;
  else if (match->tag == SEGUE_HTML_TAG_IMAGE && is_named (name, length, "alt"))
    match->value = value;
  else if (match->tag == SEGUE_HTML_TAG_IMAGE && is_named (name, length, "src"))
    match->source = value;

  return p;
}

/**
 * segue_markup_scan_html:
 * @text: position of a `<` (valid UTF-8)
 * @end: end of the text
 * @stop: (out): end of the element, set if %TRUE is returned
 * @match: (out caller-allocates): the element and its attribute, set if %TRUE is returned
 *
 * Recognizes a start or end tag of a known HTML element.
 *
 * Returns: %TRUE if there is one at @text
 */
gboolean
segue_markup_scan_html (const char      *text,
                        const char      *end,
                        const char     **stop,
                        SegueHtmlMatch  *match)
{
  const char *name;
  const char *p;

  *match = (SegueHtmlMatch) { SEGUE_HTML_TAG_OTHER };
  match->closing = text + 1 < end && text[1] == '/';
  name = p = text + 1 + match->closing;
  while (p < end && p - name < MAX_NAME && g_ascii_isalnum (*p))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (elements) && match->name == NULL; i++)
    if (strlen (elements[i].name) == (gsize) (p - name) && g_ascii_strncasecmp (elements[i].name, name, p - name) == 0)
      {
        match->name = elements[i].name;
        match->tag = elements[i].tag;
      }
  if (match->name == NULL)
    return FALSE;
  for (;;)
    {
      const char *blanks = p;

      p = skip_blanks (p, end);
      if (p < end && *p == '/')
        p++;
      if (p < end && *p == '>')
        break;
      if (p >= end || blanks == p || *p == '<' || (p = skip_attribute (p, end, text, match)) == NULL)
        return FALSE;
    }
  *stop = p + 1;

  return TRUE;
}
