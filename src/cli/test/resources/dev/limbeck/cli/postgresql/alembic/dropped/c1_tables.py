"""tables

Create Date: 2021-01-01 00:00:00
"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c1"
down_revision = None


def upgrade():
    op.create_table(
        "parent", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("code", sa.String(), unique=True),
        sa.Column("name", sa.String(), index=True), sa.Column("low", sa.Integer()), sa.Column("high", sa.Integer()),
        sa.CheckConstraint("low < high", name="ordered"), sa.UniqueConstraint("name", "low", name="uq_parent"))
    op.create_index("ix_expression", "parent", [sa.text("lower(name)")], postgresql_where=sa.text("high IS NOT NULL"))
    op.create_index(None, "parent", ["low"])
    op.create_table("child", sa.Column("id", sa.BigInteger(), primary_key=True),
                    sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id")),
                    sa.Column("span", postgresql.INT4RANGE))
    op.create_table("other", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Integer()),
                    sa.Column("b", sa.Integer()))
    op.execute("CREATE INDEX ix_other ON other USING btree ((a + b)) WHERE a > 0")
    op.execute("ALTER TABLE other ADD CONSTRAINT positive CHECK (a > b)")


def downgrade():
    op.drop_table("other")
    op.drop_table("child")
    op.drop_table("parent")
