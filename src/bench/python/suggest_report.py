"""Turns the JSON lines of the suggest bench into a table, or with --json passes them on."""

import json
import sys


def main(as_json):
    if not as_json:
        print(f"{'system':20}{'finished':>10}{'space':>10}{'ms':>12}{'per second':>14}  version")
    for text in sys.stdin:
        line = json.loads(text)
        milliseconds = f"{1000 * line['seconds_per_suggestion']:.3f}"
        rate = f"{line['suggestions_per_second']:.0f}"
        row = f"{line['system']:20}{line['finished_trials']:>10}{line['space']:>10}"
        row += f"{milliseconds:>12}{rate:>14}  {line['version']}"
        print(text.strip() if as_json else row, flush=True)


if __name__ == "__main__":
    main("--json" in sys.argv[1:])
