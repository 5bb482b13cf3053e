#include "serve/chat/chat_tasks.hpp"

#include <algorithm>

#include "answer/conversation/courtesies.hpp"
#include "model/json.hpp"
#include "serve/chat/chat_text.hpp"
#include "serve/http/http_message.hpp"

namespace ibid::serve {
namespace {

using model::Json;

constexpr std::string_view kTaskMark = "### Task:";
/// Open WebUI asks for three to five words; a sidebar shows about this many bytes.
constexpr std::size_t kTitleBytesMax = 60;

/// The lines of the chat that the prompt carries between <chat_history> tags.
std::string_view chat_history(std::string_view prompt) {
  constexpr std::string_view kOpen = "<chat_history>";
  const auto begin = prompt.find(kOpen);
  if (begin == std::string_view::npos) return {};
  const auto end = prompt.find("</chat_history>", begin);
  return prompt.substr(begin + kOpen.size(),
                       end == std::string_view::npos ? end : end - begin - kOpen.size());
}

/// The first line behind the first "USER:".
std::string_view first_question(std::string_view history) {
  constexpr std::string_view kUser = "USER:";
  const auto begin = history.find(kUser);
  if (begin == std::string_view::npos) return {};
  history.remove_prefix(begin + kUser.size());
  history = trimmed(history);
  return trimmed(history.substr(0, history.find_first_of("\r\n")));
}

/// Cut at a blank before the limit, without the question mark.
std::string title_of_chat(std::string_view question) {
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) {
    question.remove_suffix(1);
  }
  if (question.size() > kTitleBytesMax) {
    const auto blank = question.rfind(' ', kTitleBytesMax);
    std::size_t end = blank == std::string_view::npos ? kTitleBytesMax : blank;
    while (end > 0 && (static_cast<unsigned char>(question[end]) & 0xC0) == 0x80) --end;
    question = question.substr(0, end);
  }
  return question.empty() ? std::string("Evidence") : std::string(question);
}

/// The questions that the last answer in the chat suggested.
Json suggested_questions(std::string_view history) {
  Json questions = Json::array();
  const auto heading = history.rfind(kFollowUpHeading);
  if (heading == std::string_view::npos) return questions;
  std::string_view rest = history.substr(heading + kFollowUpHeading.size());
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.substr(0, 2) == "- ") {
      questions.push_back(line.substr(2));
    } else if (!line.empty()) {
      break;
    }
  }
  return questions;
}

std::optional<std::string> answer_task(std::string_view prompt) {
  const std::string_view text =
      prompt.substr(std::min(prompt.find_first_not_of(" \t\r\n"), prompt.size()));
  if (text.substr(0, kTaskMark.size()) != kTaskMark) return std::nullopt;
  const std::string_view history = chat_history(text);
  const auto asks_for = [&](std::string_view key) {
    return text.find(key) != std::string_view::npos;
  };
  if (asks_for("\"follow_ups\"")) {
    return model::dump({{"follow_ups", suggested_questions(history)}});
  }
  if (asks_for("\"tags\"")) return model::dump({{"tags", {"Health", "Evidence"}}});
  if (asks_for("\"queries\"")) return model::dump({{"queries", Json::array()}});
  if (asks_for("\"title\"")) {
    return model::dump({{"title", title_of_chat(first_question(history))}});
  }
  if (asks_for("\"text\"")) return model::dump({{"text", ""}});
  // Some versions want the title alone, without JSON around it.
  const std::string_view instruction = text.substr(0, text.find("###", kTaskMark.size()));
  if (instruction.find("title") != std::string_view::npos) {
    return title_of_chat(first_question(history));
  }
  return "";
}

}  // namespace

std::optional<std::string> answer_without_evidence(std::string_view prompt) {
  const auto courtesy = answer::courteous_reply(prompt);
  return courtesy ? std::string(*courtesy) : answer_task(prompt);
}

}  // namespace ibid::serve
