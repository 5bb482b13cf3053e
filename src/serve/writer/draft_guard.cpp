#include "serve/writer/draft_guard.hpp"

#include <algorithm>
#include <utility>

#include "ibid/engine.hpp"
#include "text/fold.hpp"
#include "text/reference_marks.hpp"
#include "text/sentences.hpp"
#include "text/terminal_safe.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace ibid::serve {
namespace {

/// A sentence longer than any in a guideline is a paragraph in disguise.
constexpr std::size_t kSentenceBytesMax = 1000;
/// More sentences than the claims they were to be written from, many times over.
constexpr std::size_t kSentencesMax = 200;
/// A line that grows beyond this is judged as it stands; it is cut into sentences anew at every
/// word.
constexpr std::size_t kLineBytesMax = 8 * kSentenceBytesMax;
/// How many sentences of a line that is still being written wait for what follows them.
constexpr std::size_t kOpenSentences = 2;

/// Words that a paraphrase may add: they join, they do not say. "No", "not", "may" and "should" are
/// not among them.
const std::set<std::string, std::less<>> kJoiningWords = {
    "a",     "an", "the", "of",    "in",  "on",   "at",  "to",   "for",  "with",  "by",
    "from",  "as", "is",  "are",   "was", "were", "be",  "been", "that", "which", "this",
    "these", "it", "its", "their", "has", "have", "had", "and",  "also", "who",   "there"};

/// Signs that could be a link, markup, an image or code to some client.
constexpr std::string_view kMarkupSigns = "<>`|\\*_#{}";

/// What one sentence says, apart from its marks.
struct Statement {
  std::string text;
  std::vector<int> citations;
};

Statement statement_of(std::string_view sentence, int highest_number) {
  Statement statement;
  std::size_t at = 0;
  for (const text::ReferenceMark& mark : text::reference_marks(sentence)) {
    std::size_t end = mark.range.begin;
    while (end > at && sentence[end - 1] == ' ') --end;
    statement.text += sentence.substr(at, end - at);
    at = mark.range.end;
    for (const int number : mark.numbers) {
      if (number >= 1 && number <= highest_number) statement.citations.push_back(number);
    }
  }
  statement.text += sentence.substr(at);
  std::sort(statement.citations.begin(), statement.citations.end());
  statement.citations.erase(std::unique(statement.citations.begin(), statement.citations.end()),
                            statement.citations.end());
  return statement;
}

bool is_plain(const std::string& sentence) {
  return sentence.size() <= kSentenceBytesMax &&
         sentence.find_first_of(kMarkupSigns) == std::string::npos &&
         sentence.find("](") == std::string::npos && sentence.find("//") == std::string::npos &&
         sentence.find("www.") == std::string::npos && text::terminal_safe(sentence) == sentence;
}

/// Every claim of the answer that cites `number`, with the quotes that stand behind it.
struct CitedQuotes {
  std::vector<std::string> quotes;
  const PlacedClaim* first = nullptr;
};

CitedQuotes quotes_for(const Answer& answer, int number) {
  CitedQuotes cited;
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& claim : group.claims) {
        for (const Evidence& evidence : claim.claim.evidence()) {
          if (citation_of(answer, evidence.source_id()) != number) continue;
          cited.quotes.push_back(evidence.quote());
          if (cited.first == nullptr) cited.first = &claim;
        }
      }
    }
  }
  return cited;
}

/// No word of its own: each is in one of the quotes or joins two that are.
bool adds_nothing(std::string_view sentence, const std::vector<std::string>& quotes) {
  std::set<std::string> known;
  for (const std::string& quote : quotes) {
    for (text::Word& word : text::words(quote)) known.insert(std::move(word.folded));
  }
  const std::vector<text::Word> words = text::words(sentence);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const text::Word& word) {
    return known.count(word.folded) != 0 || kJoiningWords.count(word.folded) != 0;
  });
}

/// Those of the statement's citations whose quotes alone carry it.
std::vector<int> carried_by(const Answer& answer, const Statement& statement) {
  std::vector<int> carrying;
  for (const int number : statement.citations) {
    const CitedQuotes cited = quotes_for(answer, number);
    // One quote must carry the sentence: two halves of two quotes can make a third thing.
    const bool carried =
        std::any_of(cited.quotes.begin(), cited.quotes.end(), [&](const std::string& quote) {
          return adds_nothing(statement.text, {quote}) &&
                 judge_claim(statement.text, {quote}).verdict == Verdict::kSupported;
        });
    if (carried) carrying.push_back(number);
  }
  return carrying;
}

/// The claim to show in place of a sentence that does not stand: the first that it cites and that
/// has not been shown yet.
const PlacedClaim* replacement(const Answer& answer, const Statement& statement,
                               const std::set<const PlacedClaim*>& shown) {
  for (const int number : statement.citations) {
    const PlacedClaim* claim = quotes_for(answer, number).first;
    if (claim != nullptr && shown.count(claim) == 0) return claim;
  }
  return nullptr;
}

}  // namespace

std::vector<DraftSentence> DraftGuard::feed(std::string_view text) {
  open_line_ += text;
  std::size_t done = 0;
  for (;;) {
    const auto end = open_line_.find('\n', done);
    if (end == std::string::npos) break;
    judge_all(std::string_view(open_line_).substr(done, end - done), 0);
    done = end + 1;
  }
  open_line_.erase(0, done);
  // The border behind a sentence may yet move while the next one is being written.
  const bool too_long = open_line_.size() > kLineBytesMax;
  open_line_.erase(0, judge_all(open_line_, too_long ? 0 : kOpenSentences));
  return release();
}

std::vector<DraftSentence> DraftGuard::finish() {
  judge_all(open_line_, 0);
  open_line_.clear();
  return release();
}

std::size_t DraftGuard::judge_all(std::string_view line, std::size_t except) {
  if (text::find_utf8_fault(line)) return except == 0 ? line.size() : 0;
  const std::vector<ByteRange> ranges = text::sentences(line);
  if (ranges.size() <= except) return 0;
  for (std::size_t i = 0; i + except < ranges.size(); ++i) {
    judge(line.substr(ranges[i].begin, ranges[i].size()));
  }
  return except == 0 ? line.size() : ranges[ranges.size() - except].begin;
}

void DraftGuard::judge(std::string_view sentence) {
  if (++seen_ > kSentencesMax) return;
  const int highest = static_cast<int>(answer_.references.size());
  const Statement statement = statement_of(sentence, highest);
  const std::vector<int> carrying =
      is_plain(statement.text) ? carried_by(answer_, statement) : std::vector<int>();
  if (!carrying.empty()) {
    std::string text = text::collapse_white_space(statement.text);
    if (shown_sentences_.insert(text).second) {
      judged_.push_back({std::move(text), carrying, nullptr});
      ++tally_.kept;
      return;
    }
  } else if (const PlacedClaim* claim = replacement(answer_, statement, shown_claims_)) {
    shown_claims_.insert(claim);
    judged_.push_back({"", {}, claim});
    ++tally_.replaced;
    return;
  }
  ++tally_.dropped;
}

std::vector<DraftSentence> DraftGuard::release() {
  if (tally_.kept == 0) return {};
  return std::exchange(judged_, {});
}

}  // namespace ibid::serve
