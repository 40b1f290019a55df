"""Are the files for operation right? The proxies really run in front of a dashboard; the rest is checked by its own tools."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin, Subprotocol
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from config import WURZEL, Settings
from tests.browser.conftest import freier_port
from tests.dienst import Antwort, Dienst, dienst, hole, lege_an, warte
from web.bestand import GEOMETRIE
from web.kopf import CSP

DEPLOY = WURZEL / "deploy"
NAME = "asskomm.example"
SCHLUESSEL = "ein-langer-Schluessel-fuer-Metriken"
DIENSTE = sorted((DEPLOY / "systemd").glob("*.service"))


def werkzeug(name: str) -> str:
    """Path of a tool of Debian's; the tests fail without it."""
    pfad = shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin")
    assert pfad, f"{name} fehlt; „make browser“ nennt die Debian-Pakete"
    return pfad


# --- the proxies, for real --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vermittler:
    """A proxy with TLS in front of a dashboard, and of another one that is not there."""

    art: str
    port: int
    klartext: int
    dahinter: Dienst

    @property
    def host(self) -> str:
        return f"{NAME}:{self.port}"

    def hole(self, pfad: str, methode: str = "GET", koerper: bytes | None = None, **kopf: str) -> Antwort:
        """One request by TLS, under our name unless ``Host`` says another one."""
        verbindung = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=_ohne_pruefung())
        try:
            alle = {"Host": self.host} | {name.replace("_", "-"): wert for name, wert in kopf.items()}
            verbindung.sock = _ohne_pruefung().wrap_socket(
                socket.create_connection(("127.0.0.1", self.port), 30), server_hostname=NAME
            )
            verbindung.request(methode, pfad, koerper, alle)
            antwort = verbindung.getresponse()
            return Antwort(antwort.status, {n.lower(): w for n, w in antwort.getheaders()}, antwort.read())
        finally:
            verbindung.close()

    def leitung(self, herkunft: str) -> ClientConnection:
        """A websocket as a browser opens it."""
        return connect(
            f"wss://{self.host}/_stcore/stream", sock=socket.create_connection(("127.0.0.1", self.port), 30),
            ssl=_ohne_pruefung(), server_hostname=NAME,
            origin=Origin(herkunft), subprotocols=[Subprotocol("streamlit")], proxy=None, max_size=None,
        )  # fmt: skip


def _ohne_pruefung() -> ssl.SSLContext:
    zusammenhang = ssl.create_default_context()
    zusammenhang.check_hostname, zusammenhang.verify_mode = False, ssl.CERT_NONE
    return zusammenhang


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deploy")


@pytest.fixture(scope="module")
def server(ordner: Path) -> Iterator[Dienst]:
    """A dashboard that thinks it is in earnest, but for the sign-in."""
    einstellungen = {"adresse": f"https://{NAME}", "hosts": f"{NAME},127.0.0.1", "metriken_schluessel": SCHLUESSEL}
    with dienst(ordner, lege_an(ordner), **einstellungen) as laufend:
        yield laufend


@pytest.fixture(scope="module")
def zertifikat(ordner: Path) -> tuple[Path, Path, Path]:
    """Certificate, key, and both in one file."""
    oeffentlich, geheim, beide = ordner / "tls.pem", ordner / "tls.schluessel.pem", ordner / "beide.pem"
    befehl = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    befehl += ["-subj", f"/CN={NAME}", "-keyout", str(geheim), "-out", str(oeffentlich)]
    subprocess.run(befehl, check=True, capture_output=True)
    beide.write_text(oeffentlich.read_text() + geheim.read_text())
    return oeffentlich, geheim, beide


def _umgebung(ordner: Path, beide: Path, ports: tuple[int, ...]) -> dict[str, str]:
    a, b, tls, klartext, zustand = ports
    return {
        "ASSKOMM_NAME": NAME, "ASSKOMM_TLS": str(beide), "ASSKOMM_FEHLERSEITEN": str(DEPLOY / "haproxy" / "fehler"),
        "ASSKOMM_A": f"127.0.0.1:{a}", "ASSKOMM_B": f"127.0.0.1:{b}", "ASSKOMM_LAUSCHT": f"127.0.0.1:{tls}",
        "ASSKOMM_KLARTEXT": f"127.0.0.1:{klartext}", "ASSKOMM_ZUSTAND": f"127.0.0.1:{zustand}", "ASSKOMM_PROTOKOLL": "stdout",
        "PATH": "/usr/sbin:/usr/bin:/bin", "HOME": str(ordner),
    }  # fmt: skip


@contextmanager
def laufend(befehl: list[str], port: int, log: Path, umgebung: dict[str, str] | None = None) -> Iterator[None]:
    """Run a proxy until the end of the block; it is ended by pid."""
    with (
        log.open("wb") as ausgabe,
        subprocess.Popen(befehl, stdout=ausgabe, stderr=subprocess.STDOUT, env=umgebung) as prozess,
    ):
        try:
            warte(lambda: _lauscht(port, prozess, log), 20)
            yield
        finally:
            prozess.terminate()
            prozess.wait(20)


def _lauscht(port: int, prozess: "subprocess.Popen[bytes]", log: Path) -> bool:
    assert prozess.poll() is None, log.read_text()
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


@contextmanager
def haproxy(ordner: Path, beide: Path, a: int, b: int) -> Iterator[tuple[int, int, int]]:
    tls, klartext, zustand = freier_port(), freier_port(), freier_port()
    befehl = [werkzeug("haproxy"), "-db", "-f", str(DEPLOY / "haproxy" / "haproxy.cfg")]
    umgebung = _umgebung(ordner, beide, (a, b, tls, klartext, zustand))
    with laufend(befehl, tls, ordner / f"haproxy-{tls}.log", umgebung):
        yield tls, klartext, zustand


def nginx_konfiguration(ordner: Path, zertifikat: tuple[Path, Path, Path], ports: tuple[int, int, int, int]) -> Path:
    """Our file with other ports and paths, in a configuration that needs nothing of the system's."""
    a, b, tls, klartext = ports
    unsere = (DEPLOY / "nginx" / "asskomm.conf").read_text(encoding="utf-8")
    for was, womit in {
        "listen 443": f"listen 127.0.0.1:{tls}", "listen 80": f"listen 127.0.0.1:{klartext}", "127.0.0.1:8501": f"127.0.0.1:{a}",
        "127.0.0.1:8502": f"127.0.0.1:{b}", "/etc/nginx/tls/asskomm.pem": str(zertifikat[0]),
        "/etc/nginx/tls/asskomm.schluessel.pem": str(zertifikat[1]), "/var/log/nginx/asskomm.log": str(ordner / "nginx-zugriff.log"),
    }.items():  # fmt: skip
        assert was in unsere
        unsere = unsere.replace(was, womit)
    ablagen = "".join(
        f"{art}_temp_path {ordner}/{art};" for art in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    datei = ordner / "nginx.conf"
    datei.write_text(
        f"daemon off; pid {ordner}/nginx.pid; error_log stderr warn; worker_processes 1; user {_nutzer()};"
        f"events {{ worker_connections 512; }} http {{ include /etc/nginx/mime.types; {ablagen}\n{unsere}\n}}",
        encoding="utf-8",
    )
    return datei


def _nutzer() -> str:
    import getpass

    return "root" if getpass.getuser() == "root" else getpass.getuser()


@pytest.fixture(scope="module", params=["haproxy", "nginx"])
def vermittler(
    request: pytest.FixtureRequest, ordner: Path, server: Dienst, zertifikat: tuple[Path, Path, Path]
) -> Iterator[Vermittler]:
    tot = freier_port()
    if request.param == "haproxy":
        with haproxy(ordner, zertifikat[2], tot, server.port) as (tls, klartext, _):
            neu = Vermittler("haproxy", tls, klartext, server)
            warte(lambda: neu.hole("/bereit").status == 200, 20)
            yield neu
        return
    tls, klartext = freier_port(), freier_port()
    datei = nginx_konfiguration(ordner, zertifikat, (tot, server.port, tls, klartext))
    befehl = [werkzeug("nginx"), "-c", str(datei), "-p", str(ordner)]
    with laufend(befehl, tls, ordner / "nginx.log"):
        yield Vermittler("nginx", tls, klartext, server)


@pytest.mark.parametrize("pfad", ["/", "/methodik?stichtag=2021-06-30"])
def test_pages_come_whole_with_our_headers(vermittler: Vermittler, pfad: str) -> None:
    antwort = vermittler.hole(pfad)
    assert antwort.status == 200
    assert '<html lang="de">' in antwort.text
    assert antwort.kopf["content-security-policy"] == CSP
    assert antwort.kopf["strict-transport-security"] == "max-age=63072000"
    assert "x-powered-by" not in antwort.kopf
    assert re.fullmatch(r"(nginx)?", antwort.kopf.get("server", "")), "no version"


def test_a_reader_stays_with_one_process(vermittler: Vermittler) -> None:
    keks = vermittler.hole("/").kopf["set-cookie"]
    assert keks.startswith("asskomm_weg=")
    assert {"httponly", "secure", "samesite=lax"} <= {teil.strip().lower() for teil in keks.split(";")}
    wieder = vermittler.hole("/", Cookie=keks.split(";")[0])
    assert "asskomm_weg" not in wieder.kopf.get("set-cookie", ""), "it is set once"


def test_what_is_not_packed_gets_packed_and_what_is_stays(vermittler: Vermittler) -> None:
    skript = re.search(r'src="\./(static/js/index\.[^"]+)"', vermittler.hole("/").text)
    assert skript
    gepackt = vermittler.hole(f"/{skript[1]}", Accept_Encoding="gzip")
    assert gepackt.kopf["content-encoding"] == "gzip"
    assert len(gepackt.inhalt) < len(vermittler.hole(f"/{skript[1]}").inhalt) / 2
    geometrie = vermittler.hole(GEOMETRIE.pfad, Accept_Encoding="br, gzip")
    assert (geometrie.kopf["content-encoding"], geometrie.inhalt) == ("br", GEOMETRIE.inhalte["br"])


@pytest.mark.parametrize(
    "pfad",
    ["/metriken", "/metriken/", "/Metriken", "/%6detriken", "/metriken%20", "/./metriken", "/x/../metriken", "/_stcore/metrics",
     "/_stcore/%6detrics", "/_STCORE/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/upload_file/a/b",
     "/_stcore/script-health-check"],
)  # fmt: skip
def test_closed_paths_are_closed_even_with_the_key(vermittler: Vermittler, pfad: str) -> None:
    for methode in ("GET", "POST", "HEAD"):
        antwort = vermittler.hole(pfad, methode, Authorization=f"Bearer {SCHLUESSEL}")
        assert antwort.status == 404
        assert b"asskomm_" not in antwort.inhalt


def test_behind_the_proxy_the_metrics_are_there(vermittler: Vermittler) -> None:
    antwort = vermittler.dahinter.hole("/metriken", Authorization=f"Bearer {SCHLUESSEL}")
    assert b"asskomm_datenstand 3.0" in antwort.inhalt
    assert vermittler.dahinter.hole("/metriken").status == 404


def test_the_websocket_works_through_it(vermittler: Vermittler) -> None:
    """One whole run of the script: Host and Origin have arrived unchanged, frames go both ways."""
    auftrag = BackMsg()
    auftrag.rerun_script.query_string = ""
    arten: list[str | None] = []
    with vermittler.leitung(f"https://{vermittler.host}") as ws:
        ws.send(auftrag.SerializeToString())
        while "script_finished" not in arten:
            teil = ws.recv(timeout=30)
            assert isinstance(teil, bytes)
            arten.append(ForwardMsg.FromString(teil).WhichOneof("type"))
    assert arten[0] == "new_session"
    assert arten.count("delta") > 10


@pytest.mark.parametrize("herkunft", ["https://boese.example", "null", f"https://{NAME}", f"http://{NAME}"])
def test_a_foreign_origin_gets_no_websocket(vermittler: Vermittler, herkunft: str) -> None:
    """Our name without the port is foreign, too, where we listen on another one."""
    with pytest.raises(InvalidStatus) as fehler, vermittler.leitung(herkunft):
        pass
    assert fehler.value.response.status_code == 403


@pytest.mark.parametrize("host", ["boese.example", "asskomm.example.boese.example", "127.0.0.1"])
def test_another_name_gets_nothing(vermittler: Vermittler, host: str) -> None:
    if vermittler.art == "haproxy":
        assert vermittler.hole("/", Host=host).status == 421
        return
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        vermittler.hole("/", Host=host)


def test_too_large_bodies_end_at_the_proxy(vermittler: Vermittler) -> None:
    assert vermittler.hole("/stand", "POST", Content_Length="70000").status == 413


def test_without_tls_there_is_only_the_way_to_it(vermittler: Vermittler) -> None:
    antwort = hole(vermittler.klartext, "/karte?stichtag=2021-06-30", Host=NAME)
    assert antwort.status == 301
    assert antwort.kopf["location"] == f"https://{NAME}/karte?stichtag=2021-06-30"


def test_who_the_sender_is_only_the_proxy_says(vermittler: Vermittler) -> None:
    """A process that believed the reader's own header would answer the metrics as if asked from here."""
    for kopf in ("X_Forwarded_For", "X_Real_IP", "Forwarded"):
        assert vermittler.hole("/bereit", **{kopf: "127.0.0.1"}).status == 200


def test_what_the_proxy_logs_has_neither_choice_nor_cookie(vermittler: Vermittler, ordner: Path) -> None:
    vermittler.hole("/methodik?code=verraeterisch", Cookie="asskomm=verraeterisch")
    muster = "nginx-zugriff.log" if vermittler.art == "nginx" else f"haproxy-{vermittler.port}.log"
    warte(lambda: "/methodik" in (ordner / muster).read_text())
    assert "verraeterisch" not in (ordner / muster).read_text()


def test_when_no_process_is_there_the_proxy_says_so_in_german(
    ordner: Path, zertifikat: tuple[Path, Path, Path], server: Dienst
) -> None:
    with haproxy(ordner, zertifikat[2], freier_port(), freier_port()) as (tls, klartext, zustand):
        leer = Vermittler("haproxy", tls, klartext, server)
        warte(lambda: leer.hole("/").status == 503)
        antwort = leer.hole("/")
        assert "Das Dashboard ist gerade nicht erreichbar." in antwort.text
        assert "default-src 'none'" in antwort.kopf["content-security-policy"]
        assert b"haproxy_" in hole(zustand, "/metrics").inhalt


# --- tools of their own -----------------------------------------------------------------------------------------------


def test_haproxy_for_the_database_is_valid(ordner: Path) -> None:
    datei = DEPLOY / "patroni" / "haproxy-datenbank.cfg"
    lauf = subprocess.run([werkzeug("haproxy"), "-c", "-f", str(datei)], capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stderr
    assert "WARNING" not in lauf.stderr


def test_the_container_file_has_no_bad_habits() -> None:
    hadolint = shutil.which("hadolint", path=str(Path(WURZEL, ".venv", "bin"))) or shutil.which("hadolint")
    assert hadolint, "hadolint fehlt; „make setup“ richtet es ein"
    lauf = subprocess.run([hadolint, str(DEPLOY / "Containerfile")], capture_output=True, text=True, check=False)
    assert (lauf.returncode, lauf.stdout) == (0, "")


def test_the_image_gets_every_folder_of_the_product_and_no_rights() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    aus_pyproject = re.search(
        r"only-include = \[(.*?)\]", (WURZEL / "pyproject.toml").read_text(encoding="utf-8"), re.DOTALL
    )
    assert aus_pyproject
    teile = set(re.findall(r'"([\w.]+)"', aus_pyproject[1]))
    kopiert = set(re.findall(r"\S+", " ".join(re.findall(r"^COPY (?!--)(.+)", text, re.MULTILINE))))
    ausgenommen = (WURZEL / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert teile <= kopiert
    assert {f"!{teil}" for teil in teile} <= set(ausgenommen)
    assert (WURZEL / ".containerignore").read_bytes() == (WURZEL / ".dockerignore").read_bytes()
    letzte = text[text.rindex("FROM ") :]
    assert "USER 10001:10001" in letzte
    assert not re.search(r"apt-get|curl|gcc|pip install", letzte)


@pytest.mark.parametrize("datei", DIENSTE, ids=lambda d: d.name)
def test_services_are_sandboxed(datei: Path) -> None:
    analyse = [werkzeug("systemd-analyze"), "security", "--offline=true", "--no-pager", "--threshold=15", str(datei)]
    lauf = subprocess.run(analyse, capture_output=True, text=True, check=False)
    assert lauf.returncode == 0, lauf.stdout


def test_units_are_understood_by_systemd(tmp_path: Path) -> None:
    """With the programs that they start put where they look for them."""
    for datei in (DEPLOY / "systemd").glob("*.*"):
        if datei.suffix in (".service", ".timer"):
            text = datei.read_text(encoding="utf-8")
            text = re.sub(r"(?<=Exec)(\w+)=\S+", r"\1=/bin/true", text).replace(
                "EnvironmentFile=/etc", "EnvironmentFile=-/etc"
            )
            (tmp_path / datei.name).write_text(text.replace("/opt/asskomm", "/tmp"), encoding="utf-8")
    units = sorted(str(p) for p in tmp_path.iterdir() if "@" not in p.name)
    units.append(str((tmp_path / "asskomm@.service").rename(tmp_path / "asskomm@8501.service")))
    pruefe = [werkzeug("systemd-analyze"), "verify", "--man=no", *units]
    lauf = subprocess.run(pruefe, capture_output=True, text=True, check=False)
    unsere = [zeile for zeile in lauf.stderr.splitlines() if "asskomm" in zeile and "asskomm-melden@" not in zeile]
    assert unsere == []


def test_no_service_of_the_dashboard_knows_the_owner_of_the_database() -> None:
    for datei in DIENSTE:
        text = datei.read_text(encoding="utf-8")
        assert ("datenbank-besitzer" in text) == (
            datei.name.split("-")[-1] in ("einrichten.service", "laden.service", "sicherung.service")
        )


# --- compose and settings ---------------------------------------------------------------------------------------------


def compose() -> dict[str, Any]:
    inhalt: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return inhalt


@pytest.mark.parametrize("name", sorted(compose()["services"]))
def test_every_container_has_no_rights_and_a_read_only_root(name: str) -> None:
    teil = compose()["services"][name]
    assert teil["read_only"] is True
    assert teil["cap_drop"] == ["ALL"]
    assert teil["security_opt"] == ["no-new-privileges:true"]
    assert ("ports" in teil) == (name == "vermittler")
    assert set(teil.get("secrets", [])) <= set(compose()["secrets"])
    assert set(teil["networks"]) <= set(compose()["networks"])
    assert "privileged" not in teil


def test_the_dashboards_never_see_the_owner_of_the_database() -> None:
    dienste = compose()["services"]
    kennen = {name for name, teil in dienste.items() if "datenbank-besitzer" in teil.get("secrets", [])}
    assert kennen == {"einrichten", "verwaltung"}
    assert compose()["networks"]["innen"]["internal"] is True
    assert dienste["datenbank"]["networks"] == ["innen"]


def test_every_setting_that_the_files_name_exists_and_no_secret_is_in_them() -> None:
    felder = {f"ASSKOMM_{name.upper()}" for name in Settings.model_fields}
    eigene = {"ASSKOMM_NAME", "ASSKOMM_A", "ASSKOMM_B", "ASSKOMM_PROTOKOLL", "ASSKOMM_TLS", "ASSKOMM_FEHLERSEITEN",
              "ASSKOMM_KLARTEXT", "ASSKOMM_LAUSCHT", "ASSKOMM_ZUSTAND"}  # fmt: skip
    for datei in (p for p in DEPLOY.rglob("*") if p.is_file()):
        text = datei.read_text(encoding="utf-8")
        assert set(re.findall(r"\bASSKOMM_[A-Z_]*[A-Z]\b", text)) <= felder | eigene, datei
        assert not re.search(
            r"(?i)(password|kennwort|secret|geheimnis)\s*[=:]\s*[\"']?(?!/)[\w+/-]{8,}[\"']?$", text, re.MULTILINE
        ), datei
    beispiel = dict(
        re.findall(r"^(ASSKOMM_\w+)=(.*)$", (DEPLOY / ".env.beispiel").read_text(encoding="utf-8"), re.MULTILINE)
    )
    for name, wert in beispiel.items():
        Settings.model_validate({name.removeprefix("ASSKOMM_").lower(): wert})


def metriken() -> set[str]:
    """Names of all metrics of ours."""
    from ui import zaehlwerk
    from ui.zustand import messer
    from web import metriken as im_netz

    werte = [*vars(zaehlwerk).values(), *vars(im_netz).values()]
    familien = [wert for wert in werte if isinstance(wert, MetricWrapperBase)]
    return {m.name for familie in familien for m in familie.describe()} | set(messer())


@pytest.mark.parametrize("datei", ["alarme.yml", "prometheus.yml"])
def test_alarms_ask_for_metrics_that_exist(datei: str) -> None:
    text = (DEPLOY / "ueberwachung" / datei).read_text(encoding="utf-8")
    yaml.safe_load(text)
    for name in re.findall(r"\basskomm_\w+", text):
        assert re.sub(r"_(total|bucket|count|sum)$", "", name) in metriken(), name


# --- our two scripts --------------------------------------------------------------------------------------------------

ATTRAPPE = """#!/bin/sh
echo "$@" >> "$0.rufe"
case "$*" in *gut*|*pruefen*) exit 0;; *schlecht*) exit 2;; *fort*) exit 3;; backup*) printf x > "$2"; exit 0;; esac
exit 1
"""


@pytest.fixture
def attrappe(tmp_path: Path) -> Path:
    datei = tmp_path / "asskomm"
    datei.write_text(ATTRAPPE)
    datei.chmod(0o755)
    return datei


def _lade(eingang: Path, attrappe: Path) -> int:
    return subprocess.run([DEPLOY / "systemd" / "laden.sh", eingang, attrappe], check=False).returncode


def test_the_inbox_is_emptied_by_what_became_of_each_delivery(tmp_path: Path, attrappe: Path) -> None:
    eingang = tmp_path / "eingang"
    eingang.mkdir()
    for name in ("gut eins.xlsx", "schlecht.zip", ".gut-noch-im-gange.xlsx", "gut.txt"):
        (eingang / name).write_text("x")
    (eingang / "gut-ordner").mkdir()
    assert _lade(eingang, attrappe) == 2
    assert {p.name.split("Z-")[1] for p in (eingang / "geladen").iterdir()} == {"gut eins.xlsx", "gut-ordner"}
    assert {p.name.split("Z-")[1] for p in (eingang / "zurueck").iterdir()} == {"schlecht.zip"}
    assert {p.name for p in eingang.iterdir() if p.is_file()} == {".gut-noch-im-gange.xlsx", "gut.txt"}
    assert _lade(eingang, attrappe) == 0, "there is nothing left"


def test_while_the_database_is_away_everything_stays(tmp_path: Path, attrappe: Path) -> None:
    eingang = tmp_path / "eingang"
    eingang.mkdir()
    (eingang / "fort.xlsx").write_text("x")
    assert _lade(eingang, attrappe) == 3
    assert (eingang / "fort.xlsx").exists()


def test_only_a_checked_backup_gets_its_name(tmp_path: Path, attrappe: Path) -> None:
    ordner = tmp_path / "sicherungen"
    ordner.mkdir()
    befehl = [DEPLOY / "systemd" / "sichern.sh", ordner, attrappe]
    assert subprocess.run(befehl, check=False).returncode == 0
    assert [re.sub(r"\d", "0", p.name) for p in ordner.iterdir()] == ["asskomm-0000-00-00T000000Z.sicherung"]
    attrappe.write_text(ATTRAPPE.replace("*pruefen*", "*nie*"))
    for vorhanden in ordner.iterdir():
        vorhanden.unlink()
    assert subprocess.run(befehl, check=False).returncode == 1
    assert list(ordner.iterdir()) == []


# --- the runbook ------------------------------------------------------------------------------------------------------

HANDBUCH = (WURZEL / "docs" / "betrieb.md").read_text(encoding="utf-8")


def test_every_command_and_option_of_the_runbook_exists() -> None:
    import typer.main

    from cli import kommando

    befehle: dict[str, Any] = typer.main.get_command(kommando).commands  # type: ignore[attr-defined]
    genannt = re.findall(
        r"(?:(?<!-g )\basskomm(?:-verwaltung)?|compose run --rm verwaltung) ([a-z][\w-]*)([^\n`]*)", HANDBUCH
    )
    genannt = [(befehl, rest) for befehl, rest in genannt if befehl not in ("restart",)]
    assert len(genannt) > 15
    for befehl, rest in genannt:
        assert befehl in befehle, befehl
        optionen = {name for teil in befehle[befehl].params for name in teil.opts} | {"--help"}
        assert set(re.findall(r"(?<=\s)--?[a-z][\w-]*", rest.split("#")[0])) <= optionen, (befehl, rest)


def test_every_file_metric_and_setting_of_the_runbook_exists() -> None:
    for pfad in re.findall(r"\bdeploy/[\w./@-]+\w", HANDBUCH):
        assert (WURZEL / pfad).exists() or pfad in (
            "deploy/geheim",
            "deploy/austausch",
            "deploy/systemd/asskomm.conf",
        ), pfad
    felder = {f"ASSKOMM_{name.upper()}" for name in Settings.model_fields} | {"ASSKOMM_NAME"}
    assert set(re.findall(r"\bASSKOMM_[A-Z_]*[A-Z]\b", HANDBUCH)) <= felder
    da = {"asskomm_weg", "asskomm_programm_info", "asskomm_lesen", "asskomm_eintrag", "asskomm_alt", *metriken()}
    assert {re.sub(r"_total$", "", name) for name in re.findall(r"\basskomm_[a-z_]+", HANDBUCH)} <= da


def test_every_message_that_the_runbook_explains_is_really_said() -> None:
    tabelle = HANDBUCH[HANDBUCH.index("## Störungen") : HANDBUCH.index("## Notfall Freigabe")]
    zeichen = "\n".join(zeile.split("|")[1] for zeile in tabelle.splitlines() if zeile.startswith("|"))
    quellen = [
        p
        for o in ("web", "ui", "data_access", "domain", "deploy", "app")
        for p in (WURZEL / o).rglob("*")
        if p.is_file()
    ]
    texte = [p.read_text(encoding="utf-8") for p in quellen if p.suffix in (".py", ".json", ".http", ".cfg", ".conf")]
    alles = re.sub(r'"\s*\n\s*f?"', "", "\n".join(texte))
    for satz in re.findall("„([^“]+)“", zeichen):
        assert satz.rstrip(" …") in alles, satz
