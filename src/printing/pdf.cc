#include "printing/pdf.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "printing/pages.h"

namespace supercargo::printing {
namespace {

struct SurfaceEnd {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CanvasEnd {
  void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceEnd>;

double points(int length) { return static_cast<double>(length) / point; }

cairo_status_t take(void* to, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t give(void* from, unsigned char* to, unsigned int length) {
  auto& left = *static_cast<std::string_view*>(from);
  if (left.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(to, left.data(), length);
  left.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

Surface picture(const std::string& png) {
  std::string_view left = png;
  return Surface(png.empty() ? nullptr : cairo_image_surface_create_from_png_stream(give, &left));
}

void draw_logo(cairo_t* canvas, const PlacedLogo& place, cairo_surface_t* logo) {
  if (logo == nullptr || cairo_surface_status(logo) != CAIRO_STATUS_SUCCESS) return;
  const double width = cairo_image_surface_get_width(logo);
  const double height = cairo_image_surface_get_height(logo);
  const double scale = std::min(points(place.width) / width, points(place.height) / height);
  cairo_save(canvas);
  cairo_translate(canvas, points(place.x), points(place.y));
  cairo_scale(canvas, scale, scale);
  cairo_set_source_surface(canvas, logo, 0, 0);
  cairo_paint(canvas);
  cairo_restore(canvas);
}

void draw_bars(cairo_t* canvas, const PlacedBars& placed) {
  cairo_set_source_rgb(canvas, 0, 0, 0);
  for (const Bar& bar : placed.bars.bars)
    cairo_rectangle(canvas, points(placed.x + bar.from * placed.module), points(placed.y),
                    points(bar.width * placed.module), points(placed.height));
  cairo_fill(canvas);
}

class Drawing {
 public:
  Drawing(const Typesetter& typesetter, const std::string& title) : typesetter_(typesetter) {
    surface_.reset(cairo_pdf_surface_create_for_stream(take, &bytes_, 1, 1));
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "Supercargo");
    // The time of drawing says nothing about the document, and would make equal ones differ.
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    canvas_.reset(cairo_create(surface_.get()));
  }

  void add(const Page& page, cairo_surface_t* logo) {
    cairo_pdf_surface_set_size(surface_.get(), points(page.width), points(page.height));
    for (const PlacedLogo& each : page.logos) draw_logo(canvas_.get(), each, logo);
    for (const PlacedBox& box : page.boxes) {
      typesetter_.choose(canvas_.get(), box.ink);
      cairo_rectangle(canvas_.get(), points(box.x), points(box.y), points(box.width),
                      points(box.height));
      cairo_fill(canvas_.get());
    }
    for (const PlacedBars& each : page.bars) draw_bars(canvas_.get(), each);
    for (const PlacedWords& each : page.words)
      typesetter_.draw(canvas_.get(), each.words, each.x, each.y);
    cairo_show_page(canvas_.get());
  }

  std::string finish() && {
    canvas_.reset();
    cairo_surface_finish(surface_.get());
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
      throw Fault("a document could not be drawn");
    // Cairo writes 1.5, all of which is 1.7 too (ISO 32000-1): what domain 1.7 asks for.
    constexpr std::string_view written = "%PDF-1.5";
    SUPERCARGO_CHECK(bytes_.starts_with(written));
    bytes_[written.size() - 1] = '7';
    return std::move(bytes_);
  }

 private:
  const Typesetter& typesetter_;
  std::string bytes_;
  Surface surface_;
  std::unique_ptr<cairo_t, CanvasEnd> canvas_;
};

std::string drawn(const std::vector<Page>& pages, const Typesetter& typesetter,
                  const std::string& title, const std::string& logo) {
  const Surface picture_of_logo = picture(logo);
  Drawing drawing(typesetter, title);
  for (const Page& page : pages) drawing.add(page, picture_of_logo.get());
  return std::move(drawing).finish();
}

}  // namespace

std::string pdf_of(const Document& document) {
  const Typesetter typesetter(document.language, document.letterhead.accent);
  return drawn(pages_of(document, typesetter), typesetter, document.title + " " + document.number,
               document.letterhead.logo);
}

std::string pdf_of(const Labels& labels) {
  const Typesetter typesetter(labels.language, {});
  return drawn(pages_of(labels, typesetter), typesetter, labels.title, {});
}

}  // namespace supercargo::printing
