#!/usr/bin/env python3
"""Splits the corpus's questions for learning and measuring: none is asked where it can be found.

held_out_questions.py CORPUS WORK

CORPUS is a folder of ibid.snippets/1 files whose snippets state the questions that they answer and
those that nothing answers. For each K of 0 to 4, a fifth of these (by their hash) is left out:
WORK/held_out/K/corpus has the files without them, WORK/held_out/K/questions.tsv asks them, a line
each: "inside", the question, and the texts of the snippets that answer it, tabs between; or
"unanswered" and the question.
"""
import collections
import hashlib
import json
import pathlib
import sys

FOLDS = 5
STATED = ("questions", "unanswered")


def fold_of(question):
    return hashlib.sha256(question.encode()).digest()[0] % FOLDS


def main(corpus, work):
    files = {path.name: json.loads(path.read_text()) for path in sorted(corpus.glob("*.json"))}
    answered_by = collections.defaultdict(list)
    unanswered = {}
    for collection in files.values():
        for snippet in collection["snippets"]:
            for question in snippet.get("questions", []):
                answered_by[question].append(snippet["text"])
            unanswered.update(dict.fromkeys(snippet.get("unanswered", [])))
    for fold in range(FOLDS):
        folder = work / "held_out" / str(fold)
        (folder / "corpus").mkdir(parents=True, exist_ok=True)
        for name, collection in files.items():
            snippets = [
                dict(s, **{key: [q for q in s.get(key, []) if fold_of(q) != fold] for key in STATED})
                for s in collection["snippets"]
            ]
            text = json.dumps(dict(collection, snippets=snippets), ensure_ascii=False)
            (folder / "corpus" / name).write_text(text)
        with open(folder / "questions.tsv", "w") as out:
            for question, texts in answered_by.items():
                if fold_of(question) == fold:
                    print("inside", question, *texts, sep="\t", file=out)
            for question in unanswered:
                if fold_of(question) == fold:
                    print("unanswered", question, sep="\t", file=out)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
