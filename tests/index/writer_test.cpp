#include "index/writer.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "index/index_support.hpp"
#include "index/manifest.hpp"

namespace ibid::index::testing {
namespace {

std::unique_ptr<Writer> open_writer(const std::filesystem::path& directory) {
  auto writer = Writer::open(directory, {.threads = 1});
  if (!writer) throw std::runtime_error(writer.error().message);
  return std::move(*writer);
}

Document revised(const std::string& text, std::int64_t revision) {
  Document document = make_document("a", {text});
  document.revision = revision;
  return document;
}

/// The text of the only passage of test:a, or nothing.
std::string text_of_a(const std::filesystem::path& directory) {
  const auto generation = open_generation(directory);
  const auto number = generation->find_passage("test:a#0");
  return number ? generation->passage(*number)->text : "";
}

TEST(Writer, RefusesASecondWriterAndNamesTheFirst) {
  const Scratch directory;
  auto first = open_writer(directory.path());
  const auto second = Writer::open(directory.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kIndexBusy);
  EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos);
  first.reset();
  EXPECT_TRUE(Writer::open(directory.path()));
}

TEST(Writer, ThatMayNotCreateMakesNothing) {
  const Scratch directory;
  WriterOptions options;
  options.create = false;
  for (const char* folder : {"none", "."}) {
    const auto writer = Writer::open(directory.path() / folder, options);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::kNotFound);
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  EXPECT_TRUE(Writer::open(directory.path(), options));
}

TEST(Writer, ReportsAPublicationThatHappenedThoughItCannotGoOnItself) {
  const Scratch directory;
  auto writer = open_writer(directory.path());
  ASSERT_TRUE(writer->add(make_document("a", {"zinc"})));
  for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
    if (entry.path().filename().string().rfind("language-", 0) == 0) {
      std::filesystem::remove(entry.path());
    }
  }
  const auto published = writer->publish();
  ASSERT_TRUE(published) << published.error().message;
  EXPECT_EQ(*published, read_current(directory.path())->name);
  const auto added = writer->add(make_document("b", {"iron"}));
  ASSERT_FALSE(added);
  EXPECT_NE(added.error().message.find("language-"), std::string::npos);
}

TEST(Writer, TellsWhatItDidWithADocument) {
  const Scratch directory;
  auto writer = open_writer(directory.path());
  EXPECT_EQ(*writer->add(revised("one", 1)), Taken::kNew);
  EXPECT_EQ(*writer->add(revised("two", 2)), Taken::kReplacing);
  EXPECT_EQ(*writer->add(revised("one", 1)), Taken::kUnchanged);
  ASSERT_TRUE(writer->publish());
  EXPECT_EQ(*writer->add(revised("two", 2)), Taken::kUnchanged);
  EXPECT_EQ(*writer->add(revised("one", 1)), Taken::kUnchanged);
  EXPECT_EQ(*writer->add(revised("three", 2)), Taken::kReplacing);
}

TEST(Writer, ShowsNothingBeforePublication) {
  const Scratch directory;
  index_documents(directory.path(), {revised("old", 1)});
  auto writer = open_writer(directory.path());
  ASSERT_TRUE(writer->add(revised("new", 1)));
  EXPECT_EQ(text_of_a(directory.path()), "old");
  writer.reset();  // given up without publication
  EXPECT_EQ(text_of_a(directory.path()), "old");
  EXPECT_TRUE(check(directory.path())->empty());
}

TEST(Writer, PublishesAnEmptyIndex) {
  const Scratch directory;
  const std::string name = index_documents(directory.path(), {});
  const auto generation = open_generation(directory.path());
  EXPECT_EQ(generation->name(), name);
  EXPECT_EQ(generation->statistics().passages, 0u);
  EXPECT_TRUE(named_top_k(*generation, {{"zinc", 1}}, {}, 5).empty());
}

TEST(Writer, KeepsTheLatestOfADocumentUnlessItsRevisionIsLower) {
  const struct {
    std::vector<Document> runs[2];  // documents of a first and a second run
    std::string expected;
  } cases[] = {
      {{{revised("one", 1)}, {revised("two", 2)}}, "two"},
      {{{revised("two", 2)}, {revised("one", 1)}}, "two"},
      {{{revised("one", 1)}, {revised("again", 1)}}, "again"},
      {{{revised("one", 1), revised("two", 2)}, {}}, "two"},
      {{{revised("two", 2), revised("one", 1)}, {}}, "two"},
      {{{revised("one", 1), revised("two", 1), revised("three", 1)}, {}}, "three"},
      {{{revised("zero", 0)}, {revised("three", 3), revised("two", 2)}}, "three"},
  };
  for (const auto& [runs, expected] : cases) {
    const Scratch directory;
    for (const auto& run : runs) index_documents(directory.path(), run);
    EXPECT_EQ(text_of_a(directory.path()), expected);
    EXPECT_EQ(open_generation(directory.path())->statistics().passages, 1u);
    EXPECT_TRUE(check(directory.path())->empty());
  }
}

TEST(Writer, WritesNothingWhenTheSameDocumentsComeAgain) {
  const Scratch directory;
  const auto documents = generated_documents(20, 1);
  const std::string name = index_documents(directory.path(), documents);
  const auto before = read_current(directory.path());
  EXPECT_EQ(index_documents(directory.path(), documents), name);
  EXPECT_EQ(read_current(directory.path())->number, before->number);
}

TEST(Writer, RemovesBySourceIdentifierInAnySpellingOrByDocumentId) {
  for (const std::string id :
       {"test:a", "doi:10.1000/a", "DOI:10.1000/A", "https://doi.org/10.1000/a"}) {
    const Scratch directory;
    index_documents(directory.path(), {make_document("a", {"zinc"}), make_document("b", {"zinc"})});
    auto writer = open_writer(directory.path());
    const auto unknown = writer->remove("doi:10.1000/c");
    ASSERT_TRUE(unknown);
    EXPECT_FALSE(*unknown);
    const auto removed = writer->remove(id);
    ASSERT_TRUE(removed);
    EXPECT_TRUE(*removed) << id;
    EXPECT_FALSE(*writer->remove(id)) << "a second time";
    ASSERT_TRUE(writer->publish());
    EXPECT_EQ(text_of_a(directory.path()), "");
    EXPECT_EQ(open_generation(directory.path())->statistics().documents, 1u);
    EXPECT_TRUE(check(directory.path())->empty());
  }
}

TEST(Writer, RemovesWhatCameBeforeInTheSameRunAndKeepsWhatComesAfter) {
  const Scratch directory;
  auto writer = open_writer(directory.path());
  ASSERT_TRUE(writer->add(revised("first", 5)));
  ASSERT_TRUE(writer->add(make_document("b", {"other"})));
  EXPECT_TRUE(*writer->remove("doi:10.1000/a"));
  ASSERT_TRUE(writer->add(revised("second", 1)));
  ASSERT_TRUE(writer->publish());
  EXPECT_EQ(text_of_a(directory.path()), "second");
  EXPECT_EQ(open_generation(directory.path())->statistics().documents, 2u);
}

TEST(Writer, RemovesAWorkUnderAllItsIdentifiersEvenWhenOneRecordLinksThem) {
  const Scratch directory;
  const auto with_ids = [](const std::string& id, const std::string& doi, const std::string& pmid) {
    Document document = make_document(id, {"zinc"});
    document.source.doi = doi;
    document.source.pmid = pmid;
    document.source.id = doi.empty() ? "pmid:" + pmid : "doi:" + doi;
    seal(document);
    return document;
  };
  index_documents(directory.path(), {with_ids("a", "10.1000/x", "")});
  auto writer = open_writer(directory.path());
  ASSERT_TRUE(writer->add(with_ids("b", "10.1000/x", "77")));
  ASSERT_TRUE(writer->add(with_ids("c", "", "77")));
  ASSERT_TRUE(writer->add(with_ids("d", "10.1000/y", "78")));
  EXPECT_TRUE(*writer->remove("pmid:77"));
  ASSERT_TRUE(writer->publish());
  const auto generation = open_generation(directory.path());
  EXPECT_EQ(generation->statistics().documents, 1u);
  EXPECT_TRUE(generation->find_passage("test:d#0"));
}

TEST(Writer, RefusesABadDocumentAndGoesOn) {
  const Scratch directory;
  auto writer = open_writer(directory.path());
  for (int i = 0; i < 20; ++i) {
    Document document = make_document(std::to_string(i), {"zinc"});
    if (i == 7) document.passages[0].sha256.clear();
    EXPECT_EQ(writer->add(std::move(document)).has_value(), i != 7);
  }
  ASSERT_TRUE(writer->publish());
  EXPECT_EQ(open_generation(directory.path())->statistics().documents, 19u);
}

TEST(Writer, ClearsLeftoversAndLeavesForeignFilesAlone) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  for (const char* name : {"segment-000002", "segment-000099"}) {
    std::filesystem::create_directory(directory.path() / name);
    std::ofstream(directory.path() / name / "passages") << "half";
  }
  for (const char* name : {"manifest-000002", "dead-000002-000001", "CURRENT.new", "notes.txt"}) {
    std::ofstream(directory.path() / name) << "half";
  }
  auto writer = open_writer(directory.path());
  for (const char* gone : {"segment-000002", "segment-000099", "manifest-000002",
                           "dead-000002-000001", "CURRENT.new"}) {
    EXPECT_FALSE(std::filesystem::exists(directory.path() / gone)) << gone;
  }
  EXPECT_TRUE(std::filesystem::exists(directory.path() / "notes.txt"));
  ASSERT_TRUE(writer->add(make_document("b", {"bone"})));
  ASSERT_TRUE(writer->publish());
  EXPECT_TRUE(check(directory.path())->empty());
}

TEST(Writer, TouchesNoFolderWhoseNameOnlyBeginsLikeItsOwn) {
  const Scratch directory;
  for (const char* name : {"segment-photos", "manifest-draft", "dead-poets", "language-course"}) {
    std::filesystem::create_directories(directory.path() / name);
    std::ofstream(directory.path() / name / "keep") << "mine";
  }
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  for (const char* name : {"segment-photos", "manifest-draft", "dead-poets", "language-course"}) {
    EXPECT_TRUE(std::filesystem::exists(directory.path() / name / "keep")) << name;
  }
}

TEST(Writer, ALostCurrentCostsNothingThatWasAcknowledged) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  index_documents(directory.path(), {make_document("b", {"bone"})});
  const std::string before = open_generation(directory.path())->name();
  std::filesystem::remove(directory.path() / "CURRENT");
  open_writer(directory.path()).reset();
  EXPECT_EQ(open_generation(directory.path())->name(), before);

  std::filesystem::remove(directory.path() / "CURRENT");
  std::ofstream(directory.path() / "manifest-000002") << "torn";
  const auto refused = Writer::open(directory.path());
  ASSERT_FALSE(refused) << "it cannot be told what was acknowledged, so nothing may be removed";
  EXPECT_EQ(refused.error().code, ErrorCode::kIndexDamaged);
  EXPECT_NE(refused.error().message.find("manifest-000002"), std::string::npos);
}

TEST(Writer, KeepsSegmentsFewWhilePublishingOftenAndDropsTheFilesOfOldGenerations) {
  const Scratch directory;
  auto writer = open_writer(directory.path());
  for (int i = 0; i < 40; ++i) {
    ASSERT_TRUE(writer->add(make_document(std::to_string(i), {"zinc and bone"})));
    if (i >= 2) {
      EXPECT_TRUE(*writer->remove("test:" + std::to_string(i - 2)));
    }
    ASSERT_TRUE(writer->publish());
  }
  const auto manifest = read_current(directory.path());
  ASSERT_TRUE(manifest);
  EXPECT_LE(manifest->segments.size(), 9u);
  EXPECT_EQ(manifest->live_documents, 2u);
  std::size_t directories = 0;
  std::size_t manifests = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
    directories += entry.is_directory() ? 1 : 0;
    manifests += entry.path().filename().string().rfind("manifest-", 0) == 0 ? 1 : 0;
  }
  EXPECT_EQ(directories, manifest->segments.size());
  EXPECT_EQ(manifests, 1u);
  EXPECT_TRUE(check(directory.path())->empty());
}

TEST(Writer, KeepsTheLanguageThatTheIndexWasBuiltWith) {
  const Scratch directory, resources;
  std::ofstream(resources.path() / "stopwords.txt") << "zinc\n";
  const auto language = Language::extended_by(resources.path());
  ASSERT_TRUE(language) << language.error().message;
  {
    auto writer = Writer::open(directory.path(), {.threads = 1, .language = &*language});
    ASSERT_TRUE(writer) << writer.error().message;
    ASSERT_TRUE((*writer)->add(make_document("a", {"zinc bone"})));
    ASSERT_TRUE((*writer)->publish());
  }
  index_documents(directory.path(), {make_document("b", {"zinc bone"})});
  const auto generation = open_generation(directory.path());
  EXPECT_TRUE(generation->language().is_stop("zinc"));
  EXPECT_EQ(generation->document_frequency("zinc"), 0u);
  EXPECT_EQ(generation->document_frequency("bone"), 2u);
}

TEST(Writer, RefusesADamagedIndexByName) {
  const Scratch directory;
  index_documents(directory.path(), {make_document("a", {"zinc"})});
  std::filesystem::resize_file(directory.path() / "segment-000001" / "passages", 20);
  const auto writer = Writer::open(directory.path());
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kIndexDamaged);
  EXPECT_NE(writer.error().message.find("passages"), std::string::npos);
}

}  // namespace
}  // namespace ibid::index::testing
