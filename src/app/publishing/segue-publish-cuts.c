/* segue-publish-cuts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-cuts.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-times-cuts.h"

/**
 * SeguePublishCuts:
 *
 * The parts of the recording that a place does not have, or has in addition, such as advertisements. They act on the times
 * that are given out there; the notes stay as they are.
 */
struct _SeguePublishCuts
{
  AdwBin parent_instance;

  SegueTimesCuts *table;
  GtkLabel *problem;

  SeguePublishing *publishing;
  SegueOutlet *outlet;
  gboolean updating; /* the table follows the settings */
};

G_DEFINE_FINAL_TYPE (SeguePublishCuts, segue_publish_cuts, ADW_TYPE_BIN)

static GArray *
read_cuts (SegueOutlet *outlet)
{
  GVariant *value = segue_publish_settings_get (segue_outlet_get_settings (outlet), SEGUE_SETTING_CUTS_MADE);
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));
  GVariantIter iter;
  SegueCut cut;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(xxb)", &cut.at, &cut.length, &cut.added))
    g_array_append_val (cuts, cut);

  return cuts;
}

static gboolean
same_cuts (GArray *a,
           GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const SegueCut *one = &g_array_index (a, SegueCut, i), *other = &g_array_index (b, SegueCut, i);

      if (one->at != other->at || one->length != other->length || !one->added != !other->added)
        return FALSE;
    }

  return TRUE;
}

static GVariant *
make_value (GArray *cuts)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xxb)"));
  for (guint i = 0; i < cuts->len; i++)
    {
      const SegueCut *cut = &g_array_index (cuts, SegueCut, i);

      g_variant_builder_add (&builder, "(xxb)", cut->at, cut->length, cut->added);
    }

  return g_variant_builder_end (&builder);
}

static void
show_problem (SeguePublishCuts *self,
              const char       *problem)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

/* Applies the table as soon as all of it can be read. */
static void
changed_cb (SeguePublishCuts *self)
{
  g_autoptr(GArray) cuts = segue_times_cuts_dup_cuts (self->table);
  g_autoptr(SegueTimeMap) map = NULL;
  g_autoptr(SeguePublishSettings) settings = NULL;
  g_autoptr(GError) error = NULL;

  if (self->updating)
    return;
  for (guint i = 0; i < cuts->len; i++)
    {
      if (g_array_index (cuts, SegueCut, i).at < 0 || g_array_index (cuts, SegueCut, i).length < 0)
        {
          show_problem (self, _("A row has no time or no length yet."));
          return;
        }
    }
  map = segue_time_map_new_cuts ((const SegueCut *) (gpointer) cuts->data, cuts->len, FALSE, &error);
  show_problem (self, map != NULL || cuts->len == 0 ? "" : error->message);
  if (map == NULL && cuts->len > 0)
    return;
  settings = segue_publish_settings_set (segue_outlet_get_settings (self->outlet), SEGUE_SETTING_CUTS_MADE,
                                         make_value (cuts));
  segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

/* Follows the settings, unless the table means the same. */
static void
update (SeguePublishCuts *self)
{
  g_autoptr(GArray) wanted = read_cuts (self->outlet);
  g_autoptr(GArray) shown = segue_times_cuts_dup_cuts (self->table);

  if (same_cuts (wanted, shown) || gtk_widget_get_visible (GTK_WIDGET (self->problem)))
    return;
  self->updating = TRUE;
  segue_times_cuts_set_cuts (self->table, (const SegueCut *) (gpointer) wanted->data, wanted->len);
  self->updating = FALSE;
}

static void
forget (SeguePublishCuts *self)
{
  if (self->outlet != NULL)
    g_signal_handlers_disconnect_by_func (self->outlet, update, self);
  g_clear_object (&self->outlet);
  g_clear_object (&self->publishing);
}

static void
segue_publish_cuts_dispose (GObject *object)
{
  forget (SEGUE_PUBLISH_CUTS (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_PUBLISH_CUTS);

  G_OBJECT_CLASS (segue_publish_cuts_parent_class)->dispose (object);
}

static void
segue_publish_cuts_class_init (SeguePublishCutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_publish_cuts_dispose;

  g_type_ensure (SEGUE_TYPE_TIMES_CUTS);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-publish-cuts.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePublishCuts, table);
  gtk_widget_class_bind_template_child (widget_class, SeguePublishCuts, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "detail.leave-setting", NULL);
}

static void
segue_publish_cuts_init (SeguePublishCuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * segue_publish_cuts_set_outlet:
 * @self: cuts
 * @publishing: what changes the settings
 * @outlet: an outlet
 *
 * Shows the cuts of an outlet.
 */
void
segue_publish_cuts_set_outlet (SeguePublishCuts *self,
                               SeguePublishing  *publishing,
                               SegueOutlet      *outlet)
{
  g_autoptr(GArray) cuts = NULL;

  g_return_if_fail (SEGUE_IS_PUBLISH_CUTS (self));

  forget (self);
  self->publishing = g_object_ref (publishing);
  self->outlet = g_object_ref (outlet);
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  cuts = read_cuts (outlet);
  show_problem (self, "");
  self->updating = TRUE;
  segue_times_cuts_set_cuts (self->table, (const SegueCut *) (gpointer) cuts->data, cuts->len);
  self->updating = FALSE;
}

/**
 * segue_publish_cuts_set_stacked:
 * @self: cuts
 * @stacked: whether the fields of a cut stand one below the other
 *
 * Fits the cuts into a narrow window.
 */
void
segue_publish_cuts_set_stacked (SeguePublishCuts *self,
                                gboolean          stacked)
{
  g_return_if_fail (SEGUE_IS_PUBLISH_CUTS (self));

  segue_times_cuts_set_stacked (self->table, stacked);
}
