#include "printing/typesetter.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <charconv>
#include <mutex>

namespace supercargo::printing {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct FontEnd {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct AttributesEnd {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct OptionsEnd {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};

Colour colour(std::uint32_t rgb) {
  const auto part = [&](int shift) { return ((rgb >> shift) & 0xFF) / 255.0; };
  return {part(16), part(8), part(0)};
}

// The desk's own inks on paper (desk.md 3): text, its two lesser weights, hairlines, a warning.
constexpr std::uint32_t inks[] = {0x12242A, 0x43555B, 0x5A6B71, 0xDBE2E3, 0x0B5D70, 0xB42318};

struct Look {
  int size = 0;  // tenths of a point
  int line = 0;  // from one line to the next, tenths of a point
  PangoWeight weight = PANGO_WEIGHT_NORMAL;
  Ink ink = Ink::text;
};

constexpr std::array<Look, styles> looks{{
    {92, 136, PANGO_WEIGHT_NORMAL, Ink::text},     // body
    {92, 136, PANGO_WEIGHT_BOLD, Ink::text},       // strong
    {78, 116, PANGO_WEIGHT_NORMAL, Ink::third},    // small
    {74, 116, PANGO_WEIGHT_NORMAL, Ink::third},    // label
    {190, 260, PANGO_WEIGHT_BOLD, Ink::text},      // title
    {130, 260, PANGO_WEIGHT_NORMAL, Ink::accent},  // number
    {150, 210, PANGO_WEIGHT_BOLD, Ink::accent},    // company
    {92, 140, PANGO_WEIGHT_BOLD, Ink::text},       // heading
    {116, 166, PANGO_WEIGHT_BOLD, Ink::text},      // total
    {68, 100, PANGO_WEIGHT_NORMAL, Ink::third},    // foot
    {110, 160, PANGO_WEIGHT_BOLD, Ink::warning},   // mark
}};
const Look& look_of(Style style) { return looks.at(static_cast<std::size_t>(style)); }

// A character that Noto Sans lacks comes from the CJK font of the document's language, else from
// whichever Noto font has it.
const char* families(Language language) {
  switch (language) {
    case Language::traditional_chinese:
      return "Noto Sans, Noto Sans CJK HK, Noto Sans CJK TC";
    case Language::simplified_chinese:
      return "Noto Sans, Noto Sans CJK SC";
    case Language::english:
      break;
  }
  return "Noto Sans, Noto Sans CJK TC";
}

// Debian's Noto packages alone, by the index that they bring: what else is installed plays no part.
constexpr char font_settings[] =
    "<fontconfig><dir>/usr/share/fonts/truetype/noto</dir>"
    "<dir>/usr/share/fonts/opentype/noto</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir></fontconfig>";

PangoFontMap* make_fonts() {
  FcConfig* config = FcConfigCreate();
  const auto* text = reinterpret_cast<const FcChar8*>(font_settings);
  if (config == nullptr || FcConfigParseAndLoadFromMemory(config, text, FcTrue) == FcFalse ||
      FcConfigBuildFonts(config) == FcFalse)
    throw Fault("fontconfig does not start");
  const FcFontSet* found = FcConfigGetFonts(config, FcSetSystem);
  if (found == nullptr || found->nfont == 0)
    throw Fault("no fonts: the packages fonts-noto-core and fonts-noto-cjk are not installed");
  PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
  // A point is a unit of the page, and no screen has a say.
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72.0);
  return map;
}

// Made once and kept as long as the program: finding fonts takes longer than a page does.
PangoFontMap* fonts() {
  static PangoFontMap* const map = make_fonts();
  return map;
}

std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

std::uint32_t accent_of(const std::string& accent) {
  std::uint32_t value = inks[static_cast<int>(Ink::accent)];
  if (accent.size() == 7) std::from_chars(accent.data() + 1, accent.data() + 7, value, 16);
  return value;
}

}  // namespace

struct Typesetter::State {
  std::unique_lock<std::mutex> alone;
  std::uint32_t accent = 0;
  std::unique_ptr<PangoContext, Unref> context = {};
  std::unique_ptr<PangoLayout, Unref> layout = {};
  std::array<std::unique_ptr<PangoFontDescription, FontEnd>, styles> faces = {};
  std::array<std::unique_ptr<PangoAttrList, AttributesEnd>, styles> spacings = {};

  // The one layout, holding these words.
  PangoLayout* set(const Words& words) const {
    const auto style = static_cast<std::size_t>(words.style);
    pango_layout_set_attributes(layout.get(), spacings.at(style).get());
    pango_layout_set_font_description(layout.get(), faces.at(style).get());
    pango_layout_set_width(layout.get(), words.width);
    pango_layout_set_alignment(layout.get(),
                               words.align == Align::left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    pango_layout_set_text(layout.get(), words.text.data(), static_cast<int>(words.text.size()));
    return layout.get();
  }
};

Typesetter::Typesetter(Language language, const std::string& accent)
    : state_(new State{.alone = std::unique_lock(one_at_a_time())}) {
  state_->accent = accent_of(accent);
  state_->context.reset(pango_font_map_create_context(fonts()));
  const std::unique_ptr<cairo_font_options_t, OptionsEnd> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(state_->context.get(), options.get());
  pango_context_set_round_glyph_positions(state_->context.get(), FALSE);
  const char* tag = language == Language::english               ? "en"
                    : language == Language::traditional_chinese ? "zh-hant"
                                                                : "zh-hans";
  pango_context_set_language(state_->context.get(), pango_language_from_string(tag));
  state_->layout.reset(pango_layout_new(state_->context.get()));
  pango_layout_set_wrap(state_->layout.get(), PANGO_WRAP_WORD_CHAR);
  for (std::size_t i = 0; i < styles; ++i) {
    const Look& look = looks.at(i);
    auto* face = pango_font_description_new();
    pango_font_description_set_family_static(face, families(language));
    pango_font_description_set_weight(face, look.weight);
    pango_font_description_set_size(face, look.size * PANGO_SCALE / 10);
    state_->faces.at(i).reset(face);
    state_->spacings.at(i).reset(pango_attr_list_new());
    // Scripts mixed in one line do not push the lines apart.
    pango_attr_list_insert(state_->spacings.at(i).get(),
                           pango_attr_line_height_new_absolute(look.line * PANGO_SCALE / 10));
  }
}

Typesetter::~Typesetter() = default;

int Typesetter::height(const Words& words) const {
  if (words.text.empty()) return 0;
  int width = 0;
  int height = 0;
  pango_layout_get_size(state_->set(words), &width, &height);
  return height;
}

std::size_t Typesetter::fitting(const Words& words, int height_max) const {
  PangoLayout* layout = state_->set(words);
  const int line_height = look_of(words.style).line * PANGO_SCALE / 10;
  const int room = std::max(1, height_max / line_height);
  if (room >= pango_layout_get_line_count(layout)) return words.text.size();
  return static_cast<std::size_t>(
      pango_layout_line_get_start_index(pango_layout_get_line_readonly(layout, room)));
}

int Typesetter::width(const std::string& text, Style style) const {
  int width = 0;
  int height = 0;
  pango_layout_get_size(state_->set({.text = text, .style = style, .width = -1}), &width, &height);
  return width;
}

void Typesetter::draw(void* cairo, const Words& words, int x, int y) const {
  if (words.text.empty()) return;
  auto* canvas = static_cast<cairo_t*>(cairo);
  choose(cairo, look_of(words.style).ink);
  cairo_move_to(canvas, static_cast<double>(x) / point, static_cast<double>(y) / point);
  pango_cairo_show_layout(canvas, state_->set(words));
}

void Typesetter::choose(void* cairo, Ink ink) const {
  const auto [red, green, blue] =
      colour(ink == Ink::accent ? state_->accent : inks[static_cast<int>(ink)]);
  cairo_set_source_rgb(static_cast<cairo_t*>(cairo), red, green, blue);
}

}  // namespace supercargo::printing
