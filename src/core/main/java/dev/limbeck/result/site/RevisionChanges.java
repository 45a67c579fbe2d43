package dev.limbeck.result.site;

import java.util.List;

/**
 * Changes that a revision makes.
 *
 * @param revision the id of the revision
 * @param changes the changes, one readable line each, for instance {@code add column user.name varchar(100)}
 */
public record RevisionChanges(String revision, List<String> changes) {
    /** Copies the list. */
    public RevisionChanges {
        changes = List.copyOf(changes);
    }
}
