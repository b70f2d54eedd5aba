# shellcheck shell=bash disable=SC2034,SC2154 # names shared with the scripts that source this
# Sourced after build.sh: where Spark is. That of SPARK_HOME, or else the PyPI package's, which is
# installed once into the user's cache folder.
locate_spark() {
  if [ -n "${SPARK_HOME:-}" ]; then
    compgen -G "$SPARK_HOME/jars/spark-core_2.12-3.5.*.jar" >/dev/null ||
      fail 2 "Invalid SPARK_HOME: $SPARK_HOME (no Spark 3.5 for Scala 2.12 in its jars folder)"
  else
    SPARK_HOME=${XDG_CACHE_HOME:-$HOME/.cache}/nightjar/pyspark-$spark_version/pyspark
    packaged_spark=$SPARK_HOME
  fi
  export SPARK_HOME
}

# Into a folder of its own and then renamed: several scripts may do this at the same time.
install_spark_if_missing() {
  local target new
  if [ -z "${packaged_spark:-}" ] || [ -d "$packaged_spark" ]; then return; fi
  target=$(dirname "$packaged_spark")
  python3 -m pip --version >/dev/null 2>&1 ||
    fail 2 "Cannot find Spark: SPARK_HOME is not set, and pip is not there to install pyspark $spark_version"
  mkdir -p "$(dirname "$target")"
  new=$(mktemp -d "$(dirname "$target")/new.XXXXXX")
  echo "Installing pyspark $spark_version into $target (once) ..." >&2
  if ! python3 -m pip install --quiet --no-deps --target "$new" "pyspark==$spark_version" >"$new.log" 2>&1; then
    rm -rf "$new"
    fail 2 "Cannot install pyspark $spark_version: pip failed, see $new.log; or set SPARK_HOME"
  fi
  rm -f "$new.log"
  mv -T "$new" "$target" 2>/dev/null || rm -rf "$new"
}
