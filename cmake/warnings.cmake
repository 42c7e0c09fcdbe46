# Our own targets compile with these; headers of libraries are system headers and stay quiet.
add_library(maquette_warnings INTERFACE)
target_compile_options(maquette_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast)
# A local that hides another local is a mistake; one named as its type (`cell`, `word`) is this code's style.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(maquette_warnings INTERFACE -Wshadow=local)
endif()
