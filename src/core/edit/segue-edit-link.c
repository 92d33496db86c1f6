/* segue-edit-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/text/segue-chars.h"

/* How notes write the link of a title. */
typedef enum
{
  LINK_UNKNOWN,
  LINK_MARKDOWN, /* [Title](https://…) */
  LINK_BEHIND,   /* Title https://… */
  LINK_DASHED,   /* Title - https://… */
  LINK_ANGLED,   /* Title <https://…> */
  LINK_BELOW,    /* https://… on a line of its own */
  N_LINK_STYLES,
} LinkStyle;

#define MAX_LOOK 2000 /* entries; a show does not change its hand after as many */

static LinkStyle
style_of (const SegueEntry *entry)
{
  const char *url = entry->text + entry->link.offset, *title_end = entry->text + entry->title.offset + entry->title.length;

  if (entry->link.length == 0)
    return LINK_UNKNOWN;
  if (url > title_end && strcspn (title_end, "\r\n") < (gsize) (url - title_end))
    return LINK_BELOW;
  if (url < title_end || g_strstr_len (title_end, url - title_end, "](") != NULL)
    return LINK_MARKDOWN;
  if (url > entry->text && url[-1] == '<')
    return LINK_ANGLED;

  return memchr (title_end, '-', url - title_end) != NULL ? LINK_DASHED : LINK_BEHIND;
}

/* The style of most links; where there are none, that of Markdown in notes that are written in it, and a line below the
 * title in plain text. */
static LinkStyle
learn_style (SegueEpisode *episode)
{
  guint n[N_LINK_STYLES] = { 0 }, best = LINK_MARKDOWN;
  guint marked = 0;
  SegueCursor cursor;
  SegueEntry *entry;

  segue_cursor_init (&cursor, episode, 0);
  for (guint i = 0; i < MAX_LOOK && (entry = segue_cursor_next (&cursor)) != NULL; i++)
    {
      n[style_of (entry)]++;
      marked += entry->heading == SEGUE_HEADING_ATX || entry->heading == SEGUE_HEADING_BOLD ||
                g_strstr_len (entry->text, entry->length, "](") != NULL;
    }
  for (guint style = LINK_BEHIND; style < N_LINK_STYLES; style++)
    if (n[style] > n[best])
      best = style;

  return n[best] > 0 || marked > 0 ? best : LINK_BELOW;
}

/* The start of the text of the inline link whose `]` is at @middle. */
static const char *
find_link_start (const char *text,
                 const char *middle)
{
  guint depth = 0;

  for (const char *p = middle; p >= text; p--)
    {
      if (p > text && p[-1] == '\\')
        continue;
      if (*p == ']')
        depth++;
      else if (*p == '[' && --depth == 0)
        return p;
    }

  return NULL;
}

/* The place after the `)` that ends the target at @p. */
static const char *
find_link_end (const char *p,
               const char *end)
{
  guint depth = 0;

  for (; p < end && *p != '\n' && *p != '\r'; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && depth-- == 0)
        return p + 1;
    }

  return NULL;
}

/* Takes the line of the link out. */
static SegueEpisode *
remove_line (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry)
{
  gsize from = entry->link.offset, to = entry->head_length;

  while (strchr ("\r\n", entry->text[from - 1]) == NULL)
    from--;
  if (strchr ("\r\n", entry->text[to - 1]) == NULL)
    {
      /* the last line of the notes, which end as they did */
      while (strchr ("\r\n", entry->text[from - 1]) != NULL)
        from--;
    }

  return segue_episode_splice (episode, offset + from, to - from, "", 0);
}

/* Takes the link off and leaves its text. Returns %NULL where the marks around it are none that are known here. */
static SegueEpisode *
remove_link (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry)
{
  const char *text = entry->text, *url = text + entry->link.offset, *url_end = url + entry->link.length;
  const char *start, *stop, *open = url;
  g_autofree char *label = NULL;
  LinkStyle style = style_of (entry);

  if (style == LINK_BELOW)
    return remove_line (episode, offset, entry);
  if (style != LINK_MARKDOWN)
    {
      start = text + entry->title.offset + entry->title.length;
      stop = url > text && url[-1] == '<' && *url_end == '>' ? url_end + 1 : url_end;
      return segue_episode_splice (episode, offset + (start - text), stop - start, "", 0);
    }
  while (open > text && (open[-1] == '<' || open[-1] == ' '))
    open--;
  if (open - text < 2 || open[-1] != '(' || open[-2] != ']')
    return NULL;
  start = find_link_start (text, open - 2);
  stop = find_link_end (url_end, text + entry->length);
  if (start == NULL || stop == NULL)
    return NULL;
  label = g_strndup (start + 1, open - 2 - (start + 1));

  return segue_episode_splice (episode, offset + (start - text), stop - start, label, -1);
}

static SegueEpisode *
insert_line (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry,
             const char   *link,
             gboolean      apart)
{
  const char *newline = segue_compose_newline (episode->dialect, entry);
  gboolean terminated = strchr ("\r\n", entry->text[entry->head_length - 1]) != NULL;
  const char *indent = entry->kind == SEGUE_ENTRY_SEGMENT ? episode->dialect->body_indent : "";
  g_autofree char *text = g_strconcat (terminated ? "" : newline, indent, link, terminated ? newline : "",
                                      apart ? newline : "", NULL);

  return segue_episode_splice (episode, offset + entry->head_length, 0, text, -1);
}

static SegueEpisode *
insert_link (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry,
             LinkStyle     style,
             const char   *link)
{
  static const char *const marks[N_LINK_STYLES][3] = {
    [LINK_MARKDOWN] = { "[", "](", ")" },
    [LINK_BEHIND] = { "", " ", "" },
    [LINK_DASHED] = { "", " - ", "" },
    [LINK_ANGLED] = { "", " <", ">" },
  };
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (style == LINK_BELOW)
    return insert_line (episode, offset, entry, link, FALSE);
  title = segue_entry_dup_title (entry);
  text = g_strconcat (marks[style][0], title, marks[style][1], link, marks[style][2], NULL);

  return segue_episode_splice (episode, offset + entry->title.offset, entry->title.length, text, -1);
}

static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            guint         index,
            const char   *link)
{
  SegueEpisodeDiff diff = segue_episode_compare (before, after);
  SegueEntry *was = segue_episode_get (before, index), *is;
  g_autofree char *read_back = NULL;
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;

  if (diff.old_end != diff.new_end)
    return FALSE;
  for (guint i = diff.start; i < diff.old_end; i++)
    if (segue_episode_get (before, i)->id != segue_episode_get (after, i)->id)
      return FALSE;
  is = segue_episode_get (after, index);
  read_back = segue_entry_dup_link (is);
  old_title = segue_entry_dup_plain_title (was);
  new_title = segue_entry_dup_plain_title (is);

  return g_strcmp0 (read_back, link) == 0 && g_str_equal (old_title, new_title) && is->kind == was->kind &&
         is->start == was->start && is->result == was->result && is->level == was->level;
}

/* A link for a title without one, as the notes write theirs; where that would not be read, on a line of its own, which
 * holds all that a URL can be made of. */
static SegueEpisode *
add_link (SegueEpisode *episode,
          guint         index,
          const char   *link)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  gsize offset = segue_episode_get_offset (episode, index);
  LinkStyle style = learn_style (episode);
  g_autoptr(SegueEpisode) result = insert_link (episode, offset, entry, style, link);

  if (style != LINK_BELOW && !reads_back (episode, result, index, link))
    {
      segue_episode_unref (result);
      result = insert_line (episode, offset, entry, link, FALSE);
    }
  if (reads_back (episode, result, index, link))
    return g_steal_pointer (&result);

  /* with another URL below it would be one of a list */
  return insert_line (episode, offset, entry, link, TRUE);
}

/* A URL as Markdown and HTML can hold it; the rest is escaped with per cent signs by those who made it. */
static gboolean
is_link (const char *link)
{
  for (const char *p = link; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)) || *p == '<' || *p == '>')
      return FALSE;

  return TRUE;
}

/**
 * segue_edit_set_link:
 * @episode: an episode
 * @index: of a section or segment
 * @link: (nullable): a URL; empty or %NULL for no link
 * @error: return location for an error, or %NULL
 *
 * Sets the link of a title. Only the URL changes where there is one; a new link is written as most of the notes are,
 * and without a link the title stays.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_set_link (SegueEpisode  *episode,
                     guint          index,
                     const char    *link,
                     GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  gsize offset = segue_episode_get_offset (episode, index);
  g_autofree char *before = segue_entry_dup_link (entry);
  const char *message = _("With this link the line would be read differently.");
  g_autoptr(SegueEpisode) result = NULL;

  g_return_val_if_fail (entry->kind != SEGUE_ENTRY_TEXT, NULL);
  if (link != NULL && *link == '\0')
    link = NULL;
  if (g_strcmp0 (before, link) == 0)
    return segue_episode_ref (episode);
  if (link != NULL && !is_link (link))
    message = _("A link holds no blanks, line breaks or angle brackets.");
  else if (link == NULL)
    result = remove_link (episode, offset, entry);
  else if (before != NULL)
    result = segue_episode_splice (episode, offset + entry->link.offset, entry->link.length, link, -1);
  else if (entry->title.length == 0)
    message = _("A link needs a title: write that first.");
  else
    result = add_link (episode, index, link);
  if (result != NULL && reads_back (episode, result, index, link))
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}
