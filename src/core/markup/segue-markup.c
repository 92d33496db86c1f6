/* segue-markup.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/markup/segue-markup.h"

#include "core/markup/segue-entity.h"
#include "core/markup/segue-markup-parser-private.h"

/* The public interface of inline markup: text with runs of one style, made from notes. */

/**
 * SegueMarkup:
 *
 * Text as a reader sees it, with runs of bold, italic, code, strikethrough and links. Markup is immutable and can be
 * shared between threads.
 */
struct _SegueMarkup
{
  gatomicrefcount ref_count;
  GString        *text;
  GArray         *runs;    /* (element-type SegueMarkupRun) */
  GStringChunk   *strings; /* owns the URLs of the runs; NULL for literal text */
};

G_DEFINE_BOXED_TYPE (SegueMarkup, segue_markup, segue_markup_ref, segue_markup_unref)

/* Takes ownership of @text and @runs. */
static SegueMarkup *
markup_alloc (GString *text,
              GArray  *runs)
{
  SegueMarkup *self = g_new0 (SegueMarkup, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = text;
  self->runs = runs;

  return self;
}

static SegueMarkup *
markup_new (void)
{
  return markup_alloc (g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (SegueMarkupRun)));
}

static SegueMarkup *
markup_parse (const char        *text,
              gsize              length,
              SegueMarkupSyntax  syntax,
              GHashTable        *references)
{
  SegueMarkup *self = markup_new ();

  self->strings = g_string_chunk_new (128);
  segue_markup_parser_run (text, length, syntax, references, self->text, self->runs, self->strings);

  return self;
}

/**
 * segue_markup_new:
 * @text: (array length=length): text of notes (valid UTF-8); its line breaks are line breaks of the result
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 * @references: (nullable) (element-type utf8 utf8): URLs of reference links by label; the labels are in the form of
 *   segue_markup_dup_label()
 *
 * Parses inline markup: that of Markdown (CommonMark, with strikethrough), links of reStructuredText and AsciiDoc, and
 * HTML tags.
 *
 * Anything that is not valid markup stays as it is, so there are no errors. The time is proportional to @length.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new (const char *text,
                  gssize      length,
                  GHashTable *references)
{
  return markup_parse (text, length < 0 ? strlen (text) : (gsize) length, SEGUE_MARKUP_SYNTAX_MARKDOWN, references);
}

/* Maps the sources of the runs, which are offsets in the text joined from @lines, to offsets in the source of the
 * lines. A run that goes across the end of a line is split. Returns the new runs. */
static GArray *
map_runs (const SegueMarkup     *self,
          const SegueMarkupLine *lines,
          guint                  n_lines)
{
  GArray *runs = self->runs;
  GArray *mapped = g_array_sized_new (FALSE, FALSE, sizeof (SegueMarkupRun), runs->len);
  guint32 line_start = 0; /* offset of the current line in the joined text */
  guint line = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      SegueMarkupRun run = g_array_index (runs, SegueMarkupRun, i);

      while (run.length > 0)
        {
          SegueMarkupRun part = run;
          guint32 line_end;

          while (line + 1 < n_lines && run.source >= line_start + lines[line].length + !lines[line].joined)
            {
              line_start += lines[line].length + !lines[line].joined;
              line++;
            }
          line_end = line_start + lines[line].length + 1;
          /* Split only at white space: where the text differs from the source, as for an entity, the offset is not the
           * end of the line. */
          if (line + 1 < n_lines && !lines[line].joined && run.source + run.length > line_end &&
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

/* Sets the text without parsing it, with one run for each line. */
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

/* Appends a line of `<pre>` without its tags, and with its entities resolved. */
static void
append_preformatted (GString    *out,
                     const char *line,
                     const char *end)
{
  for (const char *p = line, *stop; p < end; p = stop)
    {
      SegueHtmlMatch match;

      if (*p == '<' && segue_markup_scan_html (p, end, &stop, &match))
        continue;
      if (segue_entity_scan (p, end, SEGUE_ENTITY_HTML, &stop, out))
        {
          /* A run has one line. */
          if (g_str_has_suffix (out->str, "\n"))
            out->str[out->len - 1] = ' ';
          continue;
        }
      g_string_append_c (out, *p);
      stop = p + 1;
    }
}

/* Sets the text of `<pre>`, with one run for each line. */
static void
add_preformatted (SegueMarkup *self,
                  const char  *text,
                  guint32      length)
{
  for (guint32 offset = 0; offset < length;)
    {
      const char *newline = memchr (text + offset, '\n', length - offset);
      guint32 end = newline != NULL ? (guint32) (newline + 1 - text) : length;
      SegueMarkupRun run = { .offset = self->text->len, .source = offset };

      append_preformatted (self->text, text + offset, text + end);
      run.length = self->text->len - run.offset;
      if (run.length > 0)
        g_array_append_val (self->runs, run);
      offset = end;
    }
}

/**
 * segue_markup_new_lines:
 * @source: the text that the lines are part of (valid UTF-8)
 * @lines: (array length=n_lines): the lines, in ascending order
 * @n_lines: number of lines, at least 1
 * @syntax: how the lines are read
 * @references: (nullable) (element-type utf8 utf8): URLs of reference links by label, as for segue_markup_new()
 *
 * Parses inline markup in a text that consists of several parts of @source, such as the lines of an indented list item
 * without their indents.
 *
 * The runs have their offsets in @source. The result does not refer to @source.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new_lines (const char            *source,
                        const SegueMarkupLine *lines,
                        guint                  n_lines,
                        SegueMarkupSyntax      syntax,
                        GHashTable            *references)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GArray *runs;
  SegueMarkup *self;

  for (guint i = 0; i < n_lines; i++)
    {
      g_string_append_len (text, source + lines[i].offset, lines[i].length);
      if (i + 1 < n_lines && !lines[i].joined)
        g_string_append_c (text, lines[i].breaks ? '\n' : ' ');
    }
  if (syntax == SEGUE_MARKUP_SYNTAX_LITERAL || syntax == SEGUE_MARKUP_SYNTAX_PREFORMATTED)
    {
      self = markup_new ();
      if (syntax == SEGUE_MARKUP_SYNTAX_LITERAL)
        add_literal (self, text->str, text->len);
      else
        add_preformatted (self, text->str, text->len);
    }
  else
    self = markup_parse (text->str, text->len, syntax, references);
  runs = map_runs (self, lines, n_lines);
  g_array_unref (self->runs);
  self->runs = runs;

  return self;
}

/**
 * segue_markup_new_plain:
 * @text: a text (valid UTF-8)
 *
 * Makes text in which nothing is markup.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new_plain (const char *text)
{
  SegueMarkup *self = markup_new ();

  add_literal (self, text, strlen (text));

  return self;
}

/**
 * segue_markup_new_runs:
 * @text: (transfer full): a text (valid UTF-8)
 * @runs: (transfer full) (element-type SegueMarkupRun): runs that cover @text without gaps; their URLs are copied
 *
 * Makes markup from a text and its runs, such as those of other markup that were changed.
 *
 * Returns: (transfer full): the text and its runs
 */
SegueMarkup *
segue_markup_new_runs (GString *text,
                       GArray  *runs)
{
  SegueMarkup *self = markup_alloc (text, runs);
  const char *href = NULL, *image = NULL; /* the URLs of the run before, as they were given */

  self->strings = g_string_chunk_new (128);
  for (guint i = 0; i < runs->len; i++)
    {
      SegueMarkupRun *run = &g_array_index (runs, SegueMarkupRun, i);
      const SegueMarkupRun given = *run;

      /* the runs of one link or image keep one pointer */
      if (given.href != NULL)
        run->href = given.href == href ? run[-1].href : g_string_chunk_insert (self->strings, given.href);
      if (given.image != NULL && given.image == given.href)
        run->image = run->href;
      else if (given.image != NULL)
        run->image = given.image == image ? run[-1].image : g_string_chunk_insert (self->strings, given.image);
      href = given.href;
      image = given.image;
    }

  return self;
}

/**
 * segue_markup_ref:
 * @self: markup
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SegueMarkup *
segue_markup_ref (SegueMarkup *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_markup_unref:
 * @self: (transfer full): markup
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
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
 * @length: (out) (optional): length of the text in bytes
 *
 * Gets the text as a reader sees it.
 *
 * Returns: (transfer none): the text (UTF-8, NUL-terminated)
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
 * @n_runs: (out): number of runs
 *
 * Gets the runs of the text. They cover all of it, in order.
 *
 * Returns: (transfer none) (array length=n_runs): the runs
 */
const SegueMarkupRun *
segue_markup_get_runs (const SegueMarkup *self,
                       guint             *n_runs)
{
  *n_runs = self->runs->len;

  return (const SegueMarkupRun *) (gpointer) self->runs->data;
}

/* Copies a text with each run of white space and line breaks replaced by one space, and without white space at its
 * ends. */
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
 * @text: (array length=length): label of a reference link, without brackets (valid UTF-8)
 * @length: length of @text in bytes
 *
 * Normalizes the label of a reference link. Labels that differ only in case and white space have the same normal form.
 *
 * Returns: (transfer full): the normal form
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
 * @text: (array length=length): text of notes (valid UTF-8)
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 *
 * Gets a text as a reader sees it, on one line: without markup and images that have no text, and with one space for each
 * run of white space and line breaks.
 *
 * Returns: (transfer full): the plain text (UTF-8)
 */
char *
segue_markup_dup_plain (const char *text,
                        gssize      length)
{
  g_autoptr(SegueMarkup) markup = segue_markup_new (text, length, NULL);
  g_autoptr(GString) named = g_string_sized_new (markup->text->len);

  for (guint i = 0; i < markup->runs->len; i++)
    {
      const SegueMarkupRun *run = &g_array_index (markup->runs, SegueMarkupRun, i);

      if ((run->style & SEGUE_MARKUP_UNNAMED) == 0)
        g_string_append_len (named, markup->text->str + run->offset, run->length);
    }

  return dup_collapsed (named->str, named->len);
}
