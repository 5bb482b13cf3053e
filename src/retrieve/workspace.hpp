// What a thread keeps from question to question: the analyzer with its stems, the lexicon, and the
// passages it read.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/lexicon.hpp"
#include "retrieve/passage_tokens.hpp"
#include "retrieve/word_numbers.hpp"

namespace ibid::retrieve {

struct Workspace {
  explicit Workspace(const index::Generation& generation)
      : language(generation.language()),
        analyzer(language),
        lexicon(generation),
        numbers(analyzer, lexicon),
        tokenizer(generation, numbers) {}

  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  index::Language language;  ///< a copy: the generation may go before the thread does
  index::Analyzer analyzer;
  Lexicon lexicon;
  WordNumbers numbers;
  PassageTokenizer tokenizer;
  /// Canonical ids of the Sources that passages belong to (source_ranking.cpp): finding all records
  /// of one work takes longer than ranking it, and a batch lists the same works again and again.
  std::unordered_map<index::PassageNumber, std::string> source_ids;
};

/// The calling thread's workspace for `generation`, fresh when the thread worked on another one
/// before or when its lexicon has grown past kLexiconTermsMax. Whoever keeps it may use it on this
/// thread only, and only while the generation lives.
[[nodiscard]] std::shared_ptr<Workspace> workspace_of(const index::Generation& generation);

/// Some 60 MB a thread. The pool of 128,640 passages has 170,000 terms in all.
inline constexpr std::size_t kLexiconTermsMax = 400'000;

}  // namespace ibid::retrieve
