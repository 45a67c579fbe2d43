"""a table is changed

Revision ID: 3c00
Revises: 2b00
Create Date: 2021-04-03 04:05:06

"""
import sqlalchemy as sa
from alembic import op

revision = "3c00"
down_revision = "2b00"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("list", schema=None) as batch_op:
        batch_op.alter_column("title", new_column_name="heading", existing_type=sa.String(), type_=sa.String(100))
        batch_op.alter_column("owner_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.add_column(sa.Column("parent_id", sa.Integer()))
        batch_op.add_column(sa.Column("kind", sa.String(8), server_default="plain", nullable=False))
        batch_op.create_index("ix_list_kind", ["kind"])
        batch_op.create_foreign_key("fk_list_parent", "list", ["parent_id"], ["id"], ondelete="SET NULL")
        batch_op.create_check_constraint("ck_list_kind", "kind IN ('plain', 'other')")
    with op.batch_alter_table("list", recreate="always") as batch_op:
        batch_op.create_unique_constraint("uq_list_heading", ["heading"])
        batch_op.drop_constraint("fk_list_owner", type_="foreignkey")
        batch_op.alter_column("kind", server_default=None, existing_type=sa.String(8))
        batch_op.create_index("ix_list_heading", ["heading", "owner_id"], unique=False)
    with op.batch_alter_table("setting") as batch_op:
        batch_op.alter_column("value", type_=sa.Text(), nullable=False, server_default=sa.text("'none'"))
    with op.batch_alter_table("entry") as batch_op:
        pass
    op.rename_table("setting", "settings")


def downgrade():
    op.rename_table("settings", "setting")
    with op.batch_alter_table("setting") as batch_op:
        batch_op.alter_column("value", type_=sa.TIMESTAMP(), nullable=True, server_default=None)
    with op.batch_alter_table("list") as batch_op:
        batch_op.drop_index("ix_list_heading")
        batch_op.create_foreign_key("fk_list_owner", "user", ["owner_id"], ["id"], ondelete="CASCADE")
    with op.batch_alter_table("list") as batch_op:
        batch_op.drop_constraint("ck_list_kind", type_="check")
        batch_op.drop_constraint("uq_list_heading", type_="unique")
        batch_op.drop_constraint("fk_list_parent", type_="foreignkey")
        batch_op.drop_index("ix_list_kind")
        batch_op.drop_column("kind")
        batch_op.drop_column("parent_id")
        batch_op.alter_column("heading", new_column_name="title", type_=sa.String())
        batch_op.alter_column("owner_id", nullable=False)
