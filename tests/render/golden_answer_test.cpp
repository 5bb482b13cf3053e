// The answer on zinc and osteoporosis, whole, for two readers and in two forms. When a change is
// meant, run with IBID_UPDATE_GOLDEN=1, read the difference, and commit it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "render/render.hpp"
#include "text/utf8.hpp"

namespace ibid::render {
namespace {

constexpr std::string_view kQuestion =
    "What is the relationship between hypozincemia (low zinc levels) and osteoporosis?";

Answer answer_for(Audience audience) {
  answer::AnswerOptions options;
  options.audience = audience;
  return *answer::answer_question(test::corpus(), kQuestion, options);
}

/// Compares with the golden file of that name, or writes it.
void expect_golden(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path(IBID_SOURCE_DIR) / "tests" / "golden" / name;
  if (std::getenv("IBID_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(text, golden) << name << " differs; IBID_UPDATE_GOLDEN=1 writes it anew";
}

TEST(GoldenAnswer, MarkdownAndHtmlForAPhysician) {
  const Answer answer = answer_for(Audience::kPhysician);
  expect_golden("zinc-physician.md", markdown(answer));
  expect_golden("zinc-physician.html", html(answer));
}

TEST(GoldenAnswer, MarkdownAndHtmlForAPatient) {
  const Answer answer = answer_for(Audience::kPatient);
  expect_golden("zinc-patient.md", markdown(answer));
  expect_golden("zinc-patient.html", html(answer));
}

TEST(GoldenAnswer, HasBothSectionsSeveralThemesAndMergedCitations) {
  const Answer answer = answer_for(Audience::kPhysician);
  ASSERT_EQ(answer.sections.size(), 2u);
  EXPECT_EQ(answer.sections[0].kind, SourceKind::kGuideline);
  EXPECT_GE(answer.sections[1].groups.size(), 3u);
  std::size_t with_several = 0;
  for (const Group& group : answer.sections[1].groups) {
    for (const PlacedClaim& claim : group.claims) with_several += claim.citations.size() > 1;
  }
  EXPECT_GE(with_several, 3u);
}

TEST(GoldenAnswer, TheTerminalGetsNoLineThatIsTooWideAndNoControls) {
  const std::string text = terminal(answer_for(Audience::kPhysician), {60, false});
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    const std::string_view line(text.data() + begin, end - begin);
    // Only a link may be wider: it stays whole.
    if (line.find("http") == std::string_view::npos) {
      EXPECT_LE(text::display_width(line), 60u);
    }
    begin = end + 1;
  }
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(terminal(answer_for(Audience::kPhysician), {60, true}).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace ibid::render
