#include "printing/testing.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "tests/paths.h"
#include "tests/program.h"

namespace supercargo::printing {
namespace {

struct SurfaceEnd {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

// A folder of the running test's own.
std::filesystem::path scratch() {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string(test->test_suite_name()) + "." + test->name();
  for (char& c : name)
    if (c == '/') c = '_';
  auto folder = std::filesystem::path(::testing::TempDir()) / name;
  std::filesystem::create_directories(folder);
  return folder;
}

std::string kept(const std::string& pdf) {
  const auto file = scratch() / "document.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  return file.string();
}

// Grey, on white paper; the mean darkness of squares of this many pixels.
constexpr int square = 4;
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<int> squares;
};

Picture picture_in(const std::string& file) {
  const std::unique_ptr<cairo_surface_t, SurfaceEnd> surface(
      cairo_image_surface_create_from_png(file.c_str()));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  Picture picture{cairo_image_surface_get_width(surface.get()) / square,
                  cairo_image_surface_get_height(surface.get()) / square,
                  {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      int sum = 0;
      for (int i = 0; i < square * square; ++i)
        sum += data[(y * square + i / square) * stride + (x * square + i % square) * 4 + 1];
      picture.squares.push_back(sum / (square * square));
    }
  }
  return picture;
}

}  // namespace

std::string extracted(const std::string& pdf, int page) {
  std::vector<std::string> words{"pdftotext", "-layout", "-enc", "UTF-8"};
  if (page > 0) words.insert(words.end(), {"-f", std::to_string(page), "-l", std::to_string(page)});
  words.insert(words.end(), {kept(pdf), "-"});
  return tests::run_any(words).output;
}

std::string foreign_fonts(const std::string& pdf) {
  std::istringstream lines(tests::run_any({"pdffonts", kept(pdf)}).output);
  std::string line;
  std::string foreign;
  int count = 0;
  while (std::getline(lines, line)) {
    if (line.starts_with("name") || line.starts_with("---")) continue;
    ++count;
    if (line.find("Noto") == std::string::npos || line.find(" yes yes yes ") == std::string::npos)
      foreign += line + "\n";
  }
  return count == 0 ? "no fonts at all" : foreign;
}

std::string info(const std::string& pdf, const std::string& name) {
  std::istringstream lines(tests::run_any({"pdfinfo", kept(pdf)}).output);
  std::string line;
  while (std::getline(lines, line))
    if (line.starts_with(name + ":"))
      return line.substr(line.find_first_not_of(' ', name.size() + 1));
  return {};
}

std::string unlike_picture(const std::string& pdf, int page, const std::string& name) {
  const std::string drawn = (scratch() / name).string();
  const std::string number = std::to_string(page);
  tests::run_any({"pdftoppm", "-r", "60", "-gray", "-png", "-singlefile", "-f", number, "-l",
                  number, kept(pdf), drawn});
  const std::string wanted = tests::source_tree() + "/tests/pictures/" + name + ".png";
  if (std::getenv("SUPERCARGO_REDRAW") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path(wanted).parent_path());
    std::filesystem::copy_file(drawn + ".png", wanted,
                               std::filesystem::copy_options::overwrite_existing);
  }
  const Picture now = picture_in(drawn + ".png");
  const Picture before = picture_in(wanted);
  if (now.squares.empty()) return "the page could not be drawn";
  if (now.width != before.width || now.height != before.height)
    return "the page has another size than " + wanted;
  int different = 0;
  for (std::size_t i = 0; i < now.squares.size(); ++i)
    if (std::abs(now.squares[i] - before.squares[i]) > 48) ++different;
  const int in_ten_thousand = different * 10'000 / static_cast<int>(now.squares.size());
  if (in_ten_thousand <= 20) return {};
  return std::to_string(in_ten_thousand) + " of 10,000 squares differ: compare " + drawn +
         ".png with " + wanted;
}

bool shows_colour(const std::string& pdf, const std::string& colour) {
  const std::string drawn = (scratch() / "page").string();
  tests::run_any({"pdftoppm", "-r", "100", "-singlefile", "-f", "1", "-l", "1", kept(pdf), drawn});
  std::ifstream in(drawn + ".ppm", std::ios::binary);
  std::string format;
  int width = 0, height = 0, most = 0;
  in >> format >> width >> height >> most;
  in.get();
  std::string pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, '\0');
  in.read(pixels.data(), static_cast<std::streamsize>(pixels.size()));
  std::string wanted;
  for (std::size_t at = 1; at < colour.size(); at += 2)
    wanted += static_cast<char>(std::stoi(colour.substr(at, 2), nullptr, 16));
  for (std::size_t at = 0; at + 3 <= pixels.size(); at += 3)
    if (pixels.compare(at, 3, wanted) == 0) return true;
  return false;
}

std::string drawn_png_with_text(const std::string& words) {
  const std::unique_ptr<cairo_surface_t, SurfaceEnd> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 160, 80));
  cairo_t* canvas = cairo_create(surface.get());
  cairo_set_source_rgb(canvas, 0.1, 0.4, 0.5);
  cairo_rectangle(canvas, 0, 0, 80, 80);
  cairo_fill(canvas);
  cairo_destroy(canvas);
  const auto file = (scratch() / "picture.png").string();
  cairo_surface_write_to_png(surface.get(), file.c_str());
  std::string png = tests::file_text(file);
  // Length, kind, keyword and words; the sum is wrong, and nobody should look at it.
  const std::string content = "Author" + std::string(1, '\0') + words;
  const std::string chunk = std::string(3, '\0') + static_cast<char>(content.size()) + "tEXt" +
                            content + std::string(4, '\0');
  return png.insert(png.size() - 12, chunk);
}

}  // namespace supercargo::printing
