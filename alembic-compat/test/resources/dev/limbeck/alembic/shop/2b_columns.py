"""columns and indexes

Revision ID: 2b00
Revises: 1a00
Create Date: 2021-03-03 04:05:06+01:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "2b00"
down_revision: str = "1a00"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("user", sa.Column("phone", sa.String(20)))
    op.add_column("user", sa.Column("rank", sa.Integer(), server_default="7", nullable=False))
    op.create_index("ix_user_phone", "user", ["phone"], unique=True)
    op.create_index(op.f("ix_user_lower"), "user", [sa.text("lower(name)"), "rank"])
    op.create_index("ix_user_down", "user", [sa.text("score DESC")])
    op.create_index("ix_user_part", "user", ["email"], sqlite_where=sa.text("email IS NOT NULL"))


def downgrade():
    op.drop_index("ix_user_part", table_name="user")
    op.drop_index("ix_user_down")
    op.drop_index(op.f("ix_user_lower"), table_name="user")
    op.drop_index("ix_user_phone", "user")
    op.drop_column("user", "rank")
    op.drop_column("user", "phone")
