"""Turns the JSON lines of the dispatch bench into a table, or with --json passes them on; then
what they say of each other."""

import json
import sys

OURS = "nightjar"
FIGURES = ["trials_per_second", "utilisation_1s", "utilisation_10ms", "utilisation_10ms_busy"]


def text(value):
    return "-" if value is None else f"{value:.3f}" if value < 2 else f"{value:.1f}"


def columns(cells):
    return "".join(f"{cell:>23}" for cell in cells)


def row(line):
    figures = columns(text(line.get(figure)) for figure in FIGURES)
    print(f"{line['system']:22}{figures}  {line['version']}")
    if "heap_megabytes" in line:
        heaps = [line["heap_megabytes_before"], *line["heap_megabytes"]]
        print(f"  heap after each study, MB: {', '.join(f'{heap:.1f}' for heap in heaps)}")


def ratios(lines):
    """How many times as fast ours is as each other."""
    rates = {line["system"]: line.get("trials_per_second") for line in lines}
    ours = rates.pop(OURS, None)
    for system, rate in rates.items():
        if ours and rate:
            yield {
                "bench": "dispatch",
                "system": OURS,
                "times_as_fast_as": system,
                "ratio": ours / rate,
            }


def main(as_json):
    if not as_json:
        print(f"{'system':22}{columns(FIGURES)}  version")
    lines = []
    for text_line in sys.stdin:
        lines.append(json.loads(text_line))
        print(text_line, end="", flush=True) if as_json else row(lines[-1])
    for ratio in ratios(lines):
        if as_json:
            print(json.dumps(ratio))
        else:
            print(f"{OURS} is {ratio['ratio']:.0f} times as fast as {ratio['times_as_fast_as']}")


if __name__ == "__main__":
    main("--json" in sys.argv[1:])
