#include "faults/fault_support.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "index/index_support.hpp"

namespace ibid::index::testing {

int rounds_or(int few) {
  const char* rounds = std::getenv("IBID_FAULT_ROUNDS");
  return rounds == nullptr ? few : std::atoi(rounds);
}

Result<std::string> publish_step(Writer& writer, std::uint32_t step) {
  for (Document& document : generated_documents(12, step + 1)) {
    if (auto added = writer.add(std::move(document)); !added) return fail(added.error());
  }
  if (step > 0) {
    const std::vector<Document> earlier = generated_documents(12, step);
    for (std::size_t i = 0; i < 4; ++i) {
      if (auto removed = writer.remove(earlier[i].id); !removed) return fail(removed.error());
    }
    Document replaced = earlier[5];
    replaced.passages[0].text = "replaced at step " + std::to_string(step);
    seal(replaced);
    if (auto added = writer.add(std::move(replaced)); !added) return fail(added.error());
  }
  return writer.publish();
}

std::vector<std::string> names_of_steps(std::uint32_t steps) {
  const Scratch directory;
  std::vector<std::string> names;
  auto writer = Writer::open(directory.path(), {.threads = 2});
  if (!writer) throw std::runtime_error(writer.error().message);
  for (std::uint32_t step = 0; step < steps; ++step) {
    auto name = publish_step(**writer, step);
    if (!name) throw std::runtime_error(name.error().message);
    names.push_back(std::move(*name));
  }
  return names;
}

void expect_clean(const std::filesystem::path& directory) {
  const auto damages = check(directory);
  ASSERT_TRUE(damages) << damages.error().message;
  for (const Damage& damage : *damages) ADD_FAILURE() << damage.where << ": " << damage.what;
}

}  // namespace ibid::index::testing
