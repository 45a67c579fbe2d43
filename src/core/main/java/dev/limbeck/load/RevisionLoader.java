package dev.limbeck.load;

import dev.limbeck.Migration;
import dev.limbeck.revision.RevisionFile;

/** Stub. */
public interface RevisionLoader {
    /** {@return it} */
    Migration load(RevisionFile file);
}
