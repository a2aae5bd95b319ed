# Manual pages and the completions of shells, written by the program itself of what --help is made of, to where they are installed
# from: <build>/share.
set(FABULA_VERSION_DATE "2026-12-01" CACHE STRING "The day of this version, which manual pages bear")
mark_as_advanced(FABULA_VERSION_DATE)

function(fabula_add_manual)
  set(share "${PROJECT_BINARY_DIR}/share")
  set(written "${PROJECT_BINARY_DIR}/manual.stamp")
  set(bash "${share}/bash-completion/completions/fabula")
  set(zsh "${share}/zsh/vendor-completions/_fabula")
  set(fish "${share}/fish/vendor_completions.d/fabula.fish")
  foreach(file IN ITEMS "${bash}" "${zsh}" "${fish}")
    cmake_path(GET file PARENT_PATH folder)
    file(MAKE_DIRECTORY "${folder}")
  endforeach()
  add_custom_command(OUTPUT "${written}"
    # A command that is gone leaves no page behind.
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${share}/man/man1"
    COMMAND fabula describe man -o "${share}/man/man1" --date "${FABULA_VERSION_DATE}"
    COMMAND fabula describe bash -o "${bash}"
    COMMAND fabula describe zsh -o "${zsh}"
    COMMAND fabula describe fish -o "${fish}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${written}"
    DEPENDS fabula
    COMMENT "Writing the manual" VERBATIM)
  add_custom_target(fabula_manual ALL DEPENDS "${written}")
  install(DIRECTORY "${share}/man/man1" DESTINATION ${CMAKE_INSTALL_MANDIR} COMPONENT program)
  install(DIRECTORY "${share}/bash-completion" "${share}/zsh" "${share}/fish" DESTINATION ${CMAKE_INSTALL_DATADIR}
    COMPONENT program)
endfunction()
