/* segue-render-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"
#include "formats/render/segue-render.h"

G_BEGIN_DECLS

/* The maximum depth of segments and of quotes. Deeper ones are written at this depth. The number of containers also
 * includes lists, of which there can be twice as many. */
#define SEGUE_RENDER_MAX_DEPTH 16
#define SEGUE_RENDER_MAX_CONTAINERS (4 * SEGUE_RENDER_MAX_DEPTH)

#define SEGUE_RENDER_LANGUAGES (SEGUE_RENDER_LATIN | SEGUE_RENDER_NOT_LATIN)

typedef enum
{
  SEGUE_CONTAINER_QUOTE,
  SEGUE_CONTAINER_BULLETS,
  SEGUE_CONTAINER_NUMBERS,
} SegueContainerKind;

/**
 * SegueContainer:
 * @kind: the kind
 * @number: the number of the open item of a numbered list
 * @counts: the number is one more than that of the item before
 * @pending: for renderers that write prefixes of lines: the prefix of the container is not written yet
 *
 * A container of blocks. A list always has an open item.
 */
typedef struct
{
  SegueContainerKind kind;
  guint              number;
  gboolean           counts;
  gboolean           pending;
} SegueContainer;

typedef struct _SegueRender SegueRender;
typedef struct _SegueRenderMemo SegueRenderMemo;

/**
 * SegueRenderer:
 * @open: begins a container and, in a list, an item
 * @next: ends the open item of a list and begins another
 * @close: ends a container
 * @block: writes a block; a segment within another segment is a list item
 *
 * The functions of an output format.
 */
typedef struct
{
  void (*open) (SegueRender    *self,
                SegueContainer *container);
  void (*next) (SegueRender    *self,
                SegueContainer *container);
  void (*close) (SegueRender    *self,
                 SegueContainer *container);
  void (*block) (SegueRender      *self,
                 const SegueBlock *block,
                 gboolean          is_item);
} SegueRenderer;

struct _SegueRender
{
  GString             *out;
  const SegueRenderer *renderer;
  const SegueRenderOptions *options;    /* NULL stands for notes as they are; set by segue_render_run() */
  SegueRenderCache    *cache;           /* NULL for rendering once; set by segue_render_run() */
  SegueRenderMemo     *memo;            /* NULL if nothing is remembered; set by segue_render_run() */
  GHashTable          *targets;         /* without a cache, targets of links, by label */
  guint                heading_shift;   /* is added to the levels of headings */
  guint                largest_heading; /* the lowest level of a heading that was written */

  SegueContainer       containers[SEGUE_RENDER_MAX_CONTAINERS];
  guint                n_containers;
  guint                depth;           /* number of segments around the segment */

  gboolean             begun;
  SegueBlockType       last;            /* type of the last block */
  gboolean             last_item;
  gboolean             last_labelled;   /* the last block had a time or a mark */
};

/**
 * SegueRenderBlock:
 * @block: the block to render
 * @label: (nullable): its label, if it differs from that of the notes
 * @href: (nullable): its URL, if it differs
 * @content: (nullable): its text, if it differs
 * @table: (nullable): its cells, if they differ
 *
 * A block as it is given out, and what it owns.
 */
typedef struct
{
  SegueBlock block;
  char *label;
  char *href;
  SegueMarkup *content;
  SegueTable *table;
} SegueRenderBlock;

SegueBlocks *segue_render_cache_ref     (SegueRenderCache       *self,
                                         guint                   index);
SegueRenderMemo *segue_render_cache_take_memo (SegueRenderCache *self,
                                               const SegueRender *render);

SegueRenderMemo *segue_render_memo_new  (const SegueRender      *render) G_GNUC_WARN_UNUSED_RESULT;
void        segue_render_memo_free      (SegueRenderMemo        *self);
gboolean    segue_render_memo_take      (SegueRenderMemo        *self,
                                         const SegueRender      *render);
gboolean    segue_render_memo_release   (SegueRenderMemo        *self);
void        segue_render_memo_begin     (SegueRenderMemo        *self,
                                         guint                   n_entries);
gboolean    segue_render_memo_write     (SegueRenderMemo        *self,
                                         SegueRender            *render,
                                         SegueBlocks            *blocks,
                                         const SegueRenderEntry *given,
                                         guint                   n_parents,
                                         SegueRenderSpan        *span);
void        segue_render_memo_open      (SegueRenderMemo        *self,
                                         SegueRender            *render,
                                         SegueBlocks            *blocks,
                                         const SegueRenderEntry *given,
                                         gboolean                has_start,
                                         guint                   n_parents);
void        segue_render_memo_close     (SegueRenderMemo        *self,
                                         SegueRender            *render,
                                         SegueBlocks            *blocks,
                                         const SegueRenderSpan  *span);
void        segue_render_memo_end       (SegueRenderMemo        *self,
                                         const GString          *text);

char       *segue_render_run            (SegueRender            *self,
                                         SegueEpisode           *episode,
                                         GArray                 *entries);
gboolean    segue_render_filter_block   (SegueRender            *self,
                                         SegueEpisode           *episode,
                                         const SegueRenderEntry *render,
                                         const SegueBlock       *block,
                                         gboolean                is_head,
                                         gboolean                begun,
                                         SegueRenderBlock       *filtered);
void        segue_render_block_clear    (SegueRenderBlock       *self);
const char *segue_render_run_href       (const SegueBlock       *block,
                                         const SegueMarkupRun   *run);
const char *segue_render_run_image      (const SegueMarkupRun   *run);
guint       segue_render_image_end      (const SegueMarkupRun   *runs,
                                         guint                   n_runs,
                                         guint                   index);
char       *segue_render_dup_alt        (const char             *text,
                                         const SegueMarkupRun   *runs,
                                         guint                   start,
                                         guint                   end) G_GNUC_WARN_UNUSED_RESULT;
SegueScript segue_render_find_first_script (SegueBlocks         *blocks,
                                            gboolean             has_head);
gboolean    segue_render_find_part      (const SegueBlock       *block,
                                         guint                   parts,
                                         gsize                  *start,
                                         gsize                  *end);
gboolean    segue_render_is_absolute    (const char             *href);
gboolean    segue_render_is_written_out (const char             *href,
                                         const char             *text,
                                         gsize                   length);

G_END_DECLS
