#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads published HTML with the parser of Python: pictures, tables and code must be what the notes have, everything must
be nested and escaped, and no address may run a script.

test-published-html.py SEGUE_CLI    (prints TAP; SEGUE_TEST_SEED sets another seed)
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

SEED = 20261130
ROUNDS = 40

KNOWN = {
    "p": [], "h1": [], "h2": [], "h3": [], "h4": [], "h5": [], "h6": [], "ul": [], "ol": ["start"], "li": ["value"],
    "a": ["href"], "strong": [], "em": [], "del": [], "pre": [], "code": ["class"], "blockquote": [], "br": [], "hr": [],
    "img": ["src", "alt"], "table": [], "thead": [], "tbody": [], "tr": [], "th": ["align"], "td": ["align"],
}
SCHEMES = ("http:", "https:", "mailto:")
WORDS = ["cat", "a<b", "\"x\"", "R&D", "고양이", "it's", "x>y", "&lt;", "<script>", "-->", "]]>"]
ADDRESSES = ["https://e.org/a.png", "b.png", "/c/d.png?e=1&f=2", "https://e.org/%20(x)", "#g"]
HOSTILE = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
    "&#106;avascript:alert(1)", "&#x6A;avascript&#58;alert(1)", "java&NewLine;script:alert(1)", "vbscript:x",
    "data:text/html,<script>", "&#1;javascript:alert(1)", "javascript\\:alert(1)", "file:///etc/passwd", "blob:x",
    "&nbsp;javascript:x", "view-source:javascript:x",
]


def escaped(text):
    """@text as HTML, and as Markdown too."""
    return "".join(f"&#{ord(c)};" if not c.isalnum() and c != " " else c for c in text)


class Page(HTMLParser):
    """What a page has, in its order."""

    def __init__(self):
        super().__init__()
        self.open, self.images, self.tables, self.code, self.targets = [], [], [], [], []

    def handle_starttag(self, tag, attributes):
        assert tag in KNOWN, f"<{tag}> is not known"
        assert all(name in KNOWN[tag] for name, _ in attributes), f"<{tag} {attributes}>"
        values = dict(attributes)
        self.targets += [values[name] for name in ("href", "src") if name in values]
        if tag == "img":
            self.images.append((values["src"], values["alt"]))
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        elif tag == "code" and "pre" in self.open:
            self.code.append([values.get("class"), ""])
        if tag not in ("img", "br", "hr"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> ends no element"

    def handle_data(self, data):
        if "td" in self.open or "th" in self.open:
            self.tables[-1][-1][-1] += data
        elif "pre" in self.open and "code" in self.open:
            self.code[-1][1] += data

    def handle_comment(self, data):
        raise AssertionError(f"<!--{data}-->")


def is_harmless(target):
    head = "".join(c for c in target if c > " ").lower()
    head = head[:min((head.find(c) for c in "/?#" if c in head), default=len(head))]
    return ":" not in head or head.startswith(SCHEMES)


def make_image(chance, wanted):
    alt, html = " ".join(chance.choices(WORDS, k=chance.randint(0, 2))), chance.random() < 0.5
    hostile = chance.random() < 0.4
    source = chance.choice(HOSTILE if hostile else ADDRESSES)
    if not hostile:
        wanted.images.append((source, alt))
    if html:
        quote = chance.choice("'\"")
        return f"<img alt={quote}{escaped(alt)}{quote} src={quote}{source.replace('&f', '&amp;f')}{quote}>"
    angled = "<" not in source and chance.random() < 0.5
    return f"![{escaped(alt)}]({'<' if angled else ''}{source}{'>' if angled else ''})"


def make_table(chance, wanted):
    rows, columns = chance.randint(2, 4), chance.randint(2, 4)
    cells = [[" ".join(chance.choices(WORDS, k=chance.randint(1, 2))) for _ in range(columns)] for _ in range(rows)]
    wanted.tables.append(cells)
    if chance.random() < 0.5:
        lines = ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in cells]
        return "\n".join([lines[0], "|" + "---|" * columns] + lines[1:])
    glue = chance.choice(["", "\n"])
    body = [f"<tr>{glue}" + glue.join(f"<td>{escaped(cell)}</td>" for cell in row) + f"{glue}</tr>" for row in cells]
    return f"<table>{glue}" + glue.join(body) + f"{glue}</table>"


def make_code(chance, wanted):
    language, text = chance.choice([None, "python", "c++", "x-y"]), "\n".join(chance.choices(WORDS, k=2))
    wanted.code.append([language and f"language-{language}", text])
    if chance.random() < 0.5:
        return f"```{language or ''}\n{text}\n```"
    name = f" class=\"language-{language}\"" if language else ""
    return f"<pre><code{name}>{escaped(text.replace(chr(10), '~')).replace(escaped('~'), chr(10))}</code></pre>"


def make_notes(chance):
    wanted = Page()
    blocks = ["(00:00:10) Start"]
    for _ in range(12):
        make = chance.choice([make_image, make_image, make_table, make_code])
        block = make(chance, wanted)
        blocks.append(f"so {block} so" if make is make_image else block)
    for target in HOSTILE:
        blocks.append(f"so [x]({target}) <a href='{target}'>y</a> so")
    return "\n\n".join(blocks) + "\n", wanted


def main():
    cli = sys.argv[1]
    seed = int(os.environ.get("SEGUE_TEST_SEED", SEED))
    chance = random.Random(seed)
    print(f"1..1\n# seed {seed}")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "notes.md"
        for number in range(ROUNDS):
            notes, wanted = make_notes(chance)
            path.write_text(notes, encoding="utf-8")
            html = subprocess.run([cli, "convert", "--to", "html", path, "-"], capture_output=True, text=True, check=True).stdout
            page = Page()
            page.feed(html)
            page.close()
            try:
                assert not page.open, f"{page.open} have no end"
                assert page.images == wanted.images, f"{page.images} and not {wanted.images}"
                assert page.tables == wanted.tables, f"{page.tables} and not {wanted.tables}"
                assert page.code == wanted.code, f"{page.code} and not {wanted.code}"
                bad = [target for target in page.targets if not is_harmless(target)]
                assert not bad, f"{bad} are published"
            except AssertionError as error:
                print("# " + f"{error}\n{notes}\n{html}".replace("\n", "\n# "))
                print("not ok 1 published")
                return
    print("ok 1 published")


main()
