// Answers from a published index on disk, through the library's own front door: the promises hold
// over questions made from the corpus, and the bytes do not tell how the index came to be.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/promises.hpp"
#include "answer/question_maker.hpp"
#include "ibid/engine.hpp"
#include "index/generation.hpp"

namespace ibid {
namespace {

namespace fs = std::filesystem;

constexpr int kQuestions = 1000;
constexpr int kQuestionsCompared = 100;

std::vector<fs::path> corpus_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(IBID_SOURCE_DIR) / "corpus")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Calls `visit(at)` with a byte of the file of that name damaged, every `step` bytes another one.
void with_each_byte_flipped(const fs::path& directory, std::string_view name, std::size_t step,
                            const std::function<void(std::size_t at)>& visit) {
  fs::path path;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().filename() == name) path = entry.path();
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  const std::size_t size = fs::file_size(path);
  for (std::size_t at = step / 2; at < size; at += step) {
    const auto flip = [&] {
      file.seekg(static_cast<std::streamoff>(at));
      const char flipped = static_cast<char>(file.get() ^ 0x21);
      file.seekp(static_cast<std::streamoff>(at));
      file.put(flipped).flush();
    };
    flip();
    visit(at);
    flip();
  }
}

class PublishedAnswers : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(root_); }
  void TearDown() override { fs::remove_all(root_); }

  /// Publishes each of `runs` by itself into a new index and returns its folder.
  fs::path indexed(const std::string& name, const std::vector<std::vector<fs::path>>& runs,
                   unsigned threads) {
    IndexRequest request;
    request.directory = root_ / name;
    request.threads = threads;
    for (const std::vector<fs::path>& run : runs) {
      request.paths = run;
      const auto report = index_files(request);
      EXPECT_TRUE(report) << report.error().message;
    }
    return request.directory;
  }

  fs::path written(const std::string& name, const std::string& bytes) {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return root_ / name;
  }

 private:
  fs::path root_ = fs::path(testing::TempDir()) / ("published_" + std::to_string(::getpid()));
};

TEST_F(PublishedAnswers, BreakNoPromise) {
  const fs::path directory = indexed("db", {corpus_files()}, 2);
  const auto engine = Engine::open(directory);
  ASSERT_TRUE(engine) << engine.error().message;
  const auto generation = index::Generation::open(directory);
  ASSERT_TRUE(generation) << generation.error().message;
  test::QuestionMaker maker(**generation);
  int answered = 0;
  for (int i = 0; i < kQuestions; ++i) {
    AskRequest request;
    request.question = maker.next();
    // Every fourth is a page, the others brief.
    if (i % 4 != 0) {
      request.claims_max = 5;
      request.words_max = 120;
    }
    const auto answer = (*engine)->ask(request);
    ASSERT_TRUE(answer) << request.question << ": " << answer.error().message;
    ASSERT_EQ(answer->generation, (*generation)->name());
    ASSERT_EQ(test::broken_promise(*answer, **generation), "") << request.question;
    answered += answer->outcome == Outcome::kAnswered ? 1 : 0;
  }
  EXPECT_GT(answered, kQuestions / 2);
}

TEST_F(PublishedAnswers, AreTheSameBytesWhateverTheOrderRunsAndThreadsOfIndexing) {
  const std::vector<fs::path> files = corpus_files();
  std::vector<fs::path> reversed(files.rbegin(), files.rend());
  const auto middle = files.begin() + static_cast<std::ptrdiff_t>(files.size() / 2);
  const fs::path folders[] = {
      indexed("one-run", {files}, 1),
      indexed("reversed", {reversed}, 2),
      indexed("two-runs", {{middle, files.end()}, {files.begin(), middle}}, 1),
      indexed("again", {files, reversed}, 2),
  };
  std::vector<std::unique_ptr<Engine>> engines;
  for (const fs::path& folder : folders) {
    auto engine = Engine::open(folder);
    ASSERT_TRUE(engine) << engine.error().message;
    engines.push_back(std::move(*engine));
  }
  const auto generation = index::Generation::open(folders[0]);
  ASSERT_TRUE(generation);
  test::QuestionMaker maker(**generation);
  for (int i = 0; i < kQuestionsCompared; ++i) {
    AskRequest request;
    request.question = maker.next();
    const auto expected = engines[0]->ask(request);
    ASSERT_TRUE(expected) << expected.error().message;
    for (std::size_t other = 1; other < engines.size(); ++other) {
      const auto answer = engines[other]->ask(request);
      ASSERT_TRUE(answer) << answer.error().message;
      ASSERT_EQ(to_json(*answer), to_json(*expected))
          << folders[other].filename() << ": " << request.question;
    }
  }
}

TEST_F(PublishedAnswers, LimitsHoldForWhoeverCallsTheLibrary) {
  const auto engine = Engine::open(indexed("limits", {{corpus_files().front()}}, 1));
  ASSERT_TRUE(engine);
  const std::pair<std::size_t, std::size_t> cases[] = {
      {0, 700}, {kClaimsMax + 1, 700}, {24, 0}, {24, kWordsMax + 1}};
  for (const auto& [claims, words] : cases) {
    AskRequest request;
    request.question = "What is asthma?";
    request.claims_max = claims;
    request.words_max = words;
    const auto answer = (*engine)->ask(request);
    ASSERT_FALSE(answer) << claims << ' ' << words;
    EXPECT_EQ(answer.error().code, ErrorCode::kUsage);
  }
}

TEST_F(PublishedAnswers, ASearchByStatusFindsWhatFewSourcesHave) {
  // Many passages on zinc alone and one, far below them, of the only work that is superseded.
  std::string snippets;
  for (int i = 0; i < 120; ++i) {
    snippets += R"({"text": "Zinc lowers fever in trial )" + std::to_string(i) +
                R"(.", "references": [1]}, )";
  }
  snippets +=
      R"({"text": "In a book on diets, on metals and on many other things that people eat or )"
      R"(drink, the last chapter names zinc.", "references": [2]})";
  const fs::path file = written("zinc.json", R"({"schema": "ibid.snippets/1", "id": "zinc",
      "references": [
        {"number": 1, "source": {"title": "Zinc trials", "DOI": "10.1000/trials"}},
        {"number": 2, "source": {"title": "Diets", "DOI": "10.1000/diets", "status": "superseded"}}],
      "snippets": [)" + snippets + "]}");
  const auto engine = Engine::open(indexed("status", {{file}}, 1));
  ASSERT_TRUE(engine) << engine.error().message;
  const auto is_superseded = [](const FoundPassage& found) {
    return found.cited.at(0).status == SourceStatus::kSuperseded;
  };
  SearchRequest request;
  request.question = "Does zinc lower fever?";
  request.top_k = 8;
  const auto all = (*engine)->search(request);
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_TRUE(std::none_of(all->passages.begin(), all->passages.end(), is_superseded))
      << "too easy to find";
  request.top_k = 1;
  request.filter.statuses = {SourceStatus::kSuperseded};
  for (const std::size_t top_k : {std::size_t{1}, std::size_t{2}}) {
    request.top_k = top_k;
    const auto rare = (*engine)->search(request);
    ASSERT_TRUE(rare) << rare.error().message;
    ASSERT_EQ(rare->passages.size(), 1u) << "of " << top_k;
    EXPECT_TRUE(is_superseded(rare->passages[0]));
  }
}

TEST_F(PublishedAnswers, DamageToTheWordsOfAnIndexIsNeverTakenForInsufficientEvidence) {
  const fs::path directory = indexed("words", {corpus_files()}, 1);
  const std::vector<std::string> questions = {"How is gout diagnosed?", "How is asthma treated?",
                                              "Does zinc raise bone density?",
                                              "What is the dose of apixaban?"};
  std::vector<std::string> sound;
  {
    const auto engine = Engine::open(directory);
    ASSERT_TRUE(engine);
    for (const std::string& question : questions) {
      AskRequest request;
      request.question = question;
      sound.push_back(to_json(*(*engine)->ask(request)));
    }
  }
  int refused = 0;
  with_each_byte_flipped(directory, "postings", std::size_t{1} << 14, [&](std::size_t at) {
    const auto engine = Engine::open(directory);
    for (std::size_t i = 0; engine && i < questions.size(); ++i) {
      AskRequest request;
      request.question = questions[i];
      const auto answer = (*engine)->ask(request);
      if (!answer) {
        EXPECT_EQ(answer.error().code, ErrorCode::kIndexDamaged);
        ++refused;
        continue;
      }
      const bool was_answered = sound[i].find("\"answered\"") != std::string::npos;
      EXPECT_EQ(answer->outcome == Outcome::kAnswered, was_answered)
          << questions[i] << " with a damaged byte " << at;
    }
  });
  EXPECT_GT(refused, 0);
}

TEST_F(PublishedAnswers, DamageToAPassageChangesNoAnswerNotEvenWhatItSuggests) {
  const fs::path directory = indexed("suggestions", {corpus_files()}, 1);
  AskRequest request;
  request.question = "How is gout treated?";
  std::string sound;
  {
    const auto engine = Engine::open(directory);
    ASSERT_TRUE(engine);
    const auto answer = (*engine)->ask(request);
    ASSERT_TRUE(answer);
    ASSERT_FALSE(answer->follow_up_questions.empty());
    sound = to_json(*answer);
  }
  int refused = 0;
  with_each_byte_flipped(directory, "passages", std::size_t{1} << 13, [&](std::size_t at) {
    const auto engine = Engine::open(directory);
    if (!engine) return;
    const auto answer = (*engine)->ask(request);
    if (answer) {
      EXPECT_EQ(to_json(*answer), sound) << "with a damaged byte " << at;
    } else {
      EXPECT_EQ(answer.error().code, ErrorCode::kIndexDamaged);
      ++refused;
    }
  });
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace ibid
