/* segue-cut.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "media/segue-media.h"
#include "media/segue-sound-words.h"

/* Finds out whether a recording is cut short: a download or a copy that has stopped.
 *
 * GStreamer knows what WAV, FLAC, MP4 and Matroska state. It fits the length of MP3 and Ogg to the bytes that are there, or
 * guesses it, so these are asked here. MP3 states a number of frames in the first one, the header of Xing, Info or VBRI
 * (http://gabriel.mp3-tech.org/mp3infotag.html); without a header it states nothing. The last page of an Ogg stream has a
 * mark (RFC 3533, section 6). */

/* How much of the start of the sound is read: the first frame of an MP3. */
#define HEAD_SIZE 4096
/* A page of Ogg has 65,307 bytes at most (RFC 3533). The last two are read. */
#define TAIL_SIZE (2 * 65307)
#define ID3_HEADER 10
/* Few programs write more than one tag. */
#define MAX_TAGS 16
#define OGG_HEADER 27
#define OGG_LAST 0x04

/* What a file says of its end. */
typedef enum
{
  SEGUE_END_UNKNOWN, /* nothing that is known here */
  SEGUE_END_NONE,    /* nothing at all */
  SEGUE_END_STATED,  /* a length */
  SEGUE_END_MARKED,  /* that it ends where it ends */
  SEGUE_END_OPEN,    /* that there is more */
} SegueEnd;

static guint32
get_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

/* Reads up to @length bytes at @offset. Returns how many there are. */
static gsize
read_at (GFileInputStream *stream,
         goffset           offset,
         guint8           *data,
         gsize             length)
{
  gsize n_read = 0;

  if (!g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, NULL, NULL) ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, length, &n_read, NULL, NULL))
    return 0;

  return n_read;
}

/* Returns where the sound begins: after the tags that programs put before it. */
static goffset
skip_tags (GFileInputStream *stream)
{
  guint8 tag[ID3_HEADER];
  goffset offset = 0;

  for (guint i = 0; i < MAX_TAGS && read_at (stream, offset, tag, sizeof tag) == sizeof tag && memcmp (tag, "ID3", 3) == 0; i++)
    {
      const guint32 size = (tag[6] & 0x7f) << 21 | (tag[7] & 0x7f) << 14 | (tag[8] & 0x7f) << 7 | (tag[9] & 0x7f);
      const guint32 footer = (tag[5] & 0x10) != 0 ? ID3_HEADER : 0;

      offset += ID3_HEADER + size + footer;
    }

  return offset;
}

/* Returns how many frames of a file of MPEG audio follow, or 0 if its first frame, at @p, does not say it. */
static guint32
find_n_frames (const guint8 *p,
               gsize         length,
               gsize         side)
{
  /* the header is at the same place with and without a checksum, but not for all encoders */
  for (gsize at = 4 + side; at <= 6 + side; at += 2)
    if (length >= at + 12 && (memcmp (p + at, "Xing", 4) == 0 || memcmp (p + at, "Info", 4) == 0))
      return (p[at + 7] & 1) != 0 ? get_be32 (p + at + 8) : 0;
  if (length >= 54 && memcmp (p + 36, "VBRI", 4) == 0)
    return get_be32 (p + 50);

  return 0;
}

/* Reads the first frame of MPEG audio, or of AAC with headers of ADTS, which states nothing. */
static SegueEnd
read_mpeg (const guint8 *p,
           gsize         length,
           gint64       *stated)
{
  static const guint rates[] = { 44100, 48000, 32000 };
  const guint version = length > 3 ? p[1] >> 3 & 3 : 1; /* 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5 */
  const guint layer = length > 3 ? p[1] >> 1 & 3 : 0;   /* 3 is layer I, 1 is layer III */
  const gboolean mono = length > 3 && p[3] >> 6 == 3;
  guint n_samples, rate;
  guint32 n_frames;

  if (length < 4 || p[0] != 0xff || (p[1] & 0xe0) != 0xe0 || version == 1)
    return SEGUE_END_UNKNOWN;
  if (layer == 0)
    return (p[1] & 0xf0) == 0xf0 ? SEGUE_END_NONE : SEGUE_END_UNKNOWN;
  if ((p[2] >> 2 & 3) == 3 || p[2] >> 4 == 15)
    return SEGUE_END_UNKNOWN;

  rate = rates[p[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
  n_samples = layer == 3 ? 384 : layer == 1 && version != 3 ? 576 : 1152;
  n_frames = layer == 1 ? find_n_frames (p, length, version == 3 ? (mono ? 17 : 32) : mono ? 9 : 17) : 0;
  *stated = (gint64) n_frames * n_samples * 1000 / rate;

  return n_frames > 0 ? SEGUE_END_STATED : SEGUE_END_NONE;
}

/* Reads the last page of an Ogg file. */
static SegueEnd
read_ogg (GFileInputStream *stream,
          goffset           size)
{
  g_autofree guint8 *tail = g_malloc (TAIL_SIZE);
  const goffset from = MAX (size - TAIL_SIZE, 0);
  const gsize length = read_at (stream, from, tail, TAIL_SIZE);

  for (gsize at = length; at-- > 0;)
    {
      const guint8 *page = tail + at;
      gsize needed = OGG_HEADER;

      if (length - at < 4 || memcmp (page, "OggS", 4) != 0)
        continue;
      if (length - at < OGG_HEADER || length - at < (gsize) OGG_HEADER + page[26])
        return SEGUE_END_OPEN;
      if (page[4] != 0)
        continue;
      needed += page[26];
      for (guint i = 0; i < page[26]; i++)
        needed += page[OGG_HEADER + i];

      return needed <= length - at && (page[5] & OGG_LAST) != 0 ? SEGUE_END_MARKED : SEGUE_END_OPEN;
    }

  return SEGUE_END_UNKNOWN;
}

/* Reads what a file says of its end. Sets @stated to its length in milliseconds if that is what it says. */
static SegueEnd
read_end (const char *uri,
          gint64     *stated)
{
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autoptr(GFileInputStream) stream = g_file_is_native (file) ? g_file_read (file, NULL, NULL) : NULL;
  g_autoptr(GFileInfo) info = NULL;
  guint8 head[HEAD_SIZE];
  gsize length;

  if (stream == NULL)
    return SEGUE_END_UNKNOWN;

  length = read_at (stream, skip_tags (stream), head, sizeof head);
  if (length < 4 || memcmp (head, "OggS", 4) != 0)
    return read_mpeg (head, length, stated);
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);

  return info != NULL ? read_ogg (stream, g_file_info_get_size (info)) : SEGUE_END_UNKNOWN;
}

/**
 * segue_media_describe_cut:
 * @uri: the address of a recording
 * @position: where its sound has ended, in milliseconds
 * @length: the length that GStreamer knows, in milliseconds, or -1
 *
 * Tells whether a recording ends earlier than it says. It reads the file, so this is not called in the main thread.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if nothing says that the recording is cut short
 */
char *
segue_media_describe_cut (const char *uri,
                          gint64      position,
                          gint64      length)
{
  switch (read_end (uri, &length))
    {
    case SEGUE_END_OPEN:
      return segue_sound_words_for_open_end (uri, position);
    case SEGUE_END_NONE:
    case SEGUE_END_MARKED:
      return NULL;
    case SEGUE_END_STATED:
    case SEGUE_END_UNKNOWN:
    default:
      return length > position + SEGUE_MEDIA_CUT ? segue_sound_words_for_cut (uri, position) : NULL;
    }
}
