# lint.py: what the checks of this folder share
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys
from pathlib import Path

_TOKEN = re.compile(r'''
    /\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
''', re.VERBOSE | re.DOTALL)


class Report:
    """Prints what is wrong where, and knows how it ended."""

    def __init__(self, root):
        self.root = Path(root)
        self.count = 0

    def say(self, path, line, message):
        self.count += 1
        print(f'{path.relative_to(self.root)}:{line}: {message}')

    def end(self, checked):
        """The exit status. A check that found nothing to look at has not checked anything, and fails."""
        if checked == 0:
            print('nothing to check: wrong folder?')
            return 1
        print(f'{checked} files checked, {self.count} problems')
        return 1 if self.count else 0


def files(root, folders, suffixes):
    """Every file in @folders of the checkout @root whose name ends in one of @suffixes, sorted."""
    found = []
    for folder in folders:
        found += [path for path in (Path(root) / folder).rglob('*')
                  if path.is_file() and path.name.endswith(suffixes) and '__pycache__' not in path.parts]
    return sorted(found)


def blank(text, strings=True):
    """C source with its comments, and with @strings its strings and characters too, replaced by blanks line by line."""

    def replace(match):
        token = match.group(0)
        if token[0] == '/':
            return re.sub(r'[^\n]', ' ', token)
        if not strings:
            return token
        return token[0] + ' ' * (len(token) - 2) + token[-1]

    return _TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def root_from_arguments():
    if len(sys.argv) != 2:
        sys.exit(f'usage: {Path(sys.argv[0]).name} ROOT')
    return Path(sys.argv[1]).resolve()
