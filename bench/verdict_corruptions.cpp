// The corruption suite at large: every kind of change done to sentences of other people's abstracts
// and guidelines, each judged among the sentences it came from.
//
//   verdict_corruptions FILE.jsonl…     BEIR corpora: {"_id", "title", "text"} a line
#include <fmt/core.h>

#include <fstream>
#include <string>
#include <vector>

#include "model/json.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "verify/corruptions.hpp"
#include "verify/verify.hpp"

namespace {

using namespace ibid;

struct Tally {
  std::size_t made = 0;
  std::size_t supported = 0;
  std::size_t contradicted = 0;
  std::size_t unsupported = 0;

  void add(Verdict verdict) {
    ++made;
    if (verdict == Verdict::kSupported) ++supported;
    if (verdict == Verdict::kContradicted) ++contradicted;
    if (verdict == Verdict::kUnsupported) ++unsupported;
  }
  [[nodiscard]] double share(std::size_t count) const {
    return made == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(made);
  }
};

/// Every so many sentences is taken, so that all of a large file is sampled.
constexpr std::size_t kStride = 7;
/// Shorter sentences are headings and captions.
constexpr std::size_t kBytesMin = 40;

struct SampledClaim {
  std::string text;
  std::size_t passage;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::vector<std::string>> passages;
  std::vector<SampledClaim> claims;
  std::size_t seen = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i]);
    std::string line;
    while (std::getline(in, line)) {
      const auto json = model::parse_json(line);
      if (!json) continue;
      const std::string text = model::string_or(*json, "text");
      if (text::find_utf8_fault(text)) continue;
      std::vector<std::string> sentences;
      for (const ByteRange& range : text::sentences(text)) {
        sentences.push_back(text.substr(range.begin, range.size()));
        if (range.size() >= kBytesMin && ++seen % kStride == 0) {
          claims.push_back({sentences.back(), passages.size()});
        }
      }
      passages.push_back(std::move(sentences));
    }
  }
  if (claims.empty()) {
    fmt::print("no sentences given; nothing to corrupt\n");
    return 0;
  }
  fmt::print("{} sentences of {} passages\n{:<20}{:>8}{:>10}{:>14}\n", claims.size(),
             passages.size(), "corruption", "made", "caught %", "contradicted %");
  for (const verify::Corruption corruption : verify::kCorruptions) {
    Tally tally;
    for (const SampledClaim& claim : claims) {
      const auto changed = verify::corrupt(claim.text, corruption);
      if (changed) tally.add(verify::judge(*changed, passages[claim.passage]).verdict);
    }
    fmt::print("{:<20}{:>8}{:>10.2f}{:>14.2f}\n", verify::name_of(corruption), tally.made,
               tally.share(tally.made - tally.supported), tally.share(tally.contradicted));
  }
  fmt::print("{:<20}{:>8}{:>10}{:>14}\n", "rewording", "made", "false %", "supported %");
  for (const verify::Rewording rewording : verify::kRewordings) {
    Tally tally;
    for (const SampledClaim& claim : claims) {
      const auto changed = verify::reword(claim.text, rewording);
      if (changed) tally.add(verify::judge(*changed, passages[claim.passage]).verdict);
    }
    fmt::print("{:<20}{:>8}{:>10.2f}{:>14.2f}\n", verify::name_of(rewording), tally.made,
               tally.share(tally.contradicted + tally.unsupported), tally.share(tally.supported));
  }
  return 0;
}
