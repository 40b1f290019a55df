"""Are the servers here that the tests put in front of the dashboard and beside it, and if not, how do they get here?

HAProxy and nginx as proxies, etcd beside the cluster, Node with npm's OpenID provider. Debian's packages where we may install;
elsewhere it is said what is missing. What npm brings is pinned with hashes in ``tests/anbieter/package-lock.json``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ANBIETER = Path(__file__).parent.parent / "tests" / "anbieter"
# Program -> package of Debian, in this order: a nodejs that is not Debian's brings its own npm and refuses the other one.
PAKETE = {
    "haproxy": "haproxy", "nginx": "nginx-light", "openssl": "openssl", "systemd-analyze": "systemd", "node": "nodejs", "npm": "npm",
    "etcd": "etcd-server",
}  # fmt: skip
PFADE = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def fehlende() -> list[str]:
    """Programs that are not here."""
    return [programm for programm in PAKETE if shutil.which(programm, path=PFADE) is None]


def installiere() -> None:
    """What is missing, one after the other; nothing is started."""
    umgebung = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    for programm, paket in PAKETE.items():
        if programm in fehlende():
            befehl = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", paket]
            subprocess.run(befehl, check=True, stdout=subprocess.DEVNULL, env=umgebung)


def main() -> int:
    """Install what is missing, or say it."""
    if fehlende() and shutil.which("apt-get") and os.geteuid() == 0:
        installiere()
    if fehlt := fehlende():
        sys.stderr.write(f"Für die Tests fehlt: {', '.join(fehlt)}. Abhilfe: mit der Paketverwaltung installieren.\n")
        return 1
    if not (ANBIETER / "node_modules" / "oidc-provider").is_dir():
        befehl = ["npm", "ci", "--prefix", str(ANBIETER), "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        return subprocess.run(befehl, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
