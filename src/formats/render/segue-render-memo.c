/* segue-render-memo.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/render/segue-render-private.h"

/* Remembers what was rendered for each entry, so that after a change only the entries that changed are rendered again.
 * What is rendered for an entry depends on its blocks, on what of it is given out, and on the state that the entries
 * before it have left. */

/* What an entry is rendered with, or what it leaves for the next one. */
typedef struct
{
  char tail[4]; /* the last bytes of the output, zero before its start */
  guint largest_heading;
  guint n_containers;
  guint depth;
  SegueBlockType last;
  gboolean begun;
  gboolean last_item;
  gboolean last_labelled;
} State;

/* The output of an entry. */
typedef struct
{
  SegueBlocks *blocks;
  SegueRenderEntry given; /* its index is that of the time when it was rendered */
  guint n_parents;
  State before;
  State after;
  SegueContainer *containers; /* (nullable): those that are open after the entry */
  gsize start;                /* in the text of the memo */
  gsize body;
  gsize end;
} Piece;

struct _SegueRenderMemo
{
  const SegueRenderer *renderer;
  SegueRenderOptions options;
  guint heading_shift;
  int used;           /* since the episode has changed last; atomic */
  char *text;
  GArray *pieces;     /* of Piece, in the order of the text */
  GHashTable *places; /* (nullable): SegueBlocks -> index of the piece + 1; made when it is needed */
  guint next;         /* the piece that is probably the next one */
  GArray *made;       /* of Piece, while the text is rendered again */
};

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  segue_blocks_unref (piece->blocks);
  g_free (piece->given.title);
  g_free (piece->containers);
}

static GArray *
pieces_new (guint n)
{
  GArray *pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), n);

  g_array_set_clear_func (pieces, clear_piece);

  return pieces;
}

/* Tells whether a memo is for what @render renders. */
static gboolean
is_for (const SegueRenderMemo *self,
        const SegueRender     *render)
{
  const SegueRenderOptions *a = &self->options, *b = render->options;

  return self->renderer == render->renderer && self->heading_shift == render->heading_shift && a->times == b->times &&
         a->flat == b->flat && a->feed == b->feed && a->plain_quotes == b->plain_quotes &&
         a->drop_tracking == b->drop_tracking && g_strcmp0 (a->before_time, b->before_time) == 0 &&
         g_strcmp0 (a->after_time, b->after_time) == 0 && g_strcmp0 (a->no_time, b->no_time) == 0;
}

/* Creates a memo for what @render renders, without content. */
SegueRenderMemo *
segue_render_memo_new (const SegueRender *render)
{
  SegueRenderMemo *self = g_new0 (SegueRenderMemo, 1);

  self->renderer = render->renderer;
  self->heading_shift = render->heading_shift;
  self->options = *render->options;
  self->options.before_time = g_intern_string (render->options->before_time);
  self->options.after_time = g_intern_string (render->options->after_time);
  self->options.no_time = g_intern_string (render->options->no_time);
  self->options.cache = NULL;
  self->options.spans = NULL;
  self->pieces = pieces_new (0);

  return self;
}

void
segue_render_memo_free (SegueRenderMemo *self)
{
  g_free (self->text);
  g_array_unref (self->pieces);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_free (self);
}

/* Takes a memo for rendering, if it is for what @render renders and no other output has taken it for this state of the
 * episode. */
gboolean
segue_render_memo_take (SegueRenderMemo   *self,
                        const SegueRender *render)
{
  return is_for (self, render) && g_atomic_int_compare_and_exchange (&self->used, FALSE, TRUE);
}

/* Makes a memo ready for the next state of the episode. Returns whether this state has used it. */
gboolean
segue_render_memo_release (SegueRenderMemo *self)
{
  const gboolean used = self->used;

  self->used = FALSE;

  return used;
}

/* Begins to render a text. */
void
segue_render_memo_begin (SegueRenderMemo *self,
                         guint            n_entries)
{
  self->next = 0;
  self->made = pieces_new (n_entries);
}

/* Ends to render a text, which is kept for the next time. */
void
segue_render_memo_end (SegueRenderMemo *self,
                       const GString   *text)
{
  g_free (self->text);
  self->text = g_strndup (text->str, text->len);
  g_array_unref (self->pieces);
  self->pieces = g_steal_pointer (&self->made);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

static void
take_state (const SegueRender *render,
            State             *state)
{
  const gsize n = MIN (render->out->len, sizeof state->tail);

  memset (state, 0, sizeof *state);
  memcpy (state->tail + sizeof state->tail - n, render->out->str + render->out->len - n, n);
  state->largest_heading = render->largest_heading;
  state->n_containers = render->n_containers;
  state->depth = render->depth;
  state->last = render->last;
  state->begun = render->begun;
  state->last_item = render->last_item;
  state->last_labelled = render->last_labelled;
}

static const Piece *
find_piece (SegueRenderMemo *self,
            SegueBlocks     *blocks)
{
  guint place;

  if (self->next < self->pieces->len && g_array_index (self->pieces, Piece, self->next).blocks == blocks)
    return &g_array_index (self->pieces, Piece, self->next++);
  if (self->places == NULL)
    {
      self->places = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < self->pieces->len; i++)
        g_hash_table_insert (self->places, g_array_index (self->pieces, Piece, i).blocks, GUINT_TO_POINTER (i + 1));
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, blocks));
  if (place == 0)
    return NULL;
  self->next = place;

  return &g_array_index (self->pieces, Piece, place - 1);
}

static gboolean
is_same (const Piece            *piece,
         const SegueRenderEntry *given,
         guint                   n_parents,
         const State            *before)
{
  return piece->given.start == given->start && piece->given.parts == given->parts &&
         g_strcmp0 (piece->given.title, given->title) == 0 && piece->n_parents == n_parents &&
         memcmp (&piece->before, before, sizeof *before) == 0;
}

/* Adds a piece to the ones that are made. @from: (nullable): the piece whose containers and state after it are taken */
static Piece *
add_piece (SegueRenderMemo        *self,
           SegueBlocks            *blocks,
           const SegueRenderEntry *given,
           guint                   n_parents,
           const State            *before)
{
  Piece piece = { .blocks = segue_blocks_ref (blocks), .given = *given, .n_parents = n_parents, .before = *before };

  piece.given.title = g_strdup (given->title);
  piece.given.link = NULL;
  g_array_append_val (self->made, piece);

  return &g_array_index (self->made, Piece, self->made->len - 1);
}

/* Gives @render the state after a piece. */
static void
restore (SegueRender *render,
         const Piece *piece)
{
  render->largest_heading = piece->after.largest_heading;
  render->n_containers = piece->after.n_containers;
  render->depth = piece->after.depth;
  render->last = piece->after.last;
  render->begun = piece->after.begun;
  render->last_item = piece->after.last_item;
  render->last_labelled = piece->after.last_labelled;
  if (piece->containers != NULL)
    memcpy (render->containers, piece->containers, piece->after.n_containers * sizeof (SegueContainer));
}

/* Writes what was rendered for an entry if that would be rendered again. @span: receives its place in the output.
 * Returns: whether it was written */
gboolean
segue_render_memo_write (SegueRenderMemo        *self,
                         SegueRender            *render,
                         SegueBlocks            *blocks,
                         const SegueRenderEntry *given,
                         guint                   n_parents,
                         SegueRenderSpan        *span)
{
  const Piece *piece = render->n_containers == 0 ? find_piece (self, blocks) : NULL;
  const gsize start = render->out->len;
  Piece *again;
  State before;

  if (piece == NULL)
    return FALSE;
  take_state (render, &before);
  if (!is_same (piece, given, n_parents, &before))
    return FALSE;
  g_string_append_len (render->out, self->text + piece->start, piece->end - piece->start);
  restore (render, piece);
  *span = (SegueRenderSpan){ given->index, start, start + piece->body - piece->start, render->out->len };
  again = add_piece (self, blocks, given, n_parents, &before);
  again->after = piece->after;
  again->containers = g_memdup2 (piece->containers, piece->after.n_containers * sizeof (SegueContainer));
  again->start = span->start;
  again->body = span->body;
  again->end = span->end;

  return TRUE;
}

/* Remembers an entry that is rendered now. Nothing is remembered where the entry depends on more than what a memo knows:
 * on lists that are open, on spaces before it that can be taken away, or on how the notes write times. */
void
segue_render_memo_open (SegueRenderMemo        *self,
                        SegueRender            *render,
                        SegueBlocks            *blocks,
                        const SegueRenderEntry *given,
                        gboolean                has_start,
                        guint                   n_parents)
{
  State before;

  take_state (render, &before);
  if (render->n_containers == 0 && before.tail[sizeof before.tail - 1] != ' ' &&
      (has_start || given->start == SEGUE_TIME_NONE))
    add_piece (self, blocks, given, n_parents, &before);
}

/* Completes what segue_render_memo_open() has remembered, once the entry is rendered. */
void
segue_render_memo_close (SegueRenderMemo       *self,
                         SegueRender           *render,
                         SegueBlocks           *blocks,
                         const SegueRenderSpan *span)
{
  Piece *piece = self->made->len > 0 ? &g_array_index (self->made, Piece, self->made->len - 1) : NULL;

  if (piece == NULL || piece->blocks != blocks)
    return;
  take_state (render, &piece->after);
  if (render->n_containers > 0)
    piece->containers = g_memdup2 (render->containers, render->n_containers * sizeof (SegueContainer));
  piece->start = span->start;
  piece->body = span->body;
  piece->end = span->end;
}
