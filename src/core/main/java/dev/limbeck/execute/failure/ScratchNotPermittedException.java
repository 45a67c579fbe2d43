package dev.limbeck.execute.failure;

import dev.limbeck.LimbeckException;

/** Thrown if a command needs a scratch database but the settings permit none. Nothing was created or changed. */
public final class ScratchNotPermittedException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "scratch-not-permitted";

    /**
     * Creates the exception.
     *
     * @param product the name of the database product
     * @param example a URL of the product
     */
    public ScratchNotPermittedException(String product, String example) {
        super(
                CODE,
                "This needs a scratch database, which " + product
                        + " creates on a server, and the settings permit none."
                        + " Nothing was created. Set one of these:\n  database.scratch_url = \"" + example
                        + "\"    # another server of the same major version\n  database.scratch = \"live\"    # permits"
                        + " Limbeck to create and drop databases on the server of database.url (not on that of a data source of an application)",
                null);
    }
}
