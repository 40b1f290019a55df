"""Are the servers here that the tests put in front of the dashboard and beside it, and if not, how do they get here?

HAProxy and nginx as proxies, Node with npm's OpenID provider. Debian's packages where we may install; elsewhere it is said what
is missing. What npm brings is pinned with hashes in ``tests/anbieter/package-lock.json``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ANBIETER = Path(__file__).parent.parent / "tests" / "anbieter"
PAKETE = {"haproxy": "haproxy", "nginx": "nginx-light", "node": "nodejs", "npm": "npm"}  # program -> package of Debian
PFADE = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def fehlende() -> dict[str, str]:
    """Programs that are not here, with their package."""
    return {programm: paket for programm, paket in PAKETE.items() if shutil.which(programm, path=PFADE) is None}


def main() -> int:
    """Install what is missing, or say it."""
    if (fehlt := fehlende()) and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        befehl = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *sorted(set(fehlt.values()))]
        umgebung = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # nothing is to be started
        subprocess.run(befehl, check=True, stdout=subprocess.DEVNULL, env=umgebung)
    if fehlt := fehlende():
        sys.stderr.write(f"Für die Tests fehlt: {', '.join(fehlt)}. Abhilfe: mit der Paketverwaltung installieren.\n")
        return 1
    if not (ANBIETER / "node_modules" / "oidc-provider").is_dir():
        befehl = ["npm", "ci", "--prefix", str(ANBIETER), "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        return subprocess.run(befehl, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
