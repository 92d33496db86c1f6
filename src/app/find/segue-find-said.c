/* segue-find-said.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/find/segue-find-said.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-item-name.h"
#include "app/widgets/segue-labels.h"
#include "session/transcript/segue-said.h"

/**
 * SegueFindSaid:
 *
 * How often the transcript has what is looked for, and a list of the places. A place is played, or becomes a segment.
 * The button is there as soon as there is a transcript, so that nothing moves while the user types.
 */
struct _SegueFindSaid
{
  SegueView parent_instance;

  GtkMenuButton *button;
  GtkLabel *count;
  GtkLabel *heading;
  GtkPopover *popover;
  GtkListView *view;

  GtkSingleSelection *selection;
  guint shown; /* the number of the hit that a step has led to, from 1 on, or 0 */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueFindSaid, segue_find_said, SEGUE_TYPE_VIEW)

static SegueEpisode *
get_episode (SegueFindSaid *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

static char *
format_time (SegueFindSaid *self,
             gint64         time)
{
  const SegueClock clock = segue_dialect_get_new_clock (segue_episode_get_dialect (get_episode (self)));

  return segue_clock_format (&clock, time - time % 1000);
}

static void
update (SegueFindSaid *self)
{
  const guint n = segue_said_finder_get_n (segue_session_get_said_finder (segue_view_get_session (SEGUE_VIEW (self))));
  SegueTranscriptFile *file = segue_session_get_transcript_file (segue_view_get_session (SEGUE_VIEW (self)));
  g_autofree char *count = g_strdup_printf ("%'u", n);
  g_autofree char *heading = g_strdup_printf (ngettext ("Said %'u time", "Said %'u times", n), n);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), segue_transcript_file_get_transcript (file) != NULL);
  if (n == 0)
    gtk_popover_popdown (self->popover);
  self->shown = 0;
  g_signal_emit (self, changed_signal, 0);
}

/* Selects the segment that a hit belongs to. */
static void
select_segment (SegueFindSaid *self,
                SegueSaidHit  *hit)
{
  const guint64 id = segue_said_find_segment (get_episode (self), segue_said_hit_get_start (hit));

  if (id != 0)
    segue_view_state_set_selected (segue_view_get_state (SEGUE_VIEW (self)), id);
}

/* Shows the segment that a hit belongs to, and plays the recording from there on. */
static void
activate_cb (SegueFindSaid *self,
             guint          position)
{
  g_autoptr(SegueSaidHit) hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (hit == NULL)
    return;

  select_segment (self, hit);
  segue_recording_play_from (segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self))),
                             segue_said_hit_get_start (hit));
}

/* Adds a segment at the time of the selected hit. */
static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueFindSaid *self = SEGUE_FIND_SAID (widget);
  SegueSaidHit *hit = gtk_single_selection_get_selected_item (self->selection);

  if (hit == NULL)
    return;

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (widget, "win.add-at", "x", segue_said_hit_get_start (hit));
}

static void
add_clicked_cb (GtkListItem *list_item,
                GtkButton   *button)
{
  SegueFindSaid *self = SEGUE_FIND_SAID (gtk_widget_get_ancestor (GTK_WIDGET (button), SEGUE_TYPE_FIND_SAID));

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (list_item));
  gtk_widget_activate_action (GTK_WIDGET (self), "said.add", NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *start = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (start, "numeric");
  gtk_widget_add_css_class (start, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 48);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_focusable (add, FALSE);
  gtk_widget_set_tooltip_text (add, _("Add a Segment at This Time (Ctrl+Return)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a Segment at This Time"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), list_item, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), start);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), add);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         SegueFindSaid            *self)
{
  SegueSaidHit *hit = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *start = gtk_widget_get_first_child (row);
  GtkWidget *text = gtk_widget_get_next_sibling (start);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *time = format_time (self, segue_said_hit_get_start (hit));
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *name = NULL;
  SegueSpan match;
  const char *said = segue_said_hit_get_text (hit, &match);

  bold->start_index = match.offset;
  bold->end_index = match.offset + match.length;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_label (GTK_LABEL (start), time);
  gtk_label_set_text (GTK_LABEL (text), said);
  segue_labels_unhyphenate_attributes (attributes);
  gtk_label_set_attributes (GTK_LABEL (text), attributes);
  gtk_widget_set_tooltip_text (text, said);
  /* Translators: the first %s is a time, the second what is said then */
  name = g_strdup_printf (_("Said at %s: %s"), time, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  segue_item_name_set (row, name);
}

/* The first hit has the focus when the list is opened, or the one that a step has led to. */
static void
shown_cb (SegueFindSaid *self)
{
  const guint position = MAX (self->shown, 1) - 1;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
segue_find_said_dispose (GObject *object)
{
  SegueFindSaid *self = SEGUE_FIND_SAID (object);

  if (self->view != NULL)
    {
      gtk_list_view_set_model (self->view, NULL);
      gtk_list_view_set_factory (self->view, NULL);
    }
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_FIND_SAID);

  G_OBJECT_CLASS (segue_find_said_parent_class)->dispose (object);
}

static void
segue_find_said_set_session (SegueView    *view,
                             SegueSession *session)
{
  SegueFindSaid *self = SEGUE_FIND_SAID (view);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  SegueSaidFinder *finder = segue_session_get_said_finder (session);

  self->selection = gtk_single_selection_new (g_object_ref (segue_said_finder_get_hits (finder)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (finder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_transcript_file (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
segue_find_said_class_init (SegueFindSaidClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_find_said_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_find_said_set_session;

  /**
   * SegueFindSaid::changed:
   *
   * Emitted when there are other hits, or when a step leads to one.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_FIND_SAID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-find-said.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueFindSaid, button);
  gtk_widget_class_bind_template_child (widget_class, SegueFindSaid, count);
  gtk_widget_class_bind_template_child (widget_class, SegueFindSaid, heading);
  gtk_widget_class_bind_template_child (widget_class, SegueFindSaid, popover);
  gtk_widget_class_bind_template_child (widget_class, SegueFindSaid, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_install_action (widget_class, "said.add", NULL, add_action);
}

static void
segue_find_said_init (SegueFindSaid *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                                                            gtk_named_action_new ("said.add")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/**
 * segue_find_said_open:
 * @self: the list of what is said
 *
 * Opens the list, if there is anything in it.
 */
void
segue_find_said_open (SegueFindSaid *self)
{
  g_return_if_fail (SEGUE_IS_FIND_SAID (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) && gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    gtk_menu_button_popup (self->button);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * segue_find_said_get_n:
 * @self: the list of what is said
 *
 * Returns: the number of hits that are listed
 */
guint
segue_find_said_get_n (SegueFindSaid *self)
{
  g_return_val_if_fail (SEGUE_IS_FIND_SAID (self), 0);

  return self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
}

/**
 * segue_find_said_get_shown:
 * @self: the list of what is said
 *
 * Returns: the number of the hit that a step has led to, from 1 on, or 0 if there is none
 */
guint
segue_find_said_get_shown (SegueFindSaid *self)
{
  g_return_val_if_fail (SEGUE_IS_FIND_SAID (self), 0);

  return self->shown;
}

/**
 * segue_find_said_step:
 * @self: the list of what is said
 * @by: 1 for the next hit, -1 for the previous one
 *
 * Goes to another hit, from no hit to the first or the last one, and from these to no hit. The recording is sought there,
 * and the segment is selected.
 *
 * Returns: whether a hit is shown now
 */
gboolean
segue_find_said_step (SegueFindSaid *self,
                      int            by)
{
  const guint n = segue_find_said_get_n (self);
  g_autoptr(SegueSaidHit) hit = NULL;

  g_return_val_if_fail (SEGUE_IS_FIND_SAID (self), FALSE);

  self->shown = (self->shown + n + 1 + by) % (n + 1);
  if (self->shown > 0)
    {
      SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));

      hit = g_list_model_get_item (G_LIST_MODEL (self->selection), self->shown - 1);
      gtk_single_selection_set_selected (self->selection, self->shown - 1);
      select_segment (self, hit);
      segue_time_source_seek (SEGUE_TIME_SOURCE (segue_recording_get_player (recording)), segue_said_hit_get_start (hit));
    }
  g_signal_emit (self, changed_signal, 0);

  return self->shown > 0;
}
