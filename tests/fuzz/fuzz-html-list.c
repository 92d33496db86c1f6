/* fuzz-html-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/edit/segue-paste.h"
#include "formats/html/segue-html-list.h"

/* Lines that can be pasted: text, none of them empty but one between two others. */
static void
check_lines (const char *lines)
{
  gsize length = strlen (lines);
  g_autoptr(SeguePaste) paste = NULL;

  g_assert_true (g_utf8_validate (lines, length, NULL));
  g_assert_true (length == 0 || g_str_has_suffix (lines, "\n"));
  g_assert_false (g_str_has_prefix (lines, "\n") || g_str_has_suffix (lines, "\n\n"));
  g_assert_null (strstr (lines, "\n\n\n"));
  g_assert_null (strstr (lines, " \n"));
  /* tabs stand only between the cells of a row */
  g_assert_null (strstr (lines, "\t\n"));
  g_assert_null (strstr (lines, "\n\t"));
  g_assert_true (*lines != '\t');
  for (const char *p = lines; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == '\n' || *p == '\t' || !g_unichar_iscntrl (g_utf8_get_char (p)));
  paste = segue_paste_read (lines, length);
  segue_paste_count (paste, SEGUE_PASTE_SEGMENTS);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  gboolean has_plain = fuzz_byte (&input) % 2 == 0;
  const char *html = (const char *) input.p;
  gsize length = input.end - input.p;
  g_autofree char *bytes = g_strndup (html, length);
  g_autofree char *plain = has_plain ? g_utf8_make_valid (bytes, -1) : NULL;
  g_autofree char *all = segue_html_list_read (html, length, NULL);
  g_autofree char *chosen = segue_html_list_read (html, length, plain);

  if (all != NULL)
    check_lines (all);
  /* what the plain text is has a say in whether, and none in what */
  g_assert_true (chosen == NULL || g_strcmp0 (chosen, all) == 0);
  return 0;
}
