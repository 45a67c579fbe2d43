package dev.limbeck.mariadb.history;

import dev.limbeck.mariadb.MariadbDump;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.testing.CorpusTests;
import dev.limbeck.testing.OneProject;
import java.util.Map;

/** Tests published models on MariaDB, two of which the server rejects. */
class CorpusTest extends CorpusTests {
    @Override
    protected String createDatabase() {
        return MariadbServer.createDatabase();
    }

    /**
     * Returns the two rejected models: HAPI FHIR has an index that is longer than 3072 bytes and another index that has
     * the same name as a foreign key on different columns; DSpace uses PostgreSQL types.
     */
    @Override
    protected Map<String, String> rejected() {
        return Map.of(
                "HAPI FHIR", "could not create the table HFJ_RES_VER: Specified key was too long",
                "DSpace", "could not create the table item: You have an error in your SQL syntax");
    }

    @Override
    protected void requireNoChangeAfterRestore(OneProject project, String url) {
        if (MariadbDump.hasPrograms()) {
            String restored = createDatabase();
            MariadbDump.restore(restored, MariadbDump.dump(url));
            requireNoChange(project, restored, "after a dump was restored");
        }
    }
}
