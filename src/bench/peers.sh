# shellcheck shell=bash disable=SC2154 # home comes from the script that sources this
# Sourced by the benches: their peers, each in an environment of its own, from PyPI.
python=$home/src/bench/python

# Installs what a peer's script needs, unless it is there: install NAME
install() {
  local venv="$home/target/bench-python/$1"
  if [ -f "$venv/requirements.txt" ] && cmp -s "$python/$1.txt" "$venv/requirements.txt"; then return; fi
  echo "Installing what $1 needs from PyPI ..." >&2
  python3 -m venv --clear "$venv" &&
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$python/$1.txt" >&2 &&
    cp "$python/$1.txt" "$venv/requirements.txt"
}
