// Language resources: stop words, synonyms, abbreviations, classes of medicines, everyday words.
// The files under index/language/ are built into the binary as defaults; a user's files extend
// them. What an index was built with is stored in its generation, so that the same generation
// always analyses alike.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ibid/result.hpp"
#include "index/language_files.hpp"

namespace ibid::index {

/// One set of expressions that mean the same; each is folded words joined by blanks.
struct SynonymSet {
  std::vector<std::string> expressions;  ///< the preferred clinical term first
  std::string gloss;  ///< plain-language explanation for glossary notes, may be empty
};

class Language {
 public:
  /// The resources built into the binary.
  [[nodiscard]] static const Language& built_in();
  /// The built-in resources extended by the files of `directory` (same names and formats as
  /// index/language/). Errors name file and line.
  [[nodiscard]] static Result<Language> extended_by(const std::filesystem::path& directory);
  /// From and to the text form that a generation stores.
  [[nodiscard]] static Result<Language> parse(std::string_view stored);
  [[nodiscard]] std::string serialize() const;

  [[nodiscard]] bool is_stop(std::string_view folded_word) const;
  /// Sets that contain `expression` (folded words joined by blanks); a plural "s" and British or
  /// American spelling make no difference.
  [[nodiscard]] std::vector<const SynonymSet*> synonyms_of(std::string_view expression) const;
  /// The class of medicines that `expression`, or another name for it, belongs to: "proton pump
  /// inhibitor" for "omeprazole"; empty for what is in none.
  [[nodiscard]] std::string_view class_of(std::string_view expression) const;
  /// The same, or the class of what one of its names has for another name: a brand's of a medicine
  /// that the classes have under a third.
  [[nodiscard]] std::string_view class_by_any_name(std::string_view expression) const;
  /// What is one of those that `expression`, a class or group or another name of one, stands for:
  /// "zoledronic acid" for "bisphosphonates"; members of members, too. Each is folded words.
  [[nodiscard]] std::vector<std::string> members_of(std::string_view expression) const;
  /// What a folded everyday word, in whatever form, may be read as where no passage holds it, the
  /// nearest first: "coffee" for "espresso", "fall" for "tumbled"; empty for most words.
  [[nodiscard]] std::span<const std::string> related_words(std::string_view folded_word) const;
  /// Words of the longest expression that begins with that folded word, so that a caller knows how
  /// far to look; 1 where none does.
  [[nodiscard]] std::size_t longest_expression_words(std::string_view first_word) const;
  [[nodiscard]] const std::vector<SynonymSet>& synonym_sets() const { return sets_; }

 private:
  /// Reads one line of a resource file; blank and comment lines change nothing.
  using LineReader = Result<void> (Language::*)(std::string_view line, const LinePlace& place);
  Result<void> read_stop_word(std::string_view line, const LinePlace& place);
  Result<void> read_synonyms(std::string_view line, const LinePlace& place);
  Result<void> read_abbreviation(std::string_view line, const LinePlace& place);
  Result<void> read_class(std::string_view line, const LinePlace& place);
  Result<void> read_group(std::string_view line, const LinePlace& place);
  Result<void> read_related(std::string_view line, const LinePlace& place);
  Result<void> read_file(const std::filesystem::path& path, LineReader reader);
  void add_set(SynonymSet set);
  /// Fills classes_of_sets_ and members_by_name_: when everything is read.
  void classify_sets();
  void add_members(std::string_view name, std::vector<std::string>& members) const;
  /// `key` is the expression's (as are all below).
  [[nodiscard]] std::span<const std::uint32_t> sets_with(std::string_view expression,
                                                         const std::string& key) const;
  [[nodiscard]] std::uint32_t class_of_member(const std::string& key) const;
  [[nodiscard]] std::uint32_t class_number_of(std::string_view expression,
                                              const std::string& key) const;
  [[nodiscard]] std::string_view class_name(std::uint32_t number) const;
  void add_expression(std::uint32_t set, const std::string& expression);
  /// For longest_expression_words().
  void note_length(const std::string& key);

  std::unordered_set<std::string> stop_words_;
  std::vector<SynonymSet> sets_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> sets_by_expression_;
  std::vector<ClassLine> classes_;
  std::vector<ClassLine> groups_;
  std::unordered_map<std::string, std::uint32_t> class_by_member_;
  /// Of classes and groups, by their names' keys: members as the lines have them.
  std::unordered_map<std::string, std::vector<std::string>> members_by_name_;
  static constexpr std::uint32_t kNoClass = static_cast<std::uint32_t>(-1);
  /// Numbers in classes_: every question asks for the class of each of its words, and most have
  /// none, so what their names lead to is known beforehand.
  struct ClassesOfSet {
    std::uint32_t by_name = kNoClass;      ///< of the first of its names that is a member
    std::uint32_t by_any_name = kNoClass;  ///< of the first that is one or has a name that is
  };
  std::vector<ClassesOfSet> classes_of_sets_;
  std::map<std::string, RelatedLine> related_;  ///< by the word's key, in the stored order
  std::unordered_map<std::string, std::size_t> longest_by_first_word_;  ///< as keys have it
};

}  // namespace ibid::index
