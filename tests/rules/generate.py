#!/usr/bin/env python3
# generate.py
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Put mistakes into generated lists of timestamps, and count what `check` reports and corrects.

generate.py [-n LISTS] [-s SEED] [-v] [--found SHARE] [--first SHARE] SEGUE_CLI

A mistake is visible if the notes alone show it. This is decided here from the lines, not by the rules of Segue:
  form      the timestamp is not one of two or three fields with two digits each after the first, below 60
  order     a time is earlier than the one before
  link      the time and the link differ by more than two seconds, or the time is later than the end of its range
  distance  a gap is more than 15 times the median gap of the list, and more than half an hour
Everything else is counted as invisible. A mistake is found if a problem is reported for one of its lines, and corrected
if the first fix gives the line or the order that was there before. Many a mistyped digit leaves several times that fit
equally well, so that not all can be corrected. The exit status is 0 if there is no false alarm and the shares of the
visible mistakes that are found and corrected are at least --found and --first. -v lists what was missed.
"""

import argparse
import collections
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile

WORDS = {
    "en": "Welcome News Guest Interview Listener questions Picks Tools Weather Books Closing thoughts Housekeeping Music",
    "ko": "인사 소식 손님 인터뷰 청취자 질문 추천 도구 날씨 책 마무리 음악 정원 이야기",
    "ja": "挨拶 ニュース ゲスト 質問 おすすめ 道具 天気 本 まとめ 音楽 庭",
    "de": "Begrüßung Neuigkeiten Gast Fragen Werkzeuge Wetter Bücher Abschied Musik Garten",
    "ru": "Привет Новости Гость Вопросы Книги Погода Музыка Итоги Сад",
    "es": "Bienvenida Noticias Invitado Preguntas Libros Música Despedida Huerto",
    "el": "Καλημέρα Νέα Καλεσμένος Ερωτήσεις Βιβλία Μουσική Τέλος",
    "hi": "नमस्ते समाचार अतिथि प्रश्न पुस्तकें संगीत विदा",
    "ar": "مقدمة أخبار ضيف أسئلة كتب موسيقى ختام",
}
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
FORMS = ["({t}) {x}", "{t} {x}", "[{t}] {x}", "- {t} {x}", "- {t} - {x}", "* **{t}** {x}", "- [{t}](#t={t}) {x}",
         "* **[{t}](#t={t})** {x}", "[{t}](https://example.com/v?t={s}) {x}", "{t} – {x}", "{t}: {x}", "{x} ({t})",
         "- {x} [{t}]", "{n}. {t} {x}", "## {x} ({t})", "[{t} - {e}] {x}", "{x} ({t} – {e})", "【{t}】{x}", "{x} @ {t}",
         "<li>{t} {x}</li>", "### {t} {x}"]
CLOCKS = ["mm", "hmm", "m", "hhmmss"]
KINDS = ["wrong", "missing", "doubled", "swapped", "separator", "hour", "field", "frames", "entries", "reversed", "twice"]
VALID = re.compile(r"\d{1,3}(:[0-5]\d){1,2}$")


def clock(seconds, style):
    h, m, s = seconds // 3600, seconds // 60 % 60, seconds % 60
    if style == "hhmmss":
        return f"{h:02}:{m:02}:{s:02}"
    if style == "m":
        return f"{h}:{m:02}:{s:02}" if h else f"{m}:{s:02}"
    if style == "hmm":
        return f"{h}:{m:02}:{s:02}" if h else f"{m:02}:{s:02}"
    return f"{h:02}:{m:02}:{s:02}" if h else f"{m:02}:{s:02}"


def seconds_of(text):
    fields = [int(f) for f in text.split(":")]
    value = 0
    for field in fields:
        value = value * 60 + field
    return value


class Entry:
    def __init__(self, time, title):
        self.time, self.title, self.text, self.kind = time, title, None, None


class List:
    def __init__(self, rng):
        self.rng = rng
        self.form, self.style = rng.choice(FORMS), rng.choice(CLOCKS)
        language = rng.choice(list(WORDS))
        words = WORDS[language].split()
        self.arabic = language == "ar" and rng.random() < 0.5
        n, usual, grid = rng.randint(5, 40), rng.uniform(60, 480), rng.choice([1, 1, 1, 1, 5, 30])
        self.entries, time = [], rng.choice([0, 0, 0, rng.randint(1, 90)]) // grid * grid
        for i in range(n):
            title = " ".join(rng.choice(words) for _ in range(rng.randint(1, 3))) + f" {i + 1}"
            self.entries.append(Entry(time, title))
            self.entries[-1].text = clock(time, self.style)
            time += max(grid, int(rng.lognormvariate(0, 0.7) * usual) // grid * grid, 10)
        for entry, following in zip(self.entries, self.entries[1:] + [Entry(time, None)]):
            entry.end = clock(following.time, self.style)
        self.truth = [(e.text, e.title) for e in self.entries]
        self.gap = statistics.median(b.time - a.time for a, b in zip(self.entries, self.entries[1:]))
        self.mistakes = []

    def line(self, number, entry):
        form = self.form
        if "t={t}" in form:
            form = form.replace("(#t={t})", "(#t=" + clock(entry.time, self.style) + ")")
        text, end = (t.translate(ARABIC) if self.arabic else t for t in (entry.text, entry.end))
        return form.format(t=text, e=end, x=entry.title, n=number, s=entry.time)

    def write(self):
        return "".join(self.line(i + 1, e) + "\n" for i, e in enumerate(self.entries))


def mistype(rng, kind, text):
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    at = rng.choice(digits)
    if kind == "wrong":
        return text[:at] + rng.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1:]
    if kind == "missing":
        result = text[:at] + text[at + 1:]
        return result if re.search(r"\d:\d", result) and not re.search(r"(^|:)(:|$)", result) else None
    if kind == "doubled":
        return text[:at] + text[at] + text[at:]
    if kind == "swapped":
        pairs = [(a, b) for a, b in zip(digits, digits[1:]) if text[a] != text[b]]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        chars = list(text)
        chars[a], chars[b] = chars[b], chars[a]
        return "".join(chars)
    if kind == "separator":
        at = rng.choice([i for i, c in enumerate(text) if c == ":"])
        return text[:at] + rng.choice(";;.,") + text[at + 1:]
    if kind == "hour":
        fields = text.split(":")
        return ":".join(fields[1:]) if len(fields) == 3 and int(fields[0]) > 0 else None
    if kind == "field":
        fields = text.split(":")
        if len(fields) == 3 and int(fields[0]) == 0:
            return ":".join(fields[1:]) + ":00"
        return text + ":00" if len(fields) == 2 else None
    return None


def put_in(notes, kind):
    """Put in a mistake. Return the entries that have it, or None if it is not possible."""
    rng, entries = notes.rng, notes.entries
    if kind == "entries":
        i = rng.randrange(len(entries) - 1)
        j = i + 1 if rng.random() < 0.6 else rng.randrange(len(entries))
        if i == j or entries[i].kind or entries[j].kind or entries[i].time == entries[j].time:
            return None
        entries[i], entries[j] = entries[j], entries[i]
        entries[i].kind = entries[j].kind = kind
        return [entries[i], entries[j]]
    if kind in ("reversed", "twice"):
        if notes.mistakes:
            return None
        if kind == "reversed":
            entries.reverse()
        else:
            copies = [Entry(e.time, e.title) for e in entries]
            for copy, entry in zip(copies, entries):
                copy.text, copy.end, copy.kind = entry.text, entry.end, kind
            entries += copies
            return copies
        return entries[:1]
    if kind == "frames":
        if any(":" not in e.text or e.kind for e in entries) or len(entries) < 5:
            return None
        four = rng.random() < 0.5
        for e in entries:
            frames = rng.randrange(25)
            e.text = clock(e.time, "hhmmss") + f":{frames:02}" if four else f"{e.time // 60:02}:{e.time % 60:02}:{frames:02}"
        return entries[:1]
    entry = rng.choice([e for e in entries if not e.kind])
    text = mistype(rng, kind, entry.text)
    if text is None or text == entry.text:
        return None
    entry.text, entry.kind = text, kind
    return [entry]


def is_visible(notes, kind, wrong):
    entries = notes.entries
    if kind in ("reversed", "twice", "entries", "frames"):
        return True
    entry = wrong[0]
    if not VALID.match(entry.text):
        return True
    time = seconds_of(entry.text)
    if ("#t=" in notes.form or "?t=" in notes.form) and abs(time - entry.time) > 2:
        return True
    times = [seconds_of(e.text) if VALID.match(e.text) else None for e in entries]
    if "{e}" in notes.form and time > seconds_of(entry.end):
        return True
    at = entries.index(entry)
    before = next((t for t in reversed(times[:at]) if t is not None), None)
    after = next((t for t in times[at + 1:] if t is not None), None)
    if (before is not None and time < before) or (after is not None and time > after):
        return True
    far = max(15 * notes.gap, 1800)
    return before is not None and time - before > far


def correct(notes, kind, wrong, problems, lines):
    """Whether the first fix of a problem gives what was there before."""
    for line, fixes in problems:
        if line not in lines or not fixes:
            continue
        fix = fixes[0].translate(LATIN)
        if kind == "reversed":
            return fix == "Reverse"
        if kind == "twice":
            return fix == "Remove the Second Copy"
        if kind == "frames":
            return fix in ("Convert All", "Drop Frames")
        if kind == "entries":
            if fix.startswith(("Move Above", "Move Below", "Swap")):
                return True
            continue
        truth = wrong[0].time
        match = re.match(r"Make It ([\d:]+)", fix)
        if match and seconds_of(match[1]) == truth:
            return True
        match = re.match(r"Add (\d+) Hours? to", fix)
        if match and VALID.match(wrong[0].text) and seconds_of(wrong[0].text) + 3600 * int(match[1]) == truth:
            return True
    return False


def check(command, folder, names):
    found = collections.defaultdict(list)
    for start in range(0, len(names), 200):
        done = subprocess.run([command, "check", "--format", "json"] + names[start:start + 200], cwd=folder,
                              stdout=subprocess.PIPE, env=dict(os.environ, LC_ALL="C.UTF-8"))
        for problem in json.loads(done.stdout):
            found[problem["file"]].append(problem)
    return found


def generate(seed, number):
    rng = random.Random(f"{seed}/{number}")
    notes = List(rng)
    if number % 10 > 0:
        for _ in range(rng.choice([1, 1, 2, 3])):
            for _ in range(20):
                kind = rng.choice(KINDS)
                wrong = put_in(notes, kind)
                if wrong:
                    notes.mistakes.append((kind, wrong))
                    break
            if kind in ("reversed", "twice", "frames"):
                break
    return notes


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10000)
    parser.add_argument("-s", default="1")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--found", type=float, default=0.99)
    parser.add_argument("--first", type=float, default=0.9)
    parser.add_argument("command")
    options = parser.parse_args()
    lists = [generate(options.s, i) for i in range(options.n)]
    counts = {kind: [0, 0, 0, 0, 0] for kind in KINDS + ["all"]}
    alarms = []
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{i}.md" for i in range(len(lists))]
        for name, notes in zip(names, lists):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(notes.write())
        found = check(os.path.abspath(options.command), folder, names)
    for name, notes in zip(names, lists):
        problems = [(p["line"], p["fixes"]) for p in found[name]]
        if not notes.mistakes and problems:
            alarms.append((name, notes, found[name]))
        for kind, wrong in notes.mistakes:
            visible = is_visible(notes, kind, wrong)
            at = {notes.entries.index(e) + 1 for e in wrong}
            if kind in ("reversed", "frames"):
                at = set(range(1, len(notes.entries) + 1))
            reported = any(line in at for line, _ in problems)
            right = reported and correct(notes, kind, wrong, problems, at)
            near = reported or any(line in {a + d for a in at for d in (-1, 1)} for line, _ in problems)
            for key in (kind, "all"):
                count = counts[key]
                count[0] += 1
                if visible:
                    count[1] += 1
                    count[2] += near
                    count[3] += reported
                    count[4] += right
            if options.v and visible and not right:
                print(f"--- {name} {kind} {'' if near else 'SILENT'}")
                for i in sorted(at)[:3]:
                    for j in range(max(i - 3, 1), min(i + 3, len(notes.entries) + 1)):
                        print(" >"[j == i], notes.line(j, notes.entries[j - 1]), "  was", clock(notes.entries[j - 1].time, notes.style))
                for p in found[name]:
                    print("  ", p["line"], p["rule"], p["message"], p["fixes"])
    print(f"{'mistake':12}{'put in':>8}{'visible':>9}{'reported':>10}{'at place':>10}{'first fix':>11}")
    for kind, (total, visible, near, reported, right) in counts.items():
        share = lambda value: f"{value / visible:9.1%}" if visible else "        -"
        print(f"{kind:12}{total:8}{visible:9} {share(near)} {share(reported)}  {share(right)}")
    print(f"false alarms: {len(alarms)} in {sum(not n.mistakes for n in lists)} lists without mistakes")
    for name, notes, problems in alarms[:10] if options.v else []:
        print(name, problems)
        print(notes.write())
    total = counts["all"]
    good = not alarms and total[2] >= options.found * total[1] and total[4] >= options.first * total[1]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
