# Our own targets compile with these; headers of libraries are system headers and stay quiet.
add_library(maquette_warnings INTERFACE)
target_compile_options(maquette_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast)
# A local that hides another local is a mistake; one named as its type (`cell`, `word`) is this code's style.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(maquette_warnings INTERFACE -Wshadow=local)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overflows in its own std::string (GCC bugs 105329 and 105651).
    target_compile_options(maquette_warnings INTERFACE -Wno-stringop-overflow -Wno-restrict -Wno-array-bounds)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # GCC's -Wconversion is without it: indices of meshes are signed, as Blender gives them.
  target_compile_options(maquette_warnings INTERFACE -Wno-sign-conversion)
endif()
