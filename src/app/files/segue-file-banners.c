/* segue-file-banners.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-file-banners.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-banner.h"
#include "session/segue-example.h"

typedef enum
{
  BANNER_EXTERNAL,   /* what another program did to the file */
  BANNER_DRAFT,      /* a draft that was restored or can be */
  BANNER_UNREADABLE, /* a draft that cannot be read */
  BANNER_NOTICE,     /* why the file cannot be saved */
  N_BANNERS,
} Topic;

/**
 * SegueFileBanners:
 *
 * The banners above the views that tell about the file: one for each topic, as the file watch and the draft recovery
 * say.
 *
 * It emits "left" when a banner that had the focus was removed. The buttons activate actions of the window.
 */
struct _SegueFileBanners
{
  SegueView parent_instance;

  SegueFileWatch *watch;
  SegueDraftRecovery *recovery;
  GQueue unreadable; /* of paths of drafts that cannot be read; the first one is shown */
  GtkWidget *banners[N_BANNERS];
  int shown[N_BANNERS]; /* which message of its topic each banner has; 0 for none */
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFileBanners, segue_file_banners, SEGUE_TYPE_VIEW)

/* Replaces the banner of @topic. @banner is %NULL for none. */
static void
set_banner (SegueFileBanners *self,
            Topic             topic,
            GtkWidget        *banner)
{
  static const char *const names[] = { "external", "draft", "unreadable", "notice" };
  GtkWidget *old = self->banners[topic];
  const gboolean focused = old != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == old;

  self->banners[topic] = banner;
  if (focused)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  if (old != NULL)
    gtk_widget_unparent (old);
  if (banner != NULL)
    {
      gtk_widget_set_name (banner, names[topic]);
      gtk_widget_set_parent (banner, GTK_WIDGET (self));
    }
}

static SegueBanner *
create_banner (const char *icon_name,
               const char *message,
               gboolean    warning)
{
  GtkWidget *banner = segue_banner_new (icon_name, message);

  if (warning)
    gtk_widget_add_css_class (banner, "warning");

  return SEGUE_BANNER (banner);
}

static GtkWidget *
create_external (SegueFileBanners *self)
{
  g_autofree char *name = segue_file_watch_dup_name (self->watch);
  g_autofree char *message = NULL;
  SegueBanner *banner;

  switch (segue_file_watch_get_external (self->watch))
    {
    case SEGUE_EXTERNAL_CONFLICT:
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_("“%s” was changed by another program, and you have changes of your own."), name);
      banner = create_banner ("dialog-warning-symbolic", message, TRUE);
      segue_banner_add_button (banner, _("Show _Changes"), "win.show-changes");
      segue_banner_add_button (banner, _("_Reload"), "win.reload");
      segue_banner_add_button (banner, _("_Keep My Changes"), "win.keep-mine");
      return GTK_WIDGET (banner);
    case SEGUE_EXTERNAL_UNREADABLE:
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_("“%s” was changed by another program and cannot be read any more."), name);
      banner = create_banner ("dialog-warning-symbolic", message, TRUE);
      segue_banner_add_button (banner, _("Save _As…"), "win.save-as");
      return GTK_WIDGET (banner);
    case SEGUE_EXTERNAL_MISSING:
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_("“%s” was deleted or moved."), name);
      banner = create_banner ("dialog-warning-symbolic", message, TRUE);
      segue_banner_add_button (banner, _("_Save"), "win.save");
      segue_banner_add_button (banner, _("Save _As…"), "win.save-as");
      return GTK_WIDGET (banner);
    case SEGUE_EXTERNAL_NONE:
    default:
      return NULL;
    }
}

/* Formats a time for people: as a time of today where it is, and with the date otherwise. */
static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (then == NULL)
    return g_strdup ("?");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");

  return g_date_time_format (then, "%x %H:%M");
}

static GtkWidget *
create_draft (SegueFileBanners *self)
{
  g_autofree char *time = format_time (segue_draft_recovery_get_time (self->recovery));
  g_autofree char *message = NULL;
  SegueBanner *banner;

  switch (segue_draft_recovery_get_offer (self->recovery))
    {
    case SEGUE_DRAFT_OFFER_RESTORED:
      /* Translators: %s is a time such as 14:02 */
      message = g_strdup_printf (_("Unsaved changes from %s were restored."), time);
      banner = create_banner ("document-revert-symbolic", message, FALSE);
      segue_banner_add_button (banner, _("Show _Changes"), "win.show-changes");
      segue_banner_add_button (banner, _("_Discard"), "win.discard-draft");
      segue_banner_add_button (banner, _("_Keep"), "win.keep-draft");
      return GTK_WIDGET (banner);
    case SEGUE_DRAFT_OFFER_PENDING:
      /* Translators: %s is a time such as 14:02 */
      message = g_strdup_printf (_("There are unsaved changes from %s, but the file was changed after them. To restore "
                                   "them takes back what was changed in the file."), time);
      banner = create_banner ("dialog-warning-symbolic", message, TRUE);
      segue_banner_add_button (banner, _("Show _Changes"), "win.show-draft");
      segue_banner_add_button (banner, _("_Restore"), "win.keep-draft");
      segue_banner_add_button (banner, _("_Discard"), "win.discard-draft");
      return GTK_WIDGET (banner);
    case SEGUE_DRAFT_OFFER_NONE:
    default:
      return NULL;
    }
}

/* Names the file without its folder, whose name would fill a narrow window. A button of the banner shows the folder. */
static GtkWidget *
create_unreadable (const char *path)
{
  g_autofree char *whole_name = g_filename_display_name (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr(GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *show = g_action_print_detailed_name ("win.show-in-folder", target);
  /* Translators: %s is the name of a file */
  g_autofree char *message = g_strdup_printf (_("Unsaved changes were found that cannot be restored. They are kept in "
                                                "the file “%s”, which a text editor can open."), name);
  SegueBanner *banner = create_banner ("dialog-warning-symbolic", message, TRUE);

  gtk_widget_set_tooltip_text (GTK_WIDGET (banner), whole_name);
  segue_banner_add_button (banner, _("Show in _Folder"), show);
  segue_banner_add_button (banner, _("_Close"), "win.dismiss-unreadable-draft");

  return GTK_WIDGET (banner);
}

/* Why the file cannot be saved. A user learns it before the first save fails. */
static const char *
get_notice (SegueFileBanners *self)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  GFile *file = segue_document_get_file (document);

  if (file == NULL || segue_example_is (file))
    return NULL;
  if (segue_document_get_read_only (document))
    return _("Part of this file could not be read in this encoding. Save the notes under another name to keep both.");
  if (!segue_file_watch_is_writable (self->watch))
    return _("This file can only be read. Changes can be saved as another file.");

  return NULL;
}

static GtkWidget *
create_notice (const char *notice)
{
  SegueBanner *banner = create_banner ("changes-prevent-symbolic", notice, FALSE);

  segue_banner_add_button (banner, _("Save _As…"), "win.save-as");

  return GTK_WIDGET (banner);
}

static void
update_file (SegueFileBanners *self)
{
  const SegueExternalChange external = segue_file_watch_get_external (self->watch);
  const char *notice = get_notice (self);
  const gboolean read_only = segue_document_get_read_only (segue_view_get_document (SEGUE_VIEW (self)));
  const int noticed = notice == NULL ? 0 : read_only ? 1 : 2;

  if (self->shown[BANNER_EXTERNAL] != (int) external)
    set_banner (self, BANNER_EXTERNAL, create_external (self));
  self->shown[BANNER_EXTERNAL] = external;
  if (self->shown[BANNER_NOTICE] != noticed)
    set_banner (self, BANNER_NOTICE, notice != NULL ? create_notice (notice) : NULL);
  self->shown[BANNER_NOTICE] = noticed;
}

static void
update_draft (SegueFileBanners *self)
{
  const SegueDraftOffer offer = segue_draft_recovery_get_offer (self->recovery);

  if (self->shown[BANNER_DRAFT] != (int) offer)
    set_banner (self, BANNER_DRAFT, create_draft (self));
  self->shown[BANNER_DRAFT] = offer;
}

static void
update_unreadable (SegueFileBanners *self)
{
  const char *path = g_queue_peek_head (&self->unreadable);
  const int n = g_queue_get_length (&self->unreadable);

  if (self->shown[BANNER_UNREADABLE] != n)
    set_banner (self, BANNER_UNREADABLE, path != NULL ? create_unreadable (path) : NULL);
  self->shown[BANNER_UNREADABLE] = n;
}

static void
unreadable_cb (SegueFileBanners *self,
               SegueDraftStore  *store)
{
  g_auto(GStrv) paths = segue_draft_store_steal_unreadable (store);

  for (char **path = paths; *path != NULL; path++)
    g_queue_push_tail (&self->unreadable, g_strdup (*path));
  update_unreadable (self);
}

static void
decision_demanded_cb (SegueFileBanners *self)
{
  if (self->banners[BANNER_EXTERNAL] != NULL)
    segue_banner_pulse (SEGUE_BANNER (self->banners[BANNER_EXTERNAL]));
}

static void
segue_file_banners_dispose (GObject *object)
{
  SegueFileBanners *self = SEGUE_FILE_BANNERS (object);

  for (guint i = 0; i < N_BANNERS; i++)
    g_clear_pointer (&self->banners[i], gtk_widget_unparent);
  g_queue_clear_full (&self->unreadable, g_free);
  g_clear_object (&self->recovery);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (segue_file_banners_parent_class)->dispose (object);
}

static void
segue_file_banners_set_session (SegueView    *view,
                                SegueSession *session)
{
  SegueFileBanners *self = SEGUE_FILE_BANNERS (view);

  g_signal_connect_object (segue_session_get_document (session), "notify::read-only", G_CALLBACK (update_file), self,
                           G_CONNECT_SWAPPED);
}

static void
segue_file_banners_class_init (SegueFileBannersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_file_banners_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_file_banners_set_session;

  /**
   * SegueFileBanners::left:
   *
   * Emitted before a banner goes that has the focus.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
segue_file_banners_init (SegueFileBanners *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * segue_file_banners_set_sources:
 * @self: banners with a session
 * @watch: the watch of the file of the session
 * @recovery: the recovery of its drafts
 *
 * Shows what @watch and @recovery have to tell. Call this once.
 */
void
segue_file_banners_set_sources (SegueFileBanners   *self,
                                SegueFileWatch     *watch,
                                SegueDraftRecovery *recovery)
{
  g_return_if_fail (SEGUE_IS_FILE_BANNERS (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  self->recovery = g_object_ref (recovery);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (watch, "decision-demanded", G_CALLBACK (decision_demanded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recovery, "changed", G_CALLBACK (update_draft), self, G_CONNECT_SWAPPED);
}

/**
 * segue_file_banners_set_store:
 * @self: banners without a store
 * @store: a store of drafts
 *
 * Shows the drafts that @store could not read, one after the other. A draft is shown in one window only.
 */
void
segue_file_banners_set_store (SegueFileBanners *self,
                              SegueDraftStore  *store)
{
  g_return_if_fail (SEGUE_IS_FILE_BANNERS (self));

  g_signal_connect_object (store, "unreadable", G_CALLBACK (unreadable_cb), self, G_CONNECT_SWAPPED);
  unreadable_cb (self, store);
}

/**
 * segue_file_banners_dismiss_unreadable:
 * @self: banners
 *
 * Closes the banner of a draft that could not be read. The file of the draft is kept.
 */
void
segue_file_banners_dismiss_unreadable (SegueFileBanners *self)
{
  g_return_if_fail (SEGUE_IS_FILE_BANNERS (self));

  g_free (g_queue_pop_head (&self->unreadable));
  update_unreadable (self);
}
