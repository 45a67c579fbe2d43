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
    op.create_table(
        "shares", sa.Column("share", sa.Float(), primary_key=True),
        sa.Column("at", sa.DateTime(), server_default=sa.func.localtimestamp()),
        sa.Column("by", sa.Text(), server_default=sa.func.current_user()))


def downgrade():
    op.drop_table("shares")
    op.drop_table("item", schema="app")
    op.drop_table("item")
    op.execute("DROP SCHEMA app")
