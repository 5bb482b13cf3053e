#include "answer/glossary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/english.hpp"
#include "index/language_files.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Up to so many letters mean something else in every other field ("PE", "EDS").
constexpr std::size_t kShortLetters = 3;
/// So many mean too much to be known by themselves.
constexpr std::size_t kLettersOfManySenses = 2;

/// "PE", "HbA1c", "DVTs": one word with several capitals.
bool is_abbreviation(std::string_view word) {
  return word.find(' ') == std::string_view::npos &&
         std::count_if(word.begin(), word.end(), [](char c) { return text::is_upper(c); }) > 1;
}

/// "Osteoporosis", but not "ESC".
bool is_capitalized(std::string_view word) {
  return word.size() > 1 && text::is_upper(word[0]) && text::is_lower(word[1]);
}

/// Finds the notes of one text.
class Notes {
 public:
  Notes(std::string_view text, std::string_view around, const index::Language& language,
        index::Analyzer& analyzer)
      : text_(text),
        around_(around),
        language_(language),
        analyzer_(analyzer),
        terms_(analyzer.analyze(text)) {}

  std::vector<std::string> list(std::set<std::string>& explained) {
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < terms_.size() && notes.size() < kNotesPerClaimMax;) {
      std::size_t length =
          std::min(terms_.size() - i, language_.longest_expression_words(terms_[i].word));
      while (length > 1 && language_.synonyms_of(words(i, length)).empty()) --length;
      if (const std::string gloss = gloss_of(i, length);
          !gloss.empty() && explained.insert(gloss).second) {
        notes.push_back(fmt::format("{}: {}", term_for(i, length, gloss), gloss));
      }
      i += length;
    }
    return notes;
  }

 private:
  /// Folded.
  std::string words(std::size_t first, std::size_t length) const {
    std::string joined;
    for (std::size_t k = first; k < first + length; ++k) {
      if (k > first) joined += ' ';
      joined += terms_[k].word;
    }
    return joined;
  }

  std::string_view written(std::size_t first, std::size_t length) const {
    const std::size_t begin = terms_[first].range.begin;
    return text_.substr(begin, terms_[first + length - 1].range.end - begin);
  }

  /// What to say of the expression; empty where it needs or may have no explanation.
  std::string gloss_of(std::size_t first, std::size_t length) {
    const std::string expression = words(first, length);
    const std::string_view surface = written(first, length);
    const auto sets = language_.synonyms_of(expression);
    if (is_in_name(first, length)) return {};
    if (is_abbreviation(surface)) {
      if (sets.empty() || is_written_out(first)) return {};
      for (const index::SynonymSet* set : sets) {
        if (!set->gloss.empty() && has_sense(*set, surface, sets.size() > 1)) return set->gloss;
      }
      return {};
    }
    for (const index::SynonymSet* set : sets) {
      if (!set->gloss.empty()) return only_repeats(set->gloss, surface) ? "" : set->gloss;
    }
    return gloss_of_class(expression);
  }

  /// Of a medicine's class: "sildenafil" is explained as its like are.
  std::string gloss_of_class(const std::string& expression) const {
    const std::string_view name = language_.class_of(expression);
    if (name.empty()) return {};
    for (const index::SynonymSet* set : language_.synonyms_of(index::fold_expression(name))) {
      // Of one of the class: "a painkiller such as ibuprofen", but not "beer, wine and spirits".
      const bool is_of_one = set->gloss.starts_with("a ") || set->gloss.starts_with("an ");
      if (is_of_one && find_phrase(set->gloss, expression) == std::string::npos) return set->gloss;
    }
    return {};
  }

  /// A dictionary's form: "osteoblast: a cell …" where the text has "osteoblasts".
  std::string term_for(std::size_t first, std::size_t length, std::string_view gloss) const {
    std::string_view surface = written(first, length);
    const bool is_of_one = gloss.starts_with("a ") || gloss.starts_with("an ");
    if (is_of_one && is_plural_noun(surface)) {
      const std::string_view one = surface.substr(0, surface.size() - 1);
      const std::string folded = index::fold_expression(one);
      const auto sets = language_.synonyms_of(folded);
      const bool is_known = std::any_of(sets.begin(), sets.end(), [&](const auto* set) {
        return std::find(set->expressions.begin(), set->expressions.end(), folded) !=
               set->expressions.end();
      });
      if (is_known || !language_.class_of(folded).empty()) surface = one;
    }
    return std::string(surface);
  }

  /// "National Osteoporosis Foundation": a capital that no sentence begins with beside another.
  bool is_in_name(std::size_t first, std::size_t length) const {
    if (!is_capitalized(written(first, length))) return false;
    if (const std::size_t next = first + length; next < terms_.size()) {
      if (is_capitalized(written(next, 1)) && are_joined(next - 1, next)) return true;
    }
    // What opens a sentence has its capital from that.
    return first > 1 && are_joined(first - 1, first) && are_joined(first - 2, first - 1) &&
           is_capitalized(written(first - 1, 1));
  }

  /// Whether nothing but a blank or a hyphen stands between two neighbours.
  bool are_joined(std::size_t first, std::size_t second) const {
    const std::size_t begin = terms_[first].range.end;
    return terms_[second].range.begin == begin + 1 && (text_[begin] == ' ' || text_[begin] == '-');
  }

  /// "deep vein thrombosis (DVT)", "DVT (deep vein thrombosis)".
  bool is_written_out(std::size_t at) const {
    const std::size_t begin = terms_[at].range.begin;
    const std::string_view behind = text_.substr(terms_[at].range.end);
    return (begin > 0 && text_[begin - 1] == '(') || behind.starts_with(" (");
  }

  /// Whether the abbreviation stands for that here. A short one does where another expression for
  /// it is near; else only if it has no other sense and none is given to it near.
  bool has_sense(const index::SynonymSet& set, std::string_view abbreviation, bool has_others) {
    const std::size_t letters = abbreviation.size() - (abbreviation.ends_with('s') ? 1 : 0);
    // "EDS" is not several of "ED".
    const std::string folded = index::fold_expression(abbreviation);
    if (abbreviation.ends_with('S') && std::find(set.expressions.begin(), set.expressions.end(),
                                                 folded) == set.expressions.end()) {
      return false;
    }
    if (letters > kShortLetters && !has_others) return true;
    const bool is_supported = std::any_of(
        set.expressions.begin(), set.expressions.end(), [&](const std::string& expression) {
          return expression.size() > kShortLetters + 1 && is_near(expression);
        });
    if (is_supported) return true;
    if (has_others || letters <= kLettersOfManySenses) return false;
    return around_.find(fmt::format("({})", abbreviation)) == std::string_view::npos;
  }

  /// Whether the words stand in what is around the text.
  bool is_near(const std::string& expression) {
    if (!near_) {
      near_.emplace(" ");
      for (const index::Term& term : analyzer_.analyze(around_)) *near_ += term.word + ' ';
    }
    const auto at = near_->find(' ' + expression);
    if (at == std::string::npos) return false;
    const std::string_view behind = std::string_view(*near_).substr(at + 1 + expression.size());
    return behind.starts_with(' ') || behind.starts_with("s ");
  }

  /// "high blood pressure: blood pressure that is too high".
  bool only_repeats(std::string_view gloss, std::string_view surface) {
    const std::vector<index::Term> told = analyzer_.analyze(gloss);
    const std::vector<index::Term> known = analyzer_.analyze(surface);
    return std::all_of(told.begin(), told.end(), [&](const index::Term& term) {
      return term.is_stop || term.word == "too" ||
             std::any_of(known.begin(), known.end(),
                         [&](const index::Term& other) { return other.text == term.text; });
    });
  }

  std::string_view text_;
  std::string_view around_;
  const index::Language& language_;
  index::Analyzer& analyzer_;
  std::vector<index::Term> terms_;
  std::optional<std::string> near_;  // the words around, each between blanks
};

}  // namespace

std::vector<std::string> glossary_notes(std::string_view text, std::string_view around,
                                        const index::Language& language, index::Analyzer& analyzer,
                                        std::set<std::string>& explained) {
  return Notes(text, around, language, analyzer).list(explained);
}

}  // namespace ibid::answer
