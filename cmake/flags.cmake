# One flavour a build tree. `dev` is what the tests run; `release` is what ships: the same hardening, more optimising.
set(SUPERCARGO_FLAVOUR dev CACHE STRING "dev, release, asan, tsan or fuzz")

add_compile_options(-Wall -Wextra -Wformat=2 -Wconversion -Wimplicit-fallthrough -Wno-missing-field-initializers -Werror
  -fno-delete-null-pointer-checks -ftrivial-auto-var-init=zero -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # GCC 12 sees ghosts in inlined std::string and std::variant code (GCC bugs 105329, 105562, 107919).
  add_compile_options(-Wbidi-chars=any -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow
    -Wno-array-bounds -Wno-stringop-overread)
else()
  # Clang 14 asks for this before it zeroes locals; later compilers dropped the question.
  add_compile_options(-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
endif()

set(hardening -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong
  -fstack-clash-protection -fcf-protection=full -fPIE)
set(hardened_link -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,--as-needed)
if(SUPERCARGO_FLAVOUR MATCHES "asan|tsan")
  # Instrumented code makes GCC see yet more ghosts; warnings are judged in the dev tree.
  add_compile_options(-w)
endif()
if(SUPERCARGO_FLAVOUR STREQUAL dev)
  add_compile_options(-O1 -g1 ${hardening})
  add_link_options(${hardened_link})
elseif(SUPERCARGO_FLAVOUR STREQUAL release)
  add_compile_options(-O2 -g1 -flto=auto ${hardening})
  add_link_options(-flto=auto ${hardened_link})
elseif(SUPERCARGO_FLAVOUR STREQUAL asan)
  # Not optimised: half the time to compile, and running is seconds.
  add_compile_options(-O0 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(SUPERCARGO_FLAVOUR STREQUAL tsan)
  add_compile_options(-O0 -g1 -fsanitize=thread $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)  # Asio fences
  add_link_options(-fsanitize=thread)
elseif(SUPERCARGO_FLAVOUR STREQUAL fuzz)
  add_compile_options(-O1 -g1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

find_program(mold mold)
if(mold AND NOT SUPERCARGO_FLAVOUR STREQUAL fuzz AND NOT SUPERCARGO_FLAVOUR STREQUAL release)
  add_link_options(-fuse-ld=mold)
endif()
find_program(ccache ccache)
if(ccache)
  # Another clone of the same sources finds what this one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${ccache})
endif()
