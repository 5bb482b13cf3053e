#include "answer/topics_in_index.hpp"

#include <algorithm>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/follow_up_forms.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

/// Passages that tell how a topic is spoken of.
constexpr std::size_t kPassagesOnTopic = 20;

}  // namespace

std::string TopicsInIndex::within_sentence(const std::string& topic) {
  return of(topic).in_lower_case ? with_small_initial(topic) : topic;
}

const TopicsInIndex::Spoken& TopicsInIndex::of(const std::string& topic) {
  const auto [at, is_new] = known_.try_emplace(topic);
  Spoken& spoken = at->second;
  if (!is_new) return spoken;
  Reading reading(generation_);
  retrieve::SearchOptions options;
  options.top_k = kPassagesOnTopic;
  const auto found = retrieve::search(generation_, topic, options);
  if (!found) return spoken;
  const auto passages = reading.passages(found->hits);
  if (!passages) return spoken;
  const std::vector<Candidate> candidates = reading.candidates(*passages);
  spoken.kind = kind_of(topic, use_of(topic, candidates, reading.vocabulary()));
  const std::string lower = with_small_initial(topic);
  spoken.in_lower_case =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.text(*passages).find(lower) != std::string_view::npos;
      });
  return spoken;
}

}  // namespace ibid::answer
