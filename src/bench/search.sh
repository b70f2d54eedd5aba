#!/usr/bin/env bash
# Run by scripts/bench: our searchers and schedulers beside their peers, on tables of known results.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../scripts/java-env.sh"
source "$home/src/bench/peers.sh"

usage() {
  cat <<'TEXT'
usage: scripts/bench search [OPTIONS]

Searches complete tables (a folder with space.json and *.csv.gz) with the same number of trials,
and learning curves (*.csv.gz with a column acc_* or ep_* per epoch) at the same cost, and prints the
normalised regret of what was chosen: 0 is the best of the table, 1 its median. All systems see the
same noisy runs of a table and choose what looked best.
  nightjar-SEARCHER            each searcher, on tables
  nightjar-SCHEDULER+SEARCHER  each scheduler, on learning curves
  optuna-tpe, optuna-gp, hyperopt-tpe              with their defaults, on tables
  optuna-tpe+hyperband, optuna-tpe+median          with their defaults, on learning curves
  optuna-cma-es                only where it is named, on tables without categories

  --data DIR            what holds the folders, itself or in bench/ (default ../shared/data)
  --systems LIST        separated by commas; names no peer: Python is not needed
  --tables LIST         separated by commas
  --repetitions N       studies of each system on each table (default 30)
  --gp-repetitions N    of optuna-gp (default 6: it is slow)
  --trials N            of a study on a table (default 100)
  --processes N         studies at once (default 2)
  --seed N              default 1
  --json                one JSON object per line

The peers are installed from PyPI, in the versions of src/bench/python/search-peers*.txt, below
target/; one that cannot be installed is left out.
TEXT
}

light=optuna-tpe,hyperopt-tpe,optuna-tpe+hyperband,optuna-tpe+median
on_demand=optuna-cma-es
heavy=optuna-gp
systems='' data=../shared/data format=() own=() peers=(--seed 1) gp=()
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit 0
    ;;
  --json) format=(--json) ;;
  --data | --systems | --tables | --repetitions | --gp-repetitions | --trials | --processes | --seed)
    [ $# -ge 2 ] || fail 2 "Invalid option: $1 (it needs a value)"
    case $1 in
    --data) data=$2 ;;
    --systems) systems=$2 ;;
    --tables) own+=("$1" "$2") ;;
    --gp-repetitions) gp=("$1" "$2") ;;
    *) own+=("$1" "$2") peers+=("$1" "$2") ;;
    esac
    [ "$1" = --data ] || [ "$1" = --systems ] || [ "$1" = --tables ] || [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] ||
      fail 2 "Invalid ${1#--}: $2 (a whole number from 1)"
    shift
    ;;
  *) fail 2 "Invalid option: $1 (see scripts/bench search --help)" ;;
  esac
  shift
done

# Those of a list that are wanted, separated by commas: wanted LIST
wanted() {
  local system found=()
  for system in ${1//,/ }; do
    [[ ,$systems, != *,$system,* ]] || found+=("$system")
  done
  (IFS=,; echo "${found[*]}")
}

# Those that no list of peers has.
wanted_own() {
  local system found=()
  for system in ${systems//,/ }; do
    [[ ,$light,$on_demand,$heavy, == *,$system,* ]] || found+=("$system")
  done
  (IFS=,; echo "${found[*]}")
}

if [ -n "$systems" ]; then
  own+=(--systems "$(wanted_own)")
  light=$(wanted "$light,$on_demand") heavy=$(wanted "$heavy")
fi

work=$home/target/search
rm -rf "$work"
mkdir -p "$work/tasks"

# peer NAME SYSTEMS [OPTIONS]
peer() {
  local name=$1 systems=$2
  shift 2
  [ -n "$systems" ] || return 0
  if ! install "$name"; then
    echo "Cannot install what $systems needs: it is left out" >&2
    return
  fi
  echo "Measuring $systems ..." >&2
  env -u PYTHONPATH "$home/target/bench-python/$name/bin/python" "$python/search_peers.py" \
    "$work/tasks"/*.json --systems "$systems" "${peers[@]}" "$@" 2>"$work/$name.log" ||
    echo "Cannot measure $systems: see $work/$name.log" >&2
}

measure() {
  [ -z "$light$heavy" ] || own+=(--export "$work/tasks")
  "$java" "${java_options[@]}" -cp "$home/target/test-classes:$(class_path)" \
    io.nightjar.bench.SearchBench --data "$data" "${own[@]}" || return
  peer search-peers "$light"
  peer search-peers-gp "$heavy" "${gp[@]}"
}

measure | python3 "$python/search_report.py" "${format[@]}"
