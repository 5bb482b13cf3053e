// A number for some of a lexicon's terms and 0 for all others, for as long as one computation
// lasts: an array by term number, of which only what was set is cleared.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "retrieve/lexicon.hpp"

namespace ibid::retrieve {

/// The lexicon must outlive it and meet no new term meanwhile.
class TermPlaces {
 public:
  explicit TermPlaces(Lexicon& lexicon) : lexicon_(lexicon), places_(lexicon.take_places()) {
    if (places_.size() < lexicon.size()) places_.resize(lexicon.size(), 0);
  }
  ~TermPlaces() {
    for (const TermNumber term : set_) places_[term] = 0;
    lexicon_.give_places(std::move(places_));
  }
  TermPlaces(const TermPlaces&) = delete;
  TermPlaces& operator=(const TermPlaces&) = delete;

  [[nodiscard]] std::uint32_t operator[](TermNumber term) const { return places_[term]; }
  void set(TermNumber term, std::uint32_t place) {
    places_[term] = place;
    set_.push_back(term);
  }

 private:
  Lexicon& lexicon_;
  std::vector<std::uint32_t> places_;
  std::vector<TermNumber> set_;
};

}  // namespace ibid::retrieve
