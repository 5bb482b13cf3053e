// Evidence search: the passages that may bear out a claim, each with the works it stands for.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// A passage taken apart, and every work that may be cited for it: its own Source first, then
/// the references it carries.
struct Candidate {
  Passage passage;
  std::vector<std::string> sources;  ///< canonical ids
  /// The work to cite for the passage: the first reference of one that is attributed as a whole
  /// (ibid's snippets), else its own Source.
  std::string cited;
  std::vector<ByteRange> ranges;  ///< of its sentences, in passage.text
  /// Of a recommendation or of evidence, as the passage states it, or its work; else empty.
  std::string strength;
  std::shared_ptr<const index::DocumentHeader> document;
  std::optional<QualifierSet> said;  ///< by all of its words, where that was asked for
  /// Stems by sentence: enough to tell which sentences are worth taking apart.
  std::vector<std::vector<std::string>> stems;
  std::vector<std::optional<Statement>> statements;  ///< those that were, by sentence
};

/// One audit's view of a generation: passages are read and taken apart once, however many claims
/// near each other they bear on. Not thread-safe.
class EvidencePool {
 public:
  explicit EvidencePool(const index::Generation& generation);

  /// Passages that share the claim's words, best first by BM25. Not the search that answers
  /// questions: a claim is long and specific, so feedback and reranking would cost and not help.
  [[nodiscard]] Result<std::vector<Candidate*>> search(const Statement& claim);
  /// Passages that cite the work, then its own, at most kPassagesOfSourceMax.
  [[nodiscard]] Result<std::vector<Candidate*>> of_source(const std::string& source_id);
  /// The passage with that id, or nullptr when the index has none.
  [[nodiscard]] Result<Candidate*> by_id(std::string_view passage_id);
  /// The sentence taken apart, the first time it is asked for.
  [[nodiscard]] const Statement& statement(Candidate& candidate, std::size_t sentence);

  /// What the passage says, its headings, and the titles and designs of its document and of the
  /// works that it carries as a whole.
  [[nodiscard]] QualifierSet said_by(Candidate& candidate) const;

  /// Lets go of what was read once it is more than kPassagesKeptMax passages. For between claims:
  /// Candidates that were given out are gone then.
  void make_room();
  /// Passages that it keeps.
  [[nodiscard]] std::size_t kept() const { return loaded_.size(); }

  [[nodiscard]] index::Analyzer& analyzer() { return analyzer_; }
  [[nodiscard]] const index::Generation& generation() const { return generation_; }

 private:
  [[nodiscard]] Result<Candidate*> load(index::PassageNumber number);
  [[nodiscard]] Result<std::string> canonical_id_of(const index::DocumentHeader& document,
                                                    std::size_t reference);

  const index::Generation& generation_;
  index::Analyzer analyzer_;
  std::map<index::PassageNumber, Candidate> loaded_;
  std::map<std::string, std::vector<Candidate*>> of_source_;
  std::map<std::pair<std::string, std::size_t>, std::string> reference_ids_;
};

/// A whole article has a few hundred passages; what lies beyond is found by search.
inline constexpr std::size_t kPassagesOfSourceMax = 200;
/// An abstract taken apart takes some 30 KB. A page brings up a few hundred passages, a text as
/// long as may be audited every one of an index.
inline constexpr std::size_t kPassagesKeptMax = 1000;

}  // namespace ibid::verify
