# What is built into the program.
#
# ibid_embed_language(TARGET): makes the lines of index/language/* string literals in a header
# "index/language_data.hpp" of the build tree, so that the program needs no files at run time.
function(ibid_embed_language target)
  set(directory "${PROJECT_SOURCE_DIR}/index/language")
  foreach(name stopwords.txt synonyms.tsv abbreviations.tsv classes.tsv groups.tsv related.tsv)
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

# ibid_embed_assets(TARGET DIRECTORY): makes the files of DIRECTORY byte arrays of TARGET, behind
# "serve/api/assets.hpp", so that the program serves its page without a file beside it.
function(ibid_embed_assets target directory)
  set(type_html "text/html; charset=utf-8")
  set(type_js "text/javascript; charset=utf-8")
  set(type_css "text/css; charset=utf-8")
  set(type_json "application/json")
  file(GLOB files CONFIGURE_DEPENDS "${directory}/*")
  list(SORT files)
  set(IBID_ASSET_ARRAYS "")
  set(IBID_ASSET_ROWS "")
  set(index 0)
  foreach(file ${files})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(name "${file}" NAME)
    string(REGEX REPLACE ".*\\." "" extension "${name}")
    if(NOT DEFINED type_${extension})
      message(FATAL_ERROR "${file}: no media type for .${extension}")
    endif()
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND IBID_ASSET_ARRAYS "const unsigned char kBytes${index}[] = {${bytes}};\n")
    string(APPEND IBID_ASSET_ROWS
           "    {\"${name}\", \"${type_${extension}}\", view_of(kBytes${index})},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/assets_data.cpp.in"
                 "${PROJECT_BINARY_DIR}/generated/serve/assets_data.cpp" @ONLY)
  target_sources(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated/serve/assets_data.cpp")
endfunction()
