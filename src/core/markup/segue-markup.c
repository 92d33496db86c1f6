/* segue-markup.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/markup/segue-markup.h"

#include "core/markup/segue-markup-parser.h"

struct _SegueMarkup
{
  gatomicrefcount ref_count;
  GString *text;
  GArray *runs;
  GStringChunk *strings;
};

G_DEFINE_BOXED_TYPE (SegueMarkup, segue_markup, segue_markup_ref, segue_markup_unref)

static SegueMarkup *
markup_alloc (void)
{
  SegueMarkup *self = g_new0 (SegueMarkup, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (SegueMarkupRun));

  return self;
}

/**
 * segue_markup_new:
 * @text: notes text, valid UTF-8; line breaks in it are line breaks of the result
 * @length: bytes, or -1 where @text ends with a zero byte
 * @references: (nullable): targets of reference links by label, as segue_markup_dup_label() makes it
 *
 * Reads Markdown, the inline syntax of reStructuredText and AsciiDoc, and HTML tags as a reader sees them. What is
 * no syntax stays as it is written, so that this never fails; the time it takes is proportional to @length.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new (const char *text,
                  gssize      length,
                  GHashTable *references)
{
  SegueMarkup *self = markup_alloc ();

  self->strings = g_string_chunk_new (128);
  segue_markup_parser_run (text, length < 0 ? strlen (text) : (gsize) length, references,
                           self->text, self->runs, self->strings);

  return self;
}

/* The runs of a text that was put together from lines, with their places in the source. A run that goes over the end
 * of a line becomes two. */
static GArray *
map_runs (const SegueMarkup     *self,
          const SegueMarkupLine *lines,
          guint                  n_lines)
{
  GArray *runs = self->runs;
  GArray *mapped = g_array_sized_new (FALSE, FALSE, sizeof (SegueMarkupRun), runs->len);
  guint32 line_start = 0; /* in the text that was put together */
  guint line = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      SegueMarkupRun run = g_array_index (runs, SegueMarkupRun, i);

      while (run.length > 0)
        {
          SegueMarkupRun part = run;
          guint32 line_end;

          while (line + 1 < n_lines && run.source > line_start + lines[line].length)
            line_start += lines[line++].length + 1;
          line_end = line_start + lines[line].length + 1;
          /* Where the text is not the source, as with the entity of a character, the end of a line says nothing. */
          if (line + 1 < n_lines && run.source + run.length > line_end &&
              g_ascii_isspace (self->text->str[run.offset + line_end - run.source - 1]))
            part.length = line_end - run.source;
          part.source = lines[line].offset + (run.source - line_start);
          g_array_append_val (mapped, part);
          run.offset += part.length;
          run.source += part.length;
          run.length -= part.length;
        }
    }

  return mapped;
}

static void
add_literal (SegueMarkup *self,
             const char  *text,
             guint32      length)
{
  g_string_append_len (self->text, text, length);
  for (guint32 offset = 0; offset < length;)
    {
      const char *newline = memchr (text + offset, '\n', length - offset);
      guint32 end = newline != NULL ? (guint32) (newline + 1 - text) : length;
      SegueMarkupRun run = { .offset = offset, .length = end - offset, .source = offset };

      g_array_append_val (self->runs, run);
      offset = end;
    }
}

/**
 * segue_markup_new_lines:
 * @source: what the lines are part of, valid UTF-8
 * @lines: (array length=n_lines): the lines, in order
 * @n_lines: how many, at least 1
 * @literal: whether the lines are no markup, as in a block of code
 * @references: (nullable): as for segue_markup_new()
 *
 * Like segue_markup_new(), for a text that stands in @source in pieces, as in an indented list. The runs know their
 * places in @source.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new_lines (const char            *source,
                        const SegueMarkupLine *lines,
                        guint                  n_lines,
                        gboolean               literal,
                        GHashTable            *references)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GArray *runs;
  SegueMarkup *self;

  for (guint i = 0; i < n_lines; i++)
    {
      g_string_append_len (text, source + lines[i].offset, lines[i].length);
      if (i + 1 < n_lines)
        g_string_append_c (text, lines[i].breaks ? '\n' : ' ');
    }
  if (literal)
    {
      self = markup_alloc ();
      add_literal (self, text->str, text->len);
    }
  else
    self = segue_markup_new (text->str, text->len, references);
  runs = map_runs (self, lines, n_lines);
  g_array_unref (self->runs);
  self->runs = runs;

  return self;
}

SegueMarkup *
segue_markup_ref (SegueMarkup *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
segue_markup_unref (SegueMarkup *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self);
}

/**
 * segue_markup_get_text:
 * @self: markup
 * @length: (out) (optional): bytes of it
 *
 * Returns: (transfer none): the text as a reader sees it
 */
const char *
segue_markup_get_text (const SegueMarkup *self,
                       gsize             *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/**
 * segue_markup_get_runs:
 * @self: markup
 * @n_runs: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_runs): the runs in order
 */
const SegueMarkupRun *
segue_markup_get_runs (const SegueMarkup *self,
                       guint             *n_runs)
{
  *n_runs = self->runs->len;

  return (const SegueMarkupRun *) (gpointer) self->runs->data;
}

/* Every run of white space, line breaks too, becomes one blank; those at the ends go. */
static char *
dup_collapsed (const char *text,
               gsize       length)
{
  g_autoptr(GString) out = g_string_sized_new (length);
  const char *end = text + length;
  gboolean blank = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * segue_markup_dup_label:
 * @text: label of a reference link, without its brackets
 * @length: bytes
 *
 * Returns: (transfer full): the form in which labels compare: without difference of case and white space
 */
char *
segue_markup_dup_label (const char *text,
                        gsize       length)
{
  g_autofree char *collapsed = dup_collapsed (text, length);

  return g_utf8_casefold (collapsed, -1);
}

/**
 * segue_markup_dup_plain:
 * @text: notes text, valid UTF-8
 * @length: bytes, or -1 where @text ends with a zero byte
 *
 * What a reader sees of @text, on one line: markup resolved, every run of white space one blank.
 *
 * Returns: (transfer full): the plain text, never %NULL
 */
char *
segue_markup_dup_plain (const char *text,
                        gssize      length)
{
  g_autoptr(SegueMarkup) markup = segue_markup_new (text, length, NULL);

  return dup_collapsed (markup->text->str, markup->text->len);
}
