#!/usr/bin/env bash
# Run by scripts/bench: how many steps per second a network is trained with, beside others.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../scripts/java-env.sh"
source "$home/src/bench/peers.sh"

usage() {
  cat <<'TEXT'
usage: scripts/bench train [OPTIONS]

Prints the steps per second that all slots take together, the median of five windows after the
warm-up: batches in memory, Adam, a network to a slot and a thread to a network. Each figure comes
from a process of its own; PyTorch has a process per slot.
  nightjar        our step
  dl4j-stock      Deeplearning4j's fit, without any option of ours for the JVM
  arbiter         Arbiter's LocalOptimizationRunner, as many tasks as slots; likewise
  pytorch, pytorch-fused

  --networks LIST   separated by commas: small (64-64-10, batch 32), large (784-512-256-10, batch
                    128), cnn (28x28, 5x5x16, 3x3x32, pooled, 64-10, batch 64), lstm (12
                    channels, 7 to 29 steps, 64-9, batch 32); default all
  --systems LIST    default all
  --slots LIST      default 1,2
  --seconds N       of warm-up; the windows take a third of it (default 30)
  --json            one JSON object per figure

PyTorch is installed from PyPI below target/; where it cannot be, it is left out.
TEXT
}

networks=small,large,cnn,lstm systems=nightjar,dl4j-stock,arbiter,pytorch,pytorch-fused slots=1,2 seconds=30 format=()
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit 0
    ;;
  --json) format=(--json) ;;
  --networks | --systems | --slots | --seconds)
    [ $# -ge 2 ] || fail 2 "Invalid option: $1 (it needs a value)"
    case $1 in
    --networks) networks=$2 ;;
    --systems) systems=$2 ;;
    --slots) slots=$2 ;;
    --seconds) seconds=$2 ;;
    esac
    shift
    ;;
  *) fail 2 "Invalid option: $1 (see scripts/bench train --help)" ;;
  esac
  shift
done
[[ $seconds =~ ^[1-9][0-9]{0,4}$ ]] || fail 2 "Invalid seconds: $seconds (a whole number from 1)"
[[ $slots =~ ^[1-9][0-9]{0,2}(,[1-9][0-9]{0,2})*$ ]] || fail 2 "Invalid slots: $slots (whole numbers from 1)"

log=$home/target/train.log
: >"$log"

run_java() {
  "$java" "$@" 2>>"$log"
}

# figure SYSTEM NETWORK SLOTS
figure() {
  local options=(--system "$1" --network "$2" --slots "$3" --seconds "$seconds")
  local classes
  classes=$home/target/test-classes:$(class_path)
  case $1 in
  nightjar) run_java "${java_options[@]}" -cp "$classes" io.nightjar.bench.TrainBench "${options[@]}" ;;
  dl4j-stock | arbiter) run_java -cp "$classes" io.nightjar.bench.TrainBench "${options[@]}" ;;
  pytorch | pytorch-fused)
    [ -n "$has_torch" ] || return 0
    env -u PYTHONPATH "$home/target/bench-python/train-peers/bin/python" "$python/train_torch.py" \
      "${options[@]}" 2>>"$log"
    ;;
  *) fail 2 "Invalid system: $1" ;;
  esac
}

has_torch=''
if [[ ,$systems, == *,pytorch* ]]; then
  if install train-peers; then
    has_torch=yes
  else
    echo "Cannot install PyTorch: it is left out" >&2
  fi
fi

measure() {
  local network count system
  for network in ${networks//,/ }; do
    for system in ${systems//,/ }; do
      for count in ${slots//,/ }; do
        echo "Measuring $system on $network with $count ..." >&2
        figure "$system" "$network" "$count" ||
          echo "Cannot measure $system on $network with $count: see $log" >&2
      done
    done
  done
}

measure | python3 "$python/train_report.py" "${format[@]}"
