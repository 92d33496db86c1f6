# Copyright 2026 The Segue authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the steps of a walk, each of which goes on from where the one before ended, and prints TAP."""
import os
import shutil
import tempfile
import traceback


def run(steps, make):
    """Calls each step with what make (folder) returns, which has a close () of its own."""
    if shutil.which("xdotool") is None:
        print("1..0 # SKIP there is no xdotool", flush=True)
        return
    print(f"1..{len(steps)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        walk = make(folder)
        failed = False
        for number, step in enumerate(steps, 1):
            name = step.__name__.replace("_", " ")
            if failed:
                print(f"not ok {number} {name} # the step before failed", flush=True)
                continue
            try:
                step(walk)
                print(f"ok {number} {name}", flush=True)
            except Exception:
                failed = True
                print(f"not ok {number} {name}", flush=True)
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), flush=True)
                if "SEGUE_E2E_SHOT" in os.environ:
                    os.system(f"import -window root {os.environ['SEGUE_E2E_SHOT']}")
        walk.close()
