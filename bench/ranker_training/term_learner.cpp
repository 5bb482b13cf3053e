#include "term_learner.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace ibid::training {
namespace {

constexpr int kEpochs = 20;
constexpr double kRate = 0.02;
constexpr std::size_t kBatch = 32;
constexpr double kDecay = 1e-3;      ///< of feature weights
constexpr double kWordDecay = 3e-3;  ///< of word effects
/// A word must stand in this many training questions to get an effect of its own.
constexpr int kWordQuestionsMin = 8;
constexpr double kWordEffectMin = -2, kWordEffectMax = 1;
constexpr std::size_t kDepth = 20;  ///< ranks that a swap must touch to count

/// Adam (Kingma and Ba 2015) for one parameter.
struct Moments {
  double mean = 0, square = 0;
  void step(double& value, double gradient, double rate, double steps) {
    mean = 0.9 * mean + 0.1 * gradient;
    square = 0.99 * square + 0.01 * gradient * gradient;
    value -= rate * (mean / (1 - std::pow(0.9, steps))) /
             (std::sqrt(square / (1 - std::pow(0.99, steps))) + 1e-6);
  }
};

std::vector<double> weights_of(const TermExample& example, const retrieve::TermModel& model) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < example.keywords.size(); ++i) {
    weights.push_back(
        retrieve::keyword_weight(model, example.keywords[i], example.keyword_terms[i]));
  }
  for (const auto& expansion : example.expansions) {
    weights.push_back(retrieve::expansion_weight(model, expansion));
  }
  return weights;
}

std::vector<double> scores_of(const TermExample& example, const std::vector<double>& weights) {
  std::vector<double> scores(example.judged.levels.size(), 0);
  for (std::size_t t = 0; t < weights.size(); ++t) {
    for (std::size_t d = 0; d < scores.size(); ++d) {
      scores[d] += weights[t] * static_cast<double>(example.parts[t][d]);
    }
  }
  return scores;
}

/// Gradient of the loss by each candidate's score.
std::vector<double> lambdas(const Judgements& judged, const std::vector<double>& scores,
                            double sharpness) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<double> discount(scores.size(), 0);
  for (std::size_t r = 0; r < std::min(kDepth, order.size()); ++r) {
    discount[order[r]] = 1 / std::log2(static_cast<double>(r) + 2);
  }
  std::vector<double> gradient(scores.size(), 0);
  for (std::size_t a = 0; a < scores.size(); ++a) {
    if (judged.levels[a] == 0) continue;
    for (std::size_t b = 0; b < scores.size(); ++b) {
      if (judged.levels[a] <= judged.levels[b]) continue;
      const double change = (judged.levels[a] - judged.levels[b]) *
                            std::abs(discount[a] - discount[b]) / judged.ideal;
      const double lambda =
          change * sharpness / (1 + std::exp(sharpness * (scores[a] - scores[b])));
      gradient[a] -= lambda;
      gradient[b] += lambda;
    }
  }
  return gradient;
}

}  // namespace

double ndcg_of(const TermExample& example, const retrieve::TermModel& model) {
  return ndcg(example.judged, scores_of(example, weights_of(example, model)));
}

LearnedTerms learn_terms(const std::vector<const TermExample*>& examples,
                         const std::vector<double>& set_weights) {
  LearnedTerms learned;
  std::map<std::string, int> questions;
  for (const TermExample* example : examples) {
    for (const std::string& term : example->keyword_terms) ++questions[term];
  }
  for (const auto& [term, count] : questions) {
    if (count >= kWordQuestionsMin) learned.terms.push_back(term);
  }
  for (const std::string& term : learned.terms) learned.words.push_back({term, 0});
  const auto word_of = [&](const std::string& term) {
    const auto it = std::lower_bound(learned.terms.begin(), learned.terms.end(), term);
    return it != learned.terms.end() && *it == term
               ? static_cast<std::size_t>(it - learned.terms.begin())
               : learned.terms.size();
  };

  std::array<Moments, retrieve::kKeywordFeatureCount> keyword_moments;
  std::array<Moments, retrieve::kExpansionFeatureCount> expansion_moments;
  Moments sharpness_moments;
  std::vector<double> word_squares(learned.words.size(), 0);  // Adagrad: most words are rare
  double log_sharpness = 1;
  std::vector<const TermExample*> order = examples;
  std::mt19937_64 random(1);
  double steps = 0;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    const double rate = kRate * (1 - 0.9 * epoch / kEpochs);
    for (std::size_t begin = 0; begin < order.size(); begin += kBatch) {
      retrieve::KeywordFeatures keyword_gradient{};
      retrieve::ExpansionFeatures expansion_gradient{};
      std::map<std::size_t, double> word_gradient;
      double sharpness_gradient = 0;
      double whole = 0;
      const retrieve::TermModel model = learned.model();
      for (std::size_t i = begin; i < std::min(order.size(), begin + kBatch); ++i) {
        const TermExample& example = *order[i];
        if (example.judged.ideal <= 0) continue;
        const std::vector<double> weights = weights_of(example, model);
        const std::vector<double> scores = scores_of(example, weights);
        const std::vector<double> by_score =
            lambdas(example.judged, scores, std::exp(log_sharpness));
        const double set_weight = set_weights[example.set];
        whole += set_weight;
        sharpness_gradient +=
            set_weight * std::inner_product(scores.begin(), scores.end(), by_score.begin(), 0.0);
        for (std::size_t t = 0; t < weights.size(); ++t) {
          double gradient = 0;
          for (std::size_t d = 0; d < scores.size(); ++d) {
            gradient += by_score[d] * static_cast<double>(example.parts[t][d]);
          }
          gradient *= weights[t] * set_weight;  // d weight / d log weight
          if (t < example.keywords.size()) {
            const auto& features = example.keywords[t].features;
            for (std::size_t f = 0; f < features.size(); ++f) {
              keyword_gradient[f] += gradient * features[f];
            }
            const std::size_t word = word_of(example.keyword_terms[t]);
            if (word < learned.words.size()) word_gradient[word] += gradient;
          } else {
            const auto& features = example.expansions[t - example.keywords.size()].features;
            for (std::size_t f = 0; f < features.size(); ++f) {
              expansion_gradient[f] += gradient * features[f];
            }
          }
        }
      }
      if (whole <= 0) continue;
      ++steps;
      for (std::size_t f = 0; f < learned.keyword.size(); ++f) {
        keyword_moments[f].step(learned.keyword[f],
                                keyword_gradient[f] / whole + kDecay * learned.keyword[f], rate,
                                steps);
      }
      for (std::size_t f = 0; f < learned.expansion.size(); ++f) {
        expansion_moments[f].step(learned.expansion[f],
                                  expansion_gradient[f] / whole + kDecay * learned.expansion[f],
                                  rate, steps);
      }
      sharpness_moments.step(log_sharpness, sharpness_gradient / whole, rate, steps);
      for (const auto& [word, sum] : word_gradient) {
        double& effect = learned.words[word].effect;
        const double gradient = sum / whole + kWordDecay * effect;
        word_squares[word] += gradient * gradient;
        effect = std::clamp(effect - 2 * rate * gradient / (std::sqrt(word_squares[word]) + 1e-4),
                            kWordEffectMin, kWordEffectMax);
      }
    }
  }
  return learned;
}

}  // namespace ibid::training
