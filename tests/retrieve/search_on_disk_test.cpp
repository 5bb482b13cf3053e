// The whole search over an index on disk against the same search over brute-force BM25.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "index/writer.hpp"
#include "model/digest.hpp"
#include "retrieve/memory_generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::retrieve {
namespace {

/// Made-up passages over a small vocabulary, so that words meet in many ways.
std::vector<MemoryGeneration::Text> generated_texts(std::size_t count) {
  const std::vector<std::string> words = {
      "zinc",   "calcium", "fracture", "bone",      "density",  "women",   "therapy",   "risk",
      "serum",  "dose",    "vitamin",  "patients",  "placebo",  "trial",   "magnesium", "copper",
      "intake", "hip",     "spine",    "mortality", "diabetes", "insulin", "obesity",   "cohort"};
  std::uint32_t random = 11;
  const auto next = [&](std::size_t below) {
    random = random * 1664525u + 1013904223u;
    return static_cast<std::size_t>(random >> 16) % below;
  };
  std::vector<MemoryGeneration::Text> texts;
  for (std::size_t i = 0; i < count; ++i) {
    MemoryGeneration::Text text{"s" + std::to_string(i), "", ""};
    for (std::size_t n = next(4); n > 0; --n) text.title += words[next(words.size())] + ' ';
    for (std::size_t n = 8 + next(30); n > 0; --n) {
      text.text += words[next(1 + next(words.size()))] + (next(7) == 0 ? ". " : " ");
    }
    text.text += std::string("number").append(std::to_string(i)).append(".");
    texts.push_back(std::move(text));
  }
  return texts;
}

Document document_of(const MemoryGeneration::Text& text) {
  Document document;
  document.id = text.id;
  document.source.id = text.id;
  document.source.title = text.title;
  document.text = text.text;
  Passage passage;
  passage.id = text.id + "#0";
  passage.document_id = text.id;
  passage.source_id = text.id;
  passage.text = text.text;
  passage.range = {0, text.text.size()};
  passage.sha256 = model::sha256_hex(text.text);
  document.passages = {passage};
  return document;
}

class SearchOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    directory_ = std::filesystem::path(testing::TempDir()) /
                 ("search_on_disk_" + std::to_string(::getpid()));
    std::filesystem::remove_all(directory_);
    auto writer = index::Writer::open(directory_);
    ASSERT_TRUE(writer) << writer.error().message;
    for (const auto& text : texts_) ASSERT_TRUE((*writer)->add(document_of(text)));
    ASSERT_TRUE((*writer)->publish());
    writer->reset();
    auto generation = index::Generation::open(directory_);
    ASSERT_TRUE(generation) << generation.error().message;
    on_disk_ = *generation;
  }
  void TearDown() override {
    on_disk_.reset();
    std::filesystem::remove_all(directory_);
  }

  std::vector<std::pair<std::string, double>> found(const index::Generation& generation,
                                                    const std::string& question) {
    SearchOptions options;
    options.top_k = 150;
    const auto result = search(generation, question, options);
    EXPECT_TRUE(result);
    std::vector<std::pair<std::string, double>> passages;
    for (const Hit& hit : result->hits) {
      passages.emplace_back(generation.passage(hit.passage)->id, hit.score);
    }
    return passages;
  }

  const std::vector<MemoryGeneration::Text> texts_ = generated_texts(200);
  const std::vector<std::string> questions_ = {"Does zinc lower fracture risk in women?",
                                               "hip fracture",
                                               "insulin therapy in diabetes",
                                               "copper",
                                               "serum magnesium and bone density of patients",
                                               "number7 trial",
                                               "quasar"};
  std::filesystem::path directory_;
  std::shared_ptr<const index::Generation> on_disk_;
};

TEST_F(SearchOnDisk, GivesThePassagesAndScoresOfBruteForce) {
  const MemoryGeneration in_memory(texts_);
  ASSERT_DOUBLE_EQ(on_disk_->statistics().average_length, in_memory.statistics().average_length);
  for (const std::string& question : questions_) {
    EXPECT_EQ(found(*on_disk_, question), found(in_memory, question)) << question;
  }
}

TEST_F(SearchOnDisk, GivesTheSameOnEveryThreadWhateverItAnsweredBefore) {
  std::vector<std::vector<std::pair<std::string, double>>> forward(questions_.size());
  std::vector<std::vector<std::pair<std::string, double>>> backward(questions_.size());
  std::thread first([&] {
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      forward[i] = found(*on_disk_, questions_[i]);
    }
  });
  std::thread second([&] {
    for (std::size_t i = questions_.size(); i > 0; --i) {
      backward[i - 1] = found(*on_disk_, questions_[i - 1]);
    }
  });
  first.join();
  second.join();
  EXPECT_EQ(forward, backward);
}

}  // namespace
}  // namespace ibid::retrieve
