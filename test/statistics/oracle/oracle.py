"""Prints name,value for what test/statistics/oracle.slow.test.ts compares. Needs SciPy.

Run in this folder: python3 oracle.py > oracle-scipy.csv
"""
import csv

from scipy import special, stats


def say(name, value):
    print(f"{name},{float(value):.15g}")


for z in (0.5, 1.96, 5, 12, 30):
    say(f"normal {z}", 2 * stats.norm.sf(z))
for freedom in (1, 2, 4, 30):
    for value in (0.3, 4, 52.6, 600):
        say(f"chi-square {freedom} {value}", stats.chi2.sf(value, freedom))
for freedom in (1, 4.5, 30, 1000):
    for t in (0.2, 2, 9, 40):
        say(f"t {freedom} {t}", 2 * stats.t.sf(t, freedom))
for a in (0.5, 3, 80, 2000):
    for x in (0.01, 0.5 * a, a, 1.5 * a, a + 40):
        say(f"upper gamma {a} {x}", special.gammaincc(a, x))
        say(f"lower gamma {a} {x}", special.gammainc(a, x))
for a in (0.5, 30, 900):
    for b in (0.5, 3, 80):
        for x in (1e-6, 0.3, 0.5, 0.97):
            say(f"beta {a} {b} {x}", special.betainc(a, b, x))
for x in (0.1, 1.5, 8, 1e5):
    say(f"log gamma {x}", special.gammaln(x))

with open("series.csv") as file:
    rows = [(step, float(row["value"])) for step, row in enumerate(csv.DictReader(file)) if row["value"] != "NA"]
slope = stats.theilslopes([value for _, value in rows], [step for step, _ in rows], 0.95)
say("Theil-Sen", slope.slope)
say("Theil-Sen low", slope.low_slope)
say("Theil-Sen high", slope.high_slope)
