/* segue-collapsed-sections.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-collapsed-sections.h"

/* The settings remember by address and titles what is collapsed in a file, for the next time that the file is opened.
 * These are the numbers of files, with the last changed one first, and of titles in a file. */
#define MAX_FILES 50
#define MAX_TITLES 200

#define KEY "collapsed-sections"

static char *
dup_uri (SegueDocument *document)
{
  GFile *file = segue_document_get_file (document);

  return file != NULL ? g_file_get_uri (file) : NULL;
}

/* Lists the titles of the rows that are collapsed. Rows that are hidden in them are not listed. */
static GStrv
dup_titles (SegueOutlineModel *model)
{
  SegueEpisode *episode = segue_outline_model_get_episode (model);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr(GStrvBuilder) titles = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < n_rows && n < MAX_TITLES; i++)
    {
      const guint64 id = segue_outline_model_get_id (model, i);
      g_autofree char *title = NULL;

      if (segue_outline_model_get_expanded (model, id))
        continue;
      title = segue_entry_dup_plain_title (segue_episode_get (episode, segue_outline_model_get_index (model, i)));
      g_strv_builder_add (titles, title);
      n++;
    }

  return g_strv_builder_end (titles);
}

/**
 * segue_collapsed_sections_save:
 * @document: a document
 * @model: its outline
 *
 * Remembers what is collapsed. Nothing is remembered of a document without a file, or while a filter shows other rows.
 */
void
segue_collapsed_sections_save (SegueDocument     *document,
                               SegueOutlineModel *model)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_autoptr(GVariant) before = g_settings_get_value (settings, KEY);
  g_autofree char *uri = dup_uri (document);
  g_auto(GStrv) titles = NULL;
  GVariantBuilder after;
  guint n = 0;

  if (uri == NULL || segue_outline_model_get_filtered (model))
    return;

  titles = dup_titles (model);
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
collapse (SegueOutlineModel  *model,
          const char *const  *titles)
{
  SegueEpisode *episode = segue_outline_model_get_episode (model);
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
  segue_outline_model_collapse_many (model, (const guint64 *) (gpointer) ids->data, ids->len);
}

/**
 * segue_collapsed_sections_restore:
 * @document: a document
 * @model: its outline
 *
 * Collapses what was collapsed when the file of the document was open last.
 *
 * Returns: whether anything is remembered of the file
 */
gboolean
segue_collapsed_sections_restore (SegueDocument     *document,
                                  SegueOutlineModel *model)
{
  g_autofree char *uri = dup_uri (document);
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(GVariant) files = NULL;

  if (uri == NULL)
    return FALSE;

  settings = g_settings_new (SEGUE_APP_ID);
  files = g_settings_get_value (settings, KEY);
  for (gsize i = 0; i < g_variant_n_children (files); i++)
    {
      g_autofree const char **titles = NULL;
      const char *other;

      g_variant_get_child (files, i, "(&s^a&s)", &other, &titles);
      if (!g_str_equal (other, uri))
        continue;

      collapse (model, titles);
      return TRUE;
    }

  return FALSE;
}
