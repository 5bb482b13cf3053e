// The stems that occur around one question, numbered in order of first sight, with their rarity:
// sentences become lists of small numbers, and comparing them costs no strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/generation.hpp"
#include "retrieve/workspace.hpp"
#include "text/words.hpp"

namespace ibid::answer {

using StemNumber = std::uint32_t;

/// Not thread-safe; of the thread that made it.
class Vocabulary {
 public:
  /// `generation` must outlive it.
  explicit Vocabulary(const index::Generation& generation);

  [[nodiscard]] StemNumber number_of(std::string_view stem);
  /// Puts the stems of the words of `text`, but of stop words, behind `stems`, in order. Returns
  /// how many words there are, stop words included.
  /// `spoken`, where given, gets those of all words; a stop word is its own stem there.
  std::size_t add_stems(std::string_view text, std::vector<StemNumber>& stems,
                        std::vector<StemNumber>* spoken = nullptr);
  /// The same for `range` of the text of a passage whose words were numbered when it was ranked.
  std::size_t add_stems(const retrieve::PassageTokens& passage, std::string_view text,
                        ByteRange range, std::vector<StemNumber>& stems,
                        std::vector<StemNumber>& spoken);
  /// The same of a title or heading, which recur from candidate to candidate and from question to
  /// question: each is cut into words once. Lives as long as the vocabulary.
  [[nodiscard]] const std::vector<StemNumber>& stems_of(const std::string& title);
  /// Of a passage of the generation; null when it cannot be read.
  [[nodiscard]] std::shared_ptr<const retrieve::PassageTokens> tokens_of(
      index::PassageNumber number);
  [[nodiscard]] std::string_view text_of(StemNumber number) const {
    return workspace_->lexicon.term(terms_[number]);
  }
  [[nodiscard]] const index::Language& language() const { return workspace_->language; }
  /// Numbers run from 0 to size() - 1.
  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  /// Inverse document frequency; looked up in the index once a stem.
  [[nodiscard]] double rarity_of(StemNumber number) {
    double& known = rarities_[number];
    if (known < 0) known = looked_up_rarity(number);
    return known;
  }

 private:
  struct Slot {
    retrieve::TermNumber term = 0;
    StemNumber number_plus_one = 0;  ///< 0 where there is none
  };

  [[nodiscard]] StemNumber number_of_term(retrieve::TermNumber term);
  [[nodiscard]] Slot& slot_of(retrieve::TermNumber term);
  void grow();
  [[nodiscard]] double looked_up_rarity(StemNumber number);

  std::shared_ptr<retrieve::Workspace> workspace_;  // the thread may start another meanwhile
  std::vector<Slot> slots_;  // a power of two, at most half of them taken, linear probing
  std::vector<retrieve::TermNumber> terms_;
  std::vector<double> rarities_;  // negative: not looked up yet
  std::vector<text::Word> words_;
  std::unordered_map<std::string, std::vector<StemNumber>> titles_;
};

}  // namespace ibid::answer
