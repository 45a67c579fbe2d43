package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** persons */
@Revision(
        id = "1a",
        downRevision = {},
        created = "2026-11-28T10:00:00Z",
        message = "persons")
public final class Rev_1a_persons extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "person",
                column("id", integer()).identity(),
                primaryKey("id"),
                column("name", varchar(255)).nullable(false));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("person");
    }
}
