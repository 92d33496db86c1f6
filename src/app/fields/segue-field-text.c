/* segue-field-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-field-text.h"

#include <adwaita.h>
#include <string.h>

#include "app/widgets/segue-emphasis.h"
#include "app/widgets/segue-folds.h"
#include "app/widgets/segue-notes-language.h"

/* An editor that wraps its text: a title, which is one line in the notes, or a description in Markdown. */
struct _SegueFieldText
{
  SegueSourceView parent_instance;

  SegueFieldEdit *edit;
  gboolean single_line;
  guint n_actions; /* number of nested user actions of the buffer, each of which may consist of several changes */
  gboolean changed;
};

enum
{
  PROP_0,
  PROP_FIELD,
  PROP_SINGLE_LINE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void editor_iface_init (SegueFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueFieldText, segue_field_text, SEGUE_TYPE_SOURCE_VIEW,
                               G_IMPLEMENT_INTERFACE (SEGUE_TYPE_FIELD_EDITOR, editor_iface_init))

static GtkTextBuffer *
get_buffer (gpointer self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static SegueFieldEdit *
get_edit (SegueFieldEditor *editor)
{
  return SEGUE_FIELD_TEXT (editor)->edit;
}

static GtkWidget *
get_target (SegueFieldEditor *editor)
{
  return GTK_WIDGET (editor);
}

static char *
dup_text (SegueFieldEditor *editor)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (get_buffer (editor), &start, &end);

  return segue_folds_dup_text (&start, &end);
}

static void
replace_text (SegueFieldEditor *editor,
              int               from,
              int               to,
              const char       *inserted)
{
  GtkTextBuffer *buffer = get_buffer (editor);
  GtkTextIter caret;
  GtkTextIter end;

  gtk_text_buffer_begin_irreversible_action (buffer);
  segue_folds_replace (buffer, from, to, inserted, &end);
  gtk_text_buffer_end_irreversible_action (buffer);
  /* a view finds the place of its cursor anew even if the cursor stays where it is */
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_buffer_get_has_selection (buffer) || !gtk_text_iter_equal (&caret, &end))
    gtk_text_buffer_place_cursor (buffer, &end);
}

static int
get_caret (SegueFieldEditor *editor)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (get_buffer (editor), &caret, gtk_text_buffer_get_insert (get_buffer (editor)));

  return segue_folds_get_offset (&caret);
}

static void
set_caret (SegueFieldEditor *editor,
           int               caret)
{
  GtkTextIter iter;

  segue_folds_get_iter (get_buffer (editor), caret, &iter);
  gtk_text_buffer_place_cursor (get_buffer (editor), &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (editor), gtk_text_buffer_get_insert (get_buffer (editor)));
}

static void
select_range (SegueFieldEditor *editor,
              int               start,
              int               end)
{
  GtkTextIter from;
  GtkTextIter to;

  segue_folds_get_range (get_buffer (editor), start, end, &from, &to);
  gtk_text_buffer_select_range (get_buffer (editor), &to, &from);
}

static void
reset_preedit (SegueFieldEditor *editor)
{
  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (editor));
}

static void
editor_iface_init (SegueFieldEditorInterface *iface)
{
  iface->get_edit = get_edit;
  iface->get_target = get_target;
  iface->dup_text = dup_text;
  iface->replace_text = replace_text;
  iface->get_caret = get_caret;
  iface->set_caret = set_caret;
  iface->select_range = select_range;
  iface->reset_preedit = reset_preedit;
}

static void
text_changed_cb (SegueFieldText *self)
{
  /* A text view asks for a frame only after it has validated its lines, which is too late for the frame in which the
   * other views show the same change. */
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (self->n_actions > 0)
    self->changed = TRUE;
  else
    segue_field_edit_typed (self->edit);
}

static void
action_begun_cb (SegueFieldText *self)
{
  self->n_actions++;
}

static void
action_ended_cb (SegueFieldText *self)
{
  if (--self->n_actions > 0 || !self->changed)
    return;

  self->changed = FALSE;
  segue_field_edit_typed (self->edit);
}

/* In a field of one line the key for a new line ends editing, and pasted line breaks become spaces. The key is handled
 * here and not by a controller, since the input method may need it first. */
static void
insert_text_cb (GtkTextBuffer  *buffer,
                GtkTextIter    *iter,
                const char     *inserted,
                int             length,
                SegueFieldText *self)
{
  g_autofree char *joined = NULL;

  if (!self->single_line || strcspn (inserted, "\r\n") >= (gsize) length)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (length == 1)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "details.commit", NULL);
      return;
    }
  joined = g_strndup (inserted, length);
  g_strdelimit (joined, "\r\n", ' ');
  gtk_text_buffer_insert (buffer, iter, g_strchomp (joined), -1);
}

static void
preedit_changed_cb (SegueFieldText *self,
                    const char     *preedit)
{
  segue_field_edit_set_composing (self->edit, preedit != NULL && *preedit != '\0');
}

static void
update_scheme (SegueFieldText *self)
{
  /* A title has a scheme, too: without one, GTK 4.8 keeps drawing it in the color from before a change to the dark
   * style. */
  segue_notes_language_update_scheme (GTK_SOURCE_BUFFER (get_buffer (self)));
}

static void
set_single_line (SegueFieldText *self,
                 gboolean        single_line)
{
  self->single_line = single_line;
  if (!single_line)
    {
      g_autoptr(GMenuModel) menu = segue_emphasis_create_menu ("field");

      gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self), menu);
      segue_emphasis_watch_paste (GTK_TEXT_VIEW (self));
      segue_notes_language_watch (GTK_SOURCE_VIEW (self));
    }
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (get_buffer (self)),
                                  single_line ? NULL : segue_notes_language_get ());
  update_scheme (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, !single_line, -1);
}

/* Applies emphasis or a link to the selection. The link of a title is edited in a field of its own. */
static void
emphasize_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueFieldText *self = SEGUE_FIELD_TEXT (widget);

  segue_field_editor_commit_preedit (SEGUE_FIELD_EDITOR (self));
  if (self->single_line && g_str_equal (name, "field.link"))
    gtk_widget_activate_action (widget, "details.edit-link", NULL);
  else if (g_str_equal (name, "field.link"))
    segue_emphasis_link (GTK_TEXT_VIEW (self));
  else if (!self->single_line)
    segue_emphasis_toggle (GTK_TEXT_VIEW (self), g_str_equal (name, "field.bold") ? "**" : "*");
}

static void
install_emphasis (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "field.bold", NULL, emphasize_action);
  gtk_widget_class_install_action (widget_class, "field.italic", NULL, emphasize_action);
  gtk_widget_class_install_action (widget_class, "field.link", NULL, emphasize_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "field.bold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "field.italic", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "field.link", NULL);
}

static void
segue_field_text_dispose (GObject *object)
{
  SegueFieldText *self = SEGUE_FIELD_TEXT (object);

  if (self->edit != NULL)
    g_object_run_dispose (G_OBJECT (self->edit));
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (segue_field_text_parent_class)->dispose (object);
}

static void
segue_field_text_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SegueFieldText *self = SEGUE_FIELD_TEXT (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      g_value_set_enum (value, segue_field_edit_get_field (self->edit));
      break;
    case PROP_SINGLE_LINE:
      g_value_set_boolean (value, self->single_line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_field_text_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SegueFieldText *self = SEGUE_FIELD_TEXT (object);

  switch (prop_id)
    {
    case PROP_FIELD:
      segue_field_edit_set_field (self->edit, g_value_get_enum (value));
      break;
    case PROP_SINGLE_LINE:
      set_single_line (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_field_text_class_init (SegueFieldTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_field_text_dispose;
  object_class->get_property = segue_field_text_get_property;
  object_class->set_property = segue_field_text_set_property;

  props[PROP_FIELD] = g_param_spec_enum ("field", NULL, NULL, SEGUE_TYPE_FIELD, SEGUE_FIELD_NONE,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_SINGLE_LINE] = g_param_spec_boolean ("single-line", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  install_emphasis (GTK_WIDGET_CLASS (klass));
}

static void
segue_field_text_init (SegueFieldText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = get_buffer (self);

  self->edit = segue_field_edit_new (GTK_WIDGET (self));
  segue_folds_watch (view);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (buffer), FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (action_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (action_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
}
