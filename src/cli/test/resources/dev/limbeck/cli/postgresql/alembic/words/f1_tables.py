"""tables

Create Date: 2021-01-01 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "f1"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA app")
    op.create_table(
        "visit", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("date", sa.Text()),
        sa.Column("hash", sa.Text()), sa.Column("lower", sa.Integer()), sa.Column("price", sa.Integer()),
        sa.Column("low", sa.Integer()), sa.Column("note", sa.Text()), sa.Column("at", sa.Text()),
        sa.CheckConstraint("at::date > '2000-01-01'::date", name="ck_at"), sa.CheckConstraint("price > 0"),
        sa.CheckConstraint("low < price", name="ck_low"), schema="public")
    op.create_index("ix_note", "visit", ["note"], postgresql_using="hash", schema="public")
    op.create_index("ix_lower", "visit", [sa.text("lower(note)")], schema="public")
    op.create_index("ix_at", "visit", ["at"], schema="public")
    op.create_table(
        "kinds", sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Enum("x", "y", name="kind", inherit_schema=True)), schema="app")


def downgrade():
    op.drop_table("kinds", schema="app")
    op.execute("DROP TYPE app.kind")
    op.execute("DROP SCHEMA app")
    op.drop_table("visit", schema="public")
