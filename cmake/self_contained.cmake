# What a wheel brings with it, so that it needs nothing of the system that it lands on: a curl that speaks only
# HTTP(S), and the static forms of libraries that would else bring many megabytes (docs/decisions/0008).
include(FetchContent)

set(OPENSSL_USE_STATIC_LIBS ON)
set(SQLite3_USE_STATIC_LIBS ON)

# OpenBLAS is 35 MB of kernels; the reference library does for the few products that the search asks for.
find_library(MAQUETTE_STATIC_BLAS libblas.a PATH_SUFFIXES blas REQUIRED)
find_library(MAQUETTE_STATIC_LAPACK liblapack.a PATH_SUFFIXES lapack REQUIRED)
find_library(MAQUETTE_GFORTRAN NAMES libgfortran.so.5 REQUIRED)
# FAISS's own target names the system's BLAS by its path.
function(link_static_blas target)
  set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES
    "OpenMP::OpenMP_CXX;${MAQUETTE_STATIC_LAPACK};${MAQUETTE_STATIC_BLAS};${MAQUETTE_GFORTRAN}")
endfunction()

find_library(STEMMER_LIBRARY libstemmer.a REQUIRED)
find_library(SQLite3_LIBRARY libsqlite3.a REQUIRED)

set(CURL_FEATURES_OFF
  BUILD_CURL_EXE BUILD_EXAMPLES BUILD_LIBCURL_DOCS BUILD_MISC_DOCS BUILD_SHARED_LIBS BUILD_TESTING ENABLE_CURL_MANUAL
  CURL_BROTLI CURL_USE_GSSAPI CURL_USE_LIBPSL CURL_USE_LIBSSH2 CURL_ZLIB CURL_ZSTD USE_LIBIDN2 USE_NGHTTP2)
set(CURL_FEATURES_ON BUILD_STATIC_LIBS CURL_DISABLE_INSTALL CURL_USE_OPENSSL HTTP_ONLY)
foreach(feature ${CURL_FEATURES_OFF})
  set(${feature} OFF CACHE BOOL "")
endforeach()
foreach(feature ${CURL_FEATURES_ON})
  set(${feature} ON CACHE BOOL "")
endforeach()
# Where certificates lie differs from system to system; the engine looks for them itself.
set(CURL_CA_BUNDLE none CACHE STRING "")
set(CURL_CA_PATH none CACHE STRING "")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Its assertions and messages would name the folder that it was built in.
string(APPEND CMAKE_C_FLAGS " -ffile-prefix-map=${CMAKE_BINARY_DIR}/=")
FetchContent_Declare(CURL SYSTEM
  URL https://curl.se/download/curl-8.14.1.tar.gz
      http://deb.debian.org/debian/pool/main/c/curl/curl_8.14.1.orig.tar.gz
  URL_HASH SHA256=6766ada7101d292b42b8b15681120acd68effa4a9660935853cf6d61f0d984d4
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  OVERRIDE_FIND_PACKAGE)

# The licences of all that goes into the wheel, as their packages tell them.
set(MAQUETTE_PARTS libblas-dev libcurl4-openssl-dev libfaiss-dev libfmt-dev libgfortran5 libgomp1 liblapack-dev libspdlog-dev
  libsqlite3-dev libsqlitecpp-dev libssl-dev libstemmer-dev libtomlplusplus-dev libvalijson-dev nlohmann-json3-dev
  pybind11-json-dev)
foreach(part ${MAQUETTE_PARTS})
  file(REAL_PATH /usr/share/doc/${part}/copyright licence)
  install(FILES ${licence} DESTINATION ${SKBUILD_METADATA_DIR}/licenses/parts RENAME ${part}.txt COMPONENT wheel)
endforeach()
