#!/usr/bin/env python3
"""ibid beside Xapian, Lucene and SQLite FTS5: the same passages, the same questions, in one run.

    bench/peers/compare.py CORPUS.jsonl WORK [--sizes 10000,100000,1000000] [--build build]
                           [--prefix 'flock FILE'] [--out bench/runs/NAME]
                           [--engines ibid,Xapian,Lucene,SQLite] [--ranking-only]

Indexes the first N lines of CORPUS (BEIR) for each size, exports ibid's terms and 1,000 questions drawn
from them (export_tokens.cpp keeps the seed), builds every peer from the same terms and times them all.
--prefix is put before each measured command (`taskset -c 0-1`, `flock FILE`). WORK keeps every step's
result, and a step whose result is there is not run again: empty it to start over. --ranking-only leaves
ingest, whole answers and updates out. With --out a summary
(quantiles, no samples) and the plots are written there.

install.sh installs the peers. README.md says what is the same for all engines and what is not.
"""
import argparse
import glob
import json
import pathlib
import shlex
import shutil
import subprocess
import sys

import plot
from table import issue_table

HERE = pathlib.Path(__file__).resolve().parent
QUESTIONS = 1000
# FTS5 scores every match before it sorts: fewer questions, in proportion to what it takes.
SQLITE_QUESTIONS = 50
UPDATE_PASSAGES = 100
JAVA_HEAP = "-Xmx2g"


class Runner:
    """Runs steps, each once: its result is a JSON file in the working folder."""

    def __init__(self, work, prefix):
        self.work = work
        self.prefix = shlex.split(prefix)

    def step(self, name, run):
        result = self.work / f"{name}.json"
        if not result.exists():
            print(f"… {name}", file=sys.stderr)
            value = run(result)
            if value is not None:
                result.write_text(json.dumps(value), encoding="utf-8")
        return json.loads(result.read_text(encoding="utf-8"))

    def measured(self, *command):
        """Seconds by the clock and of processor time, and peak memory, of a command."""
        # A parent of its own, behind the prefix: the peak of children only grows, and what the prefix
        # waits for is none of the command's time.
        code = ("import json,resource,subprocess,sys,time;start=time.monotonic();"
                "subprocess.run(sys.argv[1:],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
                "used=resource.getrusage(resource.RUSAGE_CHILDREN);"
                "print(json.dumps({'seconds':time.monotonic()-start,"
                "'processor_seconds':used.ru_utime+used.ru_stime,'peak_mb':used.ru_maxrss/1024}))")
        return json.loads(subprocess.run([*self.prefix, sys.executable, "-c", code, *map(str, command)], check=True,
                                         stdout=subprocess.PIPE, text=True).stdout)


def bytes_under(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def first_lines(source, count, target):
    with open(source, "rb") as lines, open(target, "wb") as out:
        for _, line in zip(range(count), lines):
            out.write(line)


def java(*arguments):
    jars = glob.glob("/usr/share/java/lucene-core-8*.jar") + glob.glob("/usr/share/java/lucene-analyzers-common-8*.jar")
    if not jars:
        raise SystemExit("Lucene is not installed: run bench/peers/install.sh")
    return ["java", JAVA_HEAP, "-cp", ":".join(jars), str(HERE / "RankLucene.java"), *map(str, arguments)]


def update(runner, ibid, index, folder):
    """Publishes new texts of some passages in a copy of the index; seconds by the clock."""
    copy = folder / "updated"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(index, copy)
    changed = folder / "changed.jsonl"
    with open(folder / "corpus.jsonl", encoding="utf-8") as lines, open(changed, "w", encoding="utf-8") as out:
        for _, line in zip(range(UPDATE_PASSAGES), lines):
            record = json.loads(line)
            record["text"] += " Revised."
            out.write(json.dumps(record) + "\n")
    taken = runner.measured(ibid, "index", "--index", copy, "--format", "beir", changed)
    shutil.rmtree(copy)
    return taken


def measure(runner, corpus, size, build, parts):
    """Figures of one size; `parts` names the engines beside ibid, and `whole` what is not ranking alone."""
    folder = runner.work / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    ibid, bench = build / "ibid", build / "bench"
    index, passages, questions = folder / "ibid", folder / "passages.txt", folder / "questions.txt"
    if not (folder / "corpus.jsonl").exists():
        first_lines(corpus, size, folder / "corpus.jsonl")

    def step(name, run):
        return runner.step(f"{size}/{name}", run)

    def run(*command):
        subprocess.run([*runner.prefix, *map(str, command)], check=True)

    def index_ibid(_):
        shutil.rmtree(index, ignore_errors=True)
        taken = runner.measured(ibid, "index", "--index", index, "--format", "beir", folder / "corpus.jsonl")
        return {**taken, "index_bytes": bytes_under(index)}

    def export(_):
        subprocess.run([bench / "export_tokens", index, folder, str(QUESTIONS)], check=True)
        return {}

    def ingest_lucene(result):
        taken = runner.measured(*java("ingest", folder / "texts.tsv", folder / "lucene-texts", result))
        value = {**taken, **json.loads(result.read_text(encoding="utf-8"))}
        shutil.rmtree(folder / "lucene-texts")
        return value

    figures = {"ibid_index": step("ibid_index", index_ibid)}
    step("export", export)
    rank_ibid = bench / "rank_ibid"
    figures["ibid"] = step("ibid", lambda out: run(rank_ibid, index, questions, out))
    if "Xapian" in parts:
        rank_xapian = bench / "rank_xapian"
        figures["Xapian"] = {
            **step("xapian_build", lambda out: run(rank_xapian, "build", passages, folder / "xapian", out)),
            **step("xapian", lambda out: run(rank_xapian, "query", questions, folder / "xapian", out))}
    if "Lucene" in parts:
        figures["Lucene"] = {
            **step("lucene_build", lambda out: run(*java("build", passages, folder / "lucene", out))),
            **step("lucene", lambda out: run(*java("query", questions, folder / "lucene", out)))}
        if "whole" in parts:
            figures["lucene_ingest"] = step("lucene_ingest", ingest_lucene)
    if "SQLite" in parts:
        sqlite = HERE / "rank_sqlite.py"
        figures["SQLite FTS5"] = {
            **step("sqlite_build", lambda out: run(sys.executable, sqlite, "build", passages, folder / "sqlite", out)),
            **step("sqlite", lambda out: run(sys.executable, sqlite, "query", questions, folder / "sqlite", out,
                                             SQLITE_QUESTIONS))}
    if "whole" in parts:
        figures["answers"] = step("answers", lambda out: run(
            ibid, "bench", "--index", index, "--queries", folder / "questions.jsonl", "--repeats", "1",
            "--threads", "1", "--json", out))
        figures["update"] = step("update", lambda _: update(runner, ibid, index, folder))
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parent.parent / "build")
    parser.add_argument("--prefix", default="")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--engines", default="ibid,Xapian,Lucene,SQLite")
    parser.add_argument("--ranking-only", action="store_true")
    arguments = parser.parse_args()
    if not arguments.corpus.exists():
        print(f"skipped: there is no {arguments.corpus}")
        return
    arguments.work.mkdir(parents=True, exist_ok=True)
    runner = Runner(arguments.work, arguments.prefix)
    sizes = [int(size) for size in arguments.sizes.split(",")]
    parts = set(arguments.engines.split(",")) | (set() if arguments.ranking_only else {"whole"})
    runs = {size: measure(runner, arguments.corpus, size, arguments.build, parts) for size in sizes}
    summary, text = issue_table(runs)
    print(text)
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / "peers.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
        (arguments.out / "peers.txt").write_text(text, encoding="utf-8")
        (arguments.out / "peers.svg").write_text(plot.page(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
