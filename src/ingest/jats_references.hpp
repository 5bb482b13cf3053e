// The reference list of a JATS article.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/source.hpp"
#include "ingest/xml_tree.hpp"

namespace ibid::ingest {

class JatsReferences {
 public:
  JatsReferences() = default;
  /// Reads every <ref> below `article`, in order. One <ref> may hold several works.
  explicit JatsReferences(XmlNode article);

  /// Indexes into the list of the works that `ids` (blank-separated, as in rid) name; unknown ids
  /// give none, and beyond kWorksOfMarkMax the rest is left out.
  [[nodiscard]] std::vector<std::uint32_t> resolve(std::string_view ids) const;

  [[nodiscard]] std::vector<Source> take() { return std::move(sources_); }

 private:
  std::vector<Source> sources_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_id_;
};

/// Names in <name>, <string-name> and <collab> elements directly below `list`.
[[nodiscard]] std::vector<Person> jats_persons(XmlNode list);

/// Puts an identifier of a <pub-id> or <article-id> where it belongs.
void take_jats_identifier(std::string_view type, std::string value, Source& source);

/// First and last page as one range, or the number that stands for them.
[[nodiscard]] std::string jats_pages(XmlNode node);

}  // namespace ibid::ingest
