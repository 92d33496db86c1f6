/* test-outline-model.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "session/outline/segue-outline-model.h"
#include "session/outline/segue-outline-titles.h"

static const char notes[] =
  "Notes\n"
  "\n"
  "(00:00) Opening\n"
  "\n"
  "# News\n"
  "(01:00) First\n"
  "(02:00) Second\n"
  "## Abroad\n"
  "(03:00) Third\n"
  "# Letters\n"
  "(04:00) Fourth\n"
  "(05:00) Fifth\n";

/* A view of the model that knows only what it is told. */
typedef struct
{
  SegueOutlineModel *model;
  GPtrArray *items;
  guint n_signals;
  guint last_position;
  guint last_removed;
  guint last_added;
} View;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  View       *view)
{
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);

  /* GTK too lets go of what went only when what came is there */
  g_assert_cmpuint (position + removed, <=, view->items->len);
  for (guint i = 0; i < removed; i++)
    g_ptr_array_add (gone, g_ptr_array_steal_index (view->items, position));
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (view->items, position + i, g_list_model_get_item (model, position + i));
  view->n_signals++;
  view->last_position = position;
  view->last_removed = removed;
  view->last_added = added;
}

static gboolean
set_episode (SegueOutlineModel *model,
             SegueEpisode      *episode)
{
  SegueEpisode *before = segue_outline_model_get_episode (model);
  SegueEpisodeDiff difference;

  if (before == NULL)
    return segue_outline_model_set_episode (model, episode, NULL);

  difference = segue_episode_find_difference (before, episode);

  return segue_outline_model_set_episode (model, episode, &difference);
}

static void
view_init (View         *view,
           SegueEpisode *episode)
{
  view->model = segue_outline_model_new ();
  view->items = g_ptr_array_new_with_free_func (g_object_unref);
  view->n_signals = 0;
  g_signal_connect (view->model, "items-changed", G_CALLBACK (items_changed_cb), view);
  g_assert_true (set_episode (view->model, episode));
}

static void
view_clear (View *view)
{
  g_autoptr(SegueOutlineItem) survivor G_GNUC_UNUSED = g_object_ref (g_ptr_array_index (view->items, 0));

  /* an item outlives the model where somebody still holds it */
  g_signal_handlers_disconnect_by_data (view->model, view);
  g_ptr_array_unref (view->items);
  g_assert_finalize_object (view->model);
}

/* The model says the same as the tree of the episode, and so does what it has told its view. */
static void
view_check (View *view)
{
  SegueEpisode *episode = segue_outline_model_get_episode (view->model);
  const guint n = segue_episode_get_n_entries (episode);
  guint row = 0;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      SegueOutlineItem *item;
      gboolean hidden = segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT && i > 0;
      guint n_segments = 0;
      guint depth = 0;
      guint position;

      for (guint p = segue_episode_get_parent (episode, i); !hidden && p != SEGUE_NO_INDEX;
           p = segue_episode_get_parent (episode, p))
        {
          hidden = !segue_outline_model_get_expanded (view->model, segue_entry_get_id (segue_episode_get (episode, p)));
          depth++;
        }
      g_assert_true (segue_outline_model_get_position (view->model, segue_entry_get_id (entry), &position) == !hidden);
      if (hidden)
        continue;

      g_assert_cmpuint (position, ==, row);
      g_assert_cmpuint (row, <, view->items->len);
      item = g_ptr_array_index (view->items, row++);
      for (guint c = i + 1; c < (i > 0 ? segue_episode_get_subtree_end (episode, i) : n); c++)
        n_segments += segue_entry_get_kind (segue_episode_get (episode, c)) == SEGUE_ENTRY_SEGMENT;
      g_assert_true (segue_outline_item_get_entry (item) == entry);
      g_assert_cmpuint (segue_outline_item_get_place (item)->depth, ==, depth);
      g_assert_cmpuint (segue_outline_item_get_place (item)->n_segments, ==, n_segments);
      g_assert_true ((segue_outline_item_get_place (item)->n_children > 0) ==
                     (segue_episode_get_subtree_end (episode, i) > i + 1));
    }
  g_assert_cmpuint (row, ==, view->items->len);
  g_assert_cmpuint (row, ==, g_list_model_get_n_items (G_LIST_MODEL (view->model)));
}

static SegueEpisode *
read_notes (void)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (notes, -1, &error);

  g_assert_no_error (error);

  return episode;
}

static void
test_content (void)
{
  g_autoptr(SegueEpisode) episode = read_notes ();
  g_autoptr(SegueEpisode) edited = NULL;
  SegueOutlineItem *item;
  g_autofree char *title = NULL;
  View view;

  view_init (&view, episode);
  view_check (&view);
  g_assert_cmpuint (view.items->len, ==, 10);
  item = g_ptr_array_index (view.items, 3);
  view.n_signals = 0;

  edited = segue_edit_set_title (episode, segue_outline_model_get_index (view.model, 3), "Another", NULL);
  g_assert_nonnull (edited);
  g_assert_false (set_episode (view.model, edited));
  g_assert_cmpuint (view.n_signals, ==, 0);
  g_assert_true (g_ptr_array_index (view.items, 3) == (gpointer) item);
  title = segue_entry_dup_title (segue_outline_item_get_entry (item));
  g_assert_cmpstr (title, ==, "Another");
  view_check (&view);

  /* what is the same says nothing at all */
  g_assert_false (set_episode (view.model, edited));
  g_assert_cmpuint (view.n_signals, ==, 0);
  view_clear (&view);
}

static void
test_structure (void)
{
  g_autoptr(SegueEpisode) episode = read_notes ();
  g_autoptr(SegueEpisode) inserted = NULL;
  g_autoptr(SegueEpisode) moved = NULL;
  SegueOutlineItem *item;
  guint index;
  View view;

  view_init (&view, episode);
  view.n_signals = 0;
  inserted = segue_edit_insert_segment (episode, segue_outline_model_get_index (view.model, 4), 90000, "Between", &index,
                                        NULL);
  g_assert_true (set_episode (view.model, inserted));
  g_assert_cmpuint (view.n_signals, ==, 1);
  g_assert_cmpuint (view.last_position, ==, 4);
  g_assert_cmpuint (view.last_removed, ==, 0);
  g_assert_cmpuint (view.last_added, ==, 1);
  view_check (&view);

  /* a moved entry is the same object, told of in one range */
  item = g_ptr_array_index (view.items, 3);
  moved = segue_edit_move (inserted, segue_outline_model_get_index (view.model, 3), 1,
                           segue_outline_model_get_index (view.model, 6), NULL);
  g_assert_true (set_episode (view.model, moved));
  g_assert_cmpuint (view.n_signals, ==, 2);
  g_assert_cmpuint (view.last_position, ==, 3);
  g_assert_cmpuint (view.last_removed, ==, 3);
  g_assert_cmpuint (view.last_added, ==, 3);
  g_assert_true (g_ptr_array_index (view.items, 5) == (gpointer) item);
  view_check (&view);
  view_clear (&view);
}

static void
test_expansion (void)
{
  g_autoptr(SegueEpisode) episode = read_notes ();
  guint64 news;
  guint64 third;
  View view;

  view_init (&view, episode);
  news = segue_outline_model_get_id (view.model, 2);
  third = segue_outline_model_get_id (view.model, 6);
  segue_outline_model_set_expanded (view.model, news, FALSE);
  view_check (&view);
  g_assert_cmpuint (view.items->len, ==, 6);
  g_assert_false (segue_outline_item_get_place (g_ptr_array_index (view.items, 2))->expanded);

  segue_outline_model_reveal_many (view.model, &third, 1);
  view_check (&view);
  g_assert_cmpuint (view.items->len, ==, 10);

  segue_outline_model_expand_all (view.model, FALSE);
  view_check (&view);
  g_assert_cmpuint (view.items->len, ==, 4);
  segue_outline_model_expand_all (view.model, TRUE);
  view_check (&view);
  g_assert_cmpuint (view.items->len, ==, 10);
  view_clear (&view);
}

/* Splices anything in anywhere, collapses and expands, goes back and forth. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "", "\n", "# Heading\n", "## Lower\n", "(10:00) Segment\n", "text\n", "(--:--) planned\n", "x", "(", "# ",
  };
  g_autoptr(GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_episode_unref);
  SegueEpisode *episode = read_notes ();
  View view;

  g_ptr_array_add (history, episode);
  view_init (&view, episode);
  for (guint i = 0; i < 3000; i++)
    {
      const int kind = g_test_rand_int_range (0, 10);

      if (kind == 0 && view.items->len > 0)
        {
          const guint64 id = segue_outline_model_get_id (view.model, g_test_rand_int_range (0, view.items->len));

          segue_outline_model_set_expanded (view.model, id, !segue_outline_model_get_expanded (view.model, id));
        }
      else if (kind == 1)
        {
          set_episode (view.model, g_ptr_array_index (history, g_test_rand_int_range (0, history->len)));
        }
      else
        {
          const gsize length = segue_episode_get_length (segue_outline_model_get_episode (view.model));
          const gsize offset = g_test_rand_int_range (0, length + 1);
          const gsize wanted = g_test_rand_int_range (0, 12);
          const gsize cut = MIN (length - offset, wanted);
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

          g_ptr_array_add (history, segue_episode_splice (segue_outline_model_get_episode (view.model), offset, cut,
                                                          piece, -1));
          set_episode (view.model, g_ptr_array_index (history, history->len - 1));
        }
      view_check (&view);
    }
  set_episode (view.model, episode);
  segue_outline_model_expand_all (view.model, TRUE);
  view_check (&view);
  view_clear (&view);
}

/* Whether a filter for @word leaves an entry: for its own title, that of a section it stands in, or what stands under it. */
static gboolean
is_left (SegueEpisode *episode,
         guint         index,
         const char   *word)
{
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, index));

  if (segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_TEXT)
    return FALSE;
  if (strstr (title, word) != NULL)
    return TRUE;

  for (guint p = segue_episode_get_parent (episode, index); p != SEGUE_NO_INDEX;
       p = segue_episode_get_parent (episode, p))
    {
      g_autofree char *parent = segue_entry_dup_plain_title (segue_episode_get (episode, p));

      if (segue_entry_get_kind (segue_episode_get (episode, p)) == SEGUE_ENTRY_SECTION && strstr (parent, word) != NULL)
        return TRUE;
    }
  for (guint c = index + 1; c < segue_episode_get_subtree_end (episode, index); c++)
    {
      g_autofree char *child = segue_entry_dup_plain_title (segue_episode_get (episode, c));

      if (strstr (child, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
filter_check (View       *view,
              const char *word)
{
  SegueEpisode *episode = segue_outline_model_get_episode (view->model);
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      const guint64 id = segue_entry_get_id (segue_episode_get (episode, i));

      if (!is_left (episode, i, word))
        {
          g_assert_false (segue_outline_model_get_position (view->model, id, NULL));
          continue;
        }
      g_assert_cmpuint (n, <, view->items->len);
      g_assert_cmpuint (segue_outline_item_get_id (g_ptr_array_index (view->items, n)), ==, id);
      n++;
    }
  g_assert_cmpuint (n, ==, view->items->len);
}

/* Random notes under a filter, with edits that change them meanwhile; without it all is as it was. */
static void
test_filter (void)
{
  static const char *const words[] = { "a", "b", "ab", "c", "zz" };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(GString) text = g_string_new ("(00:01) first\n\n");
      g_autoptr(SegueEpisode) episode = NULL;
      g_autoptr(SegueEpisode) edited = NULL;
      const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      View view;

      for (guint i = 0; i < 12; i++)
        {
          const char *title = words[g_test_rand_int_range (0, 4)];

          if (g_test_rand_int_range (0, 3) == 0)
            g_string_append_printf (text, "\n%s %s\n", g_test_rand_bit () ? "#" : "##", title);
          else
            g_string_append_printf (text, "%s(01:%02u) %s\n", g_test_rand_bit () ? "" : "  ", i, title);
        }
      episode = segue_reader_read (text->str, -1, NULL);
      view_init (&view, episode);
      segue_outline_model_set_expanded (view.model, segue_outline_model_get_id (view.model, 2), FALSE);
      segue_outline_model_set_filter (view.model, word);
      filter_check (&view, word);
      edited = segue_episode_splice (episode, segue_episode_get_length (episode), 0, "(02:00) ab\n", -1);
      set_episode (view.model, edited);
      filter_check (&view, word);
      segue_outline_model_set_filter (view.model, " ");
      g_assert_false (segue_outline_model_get_filtered (view.model));
      view_check (&view);
      view_clear (&view);
    }
}

/* What is found whatever its case, its width, and how far a syllable is composed. */
static void
test_fold (void)
{
  static const struct
  {
    const char *title;
    const char *word;
    gboolean found;
  } cases[] = {
    { "Straße", "STRASSE", TRUE },
    { "Ｆｕｌｌ ｗｉｄｔｈ", "full WIDTH", TRUE },
    { "ﾊﾝｶｸ", "ハンカク", TRUE },
    { "도서관", "ㄷ", TRUE },
    { "도서관", "도ㅅ", TRUE },
    { "도서관", "서고", FALSE },
    { "도서관", "서ㄱ", TRUE },
    { "\341\204\203\341\205\251\341\204\211\341\205\245", "도서", TRUE },
    { "café", "cafe", TRUE },
    { "two words", "words two", TRUE },
    { "two words", "two three", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("(00:10) %s\n", cases[i].title);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      View view;

      view_init (&view, episode);
      segue_outline_model_set_filter (view.model, cases[i].word);
      if ((view.items->len == 1) != cases[i].found)
        g_error ("case %u: “%s” in “%s”", i, cases[i].word, cases[i].title);
      g_assert_cmpuint (segue_outline_model_get_n_matches (view.model), ==, view.items->len);
      if (!cases[i].found)
        segue_outline_model_set_filter (view.model, "");
      view_clear (&view);
    }
}

/* The row that typing means: the next one that begins with the text, or else one that contains it. */
static void
test_find_title (void)
{
  static const struct
  {
    guint from;
    const char *text;
    guint found; /* 0 for none */
  } cases[] = {
    { 1, "f", 3 },       /* First, and not Fourth or Fifth */
    { 3, "fi", 3 },      /* the row itself */
    { 4, "fi", 9 },      /* Fifth */
    { 9, "FIR", 3 },     /* round the end, whatever the case */
    { 1, "road", 5 },    /* contained in Abroad */
    { 1, "r", 3 },       /* contained only, since none begins with it */
    { 0, "o", 1 },       /* from the row of the episode, whose title does not count */
    { 0, "notes", 0 },
    { 1, "nothing", 0 },
    { 1, "", 0 },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  View view;

  view_init (&view, episode);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint64 from = segue_entry_get_id (segue_episode_get (episode, cases[i].from));
      const guint64 id = segue_outline_find_title (view.model, from, cases[i].text);
      guint index = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true ((id != 0) == (cases[i].found != 0));
      if (id != 0)
        g_assert_true (segue_episode_find (episode, id, &index));
      g_assert_cmpuint (index, ==, cases[i].found);
    }
  view_clear (&view);
}

static gint64
get_length (View  *view,
            guint  position)
{
  return segue_outline_item_get_place (g_ptr_array_index (view->items, position))->length;
}

/* What is last ends with the recording. */
static void
test_last_length (void)
{
  static const char text[] = "(00:01) a\n\n# B\n(01:00) b\n(02:00) c\n\nbye\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) stated = segue_episode_splice (episode, 0, 0, "---\nduration: 4:00\n---\n", -1);
  View view;

  view_init (&view, episode);
  g_assert_cmpint (get_length (&view, 1), ==, 59000);
  g_assert_cmpint (get_length (&view, 2), ==, SEGUE_TIME_NONE);
  g_assert_cmpint (get_length (&view, 4), ==, SEGUE_TIME_NONE);
  segue_outline_model_set_length (view.model, 180000);
  g_assert_cmpint (get_length (&view, 1), ==, 59000);
  g_assert_cmpint (get_length (&view, 2), ==, 120000);
  g_assert_cmpint (get_length (&view, 3), ==, 60000);
  g_assert_cmpint (get_length (&view, 4), ==, 60000);
  /* a recording that ends before the last start */
  segue_outline_model_set_length (view.model, 60000);
  g_assert_cmpint (get_length (&view, 4), ==, SEGUE_TIME_NONE);
  /* what the notes state counts */
  set_episode (view.model, stated);
  g_assert_cmpint (get_length (&view, 4), ==, 120000);
  set_episode (view.model, episode);
  g_assert_cmpint (get_length (&view, 4), ==, SEGUE_TIME_NONE);
  view_clear (&view);
}

/* The row of the episode: its own id stands for that of all texts, and nothing adds to its place. */
static void
test_episode_row (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueEpisode) empty = segue_reader_read ("Only a text\n", -1, NULL);
  const guint64 first = segue_entry_get_id (segue_episode_get (episode, 0));
  const guint64 segment = segue_entry_get_id (segue_episode_get (episode, 1));
  SegueOutlineItem *item;
  View view;

  view_init (&view, episode);
  item = g_ptr_array_index (view.items, 0);
  g_assert_true (segue_outline_item_is_episode (item));
  g_assert_false (segue_outline_item_is_episode (g_ptr_array_index (view.items, 1)));
  g_assert_cmpstr (segue_outline_item_get_heading (item), ==, "Notes");
  g_assert_cmpstr (segue_outline_item_get_caption (item), ==, "Episode · 6 segments in 3 sections");
  g_assert_false (segue_outline_item_get_place (item)->ends_section);
  g_assert_cmpuint (segue_outline_model_get_shown_id (view.model, 0), ==, first);
  g_assert_cmpuint (segue_outline_model_get_shown_id (view.model, first), ==, first);
  g_assert_cmpuint (segue_outline_model_get_shown_id (view.model, segment), ==, segment);
  g_assert_cmpuint (segue_outline_model_get_shown_id (view.model, G_MAXUINT64), ==, G_MAXUINT64);
  g_assert_false (segue_outline_model_is_empty (view.model));

  /* a filter leaves it out */
  segue_outline_model_set_filter (view.model, "notes");
  g_assert_cmpuint (view.items->len, ==, 0);
  g_assert_true (segue_outline_model_is_empty (view.model));
  segue_outline_model_set_filter (view.model, "");

  set_episode (view.model, empty);
  g_assert_true (segue_outline_model_is_empty (view.model));
  g_assert_cmpstr (segue_outline_item_get_heading (g_ptr_array_index (view.items, 0)), ==, "Only a text");
  view_clear (&view);
}

/* What the row of the episode says. */
static void
test_heading (void)
{
  static const struct
  {
    const char *text;
    const char *heading;
    const char *caption;
  } cases[] = {
    { "", "", "Episode · 0 segments" },
    { "\n\nTitle\n\nText\n(00:10) a\n", "Title", "Episode · 1 segment" },
    { "\xEF\xBB\xBF" "Title\r\n\r\n(00:10) a\r\n", "Title", "Episode · 1 segment" },
    { "One line\nof two\n\n(00:10) a\n", "", "Episode · 1 segment" },
    { "A **bold** title\n", "A bold title", "Episode · 0 segments" },
    { "---\ntitle: The title\n---\nText\n\n(00:10) a\n# B\n(00:20) c\n", "The title",
      "Episode · 2 segments in 1 section" },
    { "---\ntitle: T\nnumber: 1033\ndate: 2026-08-26\nduration: 18:50\n---\n", "T",
      "Episode 1033 · 26 August 2026 · 18:50" },
    { "---\ndate: 1746615600000\n---\n(00:10) a\n", "", "Episode · 7 May 2025" },
    { "---\ntitle: T\nnumber: 7\ndate: some day\n---\n", "T", "Episode 7 · some day" },
    { "---\nnumber: 7\nduration: 1:45:57\n---\n", "", "Episode 7 · 1:45:57" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      SegueOutlineItem *item;
      View view;

      g_test_message ("case %u", i);
      view_init (&view, episode);
      item = g_ptr_array_index (view.items, 0);
      g_assert_cmpstr (segue_outline_item_get_heading (item), ==, cases[i].heading);
      g_assert_cmpstr (segue_outline_item_get_caption (item), ==, cases[i].caption);
      view_clear (&view);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outline-model/content", test_content);
  g_test_add_func ("/outline-model/last-length", test_last_length);
  g_test_add_func ("/outline-model/episode-row", test_episode_row);
  g_test_add_func ("/outline-model/heading", test_heading);
  g_test_add_func ("/outline-model/structure", test_structure);
  g_test_add_func ("/outline-model/expansion", test_expansion);
  g_test_add_func ("/outline-model/random", test_random);
  g_test_add_func ("/outline-model/filter", test_filter);
  g_test_add_func ("/outline-model/fold", test_fold);
  g_test_add_func ("/outline-model/find-title", test_find_title);

  return g_test_run ();
}
