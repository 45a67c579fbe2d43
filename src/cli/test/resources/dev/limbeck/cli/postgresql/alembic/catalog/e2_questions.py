"""questions

Create Date: 2021-01-02 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "e2"
down_revision = "e1"


def upgrade():
    ask = op.get_bind()
    columns = [row[0] for row in ask.execute(sa.text(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = :t"
        " ORDER BY column_name"), {"t": "account"})]
    op.create_table("found_" + "_".join(columns), sa.Column("id", sa.Integer(), primary_key=True))
    kind = ask.execute(sa.text(
        "SELECT data_type FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'name'")).scalar()
    op.execute("COMMENT ON TABLE account IS '%s'" % kind)
    labels = [row[0] for row in ask.execute(sa.text(
        "SELECT enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid WHERE t.typname = 'mood' ORDER BY enumsortorder"))]
    op.execute("COMMENT ON TYPE mood IS '%s'" % ", ".join(labels).replace("'", "''"))
    op.create_table("moods_%d_%s" % (len(labels), labels[2]), sa.Column("id", sa.Integer(), primary_key=True))
    if not ask.execute(sa.text("SELECT 1 FROM pg_type WHERE typname = 'state'")).scalar():
        op.create_table("no_type", sa.Column("id", sa.Integer()))
    if ask.execute(sa.text("SELECT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'ix_account')")).scalar():
        op.drop_index("ix_account", table_name="account")
    if ask.execute(sa.text("SELECT current_schema()")).scalar() == "public":
        op.execute("ALTER TYPE state ADD VALUE 'gone'")
        op.add_column("account", sa.Column("last", sa.Enum("new", "old", "gone", name="state")))


def downgrade():
    op.drop_table("moods_4_up")
    op.execute("COMMENT ON TYPE mood IS NULL")
    op.drop_column("account", "last")
    op.create_index("ix_account", "account", ["name"])
    op.execute("COMMENT ON TABLE account IS NULL")
    op.drop_table("found_id_name_state")
