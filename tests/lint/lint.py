#!/usr/bin/env python3
"""The house rules that a compiler does not know.

Checks, each printed with file and line:
  - a file includes its own floor and the floors under it, never one above;
  - each library stays on its floor (ICU in text, nlohmann in model, …);
  - public headers include nothing but the standard library, tl::expected and each other;
  - no two files include each other in a circle.

Usage: lint.py SOURCE_DIR; exit status 1 when something is found.
"""
import pathlib
import re
import sys

FLOORS = ["text", "model", "ingest", "index", "retrieve", "answer", "verify", "review", "render",
          "eval", "engine", "serve", "cli"]

# What a library's headers begin with, and the floors that may see them.
HOMES = {
    "unicode/": {"text"},
    "nlohmann/": {"model"},
    "simdjson": {"ingest"},
    "xapian": {"index", "retrieve"},
    "zstd": {"index"},
    "zdict": {"index"},
    "libxml/": {"ingest"},
    "md4c": {"ingest"},
    "archive": {"ingest"},
    "sqlite3": {"review"},
    "boost/": {"serve"},
    "CLI/": {"cli"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
PUBLIC_ALLOWED = re.compile(r"^(ibid/.*|tl/expected\.hpp|[a-z_]+)$")


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(2)


def floor_findings(root):
    for path in sorted((root / "src").rglob("*.[ch]pp")):
        floor = path.relative_to(root / "src").parts[0]
        for number, header in includes(path):
            where = f"{path.relative_to(root)}:{number}"
            other = header.split("/")[0]
            if other in FLOORS and FLOORS.index(other) > FLOORS.index(floor):
                yield f"{where}: {floor} includes {header}, from a floor above"
            for prefix, homes in HOMES.items():
                if header.startswith(prefix) and floor not in homes:
                    yield f"{where}: {header} belongs to {' and '.join(sorted(homes))}"


def public_findings(root):
    for path in sorted((root / "include").rglob("*.hpp")):
        for number, header in includes(path):
            if not PUBLIC_ALLOWED.match(header):
                yield f"{path.relative_to(root)}:{number}: a public header exposes {header}"


def circle_findings(root):
    graph = {}
    for base in (root / "src", root / "include"):
        for path in base.rglob("*.hpp"):
            name = str(path.relative_to(base))
            graph[name] = [header for _, header in includes(path)]
    done, open_path = set(), []

    def visit(name):
        if name in open_path:
            yield "circle: " + " -> ".join(open_path[open_path.index(name):] + [name])
            return
        if name in done or name not in graph:
            return
        open_path.append(name)
        for header in graph[name]:
            yield from visit(header)
        open_path.pop()
        done.add(name)

    for name in sorted(graph):
        yield from visit(name)


def main():
    root = pathlib.Path(sys.argv[1])
    findings = [*floor_findings(root), *public_findings(root), *circle_findings(root)]
    for finding in findings:
        print(finding)
    if not list((root / "src").rglob("*.cpp")):
        print(f"no sources under {root}")
        return 1
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
