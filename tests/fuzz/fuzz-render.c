/* fuzz-render.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/episode/segue-reader.h"
#include "formats/render/segue-render.h"

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **attribute_names,
               const char          **attribute_values,
               gpointer              user_data,
               GError              **error)
{
  static const char *const known[] = {
    "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "code", "del", "pre",
    "blockquote", "br", "hr", "html", "head", "meta", "title", "img", "table", "thead", "tbody", "tr", "th", "td", NULL,
  };

  g_assert_true (g_strv_contains (known, name));
  for (guint i = 0; attribute_names[i] != NULL; i++)
    {
      g_autofree char *target = g_ascii_strdown (attribute_values[i], -1);

      g_assert_false (g_str_has_prefix (attribute_names[i], "on"));
      g_assert_null (strstr (target, "javascript:") == target ? target : NULL);
    }
}

/* HTML is XML as well, whatever the notes hold. */
static void
check_html (const char *html)
{
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_markup_parse_context_parse (context, html, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  gboolean all = fuzz_byte (&input) % 2 == 0;
  g_autofree char *text = fuzz_text (&input);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
  g_autofree char *title = segue_render_dup_title (episode);
  g_autofree char *html = NULL;
  g_autofree char *page = NULL;
  g_autofree char *body = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *plain = NULL;

  /* or every other entry, as they may be selected */
  for (guint i = 0; !all && i + 1 < entries->len; i++)
    g_array_remove_index (entries, i);
  html = segue_render_html (episode, entries, NULL);
  body = g_strconcat ("<body>", html, "</body>", NULL);
  check_html (body);
  page = segue_render_html_document (episode, entries, NULL, title != NULL ? title : "");
  check_html (page);
  markdown = segue_render_markdown (episode, entries, NULL);
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  plain = segue_render_plain (episode, entries, NULL);
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  return 0;
}
