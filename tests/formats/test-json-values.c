/* test-json-values.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/json/segue-json-node.h"
#include "core/json/segue-json-printer.h"
#include "core/text/segue-error.h"

/* Walks through a text and compares what stands where, and what json-glib makes of it. */
static void
test_walk (void)
{
  static const char text[] = " {\"a\" : 1 ,\"\\u0062\": \"x\\\\\", \"c\":[\"]\\\"\",{\"}\":null},-1.5e3,true ] , \"\":\"\\ud83d\\ude00\"} ";
  static const char *const raw[] = { "1", "\"x\\\\\"", "[\"]\\\"\",{\"}\":null},-1.5e3,true ]", "\"\\ud83d\\ude00\"" };
  static const char *const names[] = { "a", "b", "c", "" };
  static const char *const scalars[] = { "1", "x\\", NULL, "😀" };
  static const char *const elements[] = { "\"]\\\"\"", "{\"}\":null}", "-1.5e3", "true" };
  g_autoptr(SegueJson) json = segue_json_new (text, strlen (text), NULL);
  SegueSpan name, value;
  SegueJsonIter iter;
  guint n = 0;

  g_assert_nonnull (json);
  segue_json_iter_init (&iter, json, segue_json_get_root (json));
  for (; segue_json_iter_next (&iter, &name, &value); n++)
    {
      g_autofree char *name_read = segue_json_dup_string (json, name);
      g_autofree char *value_raw = segue_json_dup_raw (json, value);
      g_autofree char *scalar = segue_json_dup_scalar (json, value);

      g_assert_cmpstr (name_read, ==, names[n]);
      g_assert_cmpstr (value_raw, ==, raw[n]);
      g_assert_cmpstr (scalar, ==, scalars[n]);
      g_assert_cmpuint (segue_json_find (json, segue_json_get_root (json), names[n]).offset, ==, value.offset);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (segue_json_find (json, segue_json_get_root (json), "d").length, ==, 0);
  segue_json_iter_init (&iter, json, segue_json_find (json, segue_json_get_root (json), "c"));
  for (n = 0; segue_json_iter_next (&iter, NULL, &value); n++)
    {
      g_autofree char *value_raw = segue_json_dup_raw (json, value);

      g_assert_cmpstr (value_raw, ==, elements[n]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (elements));
}

/* Whatever is quoted is read as it was; only what must be is escaped. */
static void
test_quote (void)
{
  static const struct { const char *string, *quoted; } cases[] = {
    { "", "\"\"" },
    { "a/b\"c\\d", "\"a/b\\\"c\\\\d\"" },
    { "\b\f\n\r\t\x01\x1F", "\"\\b\\f\\n\\r\\t\\u0001\\u001f\"" },
    { "\x7F\u00E9\u2028\U0001F600\uFFFF", "\"\x7F\u00E9\u2028\U0001F600\uFFFF\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = segue_json_quote (cases[i].string);
      g_autofree char *read = NULL;
      g_autoptr(SegueJson) json = segue_json_new (quoted, strlen (quoted), NULL);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      g_assert_nonnull (json);
      read = segue_json_dup_string (json, segue_json_get_root (json));
      g_assert_cmpstr (read, ==, cases[i].string);
    }
}

/* What is generated for other programs passes the strict scanner. */
static void
test_generate (void)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_new (JSON_NODE_VALUE), "\x1F\x1E\x7F\"\\\x1F");
  g_autofree char *generated = segue_json_generate (node);
  g_autofree char *read = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueJson) json = segue_json_new (generated, strlen (generated), &error);

  g_assert_no_error (error);
  read = segue_json_dup_string (json, segue_json_get_root (json));
  g_assert_cmpstr (read, ==, json_node_get_string (node));
}

/* One entry cannot hold more values than json-glib should read at once; a document can. */
static void
test_part (void)
{
  const guint n = SEGUE_JSON_MAX_PART + 1;
  g_autoptr(GString) part = g_string_sized_new (2 * n + 32);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueJson) json = NULL;

  g_string_append (part, "{\"entries\":\n[[0");
  for (guint i = 1; i < n; i++)
    g_string_append_len (part, ",0", 2);
  g_string_append (part, "]]}");
  g_assert_null (segue_json_new (part->str, part->len, &error));
  g_assert_cmpstr (error->message, ==, "Line 2, character 2: there are too many values.");
  g_string_erase (part, 13, 1);
  g_string_erase (part, part->len - 2, 1);
  g_clear_error (&error);
  json = segue_json_new (part->str, part->len, &error);
  g_assert_no_error (error);
}

static void
test_printer (void)
{
  g_autoptr(GString) out = g_string_new (NULL);
  SegueJsonPrinter printer = { .out = out };

  segue_json_printer_open (&printer, '{', FALSE);
  segue_json_printer_member (&printer, "n", "12.3");
  segue_json_printer_name (&printer, "list");
  segue_json_printer_open (&printer, '[', TRUE);
  segue_json_printer_string (&printer, "ab", 1);
  segue_json_printer_raw (&printer, "null");
  segue_json_printer_close (&printer, ']');
  segue_json_printer_name (&printer, "none");
  segue_json_printer_open (&printer, '[', FALSE);
  segue_json_printer_close (&printer, ']');
  segue_json_printer_name (&printer, "objects");
  segue_json_printer_open (&printer, '[', FALSE);
  segue_json_printer_open (&printer, '{', FALSE);
  segue_json_printer_member (&printer, "x", "{ }");
  segue_json_printer_close (&printer, '}');
  segue_json_printer_close (&printer, ']');
  segue_json_printer_close (&printer, '}');
  g_assert_cmpstr (out->str, ==,
                   "{\n  \"n\": 12.3,\n  \"list\": [\"a\", null],\n  \"none\": [],\n"
                   "  \"objects\": [\n    {\n      \"x\": { }\n    }\n  ]\n}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/values/walk", test_walk);
  g_test_add_func ("/json/values/quote", test_quote);
  g_test_add_func ("/json/values/generate", test_generate);
  g_test_add_func ("/json/values/part", test_part);
  g_test_add_func ("/json/values/printer", test_printer);

  return g_test_run ();
}
