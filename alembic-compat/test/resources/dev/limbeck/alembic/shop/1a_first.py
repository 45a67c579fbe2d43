"""the first tables

Everything that a table can be made of.

Revision ID: 1a00
Revises:
Create Date: 2021-02-03 04:05:06.789012

"""
import datetime
import decimal
import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "1a00"
down_revision = None
branch_labels = None
depends_on = None


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


def upgrade():
    users = op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False, server_default="it's"),
        sa.Column("email", sa.Unicode(255, collation="NOCASE"), unique=True),
        sa.Column("state", sa.Enum("new", "active", "gone", name="ck_user_state", create_constraint=True)),
        sa.Column("colour", sa.Enum(Colour)),
        sa.Column("score", sa.Numeric(10, 2), server_default=sa.text("0"), nullable=False),
        sa.Column("ratio", sa.Float()),
        sa.Column("active", sa.Boolean(create_constraint=True, name="ck_user_active"), server_default=sa.true()),
        sa.Column("born", sa.Date()),
        sa.Column("wakes", sa.Time()),
        sa.Column("seen", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.Column("more", sa.JSON()),
        sa.Column("picture", sa.LargeBinary()),
        sa.Column("about", sa.Text()),
        sa.Column("big", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), index=True),
        sa.Column("small", sa.SmallInteger()),
        sa.Column("twice", sa.Integer(), sa.Computed("small * 2")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.CheckConstraint("score >= 0", name="ck_user_score"),
        sa.UniqueConstraint("name", "state", name="uq_user_name_state"),
    )
    op.create_table(
        "list",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("user.id", name="fk_list_owner", ondelete="CASCADE"),
                  nullable=False),
        sa.Column("title", sa.String),
    )
    op.create_table("counter", sa.Column("id", sa.Integer, primary_key=True), sqlite_autoincrement=True)
    op.create_table(
        "entry",
        sa.Column("list_id", sa.Integer, nullable=False),
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("note", sa.VARCHAR(20), sa.CheckConstraint("note <> ''", name="ck_entry_note")),
        sa.PrimaryKeyConstraint("list_id", "line"),
        sa.ForeignKeyConstraint(["list_id"], ["list.id"], name="fk_entry_list", onupdate="SET NULL",
                                deferrable=True, initially="DEFERRED"),
    )
    op.create_table("setting", sa.Column("key", sa.CHAR(8), primary_key=True), sa.Column("value", sa.TIMESTAMP()))
    op.bulk_insert(users, [
        {"id": 1, "name": "O'Hara", "email": "o@x.org", "state": "new", "colour": Colour.RED,
         "score": decimal.Decimal("12.50"), "ratio": 0.5, "active": True, "born": datetime.date(1999, 1, 2),
         "wakes": datetime.time(6, 30), "seen": datetime.datetime(2020, 5, 6, 7, 8, 9, 1000),
         "more": {"a": [1, None]}, "picture": b"\x00\xff", "about": "two\nlines", "big": 2 ** 40, "small": -3},
        {"id": 2, "name": "Zoë", "email": None, "state": "gone", "colour": None, "score": 0, "ratio": 1e-9,
         "active": False, "born": None, "wakes": None, "seen": None, "more": "text", "picture": None,
         "about": None, "big": None, "small": None},
    ])


def downgrade():
    for table in ("counter", "setting", "entry", "list", "user"):
        op.drop_table(table)
