#!/usr/bin/env python3
"""Checks the includes of src/cadenza against the table of docs/architecture/layers.md, and that no cycle of files exists."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "cadenza"
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]cadenza/([^">]+)[">]', re.M)


def table():
    """-> {module: (rank, band, place within the rank)}; modules of one comma-separated group share a place"""
    modules = {}
    for line in (ROOT / "docs/architecture/layers.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != 2 or not cells[0][:1].isdigit():
            continue
        rank, _, band = cells[0].partition(" ")
        for group in cells[1].split(";"):
            for place, names in enumerate(group.split("→")):
                for name in names.split(","):
                    modules[name.strip()] = (int(rank), band, place, group)
    return modules


def module_of(path, modules):
    parts = path.split("/")
    for length in range(len(parts) - 1, 0, -1):
        name = "/".join(parts[:length])
        if name in modules:
            return name
    return None


def allowed(user, used, modules):
    if user == used:
        return True
    (rank, band, place, group), (rank2, band2, place2, group2) = modules[user], modules[used]
    if rank != rank2:
        return rank2 < rank and not ({band, band2} == {"web", "data"})
    return band == band2 and group == group2 and place2 < place


def main():
    modules = table()
    problems, edges = [], {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in (".h", ".cc"):
            continue
        name = str(path.relative_to(SOURCE))
        user = module_of(name, modules)
        text = path.read_text()
        edges[name] = [found for found in INCLUDE.findall(text) if (SOURCE / found).exists()]
        for found in INCLUDE.findall(text):
            if not (SOURCE / found).exists():
                problems.append("%s includes cadenza/%s, which does not exist" % (name, found))
        if "/" not in name:
            continue  # an umbrella header: includes only
        if user is None:
            problems.append("%s belongs to no module of docs/architecture/layers.md" % name)
            continue
        for found in edges[name]:
            used = module_of(found, modules)
            if used is None:
                problems.append("%s includes the umbrella header cadenza/%s: include the module's header" % (name, found))
            elif not allowed(user, used, modules):
                problems.append("%s (%s) must not include cadenza/%s (%s)" % (name, user, found, used))

    state = {}

    def visit(name, trail):
        if state.get(name) == "done":
            return
        if name in trail:
            problems.append("include cycle: " + " → ".join(trail[trail.index(name):] + [name]))
            return
        for found in edges.get(name, []):
            visit(found, trail + [name])
        state[name] = "done"

    for name in edges:
        visit(name, [])
    for problem in sorted(set(problems)):
        print("layers: " + problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
