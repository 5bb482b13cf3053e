#include "answer/notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "answer/conflicts.hpp"
#include "answer/english.hpp"
#include "answer/subjects.hpp"
#include "answer/wanted_concepts.hpp"
#include "model/vancouver.hpp"
#include "text/reference_marks.hpp"

namespace ibid::answer {
namespace {

std::string quoted_list(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += "“" + items[i] + "”";
  }
  return text;
}

/// A successor may have one itself; so many are followed.
constexpr int kSuccessorsMax = 5;

/// The newest work in the place of `source`, as a reader knows it: by title and year where the
/// index has it, else by its identifier. Where the index cannot tell, the identifier is still
/// right.
std::string successor_of(const Source& source, const index::Generation& generation) {
  if (source.successor.empty()) return "a newer version";
  std::string named = source.successor;
  std::string id = source.successor;
  for (int i = 0; i < kSuccessorsMax && !id.empty(); ++i) {
    const auto found = generation.find_source(id);
    if (!found || !*found || (*found)->title.empty()) break;
    const Source& newer = **found;
    const std::string_view title =
        std::string_view(newer.title).substr(0, newer.title.size() - newer.title.ends_with('.'));
    const std::string year = std::to_string(newer.issued.year);
    const bool tells_year = newer.issued.year == 0 || title.find(year) != std::string_view::npos;
    named = fmt::format("“{}”{}", title, tells_year ? "" : " (" + year + ")");
    id = newer.status == SourceStatus::kSuperseded ? newer.successor : std::string{};
  }
  return named;
}

/// `subject` names the work within a sentence.
void add_status_notice(const std::string& subject, const Source& source,
                       const index::Generation& generation, std::vector<Notice>& notices) {
  switch (source.status) {
    case SourceStatus::kSuperseded:
      notices.push_back(
          {"superseded", capitalized(fmt::format("{} has been superseded by {}.", subject,
                                                 successor_of(source, generation)))});
      break;
    case SourceStatus::kConcern:
      notices.push_back(
          {"concern", fmt::format("The publisher has expressed concern about {}.", subject)});
      break;
    case SourceStatus::kCurrent:
    case SourceStatus::kCorrected:  // marked at the reference: what was corrected still holds
    case SourceStatus::kRetracted:  // never cited
      break;
  }
}

}  // namespace

void add_retraction_notices(std::span<const WorkPtr> retracted, std::vector<Notice>& notices) {
  for (const WorkPtr& work : retracted) {
    notices.push_back(
        {"retraction", "Left out because it was retracted: " + model::vancouver(*work)});
  }
}

void add_status_notices(std::span<const Reference> references, const index::Generation& generation,
                        std::vector<Notice>& notices) {
  std::set<std::string> noted;
  for (const Reference& reference : references) {
    add_status_notice(fmt::format("reference {}", reference.number), reference.source, generation,
                      notices);
    noted.insert(reference.source.id);
  }
  // What a reference was quoted from is no reference itself, and may be out of date all the same.
  for (const Reference& reference : references) {
    for (const Source& via : reference.via) {
      if (!noted.insert(via.id).second) continue;
      add_status_notice(fmt::format("“{}”, through which reference {} is quoted,",
                                    via.title.empty() ? via.id : via.title, reference.number),
                        via, generation, notices);
    }
  }
}

void add_own_marks_notice(std::span<const ChosenClaim> claims, std::vector<Notice>& notices) {
  for (const ChosenClaim& claim : claims) {
    const std::string_view text = claim.claim.text();
    for (const text::ReferenceMark& mark : text::reference_marks(text)) {
      notices.push_back(
          {"own_marks",
           fmt::format(
               "Reference numbers within a quote, such as “{}”, are those of its source; the "
               "ones behind it are of the list below.",
               text.substr(mark.range.begin, mark.range.size()))});
      return;
    }
  }
}

void add_coverage_notice(const Question& question, std::span<const ChosenClaim> claims,
                         Vocabulary& vocabulary, std::vector<Notice>& notices) {
  std::vector<std::string> missing;
  std::size_t subject = 0;  // bit of Candidate::subjects
  for (const Concept& wanted : question.concepts) {
    // "help" or "every" are no part of a question that evidence could be missing on.
    if (!wanted.is_subject && !wanted.is_population) continue;
    const std::uint32_t bit =
        wanted.is_subject && subject < kSubjectsMax ? std::uint32_t{1} << subject : 0;
    if (wanted.is_subject) ++subject;
    const WantedConcept numbered = wanted_as(wanted, vocabulary);
    const bool covered = std::any_of(claims.begin(), claims.end(), [&](const ChosenClaim& claim) {
      // What stands over a sentence says of what it speaks; a question says what was asked of it.
      return (claim.candidate->subjects & ~claim.candidate->lent & bit) != 0 ||
             (question.point != Point::kNone && (claim.candidate->filed & bit) != 0) ||
             (wanted.is_population && claim.candidate->is_of_asked) ||
             speaks_of(numbered, among(claim.candidate->distinct));
    });
    if (!covered) missing.push_back(wanted.surface);
  }
  // Or any figure: "how much will my pressure drop" is no question of a dose.
  const bool gives_dose = std::any_of(claims.begin(), claims.end(), [](const ChosenClaim& claim) {
    return claim.candidate->gives_dose || claim.candidate->gives_figure;
  });
  if (question.type == QuestionType::kDose && !gives_dose) missing.push_back("dose");
  const bool tells_harms = std::any_of(claims.begin(), claims.end(), [](const ChosenClaim& claim) {
    return claim.candidate->is_of_asked_side;
  });
  for (const Concept& wanted : question.concepts) {
    const bool is_harm = question.type == QuestionType::kHarm && wanted.is_side;
    if (is_harm && !tells_harms) missing.push_back(wanted.surface);
  }
  if (missing.empty()) return;
  notices.push_back({"partial_coverage", "This answer does not cover a part of the question: " +
                                             quoted_list(missing) + "."});
}

void add_setting_notice(const Question& question, std::span<const ChosenClaim> claims,
                        std::vector<Notice>& notices) {
  const bool is_spoken_of = std::any_of(claims.begin(), claims.end(), [](const ChosenClaim& claim) {
    return claim.candidate->setting > 0;
  });
  if (question.setting.empty() || is_spoken_of) return;
  std::vector<std::string> named;
  for (const Concept& asked_in : question.setting) named.push_back(asked_in.surface);
  notices.push_back({"setting", fmt::format("What was found does not speak of {}, of which was "
                                            "asked before.",
                                            quoted_list(named))});
}

void add_people_notice(const Question& question, std::vector<Notice>& notices) {
  std::vector<std::string> people;
  for (const Concept& wanted : question.concepts) {
    if (wanted.is_population) people.push_back(wanted.surface);
  }
  if (people.empty() && is_childs(question.values)) people.emplace_back("children");
  notices.push_back({"partial_coverage",
                     fmt::format("What was found does not speak of {}; what holds for others may "
                                 "not hold there.",
                                 people.empty() ? "those asked about" : quoted_list(people))});
}

void add_spelling_notice(const Question& question, std::span<const ChosenClaim> claims,
                         index::Analyzer& analyzer, std::vector<Notice>& notices) {
  // The index knows stems; how the word is written, a claim shows.
  const auto written = [&](const std::string& stem) -> std::string {
    for (const ChosenClaim& claim : claims) {
      for (const index::Term& term : analyzer.analyze(claim.claim.text())) {
        if (term.text == stem) return term.word;
      }
    }
    return {};
  };
  for (const RereadWord& read : question.reread) {
    const std::string word = written(read.stem);
    if (word.empty()) continue;
    notices.push_back({"spelling", fmt::format("No passage has the word “{}”; it was read as “{}”.",
                                               read.surface, word)});
  }
}

void add_conflict_notices(std::span<const ChosenClaim> claims,
                          std::span<const Reference> references, std::vector<Notice>& notices) {
  const auto marks = [&](const ChosenClaim& claim) {
    std::string text;
    for (const Reference& reference : references) {
      const bool cites = std::any_of(
          claim.works.begin(), claim.works.end(),
          [&](const CitedWork& cited) { return cited.work->id == reference.source.id; });
      if (cites) text += fmt::format("[{}]", reference.number);
    }
    return text;
  };
  for (const auto& [first, second] : conflicts_among(claims)) {
    notices.push_back(
        {"conflict",
         fmt::format("The evidence disagrees: “{}” {} but “{}” {}", claims[first].claim.text(),
                     marks(claims[first]), claims[second].claim.text(), marks(claims[second]))});
  }
}

void add_searched_notice(const Question& question, const index::Generation& generation,
                         std::vector<Notice>& notices) {
  const index::Statistics counts = generation.statistics();
  std::vector<std::string> terms;
  for (const Concept& wanted : question.concepts) terms.push_back(wanted.surface);
  std::string text =
      fmt::format("Searched {} passages of {} documents",
                  counts.passages - generation.coverage().missing_passages, counts.documents);
  text += terms.empty() ? "; the question names nothing to search for."
                        : " for " + quoted_list(terms) + " without finding an answer.";
  notices.push_back({"searched", std::move(text)});
}

std::string_view disclaimer_for(Audience audience) {
  if (audience == Audience::kPatient) {
    return "This information is for education and does not replace the advice of a clinician who "
           "knows you. Talk to your doctor or pharmacist before you start, stop or change a "
           "treatment. Every statement is quoted from the source whose number follows it.";
  }
  return "This information is intended for education and for healthcare professionals. It does not "
         "replace clinical judgement. Every statement is quoted from the source whose number "
         "follows "
         "it; verify it against the primary literature and current practice standards before you "
         "apply it in patient care.";
}

}  // namespace ibid::answer
