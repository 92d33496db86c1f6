/* segue-said-hit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-said-hit.h"

#include <string.h>

/* How much of the sentence is shown before the match, and how much of the match and of what follows, in bytes. */
#define BEFORE 28
#define AFTER 240

/**
 * SegueSaidHit:
 *
 * A match of the search in a transcript: when it is said, and the sentence around it.
 */
struct _SegueSaidHit
{
  GObject parent_instance;

  gint64 start; /* in milliseconds */
  char *text;
  SegueSpan match; /* in bytes of the text */
};

G_DEFINE_FINAL_TYPE (SegueSaidHit, segue_said_hit, G_TYPE_OBJECT)

static void
segue_said_hit_finalize (GObject *object)
{
  g_free (SEGUE_SAID_HIT (object)->text);

  G_OBJECT_CLASS (segue_said_hit_parent_class)->finalize (object);
}

static void
segue_said_hit_class_init (SegueSaidHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_said_hit_finalize;
}

static void
segue_said_hit_init (SegueSaidHit *self)
{
}

/* Returns the first character at or after @p, which may be within one. */
static const char *
next_character (const char *p)
{
  while ((*p & 0xC0) == 0x80)
    p++;

  return p;
}

/* Returns where the text that is shown begins: with the sentence, or with a word not far before the match. */
static const char *
find_beginning (const char *sentence,
                const char *match)
{
  const char *start;
  const char *blank;

  if (match - sentence <= BEFORE)
    return sentence;

  start = next_character (match - BEFORE);
  blank = memchr (start, ' ', match - start);

  return blank != NULL ? blank + 1 : start;
}

/**
 * segue_said_hit_new:
 * @transcript: a transcript
 * @speech: all of it as text
 * @match: a match in the text
 *
 * Creates a hit.
 *
 * Returns: (transfer full): a new hit
 */
SegueSaidHit *
segue_said_hit_new (SegueTranscript        *transcript,
                    const SegueRunningText *speech,
                    const SegueMatch       *match)
{
  SegueSaidHit *self = g_object_new (SEGUE_TYPE_SAID_HIT, NULL);
  const char *text = segue_running_text_get_text (speech, NULL);
  const guint first = segue_running_text_find_sentence (speech, match->offset);
  const guint last = segue_running_text_find_sentence (speech, match->offset + MAX (match->length, 1) - 1);
  const char *sentence = text + segue_running_text_get_offset (speech, first);
  const char *start = find_beginning (sentence, text + match->offset);
  const char *end = text + segue_running_text_get_offset (speech, last + 1);
  const char *most = text + match->offset + AFTER;
  g_autofree char *shown = NULL;

  if (end > most)
    end = next_character (most);
  self->start = segue_transcript_get_sentence (transcript, first)->start;
  shown = g_strndup (start, end - start);
  self->text = g_strconcat (start > sentence ? "…" : "", g_strchomp (shown), NULL);
  self->match.offset = text + match->offset - start + (start > sentence ? strlen ("…") : 0);
  self->match.length = MIN (match->length, strlen (self->text) - MIN (self->match.offset, strlen (self->text)));

  return self;
}

/**
 * segue_said_hit_get_start:
 * @self: a hit
 *
 * Returns: when the sentence of the match begins, in milliseconds
 */
gint64
segue_said_hit_get_start (SegueSaidHit *self)
{
  return self->start;
}

/**
 * segue_said_hit_get_text:
 * @self: a hit
 * @match: (out): the bytes of the match
 *
 * Returns: what is said around the match, in UTF-8
 */
const char *
segue_said_hit_get_text (SegueSaidHit *self,
                         SegueSpan    *match)
{
  *match = self->match;

  return self->text;
}
