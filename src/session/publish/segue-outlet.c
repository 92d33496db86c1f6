/* segue-outlet.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-outlet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * SegueOutlet:
 *
 * A place where the episodes of a show are published: a target with the settings of the show and of the episode, what
 * would be given out now, and what was given out last.
 *
 * A show can have several outlets of one target, such as the feeds for those who pay and for everybody.
 */
struct _SegueOutlet
{
  GObject parent_instance;

  char *id;
  const SegueTarget *target;
  char *name; /* NULL for that of the target */
  gboolean reports;
  SeguePublishSettings *settings;
  SegueOutput *output; /* NULL until it has been computed */
  char *digest;        /* of the output, NULL until it is compared */
  SeguePublishRecord *record;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueOutlet, segue_outlet, G_TYPE_OBJECT)

static void
segue_outlet_finalize (GObject *object)
{
  SegueOutlet *self = SEGUE_OUTLET (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->digest);
  g_clear_pointer (&self->settings, segue_publish_settings_unref);
  g_clear_pointer (&self->output, segue_output_unref);
  g_clear_pointer (&self->record, segue_publish_record_free);

  G_OBJECT_CLASS (segue_outlet_parent_class)->finalize (object);
}

static void
segue_outlet_class_init (SegueOutletClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_outlet_finalize;

  /**
   * SegueOutlet::changed:
   * @self: an outlet
   *
   * Emitted when the name, the settings, the output or the record of the outlet has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_OUTLET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
segue_outlet_init (SegueOutlet *self)
{
}

/* Creates an outlet with the default settings of its target. */
SegueOutlet *
segue_outlet_new (const char        *id,
                  const SegueTarget *target)
{
  SegueOutlet *self = g_object_new (SEGUE_TYPE_OUTLET, NULL);

  self->id = g_strdup (id);
  self->target = target;
  self->settings = segue_publish_settings_new (target, NULL);
  self->record = segue_publish_record_new (id);

  return self;
}

/**
 * segue_outlet_get_id:
 * @self: an outlet
 *
 * Returns: the id of the outlet, unique in the show
 */
const char *
segue_outlet_get_id (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->id;
}

/**
 * segue_outlet_get_target:
 * @self: an outlet
 *
 * Returns: the target of the outlet
 */
const SegueTarget *
segue_outlet_get_target (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->target;
}

/**
 * segue_outlet_get_name:
 * @self: an outlet
 *
 * Returns: the name that the user gave the outlet, or that of its target, translated
 */
const char *
segue_outlet_get_name (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->name != NULL ? self->name : _(self->target->name);
}

/* Sets the name; NULL or an empty one is that of the target. */
void
segue_outlet_set_name (SegueOutlet *self,
                       const char  *name)
{
  g_free (self->name);
  self->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
}

/**
 * segue_outlet_get_reports:
 * @self: an outlet
 *
 * Returns: whether what will happen there is reported while the notes are written
 */
gboolean
segue_outlet_get_reports (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), FALSE);

  return self->reports;
}

void
segue_outlet_set_reports (SegueOutlet *self,
                          gboolean     reports)
{
  self->reports = reports;
}

/**
 * segue_outlet_get_settings:
 * @self: an outlet
 *
 * Returns: (transfer none): the settings of the show and of the episode together
 */
SeguePublishSettings *
segue_outlet_get_settings (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->settings;
}

/* Returns whether they differ from those before. The ones of the episode go into the record. */
gboolean
segue_outlet_set_settings (SegueOutlet          *self,
                           SeguePublishSettings *settings)
{
  g_autoptr(GVariant) by_episode = NULL;

  if (segue_publish_settings_equal (self->settings, settings))
    return FALSE;

  segue_publish_settings_ref (settings);
  segue_publish_settings_unref (self->settings);
  self->settings = settings;
  by_episode = g_variant_ref_sink (segue_publish_settings_to_variant (settings, TRUE));
  g_clear_pointer (&self->record->settings, g_variant_unref);
  if (g_variant_n_children (by_episode) > 0)
    self->record->settings = g_steal_pointer (&by_episode);

  return TRUE;
}

/**
 * segue_outlet_get_output:
 * @self: an outlet
 *
 * Returns: (transfer none) (nullable): what would be given out, or %NULL if it has not been computed yet
 */
SegueOutput *
segue_outlet_get_output (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->output;
}

static void
update_digest (GChecksum  *checksum,
               const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
}

static char *
dup_digest (SegueOutput *output)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  update_digest (checksum, segue_output_get_text (output));
  update_digest (checksum, segue_output_get_html (output));

  return g_strdup (g_checksum_get_string (checksum));
}

void
segue_outlet_set_output (SegueOutlet *self,
                         SegueOutput *output)
{
  segue_output_ref (output);
  g_clear_pointer (&self->output, segue_output_unref);
  self->output = output;
  g_clear_pointer (&self->digest, g_free);
}

/* Returns: (transfer none): what was given out, which can be changed */
SeguePublishRecord *
segue_outlet_get_record (SegueOutlet *self)
{
  return self->record;
}

/* Takes ownership of @record. The settings of the episode become those of the record. */
void
segue_outlet_take_record (SegueOutlet        *self,
                          SeguePublishRecord *record)
{
  g_autoptr(GVariant) by_show = g_variant_ref_sink (segue_publish_settings_to_variant (self->settings, FALSE));
  GVariantDict values = G_VARIANT_DICT_INIT (by_show);
  g_autoptr(GVariant) all = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (record->settings != NULL)
    {
      g_variant_iter_init (&iter, record->settings);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        g_variant_dict_insert_value (&values, key, value);
    }
  all = g_variant_ref_sink (g_variant_dict_end (&values));
  segue_publish_settings_unref (self->settings);
  self->settings = segue_publish_settings_new (self->target, all);
  segue_publish_record_free (self->record);
  self->record = record;
}

/* Returns: (transfer full): the record; an empty one takes its place */
SeguePublishRecord *
segue_outlet_steal_record (SegueOutlet *self)
{
  SeguePublishRecord *record = self->record;

  self->record = segue_publish_record_new (self->id);

  return record;
}

/* Records that @output is given out. */
void
segue_outlet_give (SegueOutlet *self,
                   SegueOutput *output,
                   gint64       time)
{
  g_autofree char *digest = dup_digest (output);

  segue_publish_record_give (self->record, digest, segue_output_get_text (output), segue_output_get_html (output), time);
}

/**
 * segue_outlet_get_state:
 * @self: an outlet
 *
 * Compares what was given out to what would be given out now. Until that has been computed, nothing has changed.
 *
 * Returns: the state
 */
SegueOutletState
segue_outlet_get_state (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), SEGUE_OUTLET_NEW);

  if (self->record->digest == NULL)
    return SEGUE_OUTLET_NEW;
  if (self->digest == NULL && self->output != NULL)
    self->digest = dup_digest (self->output);
  if (self->digest != NULL && !g_str_equal (self->digest, self->record->digest))
    return SEGUE_OUTLET_CHANGED;

  return self->record->published ? SEGUE_OUTLET_PUBLISHED : SEGUE_OUTLET_GIVEN;
}

/**
 * segue_outlet_get_page:
 * @self: an outlet
 *
 * Returns: (nullable): the address of the page where the episode is edited there, or %NULL if it is not known
 */
const char *
segue_outlet_get_page (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return self->record->page;
}

/**
 * segue_outlet_get_given:
 * @self: an outlet
 *
 * Gets what was given out last, as HTML if only that differs from what would be given out now.
 *
 * Returns: (nullable): the text, or %NULL if it was not kept
 */
const char *
segue_outlet_get_given (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), NULL);

  return segue_outlet_differs_in_html (self) ? self->record->html : self->record->text;
}

/**
 * segue_outlet_differs_in_html:
 * @self: an outlet
 *
 * Tells whether the text is as it was given out, but its HTML is not.
 *
 * Returns: whether only the HTML differs
 */
gboolean
segue_outlet_differs_in_html (SegueOutlet *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLET (self), FALSE);

  return self->output != NULL && self->record->html != NULL &&
         g_strcmp0 (self->record->text, segue_output_get_text (self->output)) == 0;
}

/**
 * segue_outlet_dup_state:
 * @self: an outlet
 *
 * Says how what was given out compares to the notes.
 *
 * Returns: (transfer full) (nullable): a sentence without a full stop, translated; %NULL if nothing was given out
 */
char *
segue_outlet_dup_state (SegueOutlet *self)
{
  const gboolean copied = self->target->kind == SEGUE_TARGET_COPY;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (self->record->time);
  /* Translators: when something was copied, such as "22 Nov, 14:02" */
  g_autofree char *time = date != NULL ? g_date_time_format (date, _("%-d %b, %H:%M")) : NULL;

  switch (segue_outlet_get_state (self))
    {
    case SEGUE_OUTLET_GIVEN:
      return g_strdup_printf (copied ? _("Copied (%s)") : _("Saved (%s)"), time);
    case SEGUE_OUTLET_PUBLISHED:
      return g_strdup_printf (_("Published (%s)"), time);
    case SEGUE_OUTLET_CHANGED:
      return g_strdup_printf (copied ? _("Changed since you copied it (%s)") : _("Changed since you saved it (%s)"),
                              time);
    case SEGUE_OUTLET_NEW:
    default:
      return NULL;
    }
}

/* Tells those who show the outlet that it has changed. */
void
segue_outlet_emit_changed (SegueOutlet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (transfer floating): what is stored of the outlet for the show */
GVariant *
segue_outlet_to_variant (SegueOutlet *self)
{
  return g_variant_new ("(sssb@a{sv})", self->id, self->target->id, self->name != NULL ? self->name : "",
                        self->reports, segue_publish_settings_to_variant (self->settings, FALSE));
}

/* Creates an outlet from what is stored for the show. Returns NULL if there is no such target. */
SegueOutlet *
segue_outlet_new_from_variant (GVariant *variant)
{
  const char *id, *target_id, *name;
  gboolean reports;
  g_autoptr(GVariant) values = NULL;
  const SegueTarget *target;
  SegueOutlet *self;

  g_variant_get (variant, "(&s&s&sb@a{sv})", &id, &target_id, &name, &reports, &values);
  target = segue_targets_find (target_id);
  if (target == NULL || *id == '\0')
    return NULL;

  self = segue_outlet_new (id, target);
  segue_outlet_set_name (self, name);
  self->reports = reports;
  segue_publish_settings_unref (self->settings);
  self->settings = segue_publish_settings_new (target, values);

  return self;
}
