/* segue-outline-collapsed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

/* What is collapsed is remembered for the next time that a file is opened: by address and titles, for as many files as
 * this, those with changes last first. */
#define MAX_FILES 50
#define MAX_TITLES 200

#define KEY "collapsed-sections"

static char *
dup_uri (SegueOutline *self)
{
  GFile *file = segue_document_get_file (self->document);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

/* The titles of what is collapsed in the episode. */
static GStrv
dup_titles (SegueOutline *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();
  guint n = 0;

  /* what is hidden in a collapsed section comes back expanded */
  for (guint i = 0; i < n_rows && n < MAX_TITLES; i++)
    {
      const guint64 id = segue_outline_model_get_id (self->model, i);
      g_autofree char *title = NULL;

      if (segue_outline_model_get_expanded (self->model, id))
        continue;
      title = segue_entry_dup_plain_title (segue_episode_get (episode, segue_outline_model_get_index (self->model, i)));
      g_strv_builder_add (titles, title);
      n++;
    }

  return g_strv_builder_end (titles);
}

/* Remembers what is collapsed in the file of the document. */
void
segue_outline_save_collapsed (SegueOutline *self)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_autoptr(GVariant) before = g_settings_get_value (settings, KEY);
  g_autofree char *uri = dup_uri (self);
  g_auto(GStrv) titles = dup_titles (self);
  GVariantBuilder after;
  guint n = 0;

  if (uri == NULL || segue_outline_model_get_filtered (self->model))
    return;

  g_variant_builder_init (&after, G_VARIANT_TYPE ("a(sas)"));
  if (titles[0] != NULL)
    {
      g_variant_builder_add (&after, "(s^as)", uri, titles);
      n++;
    }
  for (gsize i = 0; i < g_variant_n_children (before) && n < MAX_FILES; i++)
    {
      g_autoptr(GVariant) file = g_variant_get_child_value (before, i);
      const char *other;

      g_variant_get_child (file, 0, "&s", &other);
      if (g_str_equal (other, uri))
        continue;
      g_variant_builder_add_value (&after, file);
      n++;
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&after));
}

static void
collapse (SegueOutline       *self,
          const char *const  *titles)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint64 id = segue_entry_get_id (entry);
      g_autofree char *title = segue_entry_dup_plain_title (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT && g_strv_contains (titles, title) &&
          segue_episode_get_subtree_end (episode, i) > i + 1)
        g_array_append_val (ids, id);
    }

  self->updating = TRUE;
  segue_outline_model_collapse_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  self->updating = FALSE;
}

/* Collapses what was collapsed in the file when it was open last. */
void
segue_outline_restore_collapsed (SegueOutline *self)
{
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(GVariant) files = NULL;
  g_autofree char *uri = NULL;
  const guint64 current = segue_view_state_get_selected (self->state);

  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  uri = dup_uri (self);
  if (uri == NULL)
    return;

  settings = g_settings_new (SEGUE_APP_ID);
  files = g_settings_get_value (settings, KEY);
  for (gsize i = 0; i < g_variant_n_children (files); i++)
    {
      g_autofree const char **titles = NULL;
      const char *other;

      g_variant_get_child (files, i, "(&s^a&s)", &other, &titles);
      if (!g_str_equal (other, uri))
        continue;

      collapse (self, titles);
      /* what another view shows is not hidden */
      if (current != 0)
        segue_outline_show_current (self);
    }
}
