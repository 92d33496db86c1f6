/* segue-outline-clipboard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "app/exchange/segue-foreign-text.h"
#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-paste.h"
#include "session/segue-entry-commands.h"
#include "session/segue-entry-place.h"

/* Selects entries that were added, and gives the focus to the first of them if the list has it. */
void
segue_outline_show_new (SegueOutline *self,
                        const GArray *ids)
{
  if (ids->len == 0)
    return;

  segue_outline_select_many (self, ids, g_array_index (ids, guint64, 0));
  segue_outline_focus_row (self, g_array_index (ids, guint64, 0));
}

/* Selects the entries that came to stand at @index. */
void
segue_outline_select_new (SegueOutline *self,
                          guint         index,
                          guint         n_entries)
{
  g_autoptr(GArray) ids = segue_entries_list (self->session, index, n_entries);

  segue_outline_show_new (self, ids);
}

/* Inserts entries: as they are, or written in the hand of these notes where they are from others. */
gboolean
segue_outline_paste_clip (SegueOutline *self,
                          SegueClip    *clip,
                          guint         before)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  GPtrArray *entries = segue_clip_get_entries (clip);
  SegueEntry *const *some = (SegueEntry *const *) entries->pdata;
  const gboolean own = segue_clip_get_source (clip) == self;
  g_autoptr(SegueEpisode) result = segue_edit_insert_many (episode, before, some, entries->len,
                                                           own && segue_clip_get_cut (clip), NULL);
  g_autofree char *message = NULL;

  if (result == NULL)
    {
      g_autoptr(SeguePaste) paste = segue_paste_new_for_entries (some, entries->len);

      return segue_outline_insert_paste (self, paste, SEGUE_PASTE_SEGMENTS, before, FALSE);
    }

  if (!segue_entries_apply (self->session, result, NULL, _("Paste"), NULL))
    return FALSE;

  segue_outline_select_new (self, before, entries->len);
  message = g_strdup_printf (ngettext ("Pasted %u entry", "Pasted %u entries", entries->len), entries->len);
  segue_view_state_say (self->state, message, TRUE);

  return TRUE;
}

/* Makes a URL the link of an entry's title, and selects the entry. */
gboolean
segue_outline_set_link (SegueOutline *self,
                        guint64       id,
                        const char   *link)
{
  segue_outline_select (self, id);

  return segue_entries_set_link (self->session, id, link);
}

/* An entry that a pasted URL is meant for: the only one that is selected, if it has no link. Returns: 0 for none */
static guint64
get_link_target (SegueOutline *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);
  g_autofree char *link = NULL;
  SegueEntry *entry;
  guint index;

  if (ids->len != 1 || !segue_episode_find (episode, g_array_index (ids, guint64, 0), &index))
    return 0;

  entry = segue_episode_get (episode, index);
  link = segue_entry_dup_link (entry);

  return link == NULL && segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_entry_get_id (entry) : 0;
}

/* Where what is pasted goes: below what is selected. */
static guint
get_place (SegueOutline *self,
           gboolean      sections)
{
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);

  return segue_entry_place_below (segue_document_get_episode (self->document), ids, sections);
}

static gboolean
has_sections (const char *text)
{
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);

  return segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_sections > 0;
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutline) self = user_data;
  g_autofree char *text = segue_foreign_text_read_finish (result);
  g_autofree char *url = text != NULL ? segue_paste_dup_url (text) : NULL;

  if (self->model == NULL)
    return;

  if (url != NULL && get_link_target (self) != 0)
    segue_outline_set_link (self, get_link_target (self), url);
  else
    segue_outline_paste_text (self, text != NULL ? text : "", get_place (self, text != NULL && has_sections (text)));
}

static void
clip_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutline) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  gboolean sections = FALSE;
  GPtrArray *entries;

  if (self->model == NULL || value == NULL)
    return;

  entries = segue_clip_get_entries (g_value_get_object (value));
  for (guint i = 0; i < entries->len; i++)
    sections |= segue_entry_get_kind (entries->pdata[i]) == SEGUE_ENTRY_SECTION;
  segue_outline_paste_clip (self, g_value_get_object (value), get_place (self, sections));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  /* a text that is being edited has keys of its own */
  if (SEGUE_OUTLINE (widget)->edited != NULL)
    return;

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), SEGUE_TYPE_CLIP))
    gdk_clipboard_read_value_async (clipboard, SEGUE_TYPE_CLIP, G_PRIORITY_DEFAULT, NULL, clip_read_cb,
                                    g_object_ref (widget));
  else
    segue_foreign_text_read_clipboard (clipboard, text_read_cb, g_object_ref (widget));
}

static void
link_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutline) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *url = text != NULL ? segue_paste_dup_url (text) : NULL;

  if (self->model == NULL)
    return;

  if (url != NULL)
    segue_outline_set_link (self, segue_view_state_get_selected (self->state), url);
  else
    segue_view_state_say (self->state, _("There is no link in the clipboard. Copy the address of a page first."), FALSE);
}

static void
paste_link_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (SEGUE_OUTLINE (widget)->edited == NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, link_read_cb, g_object_ref (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);
  const gboolean cut = g_str_equal (name, "outline.cut");
  g_autoptr(GdkContentProvider) content = NULL;
  g_autoptr(SegueClip) clip = NULL;

  if (self->edited != NULL || ids->len == 0)
    return;

  clip = segue_clip_new (segue_document_get_episode (self->document), ids, self);
  segue_clip_set_cut (clip, cut);
  if (cut && !segue_entries_remove (self->session, ids, _("Cut")))
    return;

  content = segue_clip_create_content (clip);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);
  g_autoptr(GArray) copies = NULL;

  if (self->edited != NULL)
    return;

  copies = segue_entries_duplicate (self->session, ids);
  if (copies != NULL)
    segue_outline_show_new (self, copies);
}

void
segue_outline_install_clipboard (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_x, "outline.cut" },
    { GDK_KEY_c, "outline.copy" },
    { GDK_KEY_v, "outline.paste" },
    { GDK_KEY_d, "outline.duplicate" },
    { GDK_KEY_k, "outline.paste-link" },
  };

  gtk_widget_class_install_action (widget_class, "outline.cut", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "outline.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "outline.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "outline.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "outline.paste-link", NULL, paste_link_action);
  /* menus show the last key of an action */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "outline.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "outline.paste", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

/* Whether there is something to paste. */
void
segue_outline_update_clipboard (SegueOutline *self)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  g_autoptr(GdkContentFormats) readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.paste",
                                 gdk_content_formats_contain_gtype (readable, SEGUE_TYPE_CLIP) ||
                                 gdk_content_formats_contain_gtype (readable, G_TYPE_STRING) ||
                                 segue_foreign_text_has_html (readable));
}
