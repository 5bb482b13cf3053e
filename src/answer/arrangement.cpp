#include "answer/arrangement.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <string>
#include <tuple>

#include "answer/design_tier.hpp"
#include "answer/headings.hpp"
#include "answer/subjects.hpp"
#include "model/vancouver.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Guidance opens a page, where it answers no less of the question, with at least so much of the
/// score of the best claim of research; where it weighs the matter, with any. Of 900 questions of
/// the corpus's readers 678 have a claim asked for at the top where relationships alone are
/// excepted; with 0.4, and effects, comparisons, preventions and doses excepted, too, 669.
constexpr double kSectionOpensMin = 0.6;

SourceKind kind_of(const ChosenClaim& claim) {
  const bool any = std::any_of(claim.works.begin(), claim.works.end(), [](const CitedWork& cited) {
    return cited.work->kind == SourceKind::kGuideline;
  });
  return any ? SourceKind::kGuideline : SourceKind::kResearch;
}

struct Order {
  bool superseded = true;  ///< every work of the claim is; then it leads nothing
  bool not_lead = true;
  int tier = 3;        ///< of the strongest work
  int years_back = 0;  ///< of the newest work
  std::size_t chosen = 0;

  [[nodiscard]] auto key() const {
    return std::tie(superseded, not_lead, tier, years_back, chosen);
  }
};

Order order_of(const ChosenClaim& claim, std::size_t chosen, bool is_lead) {
  Order order;
  order.not_lead = !is_lead;
  order.chosen = chosen;
  order.superseded = rests_on_replaced(claim);
  int newest = 0;
  for (const CitedWork& cited : claim.works) {
    order.tier = std::min(order.tier, design_tier(*cited.work));
    newest = std::max(newest, cited.work->issued.year);
  }
  order.years_back = -newest;
  return order;
}

/// Whether what guidance says opens the page however little it has the words of the question: it
/// has weighed how two things hang together, what is given, and how much is right.
bool is_weighed_by_guidance(const Question& question) {
  return question.type == QuestionType::kRelationship || question.type == QuestionType::kDose ||
         question.type == QuestionType::kTreatment || !question.values.empty();
}

struct Draft {
  const FoundPassage* first;        // whose theme all claims have
  std::vector<std::size_t> claims;  // indexes in order of choice
};

/// How much of the question one of the claims has.
struct Part {
  std::uint32_t put_first = 0;  ///< how many times, by times_put_first()
  int named = 0;  ///< its subjects, by itself or by what stands over it, the population, the values
  int holds = 0;  ///< for those asked about, by a work that none has replaced, and at once
  int said = 0;   ///< its subjects by itself

  [[nodiscard]] auto key() const { return std::tie(put_first, named, holds, said); }
};

Part part_answered(const Draft& draft, std::span<const FoundPassage> passages,
                   std::span<const ChosenClaim> claims) {
  Part most;
  for (const std::size_t i : draft.claims) {
    const Candidate& candidate = *claims[i].candidate;
    // A range that has the value is closer to it than what merely is newer.
    const bool stands = candidate.fit > 0 || !rests_on_replaced(claims[i]);
    const Part part{
        times_put_first(passages[candidate.found]),
        std::popcount((candidate.said | candidate.headed) & ~candidate.lent) +
            (candidate.is_of_asked ? 1 : 0) + (candidate.shares_denial ? 1 : 0) +
            (candidate.gives_dose ? 1 : 0) + (candidate.fit > 0 ? 1 : 0) -
            (candidate.fit < 0 ? 1 : 0),
        (candidate.is_of_others ? 0 : 1) + (stands ? 1 : 0) + (candidate.is_later ? 0 : 1),
        std::popcount(candidate.said)};
    if (most.key() < part.key()) most = part;
  }
  return most;
}

double best_score(SourceKind kind, std::span<const ChosenClaim> claims) {
  double best = 0;
  for (const ChosenClaim& claim : claims) {
    if (kind_of(claim) == kind) best = std::max(best, claim.candidate->score);
  }
  return best;
}

std::vector<Draft> drafts_of(SourceKind kind, std::span<const FoundPassage> passages,
                             std::span<const ChosenClaim> claims) {
  std::vector<Draft> drafts;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (kind_of(claims[i]) != kind) continue;
    const FoundPassage& found = passages[claims[i].candidate->found];
    const auto at = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) {
      return have_same_theme(*draft.first, found);
    });
    if (at == drafts.end()) {
      drafts.push_back({&found, {i}});
    } else {
      at->claims.push_back(i);
    }
  }
  // Who asks for treatment reads first what stands under "First-line treatment".
  std::stable_partition(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    return claims[draft.claims.front()].candidate->has_asked_theme;
  });
  // Before what bears on one of several subjects comes what its sentences or headings put together.
  std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
    return part_answered(b, passages, claims).key() < part_answered(a, passages, claims).key();
  });
  return drafts;
}

/// The document from which most claims are, if it has more than any other; null if none has.
const index::DocumentHeader* main_document(std::span<const FoundPassage> passages,
                                           std::span<const ChosenClaim> claims) {
  std::map<std::string, std::pair<const index::DocumentHeader*, int>> counts;
  for (const ChosenClaim& claim : claims) {
    const index::DocumentHeader& document = *passages[claim.candidate->found].document;
    auto& [header, count] = counts[document.id];
    header = &document;
    ++count;
  }
  const index::DocumentHeader* main = nullptr;
  int most = 0;
  for (const auto& [id, counted] : counts) {
    if (counted.second >= most) main = counted.second > most ? counted.first : nullptr;
    most = std::max(most, counted.second);
  }
  return main;
}

/// Whether a word of the one is in the other but for its number: then it says of what it is.
bool shares_word(std::string_view theme, std::string_view title) {
  constexpr std::size_t kLetters = 4;  // not "of" and "and"
  const std::vector<text::Word> others = text::words(title);
  const std::vector<text::Word> words = text::words(theme);
  return std::any_of(words.begin(), words.end(), [&](const text::Word& word) {
    return word.folded.size() >= kLetters &&
           std::any_of(others.begin(), others.end(), [&](const text::Word& other) {
             return other.folded == word.folded || other.folded + 's' == word.folded ||
                    other.folded == word.folded + 's';
           });
  });
}

/// The theme; with the title of its document where that is not the `main` one, and where another
/// document has a theme of that name.
std::string heading_for(const Draft& draft, const std::vector<Draft>& drafts,
                        const index::DocumentHeader* main, const Question& question) {
  const std::string& theme = draft.first->theme;
  if (theme.empty()) return heading_of(question);
  const index::DocumentHeader& document = *draft.first->document;
  const std::string title = short_title(document.source.title);
  const auto alike = std::count_if(drafts.begin(), drafts.end(),
                                   [&](const Draft& other) { return other.first->theme == theme; });
  const bool is_foreign = main != nullptr && document.id != main->id && !shares_word(theme, title);
  return (alike > 1 || is_foreign) && !title.empty() ? title + ": " + theme : theme;
}

/// The first of its claims that is no later step than what is asked for. And who asks what to do
/// about a value knows what it means.
std::size_t lead_of(const Draft& draft, const Question& question,
                    std::span<const ChosenClaim> claims) {
  const bool asks_what_to_do = asks_what_to_do_about_value(question);
  const auto lead = std::find_if(draft.claims.begin(), draft.claims.end(), [&](std::size_t i) {
    const Candidate& candidate = *claims[i].candidate;
    return !candidate.is_later && (!asks_what_to_do || candidate.is_of_asked_side);
  });
  return lead == draft.claims.end() ? draft.claims.front() : *lead;
}

Group group_of(const Draft& draft, std::string heading, const Question& question,
               std::span<const ChosenClaim> claims) {
  std::vector<Order> orders;
  const std::size_t lead = lead_of(draft, question, claims);
  for (const std::size_t i : draft.claims) orders.push_back(order_of(claims[i], i, i == lead));
  std::sort(orders.begin(), orders.end(),
            [](const Order& a, const Order& b) { return a.key() < b.key(); });
  Group group;
  group.heading = std::move(heading);
  for (const Order& order : orders) {
    const ChosenClaim& chosen = claims[order.chosen];
    group.claims.push_back({chosen.claim, {}, chosen.strength, {}});
  }
  return group;
}

}  // namespace

std::vector<Section> arrange(const Question& question, std::span<const FoundPassage> passages,
                             std::span<const ChosenClaim> claims, bool lead_first) {
  std::vector<Section> sections;
  const index::DocumentHeader* main = main_document(passages, claims);
  std::vector<std::pair<std::uint32_t, int>> answered;  // the most by a group of each section
  for (const auto& [kind, title] : {std::pair{SourceKind::kGuideline, "From the guidelines"},
                                    std::pair{SourceKind::kResearch, "From the research"}}) {
    Section section;
    section.title = title;
    section.kind = kind;
    const std::vector<Draft> drafts = drafts_of(kind, passages, claims);
    for (const Draft& draft : drafts) {
      section.groups.push_back(
          group_of(draft, heading_for(draft, drafts, main, question), question, claims));
    }
    if (section.groups.empty()) continue;
    sections.push_back(std::move(section));
    answered.emplace_back();
    for (const Draft& draft : drafts) {
      const Part part = part_answered(draft, passages, claims);
      answered.back() = std::max(answered.back(), std::pair{part.put_first, part.named});
    }
  }
  if (sections.size() < 2) return sections;
  const bool leads = lead_first && kind_of(claims.front()) == SourceKind::kResearch;
  // A guideline on something else is no opening where research is on what was asked.
  const bool is_beside = !lead_first && !is_weighed_by_guidance(question) &&
                         answered[0] == answered[1] &&
                         best_score(SourceKind::kGuideline, claims) <
                             kSectionOpensMin * best_score(SourceKind::kResearch, claims);
  if (leads || is_beside || answered[0] < answered[1]) std::swap(sections[0], sections[1]);
  return sections;
}

std::vector<Reference> number_citations(std::vector<Section>& sections,
                                        std::span<const ChosenClaim> claims) {
  std::map<std::string, WorkPtr> works;
  for (const ChosenClaim& claim : claims) {
    for (const CitedWork& cited : claim.works) {
      works.emplace(cited.work->id, cited.work);
      if (cited.via) works.emplace(cited.via->id, cited.via);
    }
  }
  std::vector<Reference> references;
  std::map<std::string, int> numbers;
  for (Section& section : sections) {
    for (Group& group : section.groups) {
      for (PlacedClaim& placed : group.claims) {
        for (const Evidence& evidence : placed.claim.evidence()) {
          const auto [at, is_new] =
              numbers.try_emplace(evidence.source_id(), static_cast<int>(references.size()) + 1);
          if (is_new) {
            const Source& source = *works.at(evidence.source_id());
            references.push_back({at->second, source, model::vancouver(source), {}});
          }
          placed.citations.push_back(at->second);
          if (evidence.via_source_id().empty()) continue;
          std::vector<Source>& via = references[static_cast<std::size_t>(at->second) - 1].via;
          const auto same = [&](const Source& known) {
            return known.id == evidence.via_source_id();
          };
          if (std::none_of(via.begin(), via.end(), same)) {
            via.push_back(*works.at(evidence.via_source_id()));
          }
        }
        std::sort(placed.citations.begin(), placed.citations.end());
        placed.citations.erase(std::unique(placed.citations.begin(), placed.citations.end()),
                               placed.citations.end());
      }
    }
  }
  return references;
}

}  // namespace ibid::answer
