"""Turns the JSON lines of the search bench into tables, or with --json passes them on; then what
they say in sum."""

import json
import math
import statistics
import sys
from collections import defaultdict

DEFAULT = "nightjar-auto"
TABLE_PEERS = ["optuna-tpe", "optuna-gp"]
CONTROL = "nightjar-full+random"


def by_table(lines):
    """The lines of each table, by system."""
    found = defaultdict(dict)
    for line in lines:
        found[line["table"]][line["system"]] = line
    return found


def ranks(lines):
    """The rank of each system on one table; equal ones share the mean of theirs."""
    regrets = {system: line["normalised_regret"] for system, line in lines.items()}
    return {
        system: 0.5
        + sum(other < mine for other in regrets.values())
        + sum(other == mine for other in regrets.values()) / 2
        for system, mine in regrets.items()
    }


def everywhere(tables):
    """The systems that have a figure on every table."""
    systems = [set(lines) for lines in tables.values()]
    return set.intersection(*systems) if systems else set()


def summaries(kind, tables):
    """A line for each system over all tables of a kind; only those on every table are ranked."""
    complete = everywhere(tables)
    ranked = [
        ranks({system: line for system, line in lines.items() if system in complete})
        for lines in tables.values()
    ]
    for system in dict.fromkeys(system for lines in tables.values() for system in lines):
        own = [lines[system] for lines in tables.values() if system in lines]
        line = {
            "bench": "search",
            "system": system,
            "version": own[0]["version"],
            "table": "all",
            "kind": kind,
            "tables": len(own),
            "normalised_regret": statistics.fmean(each["normalised_regret"] for each in own),
        }
        errors = [each["stderr"] for each in own]
        if None not in errors:
            line["stderr"] = math.sqrt(sum(error * error for error in errors)) / len(errors)
        if system in complete:
            line["mean_rank"] = statistics.fmean(each[system] for each in ranked)
        yield line


def ratios(lines):
    """The mean regret of the default in those of its peers, over the tables of both."""
    regrets = {line["system"]: line for line in lines if line["kind"] == "tables"}
    ours = regrets.get(DEFAULT)
    for peer in TABLE_PEERS:
        if ours and peer in regrets and regrets[peer]["tables"] == ours["tables"]:
            ratio = ours["normalised_regret"] / regrets[peer]["normalised_regret"]
            line = {"bench": "search", "system": DEFAULT, "table": "all"}
            yield {**line, "peer": peer, "ratio": ratio}


def differences(tables):
    """How many standard errors each system on curves is worse than random search at full budget."""
    for table, lines in tables.items():
        control = lines.get(CONTROL)
        for system, line in lines.items():
            if control and line is not control and control["stderr"] and line["stderr"]:
                error = math.hypot(control["stderr"], line["stderr"])
                yield {
                    "bench": "search",
                    "system": system,
                    "table": table,
                    "worse_than": CONTROL,
                    "standard_errors": (line["normalised_regret"] - control["normalised_regret"])
                    / error,
                }


def row(line):
    error = "-" if line.get("stderr") is None else f"{line['stderr']:.4f}"
    seconds = line.get("seconds_per_suggestion")
    speed = "-" if seconds is None else f"{1000 * seconds:.3f}"
    rank = f"{line['mean_rank']:.2f}" if "mean_rank" in line else "-"
    last = rank if line["table"] == "all" else speed
    few = f"  ({line['tables']} only)" if line["table"] == "all" and rank == "-" else ""
    print(f"  {line['system']:32}{line['normalised_regret']:>18.4f}{error:>10}{last:>16}{few}")


def print_table(title, last, lines):
    print(f"{title:34}{'normalised regret':>18}{'stderr':>10}{last:>16}")
    for line in sorted(lines, key=lambda each: each["normalised_regret"]):
        row(line)
    print(flush=True)


def print_all(tables, curves, sums):
    for table, lines in {**tables, **curves}.items():
        print_table(table, "ms/suggestion", lines.values())
    for kind in "tables", "curves":
        of_kind = [line for line in sums if line["kind"] == kind]
        if of_kind:
            print_table(f"all {kind}", "mean rank", of_kind)
    for ratio in ratios(sums):
        print(f"{DEFAULT} has {ratio['ratio']:.2f} of the mean regret of {ratio['peer']}")
    for line in differences(curves):
        errors = line["standard_errors"]
        side = "worse" if errors > 0 else "better"
        print(
            f"{line['table']}: {line['system']} is {abs(errors):.1f} standard errors {side}"
            f" than {CONTROL}"
        )


def main(as_json):
    lines = []
    for text in sys.stdin:
        lines.append(json.loads(text))
        if as_json:
            print(text, end="", flush=True)
    tables = by_table(line for line in lines if "trials" in line)
    curves = by_table(line for line in lines if "epochs" in line)
    sums = [*summaries("tables", tables), *summaries("curves", curves)]
    if as_json:
        for line in [*sums, *ratios(sums), *differences(curves)]:
            print(json.dumps(line), flush=True)
    else:
        print_all(tables, curves, sums)


if __name__ == "__main__":
    main("--json" in sys.argv[1:])
