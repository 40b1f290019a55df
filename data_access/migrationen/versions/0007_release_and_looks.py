"""Release and looks

What was loaded until now could be seen by everybody, so it counts as released. The protocol tables only grow: the database
itself refuses to change or delete their rows, whoever asks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABELLEN = ("aenderung", "papier", "ausgabe", "freigabe", "einsicht")
SATZ = "Diese Tabelle waechst nur; ihre Zeilen werden nicht geaendert"
BISHERIGE = """
INSERT INTO freigabe (lieferung_id, ab, erteilt_am, erteilt_von, notiz)
SELECT id, eingelesen_am, eingelesen_am, 'Umstellung', 'war vor Einführung der Freigabe für alle sichtbar' FROM lieferung
"""


def upgrade() -> None:
    op.create_table(
        "freigabe",
        sa.Column(
            "id",
            sa.Integer(),
            nullable=False,
            comment="Number of the entry; of several for a delivery the newest counts",
        ),
        sa.Column("lieferung_id", sa.Integer(), nullable=False, comment="Delivery, with all before it"),
        sa.Column("ab", sa.DateTime(timezone=True), nullable=False, comment="From when on everybody may see it (UTC)"),
        sa.Column(
            "erteilt_am", sa.DateTime(timezone=True), nullable=False, comment="When the release was entered (UTC)"
        ),
        sa.Column("erteilt_von", sa.Text(), nullable=False, comment="Who entered it"),
        sa.Column("notiz", sa.Text(), nullable=False, comment="Remark of that person"),
        sa.ForeignKeyConstraint(["lieferung_id"], ["lieferung.id"], name=op.f("fk_freigabe_lieferung_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freigabe")),
        comment="Which deliveries are released, and from when on; without an entry a delivery is vorläufig",
    )
    op.create_index(op.f("ix_freigabe_lieferung_id"), "freigabe", ["lieferung_id"], unique=False)
    op.create_table(
        "einsicht",
        sa.Column("id", sa.Integer(), nullable=False, comment="Number of the entry"),
        sa.Column(
            "zeit", sa.DateTime(timezone=True), nullable=False, comment="When the figures were shown or taken (UTC)"
        ),
        sa.Column("leser", sa.Text(), nullable=False, comment="Who: the provider's name for the person"),
        sa.Column("name", sa.Text(), nullable=False, comment="The person's name as the provider tells it"),
        sa.Column("rolle", sa.Text(), nullable=False, comment="What allowed the person to see them"),
        sa.Column("ort", sa.Text(), nullable=False, comment="Page, or kind of file"),
        sa.Column("datenstand", sa.Integer(), nullable=False, comment="Datenstand that was not released"),
        sa.Column("auswahl", sa.Text(), nullable=False, comment="What was chosen, as a link restores it"),
        sa.CheckConstraint("rolle IN ('leitung', 'presse', 'pflege', 'gast')", name=op.f("ck_einsicht_rolle")),
        sa.ForeignKeyConstraint(["datenstand"], ["lieferung.id"], name=op.f("fk_einsicht_datenstand")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_einsicht")),
        comment="Every look at figures before their release",
    )
    op.execute(BISHERIGE)
    for befehl in _waechter() if op.get_bind().dialect.name == "postgresql" else _waechter_sqlite():
        op.execute(befehl)


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for tabelle in TABELLEN:
        if postgresql:
            op.execute(f"DROP TRIGGER nur_wachsend ON {tabelle}")
        else:
            for vorgang in ("update", "delete"):
                op.execute(f"DROP TRIGGER nur_wachsend_{tabelle}_{vorgang}")
    if postgresql:
        op.execute("DROP FUNCTION nur_wachsend()")
    op.drop_table("einsicht")
    op.drop_index(op.f("ix_freigabe_lieferung_id"), table_name="freigabe")
    op.drop_table("freigabe")


def _waechter() -> list[str]:
    funktion = (
        "CREATE FUNCTION nur_wachsend() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SATZ}' USING ERRCODE = 'insufficient_privilege'; END $$"
    )
    return [funktion] + [
        f"CREATE TRIGGER nur_wachsend BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabelle} "
        "FOR EACH STATEMENT EXECUTE FUNCTION nur_wachsend()"
        for tabelle in TABELLEN
    ]


def _waechter_sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER nur_wachsend_{tabelle}_{vorgang} BEFORE {vorgang.upper()} ON {tabelle} "
        f"BEGIN SELECT RAISE(ABORT, '{SATZ}'); END"
        for tabelle in TABELLEN
        for vorgang in ("update", "delete")
    ]
