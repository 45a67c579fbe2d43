package dev.limbeck.execute.failure;

import dev.limbeck.LimbeckException;

/** Thrown if a command needs a scratch database but the settings do not allow one. Nothing was created or changed. */
public final class ScratchNotPermittedException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "scratch-not-permitted";

    /**
     * Creates the exception.
     *
     * @param product the name of the database product
     * @param example a URL of the product on another server
     */
    public ScratchNotPermittedException(String product, String example) {
        super(
                CODE,
                "This command needs a scratch database, which " + product + " creates on a server, but the settings "
                        + "do not permit one."
                        + " Nothing was created. Set one of these:\n  database.scratch_url = \"" + example
                        + "\"    # another server of the same major version\n"
                        + "  database.scratch = \"live\"    # permits Limbeck to create and drop databases on the"
                        + " server of database.url (not on the server of an application's data source)",
                null);
    }

    private ScratchNotPermittedException(String message) {
        super(CODE, message, null);
    }

    /**
     * {@return the exception for a URL that was set for scratch databases but points to the server of the live
     * database}
     */
    public static ScratchNotPermittedException onLiveServer() {
        return new ScratchNotPermittedException(
                "database.scratch_url points to the server of the database, or to a server with a copy of its files,"
                        + " but the settings permit no scratch databases there. Nothing was created. Specify another"
                        + " server of the same major version, or set database.scratch = \"live\", which permits"
                        + " Limbeck to create and drop databases on the server of database.url (not on the server of"
                        + " an application's data source)");
    }
}
