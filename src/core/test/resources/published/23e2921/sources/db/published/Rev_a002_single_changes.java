package db.published;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** Every operation outside of a batch. */
@Revision(id = "a002", downRevision = "a001", created = "2026-11-23T07:46:12Z", branchLabels = {}, dependsOn = {})
public final class Rev_a002_single_changes extends Migration {
    @Override
    public void upgrade(Operations op) {
        op.createTableComment("tag", "by hand");
        op.dropTableComment("tag");
        op.addColumn("tag", column("colour", varchar(20)).serverDefault(text("'red'")));
        op.addColumnIfNotExists("tag", column("colour", integer()));
        op.addColumnIfNotExists("tag", column("size", integer()));
        op.dropColumn("tag", "size");
        op.dropColumnIfExists("tag", "size");
        op.alterColumn("tag", "name", c -> c.existingType(varchar(40)).existingNullable(false).type(varchar(60)));
        op.renameColumn("user", "pw", "hashed_password");
        op.createTable("keyless", column("a", integer()).nullable(false), column("b", integer()), column("c", bigint()));
        op.createPrimaryKey("pk_keyless", "keyless", "a");
        op.createUniqueConstraint("uk_keyless_b", "keyless", "b");
        op.createUniqueConstraint(null, "keyless", "b", "c");
        op.createForeignKey("keyless", foreignKey("fk_keyless", "c").references("user", "id"));
        op.createCheckConstraint("ck_keyless", "keyless", text("b > 0"));
        op.createCheckConstraint(null, "keyless", text("c > 0"));
        op.renameConstraint("ck_keyless", "ck_keyless_b", "keyless");
        op.dropConstraint("ck_keyless_b", "keyless");
        op.dropConstraintIfExists("ck_keyless_b", "keyless");
        op.dropConstraint(uniqueConstraint(null, "b", "c"), "keyless");
        op.dropConstraint(checkConstraint(null, text("c > 0")), "keyless");
        op.dropConstraint(foreignKey("fk_keyless", "c").references("user", "id"), "keyless");
        op.dropPrimaryKey("keyless");
        op.createPrimaryKey(null, "keyless", "a", "b");
        op.createIndex("ix_pet_owner", "pet", "owner_id", desc("name"));
        op.createIndex("ix_pet_named", "pet", part("name").collate("NOCASE").desc(), where(text("name is not null")));
        op.createIndexIfNotExists("ix_pet_owner", "pet", "vet_id");
        op.createIndexIfNotExists("ix_pet_vet", "pet", "vet_id");
        op.createUniqueIndex("ux_user_email", "user", part(text("lower(email)")));
        op.createUniqueIndexIfNotExists("ux_user_email", "user", "email");
        op.createUniqueIndexIfNotExists("ux_tag_name", "tag", "name");
        op.renameIndex("ix_pet_vet", "ix_pet_veterinarian", "pet");
        op.dropIndex("ix_pet_veterinarian", "pet");
        op.dropIndexIfExists("ix_pet_veterinarian", "pet");
        op.createView("adult", text("create view adult as select * from user where age >= 18"));
        op.createTrigger("user_gone", "user", text("create trigger user_gone after delete on user begin"
                + " delete from pet where vet_id = old.id; end"));
        op.renameTable("tag", "label");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTrigger("user_gone");
        op.dropView("adult");
        op.renameTable("label", "tag");
        op.dropIndexIfExists("ux_tag_name", "tag");
        op.dropIndex("ux_user_email", "user");
        op.dropIndex("ix_pet_named", "pet");
        op.dropIndex("ix_pet_owner", "pet");
        op.dropTable("keyless");
        op.renameColumn("user", "hashed_password", "pw");
        op.dropColumn("tag", "colour");
        op.alterColumn("tag", "name", c -> c.type(varchar(40)));
    }
}
