package dev.limbeck.postgresql.history;

import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.CorpusTests;
import dev.limbeck.testing.OneProject;

/** Tests published models on PostgreSQL. */
class CorpusTest extends CorpusTests {
    @Override
    protected String createDatabase() {
        return PostgresqlServer.createDatabase();
    }

    @Override
    protected void requireNoChangeAfterRestore(OneProject project, String url) {
        if (PostgresqlDump.hasPrograms()) {
            String restored = createDatabase();
            PostgresqlDump.restore(restored, PostgresqlDump.dump(url));
            requireNoChange(project, restored, "after a dump was restored");
            String renamed = createDatabase();
            PostgresqlDump.restoreAs("Other Schema", url, renamed);
            requireNoChange(project.inSchema("Other Schema"), renamed, "after a dump was restored under another name");
        }
    }
}
