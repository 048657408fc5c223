# Files that live inside the program: their bytes are taken in by the assembler, a table names them.
function(embed_files target table folder pattern)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/${pattern})
  list(SORT files)
  set(assembly ${CMAKE_BINARY_DIR}/generated/embedded_${table}.S)
  set(text ".section .rodata\n")
  set(rows "")
  set(externs "")
  set(n 0)
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME)
    string(APPEND text "${table}_${n}:\n.incbin \"${file}\"\n${table}_${n}_end:\n.byte 0\n")
    string(APPEND text ".global ${table}_${n}\n.global ${table}_${n}_end\n")
    string(APPEND externs "extern const char ${table}_${n}[], ${table}_${n}_end[];\n")
    string(APPEND rows "    {\"${name}\", {${table}_${n}, ${table}_${n}_end}},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND text ".section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${assembly} CONTENT "${text}" @ONLY)
  set(source ${CMAKE_BINARY_DIR}/generated/embedded_${table}.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include \"kernel/embedded.h\"
extern \"C\" {
${externs}}
namespace supercargo::embedded {
std::vector<File> ${table}() {
  return {
${rows}  };
}
}  // namespace supercargo::embedded
")
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${assembly} ${source})
endfunction()
