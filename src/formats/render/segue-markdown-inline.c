/* segue-markdown-inline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-markdown.h"
#include "formats/render/segue-render-private.h"

/* Writes the styles and links of a text. CommonMark does not accept asterisks everywhere: `**도구(Tools)**는` is not bold.
 * There, and where two styles meet, HTML tags are written instead. */

typedef struct
{
  const SegueBlock *block;
  const char *text;
  const SegueMarkupRun *runs;
  guint n_runs;
  guint hidden; /* SegueMarkupStyle flags of styles that are not written */
} Content;

static const struct
{
  SegueMarkupStyle style;
  const char *mark; /* NULL if CommonMark has none */
  const char *tag;
} styles[] = {
  { SEGUE_MARKUP_BOLD, "**", "strong" },
  { SEGUE_MARKUP_ITALIC, "*", "em" },
  { SEGUE_MARKUP_STRIKE, NULL, "del" },
};

static gunichar
last_char (const GString *out)
{
  return out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : '\n';
}

/* Returns the first character of run @end, or of the markup that is written before it. Styles in @open continue
 * there. */
static gunichar
next_char (const Content *self,
           guint          end,
           guint          open,
           gunichar       outer)
{
  const SegueMarkupRun *run = &self->runs[end];

  if (end >= self->n_runs)
    return outer;
  if (run->style & ~self->hidden & ~open & (SEGUE_MARKUP_BOLD | SEGUE_MARKUP_ITALIC))
    return '*';
  if ((run->style & ~self->hidden & ~open) != 0 ||
      segue_render_run_href (self->block, run) != segue_render_run_href (self->block, run - 1))
    return '[';

  return g_utf8_get_char (self->text + run->offset);
}

/* Whether a mark between these characters is read as one. Versions of CommonMark differ in whether symbols are
 * punctuation, so symbols count as the worse of both. */
static gboolean
holds_beside (gunichar inner,
              gunichar outer)
{
  if (g_unichar_isspace (inner) || outer == '*')
    return FALSE;
  if (!g_unichar_ispunct (inner) || g_unichar_isspace (outer))
    return TRUE;

  return outer < 0x80 ? g_ascii_ispunct (outer)
                      : g_unichar_type (outer) >= G_UNICODE_CONNECT_PUNCTUATION &&
                        g_unichar_type (outer) <= G_UNICODE_OPEN_PUNCTUATION;
}

/* Writes @inner in a style. White space at its ends is written outside of the style. */
static void
append_styled (GString       *out,
               const GString *inner,
               guint          style,
               gunichar       next)
{
  const char *start = inner->str + strspn (inner->str, " \t\n");
  const char *end = inner->str + inner->len;
  gboolean marked;

  while (end > start && strchr (" \t\n", end[-1]) != NULL)
    end--;
  g_string_append_len (out, inner->str, start - inner->str);
  if (end > start)
    {
      gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

      marked = styles[style].mark != NULL && *start != '*' && last != '*' &&
               holds_beside (g_utf8_get_char (start), last_char (out)) &&
               holds_beside (last, *end != '\0' ? (gunichar) *end : next);
      if (marked)
        g_string_append (out, styles[style].mark);
      else
        g_string_append_printf (out, "<%s>", styles[style].tag);
      g_string_append_len (out, start, end - start);
      if (marked)
        g_string_append (out, styles[style].mark);
      else
        g_string_append_printf (out, "</%s>", styles[style].tag);
    }
  g_string_append (out, end);
}

/* Writes code, enclosed in more backticks than it contains in a row. */
static void
append_code (GString    *out,
             const char *code,
             gsize       length)
{
  gsize longest = 0, n = 0, breaks = 0;
  gboolean pad;

  while (length > 0 && code[length - 1] == '\n')
    {
      length--;
      breaks++;
    }
  for (gsize i = 0; i < length; i++)
    {
      n = code[i] == '`' ? n + 1 : 0;
      longest = MAX (longest, n);
    }
  if (length > 0)
    {
      pad = code[0] == '`' || code[length - 1] == '`' || (code[0] == ' ' && code[length - 1] == ' ');
      for (gsize i = 0; i <= longest; i++)
        g_string_append_c (out, '`');
      g_string_append (out, pad ? " " : "");
      g_string_append_len (out, code, length);
      g_string_append (out, pad ? " " : "");
      for (gsize i = 0; i <= longest; i++)
        g_string_append_c (out, '`');
    }
  for (gsize i = 0; i < breaks; i++)
    g_string_append_c (out, '\n');
}

static void
append_target (GString    *out,
               const char *href)
{
  gboolean angled = strpbrk (href, " ()<>") != NULL;

  g_string_append (out, angled ? "(<" : "(");
  for (const char *p = href; *p != '\0'; p++)
    {
      if (strchr ("\\<>", *p) != NULL || segue_markdown_is_entity (p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append (out, angled ? ">)" : ")");
}

/* Writes the image whose first run is @run. */
static void
append_image (const Content        *self,
              const SegueMarkupRun *run,
              GString              *out)
{
  const guint start = run - self->runs, end = segue_render_image_end (self->runs, self->n_runs, start);
  g_autofree char *alt = segue_render_dup_alt (self->text, self->runs, start, end);

  g_string_append (out, "![");
  segue_markdown_append_text (out, alt, 0, strlen (alt));
  g_string_append_c (out, ']');
  append_target (out, segue_render_run_image (run));
}

static void
append_run (const Content        *self,
            const SegueMarkupRun *run,
            GString              *out)
{
  if (segue_render_run_image (run) != NULL)
    {
      if (run == self->runs || run[-1].image != run->image)
        append_image (self, run, out);
    }
  else if (run->style & SEGUE_MARKUP_UNNAMED)
    return;
  else if (run->style & SEGUE_MARKUP_CODE)
    append_code (out, self->text + run->offset, run->length);
  else
    segue_markdown_append_text (out, self->text, run->offset, run->length);
}

/* Writes runs of one link, or of no link, with the styles from index @style on. Lower styles are already written around
 * them; those that continue outside of the runs are in @open. */
static void
append_runs (const Content *self,
             guint          start,
             guint          end,
             guint          style,
             guint          open,
             gunichar       outer,
             GString       *out)
{
  for (guint i = start, next; i < end; i = next)
    {
      guint bit = style < G_N_ELEMENTS (styles) ? styles[style].style & ~self->hidden : 0;
      guint found = self->runs[i].style & bit;
      g_autoptr(GString) inner = NULL;
      gunichar after;

      if (style == G_N_ELEMENTS (styles))
        {
          append_run (self, &self->runs[i], out);
          next = i + 1;
          continue;
        }
      for (next = i + 1; next < end && (self->runs[next].style & bit) == found; next++)
        ;
      after = next < end ? next_char (self, next, open, outer) : outer;
      if (found == 0)
        {
          append_runs (self, i, next, style + 1, open, after, out);
          continue;
        }
      /* inner styles that begin or end where this one does use tags */
      inner = g_string_new (styles[style].mark);
      append_runs (self, i, next, style + 1, open | bit, styles[style].mark != NULL ? '*' : '<', inner);
      g_string_erase (inner, 0, styles[style].mark != NULL ? strlen (styles[style].mark) : 0);
      append_styled (out, inner, style, after);
    }
}

static gboolean
has_entity (const char *p)
{
  while ((p = strchr (p, '&')) != NULL && !segue_markdown_is_entity (p))
    p++;

  return p != NULL;
}

/* Whether a link can be written as an autolink, such as `<https://example.org/>`. */
static gboolean
is_autolink (const char *href,
             const char *text,
             gsize       length)
{
  return strncmp (href, text, length) == 0 && href[length] == '\0' && g_str_has_prefix (href, "http") &&
         strpbrk (href, " <>\\") == NULL && !has_entity (href);
}

static void
append_link (const Content *self,
             guint          start,
             guint          end,
             const char    *href,
             GString       *out)
{
  const SegueMarkupRun *run = &self->runs[start];

  if (end == start + 1 && run->style == 0 && run->image == NULL && is_autolink (href, self->text + run->offset, run->length))
    {
      g_string_append_printf (out, "<%s>", href);
      return;
    }
  g_string_append_c (out, '[');
  append_runs (self, start, end, 0, 0, ']', out);
  g_string_append_c (out, ']');
  append_target (out, href);
}

/**
 * segue_markdown_dup_content:
 * @block: a block that has content
 * @hidden: #SegueMarkupStyle flags of styles that are not written
 *
 * Writes the text of a block with its styles and links.
 *
 * Returns: (transfer full): Markdown, in which a line break is a line terminator without further marks
 */
char *
segue_markdown_dup_content (const SegueBlock *block,
                            guint             hidden)
{
  Content self = { .block = block, .hidden = hidden };
  GString *out = g_string_new (NULL);

  self.text = segue_markup_get_text (block->content, NULL);
  self.runs = segue_markup_get_runs (block->content, &self.n_runs);
  for (guint i = 0, next; i < self.n_runs; i = next)
    {
      const char *href = segue_render_run_href (block, &self.runs[i]);

      for (next = i + 1; next < self.n_runs && segue_render_run_href (block, &self.runs[next]) == href; next++)
        ;
      if (href != NULL)
        append_link (&self, i, next, href, out);
      else
        append_runs (&self, i, next, 0, 0, next_char (&self, next, 0, '\n'), out);
    }

  return g_string_free (out, FALSE);
}
