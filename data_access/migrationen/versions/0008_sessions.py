"""Sessions

Who is signed in: one list for all processes, so that signing out counts everywhere at once. A downgrade signs everybody out.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sitzung",
        sa.Column("id", sa.Text(), nullable=False, comment="SHA-256 of the secret that the reader's browser keeps"),
        sa.Column("leser", sa.Text(), nullable=False, comment="Who: the provider's name for the person"),
        sa.Column("name", sa.Text(), nullable=False, comment="The person's name as the provider tells it"),
        sa.Column("rolle", sa.Text(), nullable=False, comment="What the person may see"),
        sa.Column("begonnen_am", sa.DateTime(timezone=True), nullable=False, comment="When the person signed in (UTC)"),
        sa.Column(
            "zuletzt_am",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When it was last used, to the minute (UTC)",
        ),
        sa.Column("endet_am", sa.DateTime(timezone=True), nullable=False, comment="When it ends at the latest (UTC)"),
        sa.Column(
            "beendet_am",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the person signed out (UTC); NULL: has not",
        ),
        sa.Column("vorgang", sa.Text(), nullable=False, comment="SHA-256 of the sign-in's state: it is good for one"),
        sa.Column(
            "ausweis",
            sa.Text(),
            nullable=True,
            comment="The provider's token for signing out there, encrypted with the browser's secret",
        ),
        sa.CheckConstraint("rolle IN ('leitung', 'presse', 'pflege', 'gast')", name=op.f("ck_sitzung_rolle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitzung")),
        sa.UniqueConstraint("vorgang", name=op.f("uq_sitzung_vorgang")),
        comment="Who is signed in: one list for all processes. The only table here whose rows change and go",
    )
    op.create_index(op.f("ix_sitzung_endet_am"), "sitzung", ["endet_am"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_sitzung_endet_am"), table_name="sitzung")
    op.drop_table("sitzung")
