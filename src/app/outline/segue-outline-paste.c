/* segue-outline-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-paste.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/segue-foreign-text.h"
#include "app/outline/segue-paste-dialog.h"
#include "app/widgets/segue-question.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-entry-place.h"
#include "session/outline/segue-pasted-text.h"

/**
 * SegueOutlinePaste:
 *
 * The clipboard of the outline: copies entries to it, and adds what is pasted or dropped.
 *
 * It asks the user what the lines of a list are, if the list does not tell.
 */
struct _SegueOutlinePaste
{
  GObject parent_instance;

  SegueSession *session;
  SegueOutlineSelection *selection;
  SeguePastedList *list;
  GCancellable *cancellable; /* of the long text that is read, %NULL for none */
  GCancellable *asking;      /* of the last list while it is read to ask about it, %NULL for none */
  GtkWidget *widget;         /* weak: the outline, %NULL when it is gone */
};

G_DEFINE_FINAL_TYPE (SegueOutlinePaste, segue_outline_paste, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SegueOutlinePaste *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

/* Selects what was added. Returns: whether it is anything */
static gboolean
take_added (SegueOutlinePaste *self,
            GArray            *ids)
{
  g_autoptr(GArray) added = ids;

  if (added == NULL)
    return FALSE;

  segue_outline_selection_select_new (self->selection, added);

  return TRUE;
}

static void
stop (GCancellable **reading)
{
  if (*reading != NULL)
    g_cancellable_cancel (*reading);
  g_clear_object (reading);
}

/* Gives up the long text that is read, and the question about the last list. */
static void
cancel (SegueOutlinePaste *self)
{
  stop (&self->cancellable);
  stop (&self->asking);
}

static void
segue_outline_paste_dispose (GObject *object)
{
  SegueOutlinePaste *self = SEGUE_OUTLINE_PASTE (object);

  cancel (self);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (segue_outline_paste_parent_class)->dispose (object);
}

static void
segue_outline_paste_finalize (GObject *object)
{
  SegueOutlinePaste *self = SEGUE_OUTLINE_PASTE (object);

  g_object_unref (self->list);
  g_object_unref (self->selection);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_outline_paste_parent_class)->finalize (object);
}

static void
segue_outline_paste_class_init (SegueOutlinePasteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_outline_paste_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_outline_paste_finalize;
}

static void
segue_outline_paste_init (SegueOutlinePaste *self)
{
}

/* Creates the clipboard of an outline, the widget @widget. */
SegueOutlinePaste *
segue_outline_paste_new (SegueSession          *session,
                         SegueOutlineSelection *selection,
                         GtkWidget             *widget)
{
  SegueOutlinePaste *self = g_object_new (SEGUE_TYPE_OUTLINE_PASTE, NULL);

  self->session = g_object_ref (session);
  self->selection = g_object_ref (selection);
  self->list = segue_pasted_list_new (session);
  g_set_weak_pointer (&self->widget, widget);

  return self;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueOutlinePaste) self = user_data;

  if (self->widget != NULL)
    take_added (self, segue_pasted_list_add_finish (self->list, result));
}

/* Adds a list, or begins to do so if it is long. Returns: whether it was added or begun */
static gboolean
add_list (SegueOutlinePaste       *self,
          const char              *text,
          const SeguePasteOptions *options,
          guint                    before)
{
  cancel (self);
  if (strlen (text) < SEGUE_PASTED_TEXT_LONG)
    return take_added (self, segue_pasted_list_add (self->list, text, options, before));

  self->cancellable = g_cancellable_new ();
  segue_pasted_list_add_async (self->list, text, options, before, self->cancellable, added_cb, g_object_ref (self));

  return TRUE;
}

/* A list of which only the user knows what its plain lines are. */
typedef struct
{
  SegueOutlinePaste *paste;
  char *text;
  guint64 next; /* the entry that is to follow, 0 for none */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->paste);
  g_free (question->text);
  g_free (question);
}

static void
answer_cb (GtkWidget  *dialog,
           const char *response,
           Question   *question)
{
  SegueOutlinePaste *self = question->paste;
  SeguePasteOptions options = { SEGUE_PASTE_AS_SEGMENTS, FALSE };
  guint before;

  if (g_str_equal (response, "descriptions"))
    options.as = SEGUE_PASTE_AS_DESCRIPTIONS;
  else if (!g_str_equal (response, "segments"))
    return;
  if (self->widget == NULL)
    return;

  /* the notes may have changed in the meantime */
  if (!segue_episode_find (get_episode (self), question->next, &before))
    before = segue_episode_get_n_entries (get_episode (self));
  add_list (self, question->text, &options, before);
}

static void
ask (SegueOutlinePaste     *self,
     const SeguePastedText *pasted,
     guint                  before)
{
  SegueEpisode *episode = get_episode (self);
  const guint n = pasted->n_asked;
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u line has no time. It can be a segment of its own, or describe the one above.",
                               "%u lines have no time. They can be segments of their own, or describe the ones above.",
                               n), n);
  GtkWidget *dialog = segue_question_new (_("What Are the Lines Without a Time?"), body, _("_Cancel"));
  Question *question = g_new0 (Question, 1);

  question->paste = g_object_ref (self);
  question->text = g_strdup (pasted->text);
  if (before < segue_episode_get_n_entries (episode))
    question->next = segue_entry_get_id (segue_episode_get (episode, before));
  segue_question_add_response (dialog, "segments", _("_Segments"), ADW_RESPONSE_DEFAULT);
  segue_question_add_response (dialog, "descriptions", _("_Descriptions"), ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answer_cb), question, question_free, 0);
  segue_question_present (dialog, GTK_WINDOW (gtk_widget_get_root (self->widget)));
}

/* Adds a list that was read before the entry at @before. Returns: whether it was added or the user was asked */
static gboolean
add_pasted (SegueOutlinePaste     *self,
            const SeguePastedText *pasted,
            guint                  before)
{
  if (pasted->count.n_segments + pasted->count.n_sections == 0)
    {
      segue_view_state_say (segue_session_get_view_state (self->session),
                            pasted->is_transcript
                              ? _("This text looks like a transcript, not like a list of segments.")
                              : _("There is no text that could be added here."), FALSE);
      return FALSE;
    }

  if (!pasted->is_mixed)
    return add_list (self, pasted->text, &pasted->options, before);

  ask (self, pasted, before);

  return TRUE;
}

/* Selects an entry and makes a URL the link of its title. Returns: whether the link has changed */
gboolean
segue_outline_paste_set_link (SegueOutlinePaste *self,
                              guint64            id,
                              const char        *link)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_PASTE (self), FALSE);

  segue_outline_selection_select (self->selection, id);

  return segue_entries_set_link (self->session, id, link);
}

/* Finds the entry that a pasted URL is meant for: the only selected one, if it is a segment without a link. Returns: 0
 * if there is none */
static guint64
get_link_target (SegueOutlinePaste *self)
{
  SegueEpisode *episode = get_episode (self);
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);
  g_autofree char *link = NULL;
  SegueEntry *entry;
  guint index;

  if (ids->len != 1 || !segue_episode_find (episode, g_array_index (ids, guint64, 0), &index))
    return 0;

  entry = segue_episode_get (episode, index);
  link = segue_entry_dup_link (entry);

  return link == NULL && segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_entry_get_id (entry) : 0;
}

/* Finds the place for what is pasted: below what is selected. */
static guint
get_place (SegueOutlinePaste *self,
           gboolean           sections)
{
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);

  return segue_entry_place_below (get_episode (self), ids, sections);
}

/* Adds what was read before the entry at @before, or below what is selected if this is 0. A URL becomes the link of the
 * selected segment in the latter case. Returns: whether there was anything to add */
static gboolean
take_pasted (SegueOutlinePaste     *self,
             const SeguePastedText *pasted,
             guint                  before)
{
  if (before > 0)
    return add_pasted (self, pasted, before);
  if (pasted->url != NULL && get_link_target (self) != 0)
    return segue_outline_paste_set_link (self, get_link_target (self), pasted->url);

  return add_pasted (self, pasted, get_place (self, pasted->count.n_sections > 0));
}

/* A long text that is read. */
typedef struct
{
  SegueOutlinePaste *paste;
  SegueEpisode *episode; /* the notes that it is for */
  guint before;          /* the index of the entry that is to follow it, 0 for below what is selected */
} Reading;

static void
long_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Reading *reading = user_data;
  SegueOutlinePaste *self = reading->paste;
  g_autoptr(SeguePastedText) pasted = segue_pasted_text_read_finish (result, NULL);

  if (pasted != NULL && self->widget != NULL)
    {
      if (reading->episode != get_episode (self))
        segue_pasted_list_say_changed (self->list);
      else
        take_pasted (self, pasted, reading->before);
    }
  segue_episode_unref (reading->episode);
  g_object_unref (reading->paste);
  g_free (reading);
}

/* Takes a text as take_pasted() does, but reads it in a thread if it is long. Returns: whether there is anything to add */
static gboolean
take_text (SegueOutlinePaste *self,
           const char        *text,
           guint              before)
{
  Reading *reading;

  cancel (self);
  if (strlen (text) < SEGUE_PASTED_TEXT_LONG)
    {
      g_autoptr(SeguePastedText) pasted = segue_pasted_text_new (text);

      return take_pasted (self, pasted, before);
    }

  reading = g_new0 (Reading, 1);
  reading->paste = g_object_ref (self);
  reading->episode = segue_episode_ref (get_episode (self));
  reading->before = before;
  self->cancellable = g_cancellable_new ();
  segue_pasted_text_read_async (text, self->cancellable, long_read_cb, reading);

  return TRUE;
}

/* Adds a list from another program before the entry at @before. A long one is added later, unless the notes change or
 * another one is pasted. Returns: whether it was added or begun, or the user was asked */
gboolean
segue_outline_paste_add_text (SegueOutlinePaste *self,
                              const char        *text,
                              guint              before)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_PASTE (self), FALSE);

  return take_text (self, text, before);
}

/* Adds copied entries before the entry at @before. Returns: whether they were added */
gboolean
segue_outline_paste_add_clip (SegueOutlinePaste *self,
                              SegueClip         *clip,
                              guint              before)
{
  gboolean is_own;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_PASTE (self), FALSE);

  is_own = segue_clip_get_source (clip) == segue_session_get_document (self->session);

  return take_added (self, segue_pasted_list_add_entries (self->list, segue_clip_get_entries (clip),
                                                          is_own ? NULL : segue_clip_get_dialect (clip),
                                                          is_own && segue_clip_get_cut (clip), before));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutlinePaste) self = user_data;
  g_autofree char *text = segue_foreign_text_read_finish (result);

  if (self->widget != NULL)
    take_text (self, text != NULL ? text : "", 0);
}

static void
clip_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutlinePaste) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  gboolean sections = FALSE;
  GPtrArray *entries;

  if (self->widget == NULL || value == NULL)
    return;

  entries = segue_clip_get_entries (g_value_get_object (value));
  for (guint i = 0; i < entries->len; i++)
    sections |= segue_entry_get_kind (entries->pdata[i]) == SEGUE_ENTRY_SECTION;
  segue_outline_paste_add_clip (self, g_value_get_object (value), get_place (self, sections));
}

static void
link_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutlinePaste) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *url = text != NULL ? segue_paste_dup_url (text) : NULL;
  SegueViewState *state = segue_session_get_view_state (self->session);

  if (self->widget == NULL)
    return;

  if (url != NULL)
    segue_outline_paste_set_link (self, segue_view_state_get_selected (state), url);
  else
    segue_view_state_say (state, _("There is no link in the clipboard. Copy the address of a page first."), FALSE);
}

/* Returns: whether the clipboard has anything that can be added */
gboolean
segue_outline_paste_can_read (SegueOutlinePaste *self)
{
  GdkContentFormats *formats;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_PASTE (self), FALSE);

  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (self->widget));

  return gdk_content_formats_contain_gtype (formats, SEGUE_TYPE_CLIP) || segue_foreign_text_is_plain (formats) ||
         segue_foreign_text_needs_reading (formats);
}

/* Adds what is in the clipboard, below what is selected. A URL becomes the link of the selected segment if that has no
 * link yet. */
void
segue_outline_paste_read (SegueOutlinePaste *self)
{
  GdkClipboard *clipboard;

  g_return_if_fail (SEGUE_IS_OUTLINE_PASTE (self));

  clipboard = gtk_widget_get_clipboard (self->widget);
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), SEGUE_TYPE_CLIP))
    gdk_clipboard_read_value_async (clipboard, SEGUE_TYPE_CLIP, G_PRIORITY_DEFAULT, NULL, clip_read_cb,
                                    g_object_ref (self));
  else
    segue_foreign_text_read_clipboard (clipboard, text_read_cb, g_object_ref (self));
}

/* Makes the URL in the clipboard the link of the current entry, in place of the link that it has. */
void
segue_outline_paste_read_link (SegueOutlinePaste *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_PASTE (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->widget), NULL, link_read_cb, g_object_ref (self));
}

/* Copies what is selected to the clipboard, and removes it if @cut is set. */
void
segue_outline_paste_copy (SegueOutlinePaste *self,
                          gboolean           cut)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GdkContentProvider) content = NULL;
  g_autoptr(SegueClip) clip = NULL;

  g_return_if_fail (SEGUE_IS_OUTLINE_PASTE (self));

  ids = segue_outline_selection_dup_targets (self->selection);
  if (ids->len == 0)
    return;

  clip = segue_clip_new (get_episode (self), ids, segue_session_get_document (self->session));
  segue_clip_set_cut (clip, cut);
  if (cut && !segue_entries_remove (self->session, ids, _("Cut")))
    return;

  content = segue_clip_create_content (clip);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (self->widget), content);
}

static void
options_cb (const SeguePasteOptions *options,
            gpointer                 user_data)
{
  SegueOutlinePaste *self = user_data;

  if (options == NULL || self->widget == NULL)
    return;

  cancel (self);
  if (!segue_pasted_list_can_add_again (self->list) ||
      strlen (segue_pasted_list_get_text (self->list)) < SEGUE_PASTED_TEXT_LONG)
    {
      take_added (self, segue_pasted_list_add_again (self->list, options));
      return;
    }

  self->cancellable = g_cancellable_new ();
  segue_pasted_list_add_again_async (self->list, options, self->cancellable, added_cb, g_object_ref (self));
}

/* Asks the user how to add the last list, unless the notes have changed since it was added. */
static void
ask_options (SegueOutlinePaste     *self,
             const SeguePastedText *list)
{
  g_autofree char *title = NULL;

  if (!segue_pasted_list_can_add_again (self->list))
    return;

  title = segue_pasted_list_dup_title_above (self->list);
  segue_paste_dialog_ask (GTK_WINDOW (gtk_widget_get_root (self->widget)), segue_pasted_list_get_options (self->list),
                          list, title, options_cb, g_object_ref (self), g_object_unref);
}

static void
options_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(SegueOutlinePaste) self = user_data;
  g_autoptr(SeguePastedText) list = segue_pasted_text_read_finish (result, NULL);

  if (list != NULL && self->widget != NULL)
    ask_options (self, list);
}

/* Asks the user how to add the last list, and adds it again in that way. A long one is read in a thread first. */
void
segue_outline_paste_ask_options (SegueOutlinePaste *self)
{
  const char *text;

  g_return_if_fail (SEGUE_IS_OUTLINE_PASTE (self));

  if (!segue_pasted_list_can_add_again (self->list))
    return;

  stop (&self->asking);
  text = segue_pasted_list_get_text (self->list);
  if (strlen (text) < SEGUE_PASTED_TEXT_LONG)
    {
      g_autoptr(SeguePastedText) list = segue_pasted_text_new (text);

      ask_options (self, list);
      return;
    }

  self->asking = g_cancellable_new ();
  segue_pasted_text_read_async (text, self->asking, options_read_cb, g_object_ref (self));
}
