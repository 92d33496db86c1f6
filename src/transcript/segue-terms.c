/* segue-terms.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-terms.h"

#include <string.h>

#include "core/text/segue-chars.h"

/* The number of letters at the beginning of a word that make a term. */
#define STEM 5

/* How characters make words. */
typedef enum
{
  SCRIPT_NONE,    /* no letter */
  SCRIPT_MARK,    /* part of the letter before it */
  SCRIPT_WORDS,   /* words with spaces between them */
  SCRIPT_HANGUL,  /* syllables, whose words have endings without a border */
  SCRIPT_HAN,     /* Chinese characters and kana */
  SCRIPT_LETTERS, /* letters of scripts without spaces: Thai, Lao, Myanmar, Khmer */
} Script;

/* A text while it is divided. */
typedef struct
{
  const char *p;
  const char *end;
  SegueTermFunc func;
  gpointer data;
  guint64 before;          /* the word before, 0 for none */
  const char *before_from; /* where it begins */
} Scan;

/* Words without a meaning of their own, in the languages that have most shows. */
static const char *const stop_words[] = {
  "the", "a", "an", "and", "or", "of", "to", "in", "on", "for", "with", "at", "by", "from", "as", "is", "are", "was",
  "were", "be", "been", "it", "its", "this", "that", "these", "those", "i", "you", "he", "she", "we", "they", "my",
  "your", "our", "their", "his", "her", "not", "do", "does", "did", "how", "what", "why", "when", "who", "which",
  "where", "can", "will", "would", "should", "could", "about", "into", "over", "out", "up", "so", "if", "than",
  "then", "more", "most", "just", "like", "but", "no", "yes", "vs", "via", "de", "la", "le", "el", "en", "un", "une",
  "der", "die", "das", "und", "que", "los", "las", "por", "una", "del", "su", "pero", "les", "des", "et", "est",
  "dans", "pour", "qui", "du", "ce", "il", "sont", "avec", "ein", "eine", "den", "dem", "ist", "nicht", "von", "zu",
  "auf", "für", "wir", "auch", "sich", "wie", "um", "uma", "os", "em", "não", "da", "che", "di", "non", "è", "sono",
  "een", "het", "van", "dat", "niet", "och", "att", "det", "som", "на", "не", "что", "по", "как", "это", "и", "в",
  "с",
};

static guint64
hash_add (guint64  hash,
          gunichar c)
{
  hash = (hash ^ c) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ hash >> 29;
}

static Script
get_script (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? SCRIPT_WORDS : SCRIPT_NONE;
  if (c >= 0xAC00 && c <= 0xD7A3)
    return SCRIPT_HANGUL;
  if ((c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
      (c >= 0x20000 && c <= 0x3FFFF))
    return SCRIPT_HAN;
  /* U+0640 makes Arabic words longer */
  if (g_unichar_ismark (c) || c == 0x640)
    return SCRIPT_MARK;
  if (!g_unichar_isalnum (c))
    return SCRIPT_NONE;
  if ((c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF))
    return SCRIPT_LETTERS;

  return SCRIPT_WORDS;
}

/* Returns a letter without its case, its width and its accents: of those that are written in several ways, one. */
static gunichar
fold (gunichar c)
{
  gunichar base, mark;

  if (c < 0x80)
    return g_ascii_tolower ((char) c);
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  c = g_unichar_tolower (c);
  if (g_unichar_isdigit (c))
    return '0' + g_unichar_digit_value (c);
  switch (c)
    {
    case 0x131: /* of Turkish, whose capital is I */
      return 'i';
    case 0x3C2: /* at the end of a Greek word */
      return 0x3C3;
    case 0x629: /* at the end of an Arabic word (Larkey and others, "Improving stemming for Arabic", 2002) */
      return 0x647;
    case 0x649:
      return 0x64A;
    default:
      break;
    }
  if (((c >= 0xC0 && c < 0x700) || (c >= 0x1E00 && c < 0x2000)) && g_unichar_decompose (c, &base, &mark))
    return fold (base);

  return c;
}

/* Tells whether a mark is part of how a letter is read, and not an accent, or a vowel that is mostly left out as in
 * Arabic and Hebrew. */
static gboolean
is_read (gunichar mark)
{
  return mark > 0x36F && !(mark >= 0x483 && mark <= 0x6ED) && mark != 0x93C;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/* Tells whether a whole word is one of those without a meaning. */
static gboolean
is_stop_word (guint64 key)
{
  static guint64 keys[G_N_ELEMENTS (stop_words)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (stop_words); i++)
        for (const char *p = stop_words[i]; *p != '\0'; p = g_utf8_next_char (p))
          keys[i] = hash_add (keys[i], fold (g_utf8_get_char (p)));
      qsort (keys, G_N_ELEMENTS (keys), sizeof keys[0], compare_keys);
      g_once_init_leave (&ready, 1);
    }

  return bsearch (&key, keys, G_N_ELEMENTS (keys), sizeof keys[0], compare_keys) != NULL;
}

/* Returns where an Arabic word begins without its article, and without the letter for “and”, “with” or “like” that may be
 * before that. */
static const char *
skip_article (const char *start,
              const char *end)
{
  static const char article[] = "ال";
  const gunichar c = g_utf8_get_char (start);
  const char *p = start, *second;

  if (c < 0x620 || c > 0x64A)
    return start;
  if (c == 0x628 || c == 0x641 || c == 0x643 || c == 0x648)
    p = segue_next_char (p, end);
  if ((gsize) (end - p) <= strlen (article) || memcmp (p, article, strlen (article)) != 0)
    return start;
  p += strlen (article);
  second = segue_next_char (p, end);

  /* more than a letter follows */
  return get_script (g_utf8_get_char (p)) == SCRIPT_WORDS && second < end &&
         get_script (g_utf8_get_char (second)) != SCRIPT_NONE ? p : start;
}

/* Reads the characters of a word. Returns its term, or 0 for a word that is none. */
static guint64
read_word (Scan        *self,
           const char **end)
{
  guint64 stem = 0, whole = 0;
  gboolean digits = TRUE;
  guint n = 0;

  self->p = skip_article (self->p, self->end);
  while (self->p < self->end)
    {
      const gunichar c = g_utf8_get_char (self->p);
      const Script script = get_script (c);
      const char *next = segue_next_char (self->p, self->end);

      if (script == SCRIPT_WORDS)
        {
          const guint letters = c == 0xDF || c == 0x1E9E ? 2 : 1; /* the ß is two */
          const gunichar folded = letters == 2 ? 's' : fold (c);

          digits = digits && g_unichar_isdigit (c);
          for (guint i = 0; i < letters; i++)
            {
              whole = hash_add (whole, folded);
              if (n++ < STEM || digits)
                stem = hash_add (stem, folded);
            }
        }
      else if ((c == '\'' || c == 0x2019) && next < self->end && get_script (g_utf8_get_char (next)) == SCRIPT_WORDS)
        {
          const char *after = segue_next_char (next, self->end);
          const gboolean last = after == self->end || get_script (g_utf8_get_char (after)) != SCRIPT_WORDS;

          *end = self->p;
          /* the genitive of English */
          if (last && (*next == 's' || *next == 'S'))
            {
              self->p = after;
              return n > 1 || digits ? stem : 0;
            }
        }
      else if (script != SCRIPT_MARK)
        break;
      /* the vowels of many scripts are marks */
      else if (is_read (c) && n <= STEM)
        stem = hash_add (stem, c);
      self->p = next;
    }
  *end = self->p;

  return is_stop_word (whole) || (n < 2 && !digits) ? 0 : stem;
}

static void
scan_word (Scan *self)
{
  const char *start = self->p, *end;
  const guint64 key = read_word (self, &end);

  if (key == 0)
    return;
  self->func (key, FALSE, start, end, self->data);
  if (self->before != 0)
    self->func (hash_add (self->before, (gunichar) (key ^ key >> 32)), TRUE, self->before_from, end, self->data);
  self->before = key;
  self->before_from = start;
}

/* Reads a run of characters of a script without borders of words: each two neighbours are a term. */
static void
scan_pairs (Scan   *self,
            Script  script)
{
  guint64 before = 0;
  const char *from = NULL;

  while (self->p < self->end)
    {
      const char *start = self->p;
      gunichar c = g_utf8_get_char (start);
      guint64 key = hash_add (0, c);

      if (get_script (c) != script)
        return;
      self->p = segue_next_char (start, self->end);
      while (self->p < self->end && get_script (c = g_utf8_get_char (self->p)) == SCRIPT_MARK)
        {
          key = hash_add (key, c);
          self->p = segue_next_char (self->p, self->end);
        }
      if (from != NULL)
        self->func (hash_add (before, (gunichar) (key ^ key >> 32)), FALSE, from, self->p, self->data);
      before = key;
      from = start;
    }
}

/* Tells whether the text has letters that are written with several characters although there is one for them. */
static gboolean
is_decomposed (const char *p,
               const char *end)
{
  for (; p < end; p++)
    {
      const guchar c = (guchar) *p;

      /* U+1100 to U+11FF, U+3099 and U+309A */
      if ((c == 0xE1 && end - p > 2 && (guchar) p[1] >= 0x84 && (guchar) p[1] <= 0x87) ||
          (c == 0xE3 && end - p > 2 && (guchar) p[1] == 0x82 && ((guchar) p[2] == 0x99 || (guchar) p[2] == 0x9A)))
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_terms_scan:
 * @text: text in UTF-8
 * @length: its length in bytes
 * @func: receives each term
 * @data: for @func
 *
 * Finds the terms of a text. In a text whose letters are decomposed, the places of terms are those in the composed
 * text.
 */
void
segue_terms_scan (const char    *text,
                  gsize          length,
                  SegueTermFunc  func,
                  gpointer       data)
{
  g_autofree char *composed = NULL;
  Scan scan = { .p = text, .end = text + length, .func = func, .data = data };

  if (is_decomposed (text, text + length))
    {
      scan.p = composed = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
      scan.end = composed + strlen (composed);
    }
  while (scan.p < scan.end)
    {
      const Script script = get_script (g_utf8_get_char (scan.p));

      if (script == SCRIPT_WORDS)
        scan_word (&scan);
      else if (script == SCRIPT_NONE || script == SCRIPT_MARK)
        scan.p = segue_next_char (scan.p, scan.end);
      else
        scan_pairs (&scan, script);
    }
}
