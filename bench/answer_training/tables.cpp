#include "tables.hpp"

#include <fmt/format.h>

#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "answer/abstention.hpp"
#include "answer/closer_look.hpp"
#include "answer/features.hpp"

namespace ibid::training {
namespace {

/// Columns of a line of the table.
constexpr std::size_t kColumns = 100;

constexpr std::string_view kFeatures[] = {
#define IBID_ANSWER_ENUMERATOR_NAME(enumerator, name) "F::" #enumerator,
    IBID_ANSWER_FEATURES(IBID_ANSWER_ENUMERATOR_NAME)
#undef IBID_ANSWER_ENUMERATOR_NAME
};
constexpr std::string_view kPairTraits[] = {
#define IBID_PAIR_ENUMERATOR_NAME(enumerator) "P::" #enumerator,
    IBID_PAIR_TRAITS(IBID_PAIR_ENUMERATOR_NAME)
#undef IBID_PAIR_ENUMERATOR_NAME
};

constexpr std::string_view kSigns[] = {
#define IBID_SIGN_ENUMERATOR_NAME(enumerator) "S::" #enumerator,
    IBID_ANSWER_SIGNS(IBID_SIGN_ENUMERATOR_NAME)
#undef IBID_SIGN_ENUMERATOR_NAME
};

/// `cells` one after another, wrapped.
class Lines {
 public:
  void add(const std::string& cell) {
    if (line_.size() + 1 + cell.size() > kColumns) flush();
    line_ += (line_.empty() ? "    " : " ") + cell;
  }
  std::string text() {
    flush();
    return std::move(text_);
  }

 private:
  void flush() {
    if (!line_.empty()) text_ += line_ + '\n';
    line_.clear();
  }
  std::string line_;
  std::string text_;
};

std::string table(const std::string& name, const BoostedTrees& trees,
                  std::span<const std::string_view> traits = kFeatures) {
  Lines sizes;
  for (const std::uint8_t size : trees.sizes) sizes.add(fmt::format("{},", size));
  Lines nodes;
  for (const answer::TreeNode& node : trees.nodes) {
    const auto trait = node.trait == answer::kLeaf ? "kLeaf" : traits[node.trait];
    nodes.add(fmt::format("{{{}, {:.6g}, {}, {}}},", trait, node.value, node.left, node.right));
  }
  return fmt::format(
      "constexpr double k{0}Base = {1:.6g};\n\nconstexpr std::uint8_t k{0}Sizes[] = {{\n{2}}};\n\n"
      "constexpr TreeNode k{0}Nodes[] = {{\n{3}}};\n\n",
      name, trees.base, sizes.text(), nodes.text());
}

std::string accessor(const std::string& function, const std::string& name) {
  return fmt::format(
      "const TreeTable& {0}() {{\n"
      "  static constexpr TreeTable table{{k{1}Base, k{1}Sizes, k{1}Nodes}};\n"
      "  return table;\n}}\n",
      function, name);
}

}  // namespace

bool write_tables(const std::filesystem::path& directory, const LearnedTables& tables) {
  std::ofstream out(directory / "ranking_tables.cpp", std::ios::binary);
  out << "// Learned by bench/answer_training from questions and what answers them; do not edit by "
         "hand.\n"
         "// clang-format off\n"
         "#include \"answer/ranking_trees.hpp\"\n\n#include "
         "\"answer/closer_look.hpp\"\n\nnamespace ibid::answer {\nnamespace {\n\n"
         "using F = Feature;\nusing P = PairTrait;\n\n"
      << table("Worth", tables.worth) << table("Recall", tables.recall)
      << table("Lead", tables.lead) << table("Pair", tables.pairs, kPairTraits)
      << table("CloserLead", tables.closer_lead) << "}  // namespace\n\n"
      << accessor("worth_trees", "Worth") << '\n'
      << accessor("recall_trees", "Recall") << '\n'
      << accessor("lead_trees", "Lead") << '\n'
      << accessor("pair_trees", "Pair") << '\n'
      << accessor("closer_lead_trees", "CloserLead") << "\n}  // namespace ibid::answer\n";
  out.close();
  return out.good();
}

bool write_answerable(const std::filesystem::path& directory, const BoostedTrees& trees,
                      double threshold) {
  std::ofstream out(directory / "abstention_table.cpp", std::ios::binary);
  out << "// Learned by bench/answer_training; do not edit by hand.\n"
         "// clang-format off\n"
         "#include \"answer/abstention.hpp\"\n\n"
         "namespace ibid::answer {\nnamespace {\n\nusing S = AnswerSign;\n\n"
      << table("Answerable", trees, kSigns) << "}  // namespace\n\n"
      << accessor("answerable_trees", "Answerable")
      << fmt::format("\nconst double kAnswerableMin = {:.6g};\n\n}}  // namespace ibid::answer\n",
                     threshold);
  out.close();
  return out.good();
}

}  // namespace ibid::training
