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
    op.execute("CREATE TYPE mood AS ENUM ('low', 'it''s', 'top'); ALTER TYPE mood RENAME VALUE 'low' TO 'down'")
    op.execute("ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('down', 'it''s', 'top'); DROP TYPE mood_old")
    op.execute("ALTER TYPE mood ADD VALUE 'up' BEFORE 'top'")


def downgrade():
    op.execute("DROP TYPE mood")
    op.drop_table("account")
    op.execute("DROP TYPE state")
