package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** email */
@Revision(id = "2b", downRevision = "1a", created = "2026-11-28T11:00:00Z", message = "email")
public final class Rev_2b_email extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("person", column("email", varchar(100)));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("person", "email");
    }
}
