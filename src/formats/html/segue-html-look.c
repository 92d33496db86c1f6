/* segue-html-look.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/html/segue-html-look.h"

#include <string.h>

/* the lowest font weight that counts as bold, as in word processors */
#define BOLD_WEIGHT 600

static gboolean
is_named (const char *p,
          const char *end,
          const char *name)
{
  return (gsize) (end - p) == strlen (name) && g_ascii_strncasecmp (p, name, end - p) == 0;
}

static gboolean
begins_with (const char *p,
             const char *end,
             const char *word)
{
  return (gsize) (end - p) >= strlen (word) && g_ascii_strncasecmp (p, word, strlen (word)) == 0;
}

static void
read_weight (SegueHtmlLook *look,
             const char    *value,
             const char    *end)
{
  if (begins_with (value, end, "bold"))
    look->bold = 1;
  else if (begins_with (value, end, "normal"))
    look->bold = 0;
  else if (value < end && g_ascii_isdigit (*value))
    look->bold = g_ascii_strtoull (value, NULL, 10) >= BOLD_WEIGHT;
}

/* Reads a list property of Word: `mso-list:l0 level2 lfo1` is a list item, and `mso-list:Ignore` is its bullet. */
static void
read_word_list (SegueHtmlLook *look,
                const char    *value,
                const char    *end)
{
  const char *level = g_strstr_len (value, end - value, "level");

  look->hidden |= begins_with (value, end, "ignore");
  if (level != NULL && level + 5 < end && level[5] >= '1' && level[5] <= '9')
    look->level = level[5] - '0';
}

static void
read_declaration (SegueHtmlLook *look,
                  const char    *name,
                  const char    *name_end,
                  const char    *value,
                  const char    *end)
{
  if (is_named (name, name_end, "display"))
    look->hidden |= begins_with (value, end, "none");
  else if (is_named (name, name_end, "margin-bottom"))
    look->tight = value < end && *value == '0' && (value + 1 == end || value[1] != '.');
  else if (is_named (name, name_end, "margin"))
    look->tight = value < end && *value == '0' && memchr (value, ' ', end - value) == NULL;
  else if (is_named (name, name_end, "font-weight"))
    read_weight (look, value, end);
  else if (is_named (name, name_end, "white-space"))
    look->keeps_breaks = begins_with (value, end, "pre") || begins_with (value, end, "break-spaces");
  else if (is_named (name, name_end, "white-space-collapse"))
    look->keeps_breaks = begins_with (value, end, "preserve") || begins_with (value, end, "break-spaces");
  else if (is_named (name, name_end, "mso-list"))
    read_word_list (look, value, end);
}

/* Parses a style attribute (nullable). */
SegueHtmlLook
segue_html_look_read (const char *style)
{
  SegueHtmlLook look = { .bold = -1, .keeps_breaks = -1 };

  while (style != NULL && *style != '\0')
    {
      const char *end = style + strcspn (style, ";");
      const char *colon = memchr (style, ':', end - style);

      if (colon != NULL)
        {
          const char *name_end = colon, *value = colon + 1;

          while (g_ascii_isspace (*style))
            style++;
          while (name_end > style && g_ascii_isspace (name_end[-1]))
            name_end--;
          while (value < end && g_ascii_isspace (*value))
            value++;
          read_declaration (&look, style, name_end, value, end);
        }
      style = *end == ';' ? end + 1 : end;
    }

  return look;
}
