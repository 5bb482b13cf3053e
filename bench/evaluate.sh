#!/bin/sh
# Ranking quality on public collections, in one command:
#
#   bench/evaluate.sh DATA [WORK]
#
# DATA holds the collections as BEIR folders (scifact, nfcorpus, med, cranfield, bioasq, and the
# rest of the pool: pubmedqa, medquad, guidelines), or a program `unpack` that makes them
# (`unpack DEST SET...`). WORK (default: a new folder under /tmp) takes the unpacked sets, the
# indexes and the runs; an index that is already there is used again. IBID names the program
# (default: build/ibid). Without data there is nothing to measure, which is no failure.
set -eu

data=${1:-}
ibid=${IBID:-$(dirname "$0")/../build/ibid}
if [ -z "$data" ] || [ ! -d "$data" ]; then
  echo "evaluate: no data folder given; nothing to measure"
  exit 0
fi
if [ ! -x "$ibid" ]; then
  echo "evaluate: build ibid first, or name it: IBID=PATH" >&2
  exit 2
fi
work=${2:-$(mktemp -d)}
mkdir -p "$work"
if [ -x "$data/unpack" ]; then
  "$data/unpack" "$work/data" scifact nfcorpus med cranfield bioasq pubmedqa medquad guidelines
  data=$work/data
fi

# index_of NAME FILE...
index_of() {
  name=$1
  shift
  [ -e "$work/index/$name/CURRENT" ] && return
  mkdir -p "$work/index"
  "$ibid" index --index "$work/index/$name" --format beir "$@" >&2
}

# measure LABEL INDEX SET SPLIT
measure() {
  "$ibid" search --index "$work/index/$2" --batch "$data/$3/queries.jsonl" \
    --run "$work/$1.trec" --top 100
  echo "== $1"
  "$ibid" eval --run "$work/$1.trec" --qrels "$data/$3/qrels/$4.tsv"
}

for set in scifact nfcorpus med cranfield; do
  if [ ! -f "$data/$set/corpus.jsonl" ]; then
    echo "evaluate: $set is not there; left out"
    continue
  fi
  index_of "$set" "$data/$set/corpus.jsonl"
  case $set in
    scifact) measure scifact-train scifact scifact train ;;
    nfcorpus)
      measure nfcorpus-dev nfcorpus nfcorpus dev
      measure nfcorpus-train nfcorpus nfcorpus train
      ;;
    *) measure "$set" "$set" "$set" test ;;
  esac
done

if [ -f "$data/bioasq/corpus.jsonl" ] && [ -f "$data/guidelines/ngc_recommendations.jsonl" ]; then
  index_of pool "$data/bioasq/corpus.jsonl" "$data/scifact/corpus.jsonl" \
    "$data/pubmedqa/corpus.jsonl" "$data/medquad/corpus.jsonl" \
    "$data/guidelines/ngc_recommendations.jsonl" "$data/guidelines/uspstf_recommendations.jsonl"
  measure bioasq-pool pool bioasq train
  echo "== time for one search over the pool"
  "$ibid" bench --index "$work/index/pool" --queries "$data/bioasq/queries.jsonl" 2>&1 || true
else
  echo "evaluate: the pool is not there; left out"
fi
