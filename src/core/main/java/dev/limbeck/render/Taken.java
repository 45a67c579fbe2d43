package dev.limbeck.render;

import org.jspecify.annotations.Nullable;

/**
 * Details of a revision that was imported from another tool. Such a revision does not contain the existing properties
 * of what it changes, since the other tool does not record them.
 *
 * @param irreversible why it cannot be reverted, or null
 * @param unfinished what has to be translated manually, or null
 */
public record Taken(@Nullable String irreversible, @Nullable Unfinished unfinished) {

    /**
     * A revision that fails until it has been translated manually.
     *
     * @param why what could not be translated
     * @param upgrade the code of the upgrade in the other tool; becomes a comment
     * @param downgrade the code of the downgrade in the other tool
     */
    public record Unfinished(String why, String upgrade, String downgrade) {}
}
