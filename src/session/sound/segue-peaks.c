/* segue-peaks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-peaks.h"

#include <math.h>
#include <string.h>

/* How many intervals of one level of the pyramid become one interval of the next level. */
#define FAN 8
/* The number of levels. The top one has a few intervals only. */
#define N_LEVELS 7
/* How many intervals are kept at the most. A longer recording, from about 11 hours on, has longer intervals. */
#define MAX_PEAKS (1 << 22)
/* The least length of a pause before speech, in milliseconds. */
#define PAUSE 150
/* The least length of speech after a pause, in milliseconds. A click is shorter. */
#define SPEECH 30

#define MAGIC "SegPeaks"
#define VERSION 2
/* The longest identity of a file, in bytes. */
#define MAX_IDENTITY 8192

/**
 * SeguePeaks:
 *
 * How loud a recording is from its beginning to where it has been scanned. The intervals form a pyramid, so that a part of
 * any length is looked up in nearly the same time, and their number is bounded: a recording that is too long for the
 * lowest level gets intervals of twice the length.
 */
struct _SeguePeaks
{
  gatomicrefcount refs;
  GArray *levels[N_LEVELS]; /* (element-type SeguePeak) */
  guint scale;              /* how many scanned intervals form one interval of the lowest level; a power of two */
  guint n_rest;
  SeguePeak *rest;          /* scanned intervals that are not in the lowest level yet; at most @scale */
  guint64 histogram[256];   /* for each RMS, the number of intervals of the lowest level that have it */
};

/* What a file starts with. All numbers are little-endian. The identity and the intervals follow. */
typedef struct
{
  char magic[8];
  guint32 version;
  guint32 scale;
  guint32 n_peaks;
  guint32 identity_length;
} Header;

G_STATIC_ASSERT (sizeof (Header) == 24);
G_STATIC_ASSERT (sizeof (SeguePeak) == 2);

static float
to_amplitude (guint8 level)
{
  static float amplitudes[256];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 1; i < G_N_ELEMENTS (amplitudes); i++)
        amplitudes[i] = pow (10, (i - 255.0) * SEGUE_LEVEL_RANGE / 255 / 20);
      g_once_init_leave (&once, 1);
    }

  return amplitudes[level];
}

static guint8
to_level (double amplitude)
{
  if (amplitude <= 0)
    return 0;

  return CLAMP (255.5 + 20 * log10 (amplitude) * 255 / SEGUE_LEVEL_RANGE, 0, 255);
}

static SeguePeak
merge (const SeguePeak *peaks,
       guint            n_peaks)
{
  SeguePeak merged = { 0, 0 };
  double sum = 0;

  for (guint i = 0; i < n_peaks; i++)
    {
      merged.peak = MAX (merged.peak, peaks[i].peak);
      sum += to_amplitude (peaks[i].rms);
    }
  merged.rms = to_level (sum / n_peaks);

  return merged;
}

static const SeguePeak *
get_peak (const SeguePeaks *self,
          guint             level,
          gsize             index)
{
  return &g_array_index (self->levels[level], SeguePeak, index);
}

/* Adds an interval of the lowest level, and those above it that are full with it. */
static void
add (SeguePeaks *self,
     SeguePeak   peak)
{
  self->histogram[peak.rms]++;
  g_array_append_val (self->levels[0], peak);
  for (guint level = 1; level < N_LEVELS; level++)
    {
      const guint below = self->levels[level - 1]->len;

      if (below % FAN != 0)
        break;
      peak = merge (get_peak (self, level - 1, below - FAN), FAN);
      g_array_append_val (self->levels[level], peak);
    }
}

/* Makes the intervals twice as long. */
static void
halve (SeguePeaks *self)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->levels[0]);

  self->levels[0] = g_array_sized_new (FALSE, FALSE, sizeof (SeguePeak), old->len / 2);
  for (guint level = 1; level < N_LEVELS; level++)
    g_array_set_size (self->levels[level], 0);
  memset (self->histogram, 0, sizeof self->histogram);
  self->scale *= 2;
  self->rest = g_renew (SeguePeak, self->rest, self->scale);
  for (guint i = 0; i + 1 < old->len; i += 2)
    add (self, merge (&g_array_index (old, SeguePeak, i), 2));
}

/**
 * segue_peaks_new:
 *
 * Creates the peaks of a recording of which nothing has been scanned.
 *
 * Returns: (transfer full): the peaks
 */
SeguePeaks *
segue_peaks_new (void)
{
  SeguePeaks *self = g_new0 (SeguePeaks, 1);

  g_atomic_ref_count_init (&self->refs);
  self->scale = 1;
  self->rest = g_new (SeguePeak, 1);
  for (guint level = 0; level < N_LEVELS; level++)
    self->levels[level] = g_array_new (FALSE, FALSE, sizeof (SeguePeak));

  return self;
}

/**
 * segue_peaks_ref:
 * @self: peaks
 *
 * Returns: (transfer full): @self
 */
SeguePeaks *
segue_peaks_ref (SeguePeaks *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * segue_peaks_unref:
 * @self: (transfer full): peaks
 *
 * Releases a reference.
 */
void
segue_peaks_unref (SeguePeaks *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint level = 0; level < N_LEVELS; level++)
    g_array_unref (self->levels[level]);
  g_free (self->rest);
  g_free (self);
}

/**
 * segue_peaks_append:
 * @self: peaks
 * @peaks: (array length=n_peaks): intervals of %SEGUE_PEAK_INTERVAL milliseconds
 * @n_peaks: their number
 *
 * Appends what has been scanned.
 */
void
segue_peaks_append (SeguePeaks      *self,
                    const SeguePeak *peaks,
                    gsize            n_peaks)
{
  for (gsize i = 0; i < n_peaks; i++)
    {
      self->rest[self->n_rest++] = peaks[i];
      if (self->n_rest < self->scale)
        continue;
      self->n_rest = 0;
      add (self, self->scale > 1 ? merge (self->rest, self->scale) : peaks[i]);
      if (self->levels[0]->len == MAX_PEAKS)
        halve (self);
    }
}

static gint64
get_interval (const SeguePeaks *self)
{
  return (gint64) SEGUE_PEAK_INTERVAL * self->scale;
}

/**
 * segue_peaks_get_length:
 * @self: peaks
 *
 * Returns: how much of the recording has been scanned, in milliseconds
 */
gint64
segue_peaks_get_length (const SeguePeaks *self)
{
  return self->levels[0]->len * get_interval (self) + (gint64) self->n_rest * SEGUE_PEAK_INTERVAL;
}

/* Returns: the RMS that the part @share of the intervals does not exceed */
static guint
find_quantile (const SeguePeaks *self,
               double            share)
{
  const guint64 wanted = share * self->levels[0]->len;
  guint64 n = 0;

  for (guint level = 0; level < G_N_ELEMENTS (self->histogram); level++)
    {
      n += self->histogram[level];
      if (n > wanted)
        return level;
    }

  return 255;
}

/**
 * segue_peaks_get_loudest:
 * @self: peaks
 *
 * Returns: the mean loudness that only the loudest moments of the recording exceed, from 0 to 1
 */
float
segue_peaks_get_loudest (const SeguePeaks *self)
{
  return to_amplitude (find_quantile (self, 0.995));
}

/**
 * segue_peaks_get:
 * @self: peaks
 * @from: the start of the part, in milliseconds
 * @to: its end
 *
 * Looks up how loud a part of the recording is. A part that is shorter than an interval is as loud as that. What has not
 * been scanned is silent.
 *
 * Returns: the loudness
 */
SegueLoudness
segue_peaks_get (const SeguePeaks *self,
                 gint64            from,
                 gint64            to)
{
  const gint64 interval = get_interval (self);
  const gint64 n_peaks = self->levels[0]->len;
  gint64 first = CLAMP (from / interval, 0, n_peaks);
  gint64 end = CLAMP (MAX ((to + interval - 1) / interval, first + 1), first, n_peaks);
  gint64 width = 1;
  const gint64 n = end - first;
  guint8 peak = 0;
  double sum = 0;

  for (guint level = 0; first < end; level++, width *= FAN, first /= FAN, end /= FAN)
    {
      const gboolean top = level == N_LEVELS - 1;

      for (; first < end && (top || first % FAN != 0); first++)
        {
          peak = MAX (peak, get_peak (self, level, first)->peak);
          sum += width * to_amplitude (get_peak (self, level, first)->rms);
        }
      for (; first < end && end % FAN != 0; end--)
        {
          peak = MAX (peak, get_peak (self, level, end - 1)->peak);
          sum += width * to_amplitude (get_peak (self, level, end - 1)->rms);
        }
    }

  return (SegueLoudness) { to_amplitude (peak), n > 0 ? sum / n : 0 };
}

/* Returns: the level below which it is quiet: somewhat above the noise of the room, and well below the voices */
static guint
find_threshold (const SeguePeaks *self)
{
  const int decibel = 255 / SEGUE_LEVEL_RANGE + 0.5;
  const int noise = find_quantile (self, 0.05);
  const int voice = find_quantile (self, 0.9);

  return MAX (MIN (MAX (noise + 6 * decibel, voice - 35 * decibel), voice - 12 * decibel), 1);
}

/**
 * segue_peaks_find_start:
 * @self: peaks
 * @time: a time in milliseconds
 * @within: how far away the start may be, in milliseconds
 *
 * Finds where somebody begins to speak after a pause.
 *
 * Returns: the start that is nearest to @time, or %SEGUE_TIME_NONE if there is none
 */
gint64
segue_peaks_find_start (const SeguePeaks *self,
                        gint64            time,
                        gint64            within)
{
  const gint64 interval = get_interval (self);
  const gint64 n_peaks = self->levels[0]->len;
  const gint64 first = CLAMP ((time - within - PAUSE - SPEECH) / interval, 0, n_peaks);
  const gint64 end = CLAMP ((time + within + SPEECH) / interval + 1, first, n_peaks);
  const guint threshold = find_threshold (self);
  gint64 quiet = 0;
  gint64 loud = 0;
  gint64 found = SEGUE_TIME_NONE;

  for (gint64 i = first; i < end; i++)
    {
      const gint64 start = (i - loud) * interval;

      if (get_peak (self, 0, i)->rms < threshold)
        {
          /* what was too short to be speech belongs to the pause */
          quiet = loud * interval < SPEECH ? quiet + loud + 1 : 1;
          loud = 0;
          continue;
        }
      loud++;
      if (loud * interval < SPEECH)
        continue;
      if (quiet * interval >= PAUSE && ABS (start - time) <= within &&
          (found == SEGUE_TIME_NONE || ABS (start - time) < ABS (found - time)))
        found = start;
      quiet = 0;
    }

  return found;
}

/**
 * segue_peaks_write:
 * @self: peaks
 * @identity: which file they are of
 *
 * Writes the peaks of a recording that has been scanned to its end.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
segue_peaks_write (const SeguePeaks *self,
                   const char       *identity)
{
  const gsize n_peaks = self->levels[0]->len;
  const gsize length = MIN (strlen (identity), MAX_IDENTITY);
  const gsize size = sizeof (Header) + length + n_peaks * sizeof (SeguePeak);
  guint8 *bytes = g_malloc (size);
  Header header = { .version = GUINT32_TO_LE (VERSION),
                    .scale = GUINT32_TO_LE (self->scale),
                    .n_peaks = GUINT32_TO_LE (n_peaks),
                    .identity_length = GUINT32_TO_LE (length) };

  memcpy (header.magic, MAGIC, sizeof header.magic);
  memcpy (bytes, &header, sizeof header);
  memcpy (bytes + sizeof header, identity, length);
  if (n_peaks > 0)
    memcpy (bytes + sizeof header + length, self->levels[0]->data, n_peaks * sizeof (SeguePeak));

  return g_bytes_new_take (bytes, size);
}

/* Reads the header of @size bytes, and returns whether it fits them and @identity. */
static gboolean
read_header (Header       *header,
             const guint8 *bytes,
             gsize         size,
             const char   *identity)
{
  if (size < sizeof *header)
    return FALSE;

  memcpy (header, bytes, sizeof *header);
  header->version = GUINT32_FROM_LE (header->version);
  header->scale = GUINT32_FROM_LE (header->scale);
  header->n_peaks = GUINT32_FROM_LE (header->n_peaks);
  header->identity_length = GUINT32_FROM_LE (header->identity_length);
  if (memcmp (header->magic, MAGIC, sizeof header->magic) != 0 || header->version != VERSION)
    return FALSE;
  if (header->scale < 1 || header->scale > 1 << 10 || (header->scale & (header->scale - 1)) != 0 ||
      header->n_peaks >= MAX_PEAKS || header->identity_length > MAX_IDENTITY)
    return FALSE;
  if (size != sizeof *header + header->identity_length + (gsize) header->n_peaks * sizeof (SeguePeak))
    return FALSE;

  return strlen (identity) == header->identity_length &&
         memcmp (bytes + sizeof *header, identity, header->identity_length) == 0;
}

/**
 * segue_peaks_read:
 * @bytes: the content of a file of the cache
 * @identity: the identity of the file whose peaks are wanted
 *
 * Reads the peaks of a recording. The bytes are not trusted.
 *
 * Returns: (transfer full) (nullable): the peaks, or %NULL if the bytes are damaged, of another version or of another file
 */
SeguePeaks *
segue_peaks_read (GBytes     *bytes,
                  const char *identity)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  SeguePeaks *self;
  Header header;

  if (data == NULL || !read_header (&header, data, size, identity))
    return NULL;

  self = segue_peaks_new ();
  self->scale = header.scale;
  self->rest = g_renew (SeguePeak, self->rest, self->scale);
  data += sizeof header + header.identity_length;
  for (guint32 i = 0; i < header.n_peaks; i++)
    add (self, (SeguePeak) { data[2 * i], data[2 * i + 1] });

  return self;
}
