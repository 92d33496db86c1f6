/* segue-markup-links.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-markup-parser-private.h"

/* Parses the links of inline markup: of Markdown, reStructuredText and AsciiDoc, and URLs in the text. */

/* The longest label of a reference link, in bytes. */
#define MAX_LABEL 512

/* The longest target of an image of AsciiDoc, in bytes. */
#define MAX_TARGET 2048

/* Parses a link of reStructuredText, `text <target>`_ or `name`_. @from and @to are the ends of the text between the
 * backticks. Returns %FALSE if this is not such a link. */
gboolean
segue_markup_links_read_named (SegueMarkupParser *self,
                               const char        *from,
                               const char        *to)
{
  const char *stop = to + 1;
  const char *text_end = to;
  const char *href = NULL;
  const char *open;

  while (stop < self->end && *stop == '_')
    stop++;
  if (stop == to + 1 || stop - to > 3 || (stop < self->end && (g_ascii_isalnum (*stop) || (guchar) *stop >= 0x80)))
    return FALSE;
  open = g_strrstr_len (from, to - from, "<");
  if (open != NULL && open > from && to[-1] == '>')
    {
      href = segue_markup_parser_keep_target (self, open + 1, to - open - 2);
      for (text_end = open; text_end > from && g_ascii_isspace (text_end[-1]);)
        text_end--;
    }
  else if (self->references != NULL)
    {
      g_autofree char *label = segue_markup_dup_label (from, to - from);
      const char *target = g_hash_table_lookup (self->references, label);

      href = target != NULL ? segue_markup_parser_keep_string (self, target) : NULL;
    }
  segue_markup_parser_flush (self, from - 1, stop);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_LINK_ON, from - 1, from)->string = href;
  segue_markup_parser_add_token (self, SEGUE_TOKEN_TEXT, from, text_end);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_LINK_OFF, text_end, stop);

  return TRUE;
}

/* Adds a URL that is both text and target of a link, from @from to @to. @prefix is prepended to the target only. @stop
 * is the end of the element, after a closing bracket. */
void
segue_markup_links_add_url (SegueMarkupParser *self,
                            const char        *from,
                            const char        *to,
                            const char        *prefix,
                            const char        *stop)
{
  g_autofree char *shown = stop > to ? segue_markup_decode_autolink (from, to - from)
                                     : segue_markup_decode (from, to - from);
  g_autofree char *target = g_strconcat (prefix, shown, NULL);
  SegueToken *token;

  segue_markup_parser_flush (self, from - (*prefix != '\0' || stop > to), stop);
  token = segue_markup_parser_add_token (self, SEGUE_TOKEN_URL, from, to);
  token->string = segue_markup_parser_keep_string (self, target);
  token->hidden = strlen (prefix);
}

/* Adds an opening bracket, `[` or `![`, from @from to @to. It stays text unless a link is found at its closing bracket.
 * @url_token is the index of the token of a URL before it (`https://example.com[text]`, as in AsciiDoc), or -1. */
void
segue_markup_links_open (SegueMarkupParser *self,
                         const char        *from,
                         const char        *to,
                         gint               url_token)
{
  SegueMarkupBracket bracket = { .delimiters = self->delimiters.array->len, .url_token = url_token };

  segue_markup_parser_flush (self, from, to);
  bracket.token = self->tokens->len;
  segue_markup_parser_add_token (self, SEGUE_TOKEN_TEXT, from, to);
  g_array_append_val (self->brackets, bracket);
}

/* Finds the end of the target and the alternative text of an image of AsciiDoc, whose target begins at @p. Sets @open to the
 * `[` and @close to the `]` after it. Returns %FALSE if there is no image. */
static gboolean
scan_image (const char  *p,
            const char  *end,
            const char **open,
            const char **close)
{
  const char *from = p;
  gboolean has_dot = FALSE;

  for (; p < end && p - from < MAX_TARGET && *p != '[' && !g_ascii_isspace (*p); p++)
    has_dot |= *p == '.';
  if (!has_dot || p == end || *p != '[')
    return FALSE;
  *open = p;
  for (p++; p < end && p - *open < MAX_LABEL && *p != ']' && *p != '\n'; p++)
    ;
  *close = p;

  return p < end && *p == ']';
}

/* Parses an image of AsciiDoc, `image:a.png[Text, 200]` or `image::a.png[Text]`, whose name ends at the colon at the
 * current position. Returns %FALSE if this is not an image. */
static gboolean
read_image (SegueMarkupParser *self)
{
  static const char name[] = "image";
  const char *from = self->p - strlen (name), *target = self->p + 1, *open, *close, *text_end;

  if (self->p - self->pending < (gssize) strlen (name) || memcmp (from, name, strlen (name)) != 0 ||
      (from > self->start && (g_ascii_isalnum (from[-1]) || (guchar) from[-1] >= 0x80)))
    return FALSE;
  if (target < self->end && *target == ':')
    target++;
  if (!scan_image (target, self->end, &open, &close))
    return FALSE;
  text_end = memchr (open, ',', close - open);
  text_end = text_end != NULL ? text_end : close;
  /* An attribute with a name, such as `width=200`, is no text. */
  if (memchr (open, '=', text_end - open) != NULL)
    text_end = open + 1;
  segue_markup_parser_flush (self, from, close + 1);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_IMAGE_ON, from, open + 1)->string =
    segue_markup_parser_keep_target (self, target, open - target);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_TEXT, open + 1, text_end);
  segue_markup_parser_add_token (self, SEGUE_TOKEN_IMAGE_OFF, text_end, close + 1);

  return TRUE;
}

/* Parses the URL whose scheme ends at the colon at the current position, if there is one, or the image whose name does. */
void
segue_markup_links_read_url (SegueMarkupParser *self)
{
  static const char * const schemes[] = { "https", "http", "mailto" };
  const char *from = NULL;
  const char *stop;

  if (read_image (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (schemes) && from == NULL; i++)
    {
      gsize length = strlen (schemes[i]);

      if ((gsize) (self->p - self->pending) >= length &&
          g_ascii_strncasecmp (self->p - length, schemes[i], length) == 0)
        from = self->p - length;
    }
  if (from == NULL || (from > self->pending && g_ascii_isalnum (from[-1])) ||
      !segue_markup_scan_url (self->start, from, self->end, &stop))
    {
      self->p++;
      return;
    }
  segue_markup_links_add_url (self, from, stop, "", stop);
  if (segue_markup_has_url_text (self->p, self->end))
    segue_markup_links_open (self, self->p, self->p + 1, self->tokens->len - 1);
}

/* Makes the text after @bracket, which ends at the current position, a link to @href. @stop is the end of the link. */
static void
close_link (SegueMarkupParser        *self,
            const SegueMarkupBracket *bracket,
            const char               *href,
            const char               *stop)
{
  SegueToken *open;
  gboolean is_image;

  open = segue_markup_parser_token_at (self, bracket->token);
  is_image = self->start[open->source] == '!';
  open->kind = is_image ? SEGUE_TOKEN_IMAGE_ON : SEGUE_TOKEN_LINK_ON;
  open->string = href;
  segue_delimiters_pair (&self->delimiters, bracket->delimiters);
  segue_markup_parser_add_token (self, is_image ? SEGUE_TOKEN_IMAGE_OFF : SEGUE_TOKEN_LINK_OFF, self->p, stop);
  self->pending = self->p = stop;
  /* Links cannot be nested, so the brackets around this link cannot begin links. Brackets of images can. All brackets
   * before an inactive one are already inactive. */
  for (guint i = self->brackets->len; i > 0 && !is_image; i--)
    {
      SegueMarkupBracket *outer = &g_array_index (self->brackets, SegueMarkupBracket, i - 1);

      if (outer->inactive)
        break;
      outer->inactive = self->start[segue_markup_parser_token_at (self, outer->token)->source] != '!';
    }
}

/* Finds the `]` that ends the label at @p and sets @stop to the position after it. Returns %FALSE if there is none. */
static gboolean
scan_label (SegueMarkupParser  *self,
            const char         *p,
            const char        **stop)
{
  const char *from = p;

  while (p < self->end && *p != ']' && *p != '[' && p - from < MAX_LABEL)
    p++;
  if (p >= self->end || *p != ']')
    return FALSE;
  *stop = p + 1;

  return TRUE;
}

/* Looks up the target of a reference link, `[text][label]`, `[label][]` or `[label]`, whose first closing bracket is at
 * the current position. Sets @href to the target or %NULL and @stop to the end of the link. Returns %TRUE if this is a
 * link. The first form is a link even if its label is not defined in this text. The others can also be words in
 * brackets, so they need a definition. */
static gboolean
find_reference (SegueMarkupParser         *self,
                const SegueMarkupBracket  *bracket,
                const char               **href,
                const char               **stop)
{
  const SegueToken *open = segue_markup_parser_token_at (self, bracket->token);
  const char *text = self->start + open->source + open->length;
  const char *label = text;
  const char *label_end = self->p;
  const char *target = NULL;

  *stop = self->p + 1;
  if (*stop < self->end && **stop == '[' && scan_label (self, *stop + 1, stop) && *stop - self->p > 3)
    {
      label = self->p + 2;
      label_end = *stop - 1;
    }
  if (self->references != NULL && label_end - label <= MAX_LABEL)
    {
      g_autofree char *key = segue_markup_dup_label (label, label_end - label);

      target = g_hash_table_lookup (self->references, key);
    }
  *href = target != NULL ? segue_markup_parser_keep_string (self, target) : NULL;

  return target != NULL || (label != text && text < self->p);
}

/* Parses a closing bracket: makes a link if one of the forms is complete. */
void
segue_markup_links_close (SegueMarkupParser *self)
{
  SegueMarkupBracket bracket;
  const char *target;
  const char *stop;
  const char *href;
  gsize length;

  if (self->brackets->len == 0)
    {
      self->p++;
      return;
    }
  segue_markup_parser_flush (self, self->p, self->p);
  bracket = g_array_index (self->brackets, SegueMarkupBracket, self->brackets->len - 1);
  g_array_set_size (self->brackets, self->brackets->len - 1);
  if (bracket.url_token >= 0)
    {
      SegueToken *url = segue_markup_parser_token_at (self, bracket.url_token);
      const SegueToken *open = segue_markup_parser_token_at (self, bracket.token);

      href = url->string;
      if (self->start + open->source + 1 < self->p)
        url->kind = SEGUE_TOKEN_NOTHING;
      close_link (self, &bracket, href, self->p + 1);
    }
  else if (!bracket.inactive &&
           segue_markup_scan_target (self->p + 1, self->end, &stop, &target, &length))
    close_link (self, &bracket, segue_markup_parser_keep_target (self, target, length), stop);
  else if (!bracket.inactive && find_reference (self, &bracket, &href, &stop))
    close_link (self, &bracket, href, stop);
  else
    self->p++;
}
