#include "index/validate.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "index/index_support.hpp"

namespace ibid::index::testing {
namespace {

TEST(Validate, TakesDocumentsInAnyScriptAndWithoutPassages) {
  EXPECT_TRUE(validate(make_document("a", {"Zn\u0301", "锌缺乏", "مرحبا", "🦴\r\n"}, "Título")));
  EXPECT_TRUE(validate(make_document("a", {})));
}

TEST(Validate, RefusesABrokenDocumentAndSaysWhy) {
  const struct {
    std::string_view reason;
    ErrorCode code;
    std::function<void(Document&)> harm;
  } cases[] = {
      {"no id", ErrorCode::kInputMalformed, [](Document& d) { d.id.clear(); }},
      {"id", ErrorCode::kInputTooLarge, [](Document& d) { d.id.assign(2000, 'x'); }},
      {"truncated", ErrorCode::kInputMalformed, [](Document& d) { d.source.title = "a\xc3"; }},
      {"NUL", ErrorCode::kInputMalformed,
       [](Document& d) {
         d.passages[0].text[1] = '\0';
         seal(d);
       }},
      {"author", ErrorCode::kInputMalformed,
       [](Document& d) {
         d.source.authors = {{"\xff", "", "", ""}};
       }},
      {"source field", ErrorCode::kInputMalformed,
       [](Document& d) {
         d.references = {Source{}};
         d.references[0].doi = "\xff";
       }},
      {"heading", ErrorCode::kInputMalformed,
       [](Document& d) { d.passages[0].section_path = {"\xff"}; }},
      {"ids are", ErrorCode::kInputMalformed,
       [](Document& d) { d.passages[1].id = d.passages[0].id; }},
      {"ids are", ErrorCode::kInputMalformed, [](Document& d) { d.passages[0].id = "other#0"; }},
      {"ids are", ErrorCode::kInputMalformed, [](Document& d) { d.passages[0].id = d.id; }},
      {"another document", ErrorCode::kInputMalformed,
       [](Document& d) { d.passages[0].document_id = "x"; }},
      {"another source", ErrorCode::kInputMalformed,
       [](Document& d) { d.passages[0].source_id = "x"; }},
      {"range", ErrorCode::kInputMalformed, [](Document& d) { d.passages[0].range.begin += 1; }},
      {"range", ErrorCode::kInputMalformed, [](Document& d) { d.passages[1].range.end += 100; }},
      {"range", ErrorCode::kInputMalformed, [](Document& d) { d.text[0] = 'X'; }},
      {"hash", ErrorCode::kInputMalformed, [](Document& d) { d.passages[0].sha256[0] = 'x'; }},
      {"mark", ErrorCode::kInputMalformed,
       [](Document& d) {
         d.passages[0].citations = {{{2, 900}, {}}};
       }},
      {"reference list", ErrorCode::kInputMalformed,
       [](Document& d) {
         d.passages[0].citations = {{{0, 0}, {0}}};
       }},
      {"a passage has", ErrorCode::kInputTooLarge,
       [](Document& d) {
         d.passages[0].text.assign(kPassageBytesMax + 1, 'x');
         seal(d);
       }},
      {"passages", ErrorCode::kInputTooLarge,
       [](Document& d) { d.passages.resize(kPartsMax + 1); }},
      {"the document has more", ErrorCode::kInputTooLarge,
       [](Document& d) {
         d.passages.resize(kDocumentBytesMax / kPassageBytesMax + 1);
         for (Passage& passage : d.passages) passage.text.assign(kPassageBytesMax, 'x');
         seal(d);
       }},
  };
  for (const auto& [reason, code, harm] : cases) {
    Document document = make_document("a", {"zinc", "bone"});
    harm(document);
    const auto valid = validate(document);
    ASSERT_FALSE(valid) << reason;
    EXPECT_EQ(valid.error().code, code) << reason;
    EXPECT_NE(valid.error().message.find(reason), std::string::npos) << valid.error().message;
  }
}

}  // namespace
}  // namespace ibid::index::testing
