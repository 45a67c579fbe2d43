package dev.limbeck.result;

/**
 * The disk space that a planned operation requires while it runs, and the space that is available.
 *
 * @param needed the estimated number of bytes that must be free
 * @param available the number of free bytes
 */
public record PlannedSpace(long needed, long available) {
    /** {@return whether enough space is available} */
    public boolean isEnough() {
        return needed <= available;
    }
}
