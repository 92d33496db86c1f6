/* segue-rewrite.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-rewrite-private.h"

#include <string.h>

/* Changes parts of the lines of many entries in one splice, and checks that all of them are read back. */

/* A part of the lines of an entry, and the text in its place. */
typedef struct
{
  guint offset;
  guint length;
  char *text;
} Patch;

static void
patch_clear (gpointer data)
{
  g_free (((Patch *) data)->text);
}

/* Makes an empty list of patches of one entry. */
GArray *
segue_patches_new (void)
{
  GArray *patches = g_array_new (FALSE, FALSE, sizeof (Patch));

  g_array_set_clear_func (patches, patch_clear);

  return patches;
}

/* Adds a patch, in the order of the offsets. Takes ownership of @text. */
void
segue_patches_add (GArray *patches,
                   guint   offset,
                   guint   length,
                   char   *text)
{
  const Patch patch = { offset, length, text };
  guint i = patches->len;

  while (i > 0 && g_array_index (patches, Patch, i - 1).offset > offset)
    i--;
  g_array_insert_val (patches, i, patch);
}

/* Returns where @span is after the patches. A patch is either outside a span or inside it. */
static SegueSpan
follow_patches (SegueSpan     span,
                const GArray *patches)
{
  SegueSpan followed = span;

  for (guint i = 0; i < patches->len; i++)
    {
      const Patch *patch = &g_array_index (patches, Patch, i);
      const guint end = patch->offset + patch->length;
      const int growth = (int) strlen (patch->text) - (int) patch->length;

      if (end <= span.offset)
        followed.offset += growth;
      else if (patch->offset >= span.offset && end <= span.offset + span.length)
        followed.length += growth;
    }

  return followed;
}

static void
append_patched (GString          *lines,
                const SegueEntry *entry,
                const GArray     *patches)
{
  guint done = 0;

  for (guint i = 0; i < patches->len; i++)
    {
      const Patch *patch = &g_array_index (patches, Patch, i);

      g_string_append_len (lines, entry->text + done, patch->offset - done);
      g_string_append (lines, patch->text);
      done = patch->offset + patch->length;
    }
  g_string_append_len (lines, entry->text + done, entry->length - done);
}

/* Begins an edit of the entries from @first up to @end (exclusive), each of which must then be added. */
void
segue_rewrite_init (SegueRewrite *self,
                    SegueEpisode *episode,
                    guint         first,
                    guint         end)
{
  self->episode = episode;
  self->first = first;
  self->end = end;
  self->lines = g_string_new (NULL);
  self->expected = g_array_sized_new (FALSE, FALSE, sizeof (SegueExpected), episode->n_entries);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_attributes_unref);
  segue_edit_expect_range (self->expected, episode, 0, first);
}

void
segue_rewrite_clear (SegueRewrite *self)
{
  if (self->lines != NULL)
    g_string_free (self->lines, TRUE);
  g_clear_pointer (&self->expected, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
}

/* Appends the next entry with patches. Returns what is expected of it, until the next call. */
SegueExpected *
segue_rewrite_add (SegueRewrite *self,
                   SegueEntry   *entry,
                   const GArray *patches)
{
  const gsize offset = self->lines->len;
  SegueExpected *expected;

  append_patched (self->lines, entry, patches);
  g_array_append_val (self->offsets, offset);
  segue_edit_expect (self->expected, entry, entry->id);
  expected = &g_array_index (self->expected, SegueExpected, self->expected->len - 1);
  expected->title = follow_patches (entry->title, patches);
  expected->link = follow_patches (entry->link, patches);
  expected->body = follow_patches (entry->body, patches);

  return expected;
}

/* Splices the lines and checks how they are read. Fails with SEGUE_ERROR_READ_BACK and @message. */
SegueEpisode *
segue_rewrite_finish (SegueRewrite  *self,
                      const char    *message,
                      GError       **error)
{
  const gsize offset = segue_episode_get_offset (self->episode, self->first);
  const gsize length = segue_episode_get_offset (self->episode, self->end) - offset;
  SegueEpisode *result;

  /* the buffer does not move any more */
  for (guint i = 0; i < self->offsets->len; i++)
    g_array_index (self->expected, SegueExpected, self->first + i).text =
      self->lines->str + g_array_index (self->offsets, gsize, i);
  segue_edit_expect_range (self->expected, self->episode, self->end, self->episode->n_entries);
  result = segue_episode_splice (self->episode, offset, length, self->lines->str, self->lines->len);

  return segue_edit_settle (result, self->expected, message, error);
}
