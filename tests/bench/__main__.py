"""`python -m tests.bench [NAME …]`: run the benches, all or those named."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.bench import (
    badlink,
    film,
    herd,
    looking,
    mirror,
    newsroom,
    nudging,
    publishing,
    recording,
    resuming,
    screen,
    searching,
    site,
    wire,
    writing,
)

BENCHES = {
    "screen": screen,
    "film": film,
    "searching": searching,
    "looking": looking,
    "writing": writing,
    "wire": wire,
    "resuming": resuming,
    "badlink": badlink,
    "publishing": publishing,
    "recording": recording,
    "mirror": mirror,
    "nudging": nudging,
    "herd": herd,
    "site": site,
    "newsroom": newsroom,
}
GOALS = {
    "start_ratio": 1.5,
    "page_ms_p50": 16,
    "page_ms_p95": 50,
    "pss_mb": 130,
    "film_dropped_pct": 2,
    "film_dropped_pct_full": 2,
    "typing_letters_ms_p95": 50,
    "typing_written_ms_p95": 50,
    "typing_lost_ms_p95": 50,
    "typing_next_ms_p95": 50,
    "writing_ms_p95": 50,
    "writing_mb": 30,
    "poll_requests": 1,
    "poll_bytes": 400,
    "sync_cpu_s_10k": 60,
    "delta_ratio": 1.15,
    "resume_waste_pct": 1,
    "resume_waste_pct_long": 1,
    "bad_link_ratio": 1.3,
    "nudge_ms_p99": 1000,
    "takeover_s": 2,
    "herd_peak_ratio": 5,
    **{
        f"newsroom_{what}_{kind}": 2
        for what in ("editors_list", "prices", "release_s")
        for kind in ("sqlite", "postgres")
    },
}


def main(names: list[str]) -> int:
    figures: dict[str, float] = {}
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    for name in names or BENCHES:
        with tempfile.TemporaryDirectory(prefix="cunkou-bench-") as folder:
            for key, value, what in BENCHES[name].measure(Path(folder)):
                figures[key] = round(value, 4)
                goal = GOALS.get(key)
                limit = f"goal <= {goal}" if goal is not None else ""
                print(f"{key:22} {value:>12,.3f}  {what:58} {limit}", flush=True)
    into = Path("build/bench.json")
    into.parent.mkdir(exist_ok=True)
    held = json.loads(into.read_text()) if into.exists() and names else {}
    into.write_text(json.dumps(held | figures, indent=1, sort_keys=True) + "\n")
    print(f"written to {into}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
