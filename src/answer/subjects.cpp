#include "answer/subjects.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "answer/question_cues.hpp"
#include "answer/wanted_concepts.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Of a heading on what follows once the usual answer has failed: "After treatment failure".
constexpr std::string_view kLaterWords[] = {"after",     "failed", "fails",   "failure",
                                            "resistant", "rescue", "salvage", "second"};

/// Whether headings go by what such a question asks for.
bool is_side(QuestionType type) {
  switch (type) {
    case QuestionType::kDose:
    case QuestionType::kHarm:
    case QuestionType::kPrevention:
    case QuestionType::kDiagnosis:
    case QuestionType::kTreatment:
      return true;
    default:
      return false;
  }
}

class SubjectMarker {
 public:
  SubjectMarker(const Question& question, std::span<const FoundPassage> passages,
                Vocabulary& vocabulary)
      : passages_(passages),
        vocabulary_(vocabulary),
        all_(all_subjects(question)),
        type_(question.type) {
    for (const Concept& asked : question.concepts) {
      if (asked.is_subject && subjects_.size() < kSubjectsMax) {
        subjects_.push_back(wanted_as(asked, vocabulary));
      }
    }
    asks_of_some_ = std::any_of(question.stems.begin(), question.stems.end(),
                                [](const std::string& stem) { return is_narrow_population(stem); });
    for (const WantedConcept& subject : subjects_) {
      weight_ += subject.weight;
      if (rarest_ == nullptr || subject.weight > rarest_->weight) rarest_ = &subject;
    }
  }

  void mark(std::vector<Candidate>& candidates) {
    headings_.resize(passages_.size());
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      for (const std::string& heading : passages_[i].passage->section_path) {
        append(headings_[i], stems_of(heading));
      }
    }
    contexts_ = headings_;
    for (const Candidate& candidate : candidates) {
      append(contexts_[candidate.found], candidate.distinct);
    }
    for (std::vector<StemNumber>& context : contexts_) std::sort(context.begin(), context.end());
    for (Candidate& candidate : candidates) mark(candidate);
  }

 private:
  void mark(Candidate& candidate) {
    std::vector<StemNumber> titles;
    const index::DocumentHeader& document = *passages_[candidate.found].document;
    if (candidate.references.empty()) append(titles, stems_of(document.source.title));
    for (const std::uint32_t reference : candidate.references) {
      if (reference >= document.references.size()) continue;
      append(titles, stems_of(document.references[reference].title));
    }
    const auto context_holds = among(contexts_[candidate.found]);
    const auto title_holds = [&](StemNumber stem) { return is_in(titles, stem); };
    double focus = 0;
    candidate.subjects = candidate.said = candidate.headed = 0;
    candidate.names_rarest = subjects_.empty();
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      const WantedConcept& subject = subjects_[i];
      const std::uint32_t bit = std::uint32_t{1} << i;
      if (!names(subject,
                 [&](StemNumber stem) { return context_holds(stem) || title_holds(stem); })) {
        continue;
      }
      candidate.subjects |= bit;
      const bool itself = names(subject, among(candidate.distinct));
      if (itself) candidate.said |= bit;
      if (names(subject, [&](StemNumber stem) {
            return is_in(headings_[candidate.found], stem) || title_holds(stem);
          })) {
        candidate.headed |= bit;
      }
      focus += itself ? subject.weight : subject.weight / 2;
      candidate.names_rarest = candidate.names_rarest || &subject == rarest_;
    }
    candidate.focus = weight_ > 0 ? focus / weight_ : 1;
    candidate.is_on_topic = subjects_.empty() || candidate.subjects != 0;
    candidate.is_of_others =
        !asks_of_some_ && std::any_of(candidate.distinct.begin(), candidate.distinct.end(),
                                      [&](StemNumber stem) { return is_of_some(stem); });
    candidate.is_background = candidate.is_on_topic && candidate.subjects != all_;
    candidate.has_asked_theme = is_asked_for(passages_[candidate.found].theme);
  }

  /// "Oral iron dosing" for a question of how much; no heading for a question of no side.
  bool is_asked_for(const std::string& theme) {
    if (!is_side(type_) || theme.empty()) return false;
    const auto [at, is_new] = themes_.try_emplace(theme, false);
    if (is_new) {
      std::vector<std::string> words;
      for (const text::Word& word : text::words(theme)) words.push_back(word.folded);
      at->second = type_of(words) == type_ &&
                   std::none_of(words.begin(), words.end(), [](const std::string& word) {
                     return std::find(std::begin(kLaterWords), std::end(kLaterWords), word) !=
                            std::end(kLaterWords);
                   });
    }
    return at->second;
  }

  static bool is_in(std::span<const StemNumber> stems, StemNumber stem) {
    return std::find(stems.begin(), stems.end(), stem) != stems.end();
  }

  static void append(std::vector<StemNumber>& stems, std::span<const StemNumber> more) {
    stems.insert(stems.end(), more.begin(), more.end());
  }

  /// Whether the stem is that of a narrow population; asked of each stem once.
  bool is_of_some(StemNumber stem) {
    if (of_some_.size() <= stem) of_some_.resize(vocabulary_.size());
    if (!of_some_[stem]) of_some_[stem] = is_narrow_population(vocabulary_.text_of(stem));
    return *of_some_[stem];
  }

  /// Titles and headings recur from candidate to candidate.
  const std::vector<StemNumber>& stems_of(const std::string& text) {
    const auto [at, is_new] = known_.try_emplace(text);
    if (is_new) vocabulary_.add_stems(text, at->second);
    return at->second;
  }

  std::span<const FoundPassage> passages_;
  Vocabulary& vocabulary_;
  std::vector<WantedConcept> subjects_;
  const WantedConcept* rarest_ = nullptr;
  double weight_ = 0;
  std::uint32_t all_;
  QuestionType type_;
  std::map<std::string, bool> themes_;             // is_asked_for() of each
  bool asks_of_some_ = false;                      // it names a narrow population itself
  std::vector<std::vector<StemNumber>> headings_;  // of each passage
  std::vector<std::vector<StemNumber>> contexts_;  // of each passage: its sentences and headings
  std::vector<std::optional<bool>> of_some_;       // by stem
  std::map<std::string, std::vector<StemNumber>> known_;
};

}  // namespace

std::uint32_t all_subjects(const Question& question) {
  const auto subjects = std::count_if(question.concepts.begin(), question.concepts.end(),
                                      [](const Concept& wanted) { return wanted.is_subject; });
  const auto counted = std::min<std::uint64_t>(static_cast<std::uint64_t>(subjects), kSubjectsMax);
  return static_cast<std::uint32_t>((std::uint64_t{1} << counted) - 1);
}

void mark_subjects(const Question& question, std::span<const FoundPassage> passages,
                   std::vector<Candidate>& candidates, Vocabulary& vocabulary) {
  SubjectMarker(question, passages, vocabulary).mark(candidates);
}

}  // namespace ibid::answer
