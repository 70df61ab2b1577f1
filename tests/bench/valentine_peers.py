# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the matchers of the package valentine (https://github.com/delftdata/valentine) on pairs of tables that
bench_suggest has written, and prints recall at gold size per kind of pair. Usage: valentine_peers.py FOLDER"""
import csv, pathlib, sys, warnings

warnings.filterwarnings("ignore")
import pandas
from valentine import valentine_match
from valentine.algorithms import Coma, Cupid, DistributionBased, JaccardDistanceMatcher, SimilarityFlooding

MATCHERS = {
    "COMA": lambda: Coma(),
    "COMA+instances": lambda: Coma(use_instances=True),
    "Cupid": lambda: Cupid(),
    "SimilarityFlooding": lambda: SimilarityFlooding(),
    "Distribution": lambda: DistributionBased(),
    "Jaccard-Levenshtein": lambda: JaccardDistanceMatcher(),
}
ROWS = 200  # per table: the quadratic matchers take minutes on more


def read(path):
    return pandas.read_csv(path, dtype=str, keep_default_na=False).head(ROWS)


def names(pair):
    """(source column, target column), however the release at hand calls them."""
    if hasattr(pair, "source_column"):
        return pair.source_column, pair.target_column
    return pair[0][1], pair[1][1]


sums = {}
for place in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    kind = (place / "name").read_text()
    source, target = read(place / "source.csv"), read(place / "target.csv")
    with open(place / "gold.csv", newline="") as file:
        gold = {tuple(row) for row in list(csv.reader(file))[1:]}
    if not gold:
        continue
    for name, make in MATCHERS.items():
        try:
            found = valentine_match([source, target], make())
        except Exception as failure:  # a matcher that fails on a pair has found nothing
            print(f"{name} on {place.name}: {type(failure).__name__}: {failure}", file=sys.stderr)
            found = {}
        ranked = [names(pair) for pair, _ in sorted(found.items(), key=lambda item: -item[1])]
        right = sum(pair in gold for pair in ranked[: len(gold)])
        count, total = sums.get((kind, name), (0, 0.0))
        sums[kind, name] = (count + 1, total + right / len(gold))

print("%-44s %s" % ("recall@gold of others on the same tables", "  ".join(MATCHERS)))
for kind in dict.fromkeys(kind for kind, _ in sums):
    values = [sums[kind, name][1] / sums[kind, name][0] for name in MATCHERS]
    print("%-44s %s" % (kind, "  ".join("%.3f" % value for value in values)))
means = [sum(t / c for (k, n), (c, t) in sums.items() if n == name) / len({k for k, _ in sums}) for name in MATCHERS]
print("%-44s %s" % ("mean", "  ".join("%.3f" % value for value in means)))
