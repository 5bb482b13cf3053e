#include "retrieve/passage_tokens.hpp"

#include <string_view>
#include <utility>

namespace ibid::retrieve {
namespace {

/// A border for weighing, not for quoting: a full stop, question or exclamation mark before a
/// blank.
bool ends_sentence(std::string_view between) {
  const std::size_t mark = between.find_first_of(".?!");
  return mark != std::string_view::npos &&
         between.find_first_of(" \n\t", mark) != std::string_view::npos;
}

}  // namespace

void PassageTokenizer::take(std::string_view text, PassageTokens& passage) {
  terms_.clear();
  analyzer_.analyze(text, terms_);
  int words = 0;
  std::size_t previous_end = 0;
  for (const index::Term& term : terms_) {
    if (position_ >= kPassageWordsMax) return;
    const bool is_border =
        words >= kSentenceWordsMax ||
        (words >= kSentenceWordsMin &&
         ends_sentence(text.substr(previous_end, term.range.begin - previous_end)));
    previous_end = term.range.end;
    if (is_border) {
      ++sentence_;
      words = 0;
    }
    ++words;
    ++position_;
    if (!term.is_stop) {
      passage.tokens.push_back({lexicon_.number_of(term.text), position_, sentence_});
    }
  }
}

Result<std::shared_ptr<const PassageTokens>> PassageTokenizer::tokens_of(
    index::PassageNumber number) {
  if (const auto it = kept_.find(number); it != kept_.end()) return it->second;
  const auto passage = generation_.passage(number);
  if (!passage) return fail(passage.error());
  const auto document = generation_.document_of(number);
  if (!document) return fail(document.error());

  auto tokens = std::make_shared<PassageTokens>();
  position_ = 0;
  sentence_ = 0;
  take((*document)->source.title, *tokens);
  tokens->title_tokens = tokens->tokens.size();
  position_ = static_cast<std::uint16_t>(position_ + kTitleGap);
  sentence_ = static_cast<std::uint16_t>(sentence_ + 2);  // no neighbour of the text's first
  tokens->text_begin = static_cast<std::uint16_t>(position_ + 1);
  take(passage->text, *tokens);
  tokens->tokens.shrink_to_fit();
  if (kept_.size() >= kPassagesKept) kept_.clear();
  kept_.emplace(number, tokens);
  return std::shared_ptr<const PassageTokens>(std::move(tokens));
}

}  // namespace ibid::retrieve
