"""another branch

Revision ID: 4e00
Revises: 3c00
Create Date: 2021-05-04 04:05:06

"""
import sqlalchemy as sa
from alembic import op

revision = "4e00"
down_revision = "3c00"
branch_labels = "shop"
depends_on = "9z00"


def upgrade():
    with op.batch_alter_table("entry") as batch_op:
        batch_op.drop_constraint("ck_entry_note", type_="check")
        batch_op.alter_column("note", existing_type=sa.VARCHAR(20), nullable=False, server_default="-")
    op.create_table("plain", sa.Column("a", sa.REAL), sa.Column("b", sa.UnicodeText), sa.Column("c", sa.DECIMAL(5)),
                    sa.Column("d", sa.BINARY(4)), sa.Column("e", sa.NVARCHAR(9)), sa.Column("f", sa.BLOB))


def downgrade():
    op.drop_table("plain")
    with op.batch_alter_table("entry") as batch_op:
        batch_op.alter_column("note", nullable=True, server_default=None)
        batch_op.create_check_constraint("ck_entry_note", sa.text("note <> ''"))
