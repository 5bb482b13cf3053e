// How often text::sentences() agrees with texts whose sentences are known: JSON Lines with an array
// "sentences", which are joined by blanks and split again. Prints precision and recall of borders,
// and how many gold borders follow no full stop, which no splitter by signs finds.
#include <fmt/core.h>

#include <fstream>
#include <set>
#include <string>

#include "model/json.hpp"
#include "text/fold.hpp"
#include "text/sentences.hpp"

namespace {

struct Counts {
  std::size_t found = 0;
  std::size_t invented = 0;
  std::size_t missed = 0;
  std::size_t missed_without_stop = 0;
};

bool follows_stop(const std::string& text, std::size_t border) {
  const std::size_t last = text.find_last_not_of(" )]\"'", border - 1);
  return last != std::string::npos && std::string(".!?").find(text[last]) != std::string::npos;
}

void count(const ibid::model::Json& record, Counts& counts) {
  std::string text;
  std::set<std::size_t> gold;
  for (const auto& sentence : record.at("sentences")) {
    const std::string clean = ibid::text::collapse_white_space(sentence.get<std::string>());
    if (clean.empty()) continue;
    if (!text.empty()) gold.insert((text += ' ').size());
    text += clean;
  }
  std::set<std::size_t> split;
  for (const ibid::ByteRange range : ibid::text::sentences(text)) split.insert(range.begin);
  split.erase(0);
  for (const std::size_t border : split)
    ++(gold.count(border) > 0 ? counts.found : counts.invented);
  for (const std::size_t border : gold) {
    if (split.count(border) > 0) continue;
    ++counts.missed;
    if (!follows_stop(text, border)) ++counts.missed_without_stop;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: sentence_borders FILE.jsonl\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  Counts counts;
  std::string line;
  while (std::getline(file, line)) {
    const auto record = ibid::model::parse_json(line);
    if (record && record->contains("sentences")) count(*record, counts);
  }
  const auto found = static_cast<double>(counts.found);
  fmt::print("precision {:.4f} recall {:.4f} ({} found, {} invented, {} missed)\n",
             found / static_cast<double>(counts.found + counts.invented),
             found / static_cast<double>(counts.found + counts.missed), counts.found,
             counts.invented, counts.missed);
  fmt::print("of the missed, {} follow no full stop\n", counts.missed_without_stop);
}
