"""Turns the JSON lines of the train bench into a table, or with --json passes them on."""

import json
import sys


def main(as_json):
    if not as_json:
        print(f"{'network':10}{'system':18}{'slots':>6}{'steps per second':>20}  version")
    for text in sys.stdin:
        line = json.loads(text)
        row = f"{line['network']:10}{line['system']:18}{line['slots']:>6}"
        row += f"{line['steps_per_second']:>20,.0f}  {line['version']}"
        print(text.strip() if as_json else row, flush=True)


if __name__ == "__main__":
    main("--json" in sys.argv[1:])
