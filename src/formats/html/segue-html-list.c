/* segue-html-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/html/segue-html-list.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "core/markup/segue-entity.h"
#include "core/text/segue-chars.h"
#include "formats/html/segue-html-lines.h"
#include "formats/html/segue-html-look.h"

/* The maximum number of spaces, equals signs and angle brackets in a tag. The parser compares each attribute with all
 * attributes before it, and in newer versions reads on from each bracket again, so that a tag with very many of them
 * would take quadratic time. */
#define MAX_IN_TAG 1000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (htmlParserCtxt, htmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

typedef enum
{
  ELEMENT_INLINE,
  ELEMENT_DROPPED,
  ELEMENT_BLOCK,
  ELEMENT_PARAGRAPH, /* a block with a margin */
  ELEMENT_HEADING,
  ELEMENT_LIST,
  ELEMENT_ITEM,
  ELEMENT_ROW,
  ELEMENT_CELL,
  ELEMENT_BREAK,
  ELEMENT_LINK,
  ELEMENT_BOLD,
  ELEMENT_PRE,
} ElementKind;

typedef struct
{
  SegueHtmlLines lines;
  GArray *places; /* (element-type SegueHtmlPlace): one for the document and one for each open element */
  gboolean begun; /* the marker of the start of the copied part was found */
  gboolean ended;
} Reader;

static ElementKind
get_kind (const xmlNode *node)
{
  static const struct
  {
    const char *names;
    ElementKind kind;
  } kinds[] = {
    { " a ", ELEMENT_LINK },
    { " b strong ", ELEMENT_BOLD },
    { " br ", ELEMENT_BREAK },
    { " li ", ELEMENT_ITEM },
    { " ul ol menu dir ", ELEMENT_LIST },
    { " p blockquote table dl hr ", ELEMENT_PARAGRAPH },
    { " pre listing xmp ", ELEMENT_PRE },
    { " h1 h2 h3 h4 h5 h6 ", ELEMENT_HEADING },
    { " tr ", ELEMENT_ROW },
    { " td th ", ELEMENT_CELL },
    { " html body div address article aside caption center dd details dt fieldset figcaption figure footer form header "
      "main nav section summary tbody tfoot thead ", ELEMENT_BLOCK },
    { " script style title noscript template select textarea button svg math iframe object video audio canvas ",
      ELEMENT_DROPPED },
  };
  char name[16];
  gsize length = strlen ((const char *) node->name);

  if (length > sizeof name - 3)
    return ELEMENT_INLINE;
  name[0] = ' ';
  memcpy (name + 1, node->name, length);
  name[length + 1] = ' ';
  name[length + 2] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].names, name) != NULL)
      return kinds[i].kind;

  return ELEMENT_INLINE;
}

/* Returns the value of an attribute, or %NULL if there is none. */
static const char *
get_attribute (const xmlNode *node,
               const char    *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children != NULL ? (const char *) attribute->children->content : NULL;

  return NULL;
}

/* Returns the node after @node in document order, within @root, or %NULL at its end. */
static const xmlNode *
next_node (const xmlNode *node,
           const xmlNode *root)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;

  return node != root ? node->next : NULL;
}

/* Whether a table row is written as one line: it has several cells, and in them no lists, headings or other rows, as
 * the rows of layout tables have. */
static gboolean
is_one_line (const xmlNode *row)
{
  guint n_cells = 0;

  for (const xmlNode *node = next_node (row, row); node != NULL; node = next_node (node, row))
    {
      ElementKind kind = node->type == XML_ELEMENT_NODE ? get_kind (node) : ELEMENT_INLINE;

      if (kind == ELEMENT_ROW || kind == ELEMENT_LIST || kind == ELEMENT_HEADING)
        return FALSE;
      n_cells += kind == ELEMENT_CELL;
    }

  return n_cells > 1;
}

/* Begins an element, depending on its kind. Its place is the last one of the stack. */
static void
begin (Reader         *self,
       const xmlNode  *node,
       ElementKind     kind,
       SegueHtmlPlace *place)
{
  const char *href;

  switch (kind)
    {
    case ELEMENT_LINK:
      href = get_attribute (node, "href");
      segue_html_lines_begin_link (&self->lines, href != NULL ? href : "");
      break;
    case ELEMENT_BREAK:
      segue_html_lines_break (&self->lines, place);
      break;
    case ELEMENT_BOLD:
      place->bold = TRUE;
      break;
    case ELEMENT_PRE:
      place->keeps_breaks = TRUE;
      G_GNUC_FALLTHROUGH;
    case ELEMENT_PARAGRAPH:
      segue_html_lines_end_block (&self->lines, FALSE);
      break;
    case ELEMENT_HEADING:
      segue_html_lines_end_block (&self->lines, place->depth == 0 && !place->row);
      place->heading = TRUE;
      break;
    case ELEMENT_LIST:
      segue_html_lines_end_block (&self->lines, FALSE);
      place->depth++;
      break;
    case ELEMENT_ITEM:
      segue_html_lines_begin_item (&self->lines);
      place->depth = MAX (place->depth, 1);
      break;
    case ELEMENT_ROW:
      segue_html_lines_begin_row (&self->lines);
      place->row = is_one_line (node);
      break;
    case ELEMENT_CELL:
      if (place->row)
        segue_html_lines_begin_cell (&self->lines);
      else
        segue_html_lines_end_block (&self->lines, FALSE);
      break;
    case ELEMENT_BLOCK:
      segue_html_lines_end_block (&self->lines, FALSE);
      break;
    default:
      break;
    }
}

static void
end (Reader               *self,
     ElementKind           kind,
     const SegueHtmlLook  *look,
     const SegueHtmlPlace *around)
{
  switch (kind)
    {
    case ELEMENT_LINK:
      segue_html_lines_end_link (&self->lines);
      break;
    case ELEMENT_PARAGRAPH:
    case ELEMENT_PRE:
    case ELEMENT_LIST:
      segue_html_lines_end_block (&self->lines, !look->tight && around->depth == 0 && !around->row);
      break;
    case ELEMENT_ITEM:
      segue_html_lines_end_item (&self->lines);
      break;
    case ELEMENT_ROW:
      segue_html_lines_end_row (&self->lines);
      break;
    case ELEMENT_HEADING:
    case ELEMENT_CELL:
    case ELEMENT_BLOCK:
      segue_html_lines_end_block (&self->lines, FALSE);
      break;
    default:
      break;
    }
}

/* Returns the look of an element. Paragraphs of Word have no margin, because the margin is in a style sheet. */
static SegueHtmlLook
get_look (const xmlNode *node)
{
  SegueHtmlLook look = segue_html_look_read (get_attribute (node, "style"));
  const char *class = get_attribute (node, "class");

  look.tight |= class != NULL && g_str_has_prefix (class, "Mso");

  return look;
}

/* Enters an element. Returns %FALSE if its children are to be skipped. */
static gboolean
enter (Reader        *self,
       const xmlNode *node)
{
  SegueHtmlPlace place = g_array_index (self->places, SegueHtmlPlace, self->places->len - 1);
  const SegueHtmlLook look = get_look (node);
  const ElementKind kind = get_kind (node);

  if (kind == ELEMENT_DROPPED || look.hidden || self->ended)
    return FALSE;
  begin (self, node, kind, &place);
  if (look.level > 0 && kind == ELEMENT_PARAGRAPH)
    {
      segue_html_lines_begin_item (&self->lines);
      place.depth = look.level;
    }
  if (look.bold >= 0)
    place.bold = look.bold;
  if (look.keeps_breaks >= 0)
    place.keeps_breaks = look.keeps_breaks;
  g_array_append_val (self->places, place);

  return TRUE;
}

static void
leave (Reader        *self,
       const xmlNode *node)
{
  const SegueHtmlLook look = get_look (node);
  const ElementKind kind = get_kind (node);

  g_array_set_size (self->places, self->places->len - 1);
  if (look.level > 0 && kind == ELEMENT_PARAGRAPH)
    segue_html_lines_end_item (&self->lines);
  end (self, kind, &look, &g_array_index (self->places, SegueHtmlPlace, self->places->len - 1));
}

/* Reads a comment. Browsers mark the copied part with comments if they add the elements around it. */
static void
read_comment (Reader        *self,
              const xmlNode *node)
{
  const char *text = node->content != NULL ? (const char *) node->content : "";

  if (strstr (text, "StartFragment") != NULL && !self->begun)
    {
      self->begun = TRUE;
      segue_html_lines_restart (&self->lines);
    }
  else if (strstr (text, "EndFragment") != NULL && self->begun)
    self->ended = TRUE;
}

static void
read_tree (Reader        *self,
           const xmlNode *root)
{
  const xmlNode *node = root;

  while (node != NULL)
    {
      if (node->type == XML_COMMENT_NODE)
        {
          read_comment (self, node);
        }
      else if (node->type == XML_TEXT_NODE && node->content != NULL && !self->ended)
        {
          segue_html_lines_add_text (&self->lines, &g_array_index (self->places, SegueHtmlPlace, self->places->len - 1),
                                     (const char *) node->content);
        }
      else if (node->type == XML_ELEMENT_NODE && enter (self, node))
        {
          if (node->children != NULL)
            {
              node = node->children;
              continue;
            }
          leave (self, node);
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (self, node);
        }
      node = node != root ? node->next : NULL;
    }
}

/* Converts HTML to UTF-8. It is UTF-8 regardless of what it declares, or UTF-16 with a byte order mark or with a tag
 * at its beginning. Returns %NULL if it is neither. */
static char *
dup_utf8 (const char *html,
          gsize       length)
{
  const char *encoding = NULL;
  g_autofree char *text = NULL;

  if (length >= 2 && (memcmp (html, "\xFF\xFE", 2) == 0 || memcmp (html, "<\0", 2) == 0))
    encoding = "UTF-16LE";
  else if (length >= 2 && (memcmp (html, "\xFE\xFF", 2) == 0 || memcmp (html, "\0<", 2) == 0))
    encoding = "UTF-16BE";
  text = encoding != NULL ? g_convert (html, length & ~(gsize) 1, "UTF-8", encoding, NULL, NULL, NULL)
                          : g_strndup (html, length);
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  return g_str_has_prefix (text, "\xEF\xBB\xBF") ? g_strdup (text + 3) : g_steal_pointer (&text);
}

/* Whether the `<` at @p begins markup of Word that the parser would misread, such as `<o:p>` or `<![if …]>`. */
static gboolean
is_foreign (const char *p)
{
  const char *name = p[1] == '/' ? p + 2 : p + 1;

  if (segue_has_prefix (p, "<!["))
    return TRUE;
  for (p = name; g_ascii_isalnum (*p); p++)
    ;

  return p > name && *p == ':';
}

/* Overwrites markup of Word with spaces. The end of a comment stays. */
static void
remove_foreign (char *text)
{
  for (char *p = text; (p = strchr (p, '<')) != NULL; p++)
    if (is_foreign (p))
      {
        char *end = strchr (p, '>');

        if (end == NULL)
          return;
        memset (p, ' ', end - p < 3 || strncmp (end - 2, "--", 2) != 0 ? end + 1 - p : end - 2 - p);
        p = end;
      }
}

/* Replaces the entities of HTML by what they stand for, except where this would be markup. The parser knows only the
 * names of HTML 4. */
static char *
resolve_entities (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autoptr(GString) character = g_string_new (NULL);
  const char *end = text + strlen (text);

  for (const char *p = text; p < end;)
    {
      const char *next = memchr (p, '&', end - p), *stop;

      g_string_append_len (out, p, (next != NULL ? next : end) - p);
      if (next == NULL)
        break;
      g_string_truncate (character, 0);
      if (!segue_entity_scan (next, end, SEGUE_ENTITY_MARKDOWN, &stop, character))
        stop = next + 1;
      if (character->len == 0 || (guchar) *character->str < ' ' || strpbrk (character->str, "&<>\"'") != NULL)
        g_string_append_len (out, next, stop - next);
      else
        g_string_append_len (out, character->str, character->len);
      p = stop;
    }

  return g_string_free (out, FALSE);
}

static gboolean
has_endless_tag (const char *p)
{
  while ((p = strchr (p, '<')) != NULL)
    for (guint n = 0; *p != '\0' && *p != '>'; p++)
      if ((g_ascii_isspace (*p) || *p == '=' || *p == '<') && ++n > MAX_IN_TAG)
        return TRUE;

  return FALSE;
}

static xmlDoc *
parse (const char *text)
{
  g_autoptr(htmlParserCtxt) context = htmlNewParserCtxt ();
  g_autoptr(xmlDoc) document = NULL;
  const xmlError *error;

  if (context == NULL)
    return NULL;
  document = htmlCtxtReadMemory (context, text, strlen (text), NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                 HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  /* the parser recovers from errors in the HTML; after a fatal error, which a limit causes, the document is
   * incomplete */
  error = xmlCtxtGetLastError (context);
  if (error != NULL && error->level == XML_ERR_FATAL)
    return NULL;

  return g_steal_pointer (&document);
}

/**
 * segue_html_list_read:
 * @html: (array length=length): a page or a part of one, from a clipboard or a drag: UTF-8, or UTF-16 with a byte order
 *   mark or a tag at its beginning
 * @length: its length in bytes
 * @plain: (nullable): the same content as plain text (UTF-8), if available
 *
 * Converts HTML to lines that segue_paste_read() understands, so that its links are kept. List items begin with `- `
 * and are indented by two spaces for each level, headings begin with `## `, lines that are bold as a whole are in `**`,
 * and a table row is a line with tabs between its cells. A link becomes `[text](address)`, or only the address if that is its text. A link to an
 * anchor of the page, or to anything but the web and mail, becomes its text.
 *
 * Nothing is loaded, and no script is run. More than %SEGUE_HTML_LIST_MAX_SIZE, deeper nesting than libxml2 allows, and
 * other encodings than UTF-8 and UTF-16 are not read.
 *
 * Returns: (transfer full) (nullable): the lines, or %NULL if @plain has all addresses, too, or if the HTML cannot be
 *   read
 */
char *
segue_html_list_read (const char *html,
                      gsize       length,
                      const char *plain)
{
  g_autofree char *text = length <= SEGUE_HTML_LIST_MAX_SIZE ? dup_utf8 (html, length) : NULL;
  g_autofree char *resolved = NULL;
  const SegueHtmlPlace around = { 0 };
  g_autoptr(xmlDoc) document = NULL;
  g_autofree char *lines = NULL;
  Reader self = { 0 };

  if (text == NULL || *text == '\0' || has_endless_tag (text))
    return NULL;
  remove_foreign (text);
  resolved = resolve_entities (text);
  document = parse (resolved);
  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    return NULL;
  segue_html_lines_init (&self.lines, plain);
  self.places = g_array_new (FALSE, FALSE, sizeof (SegueHtmlPlace));
  g_array_append_val (self.places, around);
  read_tree (&self, xmlDocGetRootElement (document));
  lines = segue_html_lines_end (&self.lines);
  g_array_unref (self.places);

  return plain == NULL || self.lines.has_news ? g_steal_pointer (&lines) : NULL;
}
