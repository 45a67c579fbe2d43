"""rows are moved

Revision ID: 4d00
Revises: 3c00
Create Date: 2021-05-03 04:05:06

"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql import column, table

revision = "4d00"
down_revision = ("3c00",)
branch_labels = ("stock",)
depends_on = None

lists = table("list", column("id", sa.Integer), column("owner_id"), column("heading", sa.String),
              column("kind", sa.String))


def upgrade():
    connection = op.get_bind()
    op.bulk_insert(lists, [
        {"id": number, "owner_id": 1, "heading": "list %d" % number, "kind": "plain"} for number in range(1, 121)])
    op.execute("UPDATE list SET heading = 'a\\:b 10:30' WHERE id = 3")
    op.execute(lists.update().where(lists.c.heading == op.inline_literal("list 1")).values(kind="other"))
    op.execute(sa.text("UPDATE list SET heading = :h WHERE id = :i").bindparams(h="it's", i=2))
    connection.execute(sa.text("UPDATE list SET owner_id = :o WHERE id > :i"), {"o": 2, "i": 100})
    op.execute(lists.delete().where(sa.and_(lists.c.id > 110, sa.or_(lists.c.kind == "plain", lists.c.kind.is_(None)))))
    op.execute(lists.insert().values(id=500, heading=sa.func.upper("last"), kind="plain"))
    op.execute(lists.update().where(lists.c.id.in_([4, 5])).values(heading=lists.c.heading + "!"))


def downgrade():
    op.execute("DELETE FROM list")
