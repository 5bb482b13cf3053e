#include "model/vancouver.hpp"

namespace ibid::model {
namespace {

/// ICMJE: list the first six authors, then "et al."
constexpr std::size_t kAuthorsShown = 6;

/// "Merve Nur" -> "MN"; a hyphen begins a further initial, as NLM writes it.
std::string initials(std::string_view given) {
  std::string result;
  bool at_start = true;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto byte = static_cast<unsigned char>(given[i]);
    if (byte == ' ' || byte == '-' || byte == '.') {
      at_start = true;
    } else if (at_start) {
      std::size_t length = 1;
      while (i + length < given.size() &&
             (static_cast<unsigned char>(given[i + length]) & 0xC0) == 0x80) {
        ++length;
      }
      result += byte >= 'a' && byte <= 'z' ? std::string(1, static_cast<char>(byte - 'a' + 'A'))
                                           : std::string(given.substr(i, length));
      at_start = false;
    }
  }
  return result;
}

/// Given names that are initials already ("MN") stay as they are.
bool is_initials(std::string_view given) {
  if (given.empty() || given.size() > 3) return false;
  for (const char c : given) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

std::string author_text(const Person& person) {
  if (person.family.empty()) return person.literal.empty() ? person.given : person.literal;
  std::string text = person.family;
  if (!person.given.empty()) {
    text += ' ' + (is_initials(person.given) ? person.given : initials(person.given));
  }
  if (!person.suffix.empty()) {
    // NLM writes "Jr" without its full stop.
    const bool stopped = person.suffix.back() == '.';
    text += ' ';
    text.append(person.suffix, 0, person.suffix.size() - (stopped ? 1 : 0));
  }
  return text;
}

std::string authors_text(const std::vector<Person>& authors) {
  std::string text;
  for (std::size_t i = 0; i < authors.size() && i < kAuthorsShown; ++i) {
    if (i > 0) text += ", ";
    text += author_text(authors[i]);
  }
  if (authors.size() > kAuthorsShown) text += ", et al";
  return text;
}

/// Appends `part` as a sentence of its own: a full stop unless it ends in . ? or !
void append_sentence(std::string& text, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += ' ';
  text += part;
  if (part.back() != '.' && part.back() != '?' && part.back() != '!') text += '.';
}

/// "2021;199(2):535-549"
std::string imprint(const Source& source) {
  std::string text = source.issued.year != 0 ? std::to_string(source.issued.year) : std::string{};
  if (!source.volume.empty() || !source.issue.empty()) {
    if (!text.empty()) text += ';';
    text += source.volume;
    if (!source.issue.empty()) text += '(' + source.issue + ')';
  }
  if (!source.page.empty()) text += (text.empty() ? "" : ":") + source.page;
  return text;
}

}  // namespace

std::string vancouver(const Source& source) {
  std::string text;
  append_sentence(text, authors_text(source.authors));
  append_sentence(text, source.title.empty() ? source.id : source.title);
  append_sentence(text, source.container_title);
  if (source.container_title.empty()) append_sentence(text, source.publisher);
  append_sentence(text, imprint(source));
  if (!source.doi.empty()) {
    text += " doi:" + source.doi;
  } else if (!source.pmid.empty()) {
    text += " PMID: " + source.pmid;
  } else if (!source.pmcid.empty()) {
    text += " PMCID: " + source.pmcid;
  } else if (!source.url.empty()) {
    text += " Available from: " + source.url;
  }
  return text;
}

}  // namespace ibid::model
