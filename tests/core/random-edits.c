/* random-edits.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "random-edits.h"

#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-retime.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"
#include "episode-check.h"
#include "texts.h"

#define MAX_LENGTH 4000 /* bytes of notes; what is longer shrinks again */

static const char *const words[] = {
  "", "말", "a (b)", "Tea: two", "**bold**", "[x](https://y.org)", "[x](https://y.org", "12:34", "- dash", "한글 words", "#",
  "# Hash", "Links:", "LOUD", "a\\", "x]", "`code`", "it's *it", "https://y.org/?t=62", "(1:02:03) x", "🍀 clover", "1. one",
  "\xC2\xA0", "end 1:02", "---", "…", "Title - https://y.org",
};

static const char *const links[] = {
  "", "https://example.org", "https://example.org/a_(b)", "http://y.org/?t=62", "https://example.org/a)b", "ftp", "a b",
};

static const char *const bodies[] = {
  "", "One line", "One line\nand another\n", "- a\n- b\n\n  c", "\n\nText\r\nafter a blank\n\n", "**Head**\n(00:05) x",
  "https://example.org", "https://example.org/1\nhttps://example.org/2", "```\n(00:01) code\n```", "    indented", "[1]: https://y.org",
  "단락\n\n둘째 단락", "```", "> quoted", "\t* x", "Tools\n-----",
};

static const char *const scraps[] = {
  "\n", "\n\n", " ", "(", ")", "*", "**", "#", "```\n", "-", "---\n", "\r", "\r\n", ":", "5", "<!--", "-->", "가", "🍀", "<pre>",
  "(00:10:00) pasted\n", "\n## Pasted\n", "https://y.org\n", "--:--", "\n[1:05] x", "===\n", "title: x\n", "\xEF\xBB\xBF",
};

static const char *const values[] = { "\"00:10:00.000\"", "\"x.png\"", "true", "{\"a\": [1, 2]}", "12" };

#define PICK(rand, list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

static guint
pick_entry (SegueEpisode *episode,
            GRand        *rand)
{
  return g_rand_int_range (rand, 0, segue_episode_get_n_entries (episode));
}

static guint
pick_place (SegueEpisode *episode,
            GRand        *rand)
{
  return g_rand_int_range (rand, 1, segue_episode_get_n_entries (episode) + 1);
}

static gboolean
is_kind (SegueEpisode   *episode,
         guint           index,
         SegueEntryKind  kind)
{
  return segue_entry_get_kind (segue_episode_get (episode, index)) == kind;
}

static gint64
pick_time (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return SEGUE_TIME_NONE;
    case 1:
      return g_rand_int_range (rand, 0, 20000000);
    default:
      return g_rand_int_range (rand, 0, 9000) * G_GINT64_CONSTANT (1000);
    }
}

static char *
pick_words (GRand *rand)
{
  return g_strconcat (PICK (rand, words), g_rand_boolean (rand) ? PICK (rand, words) : "", NULL);
}

/* Whether a title that was asked for is there, without the white space around it. */
static void
assert_title (SegueEpisode *edited,
              guint         index,
              const char   *title)
{
  g_autofree char *found = segue_entry_dup_title (segue_episode_get (edited, index));
  g_autofree char *wanted = g_strdup (title);

  if (!g_str_has_prefix (title, "\xC2\xA0") && !g_str_has_suffix (title, "\xC2\xA0"))
    g_assert_cmpstr (found, ==, g_strstrip (wanted));
}

static SegueEpisode *
edit_start (SegueEpisode  *episode,
            GRand         *rand,
            GError       **error)
{
  guint index = pick_entry (episode, rand);
  gint64 start = pick_time (rand);
  SegueEpisode *edited;

  if (!is_kind (episode, index, SEGUE_ENTRY_SEGMENT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_start (episode, index, start, error);
  if (edited != NULL)
    g_assert_cmpint (segue_entry_get_start (segue_episode_get (edited, index)), ==, start);
  return edited;
}

static SegueEpisode *
edit_end (SegueEpisode  *episode,
          GRand         *rand,
          GError       **error)
{
  guint index = pick_entry (episode, rand);

  if (!is_kind (episode, index, SEGUE_ENTRY_SEGMENT))
    return segue_episode_ref (episode);
  return segue_edit_set_end (episode, index, pick_time (rand), error);
}

static SegueEpisode *
edit_title (SegueEpisode  *episode,
            GRand         *rand,
            GError       **error)
{
  guint index = pick_entry (episode, rand);
  g_autofree char *title = pick_words (rand);
  SegueEpisode *edited;

  if (is_kind (episode, index, SEGUE_ENTRY_TEXT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_title (episode, index, title, error);
  if (edited != NULL)
    assert_title (edited, index, title);
  return edited;
}

static SegueEpisode *
edit_link (SegueEpisode  *episode,
           GRand         *rand,
           GError       **error)
{
  guint index = pick_entry (episode, rand);
  const char *link = PICK (rand, links);
  g_autofree char *found = NULL;
  SegueEpisode *edited;

  if (is_kind (episode, index, SEGUE_ENTRY_TEXT))
    return segue_episode_ref (episode);
  edited = segue_edit_set_link (episode, index, link, error);
  if (edited == NULL)
    return NULL;
  found = segue_entry_dup_link (segue_episode_get (edited, index));
  /* the address after the one that is removed can become the link */
  if (*link != '\0')
    g_assert_cmpstr (found, ==, link);
  else
    g_assert_true (found == NULL || segue_episode_get_length (edited) < segue_episode_get_length (episode));
  return edited;
}

static SegueEpisode *
edit_body (SegueEpisode  *episode,
           GRand         *rand,
           GError       **error)
{
  return segue_edit_set_body (episode, pick_entry (episode, rand), PICK (rand, bodies), error);
}

static SegueEpisode *
insert_segment (SegueEpisode  *episode,
                GRand         *rand,
                GError       **error)
{
  guint before = pick_place (episode, rand), index;
  gint64 start = pick_time (rand);
  g_autofree char *title = pick_words (rand);
  SegueEpisode *edited = segue_edit_insert_segment (episode, before, start, title, &index, error);

  if (edited == NULL)
    return NULL;
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (edited, index)), ==, start);
  g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode) + 1);
  return edited;
}

static SegueEpisode *
insert_section (SegueEpisode  *episode,
                GRand         *rand,
                GError       **error)
{
  guint before = pick_place (episode, rand), index;
  g_autofree char *title = pick_words (rand);
  SegueEpisode *edited = segue_edit_insert_section (episode, before, title, &index, error);

  if (edited != NULL)
    assert_title (edited, index, title);
  return edited;
}

/* Sections and segments, ascending. */
static GArray *
pick_many (SegueEpisode *episode,
           GRand        *rand)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = segue_episode_get_n_entries (episode), among = g_rand_int_range (rand, 1, 6);

  for (guint i = 1; i < n; i++)
    if (!is_kind (episode, i, SEGUE_ENTRY_TEXT) && g_rand_int_range (rand, 0, n) < (gint32) among)
      g_array_append_val (indices, i);
  return indices;
}

static SegueEpisode *
remove_many (SegueEpisode  *episode,
             GRand         *rand,
             GError       **error)
{
  g_autoptr(GArray) indices = pick_many (episode, rand);

  if (indices->len == 0)
    return segue_episode_ref (episode);
  return segue_edit_remove_many (episode, (const guint *) indices->data, indices->len, error);
}

/* Each keeps its id, wherever it goes. */
static void
assert_moved (SegueEpisode *before,
              SegueEpisode *after)
{
  g_assert_cmpuint (segue_episode_get_n_entries (before), ==, segue_episode_get_n_entries (after));
  for (guint i = 0; i < segue_episode_get_n_entries (before); i++)
    {
      SegueEntry *entry = segue_episode_get (before, i);
      guint index;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        g_assert_true (segue_episode_find (after, segue_entry_get_id (entry), &index));
    }
}

static SegueEpisode *
move_many (SegueEpisode  *episode,
           GRand         *rand,
           GError       **error)
{
  g_autoptr(GArray) indices = pick_many (episode, rand);
  const guint *which = (const guint *) indices->data;
  SegueEpisode *edited;

  if (indices->len == 0)
    return segue_episode_ref (episode);
  if (g_rand_boolean (rand))
    edited = segue_edit_move_many (episode, which, indices->len, pick_place (episode, rand), error);
  else
    edited = segue_edit_step_many (episode, which, indices->len, g_rand_boolean (rand), error);
  if (edited != NULL)
    assert_moved (episode, edited);
  return edited;
}

static SegueEpisode *
shift_many (SegueEpisode  *episode,
            GRand         *rand,
            GError       **error)
{
  g_autoptr(GArray) indices = pick_many (episode, rand);

  if (indices->len == 0)
    return segue_episode_ref (episode);
  return segue_edit_shift_many (episode, (const guint *) indices->data, indices->len, g_rand_int_range (rand, -90000, 90000), error);
}

/* Any map of times, for some entries. What stays and what moves was said before. */
static SegueEpisode *
retime_many (SegueEpisode  *episode,
             GRand         *rand,
             GError       **error)
{
  const SegueCut cut = { g_rand_int_range (rand, 0, 9000000), g_rand_int_range (rand, 1, 900000), g_rand_boolean (rand) };
  const gint64 before[] = { 0, 3600000 }, after[] = { g_rand_int_range (rand, -9000, 9000), g_rand_int_range (rand, 60000, 9000000) };
  g_autoptr(GArray) indices = pick_many (episode, rand);
  g_autoptr(SegueTimeMap) map = NULL;
  g_autoptr(SegueRetiming) plan = NULL;
  SegueEpisode *edited;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      map = segue_time_map_new_cuts (&cut, 1, g_rand_boolean (rand), NULL);
      break;
    case 1:
      map = segue_time_map_new_points (before, after, NULL);
      break;
    case 2:
      map = segue_time_map_new_round (1000);
      break;
    default:
      map = segue_time_map_new_clear ();
    }
  plan = segue_retiming_new (episode, (const guint *) (gpointer) indices->data, indices->len, map,
                             g_rand_int_range (rand, 0, SEGUE_REMOVED_DROP + 1), SEGUE_TIME_NONE);
  edited = segue_retiming_apply (plan, error);
  for (guint i = 0, index; edited != NULL && i < plan->times->len; i++)
    {
      const SegueRetimed *retimed = &g_array_index (plan->times, SegueRetimed, i);
      SegueEntry *entry = segue_episode_get (episode, retimed->index);
      const gboolean found = segue_episode_find (edited, segue_entry_get_id (entry), &index);

      g_assert_true (found == !retimed->dropped);
      if (found)
        g_assert_cmpint (segue_entry_get_start (segue_episode_get (edited, index)), ==,
                         retimed->fate == SEGUE_RETIMED_BELOW_ZERO ? retimed->before : retimed->after);
    }

  return edited;
}

/* Entries of these notes or of others. */
static SegueEpisode *
paste_entries (SegueEpisode  *episode,
               GRand         *rand,
               GError       **error)
{
  g_autoptr(SegueEpisode) other = g_rand_boolean (rand) ? segue_episode_ref (episode)
                                                         : segue_reader_read (PICK (rand, all_texts), -1, NULL);
  g_autoptr(GArray) indices = pick_many (other, rand);
  g_autoptr(GPtrArray) entries = segue_edit_collect_many (other, (const guint *) indices->data, indices->len);

  if (entries->len == 0)
    return segue_episode_ref (episode);
  return segue_edit_insert_many (episode, pick_place (episode, rand), (SegueEntry *const *) entries->pdata, entries->len,
                                 g_rand_boolean (rand), error);
}

static SegueEpisode *
swap_starts (SegueEpisode  *episode,
             GRand         *rand,
             GError       **error)
{
  guint first = pick_entry (episode, rand), second = pick_entry (episode, rand);

  if (!is_kind (episode, first, SEGUE_ENTRY_SEGMENT) || !is_kind (episode, second, SEGUE_ENTRY_SEGMENT))
    return segue_episode_ref (episode);
  return segue_edit_swap_starts (episode, first, second, error);
}

static SegueEpisode *
set_front_matter (SegueEpisode  *episode,
                  GRand         *rand,
                  GError       **error)
{
  static const char *const keys[] = { "title", "number", "date" };
  const char *key = PICK (rand, keys);
  gboolean editable;

  if (!segue_front_matter_has (episode, key, &editable) || !editable)
    return segue_episode_ref (episode);
  return segue_front_matter_set (episode, key, PICK (rand, words), error);
}

static SegueEpisode *
set_attribute (SegueEpisode  *episode,
               GRand         *rand,
               GError       **error)
{
  static const char *const names[] = { "image", "skip", "x-other", "end" };
  const char *name = PICK (rand, names), *value = g_rand_boolean (rand) ? PICK (rand, values) : NULL;

  if (g_rand_boolean (rand))
    return segue_edit_set_episode_attribute (episode, name, value, error);
  return segue_edit_set_attribute (episode, pick_entry (episode, rand), name, value, error);
}

/* A place between two characters. */
gsize
random_place (SegueEpisode *episode,
              GRand        *rand)
{
  guint index = pick_entry (episode, rand);
  gsize length;
  const char *text = segue_entry_get_text (segue_episode_get (episode, index), &length);
  gsize offset = g_rand_int_range (rand, 0, length + 1);

  while (((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  return segue_episode_get_offset (episode, index) + offset;
}

static SegueEpisode *
splice (SegueEpisode *episode,
        gsize         from,
        gsize         to,
        const char   *text)
{
  g_autofree char *before = episode_text (episode);
  g_autofree char *head = g_strndup (before, from);
  g_autofree char *wanted = g_strconcat (head, text, before + to, NULL);
  SegueEpisode *edited = segue_episode_splice (episode, from, to - from, text, -1);
  g_autofree char *found = episode_text (edited);

  g_assert_cmpstr (found, ==, wanted);
  g_assert_true ((edited == episode) == g_str_equal (before, wanted));
  return edited;
}

static SegueEpisode *
splice_range (SegueEpisode  *episode,
              GRand         *rand,
              GError       **error)
{
  gsize a = random_place (episode, rand), b = random_place (episode, rand);
  gsize from = MIN (a, b), to = MAX (a, b);

  /* mostly short ones, which leave something to edit */
  if (to - from > 60 && segue_episode_get_length (episode) < MAX_LENGTH && g_rand_int_range (rand, 0, 8) > 0)
    to = from;
  return splice (episode, from, to, g_rand_boolean (rand) ? PICK (rand, scraps) : "");
}

static SegueEpisode *
paste_text (SegueEpisode  *episode,
            GRand         *rand,
            GError       **error)
{
  g_autoptr(SegueEpisode) other = segue_reader_read (PICK (rand, all_texts), -1, NULL);
  gsize a = random_place (other, rand), b = random_place (other, rand);
  g_autofree char *text = segue_episode_dup_range (other, MIN (a, b), MAX (a, b) - MIN (a, b));
  gsize place = random_place (episode, rand);

  if (segue_episode_get_length (episode) > MAX_LENGTH)
    return splice_range (episode, rand, error);
  return splice (episode, place, place, text);
}

/* One character more or less at @caret, which moves with it. */
SegueEpisode *
random_keystroke (SegueEpisode *episode,
                  GRand        *rand,
                  gsize        *caret)
{
  const char *scrap = PICK (rand, scraps);
  gsize before = *caret;
  SegueEpisode *edited;

  if (g_rand_int_range (rand, 0, 3) > 0 || before == 0)
    {
      edited = splice (episode, before, before, scrap);
      *caret += strlen (scrap);
      return edited;
    }
  {
    g_autofree char *text = segue_episode_dup_range (episode, 0, before);

    *caret = g_utf8_find_prev_char (text, text + before) - text;
    return splice (episode, *caret, before, "");
  }
}

static const struct
{
  const char *name;
  SegueEpisode *(*edit) (SegueEpisode  *episode,
                         GRand         *rand,
                         GError       **error);
} edits[] = {
  { "start", edit_start },     { "end", edit_end },           { "title", edit_title },     { "link", edit_link },
  { "body", edit_body },       { "segment", insert_segment }, { "section", insert_section }, { "remove", remove_many },
  { "move", move_many },       { "shift", shift_many },       { "retime", retime_many }, { "entries", paste_entries }, { "swap", swap_starts },
  { "attribute", set_attribute }, { "splice", splice_range }, { "paste", paste_text },
  { "front matter", set_front_matter },
};

SegueEpisode *
random_edit (SegueEpisode  *episode,
             GRand         *rand,
             const char   **name,
             GError       **error)
{
  guint which = g_rand_int_range (rand, 0, G_N_ELEMENTS (edits));

  /* notes that have grown long lose entries more often */
  if (segue_episode_get_length (episode) > MAX_LENGTH && g_rand_boolean (rand))
    {
      *name = "remove";
      return remove_many (episode, rand, error);
    }
  *name = edits[which].name;
  return edits[which].edit (episode, rand, error);
}
