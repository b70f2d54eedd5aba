#!/usr/bin/env bash
# Run by scripts/bench: the hypervolume that our searchers reach, beside Optuna's samplers.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../scripts/java-env.sh"
source "$home/src/bench/peers.sh"

usage() {
  cat <<'TEXT'
usage: scripts/bench objectives [OPTIONS]

Prints the hypervolume that each searcher reaches on problems with a known front, as a share of the
front's: up to the worst value of each objective, the mean over studies with its standard error.
  zdt1, zdt2, dtlz2   formulas, of two and of three objectives
  <table>             loss against the logarithm of the number of weights: each table of networks
                      (with width and depth) that is found
Beside ours: Optuna's NSGA-II and its TPE, with their defaults, on the same problems.

  --data DIR         what holds the tables, itself or in bench/ (default ../shared/data)
  --repetitions N    studies of each system on each problem (default 20)
  --trials N         of a study (default 100)
  --processes N      studies at once (default 2)
  --seed N           default 1
  --json             one JSON object per system and problem

Optuna is installed from PyPI below target/; where it cannot be, it is left out.
TEXT
}

data=../shared/data format=() both=()
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit 0
    ;;
  --json) format=(--json) ;;
  --data)
    [ $# -ge 2 ] || fail 2 "Invalid option: $1 (it needs a value)"
    [ -d "$2" ] || fail 2 "Invalid --data: $2 is not a folder"
    data=$2
    shift
    ;;
  --repetitions | --trials | --processes | --seed)
    [ $# -ge 2 ] || fail 2 "Invalid option: $1 (it needs a value)"
    [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] || fail 2 "Invalid ${1#--}: $2 (a whole number from 1)"
    both+=("$1" "$2")
    shift
    ;;
  *) fail 2 "Invalid option: $1 (see scripts/bench objectives --help)" ;;
  esac
  shift
done

work=$home/target/objectives
rm -rf "$work"
mkdir -p "$work/tasks"

bench() {
  "$java" "${java_options[@]}" -cp "$home/target/test-classes:$(class_path)" \
    io.nightjar.bench.ObjectivesBench --data "$data" "$@"
}

bench --export "$work/tasks"
touch "$work/peers.jsonl"
if install search-peers; then
  echo "Measuring optuna-nsga2, optuna-tpe ..." >&2
  env -u PYTHONPATH "$home/target/bench-python/search-peers/bin/python" "$python/objectives_peers.py" \
    "$work/tasks"/*.json "${both[@]}" >"$work/peers.jsonl" 2>"$work/peers.log" ||
    echo "Cannot measure Optuna: see $work/peers.log" >&2
else
  echo "Cannot install what Optuna needs: it is left out" >&2
fi
bench --peers "$work/peers.jsonl" "${both[@]}" "${format[@]}"
