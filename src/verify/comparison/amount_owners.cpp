#include "verify/comparison/amount_owners.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Tokens = std::set<std::size_t>;

// More words apart, two amounts are no list.
constexpr std::size_t kListedWords = 9;
// Words that tell whose the first amount of a list is, when they stand before it.
constexpr std::size_t kOwnerWords = 3;

/// One amount of a list, with the tokens that tell whose it is.
struct Member {
  const text::Quantity* amount = nullptr;
  std::size_t begin = 0;  ///< first token of the amount
  std::size_t end = 0;    ///< behind its last token
  std::size_t from = 0;   ///< its part of the list begins here
  std::size_t to = 0;     ///< and ends here
  Tokens owners;
};

/// True when a part of a list begins with the token: behind a sign, or as "and", "versus".
bool opens_part(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 10> kJoints = {
      "and", "or", "versus", "vs", "than", "but", "against", "whereas", "while", "compared"};
  return is_one_of(statement.tokens[at].word, kJoints) || has_sign_before(statement, at, ",;()");
}

/// True when two amounts with the tokens [begin, end) between them are parts of one list.
bool make_list(const Statement& statement, std::size_t begin, std::size_t end) {
  if (end - begin > kListedWords) return false;
  for (std::size_t i = begin; i <= end && i < statement.tokens.size(); ++i) {
    if (opens_part(statement, i)) return true;
  }
  return false;
}

/// "2025", "two": what is no measure tells of no member.
bool is_measure(const Statement& statement, const text::Quantity& amount) {
  const bool is_digits = text::is_digit(statement.text[amount.range.begin]);
  const bool is_year = amount.low >= 1900 && amount.low <= 2100;
  // "8 to 11 mg" is one, a range without a unit may be of anything.
  const bool is_measured = amount.low == amount.high || !amount.unit.empty();
  return is_measured && !is_interval(statement, amount) &&
         !is_confidence_level(statement, amount) &&
         (!amount.unit.empty() || (is_digits && !is_year));
}

constexpr std::array<std::string_view, 6> kPeriods = {"min", "h", "d", "wk", "mo", "y"};

/// "mg" of "mg/d": lists say once that it is a day.
std::string_view without_rate(std::string_view unit) {
  const std::size_t slash = unit.rfind('/');
  const bool is_rate =
      slash != std::string_view::npos && is_one_of(unit.substr(slash + 1), kPeriods);
  return is_rate ? unit.substr(0, slash) : unit;
}

/// Minutes and hours are of one kind.
bool is_of_kind(std::string_view a, std::string_view b) {
  a = without_rate(a);
  b = without_rate(b);
  return a == b || (is_one_of(a, kPeriods) && is_one_of(b, kPeriods));
}

/// Amounts of the kind of `unit` that make a list, with the part of the sentence that each stands
/// in.
std::vector<Member> list_of(const Statement& statement, std::string_view unit) {
  std::vector<Member> members;
  for (const text::Quantity& amount : statement.quantities) {
    if (!is_of_kind(amount.unit, unit) || !is_measure(statement, amount)) continue;
    Member member;
    member.amount = &amount;
    member.begin = words_before(statement, amount);
    member.end = member.begin;
    while (member.end < statement.tokens.size() &&
           statement.tokens[member.end].range.begin < amount.range.end) {
      ++member.end;
    }
    if (!members.empty() && !make_list(statement, members.back().end, member.begin)) {
      if (members.size() > 1) break;
      members.clear();
    }
    members.push_back(member);
  }
  return members;
}

/// Cuts the sentence between each two amounts where the last part begins.
void cut(const Statement& statement, std::vector<Member>& members) {
  for (std::size_t k = 0; k < members.size(); ++k) {
    members[k].to = statement.tokens.size();
    if (k == 0) continue;
    std::size_t border = members[k - 1].end;
    for (std::size_t i = members[k - 1].end; i <= members[k].begin; ++i) {
      if (i < statement.tokens.size() && opens_part(statement, i)) {
        border = i;
        break;
      }
    }
    members[k - 1].to = border;
    members[k].from = border;
  }
  // Behind the last amount its part ends with the next sign.
  Member& last = members.back();
  for (std::size_t i = last.end; i < statement.tokens.size(); ++i) {
    if (!opens_part(statement, i)) continue;
    last.to = i;
    break;
  }
}

/// "Hip fractures by 40%" rather than "40% in hip fractures".
bool owners_stand_before(const Statement& statement, const std::vector<Member>& members) {
  return std::all_of(members.begin() + 1, members.end(), [&](const Member& member) {
    for (std::size_t i = member.from; i < member.begin; ++i) {
      if (must_be_borne_out(statement.tokens[i])) return true;
    }
    return false;
  });
}

/// "16 mg of zinc daily in gout, 8 mg in asthma": what the first amount is of, and how often, is
/// said once for all.
std::size_t behind_common_measure(const Statement& statement, const std::vector<Member>& members) {
  constexpr std::array<std::string_view, 8> kHowOften = {"daily", "weekly", "a",   "per",
                                                         "each",  "every",  "day", "week"};
  const auto tells_of_what = [&](const Member& member) {
    return member.end < statement.tokens.size() && statement.tokens[member.end].word == "of";
  };
  std::size_t end = members.front().end;
  const bool is_once = tells_of_what(members.front()) &&
                       std::none_of(members.begin() + 1, members.end(), tells_of_what);
  if (!is_once) return end;
  end += 2;
  while (end < members.front().to && is_one_of(statement.tokens[end].word, kHowOften)) ++end;
  return std::min(end, members.front().to);
}

/// What two have tells of neither.
void drop_shared_owners(const Statement& statement, std::vector<Member>& members) {
  std::map<std::string_view, std::size_t> members_with;
  for (const Member& member : members) {
    std::set<std::string_view> stems;
    for (const std::size_t owner : member.owners) stems.insert(statement.tokens[owner].stem);
    for (const std::string_view stem : stems) ++members_with[stem];
  }
  for (Member& member : members) {
    std::erase_if(member.owners, [&](std::size_t owner) {
      return members_with.at(statement.tokens[owner].stem) > 1;
    });
  }
}

void find_owners(const Statement& statement, std::vector<Member>& members) {
  const bool before = owners_stand_before(statement, members);
  for (std::size_t k = 0; k < members.size(); ++k) {
    Member& member = members[k];
    if (!before) {
      const std::size_t from = k == 0 ? behind_common_measure(statement, members) : member.end;
      for (std::size_t i = from; i < member.to; ++i) {
        if (must_be_borne_out(statement.tokens[i])) member.owners.insert(i);
      }
      continue;
    }
    for (std::size_t i = member.begin; i-- > member.from;) {
      if (k == 0 && (member.owners.size() == kOwnerWords || opens_part(statement, i + 1))) break;
      if (must_be_borne_out(statement.tokens[i])) member.owners.insert(i);
    }
  }
  drop_shared_owners(statement, members);
}

std::vector<Member> members_of(const Statement& statement, std::string_view unit) {
  std::vector<Member> members = list_of(statement, unit);
  if (members.size() < 2) return {};
  cut(statement, members);
  find_owners(statement, members);
  return members;
}

/// True when a token of the claim in [begin, end) says what one of `owners` says.
bool names(const Statement& claim, const BagAlignment& bag, std::size_t begin, std::size_t end,
           const Tokens& owners) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!claim.tokens[i].has_content || bag.matches[i].kind < MatchKind::kDerived) continue;
    if (owners.count(bag.matches[i].target) > 0) return true;
  }
  return false;
}

/// "(31% vs 17%)": what each is of was said before both.
bool stands_beside_another(const std::vector<Member>& members, const Member& member) {
  return std::any_of(members.begin(), members.end(), [&](const Member& other) {
    const bool is_behind = other.begin >= member.end && other.begin - member.end <= 1;
    const bool is_before = member.begin >= other.end && member.begin - other.end <= 1;
    return other.amount != member.amount && (is_behind || is_before);
  });
}

bool is_respective(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [](const Token& token) { return token.word == "respectively"; });
}

}  // namespace

Owner owner_of(const text::Quantity& amount, const Statement& claim, const Statement& evidence,
               const BagAlignment& bag) {
  if (is_respective(claim) || is_respective(evidence)) return Owner::kUnknown;
  const std::vector<Member> members = members_of(evidence, amount.unit);
  const auto is_same = [&](const Member& member) {
    return text::same_amount(*member.amount, amount) || same_numbers(*member.amount, amount);
  };
  const auto own = std::find_if(members.begin(), members.end(), is_same);
  if (own == members.end() || own->owners.empty()) return Owner::kUnknown;
  if (std::count_if(members.begin(), members.end(), is_same) > 1) return Owner::kUnknown;
  // Of two amounts in the claim each has its part; a single one is told of all that is named.
  std::size_t begin = 0;
  std::size_t end = claim.tokens.size();
  const auto of_list = std::count_if(
      claim.quantities.begin(), claim.quantities.end(), [&](const text::Quantity& other) {
        return std::any_of(members.begin(), members.end(), [&](const Member& member) {
          return is_of_kind(other.unit, amount.unit) && same_numbers(*member.amount, other);
        });
      });
  if (of_list > 1) {
    const std::vector<Member> here = members_of(claim, amount.unit);
    const auto part = std::find_if(here.begin(), here.end(), is_same);
    if (part == here.end() || stands_beside_another(here, *part)) return Owner::kUnknown;
    begin = part->from;
    end = part->to;
  }
  const bool names_own = names(claim, bag, begin, end, own->owners);
  const bool names_another = std::any_of(members.begin(), members.end(), [&](const Member& member) {
    return &member != &*own && names(claim, bag, begin, end, member.owners);
  });
  if (names_own == names_another) return Owner::kUnknown;
  return names_own ? Owner::kOwn : Owner::kAnother;
}

bool gives_to_another(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  return std::any_of(claim.quantities.begin(), claim.quantities.end(),
                     [&](const text::Quantity& amount) {
                       return owner_of(amount, claim, evidence, bag) == Owner::kAnother;
                     });
}

bool takes_level_for_change(const Statement& claim, const Statement& evidence) {
  const auto stands_behind_by = [](const Statement& statement, const text::Quantity& amount) {
    const std::size_t place = words_before(statement, amount);
    return place > 0 && statement.tokens[place - 1].word == "by";
  };
  const auto is_level = [&](std::size_t k) {
    const text::Quantity& amount = evidence.quantities[k];
    const auto joins = [&](const text::Quantity& a, const text::Quantity& b) {
      const std::string_view between =
          std::string_view(evidence.text).substr(a.range.end, b.range.begin - a.range.end);
      return a.unit == b.unit && (between == " versus " || between == " vs " || between == " vs. ");
    };
    return !stands_behind_by(evidence, amount) &&
           ((k > 0 && joins(evidence.quantities[k - 1], amount)) ||
            (k + 1 < evidence.quantities.size() && joins(amount, evidence.quantities[k + 1])));
  };
  for (const text::Quantity& amount : claim.quantities) {
    if (amount.unit != "%" || !stands_behind_by(claim, amount)) continue;
    // "Was reported by 8%" tells of no change.
    const std::size_t by = words_before(claim, amount) - 1;
    constexpr std::array<std::string_view, 5> kPassive = {"was", "were", "is", "are", "been"};
    const bool is_passive = by > 1 && is_one_of(claim.tokens[by - 2].word, kPassive);
    const bool names_doer = by > 0 && claim.tokens[by - 1].cue == nullptr &&
                            (is_passive || claim.tokens[by - 1].word.ends_with("ed"));
    if (names_doer) continue;
    bool is_only_level = false;
    for (std::size_t k = 0; k < evidence.quantities.size(); ++k) {
      if (!same_numbers(evidence.quantities[k], amount)) continue;
      is_only_level = is_level(k);
      if (!is_only_level) break;
    }
    if (is_only_level) return true;
  }
  return false;
}

}  // namespace ibid::verify
