/* segue-edit-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-link-style-private.h"
#include "core/edit/segue-paste-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/markup/segue-markup.h"
#include "core/syntax/segue-list-edit-private.h"

/* Inserts a pasted list in the dialect of the notes: first all heads (timestamps and titles) in one splice, then the
 * link and the description of each, and at last the text around the list. */

/* Sets the link of the entry. If the notes cannot hold it there, it is added to @body, the description to be set. Takes
 * ownership of @episode. */
static SegueEpisode *
add_link (SegueEpisode          *episode,
          guint                  index,
          const SeguePasteItem  *item,
          const SegueLinkStyles *styles,
          GString               *body)
{
  SegueEpisode *linked = segue_edit_add_link (episode, index, item->link, styles);
  g_autofree char *written = NULL;

  if (linked != NULL)
    {
      segue_episode_unref (episode);
      return linked;
    }
  written = segue_markup_encode_link ("", (SegueSpan){ 0, 0 }, item->link);
  g_string_prepend_c (body, '\n');
  g_string_prepend (body, written);

  return episode;
}

/* Appends the other cells of a row to the title of the entry at @index. Takes ownership of @episode. */
static SegueEpisode *
add_cells_to_title (SegueEpisode *episode,
                    guint         index,
                    const char   *cells)
{
  g_autoptr(SegueEpisode) owned = episode;
  g_autofree char *title = segue_entry_dup_title (segue_episode_get (episode, index));
  g_auto(GStrv) parts = g_strsplit (cells, "\n", -1);
  g_autofree char *joined = g_strchomp (g_strjoinv (" ", parts));
  g_autofree char *longer = g_strconcat (title, " · ", joined, NULL);
  SegueEpisode *result = segue_edit_set_title (episode, index, longer, NULL);

  return result != NULL ? result : g_steal_pointer (&owned);
}

/* Sets the description of the entry at @index. The cells of a row come first. If a time among them would be read as that
 * of a segment, they become part of the title. Takes ownership of @episode. */
static SegueEpisode *
add_body (SegueEpisode  *episode,
          guint          index,
          const char    *cells,
          const char    *body,
          GError       **error)
{
  g_autoptr(SegueEpisode) owned = episode;

  if (cells != NULL)
    {
      g_autofree char *both = g_strconcat (cells, body, NULL);
      SegueEpisode *result = segue_edit_set_description (owned, index, both, NULL);

      if (result != NULL)
        return result;
      owned = add_cells_to_title (g_steal_pointer (&owned), index, cells);
    }

  return *body != '\0' ? segue_edit_set_description (owned, index, body, error) : g_steal_pointer (&owned);
}

/* Sets the link and the description of the entry at @index. @styles is how the notes write links. */
static SegueEpisode *
add_details (SegueEpisode          *episode,
             guint                  index,
             const SeguePasteItem  *item,
             const SegueLinkStyles *styles,
             GError               **error)
{
  g_autoptr(GString) body = g_string_new (item->body->str);
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);
  g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, index));
  g_autoptr(GError) reason = NULL;
  SegueEpisode *described;

  if (item->link != NULL && link == NULL)
    result = add_link (g_steal_pointer (&result), index, item, styles, body);
  described = add_body (g_steal_pointer (&result), index, item->cells, body->str, &reason);
  if (described == NULL)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("The text below “%s” cannot stand there: %s"),
                 item->title, reason->message);

  return described;
}

/* Takes the text off the end or the start of the items. Returns %NULL if there is none. */
static SeguePasteItem *
steal_text (GPtrArray *items,
            gboolean   at_end)
{
  const guint index = at_end && items->len > 0 ? items->len - 1 : 0;

  if (items->len == 0 || ((SeguePasteItem *) items->pdata[index])->kind != SEGUE_ENTRY_TEXT)
    return NULL;

  return g_ptr_array_steal_index (items, index);
}

/* Inserts the heads of the items, and their links and descriptions. */
static SegueEpisode *
insert_items (SegueEpisode  *episode,
              GPtrArray     *items,
              guint          before,
              GError       **error)
{
  SegueEpisode *result = segue_paste_insert_heads (episode, items, before, error);
  SegueLinkStyles styles = { 0 };

  if (result != NULL)
    styles = segue_link_styles_count (result);
  for (guint i = 0; i < items->len && result != NULL; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autoptr(SegueEpisode) heads = NULL;

      if (item->link == NULL && item->cells == NULL && item->body->len == 0)
        continue;
      heads = g_steal_pointer (&result);
      result = add_details (heads, before + i, item, &styles, error);
      if (result != NULL)
        segue_link_styles_update (&styles, heads, result);
    }

  return result;
}

/* Replaces @episode by the result of an edit. If this is %NULL, sets @error. */
static void
take_result (SegueEpisode **episode,
             SegueEpisode  *result,
             GError       **error)
{
  segue_episode_unref (*episode);
  *episode = result;
  if (result == NULL)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                         _("The text above or below the list would be read as something else in these notes."));
}

/* Inserts an item into a list in another syntax. What the list has no place for is refused. */
static SegueEpisode *
insert_into (SegueEpisode          *episode,
             guint                  before,
             const SeguePasteItem  *item,
             GError               **error)
{
  g_autofree char *title = segue_markup_dup_plain (item->title, -1);
  g_autoptr(SegueEpisode) bare = NULL;
  g_autoptr(SegueEpisode) linked = NULL;

  bare = segue_edit_insert_segment (episode, before, item->start, title, NULL, error);
  if (bare == NULL || item->link == NULL)
    linked = g_steal_pointer (&bare);
  else
    linked = segue_edit_set_link (bare, before, item->link, error);
  if (linked == NULL || item->body->len == 0)
    return g_steal_pointer (&linked);

  return segue_edit_set_description (linked, before, item->body->str, error);
}

static SegueEpisode *
insert_into_list (SegueEpisode  *episode,
                  GPtrArray     *items,
                  guint          before,
                  gboolean       has_text,
                  GError       **error)
{
  SegueEpisode *result = segue_episode_ref (episode);

  for (guint i = 0; i < items->len && result != NULL; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autoptr(SegueEpisode) old = g_steal_pointer (&result);

      if (!has_text && item->kind == SEGUE_ENTRY_SEGMENT && item->start_text == NULL)
        result = insert_into (old, before + i, item, error);
      else
        g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                             _("This list of chapters takes segments with a time and a title only."));
    }

  return result;
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
  g_autoptr(SeguePasteItem) below = steal_text (items, TRUE);
  g_autoptr(SeguePasteItem) above = steal_text (items, FALSE);
  g_autoptr(SegueEpisode) admitting = NULL;
  const SeguePasteItem *first;
  SegueEpisode *result;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  if (items->len == 0)
    return segue_episode_ref (episode);
  if (segue_list_has_place (episode, before))
    return insert_into_list (episode, items, before, above != NULL || below != NULL, error);
  first = items->pdata[0];
  admitting = segue_paste_admit_malformed (episode, items);
  result = insert_items (admitting, items, before, error);
  if (result != NULL && below != NULL)
    take_result (&result, segue_paste_insert_below (result, before + items->len - 1, below->body->str), error);
  if (result != NULL && above != NULL)
    take_result (&result, segue_paste_insert_above (result, before, above->body->str, first->after_blank), error);

  return result;
}
