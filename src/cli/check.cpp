// ibid check: reads and hashes everything in the current generation.

#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/common.hpp"

namespace ibid::cli {
namespace {

int run(const std::filesystem::path& directory) {
  const auto checked = check_index(directory);
  if (!checked) return report(checked.error());
  for (const std::string& line : checked->damages) std::cout << line << '\n';
  if (!checked->reviews.empty()) std::cout << checked->reviews << '\n';
  if (!checked->damages.empty()) std::cerr << kDamageRemedy;
  if (checked->is_clean()) std::cerr << "ibid: " << directory.string() << " is whole\n";
  return checked->is_clean() ? kDone : kAnswerIsNo;
}

}  // namespace

void add_check(CLI::App& app, int& exit_status) {
  auto directory = std::make_shared<std::filesystem::path>();
  CLI::App* command = app.add_subcommand("check", "Read and hash everything in the index");
  command->footer(
      "Names each damage, of the reviews too, and exits 1 when there is any.\n\n  ibid check");
  add_index_option(*command, *directory);
  command->callback([directory, &exit_status] { exit_status = run(*directory); });
}

}  // namespace ibid::cli
