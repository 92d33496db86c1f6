/* test-encoding.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/files/segue-encoding.h"

typedef struct
{
  const char *bytes;
  gssize length;
  const char *encoding; /* chosen, or detected where it is %NULL */
  const char *text;     /* or %NULL where nothing can be told */
  gboolean lossy;
} Case;

static const Case cases[] = {
  { "abc", 3, NULL, "abc", FALSE },
  { "", 0, NULL, "", FALSE },
  { "\xEF\xBB\xBF" "abc", 6, NULL, "\xEF\xBB\xBF" "abc", FALSE },
  { "\xFF\xFE" "a\0\x00\xAC", 6, NULL, "\xEF\xBB\xBF" "a가", FALSE },
  { "\xFE\xFF\0a\xAC\x00", 6, NULL, "\xEF\xBB\xBF" "a가", FALSE },
  { "caf\xE9", 4, NULL, NULL, FALSE },
  { "caf\xE9", 4, "ISO-8859-1", "café", FALSE },
  { "<?xml encoding=\"ISO-8859-1\"?>\xE9", 30, NULL, "<?xml encoding=\"ISO-8859-1\"?>é", FALSE },
  { "<?xml encoding='x\"?>\xE9", 21, NULL, NULL, FALSE },
  { "\xCF\xF0\xE8", 3, "WINDOWS-1251", "При", FALSE },
  { "\xB0\xA1", 2, "EUC-KR", "가", FALSE },
  { "\xB0\xA1\xFF z", 5, "EUC-KR", "가\xEF\xBF\xBD z", TRUE },
  { "\xFF\xFE" "a\0b", 5, NULL, "\xEF\xBB\xBF" "a\xEF\xBF\xBD", TRUE },
};

static void
test_decode (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autofree char *encoding = cases[i].encoding != NULL ? g_strdup (cases[i].encoding) : segue_encoding_detect (bytes);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) text = NULL;
      g_autoptr(GBytes) back = NULL;
      gboolean lossy;

      g_assert_true ((encoding == NULL) == (cases[i].text == NULL));
      if (encoding == NULL)
        continue;
      text = segue_encoding_decode (bytes, encoding, &lossy, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), cases[i].text, strlen (cases[i].text));
      g_assert_cmpint (lossy, ==, cases[i].lossy);
      if (lossy)
        continue;
      back = segue_encoding_encode (text, encoding, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (back, bytes));
    }
}

static void
test_errors (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a\nb가", 6);
  GError *error = NULL;

  g_assert_null (segue_encoding_decode (bytes, "no-such-encoding", NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_null (segue_encoding_encode (bytes, "ISO-8859-1", &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  g_assert_nonnull (strstr (error->message, "가"));
  g_clear_error (&error);
}

static const struct
{
  const char *text;
  const char *encoding;
} guesses[] = {
  { "TITLE \"여는 말\"", "CP949" },
  { "TITLE \"한 漢字\" 두 번째", "CP949" },
  { "TITLE \"のんのん日和\"", "CP932" },
  { "TITLE \"カタカナ\" PERFORMER \"水谷\"", "CP932" },
  { "TITLE \"Фортепианный концерт ре минор\"", "windows-1251" },
  { "Борис и Глеб", "windows-1251" },
  { "Ёж", "windows-1251" },
  { "ёж", "windows-1251" },
  { "Історія України: їхній ґанок", "windows-1251" },
  { "Ouverture à l’été", "windows-1252" },
  { "Große Straße, Über Öl", "windows-1252" },
  { "„Ende“ – 20 €", "windows-1252" },
  { "¿Qué pasó? ¡Olé! Größe 20 m³", "windows-1252" },
  { "No 1º, 2ª parte: œuvre", "windows-1252" },
  /* pairs of these letters are Hangul in CP949 */
  { "żółć", "windows-1250" },
  { "Zażółć gęślą jaźń", "windows-1250" },
  { "Żółw, łódź i źdźbło", "windows-1250" },
  { "Příliš žluťoučký kůň", "windows-1250" },
  { "벚꽃 엔딩, Rust에서 C로", "CP949" },
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) text = g_bytes_new_static (guesses[i].text, strlen (guesses[i].text));
      g_autoptr(GBytes) bytes = segue_encoding_encode (text, guesses[i].encoding, &error);
      g_autofree char *detected = NULL;
      g_autofree char *guessed = NULL;

      g_assert_no_error (error);
      detected = segue_encoding_detect (bytes);
      guessed = segue_encoding_guess (bytes);
      g_assert_null (detected);
      g_assert_cmpstr (guessed, ==, guesses[i].encoding);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/decode", test_decode);
  g_test_add_func ("/encoding/errors", test_errors);
  g_test_add_func ("/encoding/guess", test_guess);

  return g_test_run ();
}
