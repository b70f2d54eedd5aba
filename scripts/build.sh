# shellcheck shell=bash disable=SC2034 # names shared with the scripts that source this
# Sourced by the scripts beside it: where things are, and the build of what is missing or stale.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$(sed -n '/<artifactId>nightjar</,/<version>/s|.*<version>\(.*\)</version>.*|\1|p' "$home/pom.xml")
spark_version=$(sed -n 's|.*<spark.version>\(.*\)</spark.version>.*|\1|p' "$home/pom.xml")
jar="$home/target/nightjar-$version.jar"

fail() {
  echo "$2" >&2
  exit "$1"
}

# Missing, or older than a source.
is_stale() {
  [ ! -f "$1" ] || [ -n "$(find "$home/src/main" "$home/pom.xml" -newer "$1" -print -quit)" ]
}

# Packages without tests: package_into FILE [MAVEN OPTIONS]
package_into() {
  local file=$1
  shift
  echo "Building $(basename "$file") (the first time this takes a minute or two) ..." >&2
  (cd "$home" && mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true "$@" package 2>&1) |
    sed 's/\x1b\[[0-9;]*m//g' >&2 # Maven resets the colours that it was told not to use.
  touch "$file"
}

build_if_stale() {
  if is_stale "$jar"; then
    package_into "$jar" -Dnightjar.assembly.skip=true
  fi
}

# The jar for spark-submit: assembly_jar cpu|gpu
assembly_jar() {
  case $1 in
  gpu) echo "$home/target/nightjar-$version-spark-cuda.jar" ;;
  *) echo "$home/target/nightjar-$version-spark.jar" ;;
  esac
}

build_assembly_if_stale() {
  local file
  file=$(assembly_jar "$1")
  if is_stale "$file"; then
    case $1 in
    gpu) package_into "$file" -Pcuda ;;
    *) package_into "$file" ;;
    esac
  fi
}
