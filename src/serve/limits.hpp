// What a stranger may cost: every bound of the server in one place, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace ibid::serve {

/// Request line and headers together. Browsers send 1 to 2 KiB; proxies add a few hundred bytes.
inline constexpr std::size_t kHeaderBytesMax = 16 * 1024;
/// Extensions of chunks and trailers together, which nothing here reads: the checksums and
/// signatures that proxies put there take a few hundred bytes.
inline constexpr std::size_t kChunkExtrasBytesMax = 8 * 1024;
/// A JSON body: an audit text of kAuditBytesMax whose quotes and line ends are escaped.
inline constexpr std::size_t kBodyBytesMax = 2 * 1024 * 1024;
/// An uploaded file, held in memory while it arrives.
inline constexpr std::size_t kUploadBytesMax = 16 * 1024 * 1024;
/// Bodies up to this size are not counted: 2,048 connections of them are 32 MiB.
inline constexpr std::size_t kSmallBodyBytes = 16 * 1024;
/// All larger bodies in flight together; beyond it a request is told to come back.
inline constexpr std::size_t kBodyBudgetBytes = 32 * 1024 * 1024;
/// Open connections. One idle connection costs about 12 KiB.
inline constexpr std::size_t kConnectionsMax = 2048;
/// Requests that wait for a worker, however quick they are, for each worker: 64 askers fit on two
/// cores, and whoever is accepted beside many more waits hardly longer than they do. Measured with
/// 64 a worker, ten times the askers made the accepted wait 2.2 times as long.
inline constexpr std::size_t kQueuePerWorker = 36;
/// An audit takes some 10 ms a kilobyte: from this size on, a third of a second, it counts as long
/// and leaves a worker to the questions. The answers that chats have audited are shorter.
inline constexpr std::size_t kLongAuditBytes = 32 * 1024;
/// Messages of one chat request; clients that send a whole history stay far below.
inline constexpr std::size_t kMessagesMax = 512;
/// Conversations, and the bytes of all their questions together: the oldest go first.
inline constexpr std::size_t kConversationsMax = 4096;
inline constexpr std::size_t kConversationBytesMax = 16 * 1024 * 1024;
/// Bodies shorter than this grow or barely shrink under gzip.
inline constexpr std::size_t kGzipBytesMin = 1024;

/// From the first byte of a request to the end of its headers.
inline constexpr std::chrono::seconds kHeaderTimeout{10};
/// For the body: 2 MiB at 100 kB/s.
inline constexpr std::chrono::seconds kBodyTimeout{20};
/// A connection that says nothing between two requests.
inline constexpr std::chrono::seconds kIdleTimeout{60};
/// A reader that takes no bytes.
inline constexpr std::chrono::seconds kWriteTimeout{20};
/// Askers that wait for the writer at the same time, each on a thread that mostly sleeps. A model
/// on one machine serves a few at once; a further asker is better off with the evidence itself.
inline constexpr std::size_t kWritersMax = 8;
/// A stream that has nothing to say yet says so, for proxies that cut silent connections and to
/// notice a reader who has left.
inline constexpr std::chrono::seconds kHeartbeat{5};
/// How often a request under way is looked at for whether its client has left: most are answered
/// before the first look, and a worker is soon free.
inline constexpr std::chrono::milliseconds kPeerLookInterval{500};
/// From queue to answer, the writer's time included.
inline constexpr std::chrono::seconds kWorkTimeout{60};
/// How long a stopping server waits for answers under way.
inline constexpr std::chrono::seconds kGraceTimeout{15};
/// How long the readers of those it gives up then have to take the word that it stops.
inline constexpr std::chrono::seconds kLastWordTimeout{1};
/// How often the index is looked at for a newer generation.
inline constexpr std::chrono::milliseconds kRefreshInterval{1000};
/// A fault that lasts is told again after this time: whoever looks at the last hour of a log, or at
/// one that was rotated since, still learns of it, and a day of it is 24 lines.
inline constexpr std::chrono::hours kFaultRepeat{1};
/// A fault is gone when it has stayed away so long, and gives way to another in its place no
/// faster: what comes and goes with every request must not fill the log.
inline constexpr std::chrono::seconds kFaultSettles{5};
/// While the index is damaged, how often all of it is read to see whether it was mended in place.
/// 132,000 passages take 2.6 s of one core and the disk besides, of a server that is not ready in
/// any case.
inline constexpr std::chrono::milliseconds kDamageCheckInterval{60000};
/// The longest wait for a worker: who is expected to wait longer is refused at once, who did wait
/// so long, behind work that turned out long, is refused then. A question costs two
/// cores 5 to 20 ms each, so 64 askers at once all fit; a reader who waits longer than two seconds
/// is better told when to come back.
inline constexpr std::chrono::milliseconds kQueueWaitMax{2000};
/// What a full server asks of its clients: their place in line within these bounds. Further ahead
/// than half a minute nobody knows the load.
inline constexpr std::chrono::seconds kRetryAfterMin{1};
inline constexpr std::chrono::seconds kRetryAfterMax{30};

}  // namespace ibid::serve
