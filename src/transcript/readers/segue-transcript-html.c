/* segue-transcript-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

/* Reads web pages, such as the HTML of Podcasting 2.0 with its elements `cite`, `time` and `p`. The page becomes lines
 * of text, which are then read as lines with times or as plain text. */

/* Elements that begin and end a line. */
static const char *const blocks[] = {
  "p", "br", "div", "li", "ul", "ol", "tr", "td", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
  "time", "cite", "blockquote", "header", "footer", "main", "table", "title", "body",
};

/* Elements whose content is no text. */
static const char *const hidden[] = { "script", "style", "head", "template", "svg" };

static gboolean
recognizes (const SegueTranscriptReader *reader)
{
  const char *p = reader->text;

  while (p < reader->end && g_ascii_isspace (*p))
    p++;

  return p + 1 < reader->end && *p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '!');
}

static gboolean
is_named (const char        *name,
          gsize              length,
          const char *const *names,
          guint              n)
{
  for (guint i = 0; i < n; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

/* Returns where the content of a hidden element ends. */
static const char *
skip_hidden (const char *p,
             const char *end,
             const char *name,
             gsize       length)
{
  while ((p = memchr (p, '<', end - p)) != NULL)
    {
      if (end - p > (gssize) length + 1 && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0)
        return p;
      p++;
    }

  return end;
}

/* Appends the text of the page. Its tags are left out; those of blocks become line ends. */
static void
append_lines (GString    *out,
              const char *p,
              const char *end)
{
  while (p < end)
    {
      const char *open = memchr (p, '<', end - p), *name, *stop, *close;
      gsize length;

      segue_transcript_append_plain (out, p, open != NULL ? open : end);
      if (open == NULL)
        return;
      name = open + 1 + (open + 1 < end && open[1] == '/');
      for (stop = name; stop < end && g_ascii_isalnum (*stop); stop++)
        ;
      length = stop - name;
      if (length == 0 && (stop == end || *stop != '!'))
        {
          g_string_append_c (out, '<');
          p = open + 1;
          continue;
        }
      close = memchr (stop, '>', end - stop);
      /* without a further bracket there is no further tag */
      if (close == NULL)
        {
          g_string_append_c (out, '<');
          segue_transcript_append_plain (out, open + 1, end);
          return;
        }
      if (is_named (name, length, blocks, G_N_ELEMENTS (blocks)))
        g_string_append_c (out, '\n');
      p = close + 1;
      if (open[1] != '/' && is_named (name, length, hidden, G_N_ELEMENTS (hidden)))
        p = skip_hidden (p, end, name, length);
    }
}

static gboolean
read_html (SegueTranscriptReader  *reader,
           GError                **error)
{
  g_autoptr(GString) lines = g_string_sized_new (reader->end - reader->text);
  const SegueTranscriptNotation *const notations[] = { &segue_transcript_turns, &segue_transcript_plain };
  gboolean done = FALSE;

  append_lines (lines, reader->text, reader->end);
  reader->text = lines->str;
  reader->end = lines->str + lines->len;
  for (guint i = 0; i < G_N_ELEMENTS (notations); i++)
    if (notations[i]->recognizes (reader))
      {
        done = notations[i]->read (reader, error);
        break;
      }
  reader->text = reader->end = NULL;

  return done;
}

const SegueTranscriptNotation segue_transcript_html = { recognizes, read_html };
