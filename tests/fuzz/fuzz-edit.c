/* fuzz-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"
#include "core/edit/segue-edit.h"
#include "core/text/segue-chars.h"

#define MAX_EDITS 12

typedef enum
{
  EDIT_START,
  EDIT_TITLE,
  EDIT_LINK,
  EDIT_BODY,
  EDIT_SEGMENT,
  EDIT_SECTION,
  EDIT_REMOVE,
  EDIT_MOVE,
  EDIT_SWAP,
  N_EDITS,
} EditKind;

typedef struct
{
  EditKind kind;
  guint index;
  guint number;
  gint64 time;
  guint words[2];
} Edit;

static const gint64 times[] = { SEGUE_TIME_NONE, 0, 1000, 59000, 62500, 754000, 3599000, 3600000, 3723004, 36000000, 360000000 };

static const char *const words[] = {
  "", " ", "Soil", "Water & Light", "**Bold**", "*it", "a_b", "`code`", "[x](http://example.org)", "[x](http://example.org",
  "12:34", "(1:02:03) x", "- point", "# Hash", "## ", "Links:", "물과 빛", "a\\", "x]", "http://example.org/?t=62", "---",
  "```", "<!--", "<pre>", "~~~", "1. one", "end 1:02", "\xC2\xA0", "=====", "a: b", "One line\nand another\n", "- a\n- b\n\n  c",
  "\n\nText\r\nafter a blank\n\n", "**Head**\n(00:05) x", "LOUD", "http://example.org/a(b)c",
};

static char *
make_words (const Edit *edit,
            gboolean    one_line)
{
  char *made = g_strconcat (words[edit->words[0] % G_N_ELEMENTS (words)], words[edit->words[1] % G_N_ELEMENTS (words)], NULL);

  return one_line ? g_strdelimit (made, "\r\n", ' ') : made;
}

static gboolean
is_kind (SegueEpisode   *episode,
         guint           index,
         SegueEntryKind  kind)
{
  return segue_entry_get_kind (segue_episode_get (episode, index)) == kind;
}

static SegueEpisode *
set_start (SegueEpisode  *episode,
           const Edit    *edit,
           guint          index,
           GError       **error)
{
  SegueEpisode *edited;

  if (!is_kind (episode, index, SEGUE_ENTRY_SEGMENT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_start (episode, index, edit->time, error);
  if (edited != NULL)
    g_assert_cmpint (segue_entry_get_start (segue_episode_get (edited, index)), ==, edit->time);
  return edited;
}

static SegueEpisode *
set_title (SegueEpisode  *episode,
           const Edit    *edit,
           guint          index,
           GError       **error)
{
  g_autofree char *title = make_words (edit, FALSE);
  g_autofree char *read_back = NULL;
  const char *start = segue_skip_space (title, title + strlen (title));
  const char *end = segue_trim_end (start, title + strlen (title));
  SegueEpisode *edited;

  if (is_kind (episode, index, SEGUE_ENTRY_TEXT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_title (episode, index, title, error);
  if (edited == NULL)
    return NULL;
  read_back = segue_entry_dup_title (segue_episode_get (edited, index));
  g_assert_cmpmem (read_back, strlen (read_back), start, (gsize) (end - start));
  return edited;
}

static SegueEpisode *
set_link (SegueEpisode  *episode,
          const Edit    *edit,
          guint          index,
          GError       **error)
{
  g_autofree char *link = make_words (edit, TRUE);
  g_autofree char *read_back = NULL;
  SegueEpisode *edited;

  if (is_kind (episode, index, SEGUE_ENTRY_TEXT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_link (episode, index, edit->number % 3 == 0 ? NULL : link, error);
  if (edited == NULL || edit->number % 3 == 0)
    return edited;
  read_back = segue_entry_dup_link (segue_episode_get (edited, index));
  if (*link != '\0')
    g_assert_cmpstr (read_back, ==, link);
  return edited;
}

static SegueEpisode *
set_body (SegueEpisode  *episode,
          const Edit    *edit,
          guint          index,
          GError       **error)
{
  g_autofree char *body = make_words (edit, FALSE);

  return segue_edit_set_body (episode, index, body, error);
}

static SegueEpisode *
insert (SegueEpisode  *episode,
        const Edit    *edit,
        GError       **error)
{
  g_autofree char *title = make_words (edit, TRUE);
  guint before = 1 + edit->index % segue_episode_get_n_entries (episode), index = G_MAXUINT;
  SegueEpisode *edited;

  if (edit->kind == EDIT_SEGMENT)
    edited = segue_edit_insert_segment (episode, before, edit->time, title, &index, error);
  else if (*title != '\0')
    edited = segue_edit_insert_section (episode, before, title, &index, error);
  else
    return segue_episode_ref (episode);
  if (edited == NULL)
    return NULL;
  g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode) + 1);
  g_assert_cmpuint (index, <, segue_episode_get_n_entries (edited));
  if (edit->kind == EDIT_SEGMENT)
    g_assert_cmpint (segue_entry_get_start (segue_episode_get (edited, index)), ==, edit->time);
  return edited;
}

/* Whether the closing text joins the opening text when the entries from @index on are taken out. */
static gboolean
joins_texts (SegueEpisode *episode,
             guint         index,
             guint         count)
{
  return index == 1 && index + count + 1 == segue_episode_get_n_entries (episode) &&
         is_kind (episode, index + count, SEGUE_ENTRY_TEXT);
}

/* Tells whether the list in the front matter has no items any more, so that the texts around it are one. */
static gboolean
empties_list (SegueEpisode *episode,
              SegueEpisode *edited)
{
  return edited != NULL && segue_episode_count_list (episode) > 1 && segue_episode_count_list (edited) == 1;
}

static SegueEpisode *
take_out (SegueEpisode  *episode,
          const Edit    *edit,
          GError       **error)
{
  guint n = segue_episode_get_n_entries (episode);
  guint index = 1 + edit->index % MAX (n - 1, 1);
  guint count = n > index ? 1 + edit->number % MIN (n - index, 4) : 0;
  SegueEpisode *edited;

  if (n < 2)
    return segue_episode_ref (episode);
  if (edit->kind == EDIT_MOVE)
    {
      guint before = 1 + edit->words[0] % n;

      edited = segue_edit_move (episode, index, count, before, error);
      n -= empties_list (episode, edited) || (before == n && joins_texts (episode, index, count));
      g_assert_true (edited == NULL || segue_episode_get_n_entries (edited) == n);
    }
  else
    {
      edited = segue_edit_remove (episode, index, count, error);
      n -= count + (empties_list (episode, edited) || joins_texts (episode, index, count));
      g_assert_true (edited == NULL || segue_episode_get_n_entries (edited) == n);
    }
  return edited;
}

static SegueEpisode *
swap (SegueEpisode  *episode,
      const Edit    *edit,
      guint          index,
      GError       **error)
{
  guint other = edit->number % segue_episode_get_n_entries (episode);

  if (!is_kind (episode, index, SEGUE_ENTRY_SEGMENT) || !is_kind (episode, other, SEGUE_ENTRY_SEGMENT))
    return segue_episode_ref (episode);
  return segue_edit_swap_starts (episode, index, other, error);
}

static SegueEpisode *
run_edit (SegueEpisode  *episode,
          const Edit    *edit,
          GError       **error)
{
  guint index = edit->index % segue_episode_get_n_entries (episode);

  switch (edit->kind)
    {
    case EDIT_START:
      return set_start (episode, edit, index, error);
    case EDIT_TITLE:
      return set_title (episode, edit, index, error);
    case EDIT_LINK:
      return set_link (episode, edit, index, error);
    case EDIT_BODY:
      return set_body (episode, edit, index, error);
    case EDIT_SEGMENT:
    case EDIT_SECTION:
      return insert (episode, edit, error);
    case EDIT_REMOVE:
    case EDIT_MOVE:
      return take_out (episode, edit, error);
    default:
      return swap (episode, edit, index, error);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  guint n_edits = fuzz_byte (&input) % MAX_EDITS + 1;
  Edit edits[MAX_EDITS];
  g_autofree char *text = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  for (guint i = 0; i < n_edits; i++)
    {
      edits[i].kind = fuzz_byte (&input) % N_EDITS;
      edits[i].index = fuzz_byte (&input);
      edits[i].number = fuzz_byte (&input);
      edits[i].time = times[fuzz_byte (&input) % G_N_ELEMENTS (times)];
      edits[i].words[0] = fuzz_byte (&input);
      edits[i].words[1] = fuzz_byte (&input);
    }
  text = fuzz_text (&input);
  episode = segue_reader_read (text, -1, NULL);
  g_assert_nonnull (episode);
  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr(GError) error = NULL;
      SegueEpisode *edited = run_edit (episode, &edits[i], &error);

      g_assert_true ((edited == NULL) == (error != NULL));
      if (edited == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      episode_check (edited, "edit", edits[i].kind, i);
      segue_episode_unref (episode);
      episode = edited;
    }
  return 0;
}
