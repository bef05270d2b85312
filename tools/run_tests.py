#!/usr/bin/env python3
"""Runs every test that CTest knows in one build folder, and counts single tests, not programs.

  run_tests.py BUILD_DIR [--only GLOB] [-j JOBS]

A GoogleTest program counts as its tests. Any other program counts as what its last line "N passed, N failed[, N skipped]"
says, or else as one. The output of a program is shown only if something in it failed. The last line of this script is
"N passed, N failed"; exit status 1 if any failed or none ran.
"""
import argparse
import concurrent.futures
import fnmatch
import json
import os
import re
import subprocess
import sys
import time

SUMMARY = re.compile(r"^(?:\w+: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$")
GTEST = {
    "passed": re.compile(r"^\[  PASSED  \] (\d+) tests?\.", re.M),
    "failed": re.compile(r"^\[  FAILED  \] (\d+) tests?, listed below", re.M),
    "skipped": re.compile(r"^\[  SKIPPED \] (\d+) tests?, listed below", re.M),
}


def tests_of(build):
    listing = subprocess.run(["ctest", "--show-only=json-v1"], cwd=build, check=True, capture_output=True, text=True)
    for test in json.loads(listing.stdout)["tests"]:
        properties = {item["name"]: item["value"] for item in test.get("properties", [])}
        yield test["name"], test.get("command"), properties


def run(name, command, properties, build):
    """-> name, passed, failed, skipped, seconds, output"""
    started = time.monotonic()
    environment = dict(os.environ, GTEST_COLOR="no")
    for setting in properties.get("ENVIRONMENT", []):
        key, _, value = setting.partition("=")
        environment[key] = value
    try:
        done = subprocess.run(command, cwd=properties.get("WORKING_DIRECTORY", build), env=environment, text=True,
                              errors="replace", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=float(properties.get("TIMEOUT", 900)))
        output, status = done.stdout, done.returncode
    except subprocess.TimeoutExpired as late:
        output = (late.stdout or b"").decode(errors="replace") if isinstance(late.stdout, bytes) else late.stdout or ""
        output += "\nkilled after %s s\n" % late.timeout
        status = -1
    except OSError as error:
        output, status = "cannot be run: %s\n" % error, -1
    return (name, *count(output, status), time.monotonic() - started, output)


def count(output, status):
    """-> passed, failed, skipped"""
    found = {key: pattern.search(output) for key, pattern in GTEST.items()}
    if found["passed"] or found["failed"]:
        passed, failed, skipped = (int(found[key].group(1)) if found[key] else 0 for key in ("passed", "failed", "skipped"))
        if status != 0 and failed == 0:
            failed = 1  # it crashed, or a sanitizer spoke, after its tests
        return passed, failed, skipped
    lines = [line for line in output.splitlines() if line.strip()]
    summary = SUMMARY.match(lines[-1]) if lines else None
    if summary:
        passed, failed, skipped = (int(number or 0) for number in summary.groups())
        return passed, max(failed, 1 if status != 0 else 0), skipped
    return (1, 0, 0) if status == 0 else (0, 1, 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--only", metavar="GLOB", default="*")
    parser.add_argument("-j", dest="jobs", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()

    chosen = [test for test in tests_of(options.build) if fnmatch.fnmatch(test[0], options.only)]
    chosen.sort(key=lambda test: -float(test[2].get("COST", 0)))
    totals = [0, 0, 0]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        alone = [test for test in chosen if test[2].get("RUN_SERIAL")]
        together = [test for test in chosen if not test[2].get("RUN_SERIAL")]
        pending = [pool.submit(run, *test, options.build) for test in together]
        results = concurrent.futures.as_completed(pending)
        done = 0

        def report(result):
            nonlocal done
            done += 1
            name, passed, failed, skipped, seconds, output = result
            for index, number in enumerate((passed, failed, skipped)):
                totals[index] += number
            note = "" if not skipped else ", %d skipped" % skipped
            print("[%d/%d] %-34s %5d passed, %d failed%s  (%.1f s)" % (
                done, len(chosen), name, passed, failed, note, seconds), flush=True)
            if failed:
                print(output, flush=True)
            elif skipped:
                for line in sorted(set(re.findall(r"^.*(?:not found|not installed|missing).*$", output, re.M)))[:3]:
                    print("    " + line.strip(), flush=True)

        for future in results:
            report(future.result())
        for test in alone:
            report(run(*test, options.build))
    if totals[2]:
        print("%d skipped" % totals[2])
    print("%d passed, %d failed" % (totals[0], totals[1]))
    return 0 if totals[1] == 0 and totals[0] > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
