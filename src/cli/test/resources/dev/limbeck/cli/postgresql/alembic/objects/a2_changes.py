"""second

Create Date: 2021-01-02 00:00:00
"""
import enum
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = "a2"
down_revision = "a1"

class Mood(enum.Enum):
    good = "g"
    bad = "b"

state = postgresql.ENUM("new", "old", name="state")

def upgrade():
    bind = op.get_bind()
    op.create_table("t", sa.Column("id", postgresql.UUID(), primary_key=True), sa.Column("mood", sa.Enum(Mood), nullable=False),
        sa.Column("mood2", sa.Enum("good", "bad", name="mood")), sa.Column("k", sa.Enum("x", "y", name="Kind", length=20, native_enum=False)))
    state.create(bind, checkfirst=True)
    state.create(bind, checkfirst=True)
    op.add_column("t", sa.Column("state", state, server_default="new", nullable=False))
    op.add_column("t", sa.Column("states", postgresql.ARRAY(postgresql.ENUM("new", "old", name="state", create_type=False))))
    op.alter_column("customer", "name", type_=sa.Text(), existing_type=sa.String(50), nullable=True, new_column_name="full_name")
    op.alter_column("customer", "ch", type_=sa.Integer(), postgresql_using="ch::integer")
    op.alter_column("customer", "big", server_default=None, comment="big number")
    op.alter_column("customer", "d", server_default=sa.text("current_date"), nullable=False)
    op.create_unique_constraint(None, "customer", ["d", "t"])
    op.create_foreign_key(None, "t", "t", ["id"], ["id"])
    op.create_check_constraint("ck_t", "t", sa.column("k") != "z")
    op.create_table_comment("t", "it's a table")
    if bind.dialect.name == "postgresql":
        op.execute("CREATE VIEW v AS SELECT id, mood::text AS m FROM t WHERE k LIKE '%x'")
    insp = sa.inspect(bind)
    assert "t" in insp.get_table_names()
    with op.batch_alter_table("t") as b:
        b.add_column(sa.Column("extra", sa.Integer(), index=True))
        b.create_index("ix_b", ["extra", "k"])
        b.alter_column("extra", new_column_name="extra2")
    t = sa.table("t", sa.column("id", postgresql.UUID()), sa.column("mood", sa.Enum(Mood, name="mood")), sa.column("states", postgresql.ARRAY(state)), sa.column("k", sa.String))
    op.bulk_insert(t, [{"id": "11111111-1111-1111-1111-111111111111", "mood": Mood.good, "states": ["new", "old"], "k": "it's"},
       {"id": "11111111-1111-1111-1111-111111111112", "mood": "bad", "states": None, "k": "a\\b:c"}])
    op.execute(t.update().where(t.c.k == "it's").values(k="y"))
    op.execute(sa.text("update t set extra2 = :n where mood::text = 'good'").bindparams(n=5))
    c = sa.table("customer", sa.column("name"), sa.column("data", postgresql.JSONB), sa.column("active", sa.Boolean), sa.column("uid"), sa.column("amount"), sa.column("by", sa.LargeBinary), sa.column("at", sa.DateTime), sa.column("at3", sa.DateTime), sa.column("d", sa.Date), sa.column("full_name"), sa.column("tags", postgresql.ARRAY(sa.String)), sa.column("iv", sa.Interval))
    import datetime, decimal, uuid
    op.bulk_insert(c, [{"full_name": "x", "data": {"a": [1, "q'"]}, "active": True, "uid": "11111111-1111-1111-1111-111111111112", "amount": decimal.Decimal("1.20"), "by": b"\0\xff", "at": datetime.datetime(2020, 1, 2, 3, 4, 5),
        "at3": datetime.datetime(2020, 1, 2), "d": datetime.date(2021, 2, 3), "tags": ["a b", 'q"']}])

def downgrade():
    op.drop_constraint("t_id_fkey", "t", type_="foreignkey")
    op.drop_constraint("customer_d_t_key", "customer", type_="unique")
    op.alter_column("customer", "d", server_default=None, nullable=True)
    op.alter_column("customer", "big", server_default="0", comment=None)
    op.alter_column("customer", "ch", type_=sa.CHAR(3), postgresql_using="ch::text")
    op.alter_column("customer", "full_name", type_=sa.String(50), new_column_name="name", nullable=False)
    op.execute("drop view v")
    op.drop_table("t")
    state.drop(op.get_bind())
    sa.Enum(name="mood").drop(op.get_bind(), checkfirst=False)
    op.execute("delete from customer")
