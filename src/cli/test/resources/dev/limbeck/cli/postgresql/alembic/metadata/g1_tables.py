"""tables

Create Date: 2021-01-01 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "g1"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA app")
    op.create_table("item", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("own", sa.Text()))
    op.create_table("item", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("note", sa.Text()), schema="app")


def downgrade():
    op.drop_table("item", schema="app")
    op.drop_table("item")
    op.execute("DROP SCHEMA app")
