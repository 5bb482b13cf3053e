// Passages as a search would have found them, for tests of what is made of them.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "answer/candidates.hpp"
#include "model/digest.hpp"

namespace ibid::test {

/// A document whose own source has `id` and title "Title of <id>".
inline index::DocumentHeader document_named(const std::string& id) {
  index::DocumentHeader document;
  document.id = document.source.id = id;
  document.source.title = "Title of " + id;
  return document;
}

inline answer::FoundPassage found_passage(index::DocumentHeader document, std::string text,
                                          std::string theme = {}) {
  answer::FoundPassage found;
  Passage passage;
  passage.id = document.id + "#0";
  passage.document_id = passage.source_id = document.id;
  passage.text = std::move(text);
  passage.sha256 = model::sha256_hex(passage.text);
  found.passage = std::make_shared<const Passage>(std::move(passage));
  found.document = std::make_shared<const index::DocumentHeader>(std::move(document));
  found.score = found.ranked = 1;
  found.theme = std::move(theme);
  return found;
}

/// `found` with its passage as `change` leaves it.
template <class Change>
answer::FoundPassage changed(answer::FoundPassage found, Change change) {
  Passage passage = *found.passage;
  change(passage);
  found.passage = std::make_shared<const Passage>(std::move(passage));
  return found;
}

/// Their candidates, with falling scores in their order. Their stems are the vocabulary's numbers.
inline std::vector<answer::Candidate> candidates_in(
    const std::vector<answer::FoundPassage>& passages, answer::Vocabulary& vocabulary) {
  std::vector<answer::Candidate> candidates = answer::candidates_of(passages, vocabulary);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].score = candidates[i].worth = 1 / static_cast<double>(1 + i);
    candidates[i].lead = candidates[i].recall = candidates[i].score;
    candidates[i].named = 1;
  }
  return candidates;
}

inline std::vector<answer::Candidate> candidates_in(
    const std::vector<answer::FoundPassage>& passages, const index::Generation& generation) {
  answer::Vocabulary vocabulary(generation);
  return candidates_in(passages, vocabulary);
}

}  // namespace ibid::test
