#include "formats/edifact.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "formats/charsets.h"

namespace supercargo::formats {
namespace {

constexpr std::size_t segments_max = 100'000;
constexpr std::size_t elements_max = 100;
constexpr std::size_t components_max = 50;

struct Signs {
  char component = ':';
  char element = '+';
  char decimal = '\0';  // not said: a comma or a point
  char release = '?';
  char end = '\'';
};

bool is_alphanumeric(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}
bool is_break(char c) { return c == '\r' || c == '\n'; }

std::string_view without_breaks(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : bytes.substr(first);
}

Problem no_interchange(const char* code, int uncl0085, const std::string& words) {
  return refused({{"", code, words + " (UNCL 0085: " + std::to_string(uncl0085) + ")"}});
}

// Takes UNA off, where it stands.
Result<Signs> signs_of(std::string_view& bytes) {
  Signs signs;
  if (!bytes.starts_with("UNA")) return signs;
  const bool is_whole = bytes.size() >= 9;
  if (is_whole) signs = {bytes[3], bytes[4], bytes[5], bytes[6], bytes[8]};
  std::string all{signs.component, signs.element, signs.end};
  if (signs.release != ' ') all.push_back(signs.release);
  const bool is_plain = std::all_of(
      all.begin(), all.end(), [](char c) { return c > ' ' && c < '\x7F' && !is_alphanumeric(c); });
  std::sort(all.begin(), all.end());
  const bool is_distinct = std::adjacent_find(all.begin(), all.end()) == all.end();
  if (!is_whole || !is_plain || !is_distinct || (signs.decimal != '.' && signs.decimal != ','))
    return no_interchange("service_characters", 22,
                          "UNA: it names five different signs, a comma or a point among them.");
  bytes = without_breaks(bytes.substr(9));
  return signs;
}

// Released signs are text; line breaks are none, wherever they stand.
class Tokeniser {
 public:
  Tokeniser(std::string_view text, const Signs& signs) : text_(text), signs_(signs) {}

  Result<std::vector<EdifactSegment>> run() {
    begin();
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (is_break(text_[i])) continue;
      const bool is_released = text_[i] == signs_.release && signs_.release != ' ';
      if (is_released) i = next_sign(i);
      if (i == 0 && is_released) break;
      const char c = text_[i];
      if (static_cast<unsigned char>(c) < ' ' || c == '\x7F')
        return fault("control_character", 21, "A control character.");
      if (is_released)
        add(c);
      else if (auto problem = sign(c))
        return std::move(*problem);
    }
    if (is_begun_) return fault("not_terminated", 13, "It has no end: the interchange is cut off.");
    return std::move(segments_);
  }

 private:
  // What is released stands behind; 0: nothing does.
  std::size_t next_sign(std::size_t i) const {
    do ++i;
    while (i < text_.size() && is_break(text_[i]));
    return i < text_.size() ? i : 0;
  }

  std::optional<Problem> sign(char c) {
    if (c == signs_.end) return finish();
    if (c == signs_.element) {
      if (elements_.size() == elements_max) return fault("too_many", 35, "Over 100 elements.");
      elements_.push_back({""});
    } else if (c == signs_.component) {
      if (elements_.back().size() == components_max)
        return fault("too_many", 16, "An element with over 50 components.");
      elements_.back().push_back("");
    } else {
      add(c);
      return std::nullopt;
    }
    is_begun_ = true;
    return std::nullopt;
  }

  void add(char c) {
    if (c == ' ' && !is_begun_) return;
    is_begun_ = true;
    elements_.back().back().push_back(c);
  }

  void begin() {
    elements_ = {{""}};
    is_begun_ = false;
  }

  std::optional<Problem> finish() {
    const std::string& tag = elements_.front().front();
    const bool is_tag = tag.size() == 3 && std::all_of(tag.begin(), tag.end(), [](char c) {
                          return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                        });
    if (!is_tag) return fault("no_segment_tag", 12, "It does not begin with three capitals.");
    if (segments_.size() == segments_max) return fault("too_many", 35, "Over 100,000 segments.");
    segments_.push_back({.tag = tag, .place = static_cast<std::int64_t>(segments_.size()) + 1});
    segments_.back().elements.assign(std::make_move_iterator(elements_.begin() + 1),
                                     std::make_move_iterator(elements_.end()));
    begin();
    return std::nullopt;
  }

  Problem fault(const char* code, int uncl0085, const std::string& words) const {
    const EdifactSegment here{.tag = elements_.front().front().substr(0, 3),
                              .place = static_cast<std::int64_t>(segments_.size()) + 1};
    return refused({edifact_reason({here}, {code, uncl0085, words})});
  }

  std::string_view text_;
  const Signs& signs_;
  std::vector<EdifactSegment> segments_;
  std::vector<std::vector<std::string>> elements_;
  bool is_begun_ = false;
};

void append_released(std::string& out, const std::string& words) {
  for (const char c : words) {
    if (c == ':' || c == '+' || c == '?' || c == '\'') out.push_back('?');
    out.push_back(is_break(c) || c == '\t' ? ' ' : c);
  }
}

// Service segments stand where they may, and what they count and refer to is there.
class Envelope {
 public:
  Envelope(std::vector<EdifactSegment> segments, EdifactInterchange& read)
      : segments_(std::move(segments)), read_(read) {}

  std::vector<Reason> run() {
    const EdifactSegment& first = segments_.front();
    const EdifactSegment& last = segments_.back();
    const std::string& version = first.at(0, 1);
    if (version.size() != 1 || version[0] < '1' || version[0] > '4')
      refuse({first, 0, 1}, "syntax_version", 2, "Taken are versions 1 to 4 of the syntax.");
    read_.is_test = first.at(10) == "1";
    for (std::size_t i = 1; i < segments_.size(); ++i) {
      if (i + 1 == segments_.size() && segments_[i].tag == "UNZ") break;
      step(segments_[i]);
    }
    if (last.tag != "UNZ" || segments_.size() == 1) {
      refuse({last}, "segment_missing", 13,
             "UNZ, the end of the interchange, is missing after it.");
    } else {
      if (message_ != nullptr)
        refuse({last}, "segment_missing", 13, "UNT, the end of a message, is missing before it.");
      if (group_ != nullptr)
        refuse({last}, "segment_missing", 13, "UNE, the end of a group, is missing before it.");
      ends({last, first, first.at(4), groups_ > 0 ? groups_ : messages_});
      if (messages_ == 0) refuse({last}, "no_message", 32, "There is no message in it.");
    }
    return std::move(reasons_);
  }

 private:
  // What ends, what began it, under which reference, and how much was between.
  struct End {
    const EdifactSegment& end;
    const EdifactSegment& start;
    const std::string& reference;
    std::int64_t count;
  };

  void refuse(const EdifactPlace& place, const char* code, int uncl0085, const std::string& words) {
    reasons_.push_back(edifact_reason(place, {code, uncl0085, words}));
  }

  void ends(const End& of) {
    std::int64_t told = -1;
    const std::string& count = of.end.at(0);
    std::from_chars(count.data(), count.data() + count.size(), told);
    if (told != of.count)
      refuse({of.end, 0}, "count_differs", 29,
             "It counts " + count + "; there are " + std::to_string(of.count) + ".");
    if (of.end.at(1) != of.reference) {
      refuse(
          {of.end, 1}, "reference_differs", 28,
          of.start.tag + " has the reference " + of.reference + ", this one " + of.end.at(1) + ".");
    }
  }

  void step(const EdifactSegment& segment) {
    if (segment.tag == "UNH") return begin_message(segment);
    if (message_ != nullptr) {
      read_.messages.back().segments.push_back(segment);
      if (segment.tag == "UNT") {
        const auto count = static_cast<std::int64_t>(read_.messages.back().segments.size());
        ends({segment, *message_, message_->at(0), count});
        message_ = nullptr;
      }
    } else if (segment.tag == "UNG") {
      if (group_ != nullptr || (groups_ == 0 && messages_ > 0))
        refuse({segment}, "group_misplaced", 30, "Groups and messages are mixed.");
      group_ = &segment;
      ++groups_;
      in_group_ = 0;
    } else if (segment.tag == "UNE" && group_ != nullptr) {
      ends({segment, *group_, group_->at(4), in_group_});
      group_ = nullptr;
    } else {
      refuse({segment}, "segment_misplaced", 33, "It stands outside of every message.");
    }
  }

  void begin_message(const EdifactSegment& segment) {
    if (message_ != nullptr)
      refuse({segment}, "segment_missing", 13, "UNT, the end of a message, is missing before it.");
    if (groups_ > 0 && group_ == nullptr)
      refuse({segment}, "group_misplaced", 30, "Groups and messages are mixed.");
    if (read_.messages.size() == messages_max) {
      refuse({segment}, "too_many", 35, "An interchange has 100 messages at most.");
      read_.messages.clear();
    }
    message_ = &segment;
    ++messages_;
    ++in_group_;
    read_.messages.push_back({.type = segment.at(1, 0),
                              .directory = segment.at(1, 1) + ':' + segment.at(1, 2),
                              .segments = {segment}});
  }

  const std::vector<EdifactSegment> segments_;
  EdifactInterchange& read_;
  std::vector<Reason> reasons_;
  const EdifactSegment* message_ = nullptr;
  const EdifactSegment* group_ = nullptr;
  std::int64_t messages_ = 0;
  std::int64_t groups_ = 0;
  std::int64_t in_group_ = 0;
};

}  // namespace

const std::string& EdifactSegment::at(std::size_t element, std::size_t component) const {
  static const std::string nothing;
  if (element >= elements.size() || component >= elements[element].size()) return nothing;
  return elements[element][component];
}

bool is_edifact(std::string_view bytes) {
  const std::string_view begin = without_breaks(bytes).substr(0, 3);
  return begin == "UNA" || begin == "UNB";
}

Result<EdifactInterchange> read_interchange(std::string_view bytes) {
  if (bytes.size() > interchange_bytes_max)
    return no_interchange("too_large", 39, "An interchange has 2 MiB at most.");
  bytes = without_breaks(bytes);
  const auto signs = signs_of(bytes);
  if (!signs) return signs.error();
  if (!bytes.starts_with("UNB") || bytes.size() < 8)
    return no_interchange("segment_missing", 13, "Segment 1: UNB begins an interchange.");
  const std::string_view charset = bytes.substr(4, 4);
  if (!is_charset(charset))
    return no_interchange("charset_not_taken", 2,
                          "Segment 1, UNB, element 1.1: taken are UNOA to UNOK, UNOW and UNOY.");
  const auto text = to_utf8(bytes, charset);
  if (!text)
    return no_interchange("invalid_characters", 21,
                          "There are bytes that mean nothing in " + std::string(charset) + ".");
  auto segments = Tokeniser(*text, *signs).run();
  if (!segments) return std::move(segments.error());
  EdifactInterchange read;
  read.decimal_marks = signs->decimal == '\0' ? ".," : std::string(1, signs->decimal);
  if (segments->empty())
    return no_interchange("segment_missing", 13, "Segment 1: UNB begins an interchange.");
  auto reasons = Envelope(std::move(*segments), read).run();
  if (!reasons.empty()) return refused(std::move(reasons));
  return read;
}

Reason edifact_reason(const EdifactPlace& place, const EdifactFault& fault) {
  std::string where = "egment " + std::to_string(place.segment.place);
  if (!place.segment.tag.empty()) where += ", " + place.segment.tag;
  if (place.element >= 0) where += ", element " + std::to_string(place.element + 1);
  if (place.element >= 0 && place.component >= 0)
    where += '.' + std::to_string(place.component + 1);
  return {
      "s" + where, fault.code,
      "S" + where + ": " + fault.words + " (UNCL 0085: " + std::to_string(fault.uncl0085) + ")"};
}

EdifactWriter::EdifactWriter(Envelope envelope) : envelope_(std::move(envelope)) {
  const std::string at = text(envelope_.prepared_at);  // 2026-11-22T09:30…
  const std::string day = at.substr(2, 2) + at.substr(5, 2) + at.substr(8, 2);
  text_ = "UNA:+.? '";
  write("UNB", {{"UNOY", "3"},
                {envelope_.sender},
                {envelope_.recipient},
                {day, at.substr(11, 2) + at.substr(14, 2)},
                {envelope_.reference}});
  segment("UNH", {{envelope_.reference}, {envelope_.type, "D", "96A", "UN"}});
}

void EdifactWriter::segment(std::string_view tag, const std::vector<Element>& elements) {
  ++segments_;
  write(tag, elements);
}

void EdifactWriter::write(std::string_view tag, const std::vector<Element>& elements) {
  text_.append(tag);
  std::string waiting;  // separators that are only needed when something follows
  for (const Element& element : elements) {
    waiting.push_back('+');
    std::string parts;
    for (std::size_t i = 0; i < element.size(); ++i) {
      if (i > 0) parts.push_back(':');
      if (element[i].empty()) continue;
      text_ += waiting + parts;
      waiting.clear();
      parts.clear();
      append_released(text_, element[i]);
    }
  }
  text_ += "'\n";
}

std::string EdifactWriter::finish() {
  segment("UNT", {{std::to_string(segments_ + 1)}, {envelope_.reference}});
  write("UNZ", {{"1"}, {envelope_.reference}});
  return std::move(text_);
}

}  // namespace supercargo::formats
