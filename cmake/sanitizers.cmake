# -DMAQUETTE_SANITIZE=address,undefined or =thread instruments everything that is built here.
set(MAQUETTE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")
if(MAQUETTE_SANITIZE)
  add_compile_options(-fsanitize=${MAQUETTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${MAQUETTE_SANITIZE})
endif()
