#include "index/generation.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <thread>

#include "index/index_support.hpp"
#include "index/published_generation.hpp"
#include "index/segment.hpp"

namespace ibid::index::testing {
namespace {

TEST(Generation, GivesPassagesBackByteForByte) {
  const Scratch directory;
  std::vector<Document> documents{
      make_document("scripts", {"Zn\u0301c e\u0301", "锌缺乏。骨质疏松", "مرحبا 15 mg",
                                "🦴\r\n\ttab", "ends in blank ", std::string(200'000, 'x')})};
  documents[0].passages[0].section_path = {"Results", "Überblick"};
  documents[0].passages[1].certainty = "low certainty (GRADE)";
  documents[0].references = {Source{}, Source{}};
  documents[0].passages[2].citations = {{{0, 0}, {1}}, {{3, 5}, {0, 1}}};
  documents[0].revision = 12;
  for (Document& more : generated_documents(50, 1)) documents.push_back(std::move(more));
  index_documents(directory.path(), documents, 2);
  const auto generation = open_generation(directory.path());
  std::uint32_t passages = 0;
  for (const Document& document : documents) {
    for (std::size_t i = 0; i < document.passages.size(); ++i) {
      const Passage& passage = document.passages[i];
      const auto number = generation->find_passage(passage.id);
      ASSERT_TRUE(number) << passage.id;
      EXPECT_LT(*number, generation->passage_limit());
      const auto stored = generation->passage(*number);
      ASSERT_TRUE(stored) << stored.error().message;
      EXPECT_EQ(*stored, passage);
      const auto header = generation->document_of(*number);
      ASSERT_TRUE(header) << header.error().message;
      EXPECT_EQ((*header)->id, document.id);
      EXPECT_EQ((*header)->source, document.source);
      EXPECT_EQ((*header)->references, document.references);
      EXPECT_EQ((*header)->revision, document.revision);
      ASSERT_EQ((*header)->passages.size(), document.passages.size());
      EXPECT_EQ((*header)->passages[i], *number);
      ++passages;
    }
  }
  EXPECT_EQ(generation->statistics().passages, passages);
  EXPECT_EQ(generation->statistics().documents, documents.size());
}

TEST(Generation, GivesTheSamePassageWhenItIsReadAgain) {
  const Scratch directory;
  std::vector<Document> documents{make_document(
      "long",
      {std::string(kKeptPassageBytesMax, 'x'), std::string(kKeptPassageBytesMax + 1, 'y')})};
  // More than are kept, so that many share a slot.
  for (Document& more : generated_documents(2 * kKeptPassages, 1)) {
    documents.push_back(std::move(more));
  }
  index_documents(directory.path(), documents, 2);
  const auto generation = open_generation(directory.path());
  for (int reading = 0; reading < 2; ++reading) {
    for (const Document& document : documents) {
      for (const Passage& passage : document.passages) {
        const auto number = generation->find_passage(passage.id);
        ASSERT_TRUE(number) << passage.id;
        for (int again = 0; again < 2; ++again) {
          const auto stored = generation->passage(*number);
          ASSERT_TRUE(stored) << stored.error().message;
          ASSERT_EQ(*stored, passage);
        }
      }
    }
  }
}

TEST(Generation, RanksNothingOnceDamageHasMadeAWordUnknown) {
  constexpr int kWords = 40'000;  // a dictionary of several chunks
  const auto word = [](int i) { return std::string("w").append(std::to_string(i)); };
  const Scratch directory;
  std::vector<std::string> texts(8);
  for (int i = 0; i < kWords; ++i) texts[static_cast<std::size_t>(i) % 8] += word(i) + ' ';
  index_documents(directory.path(), {make_document("words", texts)});
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path())) {
    if (entry.path().filename() != kPostingsFile) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(entry.file_size() * 3 / 4));
    file << std::string(64, '\x5a');
  }
  const auto top = [](const Generation& generation, const std::string& term) {
    const std::vector<WeightedTerm> terms{{term, 1}};
    return generation.ranking().top_k(terms, Filter{}, 5);
  };
  const auto ranking = open_generation(directory.path());
  std::string damaged;
  std::string sound;
  for (int i = 0; i < kWords; ++i) (top(*ranking, word(i)) ? sound : damaged) = word(i);
  ASSERT_FALSE(damaged.empty());
  ASSERT_FALSE(sound.empty());
  const auto reading = open_generation(directory.path());
  EXPECT_EQ(reading->document_frequency(sound), 1u);
  EXPECT_TRUE(top(*reading, sound)) << "damage elsewhere does not matter";
  EXPECT_EQ(reading->document_frequency(damaged), 0u);
  const auto refused = top(*reading, sound);
  ASSERT_FALSE(refused) << "of a question whose word was taken for unknown";
  EXPECT_EQ(refused.error().code, ErrorCode::kIndexDamaged);
}

TEST(Generation, FindingAPassageNamesDamageInsteadOfMissingIt) {
  const Scratch directory;
  const auto documents = generated_documents(12000, 1);
  index_documents(directory.path(), documents);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path())) {
    if (entry.path().filename() != kDocumentsFile) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(entry.file_size() * 3 / 4));
    file << std::string(64, '\0');
  }
  const auto generation = open_generation(directory.path());
  std::size_t damaged = 0;
  for (const Document& document : documents) {
    const auto number = generation->find_passage(document.id + "#0");
    if (number) continue;
    ASSERT_EQ(number.error().code, ErrorCode::kIndexDamaged) << number.error().message;
    EXPECT_NE(number.error().message.find(kDocumentsFile), std::string::npos);
    ++damaged;
  }
  EXPECT_GT(damaged, 0u);
  EXPECT_LT(damaged, documents.size());
}

TEST(Generation, DoesNotFindWhatIsNotThere) {
  const Scratch directory;
  EXPECT_EQ(Generation::open(directory.path()).error().code, ErrorCode::kNotFound);
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  const auto generation = open_generation(directory.path());
  for (const char* id : {"", "test:a", "test:a#1", "test:a#00", "test:b#0", "#0"}) {
    const auto found = generation->find_passage(id);
    ASSERT_FALSE(found) << id;
    EXPECT_EQ(found.error().code, ErrorCode::kNotFound) << id;
  }
  EXPECT_EQ(generation->passage(1).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(generation->document_of(4'000'000'000u).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(*generation->find_source("doi:10.1000/none"));
  EXPECT_TRUE(generation->passages_of("doi:10.1000/none")->empty());
  EXPECT_TRUE(generation->find_by_title("")->empty());
}

/// Three documents that mention one work in different ways, and one of another work.
std::vector<Document> linked_documents() {
  Document by_pmid = make_document("by-pmid", {"zinc"}, "Zinc and bone.");
  by_pmid.source.doi.clear();
  by_pmid.source.pmid = "77";
  by_pmid.source.id = "pmid:77";
  by_pmid.source.issued.year = 2019;
  seal(by_pmid);

  Document by_doi = make_document("work", {"bone", "hip"}, "Zinc and Bone");
  by_doi.source.volume = "12";

  Document citing = make_document("citing", {"spine"}, "Another work");
  Source link;  // says that the DOI and the PMID are one work, and that it was retracted
  link.doi = "10.1000/work";
  link.pmid = "77";
  link.status = SourceStatus::kRetracted;
  link.status_notice = "pmid:99";
  Source unrelated;
  unrelated.pmid = "78";
  unrelated.title = "Unrelated";
  citing.references = {unrelated, link};
  return {by_pmid, by_doi, citing};
}

TEST(Generation, AReferenceWithTheIdentifiersOfTwoWorksWeldsThemNot) {
  Document a = make_document("a", {"zinc"}, "Work A");
  a.source.doi = "10.1000/a";
  a.source.pmid = "1";
  a.source.id = "doi:10.1000/a";
  a.source.volume = "7";
  seal(a);
  Document b = make_document("b", {"bone"}, "Work B");
  b.source.doi = "10.1000/b";
  b.source.pmid = "2";
  b.source.id = "doi:10.1000/b";
  seal(b);
  Document citing = make_document("citing", {"spine"}, "Another work");
  Source wrong;  // A's DOI with B's PMID
  wrong.doi = "10.1000/a";
  wrong.pmid = "2";
  wrong.title = "A longer title than that of either work";
  wrong.status = SourceStatus::kRetracted;
  citing.references = {wrong};
  const Scratch directory;
  index_documents(directory.path(), {a, b, citing});
  const auto generation = open_generation(directory.path());
  const struct {
    const char* asked;
    const char* title;
    const char* pmid;
  } kCases[] = {{"doi:10.1000/a", "Work A", "1"},
                {"pmid:1", "Work A", "1"},
                {"doi:10.1000/b", "Work B", "2"},
                {"pmid:2", "Work B", "2"}};
  for (const auto& [asked, title, pmid] : kCases) {
    const auto source = generation->find_source(asked);
    ASSERT_TRUE(source && *source) << asked;
    EXPECT_EQ((*source)->title, title) << asked;
    EXPECT_EQ((*source)->pmid, pmid) << asked;
    EXPECT_EQ((*source)->status, SourceStatus::kCurrent) << asked;
    EXPECT_EQ(generation->passages_of(asked)->size(), 1u) << asked;
  }
  EXPECT_EQ(generation->resolve(wrong)->title, "Work A") << "the strongest identifier decides";
}

TEST(Generation, FindsAWorkThatIsOnlyCitedByItsIdentifierHoweverItIsWritten) {
  Document citing = make_document("citing", {"spine"}, "A report");
  Source cited;
  cited.doi = "10.1000/m22-1034";
  cited.title = "The work";
  citing.references = {cited};
  const Scratch directory;
  index_documents(directory.path(), {citing});
  const auto generation = open_generation(directory.path());
  for (const char* asked :
       {"doi:10.1000/m22-1034", "doi:10.1000/M22-1034", "https://doi.org/10.1000/M22-1034"}) {
    const auto source = generation->find_source(asked);
    ASSERT_TRUE(source && *source) << asked;
    EXPECT_EQ((*source)->title, "The work") << asked;
  }
}

TEST(Generation, FindsThePassagesThatCiteAWork) {
  Document review = make_document("review", {"Zinc helps.", "Copper helps.", "Zinc again."});
  Source zinc;
  zinc.doi = "10.1000/zinc";
  Source copper;
  copper.pmid = "7";
  review.references = {zinc, copper};
  review.passages[0].citations = {{{}, {0}}};
  review.passages[1].citations = {{{}, {1}}};
  review.passages[2].citations = {{{}, {1, 0}}};
  const Document work = make_document("zinc", {"Zinc helped."});
  for (const bool has_work : {false, true}) {
    const Scratch directory;
    if (has_work) index_documents(directory.path(), {work});
    index_documents(directory.path(), {review});
    const auto generation = open_generation(directory.path());
    const auto texts = [&](const char* id) {
      std::vector<std::string> found;
      const auto numbers = generation->passages_citing(id);
      for (const PassageNumber number : *numbers) {
        found.push_back(generation->passage(number)->text);
      }
      return found;
    };
    EXPECT_EQ(texts("doi:10.1000/zinc"), (std::vector<std::string>{"Zinc helps.", "Zinc again."}));
    EXPECT_EQ(texts("pmid:7"), (std::vector<std::string>{"Copper helps.", "Zinc again."}));
    EXPECT_TRUE(texts("doi:10.1000/none").empty());
    EXPECT_EQ(generation->passages_of("doi:10.1000/zinc")->size(), has_work ? 1u : 0u);
  }
}

TEST(Generation, ResolvesAWorkFromAllRecordsThatShareAnIdentifierTransitively) {
  const auto documents = linked_documents();
  for (const bool reversed : {false, true}) {
    const Scratch directory;
    for (std::size_t i = 0; i < documents.size(); ++i) {  // a segment each
      index_documents(directory.path(), {documents[reversed ? documents.size() - 1 - i : i]});
    }
    const auto generation = open_generation(directory.path());
    for (const char* id :
         {"pmid:77", "doi:10.1000/work", "PMID:77", "https://doi.org/10.1000/WORK"}) {
      const auto source = generation->find_source(id);
      ASSERT_TRUE(source && *source) << id;
      EXPECT_EQ((*source)->id, "doi:10.1000/work");
      EXPECT_EQ((*source)->pmid, "77");
      EXPECT_EQ((*source)->volume, "12");
      EXPECT_EQ((*source)->issued.year, 2019);
      EXPECT_EQ((*source)->status, SourceStatus::kRetracted);
      EXPECT_EQ((*source)->status_notice, "pmid:99");
      EXPECT_EQ(generation->passages_of(id)->size(), 3u) << id;
    }
    const auto resolved = generation->resolve(documents[0].source);
    ASSERT_TRUE(resolved);
    EXPECT_EQ(resolved->id, "doi:10.1000/work");

    const auto titled = generation->find_by_title("ZINC  and bone");
    ASSERT_TRUE(titled);
    ASSERT_EQ(titled->size(), 1u);
    EXPECT_EQ(titled->front().id, "doi:10.1000/work");
    EXPECT_EQ(generation->find_by_title("unrelated")->size(), 1u);
  }
}

TEST(Generation, ForgetsWhatRemovedDocumentsSaid) {
  const Scratch directory;
  index_documents(directory.path(), linked_documents());
  auto writer = Writer::open(directory.path());
  ASSERT_TRUE(writer);
  ASSERT_TRUE(*(*writer)->remove("test:citing"));
  ASSERT_TRUE((*writer)->publish());
  const auto generation = open_generation(directory.path());
  const auto source = generation->find_source("doi:10.1000/work");
  ASSERT_TRUE(source && *source);
  EXPECT_EQ((*source)->status, SourceStatus::kCurrent);
  EXPECT_EQ((*source)->pmid, "");
  EXPECT_FALSE(*generation->find_source("pmid:78"));
  EXPECT_TRUE(generation->find_by_title("Another work")->empty());
  EXPECT_FALSE(generation->find_passage("test:citing#0"));
}

TEST(Generation, ReturnsAMentionThatItDoesNotKnowWithItsCanonicalId) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  Source mention;
  mention.pmid = "123";
  mention.title = "Unknown";
  const auto resolved = open_generation(directory.path())->resolve(mention);
  ASSERT_TRUE(resolved);
  EXPECT_EQ(resolved->id, "pmid:123");
  EXPECT_EQ(resolved->title, "Unknown");
}

TEST(Generation, KeepsSourcesWithAnIdOfTheirOwnApart) {
  const Scratch directory;
  std::vector<Document> documents;
  for (const char* id : {"37341887-0", "37341887-1"}) {
    Document document = make_document(id, {"zinc"});
    document.source.doi = "10.1000/shared";
    document.source.id = id;
    seal(document);
    documents.push_back(std::move(document));
  }
  index_documents(directory.path(), documents);
  const auto generation = open_generation(directory.path());
  for (const Document& document : documents) {
    EXPECT_EQ(generation->passages_of(document.source.id)->size(), 1u);
    EXPECT_EQ(generation->resolve(document.source)->id, document.source.id);
    EXPECT_EQ((*generation->find_source(document.source.id))->id, document.source.id);
  }
}

TEST(Generation, StaysReadableWhileAWriterReplacesEverythingUnderIt) {
  const Scratch directory;
  const auto documents = generated_documents(60, 1);
  index_documents(directory.path(), documents);
  const auto old_generation = open_generation(directory.path());
  const std::string old_name = old_generation->name();
  {
    auto writer = Writer::open(directory.path());
    ASSERT_TRUE(writer);
    for (const Document& document : documents) ASSERT_TRUE(*(*writer)->remove(document.id));
    ASSERT_TRUE((*writer)->publish());
    ASSERT_TRUE((*writer)->add(make_document("new", {"zinc"})));
    ASSERT_TRUE((*writer)->publish());
  }
  EXPECT_EQ(old_generation->name(), old_name);
  // No database of the old generation had been opened before its files lost their names.
  std::mt19937 random(4);
  for (int i = 0; i < 10; ++i) {
    const auto query = generated_query(random);
    EXPECT_EQ(named_top_k(*old_generation, query, {}, 5),
              brute_force_top_k(documents, query, {}, 5));
  }
  EXPECT_EQ(open_generation(directory.path())->statistics().documents, 1u);
}

TEST(Generation, AnswersManyThreadsAsItAnswersOne) {
  const Scratch directory;
  const auto documents = generated_documents(80, 1);
  index_documents(directory.path(), documents, 2);
  const auto generation = open_generation(directory.path());
  std::vector<std::vector<WeightedTerm>> queries;
  std::vector<std::vector<NamedHit>> expected;
  std::mt19937 random(4);
  for (int i = 0; i < 20; ++i) {
    queries.push_back(generated_query(random));
    expected.push_back(brute_force_top_k(documents, queries.back(), {}, 7));
  }
  std::vector<std::vector<std::vector<NamedHit>>> found(4);
  std::vector<std::thread> threads;
  for (auto& mine : found) {
    threads.emplace_back([&] {
      for (const auto& query : queries) mine.push_back(named_top_k(*generation, query, {}, 7));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& mine : found) EXPECT_EQ(mine, expected);
}

TEST(Generation, OpensWhileAWriterPublishesWithoutPause) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("0", {"zinc"})});
  std::thread publisher([&] {
    auto writer = Writer::open(directory.path(), {.threads = 1});
    ASSERT_TRUE(writer);
    for (int i = 1; i < 15; ++i) {
      ASSERT_TRUE((*writer)->add(make_document("0", {"zinc " + std::to_string(i)})));
      ASSERT_TRUE((*writer)->publish());
    }
  });
  for (int i = 0; i < 200; ++i) {
    const auto generation = Generation::open(directory.path());
    ASSERT_TRUE(generation) << generation.error().message;
    EXPECT_EQ((*generation)->statistics().documents, 1u);
    EXPECT_EQ(named_top_k(**generation, {{"zinc", 1}}, {}, 5).size(), 1u);
  }
  publisher.join();
}

}  // namespace
}  // namespace ibid::index::testing
