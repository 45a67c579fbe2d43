"""a second base

Revision ID: 9z00
Revises:
Create Date: 2021-02-05 04:05:06

"""
import sqlalchemy as sa
from alembic import op

revision = "9z00"
down_revision = None
branch_labels = ["audit"]
depends_on = None


def upgrade():
    op.create_table("audit", sa.Column("id", sa.BigInteger(), nullable=False), sa.Column("what", sa.Text()),
                    sa.PrimaryKeyConstraint("id"), sqlite_with_rowid=False)


def downgrade():
    op.drop_table("audit")
