// What is known of a class, mostly of medicines, is an answer on its member where nothing is known
// of that, as long as the reader is told: proton pump inhibitors for omeprazole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "index/analyzer.hpp"
#include "index/language.hpp"

namespace ibid::answer {

struct ClassReading {
  std::string question;               ///< with classes in place of members
  std::vector<std::string> members;   ///< as the question has them
  std::vector<std::string> generics;  ///< of each: "semaglutide" of "Ozempic", else empty
  std::vector<std::string> classes;   ///< of each: "proton pump inhibitor"
};

/// What to ask instead of the question (valid UTF-8), what stays nearest to it first: one medicine
/// read as its class, then the next, then all that are in classes. Nothing where a class is named
/// beside its member or two members of one are set against each other.
[[nodiscard]] std::vector<ClassReading> readings_by_class(const index::Language& language,
                                                          index::Analyzer& analyzer,
                                                          std::string_view question);

/// "class": that the claims speak of classes and not of their members. Every member has its entry
/// in each list of `reading`.
[[nodiscard]] Notice class_notice(const ClassReading& reading);

}  // namespace ibid::answer
