#include "cli/jsonl.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>

#include "cli/command.hpp"
#include "cli/common.hpp"

namespace ibid::cli {
namespace {

std::string id_of(const model::Json& record) {
  for (const char* key : {"_id", "id"}) {
    const auto found = record.find(key);
    if (found == record.end()) continue;
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return std::to_string(found->get<long long>());
  }
  return {};
}

}  // namespace

Result<std::vector<BatchLine>> read_batch(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_input(path, kBatchBytesMax);
  if (!bytes) return fail(bytes.error());
  std::vector<BatchLine> lines;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', begin), bytes->size());
    const std::string_view line = std::string_view(*bytes).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<model::Json> record = model::parse_json(line);
    if (!record) {
      return fail(record.error().code,
                  fmt::format("{}:{}: {}", path.string(), number, record.error().message));
    }
    std::string id = record->is_object() ? id_of(*record) : std::string{};
    if (id.empty()) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("{}:{}: expected an object with an \"_id\"", path.string(), number));
    }
    lines.push_back({number, std::move(id), std::move(*record)});
  }
  return lines;
}

Result<std::vector<BatchQuestion>> read_questions(const std::filesystem::path& path) {
  Result<std::vector<BatchLine>> lines = read_batch(path);
  if (!lines) return fail(lines.error());
  std::vector<BatchQuestion> questions;
  for (BatchLine& line : *lines) {
    std::string question = model::string_or(line.record, "question");
    if (question.empty()) question = model::string_or(line.record, "text");
    if (question.find_first_not_of(" \t\r\n") == std::string::npos) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("{}:{}: expected a \"question\" (or \"text\") that is not empty",
                              path.string(), line.line));
    }
    questions.push_back({line.line, std::move(line.id), std::move(question)});
  }
  return questions;
}

std::vector<std::string> map_in_order(std::size_t count, unsigned threads,
                                      const std::function<std::string(std::size_t)>& work) {
  std::vector<std::string> results(count);
  std::atomic<std::size_t> next{0};
  const auto worker = [&] {
    for (std::size_t i = next++; i < count; i = next++) results[i] = work(i);
  };
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads; ++t) others.emplace_back(worker);
  worker();
  for (std::thread& other : others) other.join();
  return results;
}

void BatchFailure::note(const Error& error) {
  if (kind_of(error.code).exit_status != kind_of(ErrorCode::kEnvironment).exit_status) return;
  const std::lock_guard lock(mutex_);
  if (!first_) first_ = error;
}

int BatchFailure::exit_status() const {
  return first_ ? report(*first_) : kDone;
}

Result<void> write_lines(const std::filesystem::path& out, const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + '\n';
  if (out == "-") {
    std::cout << bytes;
    return {};
  }
  return write_output(out, bytes);
}

}  // namespace ibid::cli
