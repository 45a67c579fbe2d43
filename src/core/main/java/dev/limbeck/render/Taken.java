package dev.limbeck.render;

import org.jspecify.annotations.Nullable;

/**
 * What is particular to a revision that was taken over from another tool. Such a revision says nothing of what was there
 * before a change, since the other tool never looked.
 *
 * @param irreversible why it cannot be taken back, or null
 * @param unfinished what a person has to write first, or null
 */
public record Taken(@Nullable String irreversible, @Nullable Unfinished unfinished) {

    /**
     * A revision that refuses to run until a person has written it.
     *
     * @param why what could not be translated
     * @param upgrade the other tool's code of the upgrade; becomes a comment
     * @param downgrade the same of the downgrade
     */
    public record Unfinished(String why, String upgrade, String downgrade) {}
}
