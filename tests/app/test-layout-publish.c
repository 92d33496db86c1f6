/* test-layout-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/links/segue-links-window.h"
#include "app/publishing/segue-publish-window.h"
#include "layout-check.h"

/* The window of the places where notes are published: beside what is selected, and narrow, where each place is a page. */

#define HEIGHT 690

static const int widths[] = { 1920, 1040, 700, 360 };

static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
        return link->data;
    }

  return NULL;
}

static void
settle (WindowTest *test)
{
  window_test_await (!segue_publishing_is_busy (segue_session_get_publishing (test->session)));
  window_test_settle ();
}

static void
resize (GtkWidget *window,
        int        width)
{
  window_test_resize (window, width, HEIGHT);
  gtk_test_widget_wait_for_draw (window);
}

static void
check_page (GtkWidget  *window,
            int         width,
            const char *name)
{
  g_autofree char *where = layout_dup_where (width, name);

  layout_check_width (window, MAX (width, 360), where);
  layout_check (adw_window_get_content (ADW_WINDOW (window)), where);
  layout_keep (window, where);
  layout_check_walk (window, where);
}

/* The names of the places and the sizes of their texts are whole, however large the font is. */
static void
check_names (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      GtkWidget *name = window_test_find_id (GTK_WIDGET (row), "name");
      GtkWidget *size = window_test_find_id (GTK_WIDGET (row), "low_size");

      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (name))));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (size))));
    }
}

static void
press (GtkWidget  *window,
       const char *id)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_test_find_id (window, id)), TRUE);
  window_test_settle ();
}

/* Shows the page of a setting. */
static void
check_setting (GtkWidget  *window,
               int         width,
               const char *key)
{
  GtkWidget *detail = window_test_find_id (window, "detail");
  g_autofree char *name = g_strconcat ("publish-", key, NULL);

  gtk_widget_activate_action (detail, "detail.edit-setting", "s", key);
  window_test_settle ();
  check_page (window, width, name);
  gtk_widget_activate_action (detail, "detail.leave-setting", NULL);
  window_test_settle ();
}

/* Shows each place with its text and with its parts. In a narrow window the list is left for them. */
static void
check_pages (GtkWidget *window,
             int        width)
{
  GtkListBox *list = GTK_LIST_BOX (window_test_find_id (window, "list"));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  press (window, "text_button");
  check_page (window, width, "publish");
  if (width == widths[G_N_ELEMENTS (widths) - 1])
    check_names (list);
  gtk_widget_activate_action (window, "publish.open", NULL);
  window_test_settle ();
  if (gtk_widget_get_mapped (window_test_find_id (window, "back_button")))
    check_page (window, width, "publish-text");
  press (window, "parts_button");
  check_page (window, width, "publish-parts");
  check_setting (window, width, SEGUE_SETTING_SHORT_TITLES);
  check_setting (window, width, SEGUE_SETTING_CUTS_MADE);
  if (gtk_widget_get_mapped (window_test_find_id (window, "back_button")))
    gtk_widget_activate_action (window, "publish.back", NULL);
  window_test_settle ();
}

static void
add_cut (SeguePublishing *publishing)
{
  SegueOutlet *outlet = segue_publishing_find (publishing, "youtube");
  g_autoptr(SeguePublishSettings) settings =
    segue_publish_settings_set (segue_outlet_get_settings (outlet), SEGUE_SETTING_CUTS_MADE,
                                g_variant_new_parsed ("[(int64 600000, int64 90000, true)]"));

  segue_publishing_set_settings (publishing, outlet, settings);
}

static void
test_places (WindowTest *test,
             const char *text)
{
  SeguePublishing *publishing = segue_session_get_publishing (test->session);
  GtkWidget *window;

  window_test_act (test, "win.publish", NULL);
  window_test_await (find_window (SEGUE_TYPE_PUBLISH_WINDOW) != NULL &&
                     gtk_widget_get_mapped (find_window (SEGUE_TYPE_PUBLISH_WINDOW)));
  window = find_window (SEGUE_TYPE_PUBLISH_WINDOW);
  settle (test);
  segue_publishing_give (publishing, segue_publishing_find (publishing, "feed-html"),
                         segue_publishing_update (publishing, segue_publishing_find (publishing, "feed-html")));
  window_test_edit_title (test, 3, "밤을 여는 말: 아무도 오지 않는 밤 열한 시의 열람실에서 시작하는 이야기");
  settle (test);
  add_cut (publishing);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      resize (window, widths[i]);
      check_pages (window, widths[i]);
      if (widths[i] == 1040 || widths[i] == 360)
        {
          layout_flip_dark ();
          check_pages (window, widths[i]);
        }
    }
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

/* What was found at the links of these notes, one of each kind. */
static const char link_notes[] =
  "(00:00:10) [여는 말](https://between-the-shelves.example/)\n"
  "(00:03:15) [느티나무 도서관, 평일 밤 열한 시까지 열람실을 열고 그 뒤에도 불을 끄지 않는다](https://a.example/moved)\n"
  "(00:10:00) [강변 도서관](https://between-the-shelves.example/a/very/long/address/that/never/ends/and/goes/on)\n"
  "다시 [처음](https://between-the-shelves.example/)으로\n"
  "(00:20:00) [서고 이사](https://a.example/closed)\n"
  "(00:30:00) [퀴즈](http://192.168.0.1/)\n"
  "(00:40:00) [닫는 말](https://a.example/waits)\n";

static void
set_found (SegueLinkCheck *check,
           guint           index,
           SegueLinkState  state,
           guint           status,
           const char     *address,
           const char     *title)
{
  g_autoptr(SegueCheckedLink) link = g_list_model_get_item (segue_link_check_get_links (check), index);
  SegueLinkFound found = { .state = state, .status = status };

  found.address = g_strdup (address);
  found.permanent = g_strdup (address);
  found.title = g_strdup (title);
  segue_checked_link_set_found (link, &found);
}

static void
test_links (WindowTest *test,
            const char *text)
{
  SegueEpisode *episode = segue_document_get_episode (test->document);
  g_autoptr(SegueLinkCheck) check = segue_link_check_new (episode, 20000, FALSE);
  GtkWidget *window = GTK_WIDGET (segue_links_window_new (GTK_WINDOW (test->window), test->session, check));

  set_found (check, 0, SEGUE_LINK_STATE_FINE, 200, NULL, "서가 사이");
  set_found (check, 1, SEGUE_LINK_STATE_MOVED, 200, "https://b.example/moved/to/another/place/again",
             "느티나무 도서관 소식: 밤 열한 시의 열람실, 그리고 불이 꺼지지 않는 밤");
  set_found (check, 2, SEGUE_LINK_STATE_FAILED, 404, NULL, NULL);
  set_found (check, 3, SEGUE_LINK_STATE_FAILED, 403, NULL, NULL);
  set_found (check, 4, SEGUE_LINK_STATE_REFUSED, 0, NULL, NULL);
  segue_link_check_follow (check, episode);
  gtk_window_present (GTK_WINDOW (window));
  window_test_await (gtk_widget_get_mapped (window));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      if (widths[i] == 1920)
        continue;

      resize (window, widths[i]);
      check_page (window, widths[i], "links");
      if (widths[i] == 360)
        {
          layout_flip_dark ();
          check_page (window, widths[i], "links");
        }
    }
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

void
layout_add_publish (void)
{
  window_test_add ("/layout/publish", layout_wrong_notes, test_places);
  window_test_add ("/layout/links", link_notes, test_links);
}
