/* segue-clipboard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/exchange/segue-clipboard.h"

#include "formats/render/segue-render.h"

/**
 * segue_clipboard_new_provider:
 * @text: plain text
 * @html: the same as HTML, without a head
 *
 * Offers one text in two forms. The program that pastes chooses one of them.
 *
 * Returns: (transfer full): the content for a clipboard or a drag
 */
GdkContentProvider *
segue_clipboard_new_provider (const char *text,
                              const char *html)
{
  /* some programs read HTML without a charset as Latin-1 */
  g_autofree char *marked = g_strconcat ("<meta charset=\"utf-8\"/>\n", html, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (marked, strlen (marked));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

/* Joins the lines of entries, without the blank lines after the last one. */
static char *
dup_lines (SegueEpisode *episode,
           const guint  *indices,
           guint         n_indices)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n_indices; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, indices[i]);
      gsize length;
      const char *text = segue_entry_get_text (entry, &length);

      if (lines->len > 0 && strchr ("\r\n", lines->str[lines->len - 1]) == NULL)
        g_string_append_c (lines, '\n');
      g_string_append_len (lines, text, i + 1 < n_indices ? length : segue_entry_get_content_length (entry));
    }
  g_string_replace (lines, "\r\n", "\n", 0);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * segue_clipboard_new_entries:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of its entries, ascending
 * @n_indices: number of indices
 *
 * Offers entries to other programs: their lines as they are written, and HTML. Entries without a time and entries that
 * are left out when publishing are part of it, since the user has selected them.
 *
 * Returns: (transfer full): the content for a clipboard or a drag
 */
GdkContentProvider *
segue_clipboard_new_entries (SegueEpisode *episode,
                             const guint  *indices,
                             guint         n_indices)
{
  g_autoptr(GArray) entries = segue_render_new_entries (episode, indices, n_indices);
  g_autofree char *text = dup_lines (episode, indices, n_indices);
  g_autofree char *html = segue_render_html (episode, entries, NULL);

  return segue_clipboard_new_provider (text, html);
}

/**
 * segue_clipboard_set_entries:
 * @clipboard: a clipboard
 * @episode: an episode
 * @indices: (array length=n_indices): indices of its entries, ascending
 * @n_indices: number of indices
 *
 * Copies entries for other programs.
 */
void
segue_clipboard_set_entries (GdkClipboard *clipboard,
                             SegueEpisode *episode,
                             const guint  *indices,
                             guint         n_indices)
{
  g_autoptr(GdkContentProvider) provider = segue_clipboard_new_entries (episode, indices, n_indices);

  gdk_clipboard_set_content (clipboard, provider);
}

/**
 * segue_clipboard_set_notes:
 * @clipboard: a clipboard
 * @episode: an episode
 *
 * Copies the show notes as they are published.
 *
 * Returns: the number of segments that were left out because they have no time
 */
guint
segue_clipboard_set_notes (GdkClipboard *clipboard,
                           SegueEpisode *episode)
{
  guint n_untimed;
  g_autoptr(GArray) entries = segue_render_choose (episode, &n_untimed);
  g_autofree char *text = segue_render_plain (episode, entries, NULL);
  g_autofree char *html = segue_render_html (episode, entries, NULL);
  g_autoptr(GdkContentProvider) provider = segue_clipboard_new_provider (text, html);

  gdk_clipboard_set_content (clipboard, provider);

  return n_untimed;
}
