"""first

Create Date: 2021-01-01 00:00:00
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = "a1"
down_revision = None

def upgrade():
    op.create_table("customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(50), nullable=False, comment="the name"),
        sa.Column("email", sa.String(), unique=True),
        sa.Column("big", sa.BigInteger(), server_default="0"),
        sa.Column("amount", sa.Numeric(12, 2)),
        sa.Column("ratio", sa.Float()),
        sa.Column("single", sa.Float(24)),
        sa.Column("dbl", postgresql.DOUBLE_PRECISION()),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("off", sa.Boolean(), server_default=sa.text("false")),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb")),
        sa.Column("js", sa.JSON()),
        sa.Column("tags", postgresql.ARRAY(sa.String(20)), server_default="{}"),
        sa.Column("nums", sa.ARRAY(sa.Integer())),
        sa.Column("uid", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()")),
        sa.Column("ip", postgresql.INET()), sa.Column("net", postgresql.CIDR()), sa.Column("mac", postgresql.MACADDR()),
        sa.Column("iv", postgresql.INTERVAL()), sa.Column("iv2", sa.Interval()),
        sa.Column("iv3", postgresql.INTERVAL(fields="DAY TO SECOND", precision=3)),
        sa.Column("tsv", postgresql.TSVECTOR()), sa.Column("by", postgresql.BYTEA()), sa.Column("lb", sa.LargeBinary()),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("at2", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("at3", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("d", sa.Date()), sa.Column("t", sa.Time(timezone=True)), sa.Column("t2", sa.Time()),
        sa.Column("rng", postgresql.INT4RANGE()), sa.Column("trng", postgresql.TSTZRANGE()),
        sa.Column("bits", postgresql.BIT(8)), sa.Column("vbits", postgresql.BIT(8, varying=True)),
        sa.Column("money", postgresql.MONEY()), sa.Column("oid", postgresql.OID()),
        sa.Column("ch", sa.CHAR(3)), sa.Column("UpperCase", sa.Text(collation="C")), sa.Column("order", sa.SmallInteger()),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("amount > 0", name="positive"),
        sa.CheckConstraint("big > 0"),
        comment="customers of the shop")
    op.create_table("Order",
        sa.Column("id", sa.BigInteger(), sa.Identity(start=100, increment=5, maxvalue=100000, cycle=True), primary_key=True),
        sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("n", sa.Integer(), sa.Identity(always=True)),
        sa.Column("total", sa.Integer(), sa.Computed("n * 2", persisted=True)),
        sa.UniqueConstraint("customer_id", "n", name="uq_o", deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["n"], ["customer.id"], name="fk_n", deferrable=True, initially="DEFERRED", onupdate="SET NULL"),
    )
    op.create_index("ix_tags", "customer", ["tags"], postgresql_using="gin")
    op.create_index("ix_name", "customer", ["name"], postgresql_ops={"name": "text_pattern_ops"})
    op.create_index("ix_lower", "customer", [sa.text("lower(name)")], unique=True, postgresql_where=sa.text("amount IS NOT NULL"))
    op.create_index("ix_desc", "customer", [sa.text("name DESC NULLS LAST"), "big"], postgresql_include=["email"])
    op.create_index("ix_with", "customer", ["big"], postgresql_with={"fillfactor": 50})
    op.create_index("ix_desc2", "customer", [sa.text("at desc"), sa.desc("d")])
    op.create_index("ix_conc", "customer", ["d"], postgresql_concurrently=False)
    op.create_exclude_constraint("no_overlap", "customer", ("rng", "&&"), using="gist", where=sa.text("big > 5"))

def downgrade():
    op.drop_constraint("no_overlap", "customer")
    op.drop_index("ix_tags", table_name="customer")
    op.drop_index("ix_lower")
    op.drop_table("Order")
    op.drop_table("customer")
