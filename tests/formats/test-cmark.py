#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads inline markup with cmark as well, the reference reader of CommonMark: both must see the same text, styles and
links. What is read otherwise on purpose stands in DIFFERENT, with the reason.

test-cmark.py SEGUE_CLI    (prints TAP; SEGUE_TEST_SEED sets another seed)
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from urllib.parse import unquote

SEED = 20261129
ROUNDS = 3000

LISTED = [
    "*a*", "**a**", "***a***", "_a_", "__a__", "*a **b** c*", "**a *b* c**", "*a", "**a", "a*", "* a*", "*a *", "a*b*c",
    "a_b_c", "_a_b", "a__b__", "*a*b", "**a**b", "*(a)*", "_(a)_.", "*a_b*", "**a*", "*a**", "***a**", "***a*", "****a****",
    "*a `*` b*", "`a`", "``a`b``", "` a `", "`` ` ``", "`a", "`a``", "`a\\`", "`&amp;`", "`<b>`",
    "[a](b)", "[a](<b c>)", "[a](b \"t\")", "[a](b 't')", "[a](b (t))", "[a](b(c)d)", "[a](b\\)c)", "[*a*](b)",
    "*[a](b)*", "[a[b]c](d)", "[a](b c)", "[a] (b)", "[a", "[a](b", "[`a](b)`", "\\[a](b)", "[a\\](b)", "[a](b&amp;c)",
    "[a](b\\_c)", "[a](b*c) d*", "*a [b*](c)", "[a](http://e.example/x_(y)_z)", "<http://e.example/a_b_c>",
    "<mailto:a@e.example>", "<a@e.example>", "\\*a\\*", "\\a", "\\\\", "\\`a`", "a\\_b_", "&amp;", "&copy;", "&#35;", "&#x41;",
    "![a](b)", "![*a* `b`](c)", "[![a](b)](c)", "![[a](b)](c)", "![](a)", "!\\[a](b)", "![a](b \"t\")", "![a", "&nosuch;", "&amp", "&#0;", "&lt;b&gt;", "*&amp;*", "**한글**", "*한글*은", "**한글**은", "[한글](b)은", "“*a*”", "*“a”*",
]

TOKENS = ["*", "*", "**", "_", "__", "`", "``", "[", "](b)", "](<b>)", "]", "(", ")", "\\*", "\\[", "\\", "&amp;", "&#42;",
          "<http://e.example/a_b>", "a", "bc", " ", " ", ".", "!", "한글"]

# What is read otherwise than by cmark: how to know it, an example on which both always differ, and why.
DIFFERENT = [
    (r"`_", "`a`_", "this is a link of reStructuredText"),
    (r"(?<!<)http|\\<http", "http://e.example", "an address is a link without marks as well"),
    (r"([^\w\s]|_)\*+[가-힣]|[가-힣]\*+([^\w\s*]|_)", "**가(a)**은", "particles follow emphasis without a space in Korean"),
    (r"\]\(\)", "[a]()", "a link that leads nowhere is none"),
    (r"</", "<b>a</b>", "HTML has its meaning"),
    (r"~~", "~~a~~", "deleted text is an extension that most readers have"),
    (r"(?<!_)_(?!_).*__|__.*(?<!_)_(?!_)", None, "cmark 0.30 loses openers behind runs of another length"),
]


class Runs(HTMLParser):
    """The characters of a paragraph of HTML, each with its styles and the target of its link.

    Blanks do not count, since a browser runs them together, and of links within links the outer one does.
    """

    def __init__(self):
        super().__init__()
        self.paragraphs = []
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag == "p":
            self.paragraphs.append([])
        elif tag == "img" and self.paragraphs:
            image = dict(attributes)
            style = frozenset(self.open[:1] + [("img", unquote(image["src"]))])
            self.paragraphs[-1] += [(character, style) for character in "!" + image["alt"] if not character.isspace()]
        elif tag == "a":
            self.open.append(("a", unquote(dict(attributes).get("href"))))
        elif tag in ("em", "strong", "code"):
            self.open.append((tag, None))

    def handle_endtag(self, tag):
        for i in reversed(range(len(self.open))):
            if self.open[i][0] == tag:
                del self.open[i]
                break

    def handle_data(self, data):
        if self.paragraphs:
            link = [style for style in self.open if style[0] == "a"][:1]
            styles = frozenset(link + [style for style in self.open if style[0] != "a"])
            self.paragraphs[-1] += [(character, styles) for character in data if not character.isspace()]


def read_html(html):
    runs = Runs()
    runs.feed(html)
    runs.close()
    return runs.paragraphs


def read_both(cli, inputs):
    """What both make of each of @inputs, which stands between words, so that none is a heading or a timestamp."""
    notes = "(00:00:10) Start\n\n" + "\n\n".join(f"so {text} so." for text in inputs) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "notes.txt"
        path.write_text(notes, encoding="utf-8")
        ours = subprocess.run([cli, "convert", "--to", "html", path, "-"], capture_output=True, text=True, check=True)
        theirs = subprocess.run(["cmark", "--unsafe", path], capture_output=True, text=True, check=True)
    return read_html(ours.stdout)[1:], read_html(theirs.stdout)[1:]


def show(run):
    return "".join(c + "".join(sorted(f"<{tag}{target or ''}>" for tag, target in styles)) for c, styles in run)


def compare(cli, number, name, inputs, same=True):
    """Reports whether both see the same in every input, or in none of them."""
    ours, theirs = read_both(cli, inputs)
    assert len(ours) == len(theirs) == len(inputs), f"{len(inputs)} became {len(ours)} and {len(theirs)}"
    wrong = [(text, a, b) for text, a, b in zip(inputs, ours, theirs) if (a == b) != same]
    for text, a, b in wrong[:20]:
        print(f"# {text!r} is read as\n#   {show(a)}\n# and by cmark as\n#   {show(b)}")
    print(f"# {len(inputs)} inputs\n{'not ok' if wrong else 'ok'} {number} {name}")


def make_inputs(seed):
    chance = random.Random(seed)
    made = ["".join(chance.choices(TOKENS, k=chance.randint(2, 7))).strip() for _ in range(ROUNDS)]
    return [text for text in made if text and not any(re.search(pattern, text) for pattern, _, _ in DIFFERENT)]


def main():
    cli = sys.argv[1]
    seed = int(os.environ.get("SEGUE_TEST_SEED", SEED))
    if shutil.which("cmark") is None:
        print("1..0 # SKIP cmark is not installed")
        return
    print(f"1..3\n# seed {seed}")
    compare(cli, 1, "listed", LISTED)
    compare(cli, 2, "random", make_inputs(seed))
    compare(cli, 3, "different", [example for _, example, _ in DIFFERENT if example], same=False)


main()
