# Every third-party library, in one place. Their headers are SYSTEM: our warnings are for our code.
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(date REQUIRED)
find_package(CURL REQUIRED)
find_package(prometheus-cpp REQUIRED COMPONENTS core)
find_package(PkgConfig REQUIRED)
pkg_check_modules(packaged REQUIRED IMPORTED_TARGET
  sqlite3 libpq libsodium icu-uc icu-i18n tomlplusplus libseccomp libzstd)
# Drawn with by src/printing alone: nobody else is compiled with their many include paths.
pkg_check_modules(drawing REQUIRED cairo pangocairo pangoft2)
list(TRANSFORM drawing_INCLUDE_DIRS PREPEND "-isystem" OUTPUT_VARIABLE drawing_options)
pkg_check_modules(libxml REQUIRED libxml-2.0)
pkg_check_modules(gmime REQUIRED gmime-3.0)

add_library(supercargo_dependencies INTERFACE)
target_link_libraries(supercargo_dependencies INTERFACE
  Boost::json Threads::Threads OpenSSL::Crypto OpenSSL::SSL fmt::fmt spdlog::spdlog date::date-tz
  CURL::libcurl prometheus-cpp::core PkgConfig::packaged zxcvbn
  ${drawing_LINK_LIBRARIES} zint zip ${libxml_LINK_LIBRARIES} ${gmime_LINK_LIBRARIES})
target_compile_definitions(supercargo_dependencies INTERFACE
  SPDLOG_FMT_EXTERNAL BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)

# Their headers lie in folders of their own, which one source alone is to see.
set(libxml_source ${CMAKE_SOURCE_DIR}/src/formats/xml.cc)
set(libxml_options -isystem${libxml_INCLUDE_DIRS})
set(gmime_source ${CMAKE_SOURCE_DIR}/src/mime/message.cc)
list(TRANSFORM gmime_INCLUDE_DIRS PREPEND "-isystem" OUTPUT_VARIABLE gmime_options)
