/* segue-feed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "core/text/segue-error.h"
#include "formats/chapters/xml/segue-xml.h"
#include "formats/feed/segue-feed-elements.h"
#include "formats/feed/segue-feed-private.h"

/* Reads a feed while libxml2 parses it, without a tree. Nothing is loaded from elsewhere. The parser refuses elements that
 * are nested more than 256 deep and texts of more than 10 MB. Definitions of entities are refused before one is used. */

/* The largest number of attributes of a tag, since the parser compares each with all others, and of names of namespaces
 * around an element, since it goes through them for each one. */
#define MAX_IN_TAG 1000
#define MAX_NAMESPACES 200
#define MAX_DEPTH 256

struct _SegueFeed
{
  grefcount ref_count;
  char *title; /* or NULL */
  GPtrArray *items;
};

typedef struct
{
  xmlParserCtxt *context;
  GCancellable *cancellable;
  SegueFeed *feed;
  SegueFeedItem *item;                 /* the episode that is being read, or NULL; owned by the feed */
  guint depth;                         /* the number of open elements */
  guint item_depth;
  guint n_namespaces;                  /* the number of namespaces that the open elements declare */
  guint16 namespaces[MAX_DEPTH + 2];   /* how many namespaces each open element declares */
  gboolean is_root;                    /* the outermost element is that of a feed */
  const SegueFeedElement *element;     /* the element whose text is being read, or NULL */
  gboolean xhtml;                      /* the text of @element is XHTML */
  guint element_depth;
  GString *text;
  GError *error;
} Reader;

static void
feed_free (SegueFeed *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Ends the parsing with an error. */
static void
fail (Reader     *self,
      const char *message)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, message);
  xmlStopParser (self->context);
}

/* Returns the value of an attribute without a prefix, or NULL. @attributes has five pointers for each. */
static char *
dup_attribute (const xmlChar **attributes,
               int             n_attributes,
               const char     *name)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (attributes[1] == NULL && strcmp ((const char *) attributes[0], name) == 0)
      return g_strndup ((const char *) attributes[3], attributes[4] - attributes[3]);

  return NULL;
}

/* Begins an episode. */
static void
begin_item (Reader *self)
{
  if (self->feed->items->len == SEGUE_FEED_MAX_ITEMS)
    {
      fail (self, _("The feed has more than 100,000 episodes."));
      return;
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    {
      xmlStopParser (self->context);
      return;
    }
  self->item = segue_feed_item_new ();
  self->item_depth = self->depth;
  g_ptr_array_add (self->feed->items, self->item);
}

/* Takes what attributes of an element in an episode say. */
static void
read_attributes (Reader                  *self,
                 const SegueFeedElement  *element,
                 const xmlChar          **attributes,
                 int                      n)
{
  g_autofree char *value = dup_attribute (attributes, n, element->attribute);

  if (element->relation != NULL)
    {
      g_autofree char *relation = dup_attribute (attributes, n, "rel");

      if (!g_str_equal (relation != NULL ? relation : "alternate", element->relation))
        return;
    }
  if (value != NULL)
    segue_feed_item_set (self->item, element->field, element->rank, value);
  if (element->field == SEGUE_FEED_AUDIO)
    {
      g_autofree char *bytes = dup_attribute (attributes, n, "length");

      if (bytes != NULL && !g_str_equal (bytes, "0"))
        segue_feed_item_set (self->item, SEGUE_FEED_BYTES, element->rank, bytes);
    }
}

static void
read_chapter (Reader         *self,
              const xmlChar **attributes,
              int             n)
{
  g_autofree char *start = dup_attribute (attributes, n, "start");
  g_autofree char *title = dup_attribute (attributes, n, "title");
  g_autofree char *link = dup_attribute (attributes, n, "href");
  g_autofree char *image = dup_attribute (attributes, n, "image");

  segue_feed_item_add_chapter (self->item, start, title, link, image);
}

/* Collects text, as XHTML or as it is. */
static void
append_text (GString    *out,
             const char *text,
             gsize       length,
             gboolean    escape)
{
  g_autofree char *escaped = escape ? g_markup_escape_text (text, length) : NULL;

  if (escaped != NULL)
    g_string_append (out, escaped);
  else
    g_string_append_len (out, text, length);
}

/* Writes the start tag of an element within notes. */
static void
append_tag (Reader         *self,
            const xmlChar  *name,
            const xmlChar **attributes,
            int             n)
{
  g_string_append_printf (self->text, "<%s", (const char *) name);
  for (int i = 0; i < n; i++, attributes += 5)
    {
      g_string_append_printf (self->text, " %s=\"", (const char *) attributes[0]);
      append_text (self->text, (const char *) attributes[3], attributes[4] - attributes[3], TRUE);
      g_string_append_c (self->text, '"');
    }
  g_string_append_c (self->text, '>');
}

/* Begins to collect the text of an element. */
static void
begin_text (Reader                 *self,
            const SegueFeedElement *element,
            gboolean                xhtml)
{
  self->element = element;
  self->element_depth = self->depth;
  self->xhtml = xhtml;
  g_string_truncate (self->text, 0);
}

/* Begins an element directly in an episode, or the list of chapters in it. */
static void
begin_element (Reader         *self,
               const char     *uri,
               const char     *name,
               const xmlChar **attributes,
               int             n)
{
  const SegueFeedElement *element = segue_feed_element_find (NULL, uri, name);
  g_autofree char *type = NULL;

  if (segue_feed_element_is_chapters (uri, name))
    {
      /* a second list is ignored */
      self->element = self->item->has_chapters ? NULL : segue_feed_element_get_chapters ();
      self->element_depth = self->depth;
      self->item->has_chapters = TRUE;
      return;
    }
  for (; element != NULL && element->attribute != NULL; element = segue_feed_element_find (element, uri, name))
    read_attributes (self, element, attributes, n);
  if (element == NULL)
    return;
  type = dup_attribute (attributes, n, "type");
  begin_text (self, element, g_strcmp0 (type, "xhtml") == 0);
}

static void
start_cb (gpointer        data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Reader *self = data;
  const char *local = (const char *) name, *space = uri != NULL ? (const char *) uri : "";

  self->depth++;
  if (self->depth > MAX_DEPTH || self->n_namespaces + n_namespaces > MAX_NAMESPACES)
    {
      fail (self, _("The feed is nested too deeply."));
      return;
    }
  self->namespaces[self->depth] = n_namespaces;
  self->n_namespaces += n_namespaces;

  if (self->depth == 1)
    self->is_root = segue_feed_element_is_root (space, local);
  else if (self->element == segue_feed_element_get_chapters ())
    {
      if (self->depth == self->element_depth + 1 && g_str_equal (local, "chapter"))
        read_chapter (self, attributes, n_attributes);
    }
  else if (self->element != NULL)
    {
      if (self->element->field == SEGUE_FEED_NOTES)
        append_tag (self, name, attributes, n_attributes);
    }
  else if (self->item != NULL && self->depth == self->item_depth + 1)
    begin_element (self, space, local, attributes, n_attributes);
  else if (self->item == NULL && self->is_root && segue_feed_element_is_item (space, local))
    begin_item (self);
  else if (self->item == NULL && self->is_root && self->depth <= 3 && self->feed->title == NULL &&
           g_str_equal (local, "title"))
    begin_text (self, segue_feed_element_find (NULL, space, local), FALSE);
}

/* Takes the text of an element. */
static void
end_element (Reader *self)
{
  const SegueFeedElement *element = self->element;

  self->element = NULL;
  if (element == segue_feed_element_get_chapters ())
    return;
  if (self->item != NULL)
    segue_feed_item_set (self->item, element->field, element->rank, self->text->str);
  else if (self->feed->title == NULL)
    self->feed->title = g_strstrip (g_strdup (self->text->str));
}

static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "br", "hr", "img", "wbr", "col", "source", "input", NULL };

  return g_strv_contains (names, name);
}

static void
end_cb (gpointer       data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  Reader *self = data;

  if (self->element != NULL && self->depth == self->element_depth)
    end_element (self);
  else if (self->element != NULL && self->element->field == SEGUE_FEED_NOTES && !is_void ((const char *) name))
    g_string_append_printf (self->text, "</%s>", (const char *) name);
  if (self->item != NULL && self->depth == self->item_depth)
    self->item = NULL;
  self->n_namespaces -= self->namespaces[self->depth];
  self->depth--;
}

static void
text_cb (gpointer       data,
         const xmlChar *text,
         int            length)
{
  Reader *self = data;

  if (self->element != NULL)
    append_text (self->text, (const char *) text, length, self->xhtml);
}

static void
refuse_entities (Reader *self)
{
  fail (self, _("The feed defines entities, which can stand for more than memory holds. It is not read."));
}

static void
entity_cb (gpointer       data,
           const xmlChar *name,
           int            type,
           const xmlChar *public_id,
           const xmlChar *system_id,
           xmlChar       *content)
{
  refuse_entities (data);
}

static void
attribute_cb (gpointer            data,
              const xmlChar      *element,
              const xmlChar      *name,
              int                 type,
              int                 def,
              const xmlChar      *value,
              xmlEnumeration     *tree)
{
  xmlFreeEnumeration (tree);
  refuse_entities (data);
}

/* Keeps the first error of the parser. */
static void
error_cb (gpointer  data,
          xmlError *error)
{
  Reader *self = data;
  g_autofree char *cause = NULL;

  if (error->level != XML_ERR_FATAL || self->error != NULL)
    return;
  cause = g_strchomp (g_utf8_make_valid (error->message != NULL ? error->message : "", -1));
  /* Translators: a line of an XML file, then what the parser says about it in English */
  g_set_error (&self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %1$d of the feed is not valid XML: %2$s"), error->line,
               cause);
}

/* Whether a tag has more attributes than are read. */
static gboolean
has_endless_tag (const char *p,
                 const char *end)
{
  while ((p = memchr (p, '<', end - p)) != NULL)
    {
      char quote = '\0';
      guint n = 0;

      for (p++; p < end && *p != '<' && (*p != '>' || quote != '\0'); p++)
        if (quote == '\0' && *p == '=' && ++n > MAX_IN_TAG)
          return TRUE;
        else if (quote == '\0' ? *p == '"' || *p == '\'' : *p == quote)
          quote = quote == '\0' ? *p : '\0';
    }

  return FALSE;
}

static void
parse (Reader     *self,
       const char *data,
       gsize       length)
{
  xmlParserCtxt *context = xmlCreateMemoryParserCtxt (data, length);

  if (context == NULL)
    {
      g_set_error_literal (&self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("This is not a feed of a podcast."));
      return;
    }
  self->context = context;
  memset (context->sax, 0, sizeof *context->sax);
  context->sax->initialized = XML_SAX2_MAGIC;
  context->sax->startElementNs = start_cb;
  context->sax->endElementNs = end_cb;
  context->sax->characters = text_cb;
  context->sax->cdataBlock = text_cb;
  context->sax->entityDecl = entity_cb;
  context->sax->attributeDecl = attribute_cb;
  context->sax->serror = (xmlStructuredErrorFunc) error_cb;
  context->userData = self;
  /* Entities that every XML document has are replaced in attributes, too. */
  xmlCtxtUseOptions (context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOWARNING);
  xmlParseDocument (context);
  if (self->error == NULL && !context->wellFormed)
    g_set_error_literal (&self->error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("The feed is not valid XML."));
  /* libxml2 makes a document for the entities that a feed declares */
  xmlFreeDoc (context->myDoc);
  xmlFreeParserCtxt (context);
}

/**
 * segue_feed_probe:
 * @data: (array length=length): a text
 * @length: bytes
 *
 * Finds out whether a text is likely to be a feed, by its outermost element.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_feed_probe (const char *data,
                  gsize       length)
{
  SegueXmlAttribute attribute = { 0 };
  SegueXmlTag tag;

  if (!segue_xml_find_root (data, length, &tag))
    return FALSE;
  if (segue_xml_equals (data, tag.name, "rss") || segue_xml_equals (data, tag.name, "RDF"))
    return TRUE;
  if (!segue_xml_equals (data, tag.name, "feed"))
    return FALSE;
  while (segue_xml_next_attribute (data, &tag, &attribute))
    if (segue_xml_equals (data, attribute.value, "http://www.w3.org/2005/Atom"))
      return TRUE;

  return FALSE;
}

/**
 * segue_feed_read:
 * @data: (array length=length): the content of a file
 * @length: bytes
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Reads a feed in RSS 2.0 or Atom. Nothing is loaded from elsewhere.
 *
 * Fails with %SEGUE_ERROR_SYNTAX if this is not a feed, is not valid XML, defines entities, is nested too deeply or has
 * more than %SEGUE_FEED_MAX_ITEMS episodes, and with %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the feed, or %NULL with @error set
 */
SegueFeed *
segue_feed_read (const char    *data,
                 gsize          length,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(SegueFeed) feed = g_new0 (SegueFeed, 1);
  Reader reader = { .feed = feed, .cancellable = cancellable };

  g_ref_count_init (&feed->ref_count);
  feed->items = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_feed_item_free);
  if (length > G_MAXINT || length == 0 || has_endless_tag (data, data + length))
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("This is not a feed of a podcast."));
      return NULL;
    }
  reader.text = g_string_new (NULL);
  parse (&reader, data, length);
  g_string_free (reader.text, TRUE);
  if (reader.error == NULL && !reader.is_root)
    g_set_error_literal (&reader.error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("This is not a feed of a podcast."));
  if (reader.error == NULL)
    return g_steal_pointer (&feed);
  g_propagate_error (error, reader.error);

  return NULL;
}

/**
 * segue_feed_ref:
 * @self: a feed
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
SegueFeed *
segue_feed_ref (SegueFeed *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_feed_unref:
 * @self: (transfer full): a feed
 *
 * Drops a reference.
 */
void
segue_feed_unref (SegueFeed *self)
{
  if (g_ref_count_dec (&self->ref_count))
    feed_free (self);
}

/**
 * segue_feed_get_title:
 * @self: a feed
 *
 * Gets the title of the show.
 *
 * Returns: (nullable): the title, or %NULL if the feed has none
 */
const char *
segue_feed_get_title (SegueFeed *self)
{
  return self->title;
}

/**
 * segue_feed_get_n_items:
 * @self: a feed
 *
 * Counts the episodes.
 *
 * Returns: their number
 */
guint
segue_feed_get_n_items (SegueFeed *self)
{
  return self->items->len;
}

/**
 * segue_feed_get_item:
 * @self: a feed
 * @index: the index of an episode
 *
 * Gets an episode. They are in the order of the feed.
 *
 * Returns: (transfer none): the episode
 */
SegueFeedItem *
segue_feed_get_item (SegueFeed *self,
                     guint      index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
}
