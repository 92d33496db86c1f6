/* segue-checked-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/links/segue-checked-link.h"

#include <glib/gi18n.h>

#include "core/blocks/segue-block.h"

/* An address that the notes link to, the entries that use it, and what was found there. */
struct _SegueCheckedLink
{
  GObject parent_instance;

  char *address;
  char *time;  /* of the first entry that uses the address, empty where it has none */
  char *title; /* of that entry */
  GArray *ids; /* of guint64, in the order of the notes */
  SegueLinkFound found;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueCheckedLink, segue_checked_link, G_TYPE_OBJECT)

/**
 * segue_link_found_clear:
 * @self: what was found at a link
 *
 * Frees the texts, and makes it the state before the check.
 */
void
segue_link_found_clear (SegueLinkFound *self)
{
  g_free (self->address);
  g_free (self->permanent);
  g_free (self->title);
  g_free (self->message);
  *self = (SegueLinkFound){ 0 };
}

static void
segue_checked_link_finalize (GObject *object)
{
  SegueCheckedLink *self = SEGUE_CHECKED_LINK (object);

  g_free (self->address);
  g_free (self->time);
  g_free (self->title);
  g_array_unref (self->ids);
  segue_link_found_clear (&self->found);

  G_OBJECT_CLASS (segue_checked_link_parent_class)->finalize (object);
}

static void
segue_checked_link_class_init (SegueCheckedLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_checked_link_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
segue_checked_link_init (SegueCheckedLink *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->time = g_strdup ("");
}

static gboolean
is_web_address (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

static void
add_address (GPtrArray  *addresses,
             const char *address)
{
  if (address != NULL && is_web_address (address))
    g_ptr_array_add (addresses, g_strdup (address));
}

static void
add_block (GPtrArray        *addresses,
           const SegueBlock *block)
{
  const SegueMarkupRun *runs;
  const char *last = NULL;
  guint n_runs = 0;

  add_address (addresses, block->href);
  runs = block->content != NULL ? segue_markup_get_runs (block->content, &n_runs) : NULL;
  for (guint i = 0; i < n_runs; i++)
    {
      if (runs[i].href != last)
        add_address (addresses, runs[i].href);
      last = runs[i].href;
    }
}

/**
 * segue_entry_dup_addresses:
 * @entry: an entry
 * @targets: the targets of the reference links of its episode
 *
 * Collects the addresses of pages that an entry links to, in its title and in its description. One that is used more
 * than once is collected each time.
 *
 * Returns: (transfer full) (element-type utf8): the addresses, as they are read
 */
GPtrArray *
segue_entry_dup_addresses (SegueEntry *entry,
                           GHashTable *targets)
{
  g_autoptr(SegueBlocks) blocks = segue_blocks_new (entry, targets);
  g_autofree char *link = segue_entry_dup_link (entry);
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);

  add_address (addresses, link);
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    add_block (addresses, segue_blocks_get (blocks, i));

  return addresses;
}

static SegueCheckedLink *
new_link (const char *address,
          SegueEntry *entry,
          gboolean    first)
{
  SegueCheckedLink *self = g_object_new (SEGUE_TYPE_CHECKED_LINK, NULL);
  g_autofree char *time = segue_block_dup_time (entry);

  self->address = g_strdup (address);
  if (time != NULL)
    {
      g_free (self->time);
      self->time = g_steal_pointer (&time);
    }
  self->title = segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT ? segue_entry_dup_plain_title (entry)
                                                                 : g_strdup (first ? _("Opening text") : _("Closing text"));

  return self;
}

/**
 * segue_checked_link_collect:
 * @episode: an episode
 *
 * Collects the addresses of pages that the notes link to, in titles and in descriptions. An address that is used more
 * than once is collected once.
 *
 * Returns: (transfer full) (element-type SegueCheckedLink): the links, in the order of the notes
 */
GPtrArray *
segue_checked_link_collect (SegueEpisode *episode)
{
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  g_autoptr(GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *links = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint64 id = segue_entry_get_id (entry);
      g_autoptr(GPtrArray) addresses = segue_entry_dup_addresses (entry, targets);

      for (guint j = 0; j < addresses->len; j++)
        {
          SegueCheckedLink *link = g_hash_table_lookup (by_address, addresses->pdata[j]);

          if (link == NULL)
            {
              link = new_link (addresses->pdata[j], entry, i == 0);
              g_ptr_array_add (links, link);
              g_hash_table_insert (by_address, link->address, link);
            }
          if (link->ids->len == 0 || g_array_index (link->ids, guint64, link->ids->len - 1) != id)
            g_array_append_val (link->ids, id);
        }
    }

  return links;
}

/**
 * segue_checked_link_new_moved:
 * @self: a link whose address leads to another one
 * @address: that address
 *
 * Creates the link that takes its place once the notes hold the new address, where the page was found.
 *
 * Returns: (transfer full): the link
 */
SegueCheckedLink *
segue_checked_link_new_moved (SegueCheckedLink *self,
                              const char       *address)
{
  SegueCheckedLink *moved = g_object_new (SEGUE_TYPE_CHECKED_LINK, NULL);

  moved->address = g_strdup (address);
  moved->title = g_strdup (self->title);
  moved->found.state = SEGUE_LINK_STATE_FINE;
  moved->found.status = self->found.status;
  moved->found.title = g_strdup (self->found.title);

  return moved;
}

/**
 * segue_checked_link_take_uses:
 * @self: a link
 * @other: a link to the same address that was collected later
 *
 * Follows the notes: takes over from @other which entries use the address. What was found is kept.
 */
void
segue_checked_link_take_uses (SegueCheckedLink *self,
                              SegueCheckedLink *other)
{
  const gboolean same = g_str_equal (self->time, other->time) && g_str_equal (self->title, other->title) &&
                        self->ids->len == other->ids->len;

  g_free (self->time);
  self->time = g_strdup (other->time);
  g_free (self->title);
  self->title = g_strdup (other->title);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, other->ids->data, other->ids->len);
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * segue_checked_link_get_address:
 * @self: a link
 *
 * Returns: the address, as it is read from the notes
 */
const char *
segue_checked_link_get_address (SegueCheckedLink *self)
{
  return self->address;
}

/**
 * segue_checked_link_get_time:
 * @self: a link
 *
 * Returns: the time of the first entry that uses the address, as it is written, or an empty text
 */
const char *
segue_checked_link_get_time (SegueCheckedLink *self)
{
  return self->time;
}

/**
 * segue_checked_link_get_title:
 * @self: a link
 *
 * Returns: the title of the first entry that uses the address, or what kind of text that is; it can be empty
 */
const char *
segue_checked_link_get_title (SegueCheckedLink *self)
{
  return self->title;
}

/**
 * segue_checked_link_get_ids:
 * @self: a link
 * @n_ids: (out): the number of entries
 *
 * Returns: (array length=n_ids): the ids of the entries that use the address, in the order of the notes
 */
const guint64 *
segue_checked_link_get_ids (SegueCheckedLink *self,
                            guint            *n_ids)
{
  *n_ids = self->ids->len;

  return (const guint64 *) (gconstpointer) self->ids->data;
}

/**
 * segue_checked_link_get_found:
 * @self: a link
 *
 * Returns: what was found
 */
const SegueLinkFound *
segue_checked_link_get_found (SegueCheckedLink *self)
{
  return &self->found;
}

/**
 * segue_checked_link_set_found:
 * @self: a link
 * @found: what was found, whose texts are taken over
 *
 * Sets what was found.
 */
void
segue_checked_link_set_found (SegueCheckedLink *self,
                              SegueLinkFound   *found)
{
  segue_link_found_clear (&self->found);
  self->found = *found;
  *found = (SegueLinkFound){ 0 };
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Tells whether a server says with this status that it has no such page. Others keep away programs, but may let in a
 * browser. */
static gboolean
is_missing (guint status)
{
  return status == 404 || status == 410;
}

/**
 * segue_checked_link_get_severity:
 * @self: a link
 *
 * Tells how bad it is what was found: an error if nobody gets to the page, a warning if the notes could be improved or
 * a person has to look, and otherwise a note.
 *
 * Returns: the severity
 */
SegueSeverity
segue_checked_link_get_severity (SegueCheckedLink *self)
{
  switch (self->found.state)
    {
    case SEGUE_LINK_STATE_MOVED:
      return self->found.permanent != NULL ? SEGUE_SEVERITY_WARNING : SEGUE_SEVERITY_NOTE;
    case SEGUE_LINK_STATE_FAILED:
      return is_missing (self->found.status) ? SEGUE_SEVERITY_ERROR : SEGUE_SEVERITY_WARNING;
    case SEGUE_LINK_STATE_TIMED_OUT:
    case SEGUE_LINK_STATE_REFUSED:
      return SEGUE_SEVERITY_WARNING;
    case SEGUE_LINK_STATE_LOOPED:
    case SEGUE_LINK_STATE_UNREACHABLE:
    case SEGUE_LINK_STATE_UNTRUSTED:
      return SEGUE_SEVERITY_ERROR;
    case SEGUE_LINK_STATE_WAITING:
    case SEGUE_LINK_STATE_CHECKING:
    case SEGUE_LINK_STATE_FINE:
    default:
      return SEGUE_SEVERITY_NOTE;
    }
}

/**
 * segue_checked_link_get_new_address:
 * @self: a link
 *
 * Returns: (nullable): the address that can be written instead: the one that the page has moved to for good, or else the
 *   one that it is at now; %NULL if it has not moved
 */
const char *
segue_checked_link_get_new_address (SegueCheckedLink *self)
{
  if (self->found.state != SEGUE_LINK_STATE_MOVED)
    return NULL;

  return self->found.permanent != NULL ? self->found.permanent : self->found.address;
}

/**
 * segue_checked_link_dup_words:
 * @self: a link
 *
 * Says what was found.
 *
 * Returns: (transfer full): a translated sentence without a full stop, or an empty text before the check
 */
char *
segue_checked_link_dup_words (SegueCheckedLink *self)
{
  const SegueLinkFound *found = &self->found;

  switch (found->state)
    {
    case SEGUE_LINK_STATE_CHECKING:
      return g_strdup (_("Checking…"));
    case SEGUE_LINK_STATE_FINE:
      return g_strdup (_("The page is there"));
    case SEGUE_LINK_STATE_MOVED:
      if (found->permanent != NULL)
        return g_strdup_printf (_("Moved to %s"), found->permanent);
      return g_strdup_printf (_("Leads to %s for now"), found->address);
    case SEGUE_LINK_STATE_FAILED:
      if (is_missing (found->status))
        return g_strdup_printf (_("Not found (%u)"), found->status);
      if (found->status < 400)
        return g_strdup_printf (_("Leads to no address (%u)"), found->status);
      if (found->status >= 500)
        return g_strdup_printf (_("The server has an error (%u): try again later"), found->status);
      return g_strdup_printf (_("Not shown to a program (%u): look in a browser"), found->status);
    case SEGUE_LINK_STATE_TIMED_OUT:
      return g_strdup (_("No answer in time"));
    case SEGUE_LINK_STATE_REFUSED:
      return g_strdup (_("Not asked: this is no public address"));
    case SEGUE_LINK_STATE_LOOPED:
      return g_strdup (_("Leads from one address to the next without end"));
    case SEGUE_LINK_STATE_UNREACHABLE:
      return g_strdup_printf (_("No answer: %s"), found->message != NULL ? found->message : "");
    case SEGUE_LINK_STATE_UNTRUSTED:
      return g_strdup (found->message);
    case SEGUE_LINK_STATE_WAITING:
    default:
      return g_strdup ("");
    }
}
