/* segue-output.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-output.h"

#include <string.h>

#include "core/text/segue-parallel.h"
#include "publish/segue-output-private.h"

/* The number of entries from which a further thread is worth it. */
#define ENTRIES_PER_THREAD 256

/**
 * SegueOutput:
 *
 * What a target gives out for an episode, and what will happen to it. Outputs are immutable and can be shared between
 * threads.
 */
struct _SegueOutput
{
  gatomicrefcount ref_count;
  SeguePublishSettings *settings;
  SegueWriting writing; /* without its episode */
  SegueUnit unit;
  gsize size;
  gsize limit;
};

G_DEFINE_BOXED_TYPE (SegueOutput, segue_output, segue_output_ref, segue_output_unref)

static SegueOutput *
output_new (SeguePublishSettings *settings,
            SegueEpisode         *episode)
{
  SegueOutput *self = g_new0 (SegueOutput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->settings = segue_publish_settings_ref (settings);
  segue_writing_init (&self->writing, settings, episode);

  return self;
}

static void
output_judge (SegueOutput *self)
{
  const SegueTarget *target = self->writing.target;
  const SegueTargetRule *limit = target->limit != NULL ? segue_target_rules_find (target->limit) : NULL;

  segue_writing_judge (&self->writing);
  self->unit = limit != NULL ? limit->unit : SEGUE_UNIT_BYTES;
  self->limit = limit != NULL ? limit->limit : 0;
  self->size = segue_writing_get_size (&self->writing, self->unit);
  self->writing.episode = NULL;
  self->writing.options.cache = NULL;
}

static SegueOutput *
output_new_cached (SeguePublishSettings *settings,
                   SegueEpisode         *episode,
                   SegueRenderCache     *cache)
{
  SegueOutput *self = output_new (settings, episode);

  self->writing.options.cache = cache;
  self->writing.target->write (&self->writing);
  output_judge (self);

  return self;
}

/**
 * segue_output_new:
 * @settings: the settings of a target
 * @episode: an episode
 *
 * Makes what a target gives out. This depends on nothing else, changes nothing, and can be done in any thread.
 *
 * Returns: (transfer full): the output
 */
SegueOutput *
segue_output_new (SeguePublishSettings *settings,
                  SegueEpisode         *episode)
{
  g_autoptr(SegueRenderCache) cache = segue_render_cache_new (episode);

  return output_new_cached (settings, episode, cache);
}

static void
output_clear (gpointer data)
{
  if (data != NULL)
    segue_output_unref (data);
}

/* Several outputs of an episode, which are made in several threads. */
typedef struct
{
  GPtrArray *settings;
  SegueEpisode *episode;
  SegueRenderCache *cache;
  GCancellable *cancellable;
  GPtrArray *outputs;
} Outputs;

static void
make_output (guint    index,
             gpointer data)
{
  Outputs *self = data;
  SeguePublishSettings *settings = g_ptr_array_index (self->settings, index);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->outputs->pdata[index] = self->cache != NULL ? output_new_cached (settings, self->episode, self->cache)
                                                    : segue_output_new (settings, self->episode);
}

/**
 * segue_output_new_all:
 * @settings: (element-type SeguePublishSettings): the settings of targets
 * @episode: an episode
 * @cache: (nullable): a cache of the episode, which makes several outputs cheaper
 * @cancellable: (nullable): a cancellable, which is asked before each output
 *
 * Makes what several targets give out, in as many threads as are worth it, see segue_output_new().
 *
 * Returns: (transfer full) (nullable) (element-type SegueOutput): the outputs, one for each of @settings, or %NULL if
 *   cancelled
 */
GPtrArray *
segue_output_new_all (GPtrArray        *settings,
                      SegueEpisode     *episode,
                      SegueRenderCache *cache,
                      GCancellable     *cancellable)
{
  g_autoptr(GPtrArray) outputs = g_ptr_array_new_full (settings->len, output_clear);
  Outputs self = { settings, episode, cache, cancellable, outputs };

  g_ptr_array_set_size (outputs, (int) settings->len);
  segue_parallel_run (settings->len, 1 + segue_episode_get_n_entries (episode) / ENTRIES_PER_THREAD, make_output, &self);

  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&outputs);
}

/* Judges a text that was not made from notes, in which every time is meant as a chapter. */
SegueOutput *
segue_output_new_for_text (SeguePublishSettings *settings,
                           const char           *text)
{
  SegueOutput *self = output_new (settings, NULL);

  self->writing.text = g_strdup (text);
  output_judge (self);

  return self;
}

/* Returns the places of the entries in what is counted. */
const SegueRenderSpan *
segue_output_get_spans (SegueOutput *self,
                        guint       *n_spans)
{
  *n_spans = self->writing.size_spans->len;

  return (const SegueRenderSpan *) (gpointer) self->writing.size_spans->data;
}

/**
 * segue_output_ref:
 * @self: an output
 *
 * Increases the reference count.
 *
 * Returns: (transfer full): @self
 */
SegueOutput *
segue_output_ref (SegueOutput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_output_unref:
 * @self: (transfer full): an output
 *
 * Decreases the reference count, and frees @self when it reaches 0.
 */
void
segue_output_unref (SegueOutput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  segue_writing_clear (&self->writing);
  segue_publish_settings_unref (self->settings);
  g_free (self);
}

/**
 * segue_output_get_target:
 * @self: an output
 *
 * Gets the target.
 *
 * Returns: (transfer none): the target
 */
const SegueTarget *
segue_output_get_target (SegueOutput *self)
{
  return self->writing.target;
}

/**
 * segue_output_get_settings:
 * @self: an output
 *
 * Gets the settings that it was made with.
 *
 * Returns: (transfer none): the settings
 */
SeguePublishSettings *
segue_output_get_settings (SegueOutput *self)
{
  return self->settings;
}

/**
 * segue_output_get_text:
 * @self: an output
 *
 * Gets what is pasted into a plain field, or the content of a file that is text.
 *
 * Returns: (transfer none): the text
 */
const char *
segue_output_get_text (SegueOutput *self)
{
  return self->writing.text;
}

/**
 * segue_output_get_html:
 * @self: an output
 *
 * Gets what is pasted into a field that takes formatted text.
 *
 * Returns: (transfer none) (nullable): the HTML, without a head, or %NULL if the target has only text
 */
const char *
segue_output_get_html (SegueOutput *self)
{
  return self->writing.html;
}

/**
 * segue_output_dup_bytes:
 * @self: an output
 *
 * Gets the content of a file.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
segue_output_dup_bytes (SegueOutput *self)
{
  const char *text = self->writing.html != NULL ? self->writing.html : self->writing.text;

  return self->writing.bytes != NULL ? g_bytes_ref (self->writing.bytes) : g_bytes_new (text, strlen (text));
}

/**
 * segue_output_get_extension:
 * @self: an output
 *
 * Gets the extension of the name of a file with the content.
 *
 * Returns: (transfer none): the extension, without the dot
 */
const char *
segue_output_get_extension (SegueOutput *self)
{
  const SegueTargetVariant *variant = self->writing.variant;

  if (self->writing.format != NULL)
    return self->writing.format->suffix;

  return variant != NULL && variant->extension != NULL ? variant->extension : "txt";
}

/**
 * segue_output_get_media_type:
 * @self: an output
 *
 * Gets the media type of a file with the content.
 *
 * Returns: (transfer none): the media type
 */
const char *
segue_output_get_media_type (SegueOutput *self)
{
  const SegueTargetVariant *variant = self->writing.variant;

  if (self->writing.format != NULL)
    return self->writing.format->media_type;

  return variant != NULL && variant->media_type != NULL ? variant->media_type : "text/plain";
}

/**
 * segue_output_get_size:
 * @self: an output
 *
 * Gets the size of the text.
 *
 * Returns: the size in the unit of segue_output_get_unit()
 */
gsize
segue_output_get_size (SegueOutput *self)
{
  return self->size;
}

/**
 * segue_output_get_limit:
 * @self: an output
 *
 * Gets the size that the text may have.
 *
 * Returns: the size in the unit of segue_output_get_unit(), or 0 if there is no limit
 */
gsize
segue_output_get_limit (SegueOutput *self)
{
  return self->limit;
}

/**
 * segue_output_get_unit:
 * @self: an output
 *
 * Gets the unit in which the place counts.
 *
 * Returns: the unit
 */
SegueUnit
segue_output_get_unit (SegueOutput *self)
{
  return self->unit;
}

/**
 * segue_output_get_n_chapters:
 * @self: an output
 *
 * Gets how many chapters will be made of the text.
 *
 * Returns: the number of chapters
 */
guint
segue_output_get_n_chapters (SegueOutput *self)
{
  return self->writing.n_chapters;
}

/**
 * segue_output_get_headline:
 * @self: an output
 *
 * Gets what matters most of what will happen.
 *
 * Returns: (transfer none): a translated sentence without a full stop
 */
const char *
segue_output_get_headline (SegueOutput *self)
{
  return self->writing.headline;
}

/**
 * segue_output_get_severity:
 * @self: an output
 *
 * Gets how bad the worst outcome is.
 *
 * Returns: the severity; a note if nothing will go wrong
 */
SegueSeverity
segue_output_get_severity (SegueOutput *self)
{
  return self->writing.outcomes->len > 0 ? segue_output_get_outcome (self, 0)->severity : SEGUE_SEVERITY_NOTE;
}

/**
 * segue_output_get_n_outcomes:
 * @self: an output
 *
 * Gets the number of outcomes.
 *
 * Returns: the number
 */
guint
segue_output_get_n_outcomes (SegueOutput *self)
{
  return self->writing.outcomes->len;
}

/**
 * segue_output_get_outcome:
 * @self: an output
 * @index: the index of an outcome
 *
 * Gets something that will happen. The worst comes first.
 *
 * Returns: (transfer none): the outcome
 */
const SegueOutcome *
segue_output_get_outcome (SegueOutput *self,
                          guint        index)
{
  return &g_array_index (self->writing.outcomes, SegueOutcome, index);
}
