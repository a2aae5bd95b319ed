# The page that stories are written into: exporters/html/viewer with its libraries from npm, built into one file and compiled
# into the library. -DFABULA_VIEWER=FILE takes a page that was built elsewhere (`node build.mjs FILE`) and needs no Node.js.
set(FABULA_VIEWER "" CACHE FILEPATH "A built page; empty: build it with Node.js and npm")
set(FABULA_VIEWER_MODULES "${PROJECT_SOURCE_DIR}/.cache/viewer" CACHE PATH "Where npm puts the page's libraries")
mark_as_advanced(FABULA_VIEWER_MODULES)

function(fabula_add_viewer target)
  set(viewer ${CMAKE_CURRENT_SOURCE_DIR}/html/viewer)
  set(page ${FABULA_VIEWER})
  if(NOT page)
    find_program(FABULA_NODE NAMES node nodejs)
    find_program(FABULA_NPM npm)
    mark_as_advanced(FABULA_NODE FABULA_NPM)
    if(NOT FABULA_NODE OR NOT FABULA_NPM)
      message(FATAL_ERROR "the page needs Node.js and npm: install them (Debian: nodejs, npm), or give a page that was built "
        "elsewhere: -DFABULA_VIEWER=FILE")
    endif()
    set(page ${CMAKE_CURRENT_BINARY_DIR}/viewer.html)
    set(installed ${FABULA_VIEWER_MODULES}/node_modules/.package-lock.json)
    add_custom_command(OUTPUT ${installed}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${FABULA_VIEWER_MODULES}
      COMMAND ${CMAKE_COMMAND} -E copy ${viewer}/package.json ${viewer}/package-lock.json ${FABULA_VIEWER_MODULES}
      COMMAND ${FABULA_NPM} ci --silent --ignore-scripts --no-audit --no-fund --prefix ${FABULA_VIEWER_MODULES}
      DEPENDS ${viewer}/package.json ${viewer}/package-lock.json
      COMMENT "Installing the page's libraries" VERBATIM)
    file(GLOB sources CONFIGURE_DEPENDS ${viewer}/*.ts ${viewer}/*.css ${viewer}/*.html ${viewer}/*.mjs)
    add_custom_command(OUTPUT ${page}
      COMMAND ${FABULA_NODE} ${viewer}/build.mjs ${page} ${FABULA_VIEWER_MODULES}/node_modules
      DEPENDS ${sources} ${installed}
      COMMENT "Building the page" VERBATIM)
  endif()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/viewer_page.cpp)
  add_custom_command(OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${page} -DOUTPUT=${source} -P ${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake
    DEPENDS ${page} ${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake VERBATIM)
  target_sources(${target} PRIVATE ${source})
endfunction()
