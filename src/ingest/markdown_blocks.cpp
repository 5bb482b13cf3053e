#include "ingest/markdown_blocks.hpp"

#include <md4c.h>

#include <array>
#include <functional>
#include <utility>

#include "ingest/source_fields.hpp"

namespace ibid::ingest {
namespace {

constexpr std::string_view kBullet = "\u2022";

/// Receives md4c's events; the static functions are its C callbacks. Nothing may throw through md4c
/// but out of memory, which ends the program anyway.
class Collector {
 public:
  explicit Collector(std::string_view markdown) : markdown_(markdown) {}

  static int enter_block(MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<Collector*>(self)->enter(type, detail);
    return 0;
  }
  static int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* self) {
    static_cast<Collector*>(self)->leave(type);
    return 0;
  }
  static int enter_span(MD_SPANTYPE type, void* detail, void* self) {
    static_cast<Collector*>(self)->enter_link(type, detail);
    return 0;
  }
  static int leave_span(MD_SPANTYPE type, void* /*detail*/, void* self) {
    static_cast<Collector*>(self)->leave_link(type);
    return 0;
  }
  static int text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    static_cast<Collector*>(self)->add(type, {text, size});
    return 0;
  }

  std::vector<MarkdownBlock> take() {
    flush();
    return std::move(blocks_);
  }

 private:
  struct List {
    bool ordered = false;
    int next_number = 0;
    bool has_items = false;
  };

  void enter(MD_BLOCKTYPE type, void* detail) {
    flush();
    switch (type) {
      case MD_BLOCK_H:
        open_.kind = MarkdownBlock::Kind::kHeading;
        open_.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_OL:
        lists_.push_back(
            {true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start), false});
        break;
      case MD_BLOCK_UL:
        lists_.push_back({});
        break;
      case MD_BLOCK_LI:
        open_.kind = MarkdownBlock::Kind::kListItem;
        if (!lists_.empty()) {
          List& list = lists_.back();
          open_.continues = std::exchange(list.has_items, true);
          if (list.ordered) open_.number = list.next_number++;
        }
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    flush();
    if ((type == MD_BLOCK_OL || type == MD_BLOCK_UL) && !lists_.empty()) lists_.pop_back();
  }

  void enter_link(MD_SPANTYPE type, void* detail) {
    if (type != MD_SPAN_A) return;
    const MD_ATTRIBUTE& target = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    break_line();
    open_.links.push_back({{open_.text.size(), open_.text.size()}, {target.text, target.size}});
  }

  void leave_link(MD_SPANTYPE type) {
    if (type == MD_SPAN_A && !open_.links.empty()) open_.links.back().range.end = open_.text.size();
  }

  void add(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_SOFTBR:
      case MD_TEXT_BR:
        pending_break_ = true;
        return;
      case MD_TEXT_CODE:
      case MD_TEXT_NORMAL:
        if (pending_break_ && text.starts_with(kBullet)) {
          open_.text.push_back('\n');
          pending_break_ = false;
        }
        break_line();
        if (open_.text.empty()) open_.begin = offset_of(text);
        open_.text += text;
        return;
      case MD_TEXT_ENTITY:
        break_line();
        if (open_.text.empty()) open_.begin = offset_of(text);
        open_.text += entity(text);
        return;
      default:  // HTML; NUL, which was refused before
        return;
    }
  }

  /// md4c gives its texts where they stand.
  [[nodiscard]] std::size_t offset_of(std::string_view text) const {
    const bool is_inside = std::greater_equal<>()(text.data(), markdown_.data()) &&
                           std::less_equal<>()(text.data(), markdown_.data() + markdown_.size());
    return is_inside ? static_cast<std::size_t>(text.data() - markdown_.data()) : 0;
  }

  void break_line() {
    if (pending_break_ && !open_.text.empty()) open_.text.push_back(' ');
    pending_break_ = false;
  }

  /// The few entities that prose is written with; others stay as they stand.
  static std::string_view entity(std::string_view name) {
    struct Entity {
      std::string_view name;
      std::string_view text;
    };
    constexpr std::array kEntities = {Entity{"&amp;", "&"},       Entity{"&lt;", "<"},
                                      Entity{"&gt;", ">"},        Entity{"&quot;", "\""},
                                      Entity{"&nbsp;", "\u00A0"}, Entity{"&ndash;", "\u2013"},
                                      Entity{"&le;", "\u2264"},   Entity{"&ge;", "\u2265"}};
    for (const Entity& known : kEntities) {
      if (known.name == name) return known.text;
    }
    return name;
  }

  void flush() {
    pending_break_ = false;
    if (trim(open_.text).empty()) {
      // An item whose text is a paragraph of its own is opened twice.
      open_.text.clear();
      open_.links.clear();
      return;
    }
    blocks_.push_back(std::exchange(open_, {}));
  }

  std::string_view markdown_;
  std::vector<MarkdownBlock> blocks_;
  std::vector<List> lists_;
  MarkdownBlock open_;
  bool pending_break_ = false;
};

}  // namespace

std::vector<MarkdownBlock> markdown_blocks(std::string_view markdown) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS;
  parser.enter_block = Collector::enter_block;
  parser.leave_block = Collector::leave_block;
  parser.enter_span = Collector::enter_span;
  parser.leave_span = Collector::leave_span;
  parser.text = Collector::text;
  Collector collector(markdown);
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &collector);
  return collector.take();
}

}  // namespace ibid::ingest
