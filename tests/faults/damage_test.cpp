// Random damage to every file of an index: named when it is opened, read or checked, or without
// effect on what is read; never a wrong answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>

#include "faults/fault_support.hpp"
#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

/// Everything a reader can ask, as text; what could not be read is said so.
using Reading = std::vector<std::string>;
constexpr std::string_view kRefused = "refused";

template <class T>
std::string shown(const Result<T>& result, const std::function<std::string(const T&)>& show) {
  if (result) return show(*result);
  EXPECT_EQ(result.error().code, ErrorCode::kIndexDamaged) << result.error().message;
  return std::string(kRefused);
}

Reading read_everything(const Generation& generation) {
  Reading reading;
  const auto numbers_shown = [&](const std::vector<PassageNumber>& numbers) {
    std::string text;
    for (const PassageNumber number : numbers) text += std::to_string(number) + " ";
    return text;
  };
  const auto source_shown = [](const Source& source) { return source.id + "|" + source.title; };
  for (PassageNumber number = 0; number < generation.passage_limit(); ++number) {
    const auto passage = generation.passage(number);
    if (!passage && passage.error().code == ErrorCode::kNotFound) {
      reading.push_back("none");
      continue;
    }
    reading.push_back(shown<Passage>(passage, [](const Passage& p) {
      return p.id + "|" + p.text + "|" + p.sha256 + "|" + p.source_id;
    }));
    reading.push_back(shown<std::shared_ptr<const DocumentHeader>>(
        generation.document_of(number), [&](const auto& header) {
          return header->id + source_shown(header->source) + numbers_shown(header->passages);
        }));
  }
  std::mt19937 random(5);
  for (int i = 0; i < 12; ++i) {
    const auto query = generated_query(random);
    const Filter filter{i % 2 == 0 ? std::optional(SourceKind::kGuideline) : std::nullopt,
                        {},
                        {},
                        i % 3 == 0 ? 2000 : 0,
                        0};
    reading.push_back(shown<std::vector<ScoredPassage>>(
        generation.ranking().top_k(query, filter, 5), [](const auto& hits) {
          std::string text;
          for (const ScoredPassage& hit : hits) {
            text += std::to_string(hit.passage) + ":" + std::to_string(hit.score) + " ";
          }
          return text;
        }));
  }
  for (std::uint32_t step = 0; step < 3; ++step) {
    for (const Document& document : generated_documents(12, step + 1)) {
      reading.push_back(shown<Source>(generation.resolve(document.source), source_shown));
      reading.push_back(shown<std::vector<PassageNumber>>(
          generation.passages_of(document.source.id), numbers_shown));
      reading.push_back(shown<std::vector<Source>>(generation.find_by_title(document.source.title),
                                                   [&](const auto& sources) {
                                                     std::string text;
                                                     for (const Source& source : sources)
                                                       text += source_shown(source) + " ";
                                                     return text;
                                                   }));
      for (const Passage& passage : document.passages) {
        const auto number = generation.find_passage(passage.id);
        const bool is_missing = !number && number.error().code == ErrorCode::kNotFound;
        reading.push_back(is_missing ? "none" : shown<PassageNumber>(number, [](PassageNumber n) {
          return std::to_string(n);
        }));
      }
    }
  }
  return reading;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && entry.path().filename() != "LOCK") {
      files.push_back(std::filesystem::relative(entry.path(), directory));
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Flips a bit, zeroes a block or cuts the file; returns what it did, or nothing when the bytes
/// stayed the same.
std::string damage_file(const std::filesystem::path& path, std::mt19937& random) {
  std::string bytes;
  {
    std::ifstream in(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  if (bytes.empty()) return {};
  const std::string before = bytes;
  const std::size_t at = random() % bytes.size();
  std::string what;
  switch (random() % 3) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      what = "bit flipped at ";
      break;
    case 1:
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  std::min<std::size_t>(bytes.size() - at, 1 + random() % 4096), '\0');
      what = "zeroed from ";
      break;
    default:
      bytes.resize(at);
      what = "cut at ";
  }
  if (bytes == before) return {};
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  return what + std::to_string(at);
}

TEST(Damage, IsNamedOrHarmlessAndNeverAWrongAnswer) {
  const Scratch original, damaged;
  {
    auto writer = Writer::open(original.path(), {.threads = 1});
    ASSERT_TRUE(writer);
    for (std::uint32_t step = 0; step < 3; ++step) ASSERT_TRUE(publish_step(**writer, step));
  }
  const Reading expected = read_everything(*open_generation(original.path()));
  ASSERT_EQ(std::count(expected.begin(), expected.end(), kRefused), 0);
  const auto files = files_of(original.path());

  std::mt19937 random(99);
  std::map<std::string, int> outcomes;
  for (int round = rounds_or(100); round > 0; --round) {
    std::filesystem::remove_all(damaged.path());
    std::filesystem::copy(original.path(), damaged.path(),
                          std::filesystem::copy_options::recursive);
    const auto& file = files[random() % files.size()];
    const std::string what = damage_file(damaged.path() / file, random);
    if (what.empty()) continue;
    SCOPED_TRACE(file.string() + " " + what);

    const auto damages = check(damaged.path());
    EXPECT_TRUE(damages.has_value() ? !damages->empty()
                                    : damages.error().code == ErrorCode::kNotFound)
        << "check found nothing";
    const auto generation = Generation::open(damaged.path());
    if (!generation) {
      EXPECT_EQ(generation.error().code, ErrorCode::kIndexDamaged) << generation.error().message;
      EXPECT_NE(generation.error().message.find(file.filename().string()), std::string::npos)
          << generation.error().message;
      ++outcomes["named at open"];
      continue;
    }
    const Reading reading = read_everything(**generation);
    ASSERT_EQ(reading.size(), expected.size());
    bool refused = false;
    for (std::size_t i = 0; i < reading.size(); ++i) {
      if (reading[i] == kRefused) {
        refused = true;
      } else {
        EXPECT_EQ(reading[i], expected[i]) << "a wrong answer";
      }
    }
    ++outcomes[(refused ? "named when read: " : "named by check alone, harmless: ") +
               file.filename().string()];
  }
  for (const auto& [outcome, count] : outcomes) {
    std::cout << outcome << ": " << count << "\n";
  }
}

}  // namespace
}  // namespace ibid::index::testing
