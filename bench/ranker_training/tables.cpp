#include "tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace ibid::training {
namespace {

template <class Values, class Names>
std::string feature_rows(const Values& values, const Names& names) {
  std::string rows;
  for (std::size_t f = 0; f < values.size(); ++f) {
    rows += fmt::format("    {:.4f},  // {}\n", values[f], names[f]);
  }
  return rows;
}

std::string term_table(const LearnedTerms& terms) {
  std::string text =
      "// Learned by bench/ranker_training from public judgements; do not edit by hand.\n"
      "#include \"retrieve/term_model.hpp\"\n\nnamespace ibid::retrieve {\nnamespace {\n\n"
      "constexpr KeywordFeatures kKeyword = {\n" +
      feature_rows(terms.keyword, retrieve::kKeywordFeatureNames) +
      "};\n\nconstexpr ExpansionFeatures kExpansion = {\n" +
      feature_rows(terms.expansion, retrieve::kExpansionFeatureNames) +
      "};\n\n// Stems of frequent question words; below 0 = tells little.\n"
      "constexpr WordEffect kWords[] = {\n";
  for (const retrieve::WordEffect& word : terms.words) {
    // Less than a twentieth changes no order worth a line.
    if (std::abs(word.effect) >= 0.05) {
      text += fmt::format("    {{\"{}\", {:.2f}}},\n", word.term, word.effect);
    }
  }
  return text +
         "};\n\n}  // namespace\n\nconst TermModel& learned_term_model() {\n"
         "  static const TermModel model{kKeyword, kExpansion, kWords};\n  return model;\n}\n\n"
         "}  // namespace ibid::retrieve\n";
}

std::string tree_table(const LearnedTrees& trees) {
  std::string text =
      "// Learned by bench/ranker_training from public judgements; do not edit by hand.\n"
      "// A split: input, border, distance to the left and the right child. A leaf: -1, score.\n"
      "#include \"retrieve/ranker.hpp\"\n\nnamespace ibid::retrieve {\nnamespace {\n\n"
      "constexpr TreeNode kNodes[] = {\n";
  for (std::size_t t = 0; t < trees.roots.size(); ++t) {
    const std::size_t end = t + 1 < trees.roots.size() ? trees.roots[t + 1] : trees.nodes.size();
    text += fmt::format("    // tree {}\n", t + 1);
    for (std::size_t i = trees.roots[t]; i < end; ++i) {
      const retrieve::TreeNode& node = trees.nodes[i];
      if (node.input < 0) {
        text += fmt::format("    {{-1, {:#.5g}F, 0, 0}},\n", node.value);
      } else {
        text += fmt::format("    {{{}, {:#.5g}F, {}, {}}},  // {}\n", node.input, node.value,
                            node.left, node.right,
                            retrieve::ranker_input_name(static_cast<std::size_t>(node.input)));
      }
    }
  }
  text += "};\n\nconstexpr std::uint16_t kRoots[] = {";
  for (std::size_t t = 0; t < trees.roots.size(); ++t) {
    text += fmt::format("{}{}", t == 0 ? "" : ", ", trees.roots[t]);
  }
  return text +
         "};\n\n}  // namespace\n\nconst TreeModel& learned_tree_model() {\n"
         "  static const TreeModel model{kNodes, kRoots};\n  return model;\n}\n\n"
         "}  // namespace ibid::retrieve\n";
}

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  return out.good();
}

}  // namespace

bool write_tables(const std::filesystem::path& directory, const LearnedTerms& terms,
                  const LearnedTrees& trees) {
  return write(directory / "term_model_table.cpp", term_table(terms)) &&
         write(directory / "ranker_table.cpp", tree_table(trees));
}

}  // namespace ibid::training
