// Xapian alone on exported passages: builds a database of terms, or times its ranking.
//
//   rank_xapian build PASSAGES.txt DATABASE OUT.json
//   rank_xapian query QUESTIONS.txt DATABASE OUT.json

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "timing.hpp"

namespace {

using ibid::model::Json;
using ibid::peers::Question;

constexpr std::uint32_t kPassagesPerFlush = 10'000;

Json build(const std::string& passages, const std::string& path) {
  const std::string growing = path + ".growing";
  std::uint32_t count = 0;
  const double seconds = ibid::peers::seconds_of([&] {
    Xapian::WritableDatabase database(
        growing, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
    std::ifstream file(passages);
    for (std::string line; std::getline(file, line);) {
      Xapian::Document document;
      for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = line.find(' ', begin);
        document.add_term(line.substr(begin, end - begin));
        begin = end + 1;
      }
      database.add_document(document);
      if (++count % kPassagesPerFlush == 0) database.commit();
    }
    database.commit();
    database.compact(path, Xapian::DBCOMPACT_SINGLE_FILE);
  });
  std::filesystem::remove_all(growing);
  return {{"engine", "Xapian"},
          {"version", Xapian::version_string()},
          {"build_s", seconds},
          {"index_bytes", std::filesystem::file_size(path)}};
}

Xapian::MSet ask(Xapian::Enquire& enquire, const Question& question, Xapian::doccount k) {
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, question.begin(), question.end()));
  return enquire.get_mset(0, k);
}

Xapian::Enquire enquire_of(const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 0, 0.75, 0.5));
  return enquire;
}

Json query(const std::string& file, const std::string& path) {
  const auto questions = ibid::peers::read_questions(file);
  const Xapian::Database database(path);
  Xapian::Enquire enquire = enquire_of(database);
  Json out;
  for (const unsigned k : {10u, 100u}) {
    out["top"][std::to_string(k)] = ibid::peers::time_questions(
        questions.size(), [&](std::size_t i) { (void)ask(enquire, questions[i], k); });
  }
  out["queries_per_second"] = ibid::peers::throughput(questions.size(), [&] {
    return [&, own = enquire_of(Xapian::Database(path))](std::size_t i) mutable {
      (void)ask(own, questions[i], 10);
    };
  });
  out["anonymous_mb"] = ibid::peers::anonymous_megabytes();
  for (const Question& question : questions) {
    Json scores = Json::array();
    const Xapian::MSet hits = ask(enquire, question, 100);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) scores.push_back(hit.get_weight());
    out["scores"].push_back(std::move(scores));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc == 5 ? argv[1] : "";
  if (what != "build" && what != "query") {
    std::cerr << "usage: rank_xapian build|query PASSAGES|QUESTIONS DATABASE OUT.json\n";
    return 2;
  }
  try {
    const Json out = what == "build" ? build(argv[2], argv[3]) : query(argv[2], argv[3]);
    std::ofstream(argv[4]) << ibid::model::dump(out) << '\n';
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << '\n';
    return 1;
  }
  return 0;
}
