package dev.limbeck.cli.diagram;

import java.util.Locale;

/** The change to a part of a schema. */
public enum ChangeMark {
    /** It does not change. */
    NONE,
    /** It is created. */
    NEW,
    /** It is changed. */
    CHANGED,
    /** It is dropped. */
    DROPPED,
    /** It is renamed. */
    RENAMED;

    /**
     * {@return the word that marks the changed part, which is also the name of its style; empty for an unchanged part}
     */
    public String word() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
}
