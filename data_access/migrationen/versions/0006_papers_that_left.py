"""Papers that left

Nothing refers to ``ausgabe``, but SQLite would lose its check constraints if it were built anew: the column is added in
place. It can be dropped in place as well, but there the reference must stand with the column.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "papier",
        sa.Column(
            "kennung",
            sa.Text(),
            nullable=False,
            comment="Its name in print and in the address of its Zitierkarte",
        ),
        sa.Column(
            "pruefwert",
            sa.Text(),
            nullable=False,
            comment="SHA-256 over aufnahme; kennung is its beginning",
        ),
        sa.Column("art", sa.Text(), nullable=False, comment="What the paper was made for"),
        sa.Column("titel", sa.Text(), nullable=False, comment="Title as it is printed"),
        sa.Column(
            "drucksache",
            sa.Text(),
            nullable=False,
            comment="Number of the Drucksache that it answers, may be empty",
        ),
        sa.Column("aufnahme", sa.Text(), nullable=False, comment="All that the paper says, as canonical JSON"),
        sa.Column(
            "entstanden_am",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When it left for the first time (UTC)",
        ),
        sa.PrimaryKeyConstraint("kennung", name=op.f("pk_papier")),
        sa.UniqueConstraint("pruefwert", name=op.f("uq_papier_pruefwert")),
        comment="Every paper that left this product, frozen: whatever its format, the same figures are one row",
    )
    op.add_column(
        "ausgabe",
        sa.Column(
            "papier",
            sa.Text(),
            sa.ForeignKey("papier.kennung", name=op.f("fk_ausgabe_papier")),
            nullable=True,
            comment="Paper on which it stands; NULL: it left without one",
        ),
        inline_references=True,
    )
    op.create_index(op.f("ix_ausgabe_papier"), "ausgabe", ["papier"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_ausgabe_papier"), table_name="ausgabe")
    op.drop_column("ausgabe", "papier")
    op.drop_table("papier")
