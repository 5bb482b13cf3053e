# ibid_embed_language(TARGET): makes the lines of index/language/* string literals in a header
# "index/language_data.hpp" of the build tree, so that the program needs no files at run time.
function(ibid_embed_language target)
  set(directory "${PROJECT_SOURCE_DIR}/index/language")
  foreach(name stopwords.txt synonyms.tsv abbreviations.tsv)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${directory}/${name}")
    file(READ "${directory}/${name}" text)
    # One literal a line: compilers need not take a literal over 64 KiB.
    string(REPLACE "\n" ")~\",\n    R\"~(" lines "${text}")
    get_filename_component(stem "${name}" NAME_WE)
    set(IBID_LANGUAGE_${stem} "    R\"~(${lines})~\"")
  endforeach()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/language_data.hpp.in"
                 "${PROJECT_BINARY_DIR}/generated/index/language_data.hpp" @ONLY)
  target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated")
endfunction()
