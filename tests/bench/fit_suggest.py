# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the weights of suggestions: fit_suggest.py FEATURES weights.def, where FEATURES is what bench_suggest --features
writes. Needs numpy and scipy. Two logistic regressions, regularised towards plain expectations, weights not negative;
each mapping counts by the square root of its gold pairs, mappings that are made count a tenth. The calibration is fitted
on mappings that were held out: all of one domain (or made of one table) at a time, whose figures are printed."""
import sys

import numpy as np
from scipy.optimize import minimize

# What is expected of each feature before anything is seen; the order is that of features.h.
EXPECTED = dict(NameOverlap=3, NameContained=1, NameLetters=1, NameEqual=1, NameHead=.5, PathOverlap=2, PathContained=.5,
                EntityNames=.5, TextOverlap=1.5, Descriptions=1.5, EntityTexts=1, NameInText=1, Types=.4, Kinds=.6, Keys=.3,
                References=1.5, Positions=.3, SharedValues=1.5, Contained=0, Jaccard=1, SharedWords=.7, Grams=1, Shapes=.3,
                Numbers=.5, Lengths=.7, Characters=.5, Distinctness=.3, Fullness=.2, NameAndValues=0, NameWithoutValues=.5,
                TextWithoutValues=.5, NoValues=2.5)
AMONG_ALL = dict(Evidence=2.5, LeadOfSource=.3, LeadOfTarget=.3, LeadInTargetEntity=.1, LeadInSourceEntity=.1, Fit=4,
                 FitBehindOfSource=6, FitBehindOfTarget=6)
FIRST_PULL, SECOND_PULL = 0.2, 0.5  # how strongly weights are held to what is expected
NAMES = list(EXPECTED)
COUNT = len(NAMES)


def read(path):
    data, at, cases = open(path, "rb").read(), 0, []

    def line():
        nonlocal at
        end = data.index(b"\n", at)
        text, at = data[at:end].decode(), end + 1
        return text.split("\t")

    while at < len(data):
        _, mapping, _, sources, targets = line()
        sources, targets = int(sources), int(targets)
        source = np.array([int(line()[0]) for _ in range(sources)])
        target = np.array([int(line()[0]) for _ in range(targets)])
        size = sources * targets * (COUNT + 1) * 4
        values = np.frombuffer(data[at:at + size], np.float32).reshape(sources, targets, COUNT + 1).astype(float)
        at += size
        cases.append(dict(mapping=mapping, source=source, target=target, X=values[:, :, :COUNT], y=values[:, :, COUNT]))
    return cases


def domain(mapping):
    if mapping.startswith("made: "):
        return "made of " + mapping.split()[1]
    return next((d for d in ("omop", "smutf") if d in mapping), mapping)


def odds(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def fit(X, y, w, pull, expected, free=()):
    def loss(t):
        z = X @ t[1:] + t[0]
        g = (odds(z) - y) * w
        value = (w * (np.logaddexp(0, -z) * y + np.logaddexp(0, z) * (1 - y))).sum() + pull * ((t[1:] - expected) ** 2).sum()
        return value, np.r_[g.sum(), X.T @ g + 2 * pull * (t[1:] - expected)]

    bounds = [(None, None)] + [(None, None) if i in free else (0, None) for i in range(X.shape[1])]
    return minimize(loss, np.zeros(X.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds, options=dict(maxiter=400)).x


def lead(z, axis):
    if z.shape[axis] < 2:
        return np.full_like(z, 3.0)
    two = np.partition(z, -2, axis=axis)
    first, second = (np.expand_dims(np.take(two, i, axis=axis), axis) for i in (-1, -2))
    return np.clip(z - np.where(z >= first, second, first), -6, 6) / 3


def among_all(case, z):
    source, target, p = case["source"], case["target"], odds(z)
    sources, targets = source.max() + 1, target.max() + 1
    in_target, in_source = np.zeros_like(z), np.zeros_like(z)
    from_source, from_target = np.zeros((sources, targets)), np.zeros((sources, targets))
    for t in np.unique(target):
        at = target == t
        in_target[:, at] = lead(z[:, at], 1)
        from_source[:, t] = np.bincount(source, weights=p[:, at].max(1), minlength=sources)
    for s in np.unique(source):
        at = source == s
        in_source[at] = lead(z[at], 0)
        from_target[s] = np.bincount(target, weights=p[at].max(0), minlength=targets)
    smaller = np.minimum.outer(np.bincount(source, minlength=sources), np.bincount(target, minlength=targets))
    suit = np.minimum(from_source, from_target) / np.maximum(1, smaller)
    pick = lambda values: values[np.ix_(source, target)]
    return np.stack([z / 3, lead(z, 1), lead(z, 0), in_target, in_source, pick(suit),
                     pick(suit - suit.max(1, keepdims=True)), pick(suit - suit.max(0, keepdims=True))], 2)


def without_values(X):
    X = X.copy()
    begin, end = NAMES.index("SharedValues"), NAMES.index("NameWithoutValues")
    X[:, begin:end] = 0
    X[:, end], X[:, end + 1], X[:, end + 2] = X[:, 0], X[:, NAMES.index("TextOverlap")], 1
    X[:, NAMES.index("Positions")] = .5
    return X


def share(mapping, gold):
    base = .1 if mapping.startswith("made") else .5 if mapping.startswith("smutf") else 1
    return base * min(1, gold / 10) ** .5


def stacked(cases, values, also_without_values):
    gold = {}
    for case in cases:
        gold[case["mapping"]] = gold.get(case["mapping"], 0) + case["y"].sum()
    parts = []
    for case, X in zip(cases, values):
        X, y = X.reshape(-1, X.shape[2])[case["rows"]], case["y"].ravel()[case["rows"]]
        k = max(1, gold[case["mapping"]])
        base = share(case["mapping"], k) / k
        w = np.where(y > 0, base, base * min(1, 12 * k / max(1, len(y) - y.sum())))
        parts.append((X, y, w))
        if also_without_values and case["mapping"].startswith("made"):
            parts.append((without_values(X), y, w * .4))
    return [np.concatenate(part) for part in zip(*parts)]


def train(cases):
    first = fit(*stacked(cases, [c["X"] for c in cases], True), FIRST_PULL, np.array(list(EXPECTED.values())), {COUNT - 1})
    seen = [among_all(c, c["X"] @ first[1:] + first[0]) for c in cases]
    return first, fit(*stacked(cases, seen, False), SECOND_PULL, np.array(list(AMONG_ALL.values())))


def score(case, first, second):
    return among_all(case, case["X"] @ first[1:] + first[0]) @ second[1:] + second[0]


cases = read(sys.argv[1])
random = np.random.default_rng(1)
for case in cases:
    y = case["y"].ravel()
    wrong, right = np.where(y == 0)[0], np.where(y > 0)[0]
    case["rows"] = np.r_[right, random.choice(wrong, min(len(wrong), max(60 * max(1, len(right)), 200)), replace=False)]

held = {}
for one in sorted({domain(c["mapping"]) for c in cases}):
    weights = train([c for c in cases if domain(c["mapping"]) != one])
    for case in cases:
        if domain(case["mapping"]) == one:
            held.setdefault(case["mapping"], []).append((case["y"].ravel(), score(case, *weights).ravel()))
z, y, w, recalls = [], [], [], {}
for mapping, parts in held.items():
    right, ranked = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
    gold = int(right.sum())
    if gold == 0:
        continue
    recalls[mapping] = right[np.argsort(-ranked, kind="stable")[:gold]].sum() / gold
    z.append(ranked), y.append(right), w.append(np.full(len(right), share(mapping, gold) / gold))
for mapping, recall in recalls.items():
    print("held out %-60s recall at gold size %.3f" % (mapping, recall))
calibration = fit(np.concatenate(z)[:, None], np.concatenate(y), np.concatenate(w), 0, np.zeros(1))
first, second = train(cases)
with open(sys.argv[2], "w") as out:
    out.write("""// SPDX-License-Identifier: GPL-3.0-or-later
// What each feature says about a pair, in log-odds. Made by tests/bench/fit_suggest.py; not to be edited by hand.
//   MW_WEIGHT(feature, weight)      in the order of features.h
//   MW_CONSTANT(name, value)        of the second step, which sees a pair among all others, and of the calibration
""")
    for name, weight in zip(NAMES, first[1:]):
        out.write("MW_WEIGHT(%s, %.4ff)\n" % (name, weight))
    constants = dict(ByItself=first[0], AmongAll=second[0], **dict(zip(AMONG_ALL, second[1:])),
                     Calibration=calibration[0], CalibrationSlope=calibration[1])
    for name, value in constants.items():
        out.write("MW_CONSTANT(%s, %.4f)\n" % (name, value))
