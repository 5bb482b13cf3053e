#include "index/analyzer.hpp"

#include <xapian.h>

#include <array>
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

/// Slots that lead to the words met last, 32 KB: walking from bucket to node to node of the whole
/// cache waits for memory at each step. 150 brief answers over the pool take 0.81 s with and 0.84 s
/// without.
constexpr std::size_t kRecentWords = 4096;

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

  using Cache = std::unordered_map<std::string, KnownWord, TextHash, std::equal_to<>>;

  const KnownWord& look_up(std::string_view word) {
    const Cache::value_type*& slot = recent[TextHash{}(word) % kRecentWords];
    if (slot == nullptr || slot->first != word) slot = &*find_or_stem(word);
    return slot->second;
  }

  Cache::iterator find_or_stem(std::string_view word) {
    const auto it = cache.find(word);
    if (it != cache.end()) return it;
    if (cache.size() >= kStemCacheEntriesMax) {
      cache.clear();
      recent.fill(nullptr);
    }
    KnownWord known{stemmer(american_spelling(word)), language.is_stop(word)};
    return cache.emplace(std::string(word), std::move(known)).first;
  }

  const Language& language;
  Xapian::Stem stemmer{"english"};
  Cache cache;
  std::array<const Cache::value_type*, kRecentWords> recent{};  // into cache, whose nodes stay
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
