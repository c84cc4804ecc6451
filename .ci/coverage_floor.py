"""Ends with 1 unless enough lines and enough branches ran, each by itself: ``coverage json -o - | … PERCENT``."""

import json
import sys

if __name__ == "__main__":
    totals, floor = json.load(sys.stdin)["totals"], float(sys.argv[1])
    shares = {
        "lines": 100 * totals["covered_lines"] / totals["num_statements"],
        "branches": 100 * totals["covered_branches"] / totals["num_branches"],
    }
    print(", ".join(f"{share:.1f} % of {what}" for what, share in shares.items()))  # noqa: T201 - what it is for
    sys.exit(min(shares.values()) < floor)
