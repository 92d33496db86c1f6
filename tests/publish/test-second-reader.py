#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads what is given out for the places where notes are published with readers that are not ours: the HTML parser of
Python, bytes and characters counted, and the expressions by which players find times.

test-second-reader.py FORK_CLI EXAMPLES    (prints TAP; SEGUE_TEST_SEED sets another seed)
"""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

SEED = 20261130
HOSTILE_EPISODES = 30
LARGE_EPISODE = 1000
ALLOWED = {"p", "br", "ul", "li", "a"}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HARMLESS = ("http:", "https:", "mailto:", "tel:", "sms:", "ftp:", "xmpp:", "matrix:", "irc:", "ircs:", "gemini:", "magnet:",
            "feed:", "podcast:", "bitcoin:", "lightning:", "nostr:")

POCKET_CASTS = re.compile(r"(\A|\s|>|[^a-zsA-Z_0-9/])(\d{0,2}:?\d{1,2}:\d{2})(<|\s|\Z|[^a-zsA-Z_0-9\"])")
PODVERSE = re.compile(r"(?<![\d:])((?:[01]?\d|2[0-3]):[0-5]\d:[0-5]\d)(?!\d)")
ANTENNAPOD = re.compile(r"\b(?:(\d+):)?(\d+):(\d{2})\b")
SPOTIFY = re.compile(r"\((\d\d:\d\d:\d\d)\) (\S.*)")
YOUTUBE = re.compile(r"(\d\d:\d\d:\d\d) (\S.*)")
HOSTS = {
    "transistor": re.compile(r"(\d\d:\d\d:\d\d) - (\S.*)"),
    "podigee": re.compile(r"(\d\d:\d\d:\d\d) - (\S.*)"),
    "podcastpage": re.compile(r"\((\d\d:\d\d:\d\d)\) - (\S.*)"),
}

# Shows of different kinds: each a text and the times and titles that it has.
SHOWS = {
    "markdown with sections and links": ("""---
title: "Episode 12: Salt"
duration: 3600
---
# Salt & Stone

Welcome to *Salt & Stone*, the show about <old> buildings.

## News

- **[00:00](#t=00:00)** Opening
- **[02:10](#t=02:10)** [A bridge in Wales](https://e.org/bridge?utm_source=feed&id=7)
  It opened in 1826 & is "still" there.

## Talk

- **[21:00](#t=21:00)** Lime mortar: why it moves

## Links

- <https://e.org/lime>
""", [("00:00:00", "Opening"), ("00:02:10", "A bridge in Wales"), ("00:21:00", "Lime mortar: why it moves")]),
    "Japanese with full-width brackets": ("""今週のゲストは山田さんです。

【00:00:00】オープニング
【00:05:30】お便り「猫の話」
とても面白かった。ありがとう！
【01:02:00】エンディング
""", [("00:00:00", "オープニング"), ("00:05:30", "お便り「猫の話」"), ("01:02:00", "エンディング")]),
    "a list of minutes with a speaker": ("""Hosts: Ann and Bo

0:00 Cold open
1:15 Ann's week -- "busy"
12:40 Q&A: is x < y?
1:01:05 Goodbye
""", [("00:00:00", "Cold open"), ("00:01:15", "Ann's week -- \"busy\""), ("00:12:40", "Q&A: is x < y?"), ("01:01:05", "Goodbye")]),
}

PIECES = ["\"q\"", "'a'", "“s”", "-->", "<>&]]>", "<b>", "</p>", "<script>x</script>", "&amp;", "a\tb", "=;#\\", "[l](http://e.org)",
          "עברית", "\u202ebidi\u202c", "🎙️", "긴" * 300, "é", "00:10", "http://e.org/?a=1&b=2", "javascript:x", "{{<f>}}"]


class Page(HTMLParser):
    """The paragraphs of a page, and whether it has only the allowed tags, well nested."""

    def __init__(self, allowed):
        super().__init__()
        self.allowed, self.open, self.blocks, self.links = allowed, [], [], []

    def handle_starttag(self, tag, attributes):
        assert self.allowed is None or tag in self.allowed, f"<{tag}>"
        assert self.allowed is None or [name for name, _ in attributes] == (["href"] if tag == "a" else []), f"<{tag} {attributes}>"
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag in ("p", "li", "br"):
            self.blocks.append("")
        if tag not in ("br", "hr", "img", "meta"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> ends no element"

    def handle_data(self, data):
        if self.blocks:
            self.blocks[-1] += data
        else:
            assert self.allowed is None or not data.strip(), data

    def handle_comment(self, data):
        raise AssertionError(f"<!--{data}-->")

    def handle_decl(self, decl):
        assert self.allowed is None and decl == "DOCTYPE html", decl


def read_page(html, allowed=None):
    page = Page(allowed)
    page.feed(html)
    page.close()
    assert not page.open, f"{page.open} have no end"
    for link in page.links:
        assert not SCHEME.match(link) or link.lower().startswith(HARMLESS), link
    return [block.strip("\n") for block in page.blocks if block.strip()], page.links


def give_out(notes, target, *settings):
    (folder / "notes.md").write_bytes(notes.encode())
    arguments = [argument for setting in settings for argument in ("--set", setting)]
    line = [folder / "errors", "convert", "--to", target, *arguments, folder / "notes.md", folder / "out"]
    cli.stdin.write("\t".join(map(str, line)) + "\n")
    cli.stdin.flush()
    assert cli.stdout.readline().strip() == "0", (folder / "errors").read_text()
    return (folder / "out").read_bytes().decode(), (folder / "errors").read_text()


def seconds(time):
    hours, minutes, rest = map(int, time.split(":"))
    return 3600 * hours + 60 * minutes + rest


def one_line(title):
    return re.sub(r"[\n\r\v\f\x85\u2028\u2029]", " ", title)


def refused(title):
    """The title as YouTube takes it."""
    words = []
    for word in re.split(r"([ \t])", one_line(title)):
        text, mark, url = word.partition("://")
        words += [text.replace("<", "‹").replace(">", "›"), mark, url.replace("<", "%3C").replace(">", "%3E")]
    return "".join(words).replace("\t", " ")


def check_youtube(notes, wanted):
    text, errors = give_out(notes, "youtube")
    assert not re.search(r"[<>\x00-\x09\x0b-\x1f\x7f]", text), repr(text)
    found = [match.groups() for line in text.split("\n") if (match := YOUTUBE.fullmatch(line))]
    assert found == [(time, refused(title)) for time, title in wanted], f"{found}\n{text}"
    size = len(text.encode())
    assert (size > 5000) == ("too long" in errors), f"{size} bytes: {errors}"
    if size > 5000:
        over = int(re.search(r"too long by (\d+) byte", errors).group(1))
        assert size - over == 5000, errors
    times = [seconds(time) for time, _ in found]
    works = times[:1] == [0] and len(times) >= 3 and all(b - a >= 10 for a, b in zip(times, times[1:]))
    assert works != ("will make no chapters" in errors), errors


def check_lists(notes, wanted):
    text, _ = give_out(notes, "spotify")
    found = [match.groups() for line in text.split("\n") if (match := SPOTIFY.fullmatch(line))]
    assert found == [(time, one_line(title)) for time, title in wanted], f"{found}\n{text}"
    for host, form in HOSTS.items():
        text, _ = give_out(notes, "host", f"variant={host}")
        found = [form.fullmatch(line) for line in text.split("\n")]
        assert all(found) and [match.groups() for match in found] == [(time, one_line(title)) for time, title in wanted], text


def check_feed(notes, wanted):
    html, errors = give_out(notes, "feed-html")
    blocks, links = read_page(html, ALLOWED)
    times = [(match.group(1), match.group(2)) for block in blocks if (match := YOUTUBE.fullmatch(block))]
    assert times == [(time, one_line(title)) for time, title in wanted], f"{times}\n{html}"
    assert all(SCHEME.match(link) for link in links), links
    assert (len(html) > 4000) == ("Too long for Apple" in errors), f"{len(html)} characters: {errors}"
    assert (len(html) > 10000) == ("Too long for a feed" in errors), f"{len(html)} characters: {errors}"
    return html


def check_web(notes, wanted):
    for variant in ("html", "page"):
        html, _ = give_out(notes, "web", f"variant={variant}", "times=hours")
        blocks, _ = read_page(html)
        titles = [block for block in blocks if any(block.startswith(time) for time, _ in wanted)]
        assert len(titles) >= len(wanted), html


def check_players(notes, wanted):
    """What players link in a list without descriptions, whose titles have no times of their own."""
    html, _ = give_out(notes, "feed-html", "descriptions=leave-out", "opening=false", "closing=false")
    times = [time for time, _ in wanted]
    assert [match[1] for match in POCKET_CASTS.findall(html)] == times, html
    assert PODVERSE.findall(html) == times, html
    assert [3600 * int(h or 0) + 60 * int(m) + int(s) for h, m, s in ANTENNAPOD.findall(html)] == [seconds(t) for t in times], html


def check_all(notes, wanted):
    check_youtube(notes, wanted)
    check_lists(notes, wanted)
    check_feed(notes, wanted)
    check_web(notes, wanted)


def escaped(title):
    """@title as notes in which nothing is markup."""
    return "".join(c if c.isalnum() or ord(c) >= 128 else f"&#{ord(c)};" for c in title)


def make_episode(chance, n):
    wanted, lines = [], []
    for i in range(n):
        title = "말" + chance.choice([" ", ""]).join(chance.choices(PIECES[:-6] if n > 100 else PIECES, k=chance.randint(0, 3))) + " end"
        time = 15 * i
        wanted.append((f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}", title))
        lines.append(f"({wanted[-1][0]}) {escaped(title)}\n")
    return "".join(lines), wanted


def shows():
    for name, (notes, wanted) in SHOWS.items():
        yield name, notes, wanted
    for path in sorted(examples.glob("episode.*.txt")):
        notes = path.read_text(encoding="utf-8")
        yield path.name, notes, re.findall(r"^\((\d\d:\d\d:\d\d)\) (.*)$", notes, re.MULTILINE)


def test_shows():
    for name, notes, wanted in shows():
        assert len(wanted) >= 3, name
        check_all(notes, wanted)
        check_players(notes, wanted)


def test_hostile():
    for _ in range(HOSTILE_EPISODES):
        check_all(*make_episode(chance, chance.randint(3, 12)))
    check_all(*make_episode(chance, LARGE_EPISODE))


def test_real_notes():
    """Files of real shows: what they hold is not known, but what may be given out is."""
    for path in sorted(pathlib.Path(corpus).rglob("*.md"))[::20]:
        notes = path.read_bytes().decode(errors="replace").replace("\0", "")
        text, errors = give_out(notes, "youtube")
        assert not re.search(r"[<>\x00-\x09\x0b-\x1f\x7f]", text), path
        html, errors = give_out(notes, "feed-html")
        read_page(html, ALLOWED)
        assert (len(html) > 4000) == ("Too long for Apple" in errors), path
        times = re.findall(r"^\d\d:\d\d:\d\d(?= |$)", give_out(notes, "spotify", "variant=plain")[0], re.MULTILINE)
        for target in ("web", "host", "rundown"):
            give_out(notes, target)
        assert times == re.findall(r"<p>(\d\d:\d\d:\d\d)(?= |<)", html), path


program, examples = sys.argv[1], pathlib.Path(sys.argv[2])
corpus = os.environ.get("SEGUE_CORPUS")
seed = int(os.environ.get("SEGUE_TEST_SEED", SEED))
chance = random.Random(seed)
tests = [test_shows, test_hostile] + ([test_real_notes] if corpus else [])
print(f"1..{len(tests)}\n# seed {seed}")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    cli = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for number, function in enumerate(tests, 1):
        try:
            function()
            print(f"ok {number} {function.__name__}")
        except AssertionError as error:
            print("# " + str(error)[:4000].replace("\n", "\n# "))
            print(f"not ok {number} {function.__name__}")
    cli.stdin.close()
    cli.wait()
