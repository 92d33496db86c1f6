/* segue-outline-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "app/outline/segue-paste-dialog.h"
#include "app/widgets/segue-dialogs.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-paste.h"
#include "session/segue-entry-commands.h"

/* The list that was added last, which can be added in another way as long as nothing else has happened. */
struct _SegueOutlinePasted
{
  char *text;
  SeguePasteOptions options;
  SegueEpisode *before;
  SegueEpisode *after;
  guint place; /* of the entry that follows, in what was before */
};

void
segue_outline_forget_pasted (SegueOutline *self)
{
  SegueOutlinePasted *pasted = g_steal_pointer (&self->pasted);

  if (pasted == NULL)
    return;

  g_free (pasted->text);
  segue_episode_unref (pasted->before);
  segue_episode_unref (pasted->after);
  g_free (pasted);
}

static void
keep_pasted (SegueOutline            *self,
             const char              *text,
             const SeguePasteOptions *options,
             SegueEpisode            *before,
             guint                    place)
{
  SegueOutlinePasted *pasted = g_new0 (SegueOutlinePasted, 1);

  pasted->text = g_strdup (text);
  pasted->options = *options;
  pasted->before = segue_episode_ref (before);
  pasted->after = segue_episode_ref (segue_document_get_episode (self->document));
  pasted->place = place;
  segue_outline_forget_pasted (self);
  self->pasted = pasted;
}

static void
say_added (SegueOutline    *self,
           SeguePasteCount  count,
           gboolean         has_options)
{
  g_autofree char *message = NULL;

  if (count.n_segments == 0)
    message = g_strdup_printf (ngettext ("%u section added", "%u sections added", count.n_sections), count.n_sections);
  else if (count.n_untimed == count.n_segments)
    message = g_strdup_printf (ngettext ("%u segment without a time added", "%u segments without a time added",
                                         count.n_segments), count.n_segments);
  else if (count.n_untimed > 0)
    message = g_strdup_printf (ngettext ("%u segment added, %u without a time", "%u segments added, %u without a time",
                                         count.n_segments), count.n_segments, count.n_untimed);
  else
    message = g_strdup_printf (ngettext ("%u segment added", "%u segments added", count.n_segments), count.n_segments);
  if (has_options)
    segue_view_state_offer (self->state, message, _("_Options"), "win.paste-options");
  else
    segue_view_state_say (self->state, message, TRUE);
}

static SeguePaste *
read_paste (const char              *text,
            const SeguePasteOptions *options)
{
  SeguePaste *paste = segue_paste_read (text, -1);

  if (options->without_times)
    segue_paste_drop_times (paste);

  return paste;
}

static SeguePastePlain
get_plain (const SeguePasteOptions *options)
{
  return options->as == SEGUE_PASTE_AS_DESCRIPTIONS ? SEGUE_PASTE_DESCRIPTIONS : SEGUE_PASTE_SEGMENTS;
}

/* Adds what @paste holds before the entry at @place. */
gboolean
segue_outline_insert_paste (SegueOutline    *self,
                            SeguePaste      *paste,
                            SeguePastePlain  plain,
                            guint            place,
                            gboolean         has_options)
{
  const SeguePasteCount count = segue_paste_count (paste, plain);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result =
    segue_paste_insert (paste, plain, segue_document_get_episode (self->document), place, &error);

  if (!segue_entries_apply (self->session, result, error, _("Paste"), NULL))
    return FALSE;

  segue_outline_select_new (self, place, count.n_sections + count.n_segments);
  say_added (self, count, has_options);

  return TRUE;
}

/* Gives the entry above @place the list as its text. */
static gboolean
add_text (SegueOutline *self,
          const char   *text,
          guint         place)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, place - 1));
  g_autofree char *body = segue_episode_dup_description (episode, place - 1);
  g_autofree char *longer = g_strconcat (body, *body != '\0' ? "\n" : "", text, NULL);
  g_autofree char *message = g_strdup_printf (_("Text added to “%s”"), title);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result = segue_edit_set_description (episode, place - 1, longer, &error);

  if (!segue_entries_apply (self->session, result, error, _("Paste"), NULL))
    return FALSE;

  segue_outline_select_new (self, place - 1, 1);
  segue_view_state_offer (self->state, message, _("_Options"), "win.paste-options");

  return TRUE;
}

static gboolean
add_list (SegueOutline            *self,
          const char              *text,
          const SeguePasteOptions *options,
          guint                    place)
{
  g_autoptr(SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self->document));
  g_autoptr(SeguePaste) paste = read_paste (text, options);

  if (options->as == SEGUE_PASTE_AS_TEXT ? !add_text (self, text, place)
                                         : !segue_outline_insert_paste (self, paste, get_plain (options), place, TRUE))
    return FALSE;

  keep_pasted (self, text, options, before, place);

  return TRUE;
}

/* A list of which only the user knows what its plain lines are. */
typedef struct
{
  GWeakRef outline;
  char *text;
  guint64 next; /* the entry that will follow, 0 for none */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->outline);
  g_free (question->text);
  g_free (question);
}

static void
answer_cb (AdwMessageDialog *dialog,
           const char       *response,
           Question         *question)
{
  g_autoptr(SegueOutline) self = g_weak_ref_get (&question->outline);
  SeguePasteOptions options = { SEGUE_PASTE_AS_SEGMENTS, FALSE };
  guint before;

  if (g_str_equal (response, "descriptions"))
    options.as = SEGUE_PASTE_AS_DESCRIPTIONS;
  else if (!g_str_equal (response, "segments"))
    return;
  if (self == NULL)
    return;

  /* the notes may have changed meanwhile */
  if (!segue_episode_find (segue_document_get_episode (self->document), question->next, &before))
    before = segue_episode_get_n_entries (segue_document_get_episode (self->document));
  add_list (self, question->text, &options, before);
}

static void
ask (SegueOutline *self,
     const char   *text,
     SeguePaste   *paste,
     guint         before)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n = segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_segments -
                  segue_paste_count (paste, SEGUE_PASTE_DESCRIPTIONS).n_segments;
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u line stands between lines with times. It can be a segment of its own, or describe the "
                               "one above.",
                               "%u lines stand between lines with times. They can be segments of their own, or describe "
                               "the ones above.", n), n);
  GtkWidget *dialog = segue_dialogs_question (GTK_WINDOW (self->root), _("What Are the Lines Without a Time?"), body,
                                              _("_Cancel"));
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->outline, self);
  question->text = g_strdup (text);
  if (before < segue_episode_get_n_entries (episode))
    question->next = segue_entry_get_id (segue_episode_get (episode, before));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "segments", _("_Segments"), "descriptions",
                                    _("_Descriptions"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "descriptions", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "descriptions");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answer_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Inserts a list from another program, in whatever form it is, before the entry at @before. */
gboolean
segue_outline_paste_text (SegueOutline *self,
                          const char   *text,
                          guint         before)
{
  const SeguePasteOptions options = { SEGUE_PASTE_AS_SEGMENTS, FALSE };
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);
  const SeguePasteCount count = segue_paste_count (paste, SEGUE_PASTE_SEGMENTS);

  if (count.n_segments + count.n_sections == 0)
    {
      segue_view_state_say (self->state, _("There is no text that could be added here."), FALSE);
      return FALSE;
    }

  if (!segue_paste_is_mixed (paste))
    return add_list (self, text, &options, before);

  ask (self, text, paste, before);

  return TRUE;
}

/* Takes back the list that was added last and adds it again. That is one step, which leads to where the list was not
 * there yet. */
static void
options_cb (const SeguePasteOptions *options,
            gpointer                 user_data)
{
  SegueOutline *self = user_data;
  g_autofree char *text = NULL;
  guint place;

  if (options == NULL || self->pasted == NULL)
    return;
  if (self->pasted->after != segue_document_get_episode (self->document))
    {
      segue_view_state_say (self->state, _("The notes have changed since the list was added."), FALSE);
      return;
    }

  text = g_strdup (self->pasted->text);
  place = self->pasted->place;
  segue_document_undo (self->document);
  if (!add_list (self, text, options, place))
    segue_document_redo (self->document);
}

/* Asks how the list that was added last is to be added. */
static void
paste_options_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueOutlinePasted *pasted = self->pasted;
  g_autoptr(SeguePaste) paste = NULL;
  g_autofree char *title = NULL;
  SegueEntry *above;

  if (pasted == NULL || pasted->after != segue_document_get_episode (self->document))
    return;

  paste = segue_paste_read (pasted->text, -1);
  above = segue_episode_get (pasted->before, pasted->place - 1);
  if (segue_entry_get_kind (above) != SEGUE_ENTRY_TEXT)
    title = segue_entry_dup_plain_title (above);
  segue_paste_dialog_ask (GTK_WINDOW (self->root), &pasted->options, segue_paste_is_mixed (paste),
                          segue_paste_has_times (paste), title, options_cb, g_object_ref (self), g_object_unref);
}

void
segue_outline_install_paste (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.paste-options", NULL, paste_options_action);
}
