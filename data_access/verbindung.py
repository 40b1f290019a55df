"""How is a connection to PostgreSQL opened, and how long may a server stay silent before it counts as lost?

The limits of a session are set after it was opened: libpq chooses among several hosts by what a session may do
(``target_session_attrs``), so a session that begins read-only would never find the server that can be written.
"""

from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Engine, event

GRUND_STUMM = "Der Server antwortet nicht mehr"
ERREICHEN = 5  # seconds until a host must accept a connection
# A peer that vanished without a word (no power, no network) is noticed after about 25 seconds, not after two hours.
LEBENSZEICHEN = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
_GRENZEN = """SELECT set_config('default_transaction_read_only', %s, false),
    CASE WHEN current_setting('statement_timeout') = '0' THEN set_config('statement_timeout', %s, false) END"""


def verbinde(schweigen: float | None) -> Callable[..., Any]:
    """What SQLAlchemy calls to connect; ``schweigen``: seconds after which a silent server counts as lost, None: never.

    PostgreSQL ends long statements itself; this one is for a server that is stopped or hangs and cannot do it any more.
    """

    class Verbindung(psycopg.Connection[Any]):
        """Gives up where psycopg would wait for ever."""

        def wait(self, gen: PQGen[Any], interval: float = 0.1, timeout: float | None = None) -> Any:
            try:
                return super().wait(gen, interval, schweigen if timeout is None else timeout)
            except psycopg.errors._WaitTimeout:
                self.pgconn.finish()
                raise psycopg.OperationalError(GRUND_STUMM) from None

    def verbinde_neu(_dialekt: Any, _eintrag: Any, stellen: list[Any], benannte: dict[str, Any]) -> Any:
        return Verbindung.connect(*stellen, **benannte)

    return verbinde_neu


def begrenze(frist: int, nur_lesen: bool) -> Callable[..., None]:
    """What a new session may do: only read, and only for so many seconds; an address that says its own limit keeps it."""

    def setze(verbindung: Any, _eintrag: Any) -> None:
        if frist or nur_lesen:
            with verbindung.cursor() as zeiger:
                zeiger.execute(_GRENZEN, ("on" if nur_lesen else "off", f"{frist}s"))
            verbindung.commit()

    return setze


def verwirf_abgeloeste(maschine: Engine) -> None:
    """A server that became a standby refuses to be written: its connections are lost, the next ones find the new primary."""

    @event.listens_for(maschine, "handle_error")
    def _(umstand: Any) -> None:
        abgelehnt = isinstance(umstand.original_exception, psycopg.errors.ReadOnlySqlTransaction)
        if abgelehnt and umstand.connection and ist_ersatz(umstand.connection.connection.driver_connection):
            umstand.is_disconnect = True


def ist_ersatz(roh: Any) -> bool:
    """Is the server of this psycopg connection a standby? It tells so itself, without being asked."""
    return bool(roh.info.parameter_status("in_hot_standby") == "on")
