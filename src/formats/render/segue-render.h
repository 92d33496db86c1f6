/* segue-render.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "formats/render/segue-script.h"

G_BEGIN_DECLS

/**
 * SegueRenderParts:
 * @SEGUE_RENDER_HEAD: the time and the title
 * @SEGUE_RENDER_BODY: the whole description, or the text of an entry without a title
 * @SEGUE_RENDER_FIRST_SENTENCE: the first sentence of the description; has no effect with %SEGUE_RENDER_BODY
 * @SEGUE_RENDER_LINKS: the targets of links; without it, links are plain text, and lines that are only a URL are left out
 * @SEGUE_RENDER_IMAGES: images; without it, their alternative text
 * @SEGUE_RENDER_LATIN: of a description that is also in another script, only what is in Latin script
 * @SEGUE_RENDER_NOT_LATIN: of a description that is also in Latin script, only what is in another one
 * @SEGUE_RENDER_ALL: everything that the notes have
 *
 * The parts of an entry that are given out.
 */
typedef enum
{
  SEGUE_RENDER_HEAD = 1 << 0,
  SEGUE_RENDER_BODY = 1 << 1,
  SEGUE_RENDER_FIRST_SENTENCE = 1 << 2,
  SEGUE_RENDER_LINKS = 1 << 3,
  SEGUE_RENDER_IMAGES = 1 << 4,
  SEGUE_RENDER_LATIN = 1 << 5,
  SEGUE_RENDER_NOT_LATIN = 1 << 6,
  SEGUE_RENDER_ALL = SEGUE_RENDER_HEAD | SEGUE_RENDER_BODY | SEGUE_RENDER_LINKS | SEGUE_RENDER_IMAGES,
} SegueRenderParts;

/**
 * SegueRenderEntry:
 * @index: the index of the entry in the episode
 * @start: the time that is given out, in milliseconds, or %SEGUE_TIME_NONE; a section has one only if it is a chapter
 * @title: (nullable): plain text that is given out instead of the title
 * @link: (nullable): the address that files of chapters give out instead of the link of the title
 * @parts: #SegueRenderParts flags
 *
 * An entry to render, with what differs from the notes.
 */
typedef struct
{
  guint index;
  gint64 start;
  char *title;
  char *link;
  guint parts;
} SegueRenderEntry;

/**
 * SegueTimeForm:
 * @SEGUE_TIME_FORM_WRITTEN: as the notes write them, with the end of a range
 * @SEGUE_TIME_FORM_HOURS: `00:12:30`
 * @SEGUE_TIME_FORM_MINUTES: `12:30`, and from one hour on `01:12:30`
 *
 * How times are written.
 */
typedef enum
{
  SEGUE_TIME_FORM_WRITTEN,
  SEGUE_TIME_FORM_HOURS,
  SEGUE_TIME_FORM_MINUTES,
} SegueTimeForm;

/**
 * SegueRenderSpan:
 * @index: the index of the entry in the episode
 * @start: where the entry begins in the output, in bytes
 * @body: where its description begins in the output, in bytes
 * @end: where it ends in the output, in bytes
 *
 * The place of an entry in the output.
 */
typedef struct
{
  guint index;
  gsize start;
  gsize body;
  gsize end;
} SegueRenderSpan;

typedef struct _SegueRenderCache SegueRenderCache;

/**
 * SegueRenderOptions:
 * @times: how times are written
 * @before_time: (nullable): text before each time, such as `(`
 * @after_time: (nullable): text after each time, such as `) -`; a space follows
 * @no_time: (nullable): text in the place of the time of a segment that has none
 * @flat: segments within segments are written like the others, since players ignore times in lists, and each title is
 *   on one line
 * @feed: HTML consists only of `<p>`, `<br>`, `<ul>`, `<li>` and `<a>`
 * @plain_quotes: typographic quotation marks and apostrophes are written as those of ASCII
 * @drop_tracking: parameters of URLs that only serve to track readers are left out
 * @cache: (nullable): a cache of the episode, for rendering it more than once
 * @spans: (nullable) (element-type SegueRenderSpan): the places of the entries in the output are appended to it
 *
 * How notes are rendered. All zero gives them as they are.
 */
typedef struct
{
  SegueTimeForm times;
  const char *before_time;
  const char *after_time;
  const char *no_time;
  gboolean flat;
  gboolean feed;
  gboolean plain_quotes;
  gboolean drop_tracking;
  SegueRenderCache *cache;
  GArray *spans;
} SegueRenderOptions;

/* Renders notes for readers and for other programs. The entries to render are given as an array of SegueRenderEntry in
 * ascending order of their indices, usually from segue_render_choose(). */

GArray *segue_render_choose        (SegueEpisode             *episode,
                                    guint                    *n_untimed) G_GNUC_WARN_UNUSED_RESULT;
GArray *segue_render_new_entries   (SegueEpisode             *episode,
                                    const guint              *indices,
                                    guint                     n_indices) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_dup_title     (SegueEpisode             *episode) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_dup_plain_quotes (const char            *text) G_GNUC_WARN_UNUSED_RESULT;

char   *segue_render_html          (SegueEpisode             *episode,
                                    GArray                   *entries,
                                    const SegueRenderOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_html_document (SegueEpisode             *episode,
                                    GArray                   *entries,
                                    const SegueRenderOptions *options,
                                    const char               *title) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_markdown      (SegueEpisode             *episode,
                                    GArray                   *entries,
                                    const SegueRenderOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_render_plain         (SegueEpisode             *episode,
                                    GArray                   *entries,
                                    const SegueRenderOptions *options) G_GNUC_WARN_UNUSED_RESULT;

SegueRenderCache *segue_render_cache_new       (SegueEpisode     *episode) G_GNUC_WARN_UNUSED_RESULT;
SegueRenderCache *segue_render_cache_renew     (SegueRenderCache *self,
                                                SegueEpisode     *episode) G_GNUC_WARN_UNUSED_RESULT;
void              segue_render_cache_free      (SegueRenderCache *self);
const char       *segue_render_cache_get_title (SegueRenderCache *self,
                                                guint             index);
const char       *segue_render_cache_get_folded (SegueRenderCache *self,
                                                 guint             index);
SegueScript       segue_render_cache_find_first_script (SegueRenderCache *self,
                                                        guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueRenderCache, segue_render_cache_free)

G_END_DECLS
