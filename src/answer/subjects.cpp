#include "answer/subjects.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "answer/features.hpp"
#include "answer/question_cues.hpp"

namespace ibid::answer {
namespace {

/// One bit a subject; questions that name more are lists, whose first ones stand for them all.
constexpr std::size_t kSubjectsMax = 32;

class SubjectMarker {
 public:
  SubjectMarker(const Question& question, std::span<const FoundPassage> passages,
                Vocabulary& vocabulary, index::Analyzer& analyzer)
      : passages_(passages), vocabulary_(vocabulary), analyzer_(analyzer) {
    for (const Concept& wanted : question.concepts) {
      if (wanted.is_subject && subjects_.size() < kSubjectsMax) subjects_.push_back(&wanted);
    }
    for (const index::Term& term : analyzer.analyze(question.text)) {
      asks_of_some_ = asks_of_some_ || is_narrow_population(term.text);
    }
    for (const Concept* subject : subjects_) {
      weight_ += subject->weight;
      if (rarest_ == nullptr || subject->weight > rarest_->weight) rarest_ = subject;
    }
  }

  void mark(std::vector<Candidate>& candidates) {
    contexts_.resize(passages_.size());
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      for (const std::string& heading : passages_[i].passage.section_path) {
        append(contexts_[i], stems_of(heading));
      }
    }
    for (const Candidate& candidate : candidates) {
      append(contexts_[candidate.found], candidate.distinct);
    }
    for (Candidate& candidate : candidates) mark(candidate);
  }

 private:
  void mark(Candidate& candidate) {
    std::vector<StemNumber> stems = contexts_[candidate.found];
    const index::DocumentHeader& document = *passages_[candidate.found].document;
    if (candidate.references.empty()) append(stems, stems_of(document.source.title));
    for (const std::uint32_t reference : candidate.references) {
      if (reference >= document.references.size()) continue;
      append(stems, stems_of(document.references[reference].title));
    }
    std::sort(stems.begin(), stems.end());
    double focus = 0;
    candidate.subjects = 0;
    candidate.names_rarest = subjects_.empty();
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      const Concept& subject = *subjects_[i];
      if (!names(subject, stems, vocabulary_)) continue;
      candidate.subjects |= std::uint32_t{1} << i;
      const bool itself = names(subject, candidate.distinct, vocabulary_);
      focus += itself ? subject.weight : subject.weight / 2;
      candidate.names_rarest = candidate.names_rarest || &subject == rarest_;
    }
    const std::uint64_t all = (std::uint64_t{1} << subjects_.size()) - 1;
    candidate.focus = weight_ > 0 ? focus / weight_ : 1;
    candidate.is_on_topic = subjects_.empty() || candidate.subjects != 0;
    candidate.is_of_others =
        !asks_of_some_ &&
        std::any_of(candidate.distinct.begin(), candidate.distinct.end(), [&](StemNumber stem) {
          return is_narrow_population(vocabulary_.text_of(stem));
        });
    candidate.is_background = candidate.is_on_topic && candidate.subjects != all;
  }

  static void append(std::vector<StemNumber>& stems, const std::vector<StemNumber>& more) {
    stems.insert(stems.end(), more.begin(), more.end());
  }

  /// Titles and headings recur from candidate to candidate.
  const std::vector<StemNumber>& stems_of(const std::string& text) {
    const auto [at, is_new] = known_.try_emplace(text);
    if (is_new) {
      for (const index::Term& term : analyzer_.analyze(text)) {
        if (!term.is_stop) at->second.push_back(vocabulary_.number_of(term.text));
      }
    }
    return at->second;
  }

  std::span<const FoundPassage> passages_;
  Vocabulary& vocabulary_;
  index::Analyzer& analyzer_;
  std::vector<const Concept*> subjects_;
  const Concept* rarest_ = nullptr;
  double weight_ = 0;
  bool asks_of_some_ = false;                      // it names a narrow population itself
  std::vector<std::vector<StemNumber>> contexts_;  // of each passage: its sentences and headings
  std::map<std::string, std::vector<StemNumber>> known_;
};

}  // namespace

void mark_subjects(const Question& question, std::span<const FoundPassage> passages,
                   std::vector<Candidate>& candidates, Vocabulary& vocabulary,
                   index::Analyzer& analyzer) {
  SubjectMarker(question, passages, vocabulary, analyzer).mark(candidates);
}

}  // namespace ibid::answer
