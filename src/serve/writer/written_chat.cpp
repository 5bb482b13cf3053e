#include "serve/writer/written_chat.hpp"

#include <utility>

#include "serve/http/sse.hpp"
#include "serve/writer/guarded_draft.hpp"

namespace ibid::serve {
namespace {

/// The reply as the writer writes it: what stands goes out at once.
void write_in_chunks(Writing& writing, const EventSink& sink) {
  Completion& completion = writing.completion;
  ChunkWriter chunks(completion, sink);
  chunks.begin();
  const auto show = [&](const DraftSentence& sentence) {
    add_draft_sentence(writing.answer, sentence, completion.text);
    chunks.go_on();
  };
  const auto abandoned = [&] { return writing.service.stopping || !chunks.listening(); };
  const WritingReport report = write_guarded(writing.service, writing.answer, show, abandoned);
  add_after_draft(writing.answer, report, completion.text);
  completion.extra["writer"] = report_of(report);
  chunks.go_on();
  chunks.end(writing.include_usage);
}

/// The reply once the writer has finished; without its words when it has not.
Response write_whole(Writing& writing) {
  Completion& completion = writing.completion;
  const auto show = [&](const DraftSentence& sentence) {
    add_draft_sentence(writing.answer, sentence, completion.text);
  };
  const auto abandoned = [&] { return writing.service.stopping.load(); };
  WritingReport report = write_guarded(writing.service, writing.answer, show, abandoned);
  if (!report.finished) {
    completion.text = ChatText();
    report = {};
  }
  add_after_draft(writing.answer, report, completion.text);
  completion.extra["writer"] = report_of(report);
  stamp(completion, completion.text.text());
  return whole(completion);
}

}  // namespace

Response written_reply(Writing given, bool stream) {
  auto writing = std::make_shared<Writing>(std::move(given));
  if (!stream) {
    Response response;
    response.finish = [writing] { return write_whole(*writing); };
    return response;
  }
  Response response = event_stream();
  stamp(writing->completion, writing->answer.generation + writing->answer.question);
  response.produce = [writing](const EventSink& sink) { write_in_chunks(*writing, sink); };
  return response;
}

}  // namespace ibid::serve
