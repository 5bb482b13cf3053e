#include "index/analyzer.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "index/spelling.hpp"
#include "text/words.hpp"

namespace ibid::index {
namespace {

/// Words and stems of 262,144 take some 8 MB. A million-passage corpus has more words, but the
/// frequent ones come back at once after the cache starts anew.
constexpr std::size_t kKnownWordsMax = 262'144;
constexpr std::size_t kSlotsMin = 1024;
/// Sizes are kept in a byte each; text::kWordBytesMax is far below.
constexpr std::size_t kKnownWordBytesMax = 255;

/// Words met before, with their stems: one table of hashes and offsets, and the bytes one behind
/// the other in order of first meeting, so that the frequent words, which come early, share few
/// cache lines. A map of nodes waits for memory at every step: a fifth of indexing went there.
class KnownWords {
 public:
  /// The word, or nothing; valid until the next insert().
  [[nodiscard]] std::optional<StemmedWord> find(std::string_view word, std::uint32_t hash) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t at = hash & mask(); slots_[at].entry != 0; at = (at + 1) & mask()) {
      if (slots_[at].hash != hash) continue;
      const char* entry = bytes_.data() + slots_[at].entry - 1;
      if (std::string_view(entry + kHeaderBytes, size_at(entry)) == word) return known_at(entry);
    }
    return std::nullopt;
  }

  /// Takes in a word that is not there.
  StemmedWord insert(std::string_view word, std::uint32_t hash, std::string_view stem,
                     bool is_stop) {
    if (count_ == kKnownWordsMax) clear();
    if (2 * (count_ + 1) > slots_.size()) grow();
    const std::size_t begin = bytes_.size();
    bytes_.push_back(static_cast<char>(word.size()));
    bytes_.push_back(static_cast<char>(stem.size()));
    bytes_.push_back(static_cast<char>(is_stop));
    bytes_ += word;
    bytes_ += stem;
    put({hash, static_cast<std::uint32_t>(begin + 1)});
    ++count_;
    return known_at(bytes_.data() + begin);
  }

 private:
  /// Sizes of word and stem, and whether it is a stop word.
  static constexpr std::size_t kHeaderBytes = 3;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< where it begins in bytes_, plus one; 0 is free
  };

  static std::size_t size_at(const char* byte) { return static_cast<unsigned char>(*byte); }
  static StemmedWord known_at(const char* entry) {
    return {{entry + kHeaderBytes + size_at(entry), size_at(entry + 1)}, entry[2] != 0};
  }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  void put(const Slot& slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].entry != 0) at = (at + 1) & mask();
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> before(std::max(kSlotsMin, 2 * slots_.size()));
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.entry != 0) put(slot);
    }
  }
  void clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    bytes_.clear();
    count_ = 0;
  }

  std::string bytes_;
  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::size_t count_ = 0;
};

}  // namespace

struct Analyzer::State {
  explicit State(const Language& resources) : language(resources) {}

  /// Valid until the next call.
  StemmedWord look_up(std::string_view word) {
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
    if (const auto known = known_words.find(word, hash)) return *known;
    stem = stemmer(american_spelling(word));
    if (stem == word && is_plural_of_expression(word)) stem.pop_back();
    const bool is_stop = language.is_stop(word);
    if (std::max(word.size(), stem.size()) > kKnownWordBytesMax) return {stem, is_stop};
    return known_words.insert(word, hash, stem, is_stop);
  }

  /// "ssris": the stemmer takes no "s" off a word without a vowel before it, but the tables have
  /// the singular.
  [[nodiscard]] bool is_plural_of_expression(std::string_view word) const {
    if (!word.ends_with('s')) return false;
    const std::string_view singular = word.substr(0, word.size() - 1);
    const auto sets = language.synonyms_of(singular);
    return std::any_of(sets.begin(), sets.end(), [&](const SynonymSet* set) {
      return std::find(set->expressions.begin(), set->expressions.end(), singular) !=
             set->expressions.end();
    });
  }

  const Language& language;
  Xapian::Stem stemmer{"english"};
  KnownWords known_words;
  std::string stem;  ///< of the word that was not known
  std::vector<text::Word> words;
};

Analyzer::Analyzer(const Language& language) : state_(std::make_unique<State>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

std::vector<Term> Analyzer::analyze(std::string_view text) {
  std::vector<Term> terms;
  analyze(text, terms);
  return terms;
}

void Analyzer::analyze(std::string_view text, std::vector<Term>& out) {
  auto& words = state_->words;
  words.clear();
  text::words(text, words);
  out.reserve(out.size() + words.size());
  for (text::Word& word : words) {
    const StemmedWord known = state_->look_up(word.folded);
    out.push_back({std::string(known.stem), std::move(word.folded), word.range, known.is_stop});
  }
}

StemmedWord Analyzer::look_up(std::string_view folded_word) {
  return state_->look_up(folded_word);
}

std::string Analyzer::stem(std::string_view folded_word) {
  return std::string(state_->look_up(folded_word).stem);
}

}  // namespace ibid::index
