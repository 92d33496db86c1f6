#!/usr/bin/env python3
# test-cost.py SEGUE-CLI [SHAPE...]: the CPU time of every output grows with the size of the notes, and not faster
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import os
import subprocess
import sys
import tempfile

# The most that the time may grow when the notes double. Where it grows more, it is measured again before the test fails,
# because other programs may have disturbed it.
MAX_GROWTH = 2.3
TRIES = 12

# Sizes in bytes, each twice the one before. Notes of a shape grow until a run takes long enough to tell.
SIZES = [512 * 1024, 1024 * 1024, 2 * 1024 * 1024]

# CPU time in seconds, without that of starting the program: below MIN_TIME nothing can be compared; from LONG_TIME on,
# larger notes are not needed.
MIN_TIME = 0.02
LONG_TIME = 0.05

OUTPUTS = {
    'outline': ['outline', '{}'],
    'check': ['check', '--style', '{}'],
    'text': ['convert', '--to', 'text', '{}', '-'],
    'json': ['convert', '--to', 'json', '{}', '-'],
    'plain': ['convert', '--to', 'plain', '{}', '-'],
    'markdown': ['convert', '--to', 'markdown', '{}', '-'],
    'html': ['convert', '--to', 'html', '{}', '-'],
}

# What stands before, what is repeated, and what stands after. In what is repeated, `#` becomes a number, `@` a time that
# rises and `%` one that falls.
STAMP = '(00:01) One\n'
SHAPES = {
    'open-link': (STAMP, '[a](', '\n'),
    'open-link-lines': (STAMP, '[a](\n', '\n'),
    'open-image': (STAMP, '![a](', '\n'),
    'open-reference': (STAMP, '[a][', '\n'),
    'open-link-in-title': ('(00:01) ', '[a](', '\n'),
    'open-image-in-title': ('(00:01) ', '![a](', '\n'),
    'open-reference-in-title': ('(00:01) ', '[a][', '\n'),
    'brackets': (STAMP, '[', '\n'),
    'brackets-nested': (STAMP + '[' * 1000, 'a]', '\n'),
    'parentheses': (STAMP + '[a]', '(', '\n'),
    'link-titles': (STAMP, '[a](b "', '\n'),
    'link-angles': (STAMP, '[a](<', '\n'),
    'link-escapes': (STAMP, '[a](\\', '\n'),
    'links-misspelled-lines': (STAMP, '[a](htp://e.org)\n', ''),
    'links-to-times': ('', '(00:01) [a](https://e.org/?t=#)\n', ''),
    'references': (STAMP, '[a#]: https://e.org/#\n', '[a1]\n'),
    'references-used': (STAMP, '[a#][a#]\n\n[a#]: https://e.org/#\n\n', ''),
    'quotes': (STAMP, '"', '\n'),
    'quotes-of-typography': (STAMP, '[a](b “', '\n'),
    'block-quotes': (STAMP, '> ', 'a\n'),
    'block-quotes-nested': (STAMP, '> > > > a\n>\n', ''),
    'backticks': (STAMP, '`', '\n'),
    'backticks-growing': (STAMP, '` `` ``` ', '\n'),
    'backticks-in-lines': (STAMP, '`a\n', ''),
    'fences-in-code': (STAMP + '~~~\n', '``` ', '\n~~~\n'),
    'stars-and-lines': (STAMP, '**a* _b ', '\n'),
    'underscores': (STAMP, '_a', '\n'),
    'tildes': (STAMP, '~~a ', '\n'),
    'angles': (STAMP, '<', '\n'),
    'angles-and-names': (STAMP, '<a ', '\n'),
    'angles-and-attributes': (STAMP + '<a ', 'b=c ', '\n'),
    'angles-and-quotes': (STAMP, '<a href="', '\n'),
    'angles-and-addresses': (STAMP, '<https://e.org', '\n'),
    'tags-of-blocks': (STAMP, '<div>', '\n'),
    'tags-of-lists': (STAMP, '<ul><li>a', '\n'),
    'comments': (STAMP, '<!--', '\n'),
    'entities': (STAMP, '&', '\n'),
    'entities-in-html': (STAMP + '<p>', '&notin', '</p>\n'),
    'addresses': (STAMP, 'https://', '\n'),
    'address': (STAMP + 'https://e.org/', 'a(', '\n'),
    'backslashes': (STAMP, '\\', '\n'),
    'bars': (STAMP, '|', '\n'),
    'table-cells': (STAMP, '|a', '|\n' + '|-' * 1000 + '|\n'),
    'tables': (STAMP, '|a|b|\n|---|---|\n|c|d|\n\n', ''),
    'lines': (STAMP, 'a\n', ''),
    'stamps': ('', '(00:01) a\n', ''),
    'stamps-rising': ('', '(#:00:00) a\n', ''),
    'stamps-on-a-line': ('', '(00:01) a ', '\n'),
    'stamps-mistyped': ('', '(0:7#) a\n', ''),
    'stamps-of-frames': ('', '00:00:01:10 a\n', ''),
    'stamps-with-text': ('', '(00:01) a\nthe the https://e.org\n\n', ''),
    'sections': ('', '## A#\n\n', ''),
    'hangul': (STAMP, '**이름(English)**은 ', '\n'),
    'items-unclosed': (STAMP + '<ul>\n', '<li>a\n', ''),
    'items-unclosed-on-a-line': ('<ul>', '<li>00:01 a', '\n'),
    'items-of-stamps-on-a-line': ('<ul>', '<li>00:01 a</li>', '</ul>\n'),
    'items-nested': (STAMP, '<ul><li>', '\n'),
    'paragraphs-of-stamps': ('', '<p>00:01 a</p>', '\n'),
    'breaks-of-stamps': ('<p>', '00:01 a<br>', '</p>\n'),
    'breaks': ('<p>00:01 a', '<br>', '</p>\n'),
    'headings-and-times': ('', '<h2>a</h2>\n<p>00:01</p>\n', ''),
    'cells-of-stamps': ('<table>', '<tr><td>00:01</td><td>a</td></tr>', '</table>\n'),
    'cells-unclosed': ('<table>', '<tr><td>00:01<td>a', '\n'),
    'tags-of-all-kinds': ('<p>', '<b><i><a href="x"></a></i></b>', '00:01 a</p>\n'),
    'tags-closing': ('<p>00:01 a', '</b>', '\n'),
    'preformatted-stamps': ('<pre>\n', '00:01 a\n', '</pre>\n'),
    'preformatted-on-a-line': (STAMP, '<pre>', '\n'),
    'links-of-html': ('<p>', '<a href="https://e.org?t=#">00:01</a> b', '</p>\n'),
    'table-of-times': ('| Time | Topic |\n|---|---|\n', '| 00:01 | a |\n', ''),
    'table-of-times-wide': ('', '| 00:01 ', '|\n'),
    'table-of-rules': ('', '|---', '|\n'),
    'table-rows-of-bars': ('| Time | a |\n|---|---|\n', '||||||||\n', ''),
    'list-on-a-line': ('', '(#:00) a ', '\n'),
    'list-on-lines': ('', '(00:01) a (00:02) b (00:03) c\n', ''),
    'bare-times-on-a-line': ('', '00:01 a ', '\n'),
    'ranges-behind': ('', 'a (00:01 - 00:02)\n', ''),
    'ranges-on-a-line': ('', '00:01 - 00:02 ', '\n'),
    'ranges-of-words': ('', '00:01 to ', '\n'),
    'words-of-starts': ('', 'from ', '00:01 a\n'),
    'labels': ('', 'chapter 1 ', '00:01 a\n'),
    'labels-of-minutes': ('', 'min. ', '00:01 a\n'),
    'units': ('', '5 min 10 ', '\n'),
    'digits': (STAMP, '1', '\n'),
    'direction-marks': ('', '\u200e', '00:01 a\n'),
    'fields-of-times': ('00', ':00', '\n'),
    'citations': ('', 'Proverbs 15:1 ', '\n'),
    'track-lengths': ('', 'Song (3:45)\n', ''),
    'timetable': ('', '10:00 a\n09:00 b\n', ''),
    'speech': ('', '**0:21** · the words that somebody said\n\n', ''),
    'speech-of-speakers': ('', '[Speaker 1] [00:17] words that were said\n', ''),
    'times-falling': ('', '% a\n', ''),
    'times-zigzag': ('', '@ a\n% b\n', ''),
    'times-restarting': ('', ''.join(f'{i // 60}:{i % 60:02} part {i}\n' for i in range(0, 600, 7)), ''),
    'times-twice': ('', '@ a\n@ a\n', ''),
    'times-odd': ('', '@ a\n00:99 b\n', ''),
    'times-carried': ('', '5:60 a\n', ''),
    'times-too-high': ('', '@ a\n59:00:00 b\n', ''),
    'links-repeated': ('', '00:01 [a](https://e.org/same)\n', ''),
    'links-quoted': (STAMP, '[a](“https://e.org”)\n', ''),
    'words-repeated': (STAMP, 'the the ', '\n'),
}


def clock(seconds):
    return f'{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}'


def make(shape, size):
    before, repeated, after = SHAPES[shape]
    if not any(c in repeated for c in '#@%') or repeated.startswith('#'):
        return before + repeated * (size // len(repeated.encode())) + after
    n = size // len(repeated.replace('#', '10000').replace('@', '1:00:00').replace('%', '100:00:00').encode())
    return before + ''.join(repeated.replace('#', str(10000 + i)).replace('@', clock(3 * i)).replace('%', clock(999999 - i))
                            for i in range(n)) + after


def measure(cli, arguments, path):
    """Returns the CPU time of one run, in seconds."""
    process = subprocess.Popen([cli] + [argument.format(path) for argument in arguments],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f'segue-cli ended with {process.returncode}')
    return usage.ru_utime + usage.ru_stime


class Cost:
    """Measures one output of notes of one shape in several sizes."""

    def __init__(self, run):
        self.run = run
        self.times = {}

    def time(self, size):
        """Measures once more and keeps the least time of all so far."""
        self.times[size] = min(self.times.get(size, 1e9), self.run(size))

    def growth(self, size):
        """Returns how much the time grows from half the size to the size, measured again where it is too much."""
        for _ in range(TRIES):
            if self.times[size] < MIN_TIME or self.times[size] <= MAX_GROWTH * self.times[size // 2]:
                break
            self.time(size // 2)
            self.time(size)
        return self.times[size] / self.times[size // 2] if self.times[size] >= MIN_TIME else 0

    def most_growth(self):
        """Returns the largest growth in all sizes that do not take too long."""
        most = 0
        self.time(SIZES[0])
        for size in SIZES[1:]:
            self.time(size)
            most = max(most, self.growth(size))
            if most > MAX_GROWTH or self.times[size] >= LONG_TIME:
                break
        return most


class Shape:
    """Notes of one shape in several sizes, as files that are written when they are needed."""

    def __init__(self, cli, name, starts):
        self.cli = cli
        self.name = name
        self.starts = starts
        self.files = {}

    def file(self, folder, size):
        if size not in self.files:
            self.files[size] = os.path.join(folder, str(size))
            with open(self.files[size], 'w', encoding='utf-8', newline='') as file:
                file.write(make(self.name, size))
        return self.files[size]

    def check(self):
        """Measures all outputs. Returns whether none grows too much, and what to print."""
        good = True
        lines = []
        with tempfile.TemporaryDirectory() as folder:
            for output, arguments in OUTPUTS.items():
                cost = Cost(lambda size: max(measure(self.cli, arguments, self.file(folder, size)) - self.starts[output], 1e-4))
                growth = cost.most_growth()
                good = good and growth <= MAX_GROWTH
                times = ', '.join(f'{size // 1024} KB {time * 1000:.0f} ms' for size, time in cost.times.items())
                lines.append(f'# {"grows too much: " if growth > MAX_GROWTH else ""}{self.name} {output} {times}')
        return good, '\n'.join(lines)


def measure_starts(cli):
    """Returns the CPU time of each output of short notes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'short.txt')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(STAMP)
        return {output: min(measure(cli, arguments, path) for _ in range(5)) for output, arguments in OUTPUTS.items()}


def main():
    cli, *names = sys.argv[1:]
    names = names or list(SHAPES)
    starts = measure_starts(cli)
    failed = 0
    print(f'1..{len(names)}')
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for i, (good, lines) in enumerate(pool.map(lambda name: Shape(cli, name, starts).check(), names)):
            failed += not good
            print(f'{lines}\n{"ok" if good else "not ok"} {i + 1} {names[i]}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
