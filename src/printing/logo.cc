#include "printing/logo.h"

#include <cairo.h>

#include <array>
#include <cstring>
#include <memory>
#include <optional>

namespace supercargo::printing {
namespace {

using namespace std::string_view_literals;

constexpr auto magic = "\x89PNG\r\n\x1A\n"sv;

struct SurfaceEnd {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = (number << 8) | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// The chunks that make the picture, in their order; others (texts, profiles, whatever comes after
// the end) are left behind before any decoder sees them. Nothing when the file is cut or its parts
// are not in order.
std::optional<std::string> picture_alone(std::string_view bytes) {
  constexpr std::array wanted{"IHDR"sv, "PLTE"sv, "tRNS"sv, "IDAT"sv, "IEND"sv};
  std::string kept(magic);
  std::size_t at = magic.size();
  while (bytes.size() - at >= 12) {
    const std::size_t length = number_at(bytes, at);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const auto kind = bytes.substr(at + 4, 4);
    if ((at == magic.size()) != (kind == "IHDR")) return std::nullopt;
    for (const auto each : wanted)
      if (each == kind) kept.append(bytes.substr(at, length + 12));
    if (kind == "IEND") return kept;
    at += length + 12;
  }
  return std::nullopt;
}

struct Source {
  std::string_view left;
};

cairo_status_t give(void* from, unsigned char* to, unsigned int length) {
  auto& source = *static_cast<Source*>(from);
  if (source.left.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(to, source.left.data(), length);
  source.left.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_status_t take(void* to, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

Problem refused(const char* code, const char* words) { return invalid({{"", code, words}}); }

}  // namespace

Result<std::string> kept_logo(std::string_view bytes) {
  if (bytes.size() > logo_bytes_max)
    return Problem{Refusal::too_large, "too_large", "A logo has 1 MiB at most."};
  const auto picture = bytes.starts_with(magic) ? picture_alone(bytes) : std::nullopt;
  // The first chunk has 13 bytes: width, height and how colours are told.
  if (!picture || number_at(*picture, magic.size()) != 13)
    return refused("wrong_content", "A logo is a PNG; this is none, or not a whole one.");
  const std::uint32_t width = number_at(*picture, magic.size() + 8);
  const std::uint32_t height = number_at(*picture, magic.size() + 12);
  if (width < logo_pixels_least || height < logo_pixels_least)
    return refused("too_small", "A logo has 16 pixels each way at least.");
  if (width > logo_pixels_most || height > logo_pixels_most)
    return refused("too_many_pixels", "A logo has 1,000 pixels each way at most.");
  Source source{*picture};
  const std::unique_ptr<cairo_surface_t, SurfaceEnd> surface(
      cairo_image_surface_create_from_png_stream(give, &source));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    return refused("wrong_content", "The picture is damaged.");
  std::string kept;
  if (cairo_surface_write_to_png_stream(surface.get(), take, &kept) != CAIRO_STATUS_SUCCESS)
    throw Fault("a logo could not be written anew");
  return kept;
}

}  // namespace supercargo::printing
