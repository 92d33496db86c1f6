/* segue-rule-text-repeated-word.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/segue-rule.h"

/* The rule text-repeated-word: words that stand twice in a row. */

/* Shorter words are not reported: initials, and the short words that some languages repeat on purpose. */
#define MIN_LETTERS 2

/* Returns the end of the run of letters at @p. */
static const char *
word_end (const char *p,
          const char *end)
{
  while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
report (SegueCheck *check,
        guint       index,
        const char *text,
        const char *word,
        const char *stop)
{
  g_autofree char *shown = g_strndup (word, stop - word);
  g_autofree char *message = g_strdup_printf (_("“%s” stands here twice."), shown);

  segue_check_report (check, &segue_rule_text_repeated_word, SEGUE_SEVERITY_NOTE, index,
                      (SegueSpan){ word - text, stop - word }, message);
}

static void
check_words (SegueCheck *check,
             guint       index,
             SegueEntry *entry)
{
  gsize length, before_length = 0;
  const char *text = segue_entry_get_text (entry, &length), *end = text + length, *before = NULL;

  for (const char *p = text + segue_entry_get_notes_offset (entry); p < end;)
    {
      const char *stop = word_end (p, end);

      if (stop == p)
        {
          /* Repeated words are separated by spaces only. */
          if (*p != ' ')
            before = NULL;
          p = g_utf8_next_char (p);
          continue;
        }
      if (before != NULL && before_length == (gsize) (stop - p) && memcmp (before, p, before_length) == 0 &&
          g_utf8_strlen (p, stop - p) >= MIN_LETTERS)
        report (check, index, text, p, stop);
      before = p;
      before_length = stop - p;
      p = stop;
    }
}

/**
 * segue_rule_text_repeated_word:
 *
 * Reports words that stand twice in a row (note, applied only with %SEGUE_CHECK_STYLE).
 */
const SegueRule segue_rule_text_repeated_word = { "text-repeated-word", check_words, NULL, TRUE };
