"""The usual way to find wrong figures, for comparison: the fewest numbers that have to change, as a mixed-integer program.

    cargo run --release -p gouji-tests --bin localize -- --dump reports.jsonl --reports 75
    pip install highspy
    python3 tests/oracle/mip.py reports.jsonl

Each line of the file is a report with errors in it: its numbers, its rules as sums of numbers (= or <=), and which
numbers are wrong in truth. Every number has a whole variable for what it should be and one that is 1 where it is changed
(Fellegi and Holt); the sum of the latter is made as small as possible. Nothing else is known of the numbers, so that of
several smallest sets the solver takes any. Rules with a condition (when) are left out. It is no part of any build.
"""

import json
import os
import sys
import time

import highspy
import numpy


def misses(row, values):
    total = sum(by * values[at] for at, by in row["terms"])
    return total != row["right"] if row["op"] == "=" else total > row["right"]


def connected(rows, values):
    """The rows that hang together with a broken one, and the numbers in them."""
    numbers = {at for row in rows if misses(row, values) for at, _ in row["terms"]}
    while True:
        near = [row for row in rows if any(at in numbers for at, _ in row["terms"])]
        wider = {at for row in near for at, _ in row["terms"]}
        if wider == numbers:
            return near, sorted(numbers)
        numbers = wider


def model(rows, numbers, values):
    """Columns: what each number should be, then whether it is changed."""
    count = len(numbers)
    place = {at: column for column, at in enumerate(numbers)}
    most = float(max(2 * max(values[at] for at in numbers) + 1000, 100000))
    below, above, starts, columns, coefficients = [], [], [], [], []

    def add(terms, low, high):
        starts.append(len(columns))
        below.append(low)
        above.append(high)
        for column, by in terms:
            columns.append(column)
            coefficients.append(float(by))

    for row in rows:
        low = float(row["right"]) if row["op"] == "=" else -highspy.kHighsInf
        add([(place[at], by) for at, by in row["terms"]], low, float(row["right"]))
    for at, column in place.items():
        value = float(values[at])
        add([(column, 1), (count + column, -most)], -highspy.kHighsInf, value)
        add([(column, 1), (count + column, most)], value, highspy.kHighsInf)
    lp = highspy.HighsLp()
    lp.num_col_ = 2 * count
    lp.num_row_ = len(below)
    lp.col_cost_ = numpy.array([0.0] * count + [1.0] * count)
    lp.col_lower_ = numpy.zeros(2 * count)
    lp.col_upper_ = numpy.array([most] * count + [1.0] * count)
    lp.row_lower_ = numpy.array(below)
    lp.row_upper_ = numpy.array(above)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = numpy.array(starts + [len(columns)])
    lp.a_matrix_.index_ = numpy.array(columns)
    lp.a_matrix_.value_ = numpy.array(coefficients)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * (2 * count)
    return lp


def solve(report):
    """The numbers that the solver would change with their new values, and how long it took in milliseconds."""
    values = report["values"]
    rows, numbers = connected(report["rows"], values)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    solver.setOptionValue("time_limit", 20.0)
    start = time.perf_counter()
    solver.passModel(model(rows, numbers, values))
    solver.run()
    took = (time.perf_counter() - start) * 1000
    solution = solver.getSolution().col_value
    if len(solution) < len(numbers):
        return {}, took
    proposed = {at: round(solution[column]) for column, at in enumerate(numbers)}
    return {at: new for at, new in proposed.items() if new != values[at]}, took


def main():
    # What the solver prints of itself is no part of the table.
    table = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    groups = {}
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            report = json.loads(line)
            key = (report["form"], report["density"], report["errors"])
            groups.setdefault(key, []).append(report)
    names = ["form", "reports", "errors in each", "number", "caught", "exact", "values", "top", "ms", "99%", "longest"]
    print("| " + " | ".join(names) + " |\n|" + " --- |" * len(names), file=table)
    for (form, density, errors), reports in groups.items():
        caught = [each for each in reports if any(misses(row, each["values"]) for row in each["rows"])]
        exact = valued = top = 0
        times = []
        for report in caught:
            changed, took = solve(report)
            times.append(took)
            wrong, truth = set(report["wrong"]), dict(map(tuple, report["true"]))
            is_exact = set(changed) == wrong
            exact += is_exact
            valued += is_exact and all(truth[at] == new for at, new in changed.items())
            top += bool(changed) and min(changed) in wrong
        times.sort()
        share = lambda part, whole: f"{100 * part / whole:.1f}" if whole else "–"
        at = lambda percent: f"{times[min(len(times) * percent // 100, len(times) - 1)]:.1f}" if times else "–"
        cells = [form, density, errors, len(reports), share(len(caught), len(reports))]
        cells += [share(exact, len(caught)), share(valued, exact), share(top, len(caught))]
        print("| " + " | ".join(map(str, cells + [at(50), at(99), at(100)])) + " |", file=table, flush=True)


if __name__ == "__main__":
    main()
