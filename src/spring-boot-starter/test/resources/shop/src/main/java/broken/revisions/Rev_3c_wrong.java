package broken.revisions;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.Revision;

/** wrong */
@Revision(id = "3c", downRevision = {}, created = "2026-11-28T12:00:00Z", message = "wrong")
public final class Rev_3c_wrong extends Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("leftover", column("id", integer()));
        op.addColumn("absent", column("email", varchar(100)));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("leftover");
    }
}
