"""second

Create Date: 2021-01-02 00:00:00
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = "b2"
down_revision = "b1"

def upgrade():
    op.add_column("thing", sa.Column("x", sa.String(5), nullable=False, server_default="q", comment="cx", unique=True, index=False), schema="app")
    op.alter_column("thing", "x", existing_type=sa.String(5), type_=sa.String(9), schema="app", server_default=None)
    op.alter_column("thing", "n", server_default=None, schema="app")
    op.rename_table("pub", "published")
    op.rename_table("thing", "things", schema="app")
    op.drop_column("things", "parent", schema="app")
    op.drop_constraint("thing_n_key", "things", schema="app", type_="unique")
    op.alter_column("mixedCase", "theName", new_column_name="thatName", type_=sa.Text())
    op.drop_constraint("defkey_pkey", "defkey", type_="primary")
    op.create_primary_key(None, "defkey", ["x"])
    op.execute("""
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.x := 1; RETURN new; END; $$;
      CREATE TRIGGER trg BEFORE UPDATE ON defkey FOR EACH ROW EXECUTE FUNCTION touch();
    """)
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE app.kind ADD VALUE 'c' AFTER 'a'")
        op.create_index("ix_cc", "defkey", ["id"], postgresql_concurrently=True)
    op.execute("INSERT INTO app.things (kind, x) VALUES ('c', 'r')")
    op.execute("COMMENT ON COLUMN defkey.x IS 'ex'")
    bind = op.get_bind()
    insp = sa.inspect(bind)
    for u in insp.get_unique_constraints("mixedCase"):
        op.drop_constraint(u["name"], "mixedCase")
    for f in insp.get_foreign_keys("fkkey"):
        op.drop_constraint(f["name"], "fkkey")
    if "ghost" not in insp.get_table_names(schema="app"):
        op.create_table("ghost", sa.Column("id", sa.Integer, primary_key=True), sa.Column("e", postgresql.ENUM("p", "q", name="pq")), schema="app")

def downgrade():
    op.drop_table("ghost", schema="app")
    op.execute("drop type pq")
    op.create_foreign_key("fkkey_id_fkey", "fkkey", "things", ["id"], ["id"], referent_schema="app")
    op.create_unique_constraint("mixedCase_u2_key", "mixedCase", ["u2"])
    op.drop_index("ix_cc")
    op.execute("delete from app.things")
    op.execute("DROP TRIGGER trg ON defkey; DROP FUNCTION touch()")
    op.drop_constraint("defkey_pkey", "defkey")
    op.create_primary_key("defkey_pkey", "defkey", ["id"])
    op.alter_column("mixedCase", "thatName", new_column_name="theName", type_=sa.String(3))
    op.rename_table("published", "pub")
    op.drop_column("things", "x", schema="app")
    op.rename_table("things", "thing", schema="app")
    op.create_unique_constraint("thing_n_key", "thing", ["n"], schema="app")
    op.add_column("thing", sa.Column("parent", sa.Integer(), sa.ForeignKey("app.thing.id")), schema="app")
