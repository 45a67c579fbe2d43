package dev.limbeck.postgresql.online;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.sql.SQLException;
import java.sql.Statement;

/** A revision that contains every operation that takes a different form if a revision runs step by step. */
class BusySteps extends Migration {
    /** The tables and rows before the revision. */
    static final String SETUP =
            """
            create table alembic_version (version_num varchar(32) not null primary key);
            create table owner (id int primary key, email varchar(40));
            create table pet (id int, name varchar(20), note text, age int, owner_id int);
            create view names as select id, name from pet;
            create index ix_age on pet (age);
            insert into owner select i, 'o' || i from generate_series(1, 30) i;
            insert into pet select i, 'p' || i, case when i % 3 = 0 then 'x' end, i % 20, 1 + i % 30
                from generate_series(1, 200) i;
            """;

    @Override
    public void upgrade(Operations op) throws SQLException {
        op.batchAlterTable("pet", batch -> {
            batch.addColumn(column("weight", integer())
                    .nullable(false)
                    .serverDefault(text("7"))
                    .backfill(text("age + 1")));
            batch.alterColumn("name", c -> c.type(varchar(60)).nullable(false));
            batch.alterColumn("note", c -> c.nullable(false).backfill(text("'none'")));
        });
        op.createPrimaryKey("pk_pet", "pet", "id");
        op.createUniqueConstraint("uq_name", "pet", "name");
        op.createForeignKey("pet", foreignKey("fk_owner", "owner_id").references("owner", "id"));
        op.createCheckConstraint("ck_age", "pet", text("age < 100"));
        op.batchAlterTable("pet", batch -> {
            batch.dropIndex("ix_age");
            batch.createIndex("ix_age", "age", "name");
        });
        op.createUniqueIndex("ix_mail", "owner", "email");
        op.execute("update owner set email = email || '@x'");
        op.createTable("visit", column("id", integer()).nullable(false), primaryKey("id"));
        more(op);
    }

    /** Adds a step that reads and writes rows with Java code. */
    void more(Operations op) throws SQLException {
        op.data("double the age", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("update pet set age = age * 2");
            }
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("update pet set age = age / 2");
        op.dropTable("visit");
        op.execute("update owner set email = replace(email, '@x', '')");
        op.dropIndex("ix_mail", "owner");
        op.batchAlterTable("pet", batch -> {
            batch.dropIndex("ix_age");
            batch.createIndex("ix_age", "age");
        });
        op.batchAlterTable("pet", batch -> {
            batch.dropConstraint("ck_age");
            batch.dropConstraint("fk_owner");
            batch.dropConstraint("uq_name");
            batch.dropConstraint("pk_pet");
        });
        op.batchAlterTable("pet", batch -> {
            batch.alterColumn("id", c -> c.nullable(true));
            batch.alterColumn("note", c -> c.nullable(true));
            batch.alterColumn("name", c -> c.type(varchar(20)).nullable(true));
            batch.dropColumn("weight");
        });
    }
}
