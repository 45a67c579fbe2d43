"""columns

Create Date: 2021-01-02 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "f2"
down_revision = "f1"


def upgrade():
    op.drop_column("visit", "date")
    op.drop_column("visit", "hash")
    op.drop_column("visit", "lower")
    op.drop_column("visit", "price")
    if "ix_at" in [each["name"] for each in sa.inspect(op.get_bind()).get_indexes("visit")]:
        op.drop_index("ix_at", "visit")


def downgrade():
    op.create_index("ix_at", "visit", ["at"])
    op.add_column("visit", sa.Column("price", sa.Integer()))
    op.add_column("visit", sa.Column("lower", sa.Integer()))
    op.add_column("visit", sa.Column("hash", sa.Text()))
    op.add_column("visit", sa.Column("date", sa.Text()))
