# -DMAQUETTE_SANITIZE=address,undefined or =thread instruments everything that is built here.
set(MAQUETTE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")
if(MAQUETTE_SANITIZE)
  add_compile_options(-fsanitize=${MAQUETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${MAQUETTE_SANITIZE})
endif()

option(MAQUETTE_FUZZ "Build the fuzz targets with libFuzzer (Clang)" OFF)
if(MAQUETTE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
