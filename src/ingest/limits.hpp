// What a reader refuses, each limit with its reason. Input is written by strangers: everything that
// could grow without bound has a name here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ibid::ingest {

/// One line or record. The largest article of PubMed Central is about 10 MB of XML and a whole
/// Bible 4 MB; a 300 MB line is an accident or an attack.
inline constexpr std::size_t kRecordBytesMax = std::size_t{16} << 20;

/// A JSON file that is one value (snippets, CSL-JSON) is parsed whole, and its tree takes about
/// five times its bytes. 60,000 references of a large library are 50 MB.
inline constexpr std::size_t kJsonFileBytesMax = std::size_t{64} << 20;

/// An article in Markdown is parsed whole.
inline constexpr std::size_t kArticleBytesMax = kRecordBytesMax;

/// A passage: four to six hundred words, so that an ordinary abstract (95% are below 2,400 bytes)
/// stays one passage and a hit still points to one place.
inline constexpr std::size_t kPassageBytesMax = 2400;

/// Questions that a snippet says it answers, or that it says are not, and the length of one; what
/// is beyond is left out. The corpus has up to 41, of up to 168 bytes; a word more in each costs a
/// posting.
inline constexpr std::size_t kQuestionsMax = 100;
inline constexpr std::size_t kQuestionBytesMax = 1000;

/// A sentence, which is never cut: one over kPassageBytesMax is a passage of its own. The longest
/// that people write (a list of criteria with semicolons) have a few thousand bytes; what has more
/// than this without a full stop is a table or a sequence, and no reader checks a quote of it.
inline constexpr std::size_t kSentenceBytesMax = std::size_t{16} << 10;

/// Works that one reference mark may name, by its ids or as the inner ones of a range. Nobody cites
/// more with one mark; without a bound a hostile article would buy gigabytes with few bytes.
inline constexpr std::size_t kWorksOfMarkMax = 200;

/// Deflate reaches 1032:1 on zeros alone; PubMed's baseline files expand 8 to 12 times.
inline constexpr std::uint64_t kExpansionRatioMax = 100;
/// Below this a high ratio is harmless (a short file of blanks).
inline constexpr std::uint64_t kExpansionFreeBytes = std::uint64_t{16} << 20;
/// The largest file that may come out of a compressed one; PubMed's largest is about 1 GB.
inline constexpr std::uint64_t kExpandedBytesMax = std::uint64_t{64} << 30;

/// Members of one archive; PubMed Central's packages hold up to 100,000 articles.
inline constexpr std::size_t kArchiveMembersMax = 1'000'000;

/// Directories within directories; deeper is a loop of mounts or a mistake.
inline constexpr int kDirectoryDepthMax = 64;

/// What is read before a format is chosen.
inline constexpr std::size_t kSniffBytes = std::size_t{64} << 10;

}  // namespace ibid::ingest
