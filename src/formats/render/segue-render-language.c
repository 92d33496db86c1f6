/* segue-render-language.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-render-private.h"

/* Finds the two languages of a description: paragraphs in one of them and paragraphs in the other, or paragraphs that
 * have lines in the one and then lines in the other. */

/* The text of links is no evidence, since it is often the title of what they lead to, nor is code. */
static gboolean
is_evidence (const SegueMarkupRun *run)
{
  return run->href == NULL && run->image == NULL && (run->style & SEGUE_MARKUP_CODE) == 0;
}

/* Finds the script of a line of a text. @run: the index of the first run that is not before the line; receives that of
 * the first one that is not before its end. */
static SegueScript
find_line_script (SegueMarkup        *content,
                  gsize               start,
                  gsize               end,
                  guint              *run,
                  SegueScriptCounter *whole)
{
  const char *text = segue_markup_get_text (content, NULL);
  SegueScriptCounter counter = { 0 };
  const SegueMarkupRun *runs;
  guint n_runs;

  runs = segue_markup_get_runs (content, &n_runs);
  for (; *run < n_runs && runs[*run].offset < end; (*run)++)
    {
      const gsize from = MAX (start, runs[*run].offset), to = MIN (end, runs[*run].offset + runs[*run].length);

      if (is_evidence (&runs[*run]) && from < to)
        segue_script_counter_add (&counter, text + from, to - from);
      else
        segue_script_counter_end_word (&counter);
      if (runs[*run].offset + runs[*run].length > end)
        break;
    }
  segue_script_counter_end_word (&counter);
  whole->n_latin += counter.n_latin;
  whole->n_other += counter.n_other;

  return segue_script_counter_find (&counter);
}

/* Whether a text ends with the end of a sentence. A line break after another word is only where an editor wrapped it. */
static gboolean
ends_sentence (const char *text,
               gsize       length)
{
  static const char *const ends[] = { ".", "!", "?", "…", "。", "！", "？", ".”", ".\"", ".)", ".’", "”", ":" };

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (length >= strlen (ends[i]) && memcmp (text + length - strlen (ends[i]), ends[i], strlen (ends[i])) == 0)
      return TRUE;

  return FALSE;
}

/* Finds in which scripts a block of a description is written. @scripts: the script of the first part, and the script of the
 * second one if there are two. Returns where the second part begins in the text of the block, in bytes, or its length if
 * there is one part only. */
static gsize
find_scripts (const SegueBlock *block,
              SegueScript       scripts[2])
{
  SegueScriptCounter whole = { 0 };
  gsize length = 0, split = 0;
  guint run = 0, n_changes = 0;
  const char *text;

  scripts[0] = scripts[1] = SEGUE_SCRIPT_NONE;
  if (block->content == NULL || (block->type != SEGUE_BLOCK_PARAGRAPH && block->type != SEGUE_BLOCK_ITEM))
    return 0;
  text = segue_markup_get_text (block->content, &length);
  for (gsize start = 0, end; start < length; start = end + 1)
    {
      const char *line_break = memchr (text + start, '\n', length - start);
      SegueScript script;

      end = line_break != NULL ? (gsize) (line_break - text) : length;
      script = find_line_script (block->content, start, end, &run, &whole);
      if (script == SEGUE_SCRIPT_NONE || script == scripts[n_changes > 0])
        continue;
      if (scripts[0] == SEGUE_SCRIPT_NONE)
        scripts[0] = script;
      else if (++n_changes == 1 && ends_sentence (text, start))
        {
          scripts[1] = script;
          split = start;
        }
      else
        n_changes = 2;
    }
  if (n_changes == 1)
    return split;
  scripts[0] = segue_script_counter_find (&whole);
  scripts[1] = SEGUE_SCRIPT_NONE;

  return length;
}

/**
 * segue_render_find_first_script:
 * @blocks: the blocks of an entry
 * @has_head: whether the first one is its title
 *
 * Finds out whether the description of an entry is written in two scripts.
 *
 * Returns: the one that comes first, or %SEGUE_SCRIPT_NONE if the description has not two
 */
SegueScript
segue_render_find_first_script (SegueBlocks *blocks,
                                gboolean     has_head)
{
  SegueScript first = SEGUE_SCRIPT_NONE;

  for (guint i = has_head; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      SegueScript scripts[2];

      find_scripts (segue_blocks_get (blocks, i), scripts);
      for (guint j = 0; j < G_N_ELEMENTS (scripts); j++)
        if (first == SEGUE_SCRIPT_NONE)
          first = scripts[j];
        else if (scripts[j] != SEGUE_SCRIPT_NONE && scripts[j] != first)
          return first;
    }

  return SEGUE_SCRIPT_NONE;
}

/**
 * segue_render_find_part:
 * @block: a block of a description in two scripts
 * @parts: #SegueRenderParts flags, with %SEGUE_RENDER_LATIN or %SEGUE_RENDER_NOT_LATIN
 * @start: (inout): where what is given out begins in the text of the block, in bytes
 * @end: (inout): where it ends
 *
 * Finds the part of a block that is in the script that is given out. What has no script is given out with both.
 *
 * Returns: whether there is such a part
 */
gboolean
segue_render_find_part (const SegueBlock *block,
                        guint             parts,
                        gsize            *start,
                        gsize            *end)
{
  const SegueScript wanted = parts & SEGUE_RENDER_LATIN ? SEGUE_SCRIPT_LATIN : SEGUE_SCRIPT_OTHER;
  SegueScript scripts[2];
  const gsize split = find_scripts (block, scripts);

  if (scripts[1] == SEGUE_SCRIPT_NONE)
    return scripts[0] == SEGUE_SCRIPT_NONE || scripts[0] == wanted;
  if (scripts[0] == wanted)
    *end = split - 1;
  else
    *start = split;

  return TRUE;
}
