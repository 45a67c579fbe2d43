package dev.limbeck.dialect;

import java.nio.file.Path;

/**
 * The disk space that a change requires while it runs, and the space that is available.
 *
 * @param needed the estimated number of bytes that must be free; the actual number is larger by at most a few pages
 * @param usable the number of bytes available to this user
 * @param folder a folder on the disk where the space is needed
 */
public record DiskSpace(long needed, long usable, Path folder) {

    /** {@return whether enough space is available} */
    public boolean isEnough() {
        return needed <= usable;
    }
}
