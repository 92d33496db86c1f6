/* test-alignment.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "transcript/segue-alignment-private.h"
#include "transcript/segue-realignment.h"

/* Where segments are found in a transcript. */

/* What is said about each topic, one sentence every ten seconds. */
static const char *const said[] = {
  "welcome to the show and hello everybody", "we have a lot to talk about today", "let us begin with the ropes of the boat",
  "a rope for mooring needs to stretch", "nylon ropes stretch and that is good", "how long does such a rope last",
  "now the tides have been strange this year", "the tide table was wrong by an hour", "spring tides are when the moon is full",
  "neap tides are the small ones", "somebody asked about engines too", "a diesel engine wants clean fuel",
  "change the filter of the engine every year", "and bleed the engine afterwards", "that was the show thank you and bye",
};

static SegueTranscript *
make_transcript (void)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\n%s\n\n", i / 6, i % 6 * 10, (i + 1) / 6, (i + 1) % 6 * 10, said[i]);

  return segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
}

static SegueAlignment *
align (const char      *notes,
       SegueTranscript *transcript)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(GArray) wanted = segue_wanted_find (episode);
  g_autoptr(GError) error = NULL;
  SegueAlignment *alignment = segue_alignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                                   SEGUE_TIME_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (segue_alignment_get_n (alignment), ==, wanted->len);

  return alignment;
}

static void
test_order (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(SegueAlignment) alignment = align ("(--:--) Hello\n(--:--) Mooring ropes\n(--:--) Strange tides\n(--:--) Diesel engines\n", transcript);
  static const gint64 starts[] = { 0, 20000, 60000, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const SeguePlacement *placement = segue_alignment_get (alignment, i);

      g_assert_cmpint (placement->start, ==, SEGUE_TIME_NONE);
      g_assert_cmpuint (placement->n_places, >=, 1);
      g_assert_cmpint (ABS (placement->places[0].start - starts[i]), <=, 10000);
      g_assert_true (segue_alignment_find (alignment, placement->id) == placement);
    }
  g_assert_null (segue_alignment_find (alignment, G_MAXUINT64));
}

/* The words that the title and the sentence share are marked. */
static void
test_matches (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(SegueAlignment) alignment = align ("(--:--) The engine's filters\n", transcript);
  const SeguePlacement *placement = segue_alignment_get (alignment, 0);
  guint n = 0;

  for (guint i = 0; i < placement->n_places; i++)
    {
      const SeguePlace *place = &placement->places[i];
      const char *text = segue_transcript_get_cue (transcript, place->cue)->text;

      for (guint k = 0; k < place->n_matches; k++, n++)
        g_assert_true (strncmp (text + place->matches[k].offset, "engine", 6) == 0 || strncmp (text + place->matches[k].offset, "filter", 6) == 0);
      g_assert_cmpint (segue_transcript_get_sentence (transcript, place->sentence)->start, ==, place->start);
    }
  g_assert_cmpuint (n, >, 0);
}

/* Known starts hold the segments between them. */
static void
test_anchors (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(SegueAlignment) alignment = align ("(01:05) Whatever\n(--:--) Ropes\n(01:45) Else\n(--:--) Tides\n", transcript);

  g_assert_cmpint (segue_alignment_get (alignment, 1)->places[0].start, >, 60000);
  g_assert_cmpint (segue_alignment_get (alignment, 1)->places[0].start, <=, 100000);
  g_assert_cmpint (segue_alignment_get (alignment, 3)->places[0].start, >, 100000);
  g_assert_cmpint (segue_alignment_get (alignment, 0)->start, ==, 65000);
}

/* Sets the ranges by comparing each segment with all before it. */
static void
set_ranges_slowly (const SegueSearchSpace *space,
                   SegueLatticeRow        *rows)
{
  g_autofree guint *units = g_new0 (guint, space->n_wanted);
  g_autofree guint *lengths = g_new0 (guint, space->n_wanted);
  guint longest = 0, high = space->lexicon->n_units, low = 0;

  for (guint i = 0; i < space->n_wanted; i++)
    {
      if (space->wanted[i].start < 0)
        continue;
      units[i] = segue_lexicon_find (space->lexicon, space->wanted[i].start);
      lengths[i] = 1;
      for (guint k = 0; k < i; k++)
        if (lengths[k] > 0 && units[k] < units[i])
          lengths[i] = MAX (lengths[i], lengths[k] + 1);
      longest = MAX (longest, lengths[i]);
    }
  for (guint i = space->n_wanted, before = G_MAXUINT; i-- > 0;)
    {
      rows[i].low = G_MAXUINT;
      if (longest > 0 && lengths[i] == longest && units[i] < before)
        {
          rows[i].low = before = units[i];
          high = before + 1;
          longest--;
        }
      rows[i].high = high;
    }
  for (guint i = 0; i < space->n_wanted; i++)
    rows[i].low = low = rows[i].low != G_MAXUINT ? rows[i].low : low;
}

/* The longest list of known starts in order holds the others, wherever those are. */
static void
test_anchors_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20);
  g_autoptr(SegueTranscript) transcript = make_transcript ();

  for (guint round = 0; round < 500; round++)
    {
      SegueWanted wanted[30] = { { 0 } };
      SegueLatticeRow rows[G_N_ELEMENTS (wanted)] = { { 0 } }, expected[G_N_ELEMENTS (wanted)] = { { 0 } };
      const guint n = g_rand_int_range (random, 1, G_N_ELEMENTS (wanted) + 1);
      g_auto(SegueSearchSpace) space = { NULL };

      for (guint i = 0; i < n; i++)
        wanted[i] = (SegueWanted) { .title = (char *) "Ropes",
                                    .start = MAX (g_rand_int_range (random, -60000, 160000), SEGUE_TIME_NONE) };
      segue_search_space_init (&space, transcript, wanted, n, SEGUE_TIME_NONE, 0);
      segue_ranges_set (&space, TRUE, rows);
      set_ranges_slowly (&space, expected);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (rows[i].low, ==, expected[i].low);
          g_assert_cmpuint (rows[i].high, ==, expected[i].high);
        }
    }
}

/* Known starts are judged by what is heard without them. */
static void
test_agreement (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(SegueAlignment) alignment = align ("(00:20) Mooring ropes\n(01:00) Tides: spring tides, neap tides\n"
                                               "(00:10) Diesel engine filters\n", transcript);
  const SeguePlacement *right = segue_alignment_get (alignment, 1), *wrong = segue_alignment_get (alignment, 2);

  g_assert_cmpint (right->agreement, !=, SEGUE_AGREEMENT_ELSEWHERE);
  g_assert_cmpint (wrong->agreement, !=, SEGUE_AGREEMENT_MATCHES);
  g_assert_cmpint (ABS (wrong->places[0].start - 100000), <=, 10000);
  g_assert_cmpfloat (segue_alignment_get_support (alignment, wrong->id, 100000), >,
                     segue_alignment_get_support (alignment, wrong->id, wrong->start));
  g_assert_cmpfloat (segue_alignment_get_support (alignment, G_MAXUINT64, 0), ==, -1);
}

/* In a transcript of many hours the segments are placed roughly first. */
static void
test_long (void)
{
  const guint n = 21000, every = 3000;
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueTranscript) transcript = NULL;
  g_autoptr(SegueAlignment) alignment = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%02u:%02u:%02u.000 --> %02u:%02u:%02u.900\nwe go on with %s%u and so on\n\n", i * 2 / 3600,
                            i * 2 / 60 % 60, i * 2 % 60, i * 2 / 3600, i * 2 / 60 % 60, i * 2 % 60,
                            i % every / 10 == 100 ? "needle" : "hay", i % every / 10 == 100 ? i / every : i % 97);
  for (guint i = 0; i < n / every; i++)
    g_string_append_printf (notes, "(--:--) A needle%u\n", i);
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  alignment = align (notes->str, transcript);
  for (guint i = 0; i < n / every; i++)
    g_assert_cmpint (ABS (segue_alignment_get (alignment, i)->places[0].start - (i * every + 1000) * 2000), <=, 20000);
}

/* Any number of cues can have the same time. The segments among them are found in little time all the same. */
static void
test_same_time (void)
{
  const guint n = 30000, n_segments = 300;
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueTranscript) transcript = NULL;
  g_autoptr(SegueAlignment) alignment = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "01:00.000 --> 01:00.000\nword%u\n\n", i % 97);
  for (guint i = 0; i < n_segments; i++)
    g_string_append_printf (notes, "(--:--) Word%u\n", i % 97);
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  alignment = align (notes->str, transcript);
  for (guint i = 0; i < n_segments; i++)
    g_assert_cmpint (segue_alignment_get (alignment, i)->places[0].start, ==, 60000);
}

/* More segments than sentences, segments without words, and none at all. */
static void
test_extremes (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueAlignment) many = NULL;
  g_autoptr(SegueAlignment) none = align ("Nothing\n", transcript);
  g_autoptr(SegueAlignment) empty = align ("(--:--) !\n(00:10)\n(00:10) a\n(00:05) b\n", transcript);

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (notes, "(--:--) Topic %u\n", i);
  many = align (notes->str, transcript);
  g_assert_cmpuint (segue_alignment_get_n (many), ==, 40);
  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (segue_alignment_get (many, i)->n_places, >=, 1);
  g_assert_cmpuint (segue_alignment_get_n (none), ==, 0);
  g_assert_cmpint (segue_alignment_get (empty, 0)->places[0].confidence, ==, SEGUE_CONFIDENCE_NONE);
}

/* Titles, what is said about them, and what is said otherwise. */
static const struct
{
  const char *name;
  const char *titles[3];
  const char *said[3];
  const char *other;
} languages[] = {
  { "Thai", { "ดาวเทียมดวงใหม่", "ราคาน้ำมัน", "ฟุตบอลโลก" },
    { "วันนี้เรามีดาวเทียมในวงโคจร", "แล้วก็น้ำมันแพงขึ้นอีก", "ส่วนฟุตบอลจบแล้วนะ" },
    "ครับผมว่าอย่างนั้น" },
  { "Lao", { "ຂ່າວນ້ຳຖ້ວມ", "ລາຄາເຂົ້າ", "ການທ່ອງທ່ຽວ" },
    { "ມື້ນີ້ນ້ຳຖ້ວມຢູ່ເມືອງ", "ແລ້ວເຂົ້າກໍ່ແພງ", "ຄົນໄປທ່ອງທ່ຽວຫຼາຍ" },
    "ແມ່ນແລ້ວເຈົ້າ" },
  { "Khmer", { "ទឹកជំនន់", "តម្លៃអង្ករ", "ប្រាសាទបុរាណ" },
    { "ថ្ងៃនេះមានទឹកជំនន់ធំ", "ឥឡូវអង្ករឡើងថ្លៃ", "យើងទៅមើលប្រាសាទ" },
    "បាទខ្ញុំយល់ហើយ" },
  { "Myanmar", { "ရေကြီးနေ", "ဆန်ဈေးနှုန်း", "ဘောလုံးပွဲ" },
    { "ဒီနေ့ရေကြီးနေတယ်", "အခုဆန်ဈေးတက်တယ်", "ညကဘောလုံးကြည့်တယ်" },
    "ဟုတ်ကဲ့ပါခင်ဗျာ" },
  { "Arabic", { "كتاب جديد", "أزمة المياه", "مدرسة القرية" },
    { "نتكلم عن الكتاب", "وهذه ازمه كبيرة", "ثم والمدرسة هناك" },
    "نعم هذا صحيح" },
  { "Arabic with vowels", { "الكِتَابُ", "المَــدينة", "سنة ٢٠٢٦" },
    { "نتكلم عن كتاب", "في مدينة بعيدة", "كان عام 2026" },
    "نعم هذا صحيح" },
  { "Hebrew", { "שָׁלוֹם", "הַמַּיִם", "חָלָל" },
    { "אמרנו שלום לכולם", "ועכשיו המים חסרים", "טסים אל חלל רחוק" },
    "כן זה נכון" },
  { "Hindi", { "बाढ़ की ख़बर", "चुनाव", "क्रिकेट मैच" },
    { "आज खबर आई है", "अब चुनाव होंगे", "फिर क्रिकेट खेला" },
    "जी हाँ सही बात" },
  { "Turkish", { "IŞIK KIRLILIĞI", "İSTANBUL", "Çağrı" },
    { "bugün ışık çok", "sonra istanbul trafiği", "bir de çağrı geldi" },
    "evet öyle tabii" },
  { "Turkish, decomposed", { "Is\314\247\304\261k", "I\314\207stanbul", "C\314\247ag\314\206r\304\261" },
    { "bugün ışık çok", "sonra istanbul trafiği", "bir de çağrı geldi" },
    "evet öyle tabii" },
  { "German", { "STRASSENBAHN", "Bundestagswahl", "Größe" },
    { "die Straßenbahn fährt", "im Bundestag heute", "welche GRÖSSE denn" },
    "ja genau so" },
  { "Vietnamese, decomposed", { "Lu\314\203 lu\314\243t", "Tha\314\200nh pho\314\202\314\201", "D\314\200 \304\221ie\314\243\314\202n" },
    { "hôm nay lũ lụt", "ở thành phố lớn", "rồi điện tăng giá" },
    "vâng tôi biết" },
  { "Russian, decomposed", { "Краи\314\206ний север", "Наводнение", "Е\314\210лка" },
    { "летим на крайний", "большое наводнение", "вот и елка" },
    "ну да конечно" },
  { "Greek", { "ΟΔΟΣ ΕΡΜΟΥ", "ΑΘΗΝΑ", "Θάλασσα" },
    { "μια οδός μακριά", "μέσα στην Αθήνα", "στη ΘΑΛΑΣΣΑ πάμε" },
    "ναι έτσι είναι" },
};

/* Titles find what is said in any script, however their letters are written. */
static void
test_languages (void)
{
  /* of 60 sentences, one every five seconds */
  static const guint places[] = { 4, 9, 48 };

  for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
    {
      g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
      g_autoptr(GString) notes = g_string_new (NULL);
      g_autoptr(SegueTranscript) transcript = NULL;
      g_autoptr(SegueAlignment) alignment = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0, next = 0; i < 60; i++)
        {
          const gboolean here = next < G_N_ELEMENTS (places) && places[next] == i;

          g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\n%s %u\n\n", i / 12, i % 12 * 5, (i + 1) / 12,
                                  (i + 1) % 12 * 5, here ? languages[k].said[next] : languages[k].other, i);
          next += here;
        }
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        g_string_append_printf (notes, "(--:--) %s\n", languages[k].titles[i]);
      transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, &error);
      g_assert_no_error (error);
      alignment = align (notes->str, transcript);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          const SeguePlacement *placement = segue_alignment_get (alignment, i);

          g_test_message ("%s: %s at %" G_GINT64_FORMAT, languages[k].name, languages[k].titles[i], placement->places[0].start);
          g_assert_cmpint (placement->places[0].start, ==, places[i] * 5000);
          g_assert_cmpint (placement->places[0].confidence, >, SEGUE_CONFIDENCE_NONE);
        }
    }
}

/* Subjects, each of which is spoken about for two minutes. */
static const char *const subjects[] = {
  "harbour", "lighthouse", "pilot", "compass", "anchor", "whale", "storm", "island", "cargo", "sailor", "bridge", "canal",
};

/* Returns what is said about the subjects but @n_removed of them from @removed on, after an intro of 40 seconds. */
static SegueTranscript *
make_edit (guint removed,
           guint n_removed)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n00:00.000 --> 00:40.000\nmusic and a word of thanks to those who pay for it\n\n");

  for (guint i = 0, time = 40; i < G_N_ELEMENTS (subjects); i++)
    for (guint k = 0; (i < removed || i >= removed + n_removed) && k < 12; k++, time += 10)
      g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\nand then %s there was %s number %c\n\n", time / 60, time % 60,
                              (time + 10) / 60, (time + 10) % 60, k % 3 == 0 ? "the" : "that", k % 2 == 0 ? subjects[i] : "something",
                              'a' + (int) k);

  return segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
}

/* Marks of a live recording, made three seconds late, are carried over to an edit with an intro and a cut. */
static void
check_realignment (guint removed,
                   guint n_removed)
{
  g_autoptr(SegueTranscript) transcript = make_edit (removed, n_removed);
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(SegueRealignment) realignment = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_string_append_printf (notes, "(00:%02u:03) About the %s\n", i * 2, subjects[i]);
  episode = segue_reader_read (notes->str, -1, NULL);
  wanted = segue_wanted_find (episode);
  realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, SEGUE_TIME_NONE,
                                       NULL, NULL);
  g_assert_cmpuint (segue_realignment_get_n (realignment), ==, G_N_ELEMENTS (subjects));
  g_assert_cmpuint (segue_realignment_get_n_stretches (realignment), ==, 2);
  g_assert_cmpint (ABS (segue_realignment_get_stretch (realignment, 0)->offset - 37000), <=, 10000);
  g_assert_cmpint (ABS (segue_realignment_get_stretch (realignment, 1)->offset - 37000 + (gint64) n_removed * 120000), <=, 10000);
  g_assert_cmpuint (segue_realignment_get_stretch (realignment, 0)->n, ==, removed);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const SegueRealigned *realigned = segue_realignment_get (realignment, i);
      const gint64 start = ((gint64) (i < removed ? i : i - n_removed) * 120 + 40) * 1000;

      g_assert_cmpint (realigned->mark, ==, i * 120000 + 3000);
      if (i >= removed && i < removed + n_removed)
        g_assert_cmpint (realigned->start, ==, SEGUE_TIME_NONE);
      else
        g_assert_cmpint (ABS (realigned->start - start), <=, 10000);
    }
}

/* One segment or several were cut out, in the middle and near an end. */
static void
test_realignment (void)
{
  check_realignment (6, 1);
  check_realignment (5, 2);
  check_realignment (2, 3);
  check_realignment (8, 2);
}

/* A recording of all subjects, from which parts were cut out, and into which others were put. Times are in seconds. */
typedef struct
{
  guint cuts[3][2]; /* from and to, in the old recording; 0, 0 for none */
  guint added;      /* before which second of the old recording a minute was put in; 0 for nowhere */
} Edit;

static gboolean
is_cut (const Edit *edit,
        guint       time)
{
  for (guint i = 0; i < G_N_ELEMENTS (edit->cuts); i++)
    if (time >= edit->cuts[i][0] && time < edit->cuts[i][1])
      return TRUE;

  return FALSE;
}

static void
add_cue (GString    *text,
         guint      *time,
         const char *said_there)
{
  g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\n%s\n\n", *time / 60, *time % 60, (*time + 5) / 60,
                          (*time + 5) % 60, said_there);
  *time += 5;
}

/* Returns the transcript of an edit after an intro of 40 seconds. Sets @starts to where the segments begin, -1 for those
 * that were removed. */
static SegueTranscript *
make_cuts (const Edit *edit,
           gint64     *starts)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  guint time = 0;

  while (time < 40)
    add_cue (text, &time, "music and a word of thanks to those who pay for it");
  for (guint old = 0; old < G_N_ELEMENTS (subjects) * 120; old += 5)
    {
      g_autofree char *words = g_strdup_printf ("and then that was %s number %c", old % 20 == 0 ? subjects[old / 120] : "something",
                                                'a' + (int) (old % 120 / 5));

      for (guint i = 0; edit->added > 0 && old == edit->added && i < 12; i++)
        add_cue (text, &time, "buy this while it lasts");
      if (old % 120 == 0)
        starts[old / 120] = is_cut (edit, old) ? -1 : (gint64) time * 1000;
      if (!is_cut (edit, old))
        add_cue (text, &time, words);
    }

  return segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
}

/* What was removed is told from where cuts can be: they take all marks within their length, and none beside. */
static void
test_cuts (void)
{
  static const Edit edits[] = {
    { { { 0, 0 } }, 0 },
    /* within a segment, over the beginning of one, and over two of them */
    { { { 500, 550 } }, 0 },
    { { { 550, 650 } }, 0 },
    { { { 570, 750 } }, 0 },
    /* several, of which some take no beginning */
    { { { 340, 400 }, { 620, 690 }, { 930, 1000 } }, 0 },
    { { { 450, 540 }, { 900, 1000 } }, 0 },
    { { { 260, 330 }, { 930, 1000 } }, 0 },
    /* something was put in, too */
    { { { 0, 0 } }, 600 },
    { { { 800, 900 } }, 360 },
    /* the beginning */
    { { { 0, 200 } }, 0 },
  };
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GArray) wanted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_string_append_printf (notes, "(00:%02u:03) About the %s\n", i * 2, subjects[i]);
  episode = segue_reader_read (notes->str, -1, NULL);
  wanted = segue_wanted_find (episode);
  for (guint k = 0; k < G_N_ELEMENTS (edits); k++)
    {
      const Edit *edit = &edits[k];
      gint64 starts[G_N_ELEMENTS (subjects)];
      g_autoptr(SegueTranscript) transcript = make_cuts (edit, starts);
      g_autoptr(SegueRealignment) realignment = NULL;

      realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, SEGUE_TIME_NONE,
                                           NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
        {
          const gint64 start = segue_realignment_get (realignment, i)->start;

          g_test_message ("edit %u, segment %u: %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, k, i, start, starts[i]);
          if (starts[i] < 0)
            g_assert_cmpint (start, ==, SEGUE_TIME_NONE);
          else
            g_assert_cmpint (ABS (start - starts[i]), <=, 10000);
        }
    }
}

/* What begins after the end of the transcript goes on with the offset before, but nothing that is heard speaks for it. */
static void
test_beyond (void)
{
  g_autoptr(SegueTranscript) transcript = make_edit (0, 0);
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(SegueRealignment) realignment = NULL;
  const SegueRealigned *last;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_string_append_printf (notes, "(00:%02u:03) About the %s\n", i * 2, subjects[i]);
  g_string_append (notes, "(00:30:03) About the sea\n");
  episode = segue_reader_read (notes->str, -1, NULL);
  wanted = segue_wanted_find (episode);
  realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, SEGUE_TIME_NONE,
                                       NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_assert_cmpint (segue_realignment_get (realignment, i)->confidence, ==, SEGUE_CONFIDENCE_GOOD);
  last = segue_realignment_get (realignment, G_N_ELEMENTS (subjects));
  g_assert_cmpint (last->start - last->mark, ==, segue_realignment_get_stretch (realignment, 0)->offset);
  g_assert_cmpint (last->confidence, ==, SEGUE_CONFIDENCE_WEAK);
}

/* Notes without times, with times that fall, and recordings of any length are no reason to fail. */
static void
test_realignment_extremes (void)
{
  static const char *const notes[] = { "No segment\n", "(--:--) Ropes\n", "(00:10) Ropes\n(00:05) Tides\n(00:05) Engines\n",
                                       "(90:00:00) Ropes\n" };
  static const gint64 durations[] = { SEGUE_TIME_NONE, 0, 360000000 };
  g_autoptr(SegueTranscript) transcript = make_transcript ();

  for (guint i = 0; i < G_N_ELEMENTS (notes) * G_N_ELEMENTS (durations); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes[i / G_N_ELEMENTS (durations)], -1, NULL);
      g_autoptr(GArray) wanted = segue_wanted_find (episode);
      g_autoptr(SegueRealignment) realignment = NULL;

      realignment = segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                           durations[i % G_N_ELEMENTS (durations)], NULL, NULL);
      g_assert_cmpuint (segue_realignment_get_n (realignment), ==, wanted->len);
      if (i < 2 * G_N_ELEMENTS (durations))
        g_assert_cmpuint (segue_realignment_get_n_stretches (realignment), ==, 0);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(SegueTranscript) transcript = make_transcript ();
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(--:--) Ropes\n", -1, NULL);
  g_autoptr(GArray) wanted = segue_wanted_find (episode);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (segue_alignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len, SEGUE_TIME_NONE,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (segue_realignment_new (transcript, (const SegueWanted *) (gpointer) wanted->data, wanted->len,
                                        SEGUE_TIME_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alignment/order", test_order);
  g_test_add_func ("/alignment/matches", test_matches);
  g_test_add_func ("/alignment/anchors", test_anchors);
  g_test_add_func ("/alignment/anchors/random", test_anchors_random);
  g_test_add_func ("/alignment/agreement", test_agreement);
  g_test_add_func ("/alignment/languages", test_languages);
  g_test_add_func ("/alignment/long", test_long);
  g_test_add_func ("/alignment/same-time", test_same_time);
  g_test_add_func ("/alignment/extremes", test_extremes);
  g_test_add_func ("/alignment/realignment", test_realignment);
  g_test_add_func ("/alignment/cuts", test_cuts);
  g_test_add_func ("/alignment/beyond", test_beyond);
  g_test_add_func ("/alignment/realignment-extremes", test_realignment_extremes);
  g_test_add_func ("/alignment/cancelled", test_cancelled);

  return g_test_run ();
}
