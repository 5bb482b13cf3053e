#!/usr/bin/env python3
"""Puts one spelling error into one word of each question, to measure what correction is worth.

    bench/misspell.py QUERIES.jsonl > MISSPELT.jsonl

One letter of one word is left out, doubled, swapped with the next or replaced, never the first
letter. Drawn from the words of six letters and more that are written small and are no stop words;
a question without one stays as it is. The same questions give the same errors.
"""

import json
import pathlib
import random
import re
import sys

STOP_WORDS = set(
    (pathlib.Path(__file__).parent.parent / "index/language/stopwords.txt").read_text().split()
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misspelt(word, draw):
    at = draw.randrange(1, len(word) - 1)
    kind = draw.choice(["left out", "doubled", "swapped", "replaced"])
    if kind == "left out":
        return word[:at] + word[at + 1 :]
    if kind == "doubled":
        return word[:at] + word[at] + word[at:]
    if kind == "swapped" and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + draw.choice(LETTERS.replace(word[at], "")) + word[at + 1 :]


def main():
    draw = random.Random(1)
    for line in open(sys.argv[1], encoding="utf-8"):
        query = json.loads(line)
        words = [
            match
            for match in re.finditer(r"\b[a-z]{6,}\b", query["text"])
            if match[0] not in STOP_WORDS
        ]
        if words:
            word = draw.choice(words)
            text = query["text"]
            query["text"] = text[: word.start()] + misspelt(word[0], draw) + text[word.end() :]
        print(json.dumps({"_id": query["_id"], "text": query["text"]}))


if __name__ == "__main__":
    main()
