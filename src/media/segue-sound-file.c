/* segue-sound-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "media/segue-sound-file.h"

#include <string.h>

/* Reads what the bytes of a recording say that GStreamer does not tell.
 *
 * The end, which tells a download or a copy that has stopped: GStreamer knows what WAV, FLAC, MP4 and Matroska state. It
 * fits the length of MP3 and Ogg to the bytes that are there, or guesses it, so these are asked here. MP3 states a number
 * of frames in the first one, the header of Xing, Info or VBRI (http://gabriel.mp3-tech.org/mp3infotag.html); without a
 * header it states nothing. The last page of an Ogg stream has a mark (RFC 3533, section 6).
 *
 * The lead: an encoder for MP3 puts samples before the sound, and a decoder some more. The same header states the number
 * of the former. GStreamer leaves them out if the header is by LAME, but not if it is by FFmpeg. */

/* How much of the start of the sound is read: the first frame of an MP3. */
#define HEAD_SIZE 4096
/* A page of Ogg has 65,307 bytes at most (RFC 3533). The last two are read. */
#define TAIL_SIZE (2 * 65307)
#define ID3_HEADER 10
/* Few programs write more than one tag. */
#define MAX_TAGS 16
#define OGG_HEADER 27
#define OGG_LAST 0x04
/* How many samples a decoder for MP3 gives before the first one of the encoder. */
#define DECODER_DELAY 529
/* What is before and after the sound, 12 bits each, follows at this place of the part of the header of Xing that LAME has
 * added. */
#define LAME_DELAYS 21
/* How exactly GStreamer states a length, in microseconds. */
#define TOLERANCE 2000

static guint32
get_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

/* Reads up to @length bytes at @offset. Returns how many there are. */
static gsize
read_at (GInputStream *stream,
         goffset       offset,
         guint8       *data,
         gsize         length)
{
  gsize n_read = 0;

  if (!g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, NULL, NULL) ||
      !g_input_stream_read_all (stream, data, length, &n_read, NULL, NULL))
    return 0;

  return n_read;
}

/* Returns where the sound begins: after the tags that programs put before it. */
static goffset
skip_tags (GInputStream *stream)
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

/* What the first frame of MPEG audio says of the others. */
typedef struct
{
  guint32 n_frames;
  guint delay;   /* the samples before the sound that GStreamer plays */
  guint padding; /* the samples after it */
} FirstFrame;

/* Reads the delays from @p, the part of a header of Xing that follows its @flags. */
static void
read_delays (FirstFrame   *self,
             guint32       flags,
             const guint8 *p,
             const guint8 *end)
{
  /* frames, bytes, places to seek to, quality */
  const gsize size = ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) +
                     ((flags & 8) != 0 ? 4 : 0);

  if ((gsize) (end - p) < size + LAME_DELAYS + 3)
    return;

  p += size;
  /* libavformat has signed it, libavcodec does */
  if (memcmp (p, "Lavf", 4) != 0 && memcmp (p, "Lavc", 4) != 0)
    return;

  self->delay = p[LAME_DELAYS] << 4 | p[LAME_DELAYS + 1] >> 4;
  self->padding = (p[LAME_DELAYS + 1] & 0x0f) << 8 | p[LAME_DELAYS + 2];
}

/* Reads how many frames of a file of MPEG audio follow, if its first frame, at @p, says it. */
static FirstFrame
read_first_frame (const guint8 *p,
                  gsize         length,
                  gsize         side)
{
  FirstFrame self = { 0 };

  /* the header is at the same place with and without a checksum, but not for all encoders */
  for (gsize at = 4 + side; at <= 6 + side; at += 2)
    if (length >= at + 12 && (memcmp (p + at, "Xing", 4) == 0 || memcmp (p + at, "Info", 4) == 0))
      {
        const guint32 flags = get_be32 (p + at + 4);

        self.n_frames = (flags & 1) != 0 ? get_be32 (p + at + 8) : 0;
        read_delays (&self, flags, p + at + 8, p + length);
        return self;
      }
  if (length >= 54 && memcmp (p + 36, "VBRI", 4) == 0)
    self.n_frames = get_be32 (p + 50);

  return self;
}

/* Reads the first frame of MPEG audio, or of AAC with headers of ADTS, which states nothing. */
static SegueSoundFile
read_mpeg (const guint8 *p,
           gsize         length)
{
  static const guint rates[] = { 44100, 48000, 32000 };
  const guint version = length > 3 ? p[1] >> 3 & 3 : 1; /* 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5 */
  const guint layer = length > 3 ? p[1] >> 1 & 3 : 0;   /* 3 is layer I, 1 is layer III */
  const gboolean mono = length > 3 && p[3] >> 6 == 3;
  SegueSoundFile self = { SEGUE_SOUND_END_UNKNOWN };
  FirstFrame first = { 0 };
  guint n_samples, rate;

  if (length < 4 || p[0] != 0xff || (p[1] & 0xe0) != 0xe0 || version == 1)
    return self;
  if (layer == 0)
    return (SegueSoundFile) { (p[1] & 0xf0) == 0xf0 ? SEGUE_SOUND_END_NONE : SEGUE_SOUND_END_UNKNOWN };
  if ((p[2] >> 2 & 3) == 3 || p[2] >> 4 == 15)
    return self;

  rate = rates[p[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
  n_samples = layer == 3 ? 384 : layer == 1 && version != 3 ? 576 : 1152;
  if (layer == 1)
    first = read_first_frame (p, length, version == 3 ? (mono ? 17 : 32) : mono ? 9 : 17);
  self.end = first.n_frames > 0 ? SEGUE_SOUND_END_STATED : SEGUE_SOUND_END_NONE;
  self.length = (gint64) first.n_frames * n_samples * G_USEC_PER_SEC / rate;
  self.trimmed = self.length - (gint64) (first.delay + first.padding) * G_USEC_PER_SEC / rate;
  if (first.delay > 0)
    self.lead = (gint64) (first.delay + DECODER_DELAY) * G_USEC_PER_SEC / rate;

  return self;
}

/* Reads the last page of an Ogg file. */
static SegueSoundEnd
read_ogg (GInputStream *stream,
          goffset       size)
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
        return SEGUE_SOUND_END_OPEN;
      if (page[4] != 0)
        continue;
      needed += page[26];
      for (guint i = 0; i < page[26]; i++)
        needed += page[OGG_HEADER + i];

      return needed <= length - at && (page[5] & OGG_LAST) != 0 ? SEGUE_SOUND_END_MARKED : SEGUE_SOUND_END_OPEN;
    }

  return SEGUE_SOUND_END_UNKNOWN;
}

/**
 * segue_sound_file_read:
 * @stream: a stream that can be sought in
 *
 * Reads what a recording says of its sound.
 *
 * Returns: what it says
 */
SegueSoundFile
segue_sound_file_read (GInputStream *stream)
{
  SegueSoundFile self = { SEGUE_SOUND_END_UNKNOWN };
  guint8 head[HEAD_SIZE];
  const gsize length = read_at (stream, skip_tags (stream), head, sizeof head);

  if (length < 4 || memcmp (head, "OggS", 4) != 0)
    return read_mpeg (head, length);
  if (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL))
    self.end = read_ogg (stream, g_seekable_tell (G_SEEKABLE (stream)));

  return self;
}

/**
 * segue_sound_file_get_lead:
 * @self: what a recording says of its sound
 * @length: the length that GStreamer knows, in microseconds, or less than 0
 *
 * Tells how much later than in the recording everything is in what GStreamer plays.
 *
 * Returns: the time in microseconds; it is 0 if GStreamer leaves the lead out, which its length shows
 */
gint64
segue_sound_file_get_lead (const SegueSoundFile *self,
                           gint64                length)
{
  return ABS (length - self->trimmed) < TOLERANCE ? 0 : self->lead;
}
