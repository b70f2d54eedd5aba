#!/usr/bin/env bash
# Run by scripts/bench: trials per second on a Spark cluster of its own, and its peers' beside it.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../scripts/build.sh"
source "$home/scripts/spark-home.sh"
source "$home/src/bench/peers.sh"

usage() {
  cat <<'TEXT'
usage: scripts/bench dispatch [--json] [--seconds S] [--only SYSTEM,...]

Starts a standalone cluster of one master and two workers of one core, and measures there, warm:
  nightjar              no-op trials per second with journal, leases and attempts on, from a runner
                        that shares threads, and the share of the slots' time inside trials that
                        sleep for 1 s, sleep for 10 ms, and are busy for 10 ms
  memory                the driver's heap after each 5,000 of 20,000 no-op trials
  spark-job-per-trial   no-op trials per second where each is a Spark job, from a thread per slot
  hyperopt-sparktrials  Hyperopt's SparkTrials on the same cluster
  ray-tune              Ray Tune with reused actors, on a Ray of two processors of its own

  --json         one JSON object per system, and one per ratio at the end
  --seconds S    of one measurement of the first and the third (default 5)
  --only LIST    systems, separated by commas (default: all)

Rates are medians of three repetitions after a warm-up. The peers are installed from PyPI, in the
versions of src/bench/python/*.txt, below target/; one that cannot be installed is left out.
TEXT
}

all=nightjar,memory,spark-job-per-trial,hyperopt-sparktrials,ray-tune
only=$all seconds=5 format=()
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit 0
    ;;
  --json) format=(--json) ;;
  --seconds | --only)
    [ $# -ge 2 ] || fail 2 "Invalid option: $1 (it needs a value)"
    printf -v "${1#--}" %s "$2"
    shift
    ;;
  *) fail 2 "Invalid option: $1 (see scripts/bench dispatch --help)" ;;
  esac
  shift
done
[[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] || fail 2 "Invalid --seconds: $seconds (a whole number from 1)"
for system in ${only//,/ }; do
  [[ ,$all, == *,$system,* ]] || fail 2 "Invalid --only: $system (one of $all)"
done

is_wanted() {
  [[ ,$only, == *,$1,* ]]
}

work=$home/target/dispatch
mkdir -p "$work"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 SPARK_LOCAL_IP=127.0.0.1

# peer NAME [ARGUMENTS]
peer() {
  local name=$1 log="$work/$1.log"
  is_wanted "$name" || return 0
  shift
  if ! install "$name"; then
    echo "Cannot install what $name needs: it is left out" >&2
    return
  fi
  echo "Measuring $name ..." >&2
  env -u SPARK_HOME -u PYTHONPATH PYSPARK_PYTHON="$home/target/bench-python/$name/bin/python" \
    timeout 300 "$home/target/bench-python/$name/bin/python" "$python/${name//-/_}.py" "$@" 2>"$log" | grep '^{' ||
    echo "Cannot measure $name: see $log" >&2
}

# The systems that share one Spark application.
submit_own() {
  local wanted=() system
  for system in nightjar memory spark-job-per-trial; do
    ! is_wanted $system || wanted+=("$system")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  jar --create --file "$work/bench.jar" -C "$home/target/test-classes" io/nightjar/bench
  echo "Measuring ${wanted[*]} ..." >&2
  "$SPARK_HOME/bin/spark-submit" --master "$master" --class io.nightjar.bench.Dispatch --jars "$work/bench.jar" \
    --driver-memory 1g --executor-memory 1g --executor-cores 1 \
    --driver-java-options -XX:+UseParallelGC --conf spark.executor.extraJavaOptions=-XX:+UseParallelGC \
    "$(assembly_jar cpu)" --seconds "$seconds" --only "$(IFS=,; echo "${wanted[*]}")" 2>"$work/own.log" ||
    echo "Cannot measure ${wanted[*]}: see $work/own.log" >&2
}

measure() {
  submit_own
  peer hyperopt-sparktrials "$master"
  peer ray-tune "$(mktemp -d "$work/ray.XXXXXX")"
}

locate_spark
install_spark_if_missing
build_assembly_if_stale cpu
trap '"$home/scripts/cluster" stop --dir "$work/cluster"' EXIT
master=$("$home/scripts/cluster" start --dir "$work/cluster" --workers 2 --cores 1 --memory 1500m)
measure | python3 "$python/report.py" "${format[@]}"
