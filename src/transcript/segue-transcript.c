/* segue-transcript.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-transcript-private.h"

#include <glib/gi18n-lib.h>

#include "core/files/segue-encoding.h"
#include "core/files/segue-loader.h"

/* The least and the most letters that are said in a second, over a whole recording. */
#define LEAST_RATE 1
#define USUAL_RATE 14

/* A list of times that covers less than this, in milliseconds, is not judged by its rate. */
#define SHORT 60000

struct _SegueTranscript
{
  SegueCue *cues;
  guint n_cues;
  gboolean rough;
  GArray *sentences;     /* of SegueSentence */
  GStringChunk *strings; /* the texts and the speakers of the cues */
};

G_DEFINE_BOXED_TYPE (SegueTranscript, segue_transcript, segue_transcript_ref, segue_transcript_unref)

static void
clear (gpointer data)
{
  SegueTranscript *self = data;

  g_free (self->cues);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const gint64 first = ((const SegueCue *) a)->start, second = ((const SegueCue *) b)->start;

  return (first > second) - (first < second);
}

/* Sets the ends that the transcript does not tell: a cue lasts until the next one begins. */
static void
complete_ends (SegueCue *cues,
               guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      const gint64 spoken = segue_transcript_count_letters (cues[i].text, strlen (cues[i].text)) * 1000 / USUAL_RATE;

      if (cues[i].end < 0)
        cues[i].end = i + 1 < n ? cues[i + 1].start : cues[i].start + spoken;
      cues[i].end = MAX (cues[i].end, cues[i].start);
    }
}

/* Tells whether the cues are spoken words. The titles of chapters have times, too, but far fewer letters. */
static gboolean
are_spoken (const SegueCue *cues,
            guint           n)
{
  const gint64 length = cues[n - 1].start - cues[0].start;
  gint64 letters = 0;

  for (guint i = 0; i < n; i++)
    letters += segue_transcript_count_letters (cues[i].text, strlen (cues[i].text));

  return length < SHORT ? letters > 0 : letters * 1000 >= length * LEAST_RATE;
}

static SegueTranscript *
transcript_new (SegueTranscriptReader  *reader,
                GError                **error)
{
  SegueCue *cues = (SegueCue *) (gpointer) reader->cues->data;
  const guint n = reader->cues->len;
  SegueTranscript *self;

  if (n == 0)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX,
                           _("This is no transcript: it has no words with times."));
      return NULL;
    }
  g_array_sort (reader->cues, compare_starts);
  if (!are_spoken (cues, n))
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX,
                           _("This is no transcript: it has too few words for its times."));
      return NULL;
    }
  complete_ends (cues, n);
  self = g_atomic_rc_box_new0 (SegueTranscript);
  self->n_cues = n;
  self->rough = reader->rough;
  self->strings = g_steal_pointer (&reader->strings);
  self->cues = (SegueCue *) (gpointer) g_array_steal (reader->cues, NULL);
  self->sentences = segue_transcript_split (self->cues, n);

  return self;
}

/* Converts a file to UTF-8. */
static GBytes *
decode (GBytes  *bytes,
        GError **error)
{
  g_autofree char *encoding = segue_encoding_detect (bytes);
  gboolean lossy;

  if (encoding == NULL)
    encoding = segue_encoding_guess (bytes);

  return segue_encoding_decode (bytes, encoding != NULL ? encoding : SEGUE_UTF8, &lossy, error);
}

static SegueTranscript *
read_bytes (GBytes  *bytes,
            gint64   duration,
            GError **error)
{
  g_autoptr(GBytes) text = decode (bytes, error);
  g_autoptr(GArray) cues = g_array_new (FALSE, FALSE, sizeof (SegueCue));
  g_autoptr(GString) buffer = g_string_new (NULL);
  SegueTranscriptReader reader = { .duration = duration, .cues = cues, .buffer = buffer };
  SegueTranscript *self = NULL;
  gsize length;

  if (text == NULL)
    return NULL;
  reader.text = g_bytes_get_data (text, &length);
  /* This refuses U+0000, too. */
  if (length > 0 && !g_utf8_validate (reader.text, length, NULL))
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_NOT_TEXT,
                           _("This is no transcript: it has no words with times."));
      return NULL;
    }
  reader.end = reader.text + length;
  if (segue_starts_with (reader.text, reader.end, "\xEF\xBB\xBF"))
    reader.text += 3;
  reader.has_cr = length > 0 && memchr (reader.text, '\r', reader.end - reader.text) != NULL;
  reader.strings = g_string_chunk_new (65536);
  if (segue_transcript_read_text (&reader, error))
    self = transcript_new (&reader, error);
  g_clear_pointer (&reader.strings, g_string_chunk_free);

  return self;
}

/**
 * segue_transcript_new_from_data:
 * @data: (array length=length): the content of a file, in any encoding
 * @length: number of bytes
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE; only a transcript without times needs it
 * @error: return location for an error
 *
 * Reads a transcript: WebVTT, SRT, SBV, JSON, a table, lines with times, or plain text without times.
 *
 * Returns: (transfer full): the transcript, or %NULL if this is none
 */
SegueTranscript *
segue_transcript_new_from_data (const char  *data,
                                gsize        length,
                                gint64       duration,
                                GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, length);

  return read_bytes (bytes, duration, error);
}

/**
 * segue_transcript_load:
 * @file: a file
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE; only a transcript without times needs it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a transcript from a file. This blocks.
 *
 * Returns: (transfer full): the transcript, or %NULL on failure
 */
SegueTranscript *
segue_transcript_load (GFile         *file,
                       gint64         duration,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GBytes) bytes = segue_file_load (file, NULL, NULL, cancellable, error);

  return bytes != NULL ? read_bytes (bytes, duration, error) : NULL;
}

/**
 * segue_transcript_ref:
 * @self: a transcript
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
SegueTranscript *
segue_transcript_ref (SegueTranscript *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * segue_transcript_unref:
 * @self: (transfer full): a transcript
 *
 * Drops a reference.
 */
void
segue_transcript_unref (SegueTranscript *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * segue_transcript_is_rough:
 * @self: a transcript
 *
 * Tells whether the transcript has no times of its own. They are then estimated from the length of the text.
 *
 * Returns: %TRUE if the times are estimates
 */
gboolean
segue_transcript_is_rough (SegueTranscript *self)
{
  return self->rough;
}

/**
 * segue_transcript_get_end:
 * @self: a transcript
 *
 * Gets when the last cue ends.
 *
 * Returns: the time in milliseconds
 */
gint64
segue_transcript_get_end (SegueTranscript *self)
{
  return self->cues[self->n_cues - 1].end;
}

/**
 * segue_transcript_get_n_cues:
 * @self: a transcript
 *
 * Counts the cues.
 *
 * Returns: the number of cues, at least 1
 */
guint
segue_transcript_get_n_cues (SegueTranscript *self)
{
  return self->n_cues;
}

/**
 * segue_transcript_get_cue:
 * @self: a transcript
 * @index: the index of a cue
 *
 * Gets a cue.
 *
 * Returns: (transfer none): the cue
 */
const SegueCue *
segue_transcript_get_cue (SegueTranscript *self,
                          guint            index)
{
  return &self->cues[index];
}

/**
 * segue_transcript_find_cue:
 * @self: a transcript
 * @time: a time in milliseconds
 *
 * Finds what is said at a time.
 *
 * Returns: the index of the last cue that does not begin after @time, or 0 if all do
 */
guint
segue_transcript_find_cue (SegueTranscript *self,
                           gint64           time)
{
  guint low = 0, high = self->n_cues;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (self->cues[middle].start <= time)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * segue_transcript_get_n_sentences:
 * @self: a transcript
 *
 * Counts the sentences.
 *
 * Returns: the number of sentences, at least 1
 */
guint
segue_transcript_get_n_sentences (SegueTranscript *self)
{
  return self->sentences->len;
}

/**
 * segue_transcript_get_sentence:
 * @self: a transcript
 * @index: the index of a sentence
 *
 * Gets a sentence.
 *
 * Returns: (transfer none): the sentence
 */
const SegueSentence *
segue_transcript_get_sentence (SegueTranscript *self,
                               guint            index)
{
  return &g_array_index (self->sentences, SegueSentence, index);
}

/**
 * segue_transcript_find_sentence:
 * @self: a transcript
 * @time: a time in milliseconds
 *
 * Finds the sentence that is said at a time.
 *
 * Returns: the index of the last sentence that does not begin after @time, or 0 if all do
 */
guint
segue_transcript_find_sentence (SegueTranscript *self,
                                gint64           time)
{
  guint low = 0, high = self->sentences->len;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->sentences, SegueSentence, middle).start <= time)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * segue_transcript_dup_sentence:
 * @self: a transcript
 * @index: the index of a sentence
 *
 * Gets the words of a sentence.
 *
 * Returns: (transfer full): the words, in UTF-8
 */
char *
segue_transcript_dup_sentence (SegueTranscript *self,
                               guint            index)
{
  const SegueSentence *sentence = segue_transcript_get_sentence (self, index);

  return g_strndup (self->cues[sentence->cue].text + sentence->text.offset, sentence->text.length);
}
