"""Is the dashboard of this container ready? Exit 0 if it is, 1 if not; for HEALTHCHECK, where there is no curl."""

import sys
import urllib.request

try:
    with urllib.request.urlopen(
        f"http://127.0.0.1:{sys.argv[1] if len(sys.argv) > 1 else 8501}/bereit", timeout=4
    ) as antwort:
        sys.exit(0 if antwort.status == 200 else 1)
except OSError:
    sys.exit(1)
