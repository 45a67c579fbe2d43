"""the last one

Revision ID: 6g00
Revises: 5f00
Create Date: 2021-07-03 04:05:06

"""
import sqlalchemy as sa
from alembic import op

revision = "6g00"
down_revision = "5f00"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("entry") as batch_op:
        batch_op.drop_constraint("fk_entry_list", type_="foreignkey")
        batch_op.add_column(sa.Column("user_id", sa.Integer(), sa.ForeignKey("user.id", name="fk_entry_user")))
    op.drop_table("plain")
    op.drop_index("ix_user_big", table_name="user")


def downgrade():
    op.create_index(op.f("ix_user_big"), "user", ["big"], unique=False)
    op.create_table("plain", sa.Column("a", sa.REAL), sa.Column("b", sa.UnicodeText), sa.Column("c", sa.DECIMAL(5)),
                    sa.Column("d", sa.BINARY(4)), sa.Column("e", sa.NVARCHAR(9)), sa.Column("f", sa.BLOB))
    with op.batch_alter_table("entry") as batch_op:
        batch_op.drop_constraint("fk_entry_user", type_="foreignkey")
        batch_op.drop_column("user_id")
        batch_op.create_foreign_key("fk_entry_list", "list", ["list_id"], ["id"], onupdate="SET NULL",
                                    deferrable=True, initially="DEFERRED")
