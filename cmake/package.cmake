# The Debian package: what goes where, and CPack's settings. The manual page is the program's own word.
set(SUPERCARGO_PACKAGE_VERSION ${PROJECT_VERSION} CACHE STRING "version of the package; a ~ sorts before the release")
include(GNUInstallDirs)
set(papers ${CMAKE_BINARY_DIR}/papers)
file(MAKE_DIRECTORY ${papers})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "Supercargo maintainers <maintainers@supercargo.example>")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${CPACK_PACKAGE_CONTACT})
set(CPACK_DEBIAN_PACKAGE_VERSION ${SUPERCARGO_PACKAGE_VERSION})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, ca-certificates, fontconfig, fonts-noto-core, fonts-noto-cjk, \
systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql-client, nginx | haproxy")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "order system for distributors and logistics providers")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Supercargo takes an order from receipt to the last follow-up, promises only
what stock and capacity can keep, and writes down who did what, when and why.

Server, API and command line are one program; data live in an SQLite file or
in PostgreSQL.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
foreach(script postinst prerm postrm conffiles)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/${script})
endforeach()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Packaging takes what is built; it does not build the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

# Honours SOURCE_DATE_EPOCH, as CPack does for the times of files.
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/changelog.in ${papers}/changelog.Debian @ONLY)

function(add_paper name command)
  add_custom_command(OUTPUT ${papers}/${name}.gz DEPENDS ${ARGN} VERBATIM
    COMMAND sh -c "${command} | gzip -9n > ${papers}/${name}.gz")
  set_property(GLOBAL APPEND PROPERTY papers ${papers}/${name}.gz)
endfunction()
add_paper(supercargo.1 "$<TARGET_FILE:supercargo> manual" supercargo)
add_paper(changelog "cat ${CMAKE_SOURCE_DIR}/CHANGELOG.md" CHANGELOG.md)
add_paper(changelog.Debian "cat ${papers}/changelog.Debian" ${papers}/changelog.Debian)
add_paper(operations.md "cat ${CMAKE_SOURCE_DIR}/docs/operations.md" docs/operations.md)
get_property(all_papers GLOBAL PROPERTY papers)
add_custom_target(papers ALL DEPENDS ${all_papers})

install(TARGETS supercargo)
install(FILES ${papers}/supercargo.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${papers}/changelog.gz ${papers}/changelog.Debian.gz ${papers}/operations.md.gz
  packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/haproxy.cfg DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES packaging/supercargo.service DESTINATION /lib/systemd/system)
install(FILES packaging/sysusers.conf DESTINATION lib/sysusers.d RENAME supercargo.conf)
install(FILES packaging/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME supercargo.conf)
install(FILES packaging/lintian-overrides DESTINATION share/lintian/overrides RENAME supercargo)
install(FILES packaging/supercargo.toml DESTINATION /etc/supercargo
  PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ)
include(CPack)
