package dev.limbeck.mariadb.session;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A revision with every kind of step: changes to tables, changes to rows, and SQL. */
final class ManySteps extends Migration {
    /** The tables and rows before the revision. */
    static final List<String> SETUP = List.of(
            "create table alembic_version (version_num varchar(32) not null primary key)",
            "create table owner (id int primary key, email varchar(40))",
            "create table pet (id int not null, name varchar(20), note varchar(9) default 'n' comment 'notes', age int,"
                    + " owner_id int, state enum('A','B'), key ix_age (age))",
            "insert into owner select seq, concat('o', seq) from seq_1_to_30",
            "insert into pet select seq, concat('p', seq), if(seq % 3 = 0, 'x', null), seq % 20, 1 + seq % 30, 'A'"
                    + " from seq_1_to_100");

    @Override
    public void upgrade(Operations op) throws SQLException {
        op.createSequence(sequence("numbers").start(1000).increment(20));
        op.batchAlterTable("pet", batch -> {
            batch.addColumn(column("weight", integer()).nullable(false).backfill(text("age + 1")));
            batch.alterColumn("name", c -> c.type(varchar(60)).nullable(false));
            batch.alterColumn("note", c -> c.nullable(false).backfill(text("'none'")));
            batch.alterColumn("state", c -> c.type(enumeration("A", "B", "C")));
        });
        op.createPrimaryKey("pk_pet", "pet", "id");
        op.createUniqueConstraint("uq_name", "pet", "name");
        op.createForeignKey("pet", foreignKey("fk_owner", "owner_id").references("owner", "id"));
        op.createCheckConstraint("ck_age", "pet", text("age < 100"));
        op.batchAlterTable("pet", batch -> {
            batch.dropIndex("ix_age");
            batch.createIndex("ix_age", "age", "name");
        });
        op.execute("update owner set email = concat(email, '@x')");
        op.createTable("visit", column("id", integer()).nullable(false), primaryKey("id"));
        op.renameTable("visit", "visits");
        op.data("double the age", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("update pet set age = age * 2");
            }
        });
        op.execute("create table opaque (id int)");
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("drop table opaque");
        op.execute("update pet set age = age / 2");
        op.dropTable("visits");
        op.execute("update owner set email = replace(email, '@x', '')");
        op.batchAlterTable("pet", batch -> {
            batch.dropIndex("ix_age");
            batch.createIndex("ix_age", "age");
            batch.dropConstraint("ck_age");
            batch.dropConstraint("fk_owner");
            batch.dropConstraint("uq_name");
            batch.dropPrimaryKey();
        });
        op.batchAlterTable("pet", batch -> {
            batch.alterColumn("state", c -> c.type(enumeration("A", "B")));
            batch.alterColumn("note", c -> c.nullable(true));
            batch.alterColumn("name", c -> c.type(varchar(20)).nullable(true));
            batch.dropColumn("weight");
        });
        op.dropSequence("numbers");
    }
}
