#include "retrieve/workspace.hpp"

#include <string>

namespace ibid::retrieve {

std::shared_ptr<Workspace> workspace_of(const index::Generation& generation) {
  // Told apart by address and name: an address alone may be used again by a later generation,
  // and a name alone may belong to two openings of one generation of which one has gone. Two sets
  // of shards may bear one name and number their passages differently; the language is a set's own,
  // and a set is replaced while it is still there, so its address tells them apart.
  struct Held {
    const index::Generation* generation = nullptr;
    const index::Language* language = nullptr;
    std::string name;
    std::shared_ptr<Workspace> workspace;
  };
  thread_local Held held;
  if (held.generation != &generation || held.language != &generation.language() ||
      held.name != generation.name() || held.workspace->lexicon.size() > kLexiconTermsMax) {
    held.workspace = std::make_shared<Workspace>(generation);
    held.generation = &generation;
    held.language = &generation.language();
    held.name = generation.name();
  }
  return held.workspace;
}

}  // namespace ibid::retrieve
