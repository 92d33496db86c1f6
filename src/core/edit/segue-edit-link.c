/* segue-edit-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-link-style-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/syntax/segue-list-edit-private.h"
#include "core/text/segue-chars.h"

/* Sets the link of a title, in the style in which the notes write links. */

/* A link to be set. */
typedef struct
{
  const char            *url;     /* NULL to remove the link */
  gboolean               written; /* the URL is given as it is to be written, with escapes and entities */
  const SegueLinkStyles *styles;  /* how the notes write links, or NULL to count that when needed */
} Link;

/* Returns the `[` that begins the inline link whose `]` is at @middle, or NULL. */
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

/* Returns the position after the `)` that ends the link target at @p, or NULL. */
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

/* Where a link behind the title is whose text is its address: offsets in the text of the entry. */
typedef struct
{
  SegueSpan label;
  gsize     end;   /* of the link */
} OwnLink;

/* Finds the link of the entry if it is behind the title and its text is an address. */
static gboolean
find_own_link (SegueEntry *entry,
               OwnLink    *found)
{
  const char *text = entry->text, *end = text + entry->head_length, *label = NULL, *label_end = NULL, *stop = NULL;
  const char *title_end = text + entry->title.offset + entry->title.length;
  const SegueLinkStyle style = segue_link_style_get (entry);
  SegueHtmlMatch match;

  if (style == SEGUE_LINK_HTML)
    {
      const char *open = segue_link_find_anchor (entry);

      if (open >= title_end && segue_markup_scan_html (open, end, &label, &match) &&
          (label_end = memchr (label, '<', end - label)) != NULL)
        segue_markup_scan_html (label_end, end, &stop, &match);
      if (stop != NULL && segue_starts_with (stop, end, "&gt;"))
        stop += strlen ("&gt;");
    }
  else if (style == SEGUE_LINK_MARKDOWN && (label_end = g_strstr_len (title_end, end - title_end, "](")) != NULL)
    {
      label = find_link_start (text, label_end);
      stop = find_link_end (text + entry->link.offset + entry->link.length, end);
      label = label != NULL && label >= title_end ? label + 1 : NULL;
    }
  if (label == NULL || label_end == NULL || stop == NULL ||
      (!segue_starts_with (label, label_end, "http://") && !segue_starts_with (label, label_end, "https://")))
    return FALSE;
  *found = (OwnLink) { { label - text, label_end - label }, stop - text };

  return TRUE;
}

/* Removes the line that holds the link. */
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
      /* The last line of the notes has no terminator, so the terminator of the line before is removed instead. */
      while (strchr ("\r\n", entry->text[from - 1]) != NULL)
        from--;
    }

  return segue_episode_splice (episode, offset + from, to - from, "", 0);
}

/* Removes the tags of a link of HTML and keeps what is between them. Returns NULL if it has no end tag. */
static SegueEpisode *
remove_anchor (SegueEpisode *episode,
               gsize         offset,
               SegueEntry   *entry)
{
  const char *end = entry->text + entry->head_length, *open = segue_link_find_anchor (entry), *start, *stop;
  g_autofree char *inner = NULL;
  SegueHtmlMatch match;

  segue_markup_scan_html (open, end, &start, &match);
  for (const char *p = start; (p = memchr (p, '<', end - p)) != NULL; p++)
    if (segue_markup_scan_html (p, end, &stop, &match) && match.tag == SEGUE_HTML_TAG_LINK && match.closing)
      {
        inner = g_strndup (start, p - start);
        return segue_episode_splice (episode, offset + (open - entry->text), stop - open, inner, -1);
      }

  return NULL;
}

/* Removes the link and keeps its text. Returns NULL if the markup around the URL is not of a known style. */
static SegueEpisode *
remove_link (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry)
{
  const char *text = entry->text, *url = text + entry->link.offset, *url_end = url + entry->link.length;
  const char *start, *stop, *open = url;
  g_autofree char *label = NULL;
  SegueLinkStyle style = segue_link_style_get (entry);
  OwnLink own;

  if (style == SEGUE_LINK_BELOW)
    return remove_line (episode, offset, entry);
  if (find_own_link (entry, &own))
    {
      const gsize from = entry->title.offset + entry->title.length;

      return segue_episode_splice (episode, offset + from, own.end - from, "", 0);
    }
  if (style == SEGUE_LINK_HTML)
    return remove_anchor (episode, offset, entry);
  if (style != SEGUE_LINK_MARKDOWN)
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

/* Returns the URL as it is written between @before and @after. */
static char *
dup_written (const char *before,
             const char *after,
             const Link *link)
{
  g_autofree char *frame = g_strconcat (before, after, NULL);

  return link->written ? g_strdup (link->url)
                       : segue_markup_encode_link (frame, (SegueSpan){ strlen (before), 0 }, link->url);
}

/* Writes the link on a line of its own below the head of the entry, with @gap followed by a blank line. */
static SegueEpisode *
insert_line (SegueEpisode *episode,
             gsize         offset,
             SegueEntry   *entry,
             const Link   *link,
             gboolean      gap)
{
  const char *newline = segue_compose_newline (episode->dialect, entry);
  gboolean terminated = strchr ("\r\n", entry->text[entry->head_length - 1]) != NULL;
  const char *indent = entry->kind == SEGUE_ENTRY_SEGMENT ? episode->dialect->body_indent : "";
  g_autofree char *url = dup_written ("", "", link);
  g_autofree char *text = g_strconcat (terminated ? "" : newline, indent, url, terminated ? newline : "",
                                      gap ? newline : "", NULL);

  return segue_episode_splice (episode, offset + entry->head_length, 0, text, -1);
}

/* Writes the link in the given style. */
static SegueEpisode *
insert_link (SegueEpisode   *episode,
             gsize           offset,
             SegueEntry     *entry,
             SegueLinkStyle  style,
             const Link     *link)
{
  /* what is before and after the title and after the URL; in HTML, the URL is before the title */
  static const char *const marks[SEGUE_N_LINK_STYLES][3] = {
    [SEGUE_LINK_MARKDOWN] = { "[", "](", ")" },
    [SEGUE_LINK_HTML] = { "<a href=\"", "\">", "</a>" },
    [SEGUE_LINK_AFTER] = { "", " ", "" },
    [SEGUE_LINK_DASHED] = { "", " - ", "" },
    [SEGUE_LINK_ANGLED] = { "", " <", ">" },
  };
  const char *const *mark = marks[style];
  const gboolean html = style == SEGUE_LINK_HTML;
  g_autofree char *title = NULL;
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  if (style == SEGUE_LINK_BELOW)
    return insert_line (episode, offset, entry, link, FALSE);
  title = segue_entry_dup_title (entry);
  url = dup_written (html ? mark[0] : mark[1], html ? mark[1] : mark[2], link);
  text = g_strconcat (mark[0], html ? url : title, mark[1], html ? title : url, mark[2], NULL);

  return segue_episode_splice (episode, offset + entry->title.offset, entry->title.length, text, -1);
}

/* Returns the link of the entry as it is written, or %NULL if there is none. */
static char *
dup_link_text (const SegueEntry *entry)
{
  return entry->link.length > 0 ? segue_entry_dup_span (entry, entry->link) : NULL;
}

/* Tells whether the entry has the link @link. If the link was removed, an address that stood after it can be the link. */
static gboolean
has_link (const SegueEntry *old_entry,
          const SegueEntry *new_entry,
          const Link       *link)
{
  const gsize old_end = old_entry->link.offset + old_entry->link.length;
  g_autofree char *read_back = link->written ? dup_link_text (new_entry) : segue_entry_dup_link (new_entry);
  g_autofree char *written = dup_link_text (new_entry);

  if (link->url != NULL || written == NULL)
    return g_strcmp0 (read_back, link->url) == 0;

  return new_entry->length < old_entry->length &&
         g_strstr_len (old_entry->text + old_end, old_entry->length - old_end, written) != NULL;
}

/* Tells whether the entry has the link @link in @after, and nothing but its link was read differently. */
static gboolean
reads_back (SegueEpisode *before,
            SegueEpisode *after,
            guint         index,
            const Link   *link)
{
  SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
  SegueEntry *old_entry = segue_episode_get (before, index), *new_entry;
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;

  if (diff.old_end != diff.new_end)
    return FALSE;
  for (guint i = diff.start; i < diff.old_end; i++)
    if (segue_episode_get (before, i)->id != segue_episode_get (after, i)->id)
      return FALSE;
  new_entry = segue_episode_get (after, index);
  old_title = segue_entry_dup_plain_title (old_entry);
  new_title = segue_entry_dup_plain_title (new_entry);

  return has_link (old_entry, new_entry, link) && g_str_equal (old_title, new_title) &&
         new_entry->kind == old_entry->kind && new_entry->start == old_entry->start &&
         new_entry->result == old_entry->result && new_entry->level == old_entry->level;
}

/* Adds a link to a title without one, in the usual style of the notes. If it would not be read back, it goes on a line
 * of its own, or else in angle brackets behind the title, where every URL can stand. */
static SegueEpisode *
add_link (SegueEpisode *episode,
          guint         index,
          const Link   *link)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  gsize offset = segue_episode_get_offset (episode, index);
  const SegueLinkStyles counted = link->styles != NULL ? *link->styles : segue_link_styles_count (episode);
  const SegueLinkStyle styles[] = { segue_link_styles_get_best (&counted), SEGUE_LINK_BELOW };
  g_autoptr(SegueEpisode) owned = NULL;
  g_autoptr(SegueEpisode) apart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr(SegueEpisode) result = insert_link (episode, offset, entry, styles[i], link);

      if (reads_back (episode, result, index, link))
        return g_steal_pointer (&result);
    }

  /* On a line with several timestamps, there is no room for a line below one of them. */
  owned = segue_edit_own_lines (episode, index, index + 1);
  if (owned != episode)
    return add_link (owned, index, &(Link){ link->url, link->written, NULL });

  /* Another URL below would make it part of a list of URLs, so it is set apart by a blank line. */
  apart = insert_line (episode, offset, entry, link, TRUE);
  if (reads_back (episode, apart, index, link))
    return g_steal_pointer (&apart);

  return insert_link (episode, offset, entry, SEGUE_LINK_ANGLED, link);
}

/* Replaces the URL of a link and the same URL in its text. Returns %NULL if its text is another one. */
static SegueEpisode *
replace_own_link (SegueEpisode *episode,
                  gsize         offset,
                  SegueEntry   *entry,
                  const char   *url)
{
  g_autofree char *middle = NULL;
  g_autofree char *written = NULL;
  SegueSpan first, second;
  OwnLink own;
  gsize end;

  if (!find_own_link (entry, &own) || own.label.length != entry->link.length ||
      memcmp (entry->text + own.label.offset, entry->text + entry->link.offset, own.label.length) != 0)
    return NULL;
  first = own.label.offset < entry->link.offset ? own.label : entry->link;
  second = own.label.offset < entry->link.offset ? entry->link : own.label;
  end = first.offset + first.length;
  middle = g_strndup (entry->text + end, second.offset - end);
  written = g_strconcat (url, middle, url, NULL);

  return segue_episode_splice (episode, offset + first.offset, second.offset + second.length - first.offset, written, -1);
}

/* Replaces the URL of a link. A bare URL gets angle brackets if it would not be read back without. */
static SegueEpisode *
replace_link (SegueEpisode *episode,
              guint         index,
              const Link   *link)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  gsize offset = segue_episode_get_offset (episode, index) + entry->link.offset;
  g_autofree char *url = link->written ? g_strdup (link->url)
                                       : segue_markup_encode_link (entry->text, entry->link, link->url);
  g_autoptr(SegueEpisode) own = replace_own_link (episode, offset - entry->link.offset, entry, url);
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *angled = NULL;
  g_autofree char *bracketed = NULL;

  if (own != NULL && reads_back (episode, own, index, link))
    return g_steal_pointer (&own);
  result = segue_episode_splice (episode, offset, entry->link.length, url, -1);
  if (reads_back (episode, result, index, link))
    return g_steal_pointer (&result);
  angled = dup_written ("<", ">", link);
  bracketed = g_strconcat ("<", angled, ">", NULL);

  return segue_episode_splice (episode, offset, entry->link.length, bracketed, -1);
}

/* Tells whether Markdown and HTML can hold the URL. Other characters have to be percent-encoded by the user. */
static gboolean
is_link (const char *link)
{
  for (const char *p = link; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)) || *p == '<' || *p == '>')
      return FALSE;

  return TRUE;
}

static SegueEpisode *
set_link (SegueEpisode  *episode,
          guint          index,
          Link           link,
          GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *before = link.written ? dup_link_text (entry) : segue_entry_dup_link (entry);
  const char *message = _("With this link the line would be read differently.");
  g_autoptr(SegueEpisode) result = NULL;

  g_return_val_if_fail (entry->kind != SEGUE_ENTRY_TEXT, NULL);
  if (link.url != NULL && *link.url == '\0')
    link.url = NULL;
  if (g_strcmp0 (before, link.url) == 0)
    return segue_episode_ref (episode);
  if (segue_list_has_item (episode, index) && (link.url == NULL || is_link (link.url)))
    return segue_list_set_text (episode, index, SEGUE_SYNTAX_LINK, link.url != NULL ? link.url : "", error);
  if (link.url != NULL && !is_link (link.url))
    message = _("A link holds no blanks, line breaks or angle brackets.");
  else if (link.url == NULL)
    result = remove_link (episode, segue_episode_get_offset (episode, index), entry);
  else if (before != NULL)
    result = replace_link (episode, index, &link);
  else if (entry->title.length == 0)
    message = _("A link needs a title: write that first.");
  else
    result = add_link (episode, index, &link);
  if (result != NULL && reads_back (episode, result, index, &link))
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/**
 * segue_edit_set_link:
 * @episode: an episode
 * @index: index of a section or segment
 * @link: (nullable): a URL, or empty or %NULL to remove the link
 * @error: return location for a #GError, or %NULL
 *
 * Sets the link of a title. If the title has a link, only the URL is replaced. A new link is written in the style of
 * most links in the notes. If the link is removed, the title is kept. The URL is escaped as its place in the notes
 * needs it, so that segue_entry_dup_link() returns it. Where several addresses follow the title, removing the link makes
 * the next of them the link.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the link would not be read back
 */
SegueEpisode *
segue_edit_set_link (SegueEpisode  *episode,
                     guint          index,
                     const char    *link,
                     GError       **error)
{
  return set_link (episode, index, (Link){ link, FALSE, NULL }, error);
}

/**
 * segue_edit_set_written_link:
 * @episode: an episode
 * @index: index of a section or segment
 * @link: (nullable): a URL as it is to be written, or empty or %NULL to remove the link
 * @error: return location for a #GError, or %NULL
 *
 * Sets the link of a title like segue_edit_set_link(), but escapes nothing, so that the text of
 * segue_entry_get_link_span() is @link.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the link would not be read back
 */
SegueEpisode *
segue_edit_set_written_link (SegueEpisode  *episode,
                             guint          index,
                             const char    *link,
                             GError       **error)
{
  return set_link (episode, index, (Link){ link, TRUE, NULL }, error);
}

/* Sets the link of a title like segue_edit_set_link(), for edits of many entries that count the styles of links once.
 * @styles is the count of @episode. Returns NULL if the link would not be read back. */
SegueEpisode *
segue_edit_add_link (SegueEpisode          *episode,
                     guint                  index,
                     const char            *link,
                     const SegueLinkStyles *styles)
{
  return set_link (episode, index, (Link){ link, FALSE, styles }, NULL);
}
