#!/usr/bin/env python3
"""SQLite FTS5 on exported passages: builds a contentless table of terms, or times its ranking.

    rank_sqlite.py build PASSAGES.txt DATABASE OUT.json
    rank_sqlite.py query QUESTIONS.txt DATABASE OUT.json [QUESTIONS]

FTS5 scores every row that matches before it sorts, so only the first QUESTIONS (100) are asked, once
after a pass over ten that warms.
"""
import json
import os
import sqlite3
import sys
import time

WARM = 10


def memory_mb():
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) / 1024
    return 0


def build(passages, path):
    if os.path.exists(path):
        os.remove(path)
    start = time.monotonic()
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    # The terms are ibid's: split at blanks alone, whatever they are made of. FTS5 takes no other
    # separators away, so every ASCII character that may stand in a term is named.
    marks = "".join(chr(c) for c in range(33, 127) if not chr(c).isalnum() and chr(c) not in "\"'")
    database.execute("CREATE VIRTUAL TABLE passages USING fts5(body, content='', "
                     f"tokenize = \"ascii tokenchars '{marks}'\")")
    database.execute("BEGIN")
    with open(passages, encoding="utf-8") as lines:
        database.executemany("INSERT INTO passages(rowid, body) VALUES (?, ?)", enumerate(lines, 1))
    database.execute("INSERT INTO passages(passages) VALUES ('optimize')")
    database.execute("COMMIT")
    database.close()
    return {"engine": "SQLite FTS5", "version": sqlite3.sqlite_version,
            "build_s": time.monotonic() - start, "index_bytes": os.path.getsize(path)}


def query(questions, path, count):
    database = sqlite3.connect(path)
    with open(questions, encoding="utf-8") as lines:
        bags = [" OR ".join(f'"{term}"' for term in line.split()) for line in lines][:count]

    def ask(bag, k):
        return database.execute("SELECT rowid, rank FROM passages WHERE passages MATCH ? "
                                "ORDER BY rank LIMIT ?", (bag, k)).fetchall()

    out = {"top": {}, "questions": len(bags)}
    for k in (10, 100):
        for bag in bags[:WARM]:
            ask(bag, k)
        samples = []
        for bag in bags:
            start = time.thread_time()
            ask(bag, k)
            samples.append((time.thread_time() - start) * 1e3)
        out["top"][str(k)] = samples
    out["queries_per_second"] = {"1": 1e3 * len(bags) / sum(out["top"]["10"])}
    out["anonymous_mb"] = memory_mb()
    return out


def main():
    if len(sys.argv) not in (5, 6) or sys.argv[1] not in ("build", "query"):
        raise SystemExit(__doc__)
    what, source, path, result = sys.argv[1:5]
    out = build(source, path) if what == "build" else query(
        source, path, int(sys.argv[5]) if len(sys.argv) == 6 else 100)
    with open(result, "w", encoding="utf-8") as file:
        json.dump(out, file)


if __name__ == "__main__":
    main()
