"""first

Create Date: 2021-01-01 00:00:00
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = "b1"
down_revision = None

def upgrade():
    op.execute(sa.schema.CreateSchema("app"))
    op.execute(sa.schema.CreateSequence(sa.Sequence("nums", start=5, increment=2)))
    op.execute("CREATE DOMAIN posint AS integer CHECK (value > 0)")
    op.create_table("thing",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("kind", sa.Enum("a", "b", name="kind", schema="app")),
        sa.Column("n", sa.Integer(), server_default=sa.text("nextval('nums')")),
        sa.Column("n2", sa.Integer(), sa.Sequence("nums"), server_default=sa.Sequence("nums").next_value()),
        sa.Column("parent", sa.Integer(), sa.ForeignKey("app.thing.id")),
        sa.UniqueConstraint("n"),
        schema="app", comment="c")
    op.create_index("ix_n", "thing", ["n", sa.text("(n + 1)")], schema="app", unique=True)
    op.create_table("pub", sa.Column("a", sa.Integer(), nullable=False), sa.Column("b", sa.SmallInteger(), nullable=False, autoincrement=True),
        sa.Column("thing_id", sa.Integer), sa.PrimaryKeyConstraint("a", "b"), sa.ForeignKeyConstraint(["thing_id"], ["app.thing.id"]), schema="public")
    op.create_table("nokey", sa.Column("a", sa.Integer(), nullable=False), sa.Column("s", sa.String, primary_key=True), sa.Column("f", sa.Integer, sa.ForeignKey("app.thing.id"), primary_key=True))
    op.create_table("fkkey", sa.Column("id", sa.Integer, sa.ForeignKey("app.thing.id"), primary_key=True))
    op.create_table("defkey", sa.Column("id", sa.Integer, primary_key=True, server_default="5"), sa.Column("x", sa.Integer, sa.CheckConstraint("x > 1")))
    op.create_table("mixedCase", sa.Column("ID", sa.BigInteger, primary_key=True), sa.Column("theName", sa.String(3), unique=True, index=True), sa.Column("u2", sa.Integer, unique=True), sa.CheckConstraint('"theName" <> \'x\''))

def downgrade():
    op.drop_table("mixedCase")
    op.drop_table("defkey"); op.drop_table("fkkey"); op.drop_table("nokey"); op.drop_table("pub", schema="public")
    op.drop_index("ix_n", table_name="thing", schema="app")
    op.drop_table("thing", schema="app")
    op.execute("drop type app.kind")
    op.execute(sa.schema.DropSequence(sa.Sequence("nums")))
    op.execute("drop domain posint")
    op.execute("drop schema app")
