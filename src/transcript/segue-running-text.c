/* segue-running-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-running-text.h"

/* A paragraph of one speaker ends with the first sentence after this many bytes. */
#define PARAGRAPH 500

struct _SegueRunningText
{
  gatomicrefcount ref_count;
  GString *text;
  GArray *offsets; /* of gsize: where each sentence begins, in bytes of the text */
  guint first;     /* the index of the first sentence */
  gboolean cut;
};

/* Tells whether words of the script of @c are written without blanks between them. */
static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      /* the punctuation of Chinese and Japanese, and full-width signs */
      return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
    }
}

/* Tells whether the text ends a sentence. */
static gboolean
ends_sentence (const GString *text)
{
  const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

  return last != NULL && g_utf8_strchr (".!?…。！？", -1, g_utf8_get_char (last)) != NULL;
}

/* Appends what stands between the text so far and a sentence: a new paragraph with the name of the speaker, a blank, or
 * nothing. @paragraph: where the last paragraph begins */
static void
append_gap (SegueRunningText      *self,
            SegueTranscript       *transcript,
            const SegueSentence   *sentence,
            gsize                 *paragraph,
            SegueRunningTextFlags  flags)
{
  const SegueCue *cue = segue_transcript_get_cue (transcript, sentence->cue);
  const char *last = g_utf8_find_prev_char (self->text->str, self->text->str + self->text->len);
  const gboolean is_turn = last == NULL || sentence->begins_turn;

  if ((flags & SEGUE_RUNNING_TEXT_PARAGRAPHS) != 0 &&
      (is_turn || (self->text->len - *paragraph > PARAGRAPH && ends_sentence (self->text))))
    {
      g_string_append (self->text, last != NULL ? "\n" : "");
      *paragraph = self->text->len;
      if (is_turn && cue->speaker != NULL)
        g_string_append_printf (self->text, "%s: ", cue->speaker);
    }
  else if (last != NULL && !(is_unspaced (g_utf8_get_char (last)) &&
                             is_unspaced (g_utf8_get_char (cue->text + sentence->text.offset))))
    {
      g_string_append_c (self->text, ' ');
    }
}

/**
 * segue_running_text_new:
 * @transcript: a transcript
 * @start: when the part begins, in milliseconds; what is being said then belongs to it
 * @end: when it ends, or %SEGUE_TIME_NONE for the end of the transcript
 * @max_bytes: how long the text may be at most, in bytes
 * @flags: how it is laid out
 *
 * Puts the sentences together that are said between two times.
 *
 * Returns: (transfer full): the speech
 */
SegueRunningText *
segue_running_text_new (SegueTranscript       *transcript,
                        gint64                 start,
                        gint64                 end,
                        gsize                  max_bytes,
                        SegueRunningTextFlags  flags)
{
  SegueRunningText *self = g_new0 (SegueRunningText, 1);
  gsize paragraph = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->first = segue_transcript_find_sentence (transcript, start);
  for (guint i = self->first; i < segue_transcript_get_n_sentences (transcript) && !self->cut; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (transcript, i);
      const char *words = segue_transcript_get_cue (transcript, sentence->cue)->text + sentence->text.offset;

      if (end != SEGUE_TIME_NONE && sentence->start >= end)
        break;

      self->cut = self->text->len + sentence->text.length + 2 > max_bytes;
      if (self->cut)
        break;
      append_gap (self, transcript, sentence, &paragraph, flags);
      g_array_append_val (self->offsets, self->text->len);
      g_string_append_len (self->text, words, sentence->text.length);
    }

  return self;
}

/**
 * segue_running_text_ref:
 * @self: a speech
 *
 * Returns: (transfer full): @self, with one more reference
 */
SegueRunningText *
segue_running_text_ref (SegueRunningText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_running_text_unref:
 * @self: (transfer full): a speech
 *
 * Drops a reference.
 */
void
segue_running_text_unref (SegueRunningText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * segue_running_text_get_text:
 * @self: a speech
 * @length: (out) (optional): its length in bytes
 *
 * Returns: the text, in UTF-8
 */
const char *
segue_running_text_get_text (const SegueRunningText *self,
                             gsize                  *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/**
 * segue_running_text_is_cut:
 * @self: a speech
 *
 * Returns: whether the part has more text than fits
 */
gboolean
segue_running_text_is_cut (const SegueRunningText *self)
{
  return self->cut;
}

/**
 * segue_running_text_get_offset:
 * @self: a speech
 * @sentence: the index of a sentence in the transcript
 *
 * Returns: where the sentence begins, in bytes of the text; the end of the text if it is not in it
 */
gsize
segue_running_text_get_offset (const SegueRunningText *self,
                               guint                   sentence)
{
  return sentence - self->first < self->offsets->len ? g_array_index (self->offsets, gsize, sentence - self->first)
                                                     : self->text->len;
}

/**
 * segue_running_text_find_sentence:
 * @self: a speech
 * @offset: an offset in bytes of its text
 *
 * Finds the sentence that a byte belongs to. What stands before a sentence belongs to the one before it.
 *
 * Returns: the index of the sentence in the transcript
 */
guint
segue_running_text_find_sentence (const SegueRunningText *self,
                                  gsize                   offset)
{
  guint low = 0, high = self->offsets->len;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->offsets, gsize, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return self->first + low;
}
