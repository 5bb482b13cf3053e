#!/usr/bin/env python3
"""further_sets.py DATA OUT: two more judged sets for ranker_training, as BEIR files in OUT.

covidfact: each supported claim of COVID-Fact has its own evidence to find, among that of all claims
and the abstracts of scifact and PubMedQA (covidfact_corpus.jsonl). pubmedqa: each question has the
abstract to find that answers it, in the pool.
"""

import json
import pathlib
import sys


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(path, lines):
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def write_judged(out, name, judged):
    """`judged` has (id, question, id of the document) of each question."""
    write_lines(out / f"{name}_queries.jsonl",
                [json.dumps({"_id": one, "text": text}) for one, text, _ in judged])
    write_lines(out / f"{name}_qrels.tsv",
                ["query-id\tcorpus-id\tscore"] + [f"{one}\t{of}\t1" for one, _, of in judged])


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: further_sets.py DATA OUT")
    data, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(parents=True, exist_ok=True)

    ids, judged = {}, []
    for claim in records(data / "claims" / "covidfact.jsonl"):
        evidence = " ".join(claim["evidence"])
        document = ids.setdefault(evidence, f"covidfact-{len(ids)}")
        if claim["label"] == "SUPPORT":
            judged.append((claim["id"], claim["claim"], document))
    write_judged(out, "covidfact", judged)
    corpus = [json.dumps({"_id": one, "title": "", "text": text}) for text, one in ids.items()]
    for other in ("scifact", "pubmedqa"):
        corpus += (data / other / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    write_lines(out / "covidfact_corpus.jsonl", corpus)

    # A question's id is that of its abstract behind a "q".
    questions = records(data / "pubmedqa" / "queries.jsonl")
    write_judged(out, "pubmedqa", [(one["_id"], one["text"], one["_id"][1:]) for one in questions])


if __name__ == "__main__":
    main()
