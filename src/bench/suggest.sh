#!/usr/bin/env bash
# Run by scripts/bench: how long a suggestion takes each searcher, and Optuna's TPE beside them.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../scripts/java-env.sh"
source "$home/src/bench/peers.sh"

usage() {
  cat <<'TEXT'
usage: scripts/bench suggest [--json]

Prints the median time of a suggestion, with the telling of its result, for ten parameters (six
floats, two integers, two categories): of each searcher with 1,000 finished trials, of the Gaussian
process with 100 and with 300, and of Optuna's TPE. A searcher that refuses categories has numbers.

  --json   one JSON object per system
TEXT
}

format=()
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit 0
    ;;
  --json) format=(--json) ;;
  *) fail 2 "Invalid option: $1 (see scripts/bench suggest --help)" ;;
  esac
  shift
done

measure() {
  "$java" "${java_options[@]}" -cp "$home/target/test-classes:$(class_path)" io.nightjar.bench.SuggestBench
  if install search-peers; then
    env -u PYTHONPATH "$home/target/bench-python/search-peers/bin/python" "$python/suggest_peers.py"
  else
    echo "Cannot install what optuna-tpe needs: it is left out" >&2
  fi
}

measure | python3 "$python/suggest_report.py" "${format[@]}"
