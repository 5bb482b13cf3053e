// A shard that dies, hangs or comes back: never silent, never wrong, no restart.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "index/shards/remote_generation.hpp"
#include "shards/shard_support.hpp"

namespace ibid::shard_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class LostShards : public testing::Test {
 protected:
  Scratch scratch_;
  ServedShards shards_{corpus_index(), scratch_ / "shards", 3};
  std::unique_ptr<Engine> whole_ = open({corpus_index().string()});
  std::unique_ptr<Engine> split_ = open(shards_.addresses());

  [[nodiscard]] std::string expected(const std::string& question) const {
    return to_json(*whole_->ask(asking(question)));
  }

  /// A whole answer, or one that says what it lacks.
  static void expect_partial(const Answer& answer, std::uint32_t missing) {
    EXPECT_THAT(answer.coverage.missing_shards, ElementsAre(missing));
    ASSERT_FALSE(answer.notices.empty());
    EXPECT_EQ(answer.notices.front().kind, "shard_unavailable");
    EXPECT_THAT(answer.notices.front().text,
                HasSubstr(fmt::format("Shard {} of 3 cannot be reached", missing)));
    EXPECT_THAT(to_json(answer), HasSubstr("\"status\": \"partial\""));
  }
};

TEST_F(LostShards, ADeadShardIsSaidInTheAnswerWithItsShareOfThePassages) {
  shards_[1].kill();
  for (const std::string& question : questions()) {
    const Result<Answer> answer = split_->ask(asking(question));
    ASSERT_TRUE(answer.has_value()) << answer.error().message;
    expect_partial(*answer, 2);
    EXPECT_EQ(answer->coverage.missing_passages, shards_.report().shards[1].passages);
    EXPECT_EQ(answer->coverage.passages, whole_->statistics().passages);
    EXPECT_EQ(answer->generation, whole_->statistics().generation);
  }
}

TEST_F(LostShards, WhatIsFoundWithoutAShardHasTheScoresOfTheWholeIndex) {
  const auto places = shards_.addresses();
  const auto full = index::open_generation(places);
  ASSERT_TRUE(full.has_value());
  const std::vector<index::WeightedTerm> terms{{"patient", 1}, {"adult", 1}, {"trial", 2}};
  const auto all = (*full)->ranking().top_k(terms, {}, 1000);
  ASSERT_TRUE(all.has_value());
  shards_[0].kill();
  const auto partial = index::open_generation(places);
  ASSERT_TRUE(partial.has_value());
  const auto rest = (*partial)->ranking().top_k(terms, {}, 1000);
  ASSERT_TRUE(rest.has_value());
  std::vector<index::ScoredPassage> wanted = *all;
  std::erase_if(wanted, [&](const index::ScoredPassage& hit) {
    return hit.passage < shards_.report().shards[0].passages;
  });
  ASSERT_LT(wanted.size(), all->size());
  EXPECT_EQ(*rest, wanted);
}

TEST_F(LostShards, AShardThatReturnsIsTakenBackWithoutARestart) {
  for (const std::size_t shard : {2u, 0u}) {
    shards_[shard].kill();
    const Result<Answer> partial = split_->ask(asking(questions()[0]));
    ASSERT_TRUE(partial.has_value());
    expect_partial(*partial, static_cast<std::uint32_t>(shard + 1));
    EXPECT_FALSE(*split_->refresh()) << "it is still away";
    shards_[shard].start();
    EXPECT_TRUE(*split_->refresh());
    EXPECT_TRUE(split_->statistics().coverage.is_whole());
    EXPECT_EQ(to_json(*split_->ask(asking(questions()[0]))), expected(questions()[0]));
  }
}

TEST_F(LostShards, ARestartBetweenTwoQuestionsDoesNotShow) {
  ASSERT_TRUE(split_->ask(asking(questions()[0])).has_value());
  shards_[0].kill();
  shards_[0].start();
  for (const std::string& question : questions()) {
    EXPECT_EQ(to_json(*split_->ask(asking(question))), expected(question));
  }
}

TEST_F(LostShards, AShardThatWasAwayFromTheStartIsTakenInLater) {
  shards_[1].kill();
  const auto late = open(shards_.addresses());
  expect_partial(*late->ask(asking(questions()[0])), 2);
  shards_[1].start();
  EXPECT_TRUE(*late->refresh());
  EXPECT_EQ(to_json(*late->ask(asking(questions()[0]))), expected(questions()[0]));
}

TEST_F(LostShards, AHungShardIsLeftOutAndTakenBack) {
  shards_[1].process().signal(SIGSTOP);
  const Result<Answer> answer = split_->ask(asking(questions()[0]));
  shards_[1].process().signal(SIGCONT);
  ASSERT_TRUE(answer.has_value()) << answer.error().message;
  expect_partial(*answer, 2);
  EXPECT_TRUE(*split_->refresh());
  EXPECT_EQ(to_json(*split_->ask(asking(questions()[0]))), expected(questions()[0]));
}

TEST_F(LostShards, NoShardAtAllIsAnError) {
  for (std::size_t shard = 0; shard < 3; ++shard) shards_[shard].kill();
  const Result<Answer> answer = split_->ask(asking(questions()[0]));
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kUnavailable);
  const auto never = Engine::open(shards_.addresses());
  ASSERT_FALSE(never.has_value());
  EXPECT_EQ(never.error().code, ErrorCode::kUnavailable);
  for (std::size_t shard = 0; shard < 3; ++shard) shards_[shard].start();
  EXPECT_TRUE(*split_->refresh());
  EXPECT_EQ(to_json(*split_->ask(asking(questions()[0]))), expected(questions()[0]));
}

TEST_F(LostShards, EveryAnswerDuringKillsAndRestartsIsWholeOrSaysWhatItLacks) {
  std::atomic<bool> ending = false;
  std::thread refresher([&] {
    while (!ending) (void)split_->refresh();
  });
  std::thread killer([&] {
    for (int round = 0; round < 4; ++round) {
      shards_[1].kill();
      shards_[1].start();
    }
  });
  for (int round = 0; round < 2; ++round) {
    for (const std::string& question : questions()) {
      const Result<Answer> answer = split_->ask(asking(question));
      ASSERT_TRUE(answer.has_value()) << answer.error().message;
      if (answer->coverage.is_whole()) {
        EXPECT_EQ(to_json(*answer), expected(question));
      } else {
        expect_partial(*answer, 2);
      }
    }
  }
  killer.join();
  ending = true;
  refresher.join();
}

TEST_F(LostShards, WhatCannotBeLookedUpIsUnavailableAndNotMissing) {
  const auto hits = whole_->search(searching(questions()[0], 50));
  ASSERT_TRUE(hits.has_value());
  shards_[0].kill();
  (void)split_->ask(asking(questions()[0]));
  std::set<ErrorCode> codes;
  for (const FoundPassage& found : hits->passages) {
    const auto passage = split_->passage(found.passage.id);
    if (!passage) codes.insert(passage.error().code);
  }
  for (const ErrorCode code : codes) EXPECT_EQ(code, ErrorCode::kUnavailable);
  const auto audit = split_->verify("Zinc is good for bones [1].");
  ASSERT_TRUE(audit.has_value());
  EXPECT_THAT(audit->coverage.missing_shards, ElementsAre(1u));
}

TEST(LostNotice, ARetractionIsKnownWhileTheShardWithItsNoticeIsAway) {
  const Scratch scratch;
  // One record says that a trial is retracted, others quote the trial as if nothing had happened.
  std::ofstream(scratch / "quoting.json") << R"({"schema": "ibid.snippets/1", "id": "quoting",
    "title": "Veralimab and stroke", "updated": "2026-01-01", "license": "CC0-1.0",
    "references": [
      {"number": 1, "source": {"type": "article-journal", "title": "Trial of veralimab",
        "DOI": "10.1000/trial", "issued": {"date-parts": [[2020]]}, "kind": "research",
        "design": "randomized_trial", "status": "current"}},
      {"number": 2, "source": {"type": "article-journal", "title": "Guideline on veralimab",
        "DOI": "10.1000/guideline", "issued": {"date-parts": [[2021]]}, "kind": "guideline",
        "design": "guideline", "status": "current"}}],
    "snippets": [
      {"section": ["Effect"], "references": [1],
       "text": "Veralimab lowered the risk of stroke by 90% in adults with fictitious fever."},
      {"section": ["Effect"], "references": [2],
       "text": "Veralimab is recommended to lower the risk of stroke in adults with fictitious fever."}]})";
  for (int i = 0; i < 12; ++i) {
    const std::string name = fmt::format("notice{}", i);
    const std::string doi = i == 0 ? "10.1000/trial" : fmt::format("10.1000/other{}", i);
    std::ofstream(scratch / (name + ".json"))
        << R"({"schema": "ibid.snippets/1", "id": ")" << name << R"(", "title": "Notices )" << i
        << R"(", "updated": "2026-01-01", "license": "CC0-1.0", "references": [
          {"number": 1, "source": {"type": "article-journal", "title": "Trial of veralimab",
            "DOI": ")"
        << doi << R"(", "issued": {"date-parts": [[2020]]}, "kind": "research",
            "design": "randomized_trial", "status": "retracted"}}],
          "snippets": [{"section": ["Notices"], "references": [1],
            "text": "An editor explains the handling of complaint )"
        << i << R"(."}]})";
  }
  IndexRequest request;
  request.directory = scratch / "db";
  for (const auto& file : std::filesystem::directory_iterator(scratch / "")) {
    if (file.path().extension() == ".json") request.paths.push_back(file.path());
  }
  ASSERT_TRUE(index_files(request).has_value());
  ServedShards shards(scratch / "db", scratch / "shards", 2);
  const auto engine = open(shards.addresses());
  const auto quoting = engine->passage("snippets:quoting#1");
  const auto notice = engine->passage("snippets:notice0#1");
  ASSERT_TRUE(quoting.has_value() && notice.has_value());

  const std::string question = "Does veralimab lower the risk of stroke?";
  for (std::size_t away = 0; away < 2; ++away) {
    shards[away].kill();
    const auto partial = open(shards.addresses());
    const Result<Answer> answer = partial->ask(asking(question));
    ASSERT_TRUE(answer.has_value());
    if (partial->passage("snippets:quoting#1").has_value()) {
      ASSERT_EQ(answer->outcome, Outcome::kAnswered);
      EXPECT_THAT(to_json(*answer), testing::Not(HasSubstr("by 90%")));
      EXPECT_TRUE(std::any_of(answer->notices.begin(), answer->notices.end(),
                              [](const Notice& n) { return n.kind == "retraction"; }));
    }
    shards[away].start();
  }
}

TEST(Replicas, AreAskedWhenTheFirstPlaceIsGone) {
  const Scratch scratch;
  ServedShards shards(corpus_index(), scratch / "shards", 2);
  ShardServer replica(shards.report().shards[1].path);
  auto places = shards.addresses();
  places[1] += "," + replica.endpoint();
  const auto whole = open({corpus_index().string()});
  const auto split = open(places);
  const auto expect_whole = [&] {
    for (const std::size_t question : {0u, 4u, 9u}) {
      EXPECT_EQ(to_json(*split->ask(asking(questions()[question]))),
                to_json(*whole->ask(asking(questions()[question]))));
    }
  };
  expect_whole();
  shards[1].kill();
  expect_whole();
  shards[1].start();
  replica.kill();
  expect_whole();
  shards[1].kill();
  EXPECT_FALSE(split->ask(asking(questions()[0]))->coverage.is_whole());
}

TEST(Replicas, MadeByXapianReplicateServeTheSameAnswers) {
  const Scratch scratch;
  ServedShards shards(corpus_index(), scratch / "shards", 2);
  const std::uint16_t port = free_port();
  {
    const Process master({"xapian-replicate-server", "--interface", "127.0.0.1", "--port",
                          std::to_string(port), (scratch / "shards").string()});
    ASSERT_TRUE(comes_up(port));
    Process copying({"xapian-replicate", "--host", "127.0.0.1", "--port", std::to_string(port),
                     "--master", "shard-2-of-2", "--one-shot", (scratch / "copy").string()});
    ASSERT_EQ(copying.wait(), 0);
  }
  ShardServer replica(scratch / "copy");
  auto places = shards.addresses();
  shards[1].kill();
  places[1] += "," + replica.endpoint();
  const auto whole = open({corpus_index().string()});
  const auto split = open(places);
  EXPECT_TRUE(split->statistics().coverage.is_whole());
  for (const std::size_t question : {0u, 4u, 9u}) {
    EXPECT_EQ(to_json(*split->ask(asking(questions()[question]))),
              to_json(*whole->ask(asking(questions()[question]))));
  }
}

}  // namespace
}  // namespace ibid::shard_test
