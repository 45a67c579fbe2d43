package dev.limbeck.dialect;

import java.nio.file.Path;

/**
 * The disk space a change takes while it runs, and what there is.
 *
 * @param needed bytes that must be free, as estimated; never less than what is needed but for the odd page
 * @param usable bytes that are free to this user
 * @param folder where
 */
public record Room(long needed, long usable, Path folder) {

    /** {@return whether it fits} */
    public boolean isEnough() {
        return needed <= usable;
    }
}
