#include "index/analyzer.hpp"

#include <xapian.h>

#include <functional>
#include <unordered_map>
#include <utility>

#include "index/spelling.hpp"
#include "text/words.hpp"

namespace ibid::index {
namespace {

/// 65,536 words of 24 bytes and their stems take some 8 MB. A million-passage corpus has more
/// words, but the frequent ones come back at once after the cache starts anew.
constexpr std::size_t kStemCacheEntriesMax = 65'536;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct KnownWord {
  std::string stem;
  bool is_stop = false;
};

}  // namespace

struct Analyzer::State {
  explicit State(const Language& resources) : language(resources) {}

  const KnownWord& look_up(std::string_view word) {
    const auto it = cache.find(word);
    if (it != cache.end()) return it->second;
    if (cache.size() >= kStemCacheEntriesMax) cache.clear();
    KnownWord known{stemmer(american_spelling(word)), language.is_stop(word)};
    return cache.emplace(std::string(word), std::move(known)).first->second;
  }

  const Language& language;
  Xapian::Stem stemmer{"english"};
  std::unordered_map<std::string, KnownWord, TextHash, std::equal_to<>> cache;
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
    const KnownWord& known = state_->look_up(word.folded);
    out.push_back({known.stem, std::move(word.folded), word.range, known.is_stop});
  }
}

const std::string& Analyzer::stem(std::string_view folded_word) {
  return state_->look_up(folded_word).stem;
}

}  // namespace ibid::index
