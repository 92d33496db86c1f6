/* segue-publish-settings-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-settings-list.h"

#include <glib/gi18n.h>

#include "core/text/segue-time.h"

/**
 * SeguePublishSettingsList:
 *
 * The settings of an outlet, a row for each that has an effect there. They act at once, and only on what is given out.
 */
struct _SeguePublishSettingsList
{
  AdwBin parent_instance;

  GtkListBox *list;

  SeguePublishing *publishing;
  SegueOutlet *outlet;
  GPtrArray *rows;   /* of Row */
  gboolean updating; /* the widgets follow the settings */
};

G_DEFINE_FINAL_TYPE (SeguePublishSettingsList, segue_publish_settings_list, ADW_TYPE_BIN)

/* A row for a setting. */
typedef struct
{
  SeguePublishSettingsList *list;
  const SegueSetting *setting; /* NULL for whether the outlet reports */
  GtkWidget *widget;           /* the switch, the drop-down, the entry row, or the row that opens a page */
} Row;

/* What is said below the name of a setting. */
static const struct
{
  const char *key;
  const char *words;
} explanations[] = {
  { SEGUE_SETTING_FIRST_ZERO, N_("If it is below 30 seconds. The notes stay as they are.") },
  { SEGUE_SETTING_DROP_TRACKING, N_("Without what only serves to follow readers") },
  { SEGUE_SETTING_PLAIN_QUOTES, N_("For fields that damage typographic ones") },
  { SEGUE_SETTING_LANGUAGE, N_("Of titles and descriptions that are in two languages") },
};

static const char *
explain (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++)
    {
      if (g_str_equal (explanations[i].key, key))
        return _(explanations[i].words);
    }

  return NULL;
}

static void
set_value (Row      *row,
           GVariant *value)
{
  SeguePublishSettingsList *self = row->list;
  g_autoptr(GVariant) taken = g_variant_ref_sink (value);
  g_autoptr(SeguePublishSettings) settings = NULL;

  if (self->updating)
    return;

  settings = segue_publish_settings_set (segue_outlet_get_settings (self->outlet), row->setting->key, taken);
  if (settings != NULL)
    segue_publishing_set_settings (self->publishing, self->outlet, settings);
}

static void
switched_cb (Row *row)
{
  const gboolean active = gtk_switch_get_active (GTK_SWITCH (row->widget));

  if (row->setting != NULL)
    set_value (row, g_variant_new_boolean (active));
  else if (!row->list->updating)
    segue_publishing_set_reports (row->list->publishing, row->list->outlet, active);
}

/* Returns the nick and the label of a choice, or FALSE if there are no more. */
static gboolean
get_choice (Row         *row,
            guint        index,
            const char **nick,
            const char **label)
{
  const SegueTarget *target = segue_outlet_get_target (row->list->outlet);

  if (row->setting->choices != NULL)
    {
      *nick = row->setting->choices[index].nick;
      *label = row->setting->choices[index].label;
    }
  else
    {
      *nick = target->variants[index].nick;
      *label = target->variants[index].label;
    }

  return *nick != NULL;
}

static void
chosen_cb (Row *row)
{
  const char *nick, *label;

  if (!row->list->updating &&
      get_choice (row, gtk_drop_down_get_selected (GTK_DROP_DOWN (row->widget)), &nick, &label))
    set_value (row, g_variant_new_string (nick));
}

static gboolean
parse_duration (const char *text,
                gint64     *duration)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  const gboolean earlier = g_str_has_prefix (typed, "-") || g_str_has_prefix (typed, "−");
  const char *digits = earlier ? g_utf8_next_char (typed) : typed[0] == '+' ? typed + 1 : typed;

  *duration = 0;
  if (*digits == '\0')
    return !earlier;
  if (!segue_time_parse_typed (digits, duration))
    return FALSE;
  if (earlier)
    *duration = -*duration;

  return TRUE;
}

static char *
format_duration (gint64 duration)
{
  g_autofree char *text = segue_time_format (ABS (duration));

  return duration == 0 ? g_strdup ("") : g_strconcat (duration < 0 ? "−" : "+", text, NULL);
}

static GStrv
parse_lines (const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, ",;\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        g_strv_builder_add (builder, parts[i]);
    }

  return g_strv_builder_end (builder);
}

static void
typed_cb (Row *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->widget));
  gint64 duration;

  if (row->list->updating)
    return;

  gtk_widget_remove_css_class (row->widget, "error");
  if (row->setting->kind == SEGUE_SETTING_LINES)
    {
      g_auto(GStrv) lines = parse_lines (text);

      set_value (row, g_variant_new_strv ((const char *const *) lines, -1));
    }
  else if (parse_duration (text, &duration))
    set_value (row, g_variant_new_int64 (duration));
  else
    gtk_widget_add_css_class (row->widget, "error");
}

/* Shows a text, unless the user is typing something that means the same. */
static void
show_text (Row        *row,
           const char *text)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row->widget));
  gboolean same;

  if (row->setting->kind == SEGUE_SETTING_LINES)
    {
      g_auto(GStrv) lines = parse_lines (typed);
      g_auto(GStrv) wanted = parse_lines (text);

      same = g_strv_equal ((const char *const *) lines, (const char *const *) wanted);
    }
  else
    {
      gint64 duration, wanted;

      same = parse_duration (text, &wanted) && parse_duration (typed, &duration) && duration == wanted;
    }
  if (!same)
    gtk_editable_set_text (GTK_EDITABLE (row->widget), text);
}

static void
show_choice (Row        *row,
             const char *chosen)
{
  const char *nick, *label;

  for (guint i = 0; get_choice (row, i, &nick, &label); i++)
    {
      if (g_strcmp0 (nick, chosen) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (row->widget), i);
    }
}

/* Says how many titles or cuts there are. */
static void
show_count (Row  *row,
            gsize n)
{
  const gboolean titles = row->setting->kind == SEGUE_SETTING_TITLES;
  g_autofree char *words = NULL;

  if (titles)
    words = g_strdup_printf (ngettext ("%u title shortened", "%u titles shortened", n), (guint) n);
  else
    words = g_strdup_printf (ngettext ("%u part", "%u parts", n), (guint) n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->widget), n > 0 ? words : titles ? _("As in the notes") : _("None"));
}

static void
show_value (Row *row)
{
  SegueOutlet *outlet = row->list->outlet;
  SeguePublishSettings *settings = segue_outlet_get_settings (outlet);
  g_autofree char *text = NULL;

  if (row->setting == NULL)
    {
      gtk_switch_set_active (GTK_SWITCH (row->widget), segue_outlet_get_reports (outlet));
      return;
    }

  switch (row->setting->kind)
    {
    case SEGUE_SETTING_SWITCH:
      gtk_switch_set_active (GTK_SWITCH (row->widget),
                             segue_publish_settings_get_switch (settings, row->setting->key));
      break;
    case SEGUE_SETTING_CHOICE:
      show_choice (row, segue_publish_settings_get_choice (settings, row->setting->key));
      break;
    case SEGUE_SETTING_DURATION:
      text = format_duration (segue_publish_settings_get_duration (settings, row->setting->key));
      show_text (row, text);
      break;
    case SEGUE_SETTING_LINES:
      {
        g_auto(GStrv) lines = segue_publish_settings_dup_lines (settings, row->setting->key);

        text = g_strjoinv (", ", lines);
        show_text (row, text);
        break;
      }
    case SEGUE_SETTING_TITLES:
    case SEGUE_SETTING_CUTS:
      show_count (row, g_variant_n_children (segue_publish_settings_get (settings, row->setting->key)));
      break;
    default:
      break;
    }
}

static void
update (SeguePublishSettingsList *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    show_value (g_ptr_array_index (self->rows, i));
  self->updating = FALSE;
}

static void
add_row (SeguePublishSettingsList *self,
         Row                      *row,
         GtkWidget                *list_row)
{
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, list_row);
}

/* Adds a row with a title, and the control of the setting at its end. */
static void
add_control (SeguePublishSettingsList *self,
             Row                      *row,
             GtkWidget                *control,
             const char               *title,
             const char               *subtitle)
{
  GtkWidget *list_row = adw_action_row_new ();

  row->widget = control;
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list_row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (list_row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (list_row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (list_row), control);
  add_row (self, row, list_row);
}

static void
add_switch (SeguePublishSettingsList *self,
            Row                      *row,
            const char               *title,
            const char               *subtitle)
{
  add_control (self, row, gtk_switch_new (), title, subtitle);
  g_signal_connect_swapped (row->widget, "notify::active", G_CALLBACK (switched_cb), row);
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The button may be narrower than the choice that it shows; the list of choices is as wide as it must be. */
static void
add_choice (SeguePublishSettingsList *self,
            Row                      *row)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) list_factory = g_object_ref (gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down)));
  const char *nick, *label;

  for (guint i = 0; get_choice (row, i, &nick, &label); i++)
    gtk_string_list_append (labels, _(label));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), list_factory);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_add_css_class (drop_down, "flat");
  add_control (self, row, drop_down, _(row->setting->label), explain (row->setting->key));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (chosen_cb), row);
}

static void
add_entry (SeguePublishSettingsList *self,
           Row                      *row)
{
  const char *title = _(row->setting->label);

  row->widget = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row->widget))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (row->widget, "changed", G_CALLBACK (typed_cb), row);
  add_row (self, row, row->widget);
}

/* Adds a row that opens a page for a setting that needs more room. */
static void
add_page (SeguePublishSettingsList *self,
          Row                      *row)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  row->widget = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), _(row->setting->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->widget), "s", row->setting->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->widget), "detail.edit-setting");
  add_row (self, row, row->widget);
}

static Row *
row_new (SeguePublishSettingsList *self,
         const SegueSetting       *setting)
{
  Row *row = g_new0 (Row, 1);

  row->list = self;
  row->setting = setting;

  return row;
}

static void
add_setting (SeguePublishSettingsList *self,
             const SegueSetting       *setting)
{
  switch (setting->kind)
    {
    case SEGUE_SETTING_SWITCH:
      add_switch (self, row_new (self, setting), _(setting->label), explain (setting->key));
      break;
    case SEGUE_SETTING_CHOICE:
      if (setting->choices != NULL || segue_outlet_get_target (self->outlet)->variants != NULL)
        add_choice (self, row_new (self, setting));
      break;
    case SEGUE_SETTING_DURATION:
      add_entry (self, row_new (self, setting));
      break;
    case SEGUE_SETTING_LINES:
      /* what is left out of one episode is chosen from the parts of the text */
      if (!setting->by_episode)
        add_entry (self, row_new (self, setting));
      break;
    case SEGUE_SETTING_TITLES:
    case SEGUE_SETTING_CUTS:
      add_page (self, row_new (self, setting));
      break;
    default:
      break;
    }
}

static void
clear (SeguePublishSettingsList *self)
{
  GtkWidget *child;

  self->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->rows, 0);
  self->updating = FALSE;
  if (self->outlet != NULL)
    g_signal_handlers_disconnect_by_func (self->outlet, update, self);
  g_clear_object (&self->outlet);
  g_clear_object (&self->publishing);
}

static void
segue_publish_settings_list_dispose (GObject *object)
{
  SeguePublishSettingsList *self = SEGUE_PUBLISH_SETTINGS_LIST (object);

  if (self->list != NULL)
    clear (self);
  self->list = NULL;

  G_OBJECT_CLASS (segue_publish_settings_list_parent_class)->dispose (object);
}

static void
segue_publish_settings_list_finalize (GObject *object)
{
  g_ptr_array_unref (SEGUE_PUBLISH_SETTINGS_LIST (object)->rows);

  G_OBJECT_CLASS (segue_publish_settings_list_parent_class)->finalize (object);
}

static void
segue_publish_settings_list_class_init (SeguePublishSettingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_publish_settings_list_dispose;
  object_class->finalize = segue_publish_settings_list_finalize;
}

static void
segue_publish_settings_list_init (SeguePublishSettingsList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Settings"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * segue_publish_settings_list_set_outlet:
 * @self: a list of settings
 * @publishing: what changes the settings
 * @outlet: an outlet
 *
 * Shows the settings of an outlet.
 */
void
segue_publish_settings_list_set_outlet (SeguePublishSettingsList *self,
                                        SeguePublishing          *publishing,
                                        SegueOutlet              *outlet)
{
  const SegueSetting *settings;
  guint n;

  g_return_if_fail (SEGUE_IS_PUBLISH_SETTINGS_LIST (self));

  if (self->outlet == outlet)
    return;

  clear (self);
  self->publishing = g_object_ref (publishing);
  self->outlet = g_object_ref (outlet);
  self->updating = TRUE;
  settings = segue_settings_get_all (&n);
  for (guint i = 0; i < n; i++)
    {
      if (segue_target_has_setting (segue_outlet_get_target (outlet), settings[i].key))
        add_setting (self, &settings[i]);
    }
  add_switch (self, row_new (self, NULL), _("Report problems while I write"), _("In the line below the outline"));
  update (self);
  g_signal_connect_object (outlet, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}
