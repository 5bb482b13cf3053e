#include "answer/subjects.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "answer/amounts.hpp"
#include "answer/asked_before.hpp"
#include "answer/denials.hpp"
#include "answer/headings.hpp"
#include "answer/later_steps.hpp"
#include "answer/named_otherwise.hpp"
#include "answer/points.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "answer/wanted_concepts.hpp"
#include "index/medicine_names.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Of a heading on what follows once the usual answer has failed: "After treatment failure".
constexpr std::string_view kLaterWords[] = {"after",     "failed", "fails",   "failure",
                                            "resistant", "rescue", "salvage", "second"};

/// Stem of what is said of the baby.
constexpr std::string_view kBreastfed = "breastf";

/// "low potassium diet"
bool is_diet(const Question& question, const Concept& subject) {
  constexpr std::string_view kEaten[] = {"diet", "food", "meal"};
  const Stems& own = subject.alternatives.front();
  const auto at =
      std::search(question.spoken.begin(), question.spoken.end(), own.begin(), own.end());
  if (at == question.spoken.end()) return false;
  const auto behind = at + static_cast<std::ptrdiff_t>(own.size());
  return behind != question.spoken.end() && text::is_one_of(*behind, kEaten);
}

bool is_age(const MeasuredValue& value) {
  return value.measure == Measure::kAge;
}

/// Beyond it hardly anybody is pregnant or breastfeeds.
constexpr double kMotherYears = 55;

/// Whether it names adults or the age of one, and no child.
bool is_of_adults(const Question& question) {
  if ((asked_populations(question) & static_cast<int>(Population::kChildren)) != 0) return false;
  return std::any_of(question.concepts.begin(), question.concepts.end(),
                     [](const Concept& asked) { return asked.is_everybody; }) ||
         std::any_of(question.values.begin(), question.values.end(), is_age);
}

/// Whether the children of whom it asks are all too young for what holds for adolescents.
bool asks_of_young_children(const Question& question) {
  constexpr double kAdolescentYears = 10;
  bool is_young = false;
  for (const std::string& word : question.spoken) {
    if (population_of(word) != Population::kChildren) continue;
    if (!is_young_child(word)) return false;
    is_young = true;
  }
  return is_young || std::any_of(question.values.begin(), question.values.end(),
                                 [&](const MeasuredValue& value) {
                                   return is_age(value) && value.value < kAdolescentYears;
                                 });
}

/// Whether it asks what the treatment of something is, and for no later step of it.
bool asks_to_begin(const Question& question) {
  return question.type == QuestionType::kTreatment && !question.is_yes_no &&
         medicines_among(question) == 0 && !comes_later(question.whole) &&
         std::none_of(question.spoken.begin(), question.spoken.end(),
                      [](const std::string& word) { return text::is_one_of(word, kLaterWords); });
}

/// The numbers behind "type", by what is of them: "2" of "diabetes" in "type 2 diabetes".
using Types = std::map<std::string, std::set<std::string>>;

Types types_in(std::span<const std::string> words) {
  constexpr std::array<std::string_view, 4> kJoints = {"and", "or", "to", "type"};
  Types types;
  std::set<std::string> open;  // "1" of "type 1 and type 2 diabetes"
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool is_type = (words[i] == "type" || words[i] == "types") && is_number(words[i + 1]);
    if (is_type) open.insert(words[++i]);
    if (is_type || open.empty() || text::is_one_of(words[i], kJoints)) continue;
    if (is_number(words[i])) {
      open.insert(words[i]);  // "types 1 and 2"
      continue;
    }
    types[words[i]].merge(open);
    open.clear();
  }
  if (!open.empty() && !words.empty()) types[words.back()].merge(open);
  return types;
}

class SubjectMarker {
 public:
  SubjectMarker(const Question& question, std::span<const FoundPassage> passages,
                Vocabulary& vocabulary)
      : passages_(passages),
        vocabulary_(vocabulary),
        all_(all_subjects(question)),
        medicines_(medicines_among(question)),
        measured_(measured_subjects(question)),
        values_(question.values),
        findings_(question.values.begin(), question.values.end()),
        type_(question.type),
        asked_kind_(question.asked_kind),
        point_(question.point),
        asks_of_limit_(asks_of_limit(question)),
        asks_what_to_do_(asks_what_to_do_about_value(question)),
        asks_to_begin_(asks_to_begin(question)) {
    std::erase_if(findings_, is_age);
    const bool denies =
        std::any_of(question.spoken.begin(), question.spoken.end(), [](const std::string& word) {
          return word == "without" || word == "no" || word == "not" || word.starts_with("non");
        });
    may_be_denied_ = denies ? 0 : all_ & ~medicines_among(question);
    for (const Concept& asked : question.concepts) {
      if (asked.is_denied) {  // no claim need name it
        denied_.push_back(wanted_as(asked, vocabulary));
        continue;
      }
      concepts_.push_back({wanted_as(asked, vocabulary), asked.is_side, asked.is_everybody,
                           asked.is_measured, asked.is_medicine});
      names_anew_ = names_anew_ || asked.is_side || asked.is_everybody || asked.is_measured;
      if (asked.is_subject && subjects_.size() < kSubjectsMax) {
        if (is_diet(question, asked)) eaten_ |= std::uint32_t{1} << subjects_.size();
        subjects_.push_back(wanted_as(asked, vocabulary));
      }
    }
    for (const Concept& named : question.setting) {
      setting_.push_back(wanted_as(named, vocabulary));
    }
    if (is_side(type_)) {
      for (const std::string_view cue : answer_cues(type_)) {
        cues_.push_back(vocabulary.number_of(cue));
      }
      for (const std::string_view cue : guidance_cues(type_)) {
        cues_.push_back(vocabulary.number_of(cue));
      }
    }
    for (const std::string& stem : question.stems) {
      asked_stems_.push_back(vocabulary.number_of(stem));
    }
    asked_of_ = asked_populations(question);
    is_of_adults_ = is_of_adults(question);
    is_past_childbearing_ = std::any_of(
        question.values.begin(), question.values.end(),
        [](const MeasuredValue& value) { return is_age(value) && value.value > kMotherYears; });
    for (const Concept& asked : question.concepts) {
      for (const Stems& stems : asked.alternatives) {
        for (auto& [of, types] : types_in(stems)) asked_types_[of].merge(types);
      }
    }
    asks_of_young_ = asks_of_young_children(question);
    for (const WantedConcept& subject : subjects_) {
      weight_ += subject.weight;
      if (rarest_ == nullptr || subject.weight > rarest_->weight) rarest_ = &subject;
    }
  }

  void mark(std::vector<Candidate>& candidates) {
    headings_.resize(passages_.size());
    double most_asked = 0;
    for (const FoundPassage& found : passages_) most_asked = std::max(most_asked, found.asked);
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      promised_.push_back(false);
      is_in_others_.push_back(false);
      for (const std::string& heading : passages_[i].passage->section_path) {
        append(headings_[i], vocabulary_.stems_of(heading));
        promised_[i] = promised_[i] || promises_point(point_, heading);
        is_in_others_[i] = is_in_others_[i] || is_in_others(heading);
      }
      titles_.push_back(&vocabulary_.stems_of(passages_[i].document->source.title));
      const double asked = passages_[i].asked;
      const bool was_asked = asked > 0 && asked >= kAskedShareMin * most_asked;
      asked_before_.push_back(was_asked ? nearest_question(*passages_[i].passage)
                                        : std::span<const StemNumber>{});
      passage_themes_.push_back(&known_theme(passages_[i].theme));
    }
    contexts_ = headings_;
    for (const Candidate& candidate : candidates) {
      append(contexts_[candidate.found], candidate.distinct);
    }
    for (std::vector<StemNumber>& context : contexts_) std::sort(context.begin(), context.end());
    for (WantedConcept& subject : subjects_) keep_pair_whole(subject);
    for (AskedConcept& asked : concepts_) keep_pair_whole(asked.wanted);
    mark_topics();
    for (Candidate& candidate : candidates) mark(candidate);
  }

 private:
  /// One word of two names something else where some passage has both, or another name.
  void keep_pair_whole(WantedConcept& subject) const {
    const std::vector<WantedStem>& own = subject.alternatives.front();
    constexpr int kPair = 2;
    const auto naming = std::count_if(own.begin(), own.end(),
                                      [](const WantedStem& stem) { return !stem.names_nothing; });
    if (naming != kPair) return;
    subject.is_whole = true;
    subject.is_whole = std::any_of(
        contexts_.begin(), contexts_.end(),
        [&](const std::vector<StemNumber>& context) { return names(subject, among(context)); });
  }

  /// A document is on what its title or one of its headings found names.
  void mark_topics() {
    std::map<std::string_view, std::uint32_t> topics;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto holds = [&](StemNumber stem) {
        return is_in<StemNumber>(headings_[i], stem) || is_in<StemNumber>(*titles_[i], stem);
      };
      for (std::size_t k = 0; k < subjects_.size(); ++k) {
        if (names(subjects_[k], holds)) {
          topics[passages_[i].document->id] |= std::uint32_t{1} << k;
        }
      }
    }
    for (const FoundPassage& found : passages_) topical_.push_back(topics[found.document->id]);
  }

  /// The stems of the one that names most of the question, of those that the passage says it
  /// answers; empty where none names any of it.
  std::span<const StemNumber> nearest_question(const Passage& passage) {
    std::span<const StemNumber> nearest;
    double most = 0;
    for (const std::string& question : passage.questions) {
      const std::vector<StemNumber>& stems = vocabulary_.stems_of(question);
      double named = 0;
      for (const AskedConcept& asked : concepts_) {
        const auto holds = [&](StemNumber stem) { return is_in<StemNumber>(stems, stem); };
        if (names(asked.wanted, holds)) named += asked.wanted.weight;
      }
      if (named <= most) continue;
      most = named;
      nearest = stems;
    }
    return nearest;
  }

  /// A question that its passage answers says what it is about as a heading does. But which
  /// medicine it is on a text must say: what holds for ACE inhibitors was asked of ramipril.
  bool was_asked(const Candidate& candidate, StemNumber stem) const {
    return is_in<StemNumber>(asked_before_[candidate.found], stem);
  }

  /// What has several names is spoken of by one of these. Other words stand for many a thing in a
  /// text, as its editors' questions tell; and a value is met by what holds for it.
  bool may_be_lent(const WantedConcept& subject, std::uint32_t bit) const {
    return subject.alternatives.size() > 1 && (measured_ & bit) == 0;
  }

  void mark(Candidate& candidate) {
    std::vector<StemNumber> cited_titles;
    const index::DocumentHeader& document = *passages_[candidate.found].document;
    for (const std::uint32_t reference : candidate.references) {
      if (reference >= document.references.size()) continue;
      append(cited_titles, vocabulary_.stems_of(document.references[reference].title));
    }
    const std::span<const StemNumber> titles =
        candidate.references.empty() ? *titles_[candidate.found] : cited_titles;
    const auto context_holds = among(contexts_[candidate.found]);
    const auto title_holds = [&](StemNumber stem) { return is_in<StemNumber>(titles, stem); };
    double focus = 0;
    double said_weight = 0;
    candidate.fit = values_.empty() ? 0 : fit_of(values_, candidate.text(passages_));
    const bool gives_finding = candidate.fit != 0 && gives_range_of_finding(candidate);
    candidate.setting = setting_share(candidate);
    candidate.subjects = candidate.said = candidate.headed = candidate.lent = candidate.filed = 0;
    candidate.topical = topical_[candidate.found];
    candidate.names_rarest = subjects_.empty();
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      const WantedConcept& subject = subjects_[i];
      const std::uint32_t bit = std::uint32_t{1} << i;
      // Nobody asks it for anything else.
      if (point_ != Point::kNone && names(subject, [&](StemNumber stem) {
            return is_in<StemNumber>(headings_[candidate.found], stem) || title_holds(stem) ||
                   is_in<StemNumber>(*titles_[candidate.found], stem);
          })) {
        candidate.filed |= bit;
      }
      const bool gives_range = (measured_ & bit) != 0 && gives_finding;
      const bool is_medicine = (medicines_ & bit) != 0;
      const auto is_over = [&](StemNumber stem) {
        return title_holds(stem) || (!is_medicine && was_asked(candidate, stem));
      };
      if (!gives_range &&
          !names(subject, [&](StemNumber stem) { return context_holds(stem) || is_over(stem); })) {
        continue;
      }
      if ((eaten_ & bit) != 0 &&
          is_named_the_other_way(subject, candidate.text(passages_), vocabulary_)) {
        continue;
      }
      candidate.subjects |= bit;
      const bool is_in_text = names(subject, [&](StemNumber stem) {
        return context_holds(stem) || title_holds(stem) ||
               is_in<StemNumber>(*titles_[candidate.found], stem);
      });
      if (may_be_lent(subject, bit) && !is_in_text) candidate.lent |= bit;
      const bool says =
          gives_range || (names(subject, among(candidate.distinct)) &&
                          !is_named_as_another(subject, candidate.text(passages_), vocabulary_));
      if (says) {
        candidate.said |= bit;
        said_weight += subject.weight;
      }
      if (names(subject, [&](StemNumber stem) {
            return is_in<StemNumber>(headings_[candidate.found], stem) || is_over(stem);
          })) {
        candidate.headed |= bit;
      }
      focus += says ? subject.weight : subject.weight / 2;
      candidate.names_rarest = candidate.names_rarest || &subject == rarest_;
    }
    candidate.focus = weight_ > 0 ? focus / weight_ : 1;
    candidate.said_weight = weight_ > 0 ? said_weight / weight_ : 1;
    candidate.is_on_topic = subjects_.empty() || candidate.subjects != 0;
    const Whom itself = whom(candidate.distinct);
    const Whom filed = whom(headings_[candidate.found]);
    mark_denied(candidate);
    const bool is_of_older = asks_of_young_ && itself.has_adolescents && !itself.has_other_children;
    candidate.excludes_asked = candidate.excludes_asked || is_of_older ||
                               is_of_another_age(itself, filed) || is_of_another_type(candidate) ||
                               excludes_asked(candidate);
    candidate.is_of_asked =
        !candidate.excludes_asked && (patients(itself.narrow | filed.narrow) & asked_of_) != 0;
    // What is told of adults and adolescents holds for everybody.
    const int narrow = itself.narrow & ~(itself.has_everybody ? kChild : 0);
    candidate.is_of_others =
        !candidate.is_of_asked &&
        ((narrow | filed.narrow) != 0 || candidate.excludes_asked ||
         is_in_others_[candidate.found] || (asked_of_ != 0 && itself.has_everybody));
    candidate.gives_dose = type_ == QuestionType::kDose &&
                           (!asks_of_limit_ || names_limit(candidate.distinct)) &&
                           gives_amount_of_asked(candidate.text(passages_));
    candidate.gives_figure = gives_kind(asked_kind_, candidate.text(passages_));
    candidate.is_background = candidate.is_on_topic && candidate.subjects != all_;
    if (promised_[candidate.found]) {
      candidate.point = PointGiven::kPromised;
    } else if (gives_point(point_, candidate.text(passages_))) {
      candidate.point = PointGiven::kSaid;
    } else {
      candidate.point = PointGiven::kNot;
    }
    // "Oral iron dosing" for a question of how much; no heading for a question of no side.
    const Theme& theme = *passage_themes_[candidate.found];
    candidate.has_asked_theme = is_side(type_) && theme.type == type_ && !theme.is_later &&
                                !is_on_diagnosis_alone(candidate);
    candidate.is_of_asked_side = is_side(type_) && is_of_asked_side(candidate);
    // What a value means is no answer to what is done about it.
    if (asks_what_to_do_ && !candidate.is_of_asked_side && candidate.fit > 0) candidate.fit = 0;
    candidate.is_later = asks_to_begin_ && comes_later(candidate.text(passages_));
    candidate.named = named_share(candidate, gives_finding);
  }

  /// Whether its ranges are of more than the age: what is said of people over 75 names no TSH.
  bool gives_range_of_finding(const Candidate& candidate) const {
    return findings_.size() == values_.size() || fit_of(findings_, candidate.text(passages_)) != 0;
  }

  /// Whether it gives an amount of a medicine that is asked about; of no other one, such as
  /// "bleeding with diltiazem above 120 mg, added to apixaban". Where no medicine is asked about,
  /// any amount.
  bool gives_amount_of_asked(std::string_view sentence) {
    if (medicines_ == 0) return gives_amount(sentence);
    const std::vector<ByteRange> amounts = amounts_in(sentence);
    return std::any_of(amounts.begin(), amounts.end(), [&](const ByteRange& amount) {
      const std::string_view behind = sentence.substr(amount.end);
      constexpr std::string_view kOf = " of ";
      const auto first = text::words(behind.substr(behind.starts_with(kOf) ? kOf.size() : 0));
      if (!first.empty() && first.front().range.begin <= 1 && is_medicine(first.front())) {
        return is_asked_medicine(first.front());
      }
      const std::vector<text::Word> before = text::words(sentence.substr(0, amount.begin));
      const auto last = std::find_if(before.rbegin(), before.rend(),
                                     [&](const text::Word& word) { return is_medicine(word); });
      return last == before.rend() || is_asked_medicine(*last);
    });
  }

  bool is_medicine(const text::Word& word) const {
    return index::is_medicine(vocabulary_.language(), word.folded);
  }

  bool is_asked_medicine(const text::Word& word) {
    const std::vector<StemNumber>& stems = vocabulary_.stems_of(word.folded);
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      if ((medicines_ >> i & 1U) != 0 && names(subjects_[i], among(stems))) return true;
    }
    return false;
  }

  /// Share of the concepts, by weight, that the sentence or the headings over it name. The title of
  /// the document says nothing of a side, of adults or of a value.
  double named_share(const Candidate& candidate, bool gives_finding) {
    const auto sentence_holds = among(candidate.distinct);
    const std::vector<StemNumber>& title = *titles_[candidate.found];
    double all = 0;
    double named = 0;
    for (const AskedConcept& asked : concepts_) {
      all += asked.wanted.weight;
      const auto holds = [&](StemNumber stem) {
        return sentence_holds(stem) || is_in<StemNumber>(headings_[candidate.found], stem) ||
               (!asked.is_medicine && was_asked(candidate, stem)) ||
               (!names_anew_ && is_in<StemNumber>(title, stem));
      };
      if (names(asked.wanted, holds) || (asked.is_measured && gives_finding) ||
          (asked.is_everybody && !candidate.is_of_others) ||
          (asked.is_side && candidate.is_of_asked_side)) {
        named += asked.wanted.weight;
      }
    }
    return all > 0 ? named / all : 0;
  }

  double setting_share(const Candidate& candidate) {
    if (setting_.empty()) return 0;
    const auto sentence_holds = among(candidate.distinct);
    const auto holds = [&](StemNumber stem) {
      return sentence_holds(stem) || is_in<StemNumber>(headings_[candidate.found], stem) ||
             is_in<StemNumber>(*titles_[candidate.found], stem);
    };
    const auto is_named = [&](const WantedConcept& named) { return names(named, holds); };
    const auto named = std::count_if(setting_.begin(), setting_.end(), is_named);
    return static_cast<double>(named) / static_cast<double>(setting_.size());
  }

  /// A treatment need not be called one: its heading may say so, or a word of advising or
  /// relieving.
  bool is_of_asked_side(const Candidate& candidate) {
    if (candidate.has_asked_theme) return true;
    const Theme& theme = *passage_themes_[candidate.found];
    const bool is_apart = is_side(theme.type) && (theme.type == QuestionType::kDiagnosis) !=
                                                     (type_ == QuestionType::kDiagnosis);
    return !is_apart && std::any_of(cues_.begin(), cues_.end(), among(candidate.distinct));
  }

  /// Whether it tells how something is diagnosed where a treatment is asked for, and advises none,
  /// whatever it stands under.
  bool is_on_diagnosis_alone(const Candidate& candidate) const {
    if (type_ != QuestionType::kTreatment) return false;
    const auto is_on_diagnosis = [&](StemNumber stem) {
      return vocabulary_.text_of(stem).starts_with("diagnos");
    };
    return std::any_of(candidate.distinct.begin(), candidate.distinct.end(), is_on_diagnosis) &&
           std::none_of(cues_.begin(), cues_.end(), among(candidate.distinct));
  }

  /// What a heading promises.
  struct Theme {
    QuestionType type = QuestionType::kOther;
    bool is_later = false;  ///< once the usual answer has failed
  };

  const Theme& known_theme(const std::string& theme) {
    const auto [at, is_new] = themes_.try_emplace(theme);
    if (is_new) {
      std::vector<std::string> words;
      for (const text::Word& word : text::words(theme)) words.push_back(word.folded);
      at->second.type = type_of(words);
      if (at->second.type == QuestionType::kOther && is_in<std::string>(words, "choice")) {
        at->second.type = QuestionType::kTreatment;  // "Antibiotic choice"
      }
      at->second.is_later = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return is_in<std::string_view>(kLaterWords, word);
      });
    }
    return at->second;
  }

  template <class T>
  static bool is_in(std::span<const T> all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  static void append(std::vector<StemNumber>& stems, std::span<const StemNumber> more) {
    stems.insert(stems.end(), more.begin(), more.end());
  }

  bool names_limit(std::span<const StemNumber> stems) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](StemNumber stem) { return is_limit(vocabulary_.text_of(stem)); });
  }

  /// Of whom stems speak.
  struct Whom {
    std::uint8_t narrow = 0;     ///< bits of Population
    bool has_everybody = false;  ///< "adults"
    bool has_adolescents = false;
    bool has_other_children = false;
  };

  Whom whom(std::span<const StemNumber> stems) {
    Whom all;
    for (const StemNumber stem : stems) {
      if (whom_.size() <= stem) whom_.resize(vocabulary_.size());
      if (!whom_[stem]) {
        const std::string_view text = vocabulary_.text_of(stem);
        const Population people = population_of(text);
        whom_[stem] = {static_cast<std::uint8_t>(people), is_everybody(text), is_adolescent(text),
                       people == Population::kChildren && !is_adolescent(text)};
      }
      all.narrow |= whom_[stem]->narrow;
      all.has_everybody |= whom_[stem]->has_everybody;
      all.has_adolescents |= whom_[stem]->has_adolescents;
      all.has_other_children |= whom_[stem]->has_other_children;
    }
    return all;
  }

  /// Whether it is of children alone where adults are asked about, or of mothers where nobody of
  /// that age is one.
  bool is_of_another_age(const Whom& itself, const Whom& filed) const {
    constexpr int kMothers =
        static_cast<int>(Population::kPregnancy) | static_cast<int>(Population::kBreastfeeding);
    const int narrow = itself.narrow | filed.narrow;
    if (is_past_childbearing_ && (narrow & kMothers) != 0 && !itself.has_everybody) return true;
    return is_of_adults_ && !itself.has_everybody && (patients(narrow) & kChild) != 0;
  }

  /// Whether it is of "type 2" alone where "type 1" is asked about.
  bool is_of_another_type(const Candidate& candidate) const {
    if (asked_types_.empty()) return false;
    std::vector<std::string> words;
    for (const text::Word& word : text::words(candidate.text(passages_))) {
      words.push_back(word.folded);
    }
    const Types told = types_in(words);
    // What is asked of is told by its stem.
    return std::any_of(asked_types_.begin(), asked_types_.end(), [&](const auto& asked) {
      return std::any_of(told.begin(), told.end(), [&](const auto& other) {
        return other.first.starts_with(asked.first) &&
               std::none_of(other.second.begin(), other.second.end(),
                            [&](const std::string& type) { return asked.second.contains(type); });
      });
    });
  }

  /// "Bone health in inflammatory bowel disease", where nobody asks of that; adults are everybody.
  bool is_in_others(const std::string& heading) {
    constexpr std::string_view kIn = " in ";
    const std::size_t at = heading.rfind(kIn);
    if (at == std::string::npos) return false;
    const std::vector<StemNumber>& whom = vocabulary_.stems_of(heading.substr(at + kIn.size()));
    const auto holds = [&](StemNumber stem) { return is_in<StemNumber>(whom, stem); };
    return std::none_of(whom.begin(), whom.end(),
                        [&](StemNumber stem) {
                          const std::string_view text = vocabulary_.text_of(stem);
                          return is_population(text) || is_in<StemNumber>(asked_stems_, stem);
                        }) &&
           std::none_of(concepts_.begin(), concepts_.end(),
                        [&](const AskedConcept& asked) { return names(asked.wanted, holds); });
  }

  /// Whether the sentence is of those without what is asked about: "nonpregnant adults", "patients
  /// without penicillin allergy". Not "without heparin", which is what is done, nor what speaks of
  /// both sides.
  bool excludes_asked(const Candidate& candidate) {
    const std::string_view sentence = candidate.text(passages_);
    if (asked_of_ != 0 && denies_asked_people(sentence)) return true;
    if (may_be_denied_ == 0) return false;
    return denies_subject_behind(" without ", sentence, true) ||
           denies_subject_behind(" not on ", sentence, false);
  }

  /// Whether a subject that the question does not deny stands behind `words`, and people before
  /// them where these may be said of what is done.
  bool denies_subject_behind(std::string_view words, std::string_view sentence, bool needs_people) {
    const std::size_t at = sentence.find(words);
    if (at == std::string_view::npos) return false;
    if (needs_people && !ends_in_people(sentence.substr(0, at))) return false;
    const std::vector<StemNumber>& denied =
        stems_of_first(kWordsDenied, sentence.substr(at + words.size()), vocabulary_);
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
      if ((may_be_denied_ & (std::uint32_t{1} << i)) != 0 &&
          speaks_of(subjects_[i],
                    [&](StemNumber stem) { return is_in<StemNumber>(denied, stem); })) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is of people with what those asked about have not, or without it, as they are. What
  /// is filed under its name alone is of people with it.
  void mark_denied(Candidate& candidate) {
    candidate.excludes_asked = candidate.shares_denial = false;
    const FoundPassage& found = passages_[candidate.found];
    for (const WantedConcept& condition : denied_) {
      const Had told = told_of(condition, candidate.spoken, vocabulary_);
      const bool is_filed =
          is_just(condition, vocabulary_.stems_of(short_title(found.document->source.title)),
                  vocabulary_) ||
          is_just(condition, vocabulary_.stems_of(found.theme), vocabulary_);
      candidate.excludes_asked |= told == Had::kYes || (told == Had::kUntold && is_filed);
      candidate.shares_denial |= told == Had::kNo;
    }
  }

  /// Whether it names them in "nonpregnant" or "non-pregnant", and nowhere else by that word.
  bool denies_asked_people(std::string_view sentence) {
    constexpr std::string_view kNon = "non";
    for (std::size_t at = sentence.find(kNon); at != std::string_view::npos;
         at = sentence.find(kNon, at + kNon.size())) {
      if (at > 0 && text::is_letter(sentence[at - 1])) continue;
      const bool has_hyphen = sentence.substr(at + kNon.size()).starts_with('-');
      const std::size_t begin = at + kNon.size() + (has_hyphen ? 1 : 0);
      const std::string_view word =
          sentence.substr(begin, length_of_words(1, sentence.substr(begin)));
      if ((whom(vocabulary_.stems_of(std::string(word))).narrow & asked_of_) == 0) continue;
      return sentence.find(word) == begin &&
             sentence.find(word, begin + word.size()) == std::string_view::npos;
    }
    return false;
  }

  /// "Adults", "patients".
  bool ends_in_people(std::string_view text) {
    const std::string_view last = text.substr(text.find_last_of(' ') + 1);
    const std::vector<StemNumber>& stems = vocabulary_.stems_of(std::string(last));
    return !stems.empty() && (last == "patients" || last == "those" || last == "individuals" ||
                              is_population(vocabulary_.text_of(stems.front())));
  }

  static constexpr int kChild = static_cast<int>(Population::kChildren);

  /// The child of who is pregnant or breastfeeds is no patient.
  static int patients(int narrow) {
    constexpr int kMother =
        static_cast<int>(Population::kPregnancy) | static_cast<int>(Population::kBreastfeeding);
    return (narrow & kMother) != 0 ? narrow & ~kChild : narrow;
  }

  struct AskedConcept {
    WantedConcept wanted;
    bool is_side = false;
    bool is_everybody = false;
    bool is_measured = false;
    bool is_medicine = false;
  };

  std::span<const FoundPassage> passages_;
  Vocabulary& vocabulary_;
  std::vector<AskedConcept> concepts_;
  bool names_anew_ = false;       // for a side, adults or a measure, which are named otherwise
  std::vector<StemNumber> cues_;  // of the side that is asked for
  std::vector<WantedConcept> subjects_;
  std::vector<WantedConcept> setting_;
  std::vector<WantedConcept> denied_;  // what those asked about have not
  const WantedConcept* rarest_ = nullptr;
  double weight_ = 0;
  std::uint32_t all_;
  std::uint32_t may_be_denied_ = 0;  // bit i: who has not the i-th subject is not asked about
  std::uint32_t eaten_ = 0;          // bit i: the i-th subject is a diet, "low potassium diet"
  std::uint32_t medicines_;          // bit i: the i-th subject is a medicine
  std::uint32_t measured_;           // bit i: the i-th subject names what a value is of
  std::span<const MeasuredValue> values_;
  std::vector<MeasuredValue> findings_;  // those but the age
  QuestionType type_;
  AskedKind asked_kind_;
  Point point_;
  bool asks_of_limit_;    // how much is too much
  bool asks_what_to_do_;  // about a value alone
  bool asks_to_begin_;    // for a treatment of which none has been tried
  std::map<std::string, Theme> themes_;
  std::vector<const Theme*> passage_themes_;               // into themes_
  std::vector<const std::vector<StemNumber>*> titles_;     // of each passage's document
  std::vector<std::span<const StemNumber>> asked_before_;  // by passage, see nearest_question()
  std::uint8_t asked_of_ = 0;                      // bits of Population that it names itself
  bool asks_of_young_ = false;                     // of a toddler, and of no older child
  bool is_of_adults_ = false;                      // of these, and of no child
  bool is_past_childbearing_ = false;              // by the age of whom it asks
  Types asked_types_;                              // "2" of "type 2 diabetes"
  std::vector<StemNumber> asked_stems_;            // of the question's words
  std::vector<bool> is_in_others_;                 // by a heading of each passage
  std::vector<std::uint32_t> topical_;             // Candidate::topical of each passage
  std::vector<bool> promised_;                     // the point, by a heading of each passage
  std::vector<std::vector<StemNumber>> headings_;  // of each passage
  std::vector<std::vector<StemNumber>> contexts_;  // of each passage: its sentences and headings
  std::vector<std::optional<Whom>> whom_;          // by stem
};

template <class Holds>
std::uint32_t subjects_where(const Question& question, Holds holds) {
  std::uint32_t bits = 0;
  std::size_t i = 0;
  for (const Concept& wanted : question.concepts) {
    if (!wanted.is_subject || i == kSubjectsMax) continue;
    if (holds(wanted)) bits |= std::uint32_t{1} << i;
    ++i;
  }
  return bits;
}

}  // namespace

bool asks_of_limit(const Question& question) {
  const std::array too_much{std::string("too"), std::string("much")};
  return question.asks_for_most ||
         std::any_of(question.stems.begin(), question.stems.end(), is_limit) ||
         std::search(question.spoken.begin(), question.spoken.end(), too_much.begin(),
                     too_much.end()) != question.spoken.end();
}

std::uint32_t all_subjects(const Question& question) {
  return subjects_where(question, [](const Concept&) { return true; });
}

std::uint32_t known_subjects(const Question& question) {
  return subjects_where(question, [](const Concept& subject) { return subject.is_known; });
}

std::uint32_t medicines_among(const Question& question) {
  return subjects_where(question, [](const Concept& subject) { return subject.is_medicine; });
}

std::uint32_t measured_subjects(const Question& question) {
  return subjects_where(question, [](const Concept& subject) { return subject.is_measured; });
}

bool asks_what_to_do_about_value(const Question& question) {
  const std::uint32_t all = all_subjects(question);
  return question.type == QuestionType::kTreatment && all != 0 &&
         all == measured_subjects(question);
}

std::uint8_t asked_populations(const Question& question) {
  std::uint8_t asked = 0;
  std::string_view before;
  for (const std::string& word : question.spoken) {
    const bool is_denied =
        before == "not" || before == "non" || before == "isn" || before == "aren";
    if (!is_denied) asked |= static_cast<std::uint8_t>(population_of(word));
    before = word;
  }
  // "My wife is expecting" names pregnancy by another name.
  for (const Concept& wanted : question.concepts) {
    const Stems& own = wanted.alternatives.front();
    if (own.size() == 1 && is_narrow_population(own.front())) continue;
    for (const Stems& stems : wanted.alternatives) {
      if (stems.size() == 1) asked |= static_cast<std::uint8_t>(population_of(stems.front()));
    }
  }
  if (is_childs(question.values)) asked |= static_cast<std::uint8_t>(Population::kChildren);
  // The baby of who is pregnant or breastfeeds is no other patient; who asks of breastfed babies
  // may ask of either.
  constexpr int kMothers =
      static_cast<int>(Population::kPregnancy) | static_cast<int>(Population::kBreastfeeding);
  const bool may_be_babys = std::find(question.spoken.begin(), question.spoken.end(), kBreastfed) !=
                            question.spoken.end();
  if ((asked & kMothers) != 0 && !may_be_babys) {
    asked &= ~static_cast<std::uint8_t>(Population::kChildren);
  }
  return asked;
}

void mark_subjects(const Question& question, std::span<const FoundPassage> passages,
                   std::vector<Candidate>& candidates, Vocabulary& vocabulary) {
  SubjectMarker(question, passages, vocabulary).mark(candidates);
}

}  // namespace ibid::answer
