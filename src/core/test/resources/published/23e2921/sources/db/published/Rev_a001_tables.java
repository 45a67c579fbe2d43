package db.published;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** Tables with every type, constraint and option. */
@Revision(id = "a001", downRevision = {}, created = "2026-11-23T07:45:12Z", branchLabels = "published")
public final class Rev_a001_tables extends Migration {
    @Override
    public void upgrade(Operations op) {
        op.createTable("numbers",
                column("id", bigint()).identity(),
                column("a", bool()).nullable(false).serverDefault(text("1")),
                column("b", tinyint()),
                column("c", smallint()),
                column("d", integer()),
                column("e", real()),
                column("f", floating()),
                column("g", floating(24)),
                column("h", doublePrecision()),
                column("i", decimal(10, 2)),
                column("j", numeric()),
                column("k", numeric(8)));

        op.createTable("texts",
                column("id", integer()).autoincrement(),
                column("a", character(3)),
                column("b", varchar(40)).collate("NOCASE"),
                column("c", varchar()),
                column("d", nchar(3)),
                column("e", nvarchar(20)),
                column("f", textType()),
                column("g", clob()),
                column("h", nclob()),
                column("i", json()),
                column("j", xml()),
                column("k", uuid()),
                column("l", noType()),
                column("m", type("varchar(9)")));

        op.createTable("bytes_and_times",
                column("a", binary(16)),
                column("b", varbinary(64)),
                column("c", blob()),
                column("d", date()),
                column("e", time()),
                column("f", timeWithTimeZone()),
                column("g", timestamp(6)),
                column("h", timestampWithTimeZone()),
                column("i", interval()));

        op.createTable("user",
                column("id", bigint()).identity(),
                column("email", varchar(320)).nullable(false),
                column("name", varchar(100)),
                column("age", integer()),
                column("cents", integer()).nullable(false).serverDefault(text("0")),
                column("euros", integer()).computed(text("cents / 100")),
                column("shown", varchar(100)).computedStored(text("upper(name)")),
                column("pw", varchar(60)),
                primaryKey("id").named("pk_user"),
                uniqueConstraint("uk_user_email", "email"),
                uniqueConstraint(null, "name", "age"),
                checkConstraint("ck_user_age", text("age >= 0")),
                checkConstraint(null, text("cents >= 0")));

        op.createTable("pet",
                column("id", integer()),
                column("owner_id", bigint()),
                column("vet_id", bigint()),
                column("sitter_id", bigint()),
                column("breeder_id", bigint()),
                column("name", varchar(40)),
                primaryKey("id"),
                foreignKey("fk_pet_owner", "owner_id").references("user", "id").onDelete(CASCADE).onUpdate(NO_ACTION),
                foreignKey(null, "vet_id").references("user").onDelete(SET_NULL).deferrable(INITIALLY_DEFERRED),
                foreignKey("fk_pet_sitter", "sitter_id").references("user", "id").onDelete(RESTRICT)
                        .deferrable(INITIALLY_IMMEDIATE),
                foreignKey("fk_pet_breeder", "breeder_id").references("user", "id").onDelete(SET_DEFAULT).match("FULL"));

        op.createTable("country",
                column("code", textType()),
                column("name", textType()).nullable(false),
                primaryKey("code"),
                strict(),
                withoutRowid());

        op.createTableIfNotExists("country", column("other", integer()));
        op.createTableIfNotExists("tag", column("id", bigint()).identity(), column("name", varchar(40)).nullable(false));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTableIfExists("nowhere");
        op.dropTableIfExists("tag");
        op.dropTable("country");
        op.dropTable("pet");
        op.dropTable("user");
        op.dropTable("bytes_and_times");
        op.dropTable("texts");
        op.dropTable("numbers");
    }
}
