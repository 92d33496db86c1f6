/* segue-formats.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/segue-formats.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/render/segue-render.h"
#include "formats/segue-format-loss.h"

/* What probes return where nothing else is possible, so that no other format has to be asked. */
#define CERTAIN 100

/* From the most specific format to notes text, which accepts everything. */
static const SegueFormat *const formats[] = {
  &segue_format_json,
  &segue_format_text,
  &segue_format_plain,
  &segue_format_markdown,
  &segue_format_html,
  &segue_format_json_chapters,
  &segue_format_podlove_json,
  &segue_format_podigee_json,
  &segue_format_psc,
  &segue_format_feed,
  &segue_format_mp4chaps,
  &segue_format_webvtt,
  &segue_format_ffmetadata,
  &segue_format_matroska,
  &segue_format_hindenburg,
  &segue_format_fcpxml,
  &segue_format_otio,
  &segue_format_apple_chapters,
  &segue_format_timed_text,
  &segue_format_ogm,
  &segue_format_vorbis,
  &segue_format_cue,
  &segue_format_audacity,
  &segue_format_audition,
  &segue_format_reaper,
  &segue_format_premiere,
  &segue_format_resolve_csv,
  &segue_format_resolve_edl,
  &segue_format_srt,
  &segue_format_potplayer,
  &segue_format_izotope,
  &segue_format_osf,
  &segue_format_yaml,
  &segue_format_csv,
  &segue_format_tsv,
};

/**
 * segue_formats_get_all:
 * @n_formats: (out): the number of formats
 *
 * Returns all formats, from the most specific to notes text.
 *
 * Returns: (array length=n_formats) (transfer none): the formats
 */
const SegueFormat *const *
segue_formats_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * segue_formats_find:
 * @id: the id, as it is given on the command line
 *
 * Finds a format by its id.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL
 */
const SegueFormat *
segue_formats_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];

  return NULL;
}

/* Tells whether a file name in lower case ends with a dot and @extension, and more stands before them. */
static gboolean
has_extension (const char *name,
               const char *extension)
{
  const gsize length = strlen (name), n = strlen (extension);

  return length > n && name[length - n - 1] == '.' && g_str_has_suffix (name, extension);
}

/* Finds the extension of a file name that a format has, and that format. Returns: (transfer none) (nullable): the
 * extension, without its dot and in lower case */
static const char *
find_extension (const char         *file_name,
                const SegueFormat **format)
{
  g_autofree char *base = g_path_get_basename (file_name);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (const char *const *extension = formats[i]->extensions; extension != NULL && *extension != NULL; extension++)
      if (has_extension (lower, *extension))
        {
          *format = formats[i];
          return *extension;
        }

  return NULL;
}

/* Returns the part of an extension after its last dot. */
static const char *
get_last_part (const char *extension)
{
  const char *dot = strrchr (extension, '.');

  return dot != NULL ? dot + 1 : extension;
}

/* Finds what a file name ends with that tells the format of a new file. Returns: (transfer none) (nullable): the extension,
 * without its dot and in lower case */
static const char *
find_written (const char         *file_name,
              const SegueFormat **format)
{
  g_autofree char *base = g_path_get_basename (file_name);
  g_autofree char *lower = g_ascii_strdown (base, -1);
  const char *extension = find_extension (file_name, format);
  gsize length = extension != NULL ? strlen (extension) : 0;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->syntax != NULL && formats[i]->write != NULL && strlen (formats[i]->suffix) > length &&
        has_extension (lower, formats[i]->suffix))
      {
        *format = formats[i];
        extension = formats[i]->suffix;
        length = strlen (extension);
      }

  return extension;
}

/**
 * segue_formats_find_to_write:
 * @file_name: the name or path of a file, in the encoding of the file system
 *
 * Finds the format that a new file with this name has: that with the longest extension that the name ends with. Unlike
 * for files that are read, the extension that a new list of chapters gets counts, too: `01.chapters.txt`, `01.cue`. What
 * is rendered for publishing is never chosen by name.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if the name does not tell it
 */
const SegueFormat *
segue_formats_find_to_write (const char *file_name)
{
  const SegueFormat *format = NULL;

  find_written (file_name, &format);

  return format;
}

/**
 * segue_formats_find_similar:
 * @file_name: the name or path of a file, in the encoding of the file system
 *
 * Finds a format whose files end with the same extension as a file whose name does not tell its format: `01.json` is no
 * text. Of several formats, the first one holds most of an episode.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none or if the name tells the format
 */
const SegueFormat *
segue_formats_find_similar (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  if (dot == NULL || segue_formats_find_to_write (file_name) != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->write != NULL && g_ascii_strcasecmp (dot + 1, get_last_part (formats[i]->suffix)) == 0)
      return formats[i];

  return NULL;
}

/**
 * segue_formats_find_for_syntax:
 * @syntax: (nullable): a syntax
 *
 * Finds the format of the files that are lists of chapters in a syntax.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none
 */
const SegueFormat *
segue_formats_find_for_syntax (const SegueSyntax *syntax)
{
  for (guint i = 0; syntax != NULL && i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->syntax == syntax)
      return formats[i];

  return NULL;
}

/**
 * segue_formats_find_extension:
 * @file_name: the name or path of a file
 *
 * Finds the extension of a file name, if a format has it. Anything else after a dot is part of the name ("Ep. 12").
 *
 * Returns: (transfer none) (nullable): the extension, without its dot and in lower case
 */
const char *
segue_formats_find_extension (const char *file_name)
{
  const SegueFormat *format = NULL;

  return find_extension (file_name, &format);
}

/* Tells whether files of chapters can have an extension, which has no dot. */
static gboolean
is_common (const char *extension)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->syntax != NULL && g_ascii_strcasecmp (extension, get_last_part (formats[i]->suffix)) == 0)
      return TRUE;

  return FALSE;
}

/**
 * segue_formats_dup_name:
 * @file_name: the name of a file
 * @extension: an extension, without its dot
 *
 * Gives a file name another extension. Replaces what tells the format of a file, such as "chapters.json", or what files
 * of chapters end with, such as "xml". Anything else after a dot is kept.
 *
 * Returns: (transfer full): the name
 */
char *
segue_formats_dup_name (const char *file_name,
                        const char *extension)
{
  const SegueFormat *format = NULL;
  const char *old = find_written (file_name, &format);
  const char *dot = strrchr (file_name, '.');
  gsize length = strlen (file_name);

  if (old != NULL)
    length -= strlen (old) + 1;
  else if (dot > file_name && is_common (dot + 1))
    length = dot - file_name;

  return g_strdup_printf ("%.*s.%s", (int) length, file_name, extension);
}

/**
 * segue_formats_probe:
 * @data: (array length=length): the content of a file
 * @length: bytes
 *
 * Finds the most likely format of some content, among those that can be read.
 *
 * Returns: (transfer none): the format; notes text if no other format fits
 */
const SegueFormat *
segue_formats_probe (const char *data,
                     gsize       length)
{
  const SegueFormat *best = &segue_format_text;
  guint score = 0;

  for (guint i = 0; i < G_N_ELEMENTS (formats) && score < CERTAIN; i++)
    {
      const guint found = formats[i]->probe (formats[i], data, length);

      if (found > score)
        {
          score = found;
          best = formats[i];
        }
    }

  return best;
}

/**
 * segue_formats_find_for_file:
 * @file_name: the name or path of a file, in the encoding of the file system
 * @text: (nullable) (array length=length): the content of the file, or %NULL if it is not known
 * @length: bytes
 *
 * Finds the format of a file. A list of chapters is known by its content, whatever the file is called.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if neither the content nor the extension tells it
 */
const SegueFormat *
segue_formats_find_for_file (const char *file_name,
                             const char *text,
                             gsize       length)
{
  const SegueFormat *format = text != NULL ? segue_formats_probe (text, length) : NULL;
  const SegueFormat *named = NULL;

  if (format != NULL && (format->syntax != NULL || format == &segue_format_feed))
    return format;

  find_extension (file_name, &named);

  return named;
}

/* Returns the translated name of an attribute, or the name itself if it comes from another program. */
static char *
dup_label (const char *name)
{
  static const struct { const char *name; const char *label; } known[] = {
    /* Translators: in lower case, for a list of what a file format cannot hold */
    { "title", N_("title") },
    { "subtitle", N_("subtitle") },
    { "number", N_("number") },
    { "date", N_("date") },
    { "end", N_("end") },
    { "image", N_("picture") },
    { "hidden", N_("hidden") },
    { "leaveOut", N_("leave out when publishing") },
    { "recording", N_("recording") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      return g_strdup (_(known[i].label));

  return g_strdup_printf (_("“%s”"), name);
}

/* Whether the loss of an attribute is not told by its name: it is held or counted, or means nothing there. */
static gboolean
is_known (const SegueFormat *format,
          const char        *name)
{
  /* formats that are only published */
  if (g_str_equal (name, "leaveOut"))
    return (format->carries & SEGUE_FORMAT_CARRIES_LINES) == 0;
  if (g_str_equal (name, "hidden"))
    return (format->carries & SEGUE_FORMAT_CARRIES_HIDDEN) != 0;

  return format->syntax != NULL && (g_str_equal (name, "end") || g_str_equal (name, "image"));
}

/* Adds the names of attributes to a list. */
static void
collect_names (SegueAttributes   *attributes,
               const SegueFormat *format,
               GHashTable        *seen,
               GString           *names)
{
  for (guint i = 0; i < segue_attributes_get_n (attributes); i++)
    {
      const char *name = segue_attributes_get (attributes, i, NULL);
      g_autofree char *label = dup_label (name);

      if (is_known (format, name) || !g_hash_table_add (seen, (gpointer) name))
        continue;
      g_string_append (names, names->len > 0 ? ", " : "");
      g_string_append (names, label);
    }
}

static char *
dup_attribute_loss (const SegueFormat *format,
                    SegueEpisode      *episode)
{
  const SegueSyntax *syntax = segue_format_get_syntax (episode);
  const gboolean same = syntax != NULL && syntax == format->syntax;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) names = g_string_new (NULL);

  collect_names (segue_episode_get_attributes (episode), format, seen, names);
  /* the entries of a list have what it holds, and nothing else */
  for (guint i = 0; !same && i < segue_episode_get_n_entries (episode); i++)
    collect_names (segue_entry_get_attributes (segue_episode_get (episode, i)), format, seen, names);
  if (names->len == 0)
    return NULL;

  /* Translators: the name of a file format, then a list such as "picture, end" */
  return g_strdup_printf (_("%s cannot hold: %s."), _(format->name), names->str);
}

static char *
dup_untimed_loss (SegueEpisode *episode)
{
  guint n_untimed;

  g_array_unref (segue_render_choose (episode, &n_untimed));
  if (n_untimed == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u segment without a time is left out.",
                                       "%u segments without a time are left out.", n_untimed),
                          n_untimed);
}

/* Adds a sentence, if there is one. Takes @sentence. */
static void
take_sentence (GPtrArray *sentences,
               char      *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

/**
 * segue_formats_list_losses:
 * @format: a format
 * @episode: an episode
 *
 * Describes what of the episode the format cannot store.
 *
 * Returns: (transfer full): sentences for the user; none if nothing is lost
 */
GStrv
segue_formats_list_losses (const SegueFormat *format,
                           SegueEpisode      *episode)
{
  g_autoptr(GPtrArray) sentences = g_ptr_array_new ();
  const SegueSyntax *syntax = segue_format_get_syntax (episode);

  if ((format->carries & SEGUE_FORMAT_CARRIES_UNTIMED) == 0 && (syntax == NULL || syntax != format->syntax))
    take_sentence (sentences, dup_untimed_loss (episode));
  segue_format_count_loss (format, episode, sentences);
  if ((format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) == 0)
    take_sentence (sentences, dup_attribute_loss (format, episode));
  g_ptr_array_add (sentences, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

/**
 * segue_formats_dup_loss:
 * @format: a format
 * @episode: an episode
 *
 * Describes what of the episode the format cannot store.
 *
 * Returns: (transfer full) (nullable): sentences for the user, or %NULL if nothing is lost
 */
char *
segue_formats_dup_loss (const SegueFormat *format,
                        SegueEpisode      *episode)
{
  g_auto(GStrv) sentences = segue_formats_list_losses (format, episode);

  return *sentences != NULL ? g_strjoinv (" ", sentences) : NULL;
}
