#!/usr/bin/env python3
#
# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs segue-cli as a user would and looks at what it prints, writes and answers.

test-cli.py SEGUE_CLI    (prints TAP)
"""
import json
import os
import pathlib
import stat
import subprocess
import sys
import tempfile

NOTES = """Garden news

Times:
(00:00:10) Hello
(00:02:14) Seeds: swap

**Tools**
(00:59:49) Spades
A long handle.
(00:02:12) Bye"""

tests = []


def test(function):
    tests.append(function)
    return function


def run(*arguments, text=None, code=0):
    done = subprocess.run([cli, *map(str, arguments)], input=text, capture_output=True, timeout=30)
    assert done.returncode == code, f"exit status {done.returncode}: {done.stderr.decode()}"
    return done.stdout.decode()


def write(name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@test
def outline_prints_a_line_an_entry():
    assert run("outline", write("a.txt", NOTES)) == (
        "4\t1\tsegment\t00:00:10.000\tHello\n"
        "5\t1\tsegment\t00:02:14.000\tSeeds: swap\n"
        "7\t1\tsection\t-\tTools\n"
        "8\t2\tsegment\t00:59:49.000\tSpades\n"
        "10\t2\tsegment\t00:02:12.000\tBye\n")


@test
def outline_of_several_files_names_them():
    one, two = write("one.txt", "(00:01) x\n"), write("two.txt", "(00:02) y\ty\n")
    assert run("outline", one, two) == f"{one}\t1\t1\tsegment\t00:00:01.000\tx\n{two}\t1\t1\tsegment\t00:00:02.000\ty y\n"


@test
def outline_reads_standard_input():
    assert run("outline", "-", text=b"(00:01) x") == "1\t1\tsegment\t00:00:01.000\tx\n"


@test
def outline_of_a_bad_time_has_no_start():
    assert "segment\t-\tx" in run("outline", "-", text=b"(00:00:01) a\n(01:40:050) x\n")


@test
def check_says_where_and_what():
    path = write("a.txt", NOTES)
    out = run("check", path, code=1)
    assert out.startswith(f"{path}:10:2: error: ") and out.endswith("[time-order]\n"), out


@test
def check_of_good_notes_is_silent():
    assert run("check", write("good.txt", "(00:00) a\n(00:10) b\n")) == ""
    # the column counts from the start of a line that holds several timestamps
    line = write("line.txt", "Hi\n\n(0:00) One (5:10) Two (6:00) Thrée (4:00) Four\n")
    assert run("check", line, code=1).startswith(f"{line}:3:37: error: ")


@test
def check_of_a_missing_file_fails():
    run("check", folder / "none.txt", code=2)


@test
def convert_keeps_every_byte():
    for content in (NOTES, NOTES.replace("\n", "\r\n"), "\ufeff" + NOTES + "\n\n", ""):
        path = write("in.txt", content)
        out = folder / "out.txt"
        run("convert", "--from", "text", "--to", "text", path, out)
        assert out.read_bytes() == path.read_bytes()
        assert run("convert", path, "-").encode() == path.read_bytes()


@test
def convert_replaces_a_file_and_keeps_its_mode():
    out = write("out.txt", "old")
    out.chmod(0o600)
    run("convert", write("in.txt", NOTES), out)
    assert out.read_text() == NOTES and stat.S_IMODE(out.stat().st_mode) == 0o600
    assert not [name for name in os.listdir(folder) if name.startswith(".")]


@test
def what_is_no_text_is_refused_with_its_place():
    for content, words in ((b"ab\n\xff", "Line 2, character 1"), (b"a\0", "Line 1, character 2")):
        done = subprocess.run([cli, "outline", write("bad.txt", content)], capture_output=True, timeout=30)
        assert done.returncode == 2 and words in done.stderr.decode() and "bad.txt" in done.stderr.decode()


@test
def check_prints_json_for_machines():
    path = write('a "b".txt', NOTES)
    found = json.loads(run("check", "--format", "json", path, code=1))
    assert [(p["file"], p["line"], p["column"], p["severity"], p["rule"]) for p in found] == [
        (str(path), 10, 2, "error", "time-order")], found
    assert found[0]["fixes"][0] == "Make It 01:02:12", found
    assert json.loads(run("check", "--format", "json", write("good.txt", "(00:00) a\n"))) == []
    odd = write("odd\x1f\x7f.txt", NOTES)
    assert json.loads(run("check", "--format", "json", odd, code=1))[0]["file"] == str(odd)
    run("check", "--format", "xml", path, code=2)


@test
def style_is_checked_when_asked_for():
    path = write("style.txt", "(00:00) the the\n(00:10) b\n")
    assert run("check", path) == ""
    assert "note: " in run("check", "--style", path)


@test
def encodings_are_told_or_chosen():
    marked = write("utf16.txt", ("\ufeff" + NOTES).encode("utf-16-le"))
    assert run("outline", marked).endswith("Bye\n")
    run("convert", marked, folder / "out.txt")
    assert (folder / "out.txt").read_bytes() == marked.read_bytes()
    korean = write("euc.txt", "(00:01) 여는 말\n".encode("euc-kr"))
    run("outline", korean, code=2)
    assert run("outline", "--encoding", "EUC-KR", korean) == "1\t1\tsegment\t00:00:01.000\t여는 말\n"
    run("convert", "--encoding", "EUC-KR", korean, folder / "out.txt")
    assert (folder / "out.txt").read_bytes() == korean.read_bytes()
    run("outline", "--encoding", "EUC-KR", write("bad.txt", b"(00:01) a\xff\n"), code=2)
    run("outline", "--encoding", "nonsense", korean, code=2)
    sheet = write("guess.cue", 'FILE "a" MP3\nTRACK 01 AUDIO\nTITLE "여는 말"\nINDEX 01 00:01:00\n'.encode("cp949"))
    assert run("outline", sheet).endswith("\t00:00:01.000\t여는 말\n")
    for code, words in {"cp1250": "zażółć gęślą", "windows-1251": "съешь ещё", "iso8859-2": "příliš", "shift_jis": "話す"}.items():
        for newline in ("\n", "\r\n"):
            notes = write("notes.txt", f"00:00 {words}{newline}00:09 x{newline}".encode(code))
            run("outline", notes, code=2)
            run("convert", "--encoding", code, notes, folder / "out.txt")
            assert (folder / "out.txt").read_bytes() == notes.read_bytes()
    for code in ("utf-16-le", "utf-16-be"):
        notes = write("notes.txt", "\ufeff00:00 żółć\r\n00:09 zolc".encode(code))
        run("convert", "--to", "text", notes, folder / "out.txt")
        assert (folder / "out.txt").read_bytes() == notes.read_bytes()
        run("outline", write("notes.txt", "00:00 żółć\n".encode(code)), code=2)
        chapters = write("list.txt", "\ufeff00:00:00.000 żółć\r\n00:00:09.000 zolc\r\n".encode(code))
        run("convert", "--to", "text", chapters, folder / "out.txt")
        assert (folder / "out.txt").read_bytes() == chapters.read_bytes()
        run("convert", "--from", "mp4chaps", "--to", "text", chapters, folder / "out.txt")
        assert run("outline", folder / "out.txt") == run("outline", chapters) != ""


@test
def lists_whose_lines_are_notes_are_kept():
    for lines in ("00:00:00.000 a\n", "0:00.500 여는 말\n1:02:03.250 b\n\n", "00:00:01.000 a & b <https://a.org>\r\n"):
        chapters = write("list.txt", lines.encode())
        run("convert", chapters, folder / "out.txt")
        assert (folder / "out.txt").read_bytes() == chapters.read_bytes(), lines
    for lines in ("1.5\t2.5\ta\n", "0.500000\t0.500000\tb\n"):
        chapters = write("list.txt", lines)
        run("convert", chapters, folder / "out.txt")
        assert (folder / "out.txt").read_text().startswith("("), lines
        assert run("outline", folder / "out.txt").split("\t")[2:] == run("outline", chapters).split("\t")[2:], lines
    # the encoding of what is notes as well is asked for, that of other lists is guessed
    for code in ("cp1250", "cp949"):
        words = "żółć" if code == "cp1250" else "여는 말"
        run("outline", write("list.txt", f"00:00:00.000 {words}\r\n".encode(code)), code=2)
        assert words in run("outline", write("list.txt", f"1.5\t1.5\t{words}\n".encode(code)))


@test
def json_comes_back_as_text():
    notes = write("notes.txt", NOTES)
    run("convert", notes, folder / "notes.segue.json")
    run("convert", folder / "notes.segue.json", folder / "back.txt")
    assert (folder / "back.txt").read_text() == NOTES
    assert run("outline", folder / "notes.segue.json") == run("outline", notes)


@test
def recording_is_named_from_the_folder_of_the_file():
    def named(path):
        return json.loads(path.read_text())["recording"]

    (folder / "below").mkdir(exist_ok=True)
    run("convert", write("notes.txt", NOTES), folder / "plain.segue.json")
    value = json.loads((folder / "plain.segue.json").read_text())
    assert "recording" not in value
    notes = write("named.segue.json", json.dumps({**value, "recording": "below/a b.mp3"}))
    run("convert", notes, folder / "same.segue.json")
    assert named(folder / "same.segue.json") == "below/a b.mp3"
    run("convert", notes, folder / "below" / "notes.segue.json")
    assert named(folder / "below" / "notes.segue.json") == "a b.mp3"
    above = write("above.segue.json", json.dumps({**value, "recording": "c.mp3"}))
    run("convert", above, folder / "below" / "notes.segue.json")
    assert named(folder / "below" / "notes.segue.json") == (folder.resolve() / "c.mp3").as_uri()
    assert json.loads(run("convert", "--to", "json", above, "-"))["recording"] == "c.mp3"
    done = subprocess.run([cli, "convert", above, folder / "out.txt"], capture_output=True, text=True)
    assert "recording" in done.stderr, done.stderr


@test
def lists_of_chapters_are_known_by_their_content():
    chapters = write("chapters.txt", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=2000\n# x\ntitle=a\\=b\n")
    assert run("outline", chapters) == "2\t1\tsegment\t00:00:01.500\ta=b\n"
    assert run("convert", "--to", "ffmetadata", chapters, "-") == chapters.read_text()
    assert run("convert", "--to", "mp4chaps", chapters, "-") == "00:00:01.500 a=b\n"
    hidden = write("hidden.json", '{"chapters": [{"startTime": 1, "title": "a", "toc": false}]}')
    for to, held in (("matroska-xml", True), ("psc", False)):
        done = subprocess.run([cli, "convert", "--to", to, hidden, folder / "hidden"], capture_output=True, text=True)
        assert ("hidden" in done.stderr) != held, done.stderr
    run("convert", "--to", "matroska-xml", hidden, folder / "hidden")
    assert '"toc": false' in run("convert", "--to", "json-chapters", folder / "hidden", "-")
    broken = write("broken.txt", "<Chapters>\n<EditionEntry></Chapters>")
    assert "Line 2: " in subprocess.run([cli, "outline", broken], stderr=subprocess.PIPE, text=True).stderr
    run("convert", "--to", "hindenburg", chapters, "-", code=2)


@test
def notes_are_rendered_for_publishing():
    notes = write("notes.md", """---
title: Issue <1>
---
# Garden news

<!-- not for readers -->
## Tools

- (0:00) [Spades](https://example.org/?a=1&b=2)
- (--:--) Hoes
- (2:00) Rakes
""")
    html = run("convert", "--to", "html", notes, "-")
    assert html == """<h2>Garden news</h2>
<h3>Tools</h3>
<p>0:00 <strong><a href="https://example.org/?a=1&amp;b=2">Spades</a></strong></p>
<p>2:00 <strong>Rakes</strong></p>
""", html
    page = run("convert", "--to", "html", "--standalone", notes, "-")
    assert page.startswith("<!DOCTYPE html>") and "<title>Issue &lt;1&gt;</title>" in page and "<h1>Garden" in page
    markdown = run("convert", "--to", "markdown", notes, "-")
    assert markdown == """# Garden news

## Tools

0:00 **[Spades](https://example.org/?a=1&b=2)**

2:00 **Rakes**
""", markdown
    plain = run("convert", "--to", "plain", notes, "-")
    assert plain == """Garden news

Tools
0:00 Spades
https://example.org/?a=1&b=2
2:00 Rakes
""", plain


@test
def rendering_says_what_is_left_out():
    notes = write("notes.txt", "(0:00) a\n(--:--) b\n(--:--) c\n")
    done = subprocess.run([cli, "convert", "--to", "html", notes, "-"], capture_output=True, timeout=30)
    assert done.returncode == 0 and "2 segments without a time are left out." in done.stderr.decode()
    value = json.loads(run("convert", "--to", "json", write("notes.txt", NOTES), "-"))
    for entry in value["entries"]:
        entry["leaveOut"] = entry.get("title") in ("Hello", "**Tools**", "Tools")
    left = run("convert", "--to", "plain", write("left.segue.json", json.dumps(value)), "-")
    assert "Seeds" in left and not [word for word in ("Hello", "Tools", "Spades", "Bye") if word in left], left


@test
def targets_are_listed_with_their_sources():
    lines = [line.split("\t") for line in run("targets").splitlines()]
    assert ["youtube", "YouTube", "5000 bytes"] in [line[:3] for line in lines], lines
    rules = [line.split("\t") for line in run("targets", "--rules").splitlines()]
    assert all(len(rule) == 6 and rule[4] and rule[5] for rule in rules), rules
    assert {rule[0] for rule in rules} <= {line[0] for line in lines}
    run("targets", write("notes.txt", NOTES), code=2)


@test
def convert_writes_what_a_target_takes():
    notes = write("notes.txt", NOTES.replace("(00:02:12)", "(01:02:12)"))
    assert run("convert", "--to", "spotify", notes, "-") == (
        "(00:00:10) Hello\n(00:02:14) Seeds: swap\n(00:59:49) Spades\n(01:02:12) Bye")
    youtube = run("convert", "--to", "youtube", "--set", "first-zero=true", "--set", "left-out=seeds", "--set",
                  "descriptions=leave-out", "--set", "offset=-5", notes, "-")
    assert youtube.endswith("\n\n00:00:00 Hello\n\nTools\n00:59:44 Spades\n01:02:07 Bye"), youtube
    run("convert", "--to", "web", "--set", "variant=page", notes, folder / "page.html")
    assert (folder / "page.html").read_text().startswith("<!DOCTYPE html>")
    for wrong in ("variant=nonsense", "nonsense=1", "first-zero=maybe", "offset", "left-out-parts"):
        run("convert", "--to", "youtube", "--set", wrong, notes, "-", code=2)
    run("convert", "--to", "html", "--set", "links=false", notes, "-", code=2)
    run("convert", "--to", "youtube", notes, notes, code=2)
    run("convert", "--to", "web", "--standalone", notes, "-", code=2)


@test
def check_tells_what_will_happen_at_a_target():
    notes = write("notes.txt", NOTES.replace("(00:02:12)", "(01:02:12)"))
    assert run("check", notes) == ""
    found = run("check", "--target", "youtube", notes, code=1)
    assert found == f"{notes}:4:2: warning: YouTube will make no chapters: the first time is not 0:00 [youtube-first]\n", found
    assert run("check", "--target", "youtube", "--set", "first-zero=true", notes) == ""
    found = json.loads(run("check", "--format", "json", "--target", "youtube", "--target", "spotify", notes, code=1))
    assert {"youtube-first", "spotify-first", "apple-first"} <= {problem["rule"] for problem in found}, found
    run("check", "--target", "nonsense", notes, code=2)
    run("check", "--target", "youtube", "--set", "nonsense=1", notes, code=2)
    run("check", "--set", "first-zero=true", notes, code=2)


@test
def formats_are_listed_with_what_they_hold():
    rows = [line.split("\t") for line in run("formats").splitlines()]
    assert all(len(row) == 6 for row in rows)
    row = {row[0]: row for row in rows}
    assert row["text"][3:] == ["read", "write", "lines,sections,links,descriptions,untimed"]
    assert row["psc"][3:5] == ["read", "write"] and row["psc"][5] == "links,pictures"
    assert row["html"][3] == "-"
    run("formats", "x", code=2)


@test
def what_is_lost_is_counted_and_can_be_refused():
    notes = write("lossy.txt", "Hello\n\n(00:10) One\nhttps://e.org\nText.\n(00:05) Two\n(--:--) Three\n\n## Part\n"
                               "(00:20) Four\n")
    out = folder / "out.cue"
    done = subprocess.run([cli, "convert", "--to", "cue", notes, out], capture_output=True, timeout=30)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 0 and all(f"{out}: note: " in line for line in lines), lines
    for words in ("1 segment without a time", "1 section is", "1 link is", "1 description is", "The text that belongs",
                  "1 segment starts before"):
        assert any(words in line for line in lines), words
    assert len(lines) == 6
    out.unlink()
    run("convert", "--strict", "--to", "cue", notes, out, code=1)
    assert not out.exists()
    run("convert", "--strict", "--to", "cue", write("good.txt", "(00:00) One\n(00:10) Two\n"), out)
    run("convert", "--strict", "--to", "youtube", notes, out, code=2)


@test
def a_list_of_chapters_becomes_notes():
    psc = write("list.xml", '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters" version="1.2">\n'
                            '<psc:chapter start="0" title="One" href="https://e.org"/>\n'
                            '<psc:chapter start="1:00" title="Two &amp; more"/>\n</psc:chapters>\n')
    assert run("convert", "--strict", "--to", "text", psc, "-") == "(00:00:00) One\nhttps://e.org\n(00:01:00) Two & more\n"
    assert '"title": "Two & more"' in run("convert", "--from", "psc", "--to", "json", psc, "-")
    assert run("convert", "--strict", "--to", "psc", psc, "-") == psc.read_text()


@test
def the_name_says_which_format_is_written():
    notes = write("named.txt", "(00:00:00) One\n(00:00:10) Two\n")
    for name, words in (("01.chapters.txt", "00:00:00.000 One"), ("01.PSC", "<psc:chapters"), ("01.cue", "INDEX 01"),
                        ("01.chapters.json", '"chapters"'), ("01.txt", "(00:00:00) One")):
        run("convert", notes, folder / name)
        assert words in (folder / name).read_text(), name
    run("convert", notes, folder / "01.mp3", code=2)


@test
def times_are_rounded_as_asked():
    notes = write("parts.txt", "(00:00:00.0) a\n(00:00:05.5) b\n(00:00:07.2) c\n")
    for how, times in (("floor", "00 05 07"), ("nearest", "00 06 07"), ("up", "00 06 08")):
        one, two, three = times.split()
        assert run("convert", "--round", how, "--to", "text", notes, "-") == (
            f"(00:00:{one}) a\n(00:00:{two}) b\n(00:00:{three}) c\n")
    run("convert", "--round", "down", "--to", "text", notes, "-", code=2)
    run("convert", "--round", "up", "--to", "psc", notes, "-", code=2)


@test
def episodes_of_a_feed_become_files():
    feed = write("feed.xml", "<rss><channel><item><title>A/b</title><pubDate>Wed, 02 Oct 2002 13:00:00 GMT</pubDate>"
                             "<description>0:00 One</description></item><item><title>A/b</title></item></channel></rss>")
    new = folder / "episodes"
    assert run("import-feed", "--dry-run", feed, new) == "A b.md\t2002-10-02T13:00:00Z\tA/b\nA b 2.md\t-\tA/b\n"
    assert not new.exists()
    assert run("import-feed", feed, new) == f"2 episodes were written to “{new}”.\n"
    assert sorted(os.listdir(new)) == ["A b 2.md", "A b.md"]
    assert "segment\t00:00:00.000\tOne" in run("outline", new / "A b.md")
    assert run("import-feed", "-", new, text=feed.read_bytes()) and len(os.listdir(new)) == 4
    run("import-feed", write("bomb.xml", '<!DOCTYPE rss [<!ENTITY a "a">]><rss>&a;</rss>'), new, code=2)
    run("import-feed", feed, feed, code=2)
    run("import-feed", feed, code=2)


@test
def times_are_found_in_a_transcript():
    said = ["welcome to the show", "now about the ropes", "a rope for mooring", "the tides were strange", "spring tides", "good bye"]
    cues = "".join(f"00:{i:02}:00.000 --> 00:{i:02}:10.000\n{words} {'and so on ' * 12}\n\n" for i, words in enumerate(said))
    transcript = write("talk.vtt", "WEBVTT\n\n" + cues)
    text = "Harbour\r\n\r\n(--:--:--) Mooring ropes\r\n(--:--:--) Strange tides: café\r\n"
    notes = write("talk.txt", text.encode("latin-1"))
    arguments = ("--encoding", "ISO-8859-1", "--transcript", transcript, notes)
    lines = [line.split("\t") for line in run("times", *arguments).splitlines()]
    assert [line[0] for line in lines] == ["3", "4"] and lines[1][3] == "Strange tides: café"
    assert all(line[2] in ("good", "possible", "weak", "none") for line in lines)
    assert lines[0][1] in ("00:01:00.000", "00:02:00.000") and lines[1][1] == "00:03:00.000"
    assert notes.read_bytes() == text.encode("latin-1")
    run("times", "--write", "weak", *arguments)
    wanted = text.replace("--:--:--", lines[0][1][:8], 1).replace("--:--:--", "00:03:00")
    assert notes.read_bytes() == wanted.encode("latin-1")
    assert run("times", *arguments) == ""
    moved = run("times", "--retime", *arguments).splitlines()
    assert len(moved) == 2 and moved[0].endswith("\tMooring ropes")
    wrong = write("wrong.txt", "(00:00:05) Welcome\n(00:04:00) Mooring ropes\n(00:03:00) Strange tides\n(00:05:00) Bye\n")
    assert "wrong.txt:2:" in run("check", "--transcript", transcript, wrong, code=1)
    run("check", "--transcript", wrong, wrong, code=2)
    run("times", "--write", "sure", *arguments, code=2)
    run("times", notes, code=2)
    run("times", "--transcript", transcript, code=2)
    run("times", "--transcript", write("list.txt", "(0:10) a\n(12:00) b\n(40:00) c\n"), notes, code=2)


@test
def what_is_rendered_cannot_be_read():
    notes = write("notes.txt", NOTES)
    for name in ("html", "markdown", "plain"):
        run("convert", "--from", name, notes, "-", code=2)
    run("convert", "--standalone", notes, "-", code=2)
    # the names of files ask for nothing but notes
    run("convert", notes, folder / "notes.html", code=2)
    run("convert", notes, folder / "notes.md")
    assert (folder / "notes.md").read_text() == NOTES


@test
def folders_and_pipes_are_refused():
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    run("outline", folder, code=2)
    run("outline", pipe, code=2)


@test
def devices_are_streams():
    notes = write("notes.txt", NOTES)
    html = run("convert", "--to", "html", notes, "-")
    assert run("convert", "--to", "html", notes, "/dev/stdout") == html
    assert run("convert", "--to", "html", "/dev/stdin", "/dev/stdout", text=NOTES.encode()) == html
    assert run("outline", "/dev/stdin", text=NOTES.encode()) == run("outline", notes)
    reader, writer = os.pipe()
    done = subprocess.run([cli, "convert", "--to", "html", notes, f"/dev/fd/{writer}"], pass_fds=[writer], timeout=30)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        assert done.returncode == 0 and pipe.read() == html


@test
def output_that_cannot_be_written_is_said():
    notes = write("notes.txt", NOTES)
    for arguments in (["outline", notes], ["check", notes], ["check", "--format", "json", notes], ["--help"],
                      ["--version"], ["convert", "--to", "html", notes, "-"], ["convert", notes, "/dev/stdout"],
                      ["convert", "--to", "json", notes, "/dev/full"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([cli, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, timeout=30)
        assert done.returncode == 2, f"{arguments}: exit status {done.returncode}"
        assert b"No space left" in done.stderr, f"{arguments}: {done.stderr!r}"


@test
def two_dashes_end_the_options():
    notes = write("-notes.txt", NOTES)
    os.chdir(folder)
    assert run("outline", "--", "-notes.txt") == run("outline", notes)
    assert run("check", "--style", "--", "-notes.txt", code=1) == run("check", "--style", "./-notes.txt", code=1).replace(
        "./", "")
    assert run("convert", "--to", "html", "--", "-notes.txt", "-") == run("convert", "--to", "html", notes, "-")
    run("outline", "-notes.txt", code=2)
    run("outline", "--", "--", code=2)
    os.chdir("/")


@test
def a_file_is_not_overwritten_in_another_format():
    notes = write("notes.txt", NOTES)
    os.symlink(notes, folder / "link.txt")
    for name in ("notes.txt", "link.txt"):
        run("convert", "--to", "json", notes, folder / name, code=2)
        run("convert", "--to", "html", notes, folder / name, code=2)
    assert notes.read_text() == NOTES
    run("convert", notes, notes)
    assert notes.read_text() == NOTES
    run("convert", "--to", "json", notes, folder / "other.json")


def run_on_terminal(*arguments):
    """What a terminal gets, standard error included."""
    leader, follower = os.openpty()
    process = subprocess.Popen([cli, *map(str, arguments)], stdout=follower, stderr=follower)
    os.close(follower)
    output = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        output += piece
    os.close(leader)
    process.wait(timeout=30)
    return output.replace(b"\r\n", b"\n").decode()


@test
def a_terminal_gets_no_control_characters():
    text = "(0:00) a\u202eb\x1b[31mc\u2066\u061c\x7f\x9b d\n(0:10) 가 é\n"
    notes = write("notes.txt", text)
    shown = run_on_terminal("outline", notes)
    assert "a\\u202Eb\\x1B[31mc\\u2066\\u061C\\x7F\\x9B d\n" in shown, shown
    assert "가 é\n" in shown and shown.count("\t") == 8, shown
    # other programs get what is there
    assert "a\u202eb\x1b[31mc\u2066\u061c\x7f\x9b d\n" in run("outline", notes)
    assert "\x1b" not in run_on_terminal("convert", "--to", "plain", notes, "-")
    missing = run_on_terminal("outline", folder / "no\x1b[2Jfile.txt")
    assert "no\\x1B[2Jfile.txt" in missing and "\x1b" not in missing, missing


@test
def misuse_is_answered():
    run(code=2)
    run("nonsense", code=2)
    run("outline", code=2)
    run("convert", "one", code=2)
    run("convert", "--to", "nonsense", write("in.txt", NOTES), "-", code=2)
    run("--help")
    run("check", "--help")
    assert run("--version").startswith("segue-cli ")


cli = os.path.abspath(sys.argv[1])
print(f"1..{len(tests)}")
for number, function in enumerate(tests, 1):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            function()
            print(f"ok {number} {function.__name__}")
        except Exception as error:  # whatever it is, the other tests go on
            print(f"not ok {number} {function.__name__}\n# {type(error).__name__}: {str(error)!r}")
