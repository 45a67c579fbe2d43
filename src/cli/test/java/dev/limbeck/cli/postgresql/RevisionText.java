package dev.limbeck.cli.postgresql;

/** The text of a revision file. */
final class RevisionText {
    private RevisionText() {}

    /**
     * {@return the text of the revision}
     *
     * @param id the ID
     * @param below the ID of the preceding revision; empty if there is none
     * @param up the statements of upgrade
     * @param down the statements of downgrade
     */
    static String of(String id, String below, String up, String down) {
        return """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                @Revision(id = "%s", downRevision = {%s}, created = "2026-11-23T07:45:12Z", message = "step %s")
                public final class Rev_%s_step extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) {
                        %s
                    }
                }
                """
                .formatted(id, below.isEmpty() ? "" : "\"" + below + "\"", id, id, up, down);
    }
}
