/* segue-edit-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-paste-private.h"

/* Inserts a pasted list in the dialect of the notes: first all heads (timestamps and titles) in one splice, then the
 * link and the description of each. */

/* Returns the head of an item in the dialect of the notes, without a line terminator. */
static char *
compose_head (const SegueDialect   *dialect,
              const SeguePasteItem *item)
{
  if (item->kind == SEGUE_ENTRY_SECTION)
    return segue_compose_section (dialect, *item->title != '\0' ? item->title : "…");

  return segue_compose_segment (dialect, item->start, item->title);
}

static char *
compose_heads (const SegueDialect *dialect,
               GPtrArray          *items)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      const SeguePasteItem *next = i + 1 < items->len ? items->pdata[i + 1] : NULL;
      g_autofree char *head = compose_head (dialect, item);
      guint n = next != NULL ? 1 + segue_compose_gap (dialect, item->kind, next->kind) : 0;

      g_string_append (lines, head);
      while (n-- > 0)
        g_string_append (lines, dialect->reading.newline);
    }

  return g_string_free (lines, FALSE);
}

static gboolean
is_read_as (SegueEntry           *entry,
            const SeguePasteItem *item)
{
  g_autofree char *title = segue_entry_dup_title (entry);

  return entry->kind == item->kind && entry->start == item->start &&
         (*item->title == '\0' || g_str_equal (title, item->title));
}

/* Inserts the heads of all items. If they do not read back, the error names the first item that does not. */
static SegueEpisode *
insert_heads (SegueEpisode  *episode,
              GPtrArray     *items,
              guint          before,
              GError       **error)
{
  const SeguePasteItem *first = items->pdata[0];
  g_autofree char *lines = compose_heads (episode->dialect, items);
  g_autoptr(SegueEpisode) result = segue_edit_insert_lines (episode, before, first->kind, lines, items->len, NULL);
  guint i = 0;

  if (result != NULL)
    while (i < items->len && is_read_as (segue_episode_get (result, before + i), items->pdata[i]))
      i++;
  if (i == items->len)
    return g_steal_pointer (&result);

  /* Find the item that does not read back. */
  for (i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autofree char *head = compose_head (episode->dialect, item);
      g_autoptr(SegueEpisode) with_one = segue_edit_insert_lines (episode, before, item->kind, head, 1, NULL);

      if (with_one == NULL || !is_read_as (segue_episode_get (with_one, before), item))
        {
          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("In these notes “%s” would be read as something else."), item->title);
          return NULL;
        }
    }
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("At this place of the notes the lines would not be read as entries."));

  return NULL;
}

/* Sets the link of the entry. If the notes cannot hold it there, it is added to @body, the description to be set. Takes
 * ownership of @episode. */
static SegueEpisode *
add_link (SegueEpisode         *episode,
          guint                 index,
          const SeguePasteItem *item,
          GString              *body)
{
  SegueEpisode *linked = segue_edit_set_link (episode, index, item->link, NULL);

  if (linked != NULL)
    {
      segue_episode_unref (episode);
      return linked;
    }
  g_string_prepend_c (body, '\n');
  g_string_prepend (body, item->link);

  return episode;
}

/* Sets the link and the description of the entry at @index. */
static SegueEpisode *
add_details (SegueEpisode         *episode,
             guint                 index,
             const SeguePasteItem *item,
             GError              **error)
{
  g_autoptr(GString) body = g_string_new (item->body->str);
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);
  g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, index));
  g_autoptr(GError) reason = NULL;
  SegueEpisode *described;

  if (item->link != NULL && link == NULL)
    result = add_link (g_steal_pointer (&result), index, item, body);
  if (body->len == 0)
    return g_steal_pointer (&result);
  described = segue_edit_set_body (result, index, body->str, &reason);
  if (described == NULL)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("The text below “%s” cannot stand there: %s"),
                 item->title, reason->message);

  return described;
}

/**
 * segue_paste_insert:
 * @self: a pasted list
 * @plain: how lines without a time are treated
 * @episode: the episode to insert into
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @error: return location for a #GError, or %NULL
 *
 * Inserts a pasted list, written in the dialect of the notes. Items without a time become segments with a
 * placeholder such as `--:--`.
 *
 * Returns: (transfer full): the edited episode, @episode itself if the list is empty, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if an item would not be read back
 */
SegueEpisode *
segue_paste_insert (const SeguePaste  *self,
                    SeguePastePlain    plain,
                    SegueEpisode      *episode,
                    guint              before,
                    GError           **error)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, plain);
  SegueEpisode *result;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  if (items->len == 0)
    return segue_episode_ref (episode);
  result = insert_heads (episode, items, before, error);
  for (guint i = 0; i < items->len && result != NULL; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autoptr(SegueEpisode) heads = NULL;

      if (item->link == NULL && item->body->len == 0)
        continue;
      heads = g_steal_pointer (&result);
      result = add_details (heads, before + i, item, error);
    }

  return result;
}
