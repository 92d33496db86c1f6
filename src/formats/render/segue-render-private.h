/* segue-render-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/blocks/segue-block.h"
#include "formats/render/segue-render.h"

G_BEGIN_DECLS

/* What lies deeper is written at this depth: one each for segments and quotes, and twice that for lists, which those
 * of HTML lie in. */
#define SEGUE_RENDER_MAX_DEPTH 16
#define SEGUE_RENDER_MAX_CONTAINERS (4 * SEGUE_RENDER_MAX_DEPTH)

typedef enum
{
  SEGUE_CONTAINER_QUOTE,
  SEGUE_CONTAINER_BULLETS,
  SEGUE_CONTAINER_NUMBERS,
} SegueContainerKind;

/**
 * SegueContainer:
 * @kind: what it is
 * @number: of the open item, in a numbered list
 * @counts: whether it is one more than that of the item before
 * @pending: for renderers that write marks at the beginning of lines: whether those of the container are still to come
 *
 * What blocks lie in. A list always has an open item.
 */
typedef struct
{
  SegueContainerKind kind;
  guint number;
  gboolean counts;
  gboolean pending;
} SegueContainer;

typedef struct _SegueRender SegueRender;

/**
 * SegueRenderer:
 * @open: begins a container and, in a list, an item
 * @next: ends the open item of a list and begins another
 * @close: ends a container
 * @block: writes a block; a segment that lies within another is an item of a list, as blocks of items are
 *
 * How blocks are written.
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
  GString *out;
  const SegueRenderer *renderer;
  GHashTable *targets;   /* of links, by label */
  guint heading_shift;   /* added to the levels of headings */
  guint largest_heading; /* the least level that was written */

  SegueContainer containers[SEGUE_RENDER_MAX_CONTAINERS];
  guint n_containers;
  guint depth; /* of the segment, in other segments */

  gboolean begun;
  SegueBlockType last; /* type of the block before */
  gboolean last_item;
};

char       *segue_render_run       (SegueRender         *self,
                                    SegueEpisode        *episode,
                                    GArray              *entries);
const char *segue_render_run_href  (const SegueBlock     *block,
                                    const SegueMarkupRun *run);

G_END_DECLS
