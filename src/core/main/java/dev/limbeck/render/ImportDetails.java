package dev.limbeck.render;

import org.jspecify.annotations.Nullable;

/**
 * Details of a revision that was imported from another tool. Since the other tool does not record the previous
 * properties of the objects that a revision changes, the imported revision does not contain them either.
 *
 * @param irreversible the reason why the revision cannot be reverted, or null
 * @param untranslated the code that has to be translated manually, or null
 */
public record ImportDetails(@Nullable String irreversible, @Nullable Untranslated untranslated) {

    /**
     * A revision that fails until it has been translated manually.
     *
     * @param reason what could not be translated
     * @param upgrade the code of the upgrade in the other tool, which becomes a comment; empty if the upgrade is
     *     translated
     * @param downgrade the code of the downgrade in the other tool; empty if the downgrade is translated
     */
    public record Untranslated(String reason, String upgrade, String downgrade) {}
}
