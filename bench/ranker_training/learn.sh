#!/bin/sh
# Learns the tables of src/retrieve as the shipped ones were, and prints what they are worth on
# questions held back:
#
#   bench/ranker_training/learn.sh DATA WORK [OPTION…]
#
# DATA has the unpacked sets (scifact, nfcorpus, med, cranfield, bioasq, pubmedqa, medquad,
# guidelines, claims); WORK takes the indexes and what is made of the sets. Options go to
# ranker_training: `--folds 5`, `--write src/retrieve`. IBID and TRAINER name the programs (default:
# build/ibid and build/bench/ranker_training). Without data there is nothing to learn from, which is
# no failure.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
ibid=${IBID:-$here/build/ibid}
trainer=${TRAINER:-$here/build/bench/ranker_training}
if [ $# -lt 2 ] || [ ! -f "$1/bioasq/corpus.jsonl" ]; then
  echo "learn: no data folder with the sets given; nothing to learn from"
  exit 0
fi
data=$1
work=$2
shift 2
mkdir -p "$work"
python3 "$here/bench/ranker_training/further_sets.py" "$data" "$work"

# index_of NAME FILE...
index_of() {
  name=$1
  shift
  [ -e "$work/$name/CURRENT" ] || "$ibid" index --index "$work/$name" "$@" >&2
}
for set in scifact nfcorpus med cranfield; do
  index_of "$set" --format beir "$data/$set/corpus.jsonl"
done
index_of pool --format beir "$data/bioasq/corpus.jsonl" "$data/scifact/corpus.jsonl" \
  "$data/pubmedqa/corpus.jsonl" "$data/medquad/corpus.jsonl" \
  "$data/guidelines/ngc_recommendations.jsonl" "$data/guidelines/uspstf_recommendations.jsonl"
index_of covidfact --format beir "$work/covidfact_corpus.jsonl"
python3 "$here/bench/held_out_questions.py" "$here/corpus" "$work"
for fold in 0 1 2 3 4; do
  index_of "held_out/$fold/index" "$work/held_out/$fold/corpus"
done

# held_out FOLD: of the corpus's questions a fifth, asked where they are not known.
held_out() {
  echo "corpus-$1,.08,$work/held_out/$1/index,$work/held_out/$1/questions.tsv"
}

# NAME,WEIGHT,INDEX,QUERIES,QRELS. What weighs how much was chosen on questions held back.
beir() {
  echo "$1,$2,$work/$3,$data/$3/queries.jsonl,$data/$3/qrels/$4.tsv"
}
exec "$trainer" "$@" \
  "$(beir scifact 1 scifact train)" \
  "$(beir nfcorpus-dev 0 nfcorpus dev)" \
  "$(beir nfcorpus-train 1 nfcorpus train)" \
  "$(beir med .25 med test)" \
  "$(beir cranfield .8 cranfield test)" \
  "bioasq,1.5,$work/pool,$data/bioasq/queries.jsonl,$data/bioasq/qrels/train.tsv" \
  "$(held_out 0)" "$(held_out 1)" "$(held_out 2)" "$(held_out 3)" "$(held_out 4)" \
  "covidfact,.5,$work/covidfact,$work/covidfact_queries.jsonl,$work/covidfact_qrels.tsv" \
  "pubmedqa,.5,$work/pool,$work/pubmedqa_queries.jsonl,$work/pubmedqa_qrels.tsv"
