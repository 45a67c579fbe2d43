"""columns

Create Date: 2021-01-02 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "c2"
down_revision = "c1"


def upgrade():
    op.drop_column("parent", "name")
    op.drop_column("parent", "low")
    op.drop_column("child", "parent_id")
    with op.batch_alter_table("parent") as batch_op:
        batch_op.add_column(sa.Column("extra", sa.Integer(), index=True))
        batch_op.create_unique_constraint("uq_extra", ["extra", "code"])
        batch_op.drop_column("extra")
    op.execute("ALTER TABLE parent DROP CONSTRAINT parent_pkey CASCADE")
    op.drop_column("parent", "id")
    op.drop_column("other", "a")
    op.execute("COMMIT")


def downgrade():
    op.add_column("other", sa.Column("a", sa.Integer()))
    op.create_check_constraint("positive", "other", "a > b")
    op.create_index("ix_other", "other", [sa.text("(a + b)")], postgresql_where=sa.text("a > 0"))
    op.add_column("parent", sa.Column("id", sa.Integer(), nullable=False))
    op.create_primary_key("parent_pkey", "parent", ["id"])
    op.add_column("child", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id")))
