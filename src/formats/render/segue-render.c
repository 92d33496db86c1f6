/* segue-render.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-cursor.h"
#include "core/front/segue-front-matter.h"
#include "formats/render/segue-render-private.h"

static gboolean
is_left_out (SegueEntry *entry)
{
  return g_strcmp0 (segue_entry_get_attribute (entry, "leaveOut"), "true") == 0;
}

static gboolean
is_untimed (SegueEntry *entry)
{
  return segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && segue_entry_get_start (entry) == SEGUE_TIME_NONE &&
         !segue_entry_is_malformed (entry);
}

static void
clear_entry (gpointer data)
{
  SegueRenderEntry *entry = data;

  g_free (entry->title);
  g_free (entry->link);
}

static GArray *
entries_new (guint n)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (SegueRenderEntry), n);

  g_array_set_clear_func (entries, clear_entry);

  return entries;
}

/* Adds an entry as the notes have it. */
static void
add_entry (GArray       *entries,
           SegueEpisode *episode,
           guint         index)
{
  const SegueRenderEntry entry = {
    .index = index,
    .start = segue_entry_get_start (segue_episode_get (episode, index)),
    .parts = SEGUE_RENDER_ALL,
  };

  g_array_append_val (entries, entry);
}

/**
 * segue_render_new_entries:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of its entries, ascending
 * @n_indices: number of indices
 *
 * Makes the list of entries that renders certain entries as the notes have them.
 *
 * Returns: (transfer full) (element-type SegueRenderEntry): the entries
 */
GArray *
segue_render_new_entries (SegueEpisode *episode,
                          const guint  *indices,
                          guint         n_indices)
{
  GArray *entries = entries_new (n_indices);

  for (guint i = 0; i < n_indices; i++)
    add_entry (entries, episode, indices[i]);

  return entries;
}

/**
 * segue_render_choose:
 * @episode: an episode
 * @n_untimed: (out) (optional): the number of segments that are left out because they have no time
 *
 * Chooses the entries to publish: all except those that are marked to be left out, with all that they contain, and
 * except segments without a time.
 *
 * Returns: (transfer full) (element-type SegueRenderEntry): the entries, as the notes have them
 */
GArray *
segue_render_choose (SegueEpisode *episode,
                     guint        *n_untimed)
{
  guint n = segue_episode_get_n_entries (episode), untimed = 0;
  GArray *entries = entries_new (n);

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (is_left_out (entry))
        i = MAX (segue_episode_get_subtree_end (episode, i), i + 1) - 1;
      else if (is_untimed (entry))
        untimed++;
      else
        add_entry (entries, episode, i);
    }
  if (n_untimed != NULL)
    *n_untimed = untimed;

  return entries;
}

static char *
dup_first_heading (SegueEpisode *episode)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (segue_episode_get (episode, i), NULL);

      for (guint j = 0; j < segue_blocks_get_n_blocks (blocks); j++)
        {
          const SegueBlock *block = segue_blocks_get (blocks, j);

          if (block->type != SEGUE_BLOCK_HEADING || block->level != 1)
            return NULL;
          return g_strdelimit (segue_block_dup_text (block), "\n", ' ');
        }
    }

  return NULL;
}

/**
 * segue_render_dup_title:
 * @episode: an episode
 *
 * Returns the title of an episode: the title in its front matter, or else the largest heading if the notes begin with
 * it.
 *
 * Returns: (transfer full) (nullable): the title, or %NULL if there is none
 */
char *
segue_render_dup_title (SegueEpisode *episode)
{
  g_autofree char *title = segue_front_matter_dup (episode, "title");

  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : dup_first_heading (episode);
}

/* Whether links with this URI scheme are harmless: they open something and run nothing. */
static gboolean
is_safe_scheme (const char *scheme,
                gsize       length)
{
  static const char *const schemes[] = {
    "http", "https", "mailto", "tel", "sms", "ftp", "xmpp", "matrix", "irc", "ircs", "gemini", "magnet", "feed",
    "podcast", "bitcoin", "lightning", "nostr",
  };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strlen (schemes[i]) == length && g_ascii_strncasecmp (scheme, schemes[i], length) == 0)
      return TRUE;

  return FALSE;
}

/* Decides whether a link may be published. Targets that could run a script may not. Returns @href without leading white
 * space, or %NULL if the link must become plain text. */
static const char *
safe_href (const char *href)
{
  gsize length;

  if (href == NULL)
    return NULL;
  href += strspn (href, " \t\r\n");
  if (*href == '\0')
    return NULL;
  /* browsers ignore control characters at any position */
  for (const char *p = href; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return NULL;
  length = strcspn (href, ":/?#");

  return href[length] != ':' || is_safe_scheme (href, length) ? href : NULL;
}

/* Returns the target of the link that a run belongs to, or %NULL if there is none that may be published. */
const char *
segue_render_run_href (const SegueBlock     *block,
                       const SegueMarkupRun *run)
{
  const gboolean linked = run->href != NULL && run->href != run->image;

  return safe_href (linked ? run->href : block->href);
}

/* Returns the address of the image that a run belongs to, or %NULL if there is none that may be published. */
const char *
segue_render_run_image (const SegueMarkupRun *run)
{
  const char *source = safe_href (run->image);
  gsize length;

  if (source == NULL)
    return NULL;
  length = strcspn (source, ":/?#");

  return source[length] != ':' || g_ascii_strncasecmp (source, "http:", 5) == 0 ||
         g_ascii_strncasecmp (source, "https:", 6) == 0 ? source : NULL;
}

/* Whether the text of a link already shows its target. */
gboolean
segue_render_is_written_out (const char *href,
                             const char *text,
                             gsize       length)
{
  static const char *const starts[] = { "", "https://", "http://", "https://www.", "http://www.", "mailto:", "tel:" };
  gsize n = strlen (href);

  if (n > 0 && href[n - 1] == '/' && length > 0 && text[length - 1] != '/')
    n--;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (n == strlen (starts[i]) + length && g_str_has_prefix (href, starts[i]) &&
        strncmp (href + strlen (starts[i]), text, length) == 0)
      return TRUE;

  return FALSE;
}

/* Whether a target is an absolute URL, and so works outside of the page of the notes. */
gboolean
segue_render_is_absolute (const char *href)
{
  return href[strcspn (href, ":/?#")] == ':';
}

/* Returns the index of the first run after @index that does not belong to the same image. */
guint
segue_render_image_end (const SegueMarkupRun *runs,
                        guint                 n_runs,
                        guint                 index)
{
  guint end = index + 1;

  while (end < n_runs && runs[end].image == runs[index].image)
    end++;

  return end;
}

/* Returns the alternative text of the image that the runs from @start to before @end belong to, on one line. */
char *
segue_render_dup_alt (const char           *text,
                      const SegueMarkupRun *runs,
                      guint                 start,
                      guint                 end)
{
  GString *alt = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    if ((runs[i].style & SEGUE_MARKUP_UNNAMED) == 0)
      g_string_append_len (alt, text + runs[i].offset, runs[i].length);
  g_strdelimit (alt->str, "\n", ' ');

  return g_string_free (alt, FALSE);
}

static void
close_to (SegueRender *self,
          guint        n_containers)
{
  while (self->n_containers > n_containers)
    {
      self->n_containers--;
      self->renderer->close (self, &self->containers[self->n_containers]);
    }
}

static void
open_container (SegueRender        *self,
                SegueContainerKind  kind,
                guint               number)
{
  SegueContainer *container;

  if (self->n_containers == G_N_ELEMENTS (self->containers))
    return;
  container = &self->containers[self->n_containers++];
  *container = (SegueContainer) { .kind = kind, .number = number };
  self->renderer->open (self, container);
}

static gboolean
is_numbered (const SegueBlock *block)
{
  return block->type == SEGUE_BLOCK_ITEM && block->label != NULL && g_ascii_isdigit (*block->label);
}

/* Opens lists until there are @n containers from index @from on. Lists that are open already may be of any kind. */
static void
enter_lists (SegueRender *self,
             guint        from,
             guint        n)
{
  for (guint i = from; i < from + n; i++)
    {
      if (i < self->n_containers && self->containers[i].kind == SEGUE_CONTAINER_QUOTE)
        close_to (self, i);
      if (i >= self->n_containers)
        open_container (self, SEGUE_CONTAINER_BULLETS, 0);
    }
}

static void
enter_quotes (SegueRender *self,
              guint        from,
              guint        n)
{
  for (guint i = from; i < from + n; i++)
    {
      if (i < self->n_containers && self->containers[i].kind != SEGUE_CONTAINER_QUOTE)
        close_to (self, i);
      if (i >= self->n_containers)
        open_container (self, SEGUE_CONTAINER_QUOTE, 0);
    }
  if (from + n < self->n_containers && self->containers[from + n].kind == SEGUE_CONTAINER_QUOTE)
    close_to (self, from + n);
}

/* Begins an item in the list with the container index @index: the next item if such a list is open there, else the
 * first item of a new list. */
static void
enter_item (SegueRender      *self,
            guint             index,
            const SegueBlock *block)
{
  SegueContainerKind kind = is_numbered (block) ? SEGUE_CONTAINER_NUMBERS : SEGUE_CONTAINER_BULLETS;
  guint number = kind == SEGUE_CONTAINER_NUMBERS ? (guint) g_ascii_strtoull (block->label, NULL, 10) : 0;
  SegueContainer *list = &self->containers[index];

  close_to (self, index + 1);
  if (self->n_containers > index && list->kind != kind)
    close_to (self, index);
  if (self->n_containers <= index)
    {
      open_container (self, kind, number);
      return;
    }
  list->counts = number == list->number + 1;
  list->number = number;
  self->renderer->next (self, list);
}

/* Tells whether a table has a header but no rows. The rows of such a table are segments. */
static gboolean
is_bare_header (const SegueBlock *block)
{
  return block->table != NULL && segue_table_get_n_rows (block->table) == segue_table_get_n_headers (block->table);
}

static void
render_block (SegueRender      *self,
              const SegueBlock *block)
{
  gboolean is_segment = block->type == SEGUE_BLOCK_SEGMENT;
  gboolean is_item = block->type == SEGUE_BLOCK_ITEM || (is_segment && self->depth > 0);
  gboolean in_lists = !is_segment && block->type != SEGUE_BLOCK_HEADING;
  guint quotes = MIN (block->quote, SEGUE_RENDER_MAX_DEPTH);
  guint lists = in_lists ? MIN (block->level, 2 * SEGUE_RENDER_MAX_DEPTH) : 0;
  guint base = self->depth + quotes;

  if (is_segment)
    enter_lists (self, 0, self->depth - (self->depth > 0));
  else
    {
      enter_lists (self, 0, self->depth);
      enter_quotes (self, self->depth, quotes);
      enter_lists (self, base, lists - (is_item && lists > 0));
    }
  if (is_item)
    enter_item (self, base + lists - 1, block);
  else
    close_to (self, base + lists);
  self->renderer->block (self, block, is_item);
  if (block->type == SEGUE_BLOCK_HEADING)
    self->largest_heading = MIN (self->largest_heading, block->level);
  self->begun = TRUE;
  self->last = block->type;
  self->last_item = is_item;
  self->last_labelled = block->label != NULL;
}

/* Tells whether a block of the notes says nothing that could be rendered. */
static gboolean
is_void (const SegueBlock *block)
{
  return (block->type == SEGUE_BLOCK_HEADING && *segue_markup_get_text (block->content, NULL) == '\0') ||
         is_bare_header (block);
}

/* Renders the blocks of an entry. Returns its place in the output. */
static SegueRenderSpan
render_blocks (SegueRender            *self,
               SegueEpisode           *episode,
               const SegueRenderEntry *render,
               SegueBlocks            *blocks,
               guint                   n_parents)
{
  const gboolean has_head = segue_entry_get_kind (segue_episode_get (episode, render->index)) != SEGUE_ENTRY_TEXT;
  SegueRenderEntry given = *render;
  gboolean begun = FALSE;
  SegueRenderSpan span;

  if ((given.parts & SEGUE_RENDER_LANGUAGES) != 0 && segue_render_find_first_script (blocks, has_head) == SEGUE_SCRIPT_NONE)
    given.parts &= ~(guint) SEGUE_RENDER_LANGUAGES;
  span = (SegueRenderSpan) { render->index, self->out->len, self->out->len, self->out->len };
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);
      const gboolean is_head = has_head && i == 0;
      SegueRenderBlock filtered;

      if (is_void (block))
        continue;
      if (block->type == SEGUE_BLOCK_SEGMENT && !self->options->flat)
        self->depth = MIN (MIN (block->level, n_parents), SEGUE_RENDER_MAX_DEPTH);
      if (segue_render_filter_block (self, episode, &given, block, is_head, begun, &filtered))
        {
          render_block (self, &filtered.block);
          begun |= !is_head;
        }
      segue_render_block_clear (&filtered);
      if (is_head)
        span.body = self->out->len;
    }
  span.end = self->out->len;

  return span;
}

static void
render_entry (SegueRender            *self,
              SegueEpisode           *episode,
              const SegueRenderEntry *render,
              guint                   n_parents)
{
  SegueEntry *entry = segue_episode_get (episode, render->index);
  g_autoptr(SegueBlocks) blocks = NULL;
  SegueRenderSpan span;

  if (self->cache != NULL)
    blocks = segue_render_cache_ref (self->cache, render->index);
  else
    blocks = segue_blocks_new (entry, self->targets);

  /* only the lists of the outer segments stay open */
  close_to (self, segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? MIN (self->depth, self->n_containers) : 0);
  self->depth = 0;
  if (self->memo == NULL || !segue_render_memo_write (self->memo, self, blocks, render, n_parents, &span))
    {
      const gboolean has_start = segue_entry_get_start (entry) != SEGUE_TIME_NONE;

      if (self->memo != NULL)
        segue_render_memo_open (self->memo, self, blocks, render, has_start, n_parents);
      span = render_blocks (self, episode, render, blocks, n_parents);
      if (self->memo != NULL)
        segue_render_memo_close (self->memo, self, blocks, &span);
    }
  if (self->options->spans != NULL)
    g_array_append_val (self->options->spans, span);
}

/* The segments around an entry: their levels, and how many of them are rendered, too. */
typedef struct
{
  guint levels[128];
  gboolean chosen[128];
  guint n;
} Parents;

static guint
enter_level (Parents    *self,
             SegueEntry *entry,
             gboolean    chosen)
{
  guint level = segue_entry_get_level (entry), n_chosen = 0;

  while (self->n > 0 && self->levels[self->n - 1] >= level)
    self->n--;
  for (guint i = 0; i < self->n; i++)
    n_chosen += self->chosen[i];
  if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && self->n < G_N_ELEMENTS (self->levels))
    {
      self->levels[self->n] = level;
      self->chosen[self->n++] = chosen;
    }

  return n_chosen;
}

/* Renders entries, whose indices are in ascending order. A segment is nested in another one only if both are
 * rendered. */
char *
segue_render_run (SegueRender  *self,
                  SegueEpisode *episode,
                  GArray       *entries)
{
  static const SegueRenderOptions as_written = { .times = SEGUE_TIME_FORM_WRITTEN };
  g_autoptr(GHashTable) targets = NULL;
  Parents parents = { .n = 0 };
  SegueCursor cursor;
  SegueEntry *entry;
  guint next = 0;

  if (self->options == NULL)
    self->options = &as_written;
  self->cache = self->options->cache;
  if (self->cache == NULL)
    self->targets = targets = segue_episode_dup_link_targets (episode);
  self->out = g_string_new (NULL);
  self->largest_heading = G_MAXUINT;
  self->memo = self->cache != NULL ? segue_render_cache_take_memo (self->cache, self) : NULL;
  if (self->memo != NULL)
    segue_render_memo_begin (self->memo, entries->len);
  segue_cursor_init (&cursor, episode, 0);
  for (guint i = 0; next < entries->len && (entry = segue_cursor_next (&cursor)) != NULL; i++)
    {
      const SegueRenderEntry *render = &g_array_index (entries, SegueRenderEntry, next);
      const gboolean chosen = render->index == i;
      const guint n_parents = enter_level (&parents, entry, chosen);

      if (!chosen)
        continue;
      render_entry (self, episode, render, n_parents);
      next++;
    }
  close_to (self, 0);
  if (self->memo != NULL)
    segue_render_memo_end (self->memo, self->out);

  return g_string_free (g_steal_pointer (&self->out), FALSE);
}
