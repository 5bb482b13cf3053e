#include "text/comparators.hpp"

#include "text/phrases.hpp"

namespace ibid::text::internal {
namespace {

using std::string_view;
using enum Comparator;

struct Entry {
  string_view phrase;
  Comparator comparator;
};

// Longer signs and phrases before those that end them.
constexpr Entry kSigns[] = {{"</=", kLessOrEqual},
                            {">/=", kGreaterOrEqual},
                            {"<=", kLessOrEqual},
                            {">=", kGreaterOrEqual},
                            {"=<", kLessOrEqual},
                            {"=>", kGreaterOrEqual},
                            {"\u2264", kLessOrEqual},
                            {"\u2A7D", kLessOrEqual},
                            {"\u2265", kGreaterOrEqual},
                            {"\u2A7E", kGreaterOrEqual},
                            {"\u2266", kLessOrEqual},
                            {"\u2267", kGreaterOrEqual},
                            {"\u2248", kAbout},
                            {"\u223C", kAbout},
                            {"~", kAbout},
                            {"&lt;", kLess},
                            {"&gt;", kGreater},
                            {"<", kLess},
                            {">", kGreater},
                            {"=", kEqual}};

constexpr Entry kBefore[] = {
    {"less than or equal to", kLessOrEqual},
    {"lower than or equal to", kLessOrEqual},
    {"greater than or equal to", kGreaterOrEqual},
    {"more than or equal to", kGreaterOrEqual},
    {"higher than or equal to", kGreaterOrEqual},
    {"no less than", kGreaterOrEqual},
    {"not less than", kGreaterOrEqual},
    {"no fewer than", kGreaterOrEqual},
    {"no lower than", kGreaterOrEqual},
    {"at least", kGreaterOrEqual},
    {"a minimum of", kGreaterOrEqual},
    {"minimum of", kGreaterOrEqual},
    {"no more than", kLessOrEqual},
    {"not more than", kLessOrEqual},
    {"no greater than", kLessOrEqual},
    {"not greater than", kLessOrEqual},
    {"no higher than", kLessOrEqual},
    {"no longer than", kLessOrEqual},
    {"at most", kLessOrEqual},
    {"up to", kLessOrEqual},
    {"a maximum of", kLessOrEqual},
    {"maximum of", kLessOrEqual},
    {"not to exceed", kLessOrEqual},
    {"not exceeding", kLessOrEqual},
    {"not exceed", kLessOrEqual},
    {"never exceed", kLessOrEqual},
    {"without exceeding", kLessOrEqual},
    {"not be exceeded", kLessOrEqual},
    {"within", kLessOrEqual},
    {"less than", kLess},
    {"fewer than", kLess},
    {"lower than", kLess},
    {"smaller than", kLess},
    {"shorter than", kLess},
    {"younger than", kLess},
    {"below", kLess},
    {"under", kLess},
    {"more than", kGreater},
    {"greater than", kGreater},
    {"higher than", kGreater},
    {"larger than", kGreater},
    {"longer than", kGreater},
    {"older than", kGreater},
    {"in excess of", kGreater},
    {"exceeding", kGreater},
    {"exceeds", kGreater},
    {"exceeded", kGreater},
    {"exceed", kGreater},
    {"above", kGreater},
    {"over", kGreater},
    {"approximately", kAbout},
    {"approx.", kAbout},
    {"approx", kAbout},
    {"about", kAbout},
    {"around", kAbout},
    {"roughly", kAbout},
    {"nearly", kAbout},
    {"almost", kAbout},
    {"circa", kAbout},
    {"ca.", kAbout},
    {"estimated", kAbout},
    {"equal to", kEqual},
};

constexpr Entry kBehind[] = {
    {"or more", kGreaterOrEqual},   {"or greater", kGreaterOrEqual}, {"or higher", kGreaterOrEqual},
    {"or older", kGreaterOrEqual},  {"or above", kGreaterOrEqual},   {"or longer", kGreaterOrEqual},
    {"or over", kGreaterOrEqual},   {"and over", kGreaterOrEqual},   {"and older", kGreaterOrEqual},
    {"and above", kGreaterOrEqual}, {"or less", kLessOrEqual},       {"or fewer", kLessOrEqual},
    {"or lower", kLessOrEqual},     {"or below", kLessOrEqual},      {"or younger", kLessOrEqual},
    {"or under", kLessOrEqual},     {"or shorter", kLessOrEqual},    {"and younger", kLessOrEqual},
    {"and under", kLessOrEqual},    {"and below", kLessOrEqual},
};

}  // namespace

ComparatorMatch comparator_before(string_view text, std::size_t number_begin) {
  const std::size_t end = skip_blanks_back(text, number_begin);
  const string_view before = text.substr(0, end);
  for (const Entry& entry : kSigns) {
    if (!before.ends_with(entry.phrase)) continue;
    const std::size_t begin = end - entry.phrase.size();
    if (before.substr(0, begin).ends_with('-')) break;  // an arrow
    return {entry.comparator, begin, number_begin};
  }
  if (end == number_begin) return {kEqual, number_begin, number_begin};
  for (const Entry& entry : kBefore) {
    const std::size_t begin = match_phrase_back(text, end, entry.phrase);
    if (begin != kNoMatch) return {entry.comparator, begin, number_begin};
  }
  return {kEqual, number_begin, number_begin};
}

ComparatorMatch comparator_behind(string_view text, std::size_t quantity_end) {
  if (quantity_end < text.size() && text[quantity_end] == '+' &&
      is_word_end(text, quantity_end + 1) && !text.substr(quantity_end).starts_with("+/-")) {
    return {kGreaterOrEqual, quantity_end, quantity_end + 1};
  }
  const std::size_t begin = skip_blanks(text, quantity_end);
  for (const Entry& entry : kBehind) {
    const std::size_t end = match_phrase(text, begin, entry.phrase);
    if (end == kNoMatch || !is_word_end(text, end)) continue;
    if (match_phrase(text, end, " than") != kNoMatch) break;  // "5 g or less than 3 g"
    return {entry.comparator, quantity_end, end};
  }
  return {kEqual, quantity_end, quantity_end};
}

}  // namespace ibid::text::internal
