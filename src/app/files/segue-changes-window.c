/* segue-changes-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-changes-window.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-folds.h"
#include "app/widgets/segue-labels.h"

/* How many equal lines are shown before and after each change. */
#define CONTEXT 3
/* The most changed lines that are shown. All of them are laid out at once, so that more would be slow. */
#define MAX_LINES 4000

/* A window with the differences between two texts, as a text that can be selected and copied. */
struct _SegueChangesWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkTextView *view;
  GtkWidget *discard_button;

  char *discard_action;
  GtkTextTag *added;
  GtkTextTag *removed;
  GtkTextTag *added_words;
  GtkTextTag *removed_words;
  GtkTextTag *place;
  GtkTextTag *part;
};

G_DEFINE_FINAL_TYPE (SegueChangesWindow, segue_changes_window, ADW_TYPE_WINDOW)

static void
set_background (GtkTextTag *tag,
                const char *property,
                const char *color,
                float       alpha)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  rgba.alpha = alpha;
  g_object_set (tag, property, &rgba, NULL);
}

static void
update_colors (SegueChangesWindow *self)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *green = dark ? "#57e389" : "#2ec27e";
  const char *red = dark ? "#ff7b63" : "#e01b24";

  set_background (self->added, "paragraph-background-rgba", green, dark ? 0.14 : 0.16);
  set_background (self->removed, "paragraph-background-rgba", red, dark ? 0.16 : 0.12);
  set_background (self->added_words, "background-rgba", green, dark ? 0.28 : 0.36);
  set_background (self->removed_words, "background-rgba", red, dark ? 0.32 : 0.24);
}

static void
create_tags (SegueChangesWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  segue_folds_watch (self->view);
  segue_labels_unhyphenate_buffer (buffer);
  self->added = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->removed = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->added_words = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->removed_words = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->place = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.85, "weight", PANGO_WEIGHT_BOLD,
                                            "pixels-above-lines", 12, NULL);
  self->part = gtk_text_buffer_create_tag (buffer, NULL, "scale", 1.15, "weight", PANGO_WEIGHT_BOLD, "indent", 0,
                                           "pixels-above-lines", 18, NULL);
  update_colors (self);
}

/* Sets the tabs so that the sign has a column of its own, beside lines that are wrapped as well. */
static void
update_tabs (SegueChangesWindow *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "+ ");
  PangoTabArray *tabs = pango_tab_array_new (1, TRUE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  width += width / 2;
  pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, width);
  gtk_text_view_set_tabs (self->view, tabs);
  gtk_text_view_set_indent (self->view, -width);
  pango_tab_array_free (tabs);
  g_object_unref (layout);
}

static void
discard_cb (SegueChangesWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), self->discard_action, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
segue_changes_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_CHANGES_WINDOW);

  G_OBJECT_CLASS (segue_changes_window_parent_class)->dispose (object);
}

static void
segue_changes_window_finalize (GObject *object)
{
  g_free (SEGUE_CHANGES_WINDOW (object)->discard_action);

  G_OBJECT_CLASS (segue_changes_window_parent_class)->finalize (object);
}

static void
segue_changes_window_class_init (SegueChangesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_changes_window_dispose;
  object_class->finalize = segue_changes_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-changes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueChangesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueChangesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueChangesWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SegueChangesWindow, discard_button);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
segue_changes_window_init (SegueChangesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_tags (self);
  update_tabs (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
}

static gsize
terminator_length (const char *line,
                   gsize       length)
{
  gsize n = 0;

  while (n < length && (line[length - 1 - n] == '\n' || line[length - 1 - n] == '\r'))
    n++;

  return n;
}

/* Names the end of a line, which is shown where two lines differ in nothing else. */
static const char *
name_end (const char *line,
          gsize       length)
{
  const gsize n = terminator_length (line, length);

  if (n == 2)
    return "␍␊";
  if (n == 1)
    return line[length - 1] == '\r' ? "␍" : "␊";

  return "∅";
}

static void
append (SegueChangesWindow *self,
        const char         *text,
        gssize              length,
        GtkTextTag         *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (tag != NULL)
    gtk_text_buffer_insert_with_tags (buffer, &end, text, length, tag, NULL);
  else
    gtk_text_buffer_insert (buffer, &end, text, length);
}

static void
append_line (SegueChangesWindow *self,
             const char         *sign,
             const char         *line,
             gsize               length,
             gboolean            with_end,
             GtkTextTag         *tag)
{
  append (self, sign, -1, tag);
  append (self, line, length - terminator_length (line, length), tag);
  if (with_end)
    append (self, name_end (line, length), -1, tag);
  append (self, "\n", 1, tag);
}

/* Finds the range in which two lines differ, in characters. */
static void
find_words (const char *a,
            gsize       a_length,
            const char *b,
            gsize       b_length,
            gsize      *start,
            gsize      *end)
{
  const gsize least = MIN (a_length, b_length);

  for (*start = 0; *start < least && a[*start] == b[*start];)
    (*start)++;
  while (*start > 0 && *start < a_length && ((guchar) a[*start] & 0xC0) == 0x80)
    (*start)--;
  for (*end = 0; *end < least - *start && a[a_length - 1 - *end] == b[b_length - 1 - *end];)
    (*end)++;
  while (*end > 0 && ((guchar) a[a_length - *end] & 0xC0) == 0x80)
    (*end)--;
}

/* Emphasises the range that differs in the last line of the text, unless that is the whole line. */
static void
emphasise (SegueChangesWindow *self,
           const char         *line,
           gsize               length,
           gsize               start,
           gsize               end,
           GtkTextTag         *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const glong n = g_utf8_strlen (line + start, length - start - end), before = g_utf8_strlen (line, start);
  GtkTextIter from, to;
  guint offset;

  if (start + end == 0)
    return;
  gtk_text_buffer_get_end_iter (buffer, &from);
  gtk_text_iter_backward_line (&from);
  /* behind the sign and the tab */
  offset = segue_folds_get_offset (&from) + 2 + before;
  segue_folds_get_range (buffer, offset, offset + n, &from, &to);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static void
append_change (SegueChangesWindow *self,
               SegueChanges       *changes,
               const SegueChange  *change)
{
  const gboolean paired = change->n_before == change->n_after;

  for (guint i = 0; i < change->n_before + change->n_after; i++)
    {
      const gboolean is_after = i >= change->n_before;
      const guint at = is_after ? i - change->n_before : i;
      gsize length, other_length = 0, start, end;
      const char *line, *other = NULL;

      line = is_after ? segue_changes_get_after (changes, change->after + at, &length)
                      : segue_changes_get_before (changes, change->before + at, &length);
      if (paired)
        other = is_after ? segue_changes_get_before (changes, change->before + at, &other_length)
                         : segue_changes_get_after (changes, change->after + at, &other_length);
      if (paired)
        {
          const gsize text_length = length - terminator_length (line, length);
          const gsize other_text = other_length - terminator_length (other, other_length);

          find_words (line, text_length, other, other_text, &start, &end);
          append_line (self, is_after ? "+\t" : "-\t", line, length, text_length == other_text && start == text_length,
                       is_after ? self->added : self->removed);
          emphasise (self, line, text_length, start, end, is_after ? self->added_words : self->removed_words);
        }
      else
        {
          append_line (self, is_after ? "+\t" : "-\t", line, length, FALSE, is_after ? self->added : self->removed);
        }
    }
}

static void
append_context (SegueChangesWindow *self,
                SegueChanges       *changes,
                guint               from,
                guint               to)
{
  for (guint i = from; i < to; i++)
    {
      gsize length;
      const char *line = segue_changes_get_after (changes, i, &length);

      append_line (self, "\t", line, length, FALSE, NULL);
    }
}

static void
append_place (SegueChangesWindow *self,
              guint               line)
{
  g_autofree char *text = g_strdup_printf (_("Line %u"), line + 1);

  append (self, text, -1, self->place);
  append (self, "\n", 1, self->place);
}

static void
append_rest (SegueChangesWindow *self,
             guint               n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("… and %u more change", "… and %u more changes", n), n);

  append (self, text, -1, self->place);
}

static void
fill (SegueChangesWindow *self,
      SegueChanges       *changes)
{
  const guint n = segue_changes_get_n (changes), n_after = segue_changes_get_n_after (changes);
  guint shown = 0, at = 0;

  for (guint i = 0; i < n; i++)
    {
      const SegueChange *change = segue_changes_get (changes, i);
      const SegueChange *next = i + 1 < n ? segue_changes_get (changes, i + 1) : NULL;
      const guint start = MAX (at, change->after - MIN (change->after, CONTEXT));
      const guint end = change->after + change->n_after;

      shown += change->n_before + change->n_after;
      if (shown > MAX_LINES)
        {
          append_rest (self, n - i);
          return;
        }
      if (start > at || i == 0)
        append_place (self, change->after);
      append_context (self, changes, start, change->after);
      append_change (self, changes, change);
      at = MIN (end + CONTEXT, next != NULL ? next->after : n_after);
      append_context (self, changes, end, at);
    }
}

/* Appends the heading of a part, and the changes in it. */
static void
append_part (SegueChangesWindow *self,
             const char         *heading,
             SegueChanges       *changes)
{
  append (self, heading, -1, self->part);
  append (self, "\n", 1, self->part);
  if (segue_changes_get_n (changes) > 0)
    fill (self, changes);
  else
    append_line (self, "\t", _("No Changes"), strlen (_("No Changes")), FALSE, NULL);
}

/* @others are the changes that another program has made meanwhile, or %NULL if they are not known. */
static SegueChangesWindow *
create_window (GtkWindow    *parent,
               const char   *name,
               SegueChanges *changes,
               SegueChanges *others,
               const char   *discard_action)
{
  SegueChangesWindow *self = g_object_new (SEGUE_TYPE_CHANGES_WINDOW, "transient-for", parent, NULL);
  const guint n = segue_changes_get_n_lines (changes) + (others != NULL ? segue_changes_get_n_lines (others) : 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%u line changed", "%u lines changed", n), n);
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), name, count);
  GtkTextIter start;

  self->discard_action = g_strdup (discard_action);
  gtk_widget_set_visible (self->discard_button, discard_action != NULL && n > 0);
  adw_window_title_set_subtitle (self->title, n > 0 ? subtitle : name);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "changes" : "none");
  if (others != NULL)
    {
      append_part (self, _("Your Changes"), changes);
      append_part (self, _("Changes by Another Program"), others);
    }
  else
    fill (self, changes);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->view), &start);

  segue_dialogs_fit (GTK_WINDOW (self), parent, 760, 620);
  gtk_widget_grab_focus (n > 0 ? GTK_WIDGET (self->view) : GTK_WIDGET (self->stack));

  return self;
}

typedef struct
{
  GBytes *before;
  GBytes *after;
  GBytes *other; /* (nullable): what another program has made of @before */
  char *name;
  char *discard_action;
  gboolean modal;
  SegueChanges *changes;
  SegueChanges *others; /* (nullable): from @before to @other */
} Comparison;

static void
comparison_free (Comparison *self)
{
  g_bytes_unref (self->before);
  g_bytes_unref (self->after);
  g_clear_pointer (&self->other, g_bytes_unref);
  g_free (self->name);
  g_free (self->discard_action);
  g_clear_pointer (&self->changes, segue_changes_free);
  g_clear_pointer (&self->others, segue_changes_free);
  g_free (self);
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Comparison *comparison = data;

  comparison->changes = segue_changes_new (comparison->before, comparison->after);
  if (comparison->other != NULL)
    comparison->others = segue_changes_new (comparison->before, comparison->other);
  g_task_return_boolean (task, TRUE);
}

/* Closes what is shown beside a window. */
static void
close_beside (GtkWindow *parent)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_CHANGES_WINDOW (link->data) && gtk_window_get_transient_for (link->data) == parent)
        gtk_window_destroy (link->data);
    }
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GtkWindow *parent = GTK_WINDOW (object);
  Comparison *comparison = g_task_get_task_data (G_TASK (result));
  SegueChangesWindow *window;

  /* the parent may have been closed meanwhile */
  if (gtk_window_get_application (parent) == NULL)
    return;
  close_beside (parent);
  window = create_window (parent, comparison->name, comparison->changes, comparison->others, comparison->discard_action);
  gtk_window_set_modal (GTK_WINDOW (window), comparison->modal);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show (GtkWindow  *parent,
      const char *name,
      GBytes     *before,
      GBytes     *after,
      GBytes     *other,
      const char *discard_action,
      gboolean    modal)
{
  g_autoptr(GTask) task = g_task_new (parent, NULL, compared_cb, NULL);
  Comparison *comparison = g_new (Comparison, 1);

  *comparison = (Comparison){
    .before = g_bytes_ref (before), .after = g_bytes_ref (after),
    .other = other != NULL ? g_bytes_ref (other) : NULL,
    .name = g_strdup (name), .discard_action = g_strdup (discard_action), .modal = modal,
  };
  g_task_set_source_tag (task, show);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  g_task_run_in_thread (task, compare_thread);
}

/**
 * segue_changes_window_show:
 * @parent: the window that the changes belong to
 * @name: the name of the file
 * @before: the text before the changes
 * @after: the text after the changes
 * @other: (nullable): what another program has made of @before meanwhile, which is shown below, or %NULL
 * @discard_action: (nullable): the name of an action of @parent that takes the changes back, or %NULL for none
 *
 * Shows what differs between two texts, as soon as they have been compared in a thread. @parent waits for the answer.
 */
void
segue_changes_window_show (GtkWindow  *parent,
                           const char *name,
                           GBytes     *before,
                           GBytes     *after,
                           GBytes     *other,
                           const char *discard_action)
{
  show (parent, name, before, after, other, discard_action, TRUE);
}

/**
 * segue_changes_window_show_beside:
 * @parent: the window that the texts belong to
 * @name: the name of the texts
 * @before: the text before the changes
 * @after: the text after the changes
 *
 * Shows what differs between two texts beside @parent, which can be used meanwhile. What was shown beside it before is
 * closed.
 */
void
segue_changes_window_show_beside (GtkWindow  *parent,
                                  const char *name,
                                  GBytes     *before,
                                  GBytes     *after)
{
  show (parent, name, before, after, NULL, NULL, FALSE);
}
