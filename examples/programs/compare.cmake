# Runs an example and compares what it prints with the file beside its source.
# UPDATE_GOLDEN=1 in the environment rewrites that file instead.
execute_process(COMMAND "${PROGRAM}" "${DATA}" "${ARTICLES}" OUTPUT_VARIABLE printed RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with ${status}")
endif()
if(DEFINED ENV{UPDATE_GOLDEN})
  file(WRITE "${EXPECTED}" "${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed\n${printed}\nexpected (${EXPECTED})\n${expected}")
endif()
