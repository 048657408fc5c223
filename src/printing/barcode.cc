#include "printing/barcode.h"

#include <zint.h>

#include <memory>

#include "kernel/result.h"

namespace supercargo::printing {
namespace {

struct SymbolEnd {
  void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

bool is_dark(const zint_symbol& symbol, int module) {
  return ((symbol.encoded_data[0][module / 8] >> (module % 8)) & 1) != 0;
}

}  // namespace

std::optional<Bars> gs1_128(const std::string& data) {
  const std::unique_ptr<zint_symbol, SymbolEnd> symbol(ZBarcode_Create());
  if (symbol == nullptr) throw Fault("no memory for a barcode");
  symbol->symbology = BARCODE_GS1_128;
  // A wrong check digit is a warning there and a wrong label here.
  symbol->warn_level = WARN_FAIL_ALL;
  const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
  if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(data.size())) != 0) return std::nullopt;
  Bars bars{.width = symbol->width};
  for (int module = 0; module < symbol->width; ++module) {
    if (!is_dark(*symbol, module)) continue;
    if (bars.bars.empty() || bars.bars.back().from + bars.bars.back().width != module)
      bars.bars.push_back({module, 0});
    ++bars.bars.back().width;
  }
  return bars;
}

}  // namespace supercargo::printing
