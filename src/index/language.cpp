#include "index/language.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

#include "index/language_data.hpp"
#include "index/spelling.hpp"

namespace ibid::index {
namespace {

/// The stored form: this line, then "stop TAB word", "set TAB synonyms.tsv line", "class TAB
/// classes.tsv line", "group TAB groups.tsv line" and "related TAB related.tsv line".
constexpr std::string_view kStoredHeader = "ibid.language/1";
constexpr std::string_view kStopTag = "stop\t";
constexpr std::string_view kSetTag = "set\t";
constexpr std::string_view kClassTag = "class\t";
constexpr std::string_view kGroupTag = "group\t";
constexpr std::string_view kRelatedTag = "related\t";

/// How expressions are compared: each word in American spelling without a plural "s".
std::string key_of(std::string_view expression) {
  std::string key;
  while (!expression.empty()) {
    const std::size_t blank = std::min(expression.find(' '), expression.size());
    if (!key.empty()) key.push_back(' ');
    key += without_plural(american_spelling(expression.substr(0, blank)));
    expression.remove_prefix(std::min(blank + 1, expression.size()));
  }
  return key;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string_view without_carriage_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

const Language& Language::built_in() {
  static const Language language = [] {
    Language built;
    const auto read = [&](const auto& lines, std::string_view file, LineReader reader) {
      LinePlace place{std::string(file), 0};
      for (const std::string_view line : lines) {
        ++place.line;
        // A fault in what is built in shows in the first test that runs.
        if (!(built.*reader)(line, place)) std::abort();
      }
    };
    read(language_data::kStopWords, "stopwords.txt", &Language::read_stop_word);
    read(language_data::kSynonyms, "synonyms.tsv", &Language::read_synonyms);
    read(language_data::kAbbreviations, "abbreviations.tsv", &Language::read_abbreviation);
    read(language_data::kClasses, "classes.tsv", &Language::read_class);
    read(language_data::kGroups, "groups.tsv", &Language::read_group);
    read(language_data::kRelated, "related.tsv", &Language::read_related);
    built.classify_sets();
    return built;
  }();
  return language;
}

Result<Language> Language::extended_by(const std::filesystem::path& directory) {
  const std::pair<std::string_view, LineReader> files[] = {
      {"stopwords.txt", &Language::read_stop_word},
      {"synonyms.tsv", &Language::read_synonyms},
      {"abbreviations.tsv", &Language::read_abbreviation},
      {"classes.tsv", &Language::read_class},
      {"groups.tsv", &Language::read_group},
      {"related.tsv", &Language::read_related},
  };
  Language language = built_in();
  bool any = false;
  for (const auto& [name, reader] : files) {
    const std::filesystem::path path = directory / name;
    std::error_code error;
    if (!std::filesystem::exists(path, error)) continue;
    any = true;
    if (auto read = language.read_file(path, reader); !read) return fail(read.error());
  }
  if (!any) {
    return fail(ErrorCode::kNotFound,
                fmt::format("{}: no stopwords.txt, synonyms.tsv, abbreviations.tsv, classes.tsv, "
                            "groups.tsv or related.tsv here",
                            directory.string()));
  }
  language.classify_sets();
  return language;
}

Result<void> Language::read_file(const std::filesystem::path& path, LineReader reader) {
  std::ifstream file(path, std::ios::binary);
  LinePlace place{path.string(), 0};
  std::string line;
  while (std::getline(file, line)) {
    ++place.line;
    if (auto read = (this->*reader)(without_carriage_return(line), place); !read) return read;
  }
  if (!file.eof()) return fail(ErrorCode::kEnvironment, path.string() + ": cannot be read");
  return {};
}

Result<Language> Language::parse(std::string_view stored) {
  Language language;
  LinePlace place{"stored language", 0};
  while (!stored.empty()) {
    const std::size_t end = std::min(stored.find('\n'), stored.size());
    const std::string_view line = stored.substr(0, end);
    stored.remove_prefix(std::min(end + 1, stored.size()));
    ++place.line;
    if (place.line == 1 && line == kStoredHeader) continue;
    Result<void> read = fail(ErrorCode::kInputMalformed,
                             fmt::format("{}:{}: unknown entry", place.file, place.line));
    if (place.line > 1 && line.starts_with(kStopTag)) {
      read = language.read_stop_word(line.substr(kStopTag.size()), place);
    } else if (place.line > 1 && line.starts_with(kSetTag)) {
      read = language.read_synonyms(line.substr(kSetTag.size()), place);
    } else if (place.line > 1 && line.starts_with(kClassTag)) {
      read = language.read_class(line.substr(kClassTag.size()), place);
    } else if (place.line > 1 && line.starts_with(kGroupTag)) {
      read = language.read_group(line.substr(kGroupTag.size()), place);
    } else if (place.line > 1 && line.starts_with(kRelatedTag)) {
      read = language.read_related(line.substr(kRelatedTag.size()), place);
    }
    if (!read) return fail(read.error());
  }
  if (place.line == 0) return fail(ErrorCode::kInputMalformed, place.file + " is empty");
  language.classify_sets();
  return language;
}

std::string Language::serialize() const {
  std::vector<std::string_view> stops(stop_words_.begin(), stop_words_.end());
  std::sort(stops.begin(), stops.end());
  std::string stored = fmt::format("{}\n", kStoredHeader);
  for (const std::string_view word : stops) stored += fmt::format("{}{}\n", kStopTag, word);
  for (const SynonymSet& set : sets_) {
    stored += fmt::format("{}{}", kSetTag, joined(set.expressions, " | "));
    if (!set.gloss.empty()) stored += fmt::format("\t{}", set.gloss);
    stored.push_back('\n');
  }
  for (const ClassLine& of_class : classes_) {
    stored += fmt::format("{}{} | {}\n", kClassTag, of_class.name, joined(of_class.members, " | "));
  }
  for (const ClassLine& group : groups_) {
    stored += fmt::format("{}{} | {}\n", kGroupTag, group.name, joined(group.members, " | "));
  }
  for (const auto& [key, line] : related_) {
    stored += fmt::format("{}{} | {}\n", kRelatedTag, line.word, joined(line.related, " | "));
  }
  return stored;
}

bool Language::is_stop(std::string_view folded_word) const {
  return stop_words_.count(std::string(folded_word)) > 0;
}

std::vector<const SynonymSet*> Language::synonyms_of(std::string_view expression) const {
  std::vector<const SynonymSet*> found;
  for (const std::uint32_t set : sets_with(expression, key_of(expression))) {
    found.push_back(&sets_[set]);
  }
  return found;
}

std::span<const std::uint32_t> Language::sets_with(std::string_view expression,
                                                   const std::string& key) const {
  auto it = sets_by_expression_.find(key);
  // "ssris": behind an "i" the "s" is a plural only where the table has the singular.
  if (it == sets_by_expression_.end() && expression.ends_with('s')) {
    it = sets_by_expression_.find(key_of(expression.substr(0, expression.size() - 1)));
  }
  if (it == sets_by_expression_.end()) return {};
  return it->second;
}

std::string_view Language::class_of(std::string_view expression) const {
  return class_name(class_number_of(expression, key_of(expression)));
}

std::string_view Language::class_by_any_name(std::string_view expression) const {
  const std::string key = key_of(expression);
  const std::uint32_t own = class_number_of(expression, key);
  if (own != kNoClass) return class_name(own);
  for (const std::uint32_t set : sets_with(expression, key)) {
    const std::uint32_t by_name = classes_of_sets_[set].by_any_name;
    if (by_name != kNoClass) return class_name(by_name);
  }
  return {};
}

std::string_view Language::class_name(std::uint32_t number) const {
  return number == kNoClass ? std::string_view{} : classes_[number].name;
}

std::uint32_t Language::class_of_member(const std::string& key) const {
  const auto it = class_by_member_.find(key);
  return it == class_by_member_.end() ? kNoClass : it->second;
}

std::uint32_t Language::class_number_of(std::string_view expression, const std::string& key) const {
  const std::uint32_t own = class_of_member(key);
  if (own != kNoClass) return own;
  for (const std::uint32_t set : sets_with(expression, key)) {
    const std::uint32_t by_name = classes_of_sets_[set].by_name;
    if (by_name != kNoClass) return by_name;
  }
  return kNoClass;
}

std::vector<std::string> Language::members_of(std::string_view expression) const {
  std::vector<std::string> members;
  add_members(expression, members);
  return members;
}

void Language::add_members(std::string_view name, std::vector<std::string>& members) const {
  const std::string key = key_of(name);
  const auto add = [&](const std::string& known_name) {
    const auto named = members_by_name_.find(known_name);
    if (named == members_by_name_.end()) return;
    for (const std::string& member : named->second) {
      if (std::find(members.begin(), members.end(), member) != members.end()) continue;
      members.push_back(member);
      add_members(member, members);  // it ends: none is gone into twice
    }
  };
  add(key);
  if (name.ends_with('s')) add(key_of(name.substr(0, name.size() - 1)));
  for (const std::uint32_t set : sets_with(name, key)) {
    for (const std::string& other : sets_[set].expressions) add(key_of(other));
  }
}

void Language::classify_sets() {
  members_by_name_.clear();
  for (const std::vector<ClassLine>* lines : {&classes_, &groups_}) {
    for (const ClassLine& line : *lines) {
      const std::string key = key_of(fold_expression(line.name));
      note_length(key);
      std::vector<std::string>& members = members_by_name_[key];
      members.insert(members.end(), line.members.begin(), line.members.end());
    }
  }
  classes_of_sets_.assign(sets_.size(), {});
  // Most sets have nothing to do with medicines: those that have are found from the members.
  std::vector<std::uint32_t> of_members;
  for (const auto& [member, of_class] : class_by_member_) {
    const auto sets = sets_by_expression_.find(member);
    if (sets == sets_by_expression_.end()) continue;
    of_members.insert(of_members.end(), sets->second.begin(), sets->second.end());
  }
  const auto first_class = [](const SynonymSet& set, auto class_of_name) {
    for (const std::string& name : set.expressions) {
      if (const std::uint32_t found = class_of_name(name); found != kNoClass) return found;
    }
    return kNoClass;
  };
  for (const std::uint32_t set : of_members) {
    if (classes_of_sets_[set].by_name != kNoClass) continue;
    classes_of_sets_[set].by_name = first_class(
        sets_[set], [this](const std::string& name) { return class_of_member(key_of(name)); });
  }
  for (const std::uint32_t set : of_members) {
    for (const std::string& name : sets_[set].expressions) {
      for (const std::uint32_t other : sets_with(name, key_of(name))) {
        if (classes_of_sets_[other].by_any_name != kNoClass) continue;
        classes_of_sets_[other].by_any_name = first_class(
            sets_[other],
            [this](const std::string& also) { return class_number_of(also, key_of(also)); });
      }
    }
  }
}

std::span<const std::string> Language::related_words(std::string_view folded_word) const {
  for (const std::string& base : possible_bases(folded_word)) {
    if (const auto known = related_.find(key_of(base)); known != related_.end()) {
      return known->second.related;
    }
  }
  return {};
}

std::size_t Language::longest_expression_words(std::string_view first_word) const {
  const auto known = longest_by_first_word_.find(key_of(first_word));
  return known == longest_by_first_word_.end() ? 1 : known->second;
}

Result<void> Language::read_stop_word(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto word = parse_stop_word(line, place);
  if (!word) return fail(word.error());
  stop_words_.insert(std::move(*word));
  return {};
}

Result<void> Language::read_synonyms(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto parsed = parse_synonyms(line, place);
  if (!parsed) return fail(parsed.error());
  add_set({std::move(parsed->expressions), std::move(parsed->gloss)});
  return {};
}

Result<void> Language::read_abbreviation(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto parsed = parse_abbreviation(line, place);
  if (!parsed) return fail(parsed.error());
  if (is_stop(parsed->abbreviation)) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("{}:{}: '{}' is an ordinary word of every text", place.file, place.line,
                            parsed->abbreviation));
  }
  // An abbreviation joins the sets that know its expansion, so that it meets their other names too.
  for (const std::string& expansion : parsed->expansions) {
    const auto known = sets_by_expression_.find(key_of(expansion));
    if (known == sets_by_expression_.end()) {
      add_set({{expansion, parsed->abbreviation}, {}});
      continue;
    }
    const std::vector<std::uint32_t> sets = known->second;
    for (const std::uint32_t set : sets) add_expression(set, parsed->abbreviation);
  }
  return {};
}

Result<void> Language::read_class(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto parsed = parse_class(line, place);
  if (!parsed) return fail(parsed.error());
  // A line on a class that is known adds members to it.
  auto known = std::find_if(classes_.begin(), classes_.end(),
                            [&](const ClassLine& other) { return other.name == parsed->name; });
  if (known == classes_.end()) known = classes_.insert(known, {parsed->name, {}});
  for (std::string& member : parsed->members) {
    const auto number = static_cast<std::uint32_t>(known - classes_.begin());
    const auto [named, is_new] = class_by_member_.emplace(key_of(member), number);
    if (named->second != number) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("{}:{}: '{}' is a member of '{}' already", place.file, place.line,
                              member, classes_[named->second].name));
    }
    if (is_new) known->members.push_back(std::move(member));
  }
  return {};
}

Result<void> Language::read_group(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto parsed = parse_class(line, place);
  if (!parsed) return fail(parsed.error());
  groups_.push_back(std::move(*parsed));
  return {};
}

Result<void> Language::read_related(std::string_view line, const LinePlace& place) {
  if (is_comment(line)) return {};
  auto parsed = parse_related(line, place);
  if (!parsed) return fail(parsed.error());
  // A later line on a word is what a user would rather have.
  std::string key = key_of(parsed->word);
  related_.insert_or_assign(std::move(key), std::move(*parsed));
  return {};
}

void Language::add_set(SynonymSet set) {
  const auto index = static_cast<std::uint32_t>(sets_.size());
  sets_.push_back({{}, std::move(set.gloss)});
  for (const std::string& expression : set.expressions) add_expression(index, expression);
}

void Language::add_expression(std::uint32_t set, const std::string& expression) {
  auto& expressions = sets_[set].expressions;
  if (std::find(expressions.begin(), expressions.end(), expression) != expressions.end()) return;
  expressions.push_back(expression);
  const std::string key = key_of(expression);
  auto& sets = sets_by_expression_[key];
  if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
  note_length(key);
}

void Language::note_length(const std::string& key) {
  const auto blanks = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
  std::size_t& longest = longest_by_first_word_[key.substr(0, key.find(' '))];
  longest = std::max(longest, blanks + 1);
}

}  // namespace ibid::index
