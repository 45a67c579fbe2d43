"""tables

Create Date: 2021-01-01 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "e1"
down_revision = None


def upgrade():
    op.create_table("account", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(20)),
                    sa.Column("state", sa.Enum("new", "old", name="state")))
    op.execute("CREATE INDEX IF NOT EXISTS ix_account ON account USING btree (name)")


def downgrade():
    op.drop_table("account")
    op.execute("DROP TYPE state")
