"""rows

Create Date: 2021-01-02 00:00:00
"""
import sqlalchemy as sa
from alembic import op

revision = "g2"
down_revision = "g1"


def upgrade():
    connection = op.get_bind()
    metadata = sa.MetaData(schema="app")
    table = sa.Table("item", metadata, sa.Column("id", sa.Integer()), sa.Column("note", sa.Text()))
    op.bulk_insert(table, [{"id": 1, "note": "one"}, {"id": 2, "note": "two"}])
    reflected = sa.Table("item", sa.MetaData(), schema="app", autoload_with=connection)
    op.execute(reflected.update().where(reflected.c.id == 2).values(note="changed"))
    connection.exec_driver_sql("INSERT INTO item VALUES (3, '50%% of 100 %%%%')")
    op.execute("INSERT INTO item VALUES (4, '50%% of 100 %')")


def downgrade():
    op.execute("DELETE FROM app.item")
    op.execute("DELETE FROM item")
