// An answer as the text of a chat message, with every citation's place in it.
//
// Chat clients read citations in three ways, so all three are there: "[n]" behind each claim, a
// reference list at the end, and annotations that say which characters are the mark, where it
// leads and which words it rests on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "model/json.hpp"

namespace ibid::serve {

struct Annotation {
  std::size_t begin = 0;  ///< of "[n]" in the text, in UTF-16 units, as JavaScript slices
  std::size_t end = 0;
  int number = 0;
  std::string url;
  std::string title;
  std::string quote;
  std::string passage_id;
};

class ChatText {
 public:
  /// Appends a piece that reaches the reader whole: a claim together with its citations.
  void add(std::string piece);
  /// Appends a claim's text and its marks, and notes each mark.
  void add_claim(const Answer& answer, const PlacedClaim& claim);
  /// The same for a sentence that rests on the answer's works `citations`.
  void add_sentence(const Answer& answer, std::string_view sentence,
                    const std::vector<int>& citations);

  /// Appends a line of the reference list. A work that no mark has named yet is noted here.
  void add_reference(const Answer& answer, const Reference& reference);

  [[nodiscard]] const std::vector<std::string>& pieces() const { return pieces_; }
  /// The first mark of each work in the order of the numbers, then all further marks in the order
  /// of the text: some clients number the works in the order in which annotations name them.
  [[nodiscard]] std::vector<Annotation> annotations() const;
  [[nodiscard]] std::string text() const;

 private:
  /// Appends marks to `piece`, which is about to be added, and notes them.
  void add_marks(const Answer& answer, const std::vector<int>& citations, const PlacedClaim* claim,
                 std::string& piece);
  /// Notes a mark of `length` units at `begin`, when there is evidence behind it.
  void note(const Answer& answer, const Reference& reference, const PlacedClaim* claim,
            std::size_t begin, std::size_t length);

  std::vector<std::string> pieces_;
  std::vector<Annotation> annotations_;
  std::size_t utf16_length_ = 0;
};

/// Sections, groups, claims, notices, references, follow-up questions, disclaimer. Text from the
/// index is escaped for Markdown.
[[nodiscard]] ChatText chat_text(const Answer& answer);
/// Appends the claims under their headings, or that there is no evidence.
void add_sections(const Answer& answer, ChatText& text);
/// Appends what follows the claims: notices, references, follow-up questions, disclaimer.
void add_back_matter(const Answer& answer, ChatText& text);

/// {"type": "url_citation", "url_citation": {start_index, end_index, url, title, content, …}}
[[nodiscard]] model::Json to_json(const Annotation& annotation);

/// Heading of the list of follow-up questions, by which an earlier answer is read again.
inline constexpr std::string_view kFollowUpHeading = "You may also ask";

}  // namespace ibid::serve
