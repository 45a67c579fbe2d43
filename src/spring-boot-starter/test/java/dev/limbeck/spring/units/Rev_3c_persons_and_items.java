package dev.limbeck.spring.units;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** persons and items */
@Revision(
        id = "3c",
        downRevision = {},
        created = "2026-11-29T10:00:00Z",
        message = "persons and items")
public final class Rev_3c_persons_and_items extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("person", column("id", integer()).nullable(false), primaryKey("id"));
        op.createTable("item", column("id", integer()).nullable(false), primaryKey("id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("item");
        op.dropTable("person");
    }
}
