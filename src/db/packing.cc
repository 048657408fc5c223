#include "db/packing.h"

#include <zstd.h>

#include <map>
#include <memory>

#include "kernel/embedded.h"
#include "kernel/result.h"

namespace supercargo::db {
namespace {

constexpr std::size_t least_packed = 128;
constexpr std::size_t most_unpacked = std::size_t{64} << 20;  // far beyond what a text may have
constexpr int level = 1;  // the third makes 3 % less of it and takes half as long again

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* made) const {
    Free(made);
  }
};
using Packing = std::unique_ptr<ZSTD_CDict, Freed<ZSTD_freeCDict>>;
using Unpacking = std::unique_ptr<ZSTD_DDict, Freed<ZSTD_freeDDict>>;

const ZSTD_CDict& packing() {
  static const Packing made = [] {
    const std::string_view bytes = embedded::dictionaries().back().bytes.text();
    return Packing(ZSTD_createCDict(bytes.data(), bytes.size(), level));
  }();
  SUPERCARGO_CHECK(made != nullptr);
  return *made;
}

// By the id that frames name; null for one that is not ours.
const ZSTD_DDict* unpacking(unsigned id) {
  static const std::map<unsigned, Unpacking> all = [] {
    std::map<unsigned, Unpacking> made;
    for (const embedded::File& file : embedded::dictionaries()) {
      const std::string_view bytes = file.bytes.text();
      made[ZSTD_getDictID_fromDict(bytes.data(), bytes.size())] =
          Unpacking(ZSTD_createDDict(bytes.data(), bytes.size()));
    }
    return made;
  }();
  const auto found = all.find(id);
  return found == all.end() ? nullptr : found->second.get();
}

}  // namespace

std::string packed(std::string_view text) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Freed<ZSTD_freeCCtx>> context(ZSTD_createCCtx());
  if (text.size() < least_packed || text.size() > most_unpacked) return {};
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress_usingCDict(context.get(), frame.data(), frame.size(),
                                                    text.data(), text.size(), &packing());
  if (ZSTD_isError(size) != 0 || size >= text.size()) return {};
  return {frame.data(), size};
}

std::string unpacked(std::string_view frame) {
  thread_local const std::unique_ptr<ZSTD_DCtx, Freed<ZSTD_freeDCtx>> context(ZSTD_createDCtx());
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  const ZSTD_DDict* dictionary = unpacking(ZSTD_getDictID_fromFrame(frame.data(), frame.size()));
  if (size > most_unpacked || dictionary == nullptr) return std::string(frame);
  std::string text(size, '\0');
  const std::size_t made = ZSTD_decompress_usingDDict(context.get(), text.data(), text.size(),
                                                      frame.data(), frame.size(), dictionary);
  return made == size ? text : std::string(frame);
}

std::string unpacked(std::string_view text, std::string_view frame) {
  return text.empty() && !frame.empty() ? unpacked(frame) : std::string(text);
}

}  // namespace supercargo::db
