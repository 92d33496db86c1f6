/* segue-notes-style.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-style.h"

#include "app/widgets/segue-em.h"

/* The column of times grows with the times up to this number of characters. */
#define MAX_TIME_CHARS 11

static const struct
{
  double scale;
  int weight;
  double gap; /* space above the line, in em */
} headings[SEGUE_NOTES_HEADINGS] = {
  { 1.6, 800, 1.5 },
  { 1.3, 700, 1.8 },
  { 1.1, 700, 1.6 },
  { 1.0, 700, 1.4 },
};

/* Prevents hyphens at line breaks, which the notes do not contain. One of these tags is on each line. */
static void
prevent_hyphens (SegueNotesStyle *self)
{
  static const SegueNotesTag lines[] = { SEGUE_NOTES_TAG_SEGMENT, SEGUE_NOTES_TAG_PARAGRAPH, SEGUE_NOTES_TAG_ITEM,
                                         SEGUE_NOTES_TAG_CODE };

  for (guint i = 0; i < SEGUE_NOTES_HEADINGS; i++)
    g_object_set (self->tags[SEGUE_NOTES_TAG_HEADING + i], "insert-hyphens", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_object_set (self->tags[lines[i]], "insert-hyphens", FALSE, NULL);
}

void
segue_notes_style_init (SegueNotesStyle *self)
{
  self->table = gtk_text_tag_table_new ();
  for (guint i = 0; i < SEGUE_NOTES_N_TAGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("notes-%u", i);

      self->tags[i] = gtk_text_tag_new (name);
      gtk_text_tag_table_add (self->table, self->tags[i]);
      g_object_unref (self->tags[i]);
    }
  prevent_hyphens (self);
  /* GTK 4.8 does not restore the previous value, so it is set only once. */
  g_object_set (self->tags[SEGUE_NOTES_TAG_TIME], "font-features", "tnum=1", NULL);
}

void
segue_notes_style_clear (SegueNotesStyle *self)
{
  g_clear_object (&self->table);
  g_clear_pointer (&self->longest_time, g_free);
}

/* Counts the characters of a time; 0 for one that would make the column of times too wide. */
guint
segue_notes_style_count (const char *time)
{
  const glong chars = time != NULL ? g_utf8_strlen (time, -1) : 0;

  return chars <= MAX_TIME_CHARS ? chars : 0;
}

/**
 * segue_notes_style_take_time:
 * @self: style
 * @time: a time that is shown
 *
 * Makes sure that the column of times is wide enough. Only segue_notes_style_set_time() makes it narrower, so that
 * titles do not jump while somebody types a time.
 *
 * Returns: %TRUE if it became wider, which segue_notes_style_update() then shows
 */
gboolean
segue_notes_style_take_time (SegueNotesStyle *self,
                             const char      *time)
{
  if (segue_notes_style_count (time) <= segue_notes_style_count (self->longest_time))
    return FALSE;
  g_free (self->longest_time);
  self->longest_time = g_strdup (time);

  return TRUE;
}

/**
 * segue_notes_style_set_time:
 * @self: style
 * @time: (nullable): the longest time that is shown
 *
 * Makes the column of times as wide as @time.
 *
 * Returns: %TRUE if that is another width, which segue_notes_style_update() then shows
 */
gboolean
segue_notes_style_set_time (SegueNotesStyle *self,
                            const char      *time)
{
  if (g_strcmp0 (self->longest_time, time) == 0)
    return FALSE;
  g_free (self->longest_time);
  self->longest_time = g_strdup (time);

  return TRUE;
}

static int
measure_time (SegueNotesStyle *self,
              GtkWidget       *widget)
{
  g_autoptr(PangoLayout) layout = NULL;
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  if (self->longest_time == NULL)
    return 0;
  layout = gtk_widget_create_pango_layout (widget, self->longest_time);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* Lets a paragraph start with a column: the text up to the tab is @width pixels wide, and wrapped lines start at
 * @indent. */
static void
set_column (GtkTextTag *tag,
            int         width,
            int         indent)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, width);

  g_object_set (tag, "indent", -indent, "tabs", tabs, NULL);
  pango_tab_array_free (tabs);
}

static void
set_accumulating_margin (GtkTextTag *tag,
                         int         width)
{
  g_object_set (tag, "accumulative-margin", TRUE, "left-margin", width, NULL);
}

static void
update_blocks (SegueNotesStyle *self)
{
  const double em = self->em;
  const int item_width = (int) (1.35 * em);
  const int description_margin = self->compact ? 0 : self->time_width;

  for (guint i = 0; i < SEGUE_NOTES_HEADINGS; i++)
    {
      g_object_set (self->tags[SEGUE_NOTES_TAG_HEADING + i],
                    "scale", headings[i].scale, "weight", headings[i].weight,
                    "pixels-below-lines", (int) (0.45 * em), NULL);
      g_object_set (self->tags[SEGUE_NOTES_TAG_HEADING_GAP + i], "pixels-above-lines", (int) (headings[i].gap * em), NULL);
    }
  set_column (self->tags[SEGUE_NOTES_TAG_SEGMENT], self->time_width, description_margin);
  set_accumulating_margin (self->tags[SEGUE_NOTES_TAG_DESCRIPTION], description_margin);
  set_column (self->tags[SEGUE_NOTES_TAG_ITEM], item_width, item_width);
  g_object_set (self->tags[SEGUE_NOTES_TAG_SEGMENT_GAP], "pixels-above-lines", (int) (1.0 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_PARAGRAPH_GAP], "pixels-above-lines", (int) (0.7 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_LEAD_GAP], "pixels-above-lines", (int) (0.35 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_TEXT_GAP], "pixels-above-lines", (int) (1.5 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_ITEM_GAP], "pixels-above-lines", (int) (0.3 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_CODE], "family", "monospace", "scale", 0.92, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_CODE_GAP], "pixels-above-lines", (int) (1.3 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_CODE_END], "pixels-below-lines", (int) (0.9 * em), NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_RULE], "pixels-above-lines", (int) (0.5 * em), NULL);
  for (guint i = 0; i < SEGUE_NOTES_DEPTHS; i++)
    {
      set_accumulating_margin (self->tags[SEGUE_NOTES_TAG_NESTED + i], (int) ((i + 1) * 1.6 * em));
      set_accumulating_margin (self->tags[SEGUE_NOTES_TAG_LIST + i], (int) (i * item_width));
      set_accumulating_margin (self->tags[SEGUE_NOTES_TAG_QUOTE + i], (int) ((i + 1) * 1.1 * em));
    }
}

static GdkRGBA
with_alpha (GdkRGBA color,
            double  alpha)
{
  color.alpha *= alpha;

  return color;
}

static void
update_runs (SegueNotesStyle *self)
{
  GdkRGBA quiet = with_alpha (self->foreground, 0.72);
  GdkRGBA shade = with_alpha (self->foreground, 0.08);

  g_object_set (self->tags[SEGUE_NOTES_TAG_TITLE], "weight", 600, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_TIME], "foreground-rgba", &self->accent, "weight", 400, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_MARK], "foreground-rgba", &quiet, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_LINK], "foreground-rgba", &self->accent, "underline", PANGO_UNDERLINE_SINGLE,
                NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_BOLD], "weight", 700, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_ITALIC], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_INLINE_CODE], "family", "monospace", "scale", 0.92, "background-rgba", &shade,
                NULL);
  g_object_set (self->tags[SEGUE_NOTES_TAG_STRIKE], "strikethrough", TRUE, NULL);
}

/**
 * segue_notes_style_update:
 * @self: style
 * @widget: what shows the notes
 *
 * Takes fonts and colours from @widget, as they are now. A change lays all lines out again, so that nothing is done
 * where everything is as it was.
 *
 * Returns: %TRUE if something changed
 */
gboolean
segue_notes_style_update (SegueNotesStyle *self,
                          GtkWidget       *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double em = segue_em_get (widget);
  int time_width = measure_time (self, widget) + (int) (self->compact ? 0.7 * em : em);
  GdkRGBA foreground;
  GdkRGBA accent;
  gboolean changed = FALSE;

  gtk_style_context_get_color (context, &foreground);
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = foreground;
  if (em != self->em || time_width != self->time_width)
    {
      self->em = em;
      self->time_width = time_width;
      update_blocks (self);
      changed = TRUE;
    }
  if (!gdk_rgba_equal (&foreground, &self->foreground) || !gdk_rgba_equal (&accent, &self->accent))
    {
      self->foreground = foreground;
      self->accent = accent;
      update_runs (self);
      changed = TRUE;
    }

  return changed;
}
