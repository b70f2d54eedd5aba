# shellcheck shell=bash disable=SC2034,SC2154 # names shared with the scripts that source this
# Sourced by the scripts beside it: how to start the JVM without spark-submit.
source "$(dirname "${BASH_SOURCE[0]}")/build.sh"

source "$(dirname "${BASH_SOURCE[0]}")/blas-env.sh"
# Local mode listens on loopback only, the web UI too.
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
# Array memory has a limit of its own, so that a trial fails and not the JVM.
export SD_MAX_PRIMARY_BYTES=${SD_MAX_PRIMARY_BYTES:-8589934592}

# Java reads and writes file names by the locale, and cron has none.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
*[Uu][Tt][Ff]*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

java_options=(
  --add-modules=jdk.incubator.vector
  -XX:+UseParallelGC
  -Dorg.bytedeco.javacpp.maxphysicalbytes=0
  -Dorg.nd4j.log.initialization=false
  -Duser.timezone=UTC -Dfile.encoding=UTF-8
  -Djdk.reflect.useDirectMethodHandle=false
)
# What Spark needs opened on Java 17 where spark-submit does not start the JVM.
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util \
  java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs \
  sun.security.action sun.util.calendar; do
  java_options+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
java_options+=(--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path() {
  echo "$jar:$(cat "$home/target/class-path/runtime.txt"):$(cat "$home/target/class-path/compile.txt")"
}
