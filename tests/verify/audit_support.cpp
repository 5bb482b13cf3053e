#include "verify/audit_support.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "index/index_support.hpp"
#include "ingest/ingest.hpp"
#include "verify/verify.hpp"

namespace ibid::verify::testing {
namespace {

using index::testing::Scratch;

Document work(const std::string& id, const std::string& title, int year,
              const std::vector<std::string>& texts) {
  Document document = index::testing::make_document(id, texts, title);
  document.source.issued.year = year;
  return document;
}

}  // namespace

const index::Generation& corpus_generation() {
  static Scratch directory;
  static const std::shared_ptr<const index::Generation> generation = [] {
    auto writer = index::Writer::open(directory.path());
    ingest::Sink sink;
    sink.document = [&](Document document) -> Result<void> {
      if (const auto taken = (*writer)->add(std::move(document)); !taken)
        return fail(taken.error());
      return {};
    };
    sink.removal = [](std::string_view) {};
    sink.report = [](const ingest::RecordReport& report) { ADD_FAILURE() << report.reason; };
    const auto counts =
        ingest::ingest({std::string(IBID_SOURCE_DIR) + "/corpus"}, ingest::Format::kSnippets, sink);
    EXPECT_TRUE(counts.has_value());
    EXPECT_TRUE((*writer)->publish().has_value());
    return index::testing::open_generation(directory.path());
  }();
  return *generation;
}

const index::Generation& small_generation() {
  static Scratch directory;
  static const std::shared_ptr<const index::Generation> generation = [] {
    Document zinc = work("zinc", "Zinc and bone density in older adults", 2021,
                         {"Zinc supplementation of 25 mg daily increased bone mineral density in "
                          "older adults. No serious adverse effects were seen."});
    zinc.source.pmid = "111";
    zinc.source.design = StudyDesign::kRandomizedTrial;
    Document retracted = work("retracted", "Zinc megadoses for bone repair", 2015,
                              {"Zinc megadoses doubled bone mass within one month."});
    retracted.source.status = SourceStatus::kRetracted;
    Document old = work("old", "Guideline on trace elements, first edition", 2005,
                        {"Adults should take 10 mg of zinc daily."});
    old.source.status = SourceStatus::kSuperseded;
    old.source.successor = "doi:10.1000/new";
    Document renewed = work("new", "Guideline on trace elements, second edition", 2020,
                            {"Adults should take 15 mg of zinc daily."});
    Document copper = work("copper", "Copper balance in healthy men", 2018,
                           {"Copper absorption fell when zinc intake exceeded 50 mg daily."});
    index::testing::index_documents(directory.path(), {zinc, retracted, old, renewed, copper});
    return index::testing::open_generation(directory.path());
  }();
  return *generation;
}

Audit audit(const index::Generation& generation, std::string_view text) {
  auto result = verify_text(generation, text);
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
  return result ? std::move(*result) : Audit{};
}

AuditedClaim claim_of(const Audit& audit, std::string_view words) {
  for (const AuditedClaim& claim : audit.claims) {
    if (std::string_view(claim.text).starts_with(words)) return claim;
  }
  ADD_FAILURE() << "no claim begins with \"" << words << "\"";
  return {};
}

}  // namespace ibid::verify::testing
