// The corpus keeps its word: every number resolves, every identifier is well-formed, no source is
// unused, and nothing is said twice.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "model/json.hpp"
#include "model/source_json.hpp"
#include "text/fold.hpp"
#include "text/strings.hpp"

namespace ibid {
namespace {

namespace fs = std::filesystem;

// What the corpus promises to hold at least.
constexpr std::size_t kTopicsMin = 12;
constexpr std::size_t kSnippetsMin = 240;
constexpr std::size_t kSourcesMin = 120;

struct Topic {
  std::string name;
  model::Json json;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<Topic> topics() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(IBID_SOURCE_DIR) / "corpus")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Topic> topics;
  for (const fs::path& file : files) {
    auto json = model::parse_json(read(file));
    EXPECT_TRUE(json) << file << ": " << (json ? "" : json.error().message);
    if (json) topics.push_back({file.stem().string(), std::move(*json)});
  }
  return topics;
}

TEST(Corpus, IsAsFullAsItPromises) {
  std::size_t snippets = 0;
  std::set<std::string> sources;
  const auto all = topics();
  EXPECT_GE(all.size(), kTopicsMin);
  for (const Topic& topic : all) {
    snippets += topic.json["snippets"].size();
    bool has_guideline = false;
    bool has_research = false;
    for (const auto& reference : topic.json["references"]) {
      const auto source = model::source_from_json(reference["source"]);
      ASSERT_TRUE(source) << topic.name << ": " << source.error().message;
      sources.insert(canonical_id(*source));
      (source->kind == SourceKind::kGuideline ? has_guideline : has_research) = true;
    }
    EXPECT_TRUE(has_guideline && has_research) << topic.name;
  }
  EXPECT_GE(snippets, kSnippetsMin);
  EXPECT_GE(sources.size(), kSourcesMin);
}

TEST(Corpus, EveryNumberResolvesAndNoSourceIsUnused) {
  for (const Topic& topic : topics()) {
    std::set<int> listed;
    int expected = 1;
    for (const auto& reference : topic.json["references"]) {
      const int number = reference["number"].get<int>();
      EXPECT_EQ(number, expected++) << topic.name;
      listed.insert(number);
    }
    std::set<int> used;
    for (const auto& snippet : topic.json["snippets"]) {
      EXPECT_FALSE(snippet["references"].empty()) << topic.name << ": " << snippet["text"];
      for (const auto& number : snippet["references"]) {
        EXPECT_TRUE(listed.count(number.get<int>())) << topic.name << ": " << snippet["text"];
        used.insert(number.get<int>());
      }
    }
    EXPECT_EQ(used, listed) << topic.name;
  }
}

TEST(Corpus, EveryIdentifierIsWellFormedAndNamesOneWork) {
  std::map<std::string, std::string> title_by_identifier;
  for (const Topic& topic : topics()) {
    for (const auto& reference : topic.json["references"]) {
      const model::Json& json = reference["source"];
      const auto source = model::source_from_json(json);
      ASSERT_TRUE(source) << topic.name << ": " << source.error().message;
      // Normalisation empties what is malformed, so nothing that was stated may be gone.
      for (const auto& [key, kept] : std::map<std::string, std::string>{{"DOI", source->doi},
                                                                        {"PMID", source->pmid},
                                                                        {"PMCID", source->pmcid},
                                                                        {"URL", source->url}}) {
        EXPECT_EQ(json.contains(key), !kept.empty())
            << topic.name << ": " << key << " of " << source->title;
      }
      const auto identifiers = identifiers_of(*source);
      ASSERT_FALSE(identifiers.empty()) << topic.name << ": " << source->title;
      EXPECT_NE(identifiers.front().substr(0, 6), "title:") << source->title;
      for (const std::string& identifier : identifiers) {
        const auto [found, is_new] = title_by_identifier.emplace(identifier, source->title);
        EXPECT_EQ(found->second, source->title) << identifier;
      }
    }
  }
}

TEST(Corpus, NoSnippetStandsTwice) {
  std::set<std::string> texts;
  for (const Topic& topic : topics()) {
    for (const auto& snippet : topic.json["snippets"]) {
      EXPECT_TRUE(texts.insert(snippet["text"].get<std::string>()).second)
          << topic.name << ": " << snippet["text"];
    }
  }
}

TEST(Corpus, EverySnippetStatesWhatItIsAskedInOtherWordsThanItsOwn) {
  constexpr std::size_t kQuestionsMin = 3;
  constexpr std::size_t kNameBytesMax = 40;  // of a trial, a score or a test, which has no other
  for (const Topic& topic : topics()) {
    for (const auto& snippet : topic.json["snippets"]) {
      const auto text = snippet["text"].get<std::string>();
      ASSERT_TRUE(snippet.contains("questions")) << topic.name << ": " << text;
      const auto questions = snippet["questions"].get<std::vector<std::string>>();
      EXPECT_GE(questions.size(), kQuestionsMin) << topic.name << ": " << text;
      std::set<std::string> distinct;
      for (const std::string& question : questions) {
        EXPECT_TRUE(distinct.insert(text::lower_ascii(question)).second)
            << topic.name << ": " << question;
        if (question.size() > kNameBytesMax) {
          EXPECT_EQ(text.find(question), std::string::npos) << topic.name << ": " << question;
        }
        EXPECT_EQ(text::collapse_white_space(question), question);
      }
    }
  }
}

TEST(Corpus, NoQuestionIsBothAnsweredAndUnanswered) {
  std::set<std::string> answered;
  for (const Topic& topic : topics()) {
    for (const auto& snippet : topic.json["snippets"]) {
      for (const auto& question : snippet["questions"]) {
        answered.insert(text::lower_ascii(question.get<std::string>()));
      }
    }
  }
  std::set<std::string> unanswered;
  for (const Topic& topic : topics()) {
    for (const auto& snippet : topic.json["snippets"]) {
      if (!snippet.contains("unanswered")) continue;
      for (const auto& entry : snippet["unanswered"]) {
        const auto question = text::lower_ascii(entry.get<std::string>());
        EXPECT_TRUE(unanswered.insert(question).second) << topic.name << ": " << question;
        EXPECT_FALSE(answered.contains(question)) << topic.name << ": " << question;
        EXPECT_EQ(text::collapse_white_space(question), question);
      }
    }
  }
  EXPECT_GT(unanswered.size(), 1000U);
}

TEST(Corpus, EverySourceHasALineThatTellsHowItWasVerified) {
  for (const Topic& topic : topics()) {
    std::ifstream log(fs::path(IBID_SOURCE_DIR) / "docs" / "corpus-verification" /
                      (topic.name + ".tsv"));
    ASSERT_TRUE(log) << topic.name;
    std::set<std::string> numbers;
    for (std::string line; std::getline(log, line);)
      numbers.insert(line.substr(0, line.find('\t')));
    for (const auto& reference : topic.json["references"]) {
      EXPECT_TRUE(numbers.count(std::to_string(reference["number"].get<int>())))
          << topic.name << ": " << reference["number"];
    }
  }
}

}  // namespace
}  // namespace ibid
