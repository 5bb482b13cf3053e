#include "index/index_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <set>

#include "index/analyzer.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"

namespace ibid::index::testing {
namespace {

const std::vector<std::string> kVocabulary{
    "zinc",       "bone",         "density", "fracture",   "calcium", "vitamin",
    "trial",      "dose",         "copper",  "placebo",    "women",   "serum",
    "marker",     "intake",       "risk",    "hip",        "spine",   "magnesium",
    "resorption", "osteoporosis", "diet",    "supplement", "cohort",  "guideline"};

/// Small numbers are frequent, as words are in texts.
std::size_t skewed(std::mt19937& random, std::size_t below) {
  const double unit = static_cast<double>(random()) / 4294967296.0;
  return static_cast<std::size_t>(unit * unit * static_cast<double>(below));
}

bool facets_pass(const Filter& filter, const Document& document, const Passage& passage) {
  std::vector<const Source*> sources;
  for (const PassageCitation& citation : passage.citations) {
    if (!citation.mark.empty() || citation.mark.begin != 0) continue;
    for (const auto reference : citation.references) {
      sources.push_back(&document.references[reference]);
    }
  }
  if (sources.empty()) sources.push_back(&document.source);
  const auto any = [&](auto&& holds) { return std::any_of(sources.begin(), sources.end(), holds); };
  if (filter.kind && !any([&](const Source* s) { return s->kind == *filter.kind; })) return false;
  if (!filter.designs.empty() && !any([&](const Source* s) {
        return std::count(filter.designs.begin(), filter.designs.end(), s->design) > 0;
      })) {
    return false;
  }
  if (filter.year_from == 0 && filter.year_to == 0) return true;
  int first = 0, last = 0;
  for (const Source* source : sources) {
    const int year = source->issued.year;
    if (year == 0) continue;
    first = first == 0 ? year : std::min(first, year);
    last = std::max(last, year);
  }
  return last != 0 && last >= filter.year_from && (filter.year_to == 0 || first <= filter.year_to);
}

}  // namespace

void seal(Document& document) {
  document.text.clear();
  std::uint32_t ordinal = 0;
  for (Passage& passage : document.passages) {
    if (ordinal > 0) document.text += "\n\n";
    passage.document_id = document.id;
    passage.source_id = document.source.id;
    passage.id = document.id + "#" + std::to_string(ordinal++);
    passage.range = {document.text.size(), document.text.size() + passage.text.size()};
    passage.sha256 = model::sha256_hex(passage.text);
    document.text += passage.text;
  }
}

Document make_document(const std::string& id, const std::vector<std::string>& texts,
                       const std::string& title) {
  Document document;
  document.id = "test:" + id;
  document.source.doi = "10.1000/" + id;
  document.source.id = "doi:" + document.source.doi;
  document.source.title = title;
  for (const std::string& text : texts) {
    document.passages.emplace_back();
    document.passages.back().text = text;
  }
  seal(document);
  return document;
}

std::vector<Document> generated_documents(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto words = [&](std::size_t number) {
    std::string text;
    for (std::size_t i = 0; i < number; ++i) {
      text += (i > 0 ? " " : "") + kVocabulary[skewed(random, kVocabulary.size())];
    }
    return text;
  };
  std::vector<Document> documents;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::string> texts;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) texts.push_back(words(1 + random() % 12));
    Document document =
        make_document(std::to_string(seed) + "-" + std::to_string(i), texts, words(random() % 3));
    document.source.kind = random() % 2 == 0 ? SourceKind::kGuideline : SourceKind::kResearch;
    document.source.design = static_cast<StudyDesign>(random() % 14);
    document.source.issued.year = random() % 5 == 0 ? 0 : 1990 + static_cast<int>(random() % 35);
    for (Passage& passage : document.passages) {
      if (random() % 2 == 0) passage.section_path = {words(1), words(1 + random() % 2)};
      for (std::size_t n = random() % 3; n > 0; --n) passage.questions.push_back(words(3));
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

std::vector<WeightedTerm> generated_query(std::mt19937& random) {
  std::vector<WeightedTerm> terms;
  Analyzer analyzer(Language::built_in());
  const bool is_asked = random() % 3 == 0;
  for (std::size_t n = 1 + random() % 5; n > 0; --n) {
    const std::string& word = kVocabulary[random() % kVocabulary.size()];
    terms.push_back({is_asked ? question_term(analyzer.stem(word)) : analyzer.stem(word),
                     0.25 * static_cast<double>(1 + random() % 8)});
  }
  return terms;
}

std::string index_documents(const std::filesystem::path& directory,
                            const std::vector<Document>& documents, unsigned threads) {
  auto writer = Writer::open(directory, {.threads = threads});
  if (!writer) {
    ADD_FAILURE() << writer.error().message;
    return {};
  }
  for (const Document& document : documents) {
    const auto added = (*writer)->add(document);
    if (!added) ADD_FAILURE() << document.id << ": " << added.error().message;
  }
  auto name = (*writer)->publish();
  if (!name) ADD_FAILURE() << name.error().message;
  return name.value_or("");
}

std::shared_ptr<const Generation> open_generation(const std::filesystem::path& directory) {
  auto generation = Generation::open(directory);
  if (!generation) throw std::runtime_error(generation.error().message);
  return *generation;
}

void PrintTo(const NamedHit& hit, std::ostream* out) {
  *out << hit.passage_id << " " << std::hexfloat << hit.score;
}

std::vector<NamedHit> named_top_k(const Generation& generation,
                                  const std::vector<WeightedTerm>& terms, const Filter& filter,
                                  std::size_t k) {
  const auto hits = generation.ranking().top_k(terms, filter, k);
  if (!hits) throw std::runtime_error(hits.error().message);
  std::vector<NamedHit> named;
  for (const ScoredPassage& hit : *hits) {
    const auto passage = generation.passage(hit.passage);
    if (!passage) throw std::runtime_error(passage.error().message);
    named.push_back({passage->id, hit.score});
  }
  return named;
}

std::vector<NamedHit> brute_force_top_k(const std::vector<Document>& documents,
                                        const std::vector<WeightedTerm>& terms,
                                        const Filter& filter, std::size_t k) {
  struct Counted {
    std::string id;
    bool wanted;
    std::map<std::string, double> frequencies;
    double length = 0;
  };
  Analyzer analyzer(Language::built_in());
  std::vector<Counted> passages;
  double total_length = 0;
  for (const Document& document : documents) {
    for (const Passage& passage : document.passages) {
      Counted counted{passage.id, facets_pass(filter, document, passage), {}, 0};
      const auto count = [&](const std::string& text, double weight) {
        for (const Term& term : analyzer.analyze(text)) {
          if (term.is_stop) continue;
          counted.frequencies[term.text] += weight;
          counted.length += weight;
        }
      };
      count(document.source.title, 2);
      for (const std::string& heading : passage.section_path) count(heading, 1);
      count(passage.text, 1);
      for (const std::string& question : passage.questions) {
        for (const Term& term : analyzer.analyze(question)) {
          if (!term.is_stop) counted.frequencies[question_term(term.text)] += 1;
        }
      }
      total_length += counted.length;
      passages.push_back(std::move(counted));
    }
  }
  std::map<std::string, std::vector<double>> weights;
  for (const WeightedTerm& term : terms) weights[term.term].push_back(term.weight);

  const auto n = static_cast<double>(passages.size());
  const double average_length = total_length / n;
  std::vector<NamedHit> hits;
  for (const Counted& passage : passages) {
    if (!passage.wanted) continue;
    double score = 0;
    bool matches = false;
    for (auto& [term, parts] : weights) {
      std::sort(parts.begin(), parts.end());
      double weight = 0;
      for (const double part : parts) weight += part;
      double df = 0;
      for (const Counted& other : passages) df += other.frequencies.count(term) > 0 ? 1 : 0;
      const auto found = passage.frequencies.find(term);
      if (found == passage.frequencies.end()) continue;
      matches = true;
      double odds = (n - df + 0.5) / (df + 0.5);
      if (odds < 2) odds = odds * 0.5 + 1;
      const double normalized = std::max(passage.length * (1 / average_length), 0.5);
      const double saturation =
          found->second / (1.2 * (normalized * 0.75 + (1 - 0.75)) + found->second);
      score += std::log(odds) * weight * (1.2 + 1) * saturation;
    }
    if (matches) hits.push_back({passage.id, score});
  }
  const auto tie_key = [](const NamedHit& hit) {
    return model::to_hex(model::sha256(hit.passage_id));
  };
  std::sort(hits.begin(), hits.end(), [&](const NamedHit& a, const NamedHit& b) {
    return a.score != b.score ? a.score > b.score : tie_key(a) < tie_key(b);
  });
  if (hits.size() > k) hits.resize(k);
  return hits;
}

}  // namespace ibid::index::testing
