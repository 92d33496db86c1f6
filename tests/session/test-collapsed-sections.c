/* test-collapsed-sections.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "session/outline/segue-collapsed-sections.h"

static const char notes[] = "(00:10) a\n\n# One\n(01:00) b\n\n## Deep\n(02:00) c\n\n# Two\n(03:00) d\n\n# Empty\n";

typedef struct
{
  SegueDocument *document;
  SegueOutlineModel *model;
} Open;

/* Opens notes as a file with this name, or as notes without a file. */
static void
open_notes (Open       *self,
            const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, &error);
  g_autofree char *path = name != NULL ? g_strconcat ("/nowhere/", name, NULL) : NULL;
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  g_assert_no_error (error);
  self->document = segue_document_new ();
  segue_document_take_episode (self->document, episode, file, NULL);
  self->model = segue_outline_model_new ();
  segue_outline_model_set_episode (self->model, episode, NULL);
}

static void
close_notes (Open *self)
{
  g_clear_object (&self->model);
  g_clear_object (&self->document);
}

static guint
n_rows (Open *self)
{
  /* the first row is that of the episode */
  return g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1;
}

/* Collapses or expands the section that is the entry at @index. */
static void
set_expanded (Open     *self,
              guint     index,
              gboolean  expanded)
{
  SegueEntry *entry = segue_episode_get (segue_document_get_episode (self->document), index);

  segue_outline_model_set_expanded (self->model, segue_entry_get_id (entry), expanded);
}

static void
test_remember (void)
{
  Open open;

  open_notes (&open, "a.txt");
  g_assert_cmpuint (n_rows (&open), ==, 8);
  g_assert_false (segue_collapsed_sections_restore (open.document, open.model));
  set_expanded (&open, 2, FALSE);
  g_assert_cmpuint (n_rows (&open), ==, 5);
  segue_collapsed_sections_save (open.document, open.model);
  close_notes (&open);

  /* another file has its own */
  open_notes (&open, "b.txt");
  g_assert_false (segue_collapsed_sections_restore (open.document, open.model));
  set_expanded (&open, 6, FALSE);
  segue_collapsed_sections_save (open.document, open.model);
  close_notes (&open);

  open_notes (&open, "a.txt");
  g_assert_true (segue_collapsed_sections_restore (open.document, open.model));
  g_assert_cmpuint (n_rows (&open), ==, 5);

  /* nothing is remembered once all is expanded */
  segue_outline_model_expand_all (open.model, TRUE);
  segue_collapsed_sections_save (open.document, open.model);
  g_assert_false (segue_collapsed_sections_restore (open.document, open.model));
  close_notes (&open);
}

/* Without a file there is nothing to remember it by, and a filter shows other rows. */
static void
test_not_remembered (void)
{
  Open open;

  open_notes (&open, NULL);
  set_expanded (&open, 2, FALSE);
  segue_collapsed_sections_save (open.document, open.model);
  g_assert_false (segue_collapsed_sections_restore (open.document, open.model));
  close_notes (&open);

  open_notes (&open, "c.txt");
  set_expanded (&open, 2, FALSE);
  segue_outline_model_set_filter (open.model, "d");
  segue_collapsed_sections_save (open.document, open.model);
  g_assert_false (segue_collapsed_sections_restore (open.document, open.model));
  close_notes (&open);
}

/* The settings stay small: of many files, those that were changed last are kept. */
static void
test_many_files (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      Open open;

      open_notes (&open, name);
      set_expanded (&open, 2, FALSE);
      segue_collapsed_sections_save (open.document, open.model);
      close_notes (&open);
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      Open open;

      open_notes (&open, name);
      g_assert_true (segue_collapsed_sections_restore (open.document, open.model) == (i >= 10));
      close_notes (&open);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collapsed-sections/remember", test_remember);
  g_test_add_func ("/collapsed-sections/not-remembered", test_not_remembered);
  g_test_add_func ("/collapsed-sections/many-files", test_many_files);

  return g_test_run ();
}
