package db.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** logins */
@Revision(id = "2b", downRevision = "1a", created = "2026-11-28T11:00:00Z", message = "logins")
public final class Rev_2b_logins extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("Person", column("login", varchar(255)));
        op.execute("update Person set login = lower(name)");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("Person", "login");
    }
}
