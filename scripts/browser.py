"""Is there a Chromium for the browser tests, and if not, how does one get here?"""

import os
import shutil
import subprocess
import sys

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def vorhanden() -> str | None:
    """Path of an installed Chromium; CHROMIUM overrides the search."""
    return os.environ.get("CHROMIUM") or next((pfad for name in NAMEN if (pfad := shutil.which(name))), None)


def main() -> int:
    """Find or install one; Debian's package where we may, Playwright's own elsewhere."""
    if vorhanden():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True, stdout=subprocess.DEVNULL)
        return 0
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
