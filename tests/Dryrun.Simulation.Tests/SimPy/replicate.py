"""Runs a model several times under seeds of its own and prints mean and standard error of each measure as JSON.

A model is a function of a random.Random; it returns a dict of measures. Times are in minutes throughout.
"""

import json
import random
import sys
from statistics import fmean, stdev


def replicate(model):
    """Called by a script as replicate(model); its arguments are the number of replications and a seed."""
    replications, seed = int(sys.argv[1]), int(sys.argv[2])
    runs = [model(random.Random(seed * 1_000_003 + i)) for i in range(replications)]
    measures = {}
    for name in runs[0]:
        values = [run[name] for run in runs]
        measures[name] = {"mean": fmean(values), "standardError": stdev(values) / len(values) ** 0.5}
    print(json.dumps(measures))
